"""灭火器大师: three small fires, one of which is not for an extinguisher.

fires    what burns, what is offered against it, in which order, and what each of it does
fight    one fire from the first spark to the end: the world and its steps
offers   what a finger can meet just now
points   what a fight is worth, and which rules were broken in it
game     a round of three fires
bots     the skilled and the average player

What is taught is in content/courses/extinguisher (GB/T 4968-2008 for the classes of fire; the tips of the fire service
for 提拔握压, the root of the flame, the way out behind one). How fast a flame grows, how long a bottle lasts and how
wide its jet is are chosen for play and are shown nowhere as facts: GB 4351-2023 could not be opened.
"""
