"""应急包 drawn.

plan       where everything lies, on a lying and on an upright glass     news     what changed in the last step
view       targets, touches, order of drawing       room     the window with its weather, the family, the card
conveyor   the belt and what passes on it           sack     the bag, its pockets, what flies in and out
dial       the scale and its needle, the clock      words    what things are called and who asks for them
hints      who asks for what                        moment   what is said of a closed bag, and the new card
sounds     what is heard of it
"""
