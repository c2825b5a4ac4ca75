"""Games of the experience hall: rules without a picture. Integers only; sixty steps a second; pure.

Same seed, level and acts give the same score and the same hash on any machine. Imports only the domain.

acts          what a player can do: a name of the game's own closed set, and up to two whole numbers
rules         what a game promises to those who play, draw and judge it
rounds        one round: acts in, steps counted, everything logged, hashed and replayed; its result
bots          players without eyes: random for every game; the skilled and the average are each game's own
ghosts        the day's best, to run beside
pack          what is said around a game: tutorial, cards, questions
catalogue     the games there are, by name
<game>/       one game each: its world and steps, its points, its bots
"""
