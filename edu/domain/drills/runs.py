"""A run as a log of inputs with their ticks, and what it leads to: every state again, hashes, forks.

Ticks are not in the log. Two logs with one scenario, seed and inputs give one sequence of hashes on any machine.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from edu.domain.drills import engine
from edu.domain.drills.inputs import Input, Refused
from edu.domain.drills.program import Program
from edu.domain.drills.state import News, State


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

    def given(self, tick: int, what: Input) -> Log:
        return Log(seed=self.seed, npc=self.npc, inputs=(*self.inputs, Given(tick, what)))

    def until(self, tick: int) -> Log:
        """The log as it was at that tick: the beginning of a fork. The log itself stays as it is."""
        return replace(self, inputs=tuple(one for one in self.inputs if one.tick < tick))


class Play:
    """A run in progress. `state` is always what `replayed(log)` would give at this tick."""

    def __init__(self, program: Program, log: Log) -> None:
        self.program = program
        self.log = log
        self.news: list[News] = []
        self.state = engine.start(program, log.seed, log.npc, self.news)
        self._waiting = list(log.inputs)
        self._take_waiting()

    @property
    def over(self) -> bool:
        return self.state.ending > 0

    def forward(self, ticks: int = 1, stop: engine.Stop | None = None) -> None:
        """`stop` as in `engine.advance`: it ends the way there."""
        goal = self.state.tick + ticks
        while self.state.tick < goal and not self.state.ending:
            until = min(goal, self._waiting[0].tick) if self._waiting else goal
            self.state = engine.advance(self.program, self.state, until, self.news, stop)
            stopped = self.state.tick < until
            self._take_waiting()
            if stopped:
                return

    def put_in(self, what: Input) -> None:
        """Refused changes nothing. Not while a recorded log is still being played."""
        if self._waiting:
            raise Refused("正在回放，不能加入新的操作。")
        self.state = engine.apply(self.program, self.state, what, self.news)
        self.log = self.log.given(self.state.tick, what)

    def to_end(self) -> None:
        self.forward(self.program.scenario.ticks - self.state.tick)

    def _take_waiting(self) -> None:
        while self._waiting and self._waiting[0].tick <= self.state.tick and not self.state.ending:
            self.state = engine.apply(self.program, self.state, self._waiting.pop(0).input, self.news)


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
