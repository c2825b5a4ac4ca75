"""电动车安全屋: an evening at the gate of a block of flats, then the night in which a battery smokes.

yard    the evening: bikes that come home, where each is put, sockets that fill up, batteries that grow hot
night   the smoke: in one's own room, or from the stairs; what can be touched, what hurts, the call
points  what a round is worth, and which rules were broken in it
game    the two one after the other: what was left in the stairwell burns in the stairwell
bots    the skilled and the average warden

How fast a battery charges, heats and burns is chosen for play and shown nowhere.
"""
