"""A run as a log of inputs with their ticks, and what it leads to: every state again, hashes, forks.

Ticks are not in the log. Two logs with one scenario, seed and inputs give one sequence of hashes on any machine.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from edu.domain.drills import engine
from edu.domain.drills.inputs import Input, Refused
from edu.domain.drills.program import Program
from edu.domain.drills.state import Desk, News, State


@dataclass(frozen=True, slots=True)
class Given:
    """An input and the tick at which it was given."""

    tick: int
    input: Input


@dataclass(frozen=True, slots=True, kw_only=True)
class Log:
    """`npc` are the seats that nobody sat in at the start."""

    seed: int
    npc: tuple[str, ...] = ()
    inputs: tuple[Given, ...] = ()

    def until(self, tick: int) -> Log:
        """The log as it was at that tick: the beginning of a fork. The log itself stays as it is."""
        return replace(self, inputs=tuple(one for one in self.inputs if one.tick < tick))


class Play:
    """A run in progress. `state` is always what `replayed(log)` would give at this tick.

    Between two looks at `state` all that happens is worked out on one desk: a bot plays a run of a hundred beats and
    thirty inputs without a copy.
    """

    def __init__(self, program: Program, log: Log) -> None:
        self.program = program
        self.news: list[News] = []
        self._log, self._given = log, list[Given]()
        self._state = engine.start(program, log.seed, log.npc, self.news)
        self._desk: Desk | None = None
        self._waiting = list(log.inputs)
        self._take_waiting()

    @property
    def state(self) -> State:
        if self._desk is not None:
            self._state, self._desk = self._desk.done(), None
        return self._state

    @state.setter
    def state(self, state: State) -> None:
        self._state, self._desk = state, None

    @property
    def log(self) -> Log:
        if self._given:
            self._log = replace(self._log, inputs=(*self._log.inputs, *self._given))
            self._given = []
        return self._log

    @log.setter
    def log(self, log: Log) -> None:
        self._log, self._given = log, []

    @property
    def desk(self) -> Desk:
        """To be looked at only, and only until something happens."""
        if self._desk is None:
            self._desk = engine.opened(self.program, self._state, self.news)
        return self._desk

    @property
    def over(self) -> bool:
        return (self._desk or self._state).ending > 0

    def forward(self, ticks: int = 1, stop: engine.Stop | None = None) -> None:
        """`stop` as in `engine.advance`: it ends the way there."""
        desk = self.desk
        goal = desk.tick + ticks
        while desk.tick < goal and not desk.ending:
            until = min(goal, self._waiting[0].tick) if self._waiting else goal
            engine.work(self.program, desk, until, stop)
            stopped = desk.tick < until
            self._take_waiting()
            if stopped:
                return

    def put_in(self, what: Input) -> None:
        """Refused changes nothing. Not while a recorded log is still being played."""
        if self._waiting:
            raise Refused("正在回放，不能加入新的操作。")
        desk = self.desk
        engine.put_in(self.program, desk, what)
        self._given.append(Given(desk.tick, what))

    def to_end(self) -> None:
        self.forward(self.program.scenario.ticks - self.desk.tick)

    def _take_waiting(self) -> None:
        while self._waiting and self._waiting[0].tick <= self.desk.tick and not self.desk.ending:
            engine.put_in(self.program, self.desk, self._waiting.pop(0).input)


def replayed(program: Program, log: Log, until: int | None = None) -> Play:
    """Played again up to and including that tick; None plays to the end."""
    play = Play(program, log)
    if until is None:
        play.to_end()
    else:
        play.forward(until)
    return play


def states(program: Program, log: Log) -> Iterator[State]:
    """The state after every tick with its inputs, from tick 0."""
    play = Play(program, log)
    yield play.state
    while not play.over and play.state.tick < program.scenario.ticks:
        play.forward()
        yield play.state


def hashes(program: Program, log: Log) -> Sequence[int]:
    """One 64-bit hash a tick."""
    return [state.hash for state in states(program, log)]
