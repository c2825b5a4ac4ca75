"""A run that can be taken up again from any state, for searches and probes: states are values, so a fork is free.

Led by `Best` it is the expert bot's run, step by step (a test holds the two together).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from edu.domain.drills import engine, happenings
from edu.domain.drills.inputs import Act, Choose, Input, Report
from edu.domain.drills.parts import OPEN, CompiledDecision
from edu.domain.drills.program import Program
from edu.domain.drills.runs import Given, Log
from edu.domain.drills.state import News, State
from edu.domain.drills.verify.policies import Policy


@dataclass(frozen=True, slots=True)
class Walk:
    """`asked` are the numbers of decisions to be answered now, `later` of those that answers have just opened."""

    state: State
    asked: tuple[int, ...] = ()
    later: tuple[int, ...] = ()
    inputs: tuple[Given, ...] = ()
    path: tuple[tuple[str, str], ...] = ()
    """What was chosen so far."""

    def log(self, seed: int) -> Log:
        return Log(seed=seed, inputs=self.inputs)


def begun(program: Program, seed: int) -> Walk:
    news: list[News] = []
    state = engine.start(program, seed, (), news)
    return Walk(state, later=_opened(program, news))


def question(program: Program, walk: Walk) -> tuple[CompiledDecision, tuple[str, ...]]:
    """The first decision that is asked, with what is on offer."""
    decision = program.decisions[walk.asked[0]]
    return decision, happenings.on_offer(walk.state.slots, decision)


def to_question(program: Program, walk: Walk, policy: Policy) -> Walk:
    """On to the next decision with anything on offer, or to the end, when `asked` is empty."""
    while True:
        walk = _asking(program, walk)
        if walk.asked or walk.state.ending or walk.state.tick >= program.scenario.ticks:
            return walk
        if walk.state.tick and walk.state.tick % program.scenario.beat == 0:
            walk = _do_more(program, walk, policy)
        walk = _ticked(program, walk)


def chosen(program: Program, walk: Walk, option: str) -> Walk:
    decision = program.decisions[walk.asked[0]].source.id
    walk = _given(program, walk, Choose(decision, option))
    return replace(walk, asked=walk.asked[1:], path=(*walk.path, (decision, option)))


def to_end(program: Program, walk: Walk, policy: Policy) -> Walk:
    while (walk := to_question(program, walk, policy)).asked:
        decision, offered = question(program, walk)
        walk = chosen(program, walk, policy.option(decision, offered))
    return walk


def _asking(program: Program, walk: Walk) -> Walk:
    """Without the decisions that are closed again, or have nothing on offer and wait for their time."""
    asked = tuple(
        number
        for number in walk.asked
        if walk.state.slots[program.decisions[number].state] == OPEN
        and happenings.on_offer(walk.state.slots, program.decisions[number])
    )
    return walk if asked == walk.asked else replace(walk, asked=asked)


def _ticked(program: Program, walk: Walk) -> Walk:
    """Ticks until something opens or a beat comes, on which actions may have come within reach."""
    news: list[News] = []
    state, beat = walk.state, program.scenario.beat
    while True:
        state = engine.tick(program, state, news)
        asked = walk.later + _opened(program, news)
        if asked or state.ending or state.tick % beat == 0 or state.tick >= program.scenario.ticks:
            return Walk(state, asked, (), walk.inputs, walk.path)


def _do_more(program: Program, walk: Walk, policy: Policy) -> Walk:
    for action in program.scenario.actions:
        act = program.actions[action.id]
        v = walk.state.slots
        if v[act.count] < act.limit and act.when(v) and policy.takes(action.id, action.verdict):
            walk = _given(program, walk, Act(action.id))
    for form in program.scenario.forms:
        act = program.forms[form.id]
        v = walk.state.slots
        if not v[act.done] and act.when(v) and policy.takes(form.id, "good"):
            walk = _given(program, walk, Report(form.id, tuple(field.id for field in form.fields)))
    return walk


def _given(program: Program, walk: Walk, what: Input) -> Walk:
    news: list[News] = []
    state = engine.apply(program, walk.state, what, news)
    given = (*walk.inputs, Given(state.tick, what))
    return Walk(state, walk.asked, walk.later + _opened(program, news), given, walk.path)


def _opened(program: Program, news: list[News]) -> tuple[int, ...]:
    found = tuple(program.decision_number[one.what] for one in news if one.kind == "opened")
    news.clear()
    return found
