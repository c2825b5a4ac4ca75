"""应急包: a belt of things, one bag, and a card that says what to be ready for; then the card changes.

things   what passes on the belt, what it weighs, whom or what it is for
belt     which things pass in a round, and which are within reach now
packing  the bag: what is in it, how heavy it is, when it is closed
offers   what the glass offers at a moment
points   what a bag is worth, and which rules were broken in it
game     a round of two cards for one household
bots     the skilled and the average player

What belongs in the bag: annex 2 of 国防减救办发〔2024〕13 号, the national basic list of 2020, and GB/T 36750-2025
for what is added against flood, earthquake and fire; all three known from what was published about them
(content/register). How much a thing weighs and how much the bag bears are chosen for play and are shown nowhere as
numbers. What belongs to another card's disaster costs room, never points: the national list has some for everybody.
"""
