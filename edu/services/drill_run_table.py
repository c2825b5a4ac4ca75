"""The runs that are played in this process: compiled once, state in memory, everything that matters in the ledger.

Calls come from the window and from phones at once, so each run has a lock.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from threading import RLock
from typing import TYPE_CHECKING, Any

from edu.domain.drills.bots import bounds_of
from edu.domain.drills.frozen import thaw
from edu.domain.drills.inputs import Input, Refused
from edu.domain.drills.pictures import hash_text
from edu.domain.drills.program import Program, compile_scenario
from edu.domain.drills.run_records import RunClock, input_of, parts_of
from edu.domain.drills.run_views import Branch, SeatView
from edu.domain.drills.runs import Given, Log, Play, replayed
from edu.domain.drills.version import ENGINE
from edu.domain.errors import Conflict, PackError
from edu.domain.events import drills as e
from edu.domain.places import settled
from edu.services.drill_run_access import known_run
from edu.services.drill_run_profile import marks_of, profile_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from edu.domain.actors import Actor
    from edu.domain.drills.evaluation import Mark, Profile
    from edu.domain.drills.messages import Message
    from edu.domain.drills.run_records import Judgement, RunRecord
    from edu.domain.drills.run_views import Improvement, InputLine
    from edu.domain.drills.scenario import Scenario
    from edu.domain.drills.scoring import Bounds
    from edu.domain.events import EventRef
    from edu.services.ports import Reading, Store, Writing
    from edu.system.clock import Clock

_KEPT = 8
"""Compiled scenarios and bounds kept: the forks and the second team of a drill share them."""


@dataclass(slots=True)
class Running:
    """A run on the table. `given` counts its own inputs in the ledger, without those of the run it was forked from."""

    record: RunRecord
    program: Program
    play: Play
    given: int
    pace: RunClock
    seats: tuple[SeatView, ...]
    branch: Branch
    place_name: str
    judgements: tuple[Judgement, ...] = ()
    improvements: tuple[Improvement, ...] = ()
    profile: Profile | None = None
    marks: tuple[Mark, ...] = ()
    messages: tuple[Message, ...] = ()
    noted: RunClock | None = None
    """The clock as this process found or wrote it last: another one beside the ledger is another machine's."""
    takes: int = 0
    """How often another profile was taken while it was on the table."""
    cleared: set[Actor] = field(default_factory=set)
    """Who was found to be allowed to run it, so that a redraw asks no database."""
    lock: RLock = field(default_factory=RLock)

    @property
    def scenario(self) -> Scenario:
        return self.program.scenario

    def clock(self, now_ms: int) -> RunClock:
        return replace(self.pace, tick=self.play.state.tick, hash=hash_text(self.play.state), time_ms=now_ms)


class DrillTable:
    def __init__(self, store: Store, clock: Clock) -> None:
        self.store = store
        self.clock = clock
        self.opening = RLock()
        """Two callers do not make two plays of one run."""
        self._making = RLock()
        self._running: dict[str, Running] = {}
        self._programs: dict[str, Program] = {}
        self._bounds: dict[tuple[str, int], Bounds] = {}

    def get(self, run: str) -> Running | None:
        return self._running.get(run)

    def of(self, run: str) -> Running:
        running = self._running.get(run)
        if running is None:
            raise Conflict("这场推演没有在本机打开。", "请在推演列表里选择“继续”。")
        return running

    def put(self, running: Running) -> None:
        self._running[running.record.id] = running

    def drop(self, run: str) -> None:
        self._running.pop(run, None)

    # -- making --

    def program(self, view: Reading, sha256: str) -> Program:
        """Of the scenario as it was frozen."""
        with self._making:
            found = self._programs.get(sha256)
            if found is None:
                found = self._programs[sha256] = compiled(self.scenario(view, sha256))
                _forget_oldest(self._programs)
            return found

    def scenario(self, view: Reading, sha256: str) -> Scenario:
        """As it was frozen; that this engine still compiles it is not asked."""
        known = self._programs.get(sha256)
        if known is not None:
            return known.scenario
        data = view.blob(sha256)
        if data is None:
            raise Conflict("这场推演封存的脚本不在这台电脑上。", "请在开始推演的电脑上打开。")
        return thaw(data)

    def bounds(self, record: RunRecord, program: Program) -> Bounds:
        """Between what outcomes are judged; two bots play the seed once."""
        key = record.sha256, record.seed
        with self._making:
            if key not in self._bounds:
                self._bounds[key] = bounds_of(program, record.seed)
                _forget_oldest(self._bounds)
            return self._bounds[key]

    def loaded(self, view: Reading, record: RunRecord) -> Running:
        """Played again up to where its clock stands; Conflict where that does not give the state noted there."""
        if record.engine != ENGINE:
            raise _cannot_go_on()
        program = self.program(view, record.sha256)
        log = log_of(view, record)
        noted = view.drill_runs.clock(record.id)
        last = max((one.tick for one in log.inputs), default=0)
        tick = noted.tick if noted else max(record.tick, last)
        play = played_until(program, log, tick)
        if play is None or (noted and noted.hash != hash_text(play.state)):
            raise _cannot_go_on()
        return Running(
            record=record,
            program=program,
            play=play,
            given=view.drill_runs.input_count(record.id),
            pace=noted or RunClock(tick=tick),
            noted=noted,
            seats=seats_of(view, record, program.scenario),
            branch=branch_of(view, record),
            place_name=place_name(view, record.org, record.enterprise),
            judgements=judgements_of(view, record),
            improvements=tuple(view.drill_runs.improvements(run=record.id)),
            profile=profile_of(view, record),
            marks=marks_of(view, record),
            messages=messages_of(view, record),
        )

    # -- what is put in --

    def put_in(
        self, work: Writing, running: Running, what: Input, *, role: str = "", words: Mapping[str, str] | None = None
    ) -> EventRef:
        """On the chain within this transaction. Refused changes nothing; the caller takes the play back on failure."""
        must_be_last(self, work, running)
        running.play.put_in(what)
        kind, target, option, fields = parts_of(what)
        said = {name: text for name, text in (words or {}).items() if text}
        ref = work.append(
            e.DrillInputGiven(
                n=running.given + 1,
                tick=running.play.state.tick,
                what=kind,
                target=target,
                option=option,
                fields=list(fields),
                role=role,
            ),
            running.record.id,
            private=e.InputWords(words=said) if said else None,
        )
        running.given += 1
        self.note(work, running)
        return ref

    def note(self, work: Writing, running: Running) -> None:
        """Where it stands, beside the ledger; within `whole_or_not`."""
        running.noted = running.clock(self.clock.now_ms())
        work.drill_runs.note_clock(running.record.id, running.noted)


@contextmanager
def whole_or_not(running: Running) -> Iterator[None]:
    """A play whose input did not become durable is as it was before."""
    play = running.play
    before = play.state, play.log, len(play.news), running.given, running.pace, running.noted
    try:
        yield
    except BaseException:
        play.state, play.log, told, running.given, running.pace, running.noted = before
        del play.news[told:]
        raise


def must_be_last(table: DrillTable, view: Reading, running: Running) -> None:
    """Nobody else closed it, put something in or moved its clock: two machines on one server play a run in turn."""
    record = known_run(view, running.record.id)
    if record.state != "running":
        table.drop(record.id)
        raise Conflict("这场推演已经结束。")
    moved = view.drill_runs.clock(record.id) != running.noted
    if moved or view.drill_runs.input_count(record.id) != running.given:
        table.drop(record.id)
        raise Conflict("另一台电脑在这场推演里有了新的操作。", "请重新打开这场推演再继续。")


def compiled(scenario: Scenario) -> Program:
    found = compile_scenario(scenario)
    if isinstance(found, Program):
        return found
    raise PackError(f"演练脚本“{scenario.title}”有问题：{found[0].sentence}", "请更新演练脚本后再开始。")


def _forget_oldest(held: dict[Any, Any]) -> None:
    while len(held) > _KEPT:
        held.pop(next(iter(held)))


def _cannot_go_on() -> Conflict:
    return Conflict("程序已经更新，这场推演不能从断点准确地继续。", "请放弃这一场，用同一个随机种子重新开始。")


def played_until(program: Program, log: Log, tick: int) -> Play | None:
    """None where this engine does not take the log."""
    try:
        play = replayed(program, log, tick)
    except Refused:
        return None
    return play if play.state.tick == tick else None


def closed_play(table: DrillTable, view: Reading, record: RunRecord) -> tuple[Program, Play] | None:
    """A run that is closed, played again; None where this engine is another or does not give its last state."""
    if record.engine != ENGINE:
        return None
    program = table.program(view, record.sha256)
    play = played_until(program, log_of(view, record), record.tick)
    return (program, play) if play is not None and hash_text(play.state) == record.hash else None


def lines_of(view: Reading, record: RunRecord) -> tuple[InputLine, ...]:
    """Its inputs with those of the runs that it was forked from, up to where it left them."""
    own = tuple(view.drill_runs.inputs(record.id))
    if not record.parent:
        return own
    before = lines_of(view, known_run(view, record.parent))
    return (*(line for line in before if line.tick < record.parent_tick), *own)


def log_of(view: Reading, record: RunRecord) -> Log:
    given = tuple(Given(line.tick, input_of(line)) for line in lines_of(view, record))
    return Log(seed=record.seed, npc=record.npc, inputs=given)


def judgements_of(view: Reading, record: RunRecord) -> tuple[Judgement, ...]:
    """As `lines_of`: what was judged before the fork is judged in both."""
    own = tuple(view.drill_runs.judgements(record.id))
    if not record.parent:
        return own
    before = judgements_of(view, known_run(view, record.parent))
    return (*(one for one in before if one.tick < record.parent_tick), *own)


def messages_of(view: Reading, record: RunRecord) -> tuple[Message, ...]:
    """As `lines_of`: the fork has heard what was said before it, and nothing of what was said after."""
    own = tuple(view.drill_runs.messages(record.id))
    if not record.parent:
        return own
    before = messages_of(view, known_run(view, record.parent))
    return (*(one for one in before if one.tick < record.parent_tick), *own)


def seats_of(view: Reading, record: RunRecord, scenario: Scenario) -> tuple[SeatView, ...]:
    held = {seat.role: seat for seat in view.drill_runs.seats(record.id)}
    people = view.people.people_by_id(seat.person for seat in held.values() if seat.person)
    found = []
    for role in scenario.roles:
        seat = held.get(role.id)
        known = people.get(seat.person) if seat else None
        found.append(
            SeatView(
                role=role.id,
                title=role.title,
                by=seat.by if seat else "npc",
                person=seat.person if seat else "",
                name=known.name if known else seat.name if seat else "",
            )
        )
    return tuple(found)


def branch_of(view: Reading, record: RunRecord) -> Branch:
    family = view.drill_runs.family(record.root)
    return Branch(
        root=record.root,
        parent=record.parent,
        parent_tick=record.parent_tick,
        children=tuple((one.id, one.parent_tick) for one in family if one.parent == record.id),
    )


def place_name(view: Reading, org: str, enterprise: str) -> str:
    if enterprise:
        firm = view.people.enterprise(enterprise)
        return firm.name if firm else ""
    unit = settled(org, view.people.org_unit)
    return unit.name if unit else ""
