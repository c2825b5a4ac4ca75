"""Scored tabletop drills (桌面推演): a scenario, a world that runs by it, and a score. Integers only; pure.

Imports only the domain. Same seed and same inputs give the same state hash on any machine.

scenario     what a scenario is made of: immutable values, as a reader or a workshop makes them
conditions   the expressions of a scenario: own parser, typed, compiled to closures over the state
effects      the closed set of things that an option, an inject or an action can do; effect_steps: compiled to steps
             on the desk
layout       every name of a scenario gets a slot in the state: one list of integers
state        State, its incremental 64-bit hash, the desk on which one step is worked out
world/       models that move the world on each beat: rain and stream, plume, smoke, wildfire, people
soundness    everything of a scenario that does not fit together: what the compiler says, and what it does not ask
tells        what gives the right answer away: length and place
house        what the house asks of a scenario that it ships: counts, grounds, reading load
used_numbers which of the numbers that a place may change are asked for anywhere
grounds      every clause that a scenario cites, and how each was read
overlay      a scenario in one place: its own names, people and roads; local_names: its prose with them;
             missing_road: without one of its roads; road_mentions: texts that still name it
program      a scenario compiled: slots, closures, world; made once, used for any number of runs
inputs       what people put in: choices, actions, reports, hand-fired injects, freeze
engine       start, tick and advance, apply, legal, upcoming
happenings   what happens to injects, decisions and red lines, whoever brings it about
messages     加注: what a trainer makes up while it is played; moves nothing in the world
runs         a log of inputs and what it leads to: replay, fork, hashes
scoring      a log's result: criteria, objectives, red lines, total
bots         players of known skill, and the search for the best and the worst run
findings     what is wrong with a scenario, by name and place; whereabouts: the part that it is about
editing      a scenario changed part by part, by paths; blanks, model_blanks: new parts
beginnings   a scenario from nothing; unfinished: what is not written yet; writing_steps: what comes next, and where
pending_grounds   criteria that would be scored by what nobody has opened yet
vocabulary   what a scenario's expressions and effects may name, and what people call it; clauses: conditions as rows;
             effect_forms: effects as forms; expression_words, effect_words: both as sentences
solo         the cut of a scenario for one player; solo_play: that player from question to question
frozen       a scenario as bytes and back: what was played stays what it was
pictures     the world by names instead of slots, for screens; kept: a closed run with its pictures
evaluation   how evaluators judge a run: a profile and what marks add up to; profile_faults, profile_editing,
             profile_sheets: what does not hold, steps of change, its workbook; assessment_words
comparing    two runs of one scenario side by side, and what they did not have in common
debrief_words, run_log, papers   a run in words: what a debrief says, message by message, what goes on paper
part_shares  how the parts of a score become its total; amounts: figures of the world in words
run_records  a run as tables hold it; run_views, run_shown: as people are shown it; phone_views: as phones are
version      the version of the engine
verify/      the gates V1–V15
"""
