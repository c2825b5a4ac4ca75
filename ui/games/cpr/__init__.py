"""CPR 节拍 drawn.

plan       where everything lies, on a lying and on an upright glass     news     what changed in the last step
view       targets, touches, order of drawing       patient  the man, his colour, hands on his chest, breaths
beat       the ring that says when, and the word on every compression       dial     how fast, and the thirty
vessels    the picture of the blood: heart, brain, how deep      device   the defibrillator and its pads
people     who stands around, runs, telephones; the ambulance    cards    what can be done, along the foot
deed       what is being done, and what it costs      hints    what is said, and what to touch next
rewards    points and stars where they were earned      harm     a hand on him while nobody may
moment     what is said at the end      sounds   what is heard of it

The patient is never mirrored: the pads belong on his right and on his left, whatever hand plays.
"""
