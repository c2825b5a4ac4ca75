"""村长与小河 drawn: a village on a slope in a night of rain, seen from the far bank.

plan       where everything lies, on a lying and on an upright glass     ways      who walks along what
land       sky, slope, terraces, shelter: what stands still              water     the brook that rises
rain       three depths of rain, splashes, far lightning                 houses    thirty homes and what they say
villagers  who leaves home, and who turns back                           members   the four, where their orders lead
orders     which member and which task are in the hand                   controls  cards, row signs, targets
news       what changed in the last step                                 hints     what can be done now
moment     what is said in the morning                                   view      joins them
sounds     what is heard of it
"""
