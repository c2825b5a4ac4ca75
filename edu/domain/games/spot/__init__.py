"""找隐患: three places of twelve. Find what is wrong, say how to put it right, let alone what is in order.

kinds   the things that can be wrong, and the rule that each belongs to; some look wrong and never are
scenes  the twelve places: which things stand where, on a grid that a picture of any size can be drawn to
look    one place being looked through: a finger, a question how to mend it, the clock
points  what a round is worth, and which rules went unseen
game    three places one after the other
bots    the skilled and the average inspector

A thing has two states, wrong and in order; which of them are wrong is drawn, so that nobody learns a place by heart.
What is said of each, and its ground, is in content/games/spot.yaml under `things`.
"""
