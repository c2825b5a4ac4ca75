"""Scored tabletop drills (桌面推演): a scenario, a world that runs by it, and a score. Integers only; pure.

Imports only the domain. Same seed and same inputs give the same state hash on any machine.

scenario     what a scenario is made of: immutable values, as a reader or a workshop makes them
conditions   the expressions of a scenario: own parser, typed, compiled to closures over the state
effects      the closed set of things that an option, an inject or an action can do
layout       every name of a scenario gets a slot in the state: one list of integers
state        State, its incremental 64-bit hash, the desk on which one step is worked out
world/       models that move the world on each beat: rain and stream, plume, smoke, wildfire, people
soundness    everything of a scenario that does not fit together: what the compiler says, and what it does not ask
tells        what gives the right answer away: length and place
house        what the house asks of a scenario that it ships: counts, grounds, reading load
grounds      every clause that a scenario cites, and how each was read
overlay      a scenario in one place: its own names, people and roads
program      a scenario compiled: slots, closures, world; made once, used for any number of runs
inputs       what people put in: choices, actions, reports, hand-fired injects, freeze
engine       start, tick and advance, apply, legal, upcoming
runs         a log of inputs and what it leads to: replay, fork, hashes
scoring      a log's result: criteria, objectives, red lines, total
bots         players of known skill, and the search for the best and the worst run
findings     what is wrong with a scenario, by name and place; whereabouts: the part that it is about
editing      a scenario changed part by part, by paths; blanks: new parts; unfinished: what is not written yet
solo         the cut of a scenario for one player; solo_play: that player from question to question
frozen       a scenario as bytes and back: what was played stays what it was
pictures     the world by names instead of slots, for screens; kept: a closed run with its pictures
debrief_words, run_log, papers   a run in words: what a debrief says, message by message, what goes on paper
run_records  a run as tables hold it; run_views, run_shown: as people are shown it
version      the version of the engine
verify/      the gates V1–V15
"""
