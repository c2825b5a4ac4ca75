"""Start, tick, input: each gives a new state from an old one; nothing else moves a run.

    state = start(program, seed=7, npc=("driver",))
    state = tick(program, state)
    state = apply(program, state, Choose("route", "ridge"))

The order within a tick is fixed: what is due, then on a beat the models, on a minute the meters, on a beat roads,
people, what conditions bring (injects, decisions, red lines), ending.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeAlias

from edu.domain.drills import happenings
from edu.domain.drills.inputs import Act, Bring, Choose, Freeze, Input, Refused, Report, Seat
from edu.domain.drills.layout import FROZEN, TICK
from edu.domain.drills.parts import FIRST_OPTION, OPEN, CompiledAct, CompiledDecision
from edu.domain.drills.program import Program
from edu.domain.drills.state import Desk, News, State
from edu.domain.prng import Stream

SLOW, CAUTIOUS = "slow", "cautious"


Stop: TypeAlias = Callable[[Desk], bool]


def start(program: Program, seed: int, npc: Iterable[str] = (), news: list[News] | None = None) -> State:
    """The state at tick 0: chances drawn, seats set, everything with a time planned."""
    desk = Desk(program.blank, program.weight, program.marks, news)
    for role in npc:
        desk.put(program.layout.slots["npc", role], 1)
    for model in program.models:
        model.begin(desk, seed)
    _plan(program, desk, seed)
    return desk.done()


def tick(program: Program, state: State, news: list[News] | None = None) -> State:
    """One tick on. A run that has ended stays as it is."""
    return advance(program, state, state.tick + 1, news)


def advance(
    program: Program, state: State, until: int, news: list[News] | None = None, stop: Stop | None = None
) -> State:
    """What ticking up to `until` gives, in one go: nothing is worked out for ticks at which nothing can happen.

    `stop` is asked after each tick at which something could; where it says yes, that is the state given.
    """
    if state.ending or state.tick >= until:
        return state
    desk = opened(program, state, news)
    work(program, desk, until, stop)
    return desk.done()


def opened(program: Program, state: State, news: list[News] | None) -> Desk:
    """For who works several stretches and inputs on one desk: `work`, `put_in`, and `done` when a state is wanted."""
    return Desk(state, program.weight, program.marks, news)


def work(program: Program, desk: Desk, until: int, stop: Stop | None = None) -> None:
    """`advance` on an open desk."""
    while desk.tick < until and not desk.ending:
        desk.tick = _next(program, desk, until)
        desk.put(TICK, desk.tick)
        _tick(program, desk)
        if stop is not None and stop(desk):
            return


def _next(program: Program, desk: Desk, until: int) -> int:
    """The next tick at which anything can happen, `until` at the latest."""
    now, beat = desk.tick, program.scenario.beat
    at = now + beat - now % beat
    if desk.agenda and desk.agenda[0][0] < at:
        at = desk.agenda[0][0]
    if program.drifts:
        at = min(at, now + program.minute - now % program.minute)
    return at if at < until else until


def _tick(program: Program, desk: Desk) -> None:
    while (number := desk.next_due()) >= 0:
        _due(program, desk, number)
    moves = desk.tick % program.scenario.beat == 0
    if moves:
        for model in program.models:
            model.step(desk)
    if program.drifts and desk.tick % program.minute == 0:
        _drift(program, desk)
    if moves:
        _beat(program, desk)


def apply(program: Program, state: State, given: Input, news: list[News] | None = None) -> State:
    """Refused where the state does not allow it."""
    desk = opened(program, state, news)
    put_in(program, desk, given)
    return desk.done()


def put_in(program: Program, desk: Desk, given: Input) -> None:
    """`apply` on an open desk. Refused leaves it as it was."""
    if desk.ending:
        raise Refused("演练已经结束。")
    if isinstance(given, Choose):
        _choose(program, desk, given)
    elif isinstance(given, Act):
        _act(program, desk, given)
    elif isinstance(given, Report):
        _report(program, desk, given)
    elif isinstance(given, Bring):
        _bring(program, desk, given)
    elif isinstance(given, Freeze):
        desk.put(FROZEN, int(given.on))
    else:
        _seat(program, desk, given)


# -- what is possible --


@dataclass(frozen=True, slots=True)
class Legal:
    """What a seat may do now: open decisions with the options on offer, actions, reports that can be sent."""

    decisions: tuple[tuple[str, tuple[str, ...]], ...]
    actions: tuple[str, ...]
    forms: tuple[str, ...]

    @property
    def anything(self) -> bool:
        return bool(self.decisions or self.actions or self.forms)


def legal(program: Program, state: State, role: str = "") -> Legal:
    """`role` '' is every seat together."""
    v = state.slots
    if state.ending:
        return Legal((), (), ())
    return Legal(
        decisions=tuple(
            (decision.source.id, happenings.on_offer(v, decision))
            for decision in program.decisions
            if v[decision.state] == OPEN and role in ("", decision.source.role)
        ),
        actions=tuple(
            act.id
            for act in program.actions.values()
            if role in ("", act.role) and v[act.count] < act.limit and act.when(v)
        ),
        forms=tuple(
            act.id for act in program.forms.values() if role in ("", act.role) and not v[act.done] and act.when(v)
        ),
    )


@dataclass(frozen=True, slots=True)
class Upcoming:
    """What will come by time, if nobody acts; conditions are not foretold. `kind` is inject, decision or expiry."""

    tick: int
    kind: str
    id: str


def upcoming(program: Program, state: State) -> tuple[Upcoming, ...]:
    found = []
    for at, number in state.agenda:
        kind, index = program.due[number]
        if kind == "inject" and not state.slots[program.injects[index].fired]:
            found.append(Upcoming(at, "inject", program.injects[index].source.id))
        elif kind == "open" and not state.slots[program.decisions[index].opened]:
            found.append(Upcoming(at, "decision", program.decisions[index].source.id))
        elif kind == "expire" and state.slots[program.decisions[index].state] == OPEN:
            found.append(Upcoming(at, "expiry", program.decisions[index].source.id))
    return tuple(found)


# -- the tick --


def _plan(program: Program, desk: Desk, seed: int) -> None:
    """Puts everything with a time on the agenda; what the pools give is drawn here and known to nobody."""
    seconds = program.scenario.tick
    for inject in program.injects:
        if inject.source.at is not None:
            at, jitter = inject.source.at // seconds, inject.source.jitter // seconds
            shift = Stream(seed, f"jitter:{inject.source.id}").below(2 * jitter + 1) - jitter if jitter else 0
            desk.later(max(1, at + shift), inject.due)
    for decision in program.decisions:
        if decision.source.at is not None:
            desk.later(max(1, decision.source.at // seconds), decision.open_due)
    for pool in program.scenario.pools:
        draw = Stream(seed, f"pool:{pool.id}")
        width = max(1, (pool.last - pool.first) // seconds)
        for inject_id in draw.shuffled(pool.injects)[: pool.pick]:
            at = pool.first // seconds + draw.below(width)
            desk.later(max(1, at), program.injects[program.inject_number[inject_id]].due)


def _due(program: Program, desk: Desk, number: int) -> None:
    kind, index = program.due[number]
    if kind == "step":
        program.steps[index](desk)
    elif kind == "inject":
        happenings.fire(desk, program.injects[index])
    elif kind == "open":
        happenings.ask(desk, program.decisions[index])
    else:
        _late(program, desk, program.decisions[index], expired=kind == "expire")


def _late(program: Program, desk: Desk, decision: CompiledDecision, *, expired: bool) -> None:
    """Its time is over, or an unmanned seat answers."""
    if desk.slots[decision.state] != OPEN or not (expired or desk.slots[decision.npc]):
        return
    if expired and desk.slots[FROZEN]:
        desk.later(desk.tick + 1, decision.expire_due)
        return
    option = decision.default if expired else _npc_choice(program, desk, decision)
    if option is not None:
        happenings.answer(desk, decision, option, "expired" if expired else "npc")


def _npc_choice(program: Program, desk: Desk, decision: CompiledDecision) -> int | None:
    role = program.scenario.role(decision.source.role)
    style = role.npc if role else CAUTIOUS
    if style == SLOW:
        return None
    if style == CAUTIOUS:
        return decision.default
    good = [
        number
        for number, option in enumerate(decision.source.options)
        if option.verdict == "good" and happenings.offered(desk.slots, decision, number)
    ]
    return good[0] if good else decision.default


def _drift(program: Program, desk: Desk) -> None:
    v = desk.slots
    changes = [(slot, v[slot] + run(v), low, high) for slot, run, low, high in program.drifts]
    for slot, value, low, high in changes:
        desk.put(slot, max(low, min(high, value)))


def _beat(program: Program, desk: Desk) -> None:
    """Conditions are asked only where something that they read was written since the last beat."""
    v, changed = desk.slots, desk.changed
    desk.changed = 0
    for slot, closed, marks in program.gates:
        if marks & (changed | desk.changed):
            gate = v[slot] & 1 | (2 if closed(v) else 0)
            if gate != v[slot]:
                desk.put(slot, gate)
    if program.people is not None:
        program.people.beat(desk)
    changed |= desk.changed
    if desk.waiting is None:
        desk.waiting = [watch for watch in program.watches if not v[watch.slot]]
    for slot, run, marks, kind, index in desk.waiting:
        if marks & changed and run(v) and not v[slot]:
            _came_true(program, desk, kind, index, slot)
            changed |= desk.changed
            desk.waiting = None
    for number, holds in enumerate(program.endings):
        if holds(v):
            desk.ending = number + 1
            desk.tell("ended", program.scenario.endings[number].id)
            return


def _came_true(program: Program, desk: Desk, kind: str, index: int, slot: int) -> None:
    if kind == "inject":
        happenings.fire(desk, program.injects[index])
    elif kind == "decision":
        happenings.ask(desk, program.decisions[index])
    elif kind == "redline":
        happenings.mark(desk, slot, program.scenario.redlines[index].id)
    else:
        desk.put(slot, desk.tick + 1)


# -- the inputs --


def _choose(program: Program, desk: Desk, given: Choose) -> None:
    number = program.decision_number.get(given.decision)
    if number is None:
        raise Refused("没有这个决策。")
    decision = program.decisions[number]
    if desk.slots[decision.state] != OPEN:
        said = "还没有到做这个决定的时候。" if not desk.slots[decision.opened] else "这个决定已经做过，或者时间已过。"
        raise Refused(said)
    places = [place for place, option in enumerate(decision.source.options) if option.id == given.option]
    if not places or not happenings.offered(desk.slots, decision, places[0]):
        raise Refused("现在没有这个选项。")
    happenings.answer(desk, decision, places[0], "answered")


def _act(program: Program, desk: Desk, given: Act) -> None:
    act = program.actions.get(given.action)
    if act is None or not act.when(desk.slots):
        raise Refused("现在不能采取这个行动。")
    if desk.slots[act.count] >= act.limit:
        raise Refused("这个行动已经做过了。")
    desk.put(act.count, desk.slots[act.count] + 1)
    _do(desk, act, "acted")


def _report(program: Program, desk: Desk, given: Report) -> None:
    act = program.forms.get(given.form)
    if act is None or not act.when(desk.slots):
        raise Refused("现在不能报送这份报告。")
    if desk.slots[act.done]:
        raise Refused("这份报告已经报送。")
    form = next(one for one in program.scenario.forms if one.id == given.form)
    known = [field.id for field in form.fields]
    if not set(given.fields) <= set(known):
        raise Refused("报告里有这张表没有的项目。")
    desk.put(act.count, sum(1 << known.index(field) for field in set(given.fields)))
    _do(desk, act, "sent")


def _do(desk: Desk, act: CompiledAct, how: str) -> None:
    if not desk.slots[act.done]:
        desk.put(act.done, desk.tick + 1)
    desk.tell(how, act.id)
    for step in act.steps:
        step(desk)


def _bring(program: Program, desk: Desk, given: Bring) -> None:
    number = program.inject_number.get(given.inject)
    if number is None:
        raise Refused("没有这条消息。")
    if desk.slots[program.injects[number].fired]:
        raise Refused("这条消息已经发出。")
    happenings.fire(desk, program.injects[number])


def _seat(program: Program, desk: Desk, given: Seat) -> None:
    slot = program.layout.find("npc", given.role)
    if slot is None:
        raise Refused("没有这个角色。")
    desk.put(slot, int(given.by == "npc"))
    for decision in program.decisions if given.by == "npc" else ():
        if decision.npc == slot and desk.slots[decision.state] == OPEN:
            desk.later(desk.tick + 1, decision.npc_due)


def chosen_option(decision: CompiledDecision, state: State) -> str:
    """The id of the option that was taken, '' before."""
    number = state.slots[decision.state] - FIRST_OPTION
    return decision.source.options[number].id if number >= 0 else ""
