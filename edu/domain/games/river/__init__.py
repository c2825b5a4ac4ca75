"""村长与小河: at most ninety seconds of rain, three rows of houses along a brook, four grid members.

village  the brook, the houses and who lives in them, what a grid member does in a row
points   what a night is worth, and which rules were broken in it
offers   what a finger at random comes to
game     one night
bots     the skilled and the average player

What is taught is in content/courses/warning-evacuation: a call counts when it is answered, those who cannot walk alone
come first, the row nearest to the water first, nobody goes back before it is declared safe. How fast the brook rises
and how long a door takes are chosen for play and shown nowhere.
"""
