"""CPR 节拍: somebody lies on the village square. Look, call, send for the machine, press in time, do as it says.

scene    the first half minute: what is to be done, and what only costs time
beat     hands on the chest: intervals, whether the chest came up again, breaths after thirty, pauses
machine  the defibrillator: on its way, here, on, padded, listening, ready to shock
points   what a round is worth, and which rules were broken in it
game     all of it together, until the ambulance is there
bots     the skilled and the average player

Rate, ratio, recoil and the longest pause are the American Heart Association's (content/register: aha-bls-table-2015);
the order of the machine is its own voice's. Depth is taught and never scored: a screen cannot feel it. Who has not been
trained presses only (first level); who has gives two breaths after thirty (second and third). How soon the machine and
the ambulance come, and how the face takes colour, are chosen for play and shown nowhere as numbers.
"""
