"""烟层逃生: two floors full of smoke; on one there is a way out, on the other one stays and holds the door.

floor    a floor: the room, the corridor, stairs and lift, and how smoke comes down in it
escape   one person on one floor: what they do, how much smoke they breathe, how it ends
points   what an escape is worth, and which rules were broken in it
game     a round of two floors
bots     the skilled and the average player

What is taught is in content/courses/fire-escape: the door felt with the back of the hand, low under smoke, doors shut
behind one, stairs and never the lift, and that dense smoke is not crossed. Heights of a head, walking speeds and the
rate at which smoke sinks are chosen for play and shown nowhere as facts.
"""
