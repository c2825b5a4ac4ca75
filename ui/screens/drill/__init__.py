"""Drills that are played: the trainer's console, the room's projector, evaluators, debrief.

home        scenarios on offer, runs that wait, runs that are done
setup       place and seats of a run
console     one trainer runs it: clock, messages, map, decisions, seats, evaluator
projector   what the room sees; never what is to come, never what is private, no points before the debrief
presenter   conditions and words, no Qt
"""
