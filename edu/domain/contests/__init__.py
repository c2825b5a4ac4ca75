"""A competition evening (比武竞赛): teams, rounds, a buzzer, scores by the machine.

rules     rounds as data, and the usual evening
drawing   which questions an evening gets, none of them twice
play      the pure machine: moves → state; an undo is a move too
buzzer    who pressed first, and who too early
record    a kept evening and what a screen shows of it
"""
