"""A competition evening on the trainer's laptop and the room's screen.

home      evenings that go on, and those that are kept
setup     teams, banks, rounds
console   question, buzzer, points, undo; what the room sees is `stage`
"""
