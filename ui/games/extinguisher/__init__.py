"""灭火器大师 drawn.

plan       where everything lies, on a lying and on an upright glass     news     what changed in the last step
view       targets, touches, order of drawing       stage      the room, the burning thing, its fire and smoke
hands      the jet, the nozzle, lid, bucket, door: what the player does   controls  cards and buttons
moment     what is said after each fire
sounds     what is heard of it
"""
