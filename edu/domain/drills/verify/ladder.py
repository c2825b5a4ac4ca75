"""Runs of every bot over the seeds, and what they are worth: the ladder of skill that V7 and V8 look at."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from edu.domain.drills.bots import SKILLS, BotName, played
from edu.domain.drills.program import Program
from edu.domain.drills.runs import Log
from edu.domain.drills.scoring import Bounds, outcomes, score
from edu.domain.drills.state import State

BOTS: tuple[BotName, ...] = tuple(SKILLS)
_BOUNDING: tuple[BotName, ...] = ("idle", "expert")


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """`total` in hundredths. `how` says in Chinese what was special about it: empty seats, another place."""

    bot: str
    seed: int
    log: Log
    state: State
    total: int
    redlines: tuple[str, ...]
    how: str = ""

    @property
    def ended(self) -> bool:
        return self.state.ending > 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Totals of one bot over the seeds, in hundredths."""

    bot: str
    mean: float
    spread: float
    """Standard deviation."""
    least: int
    most: int


def played_by_all(
    program: Program, seeds: Iterable[int], bots: Sequence[BotName] = BOTS, how: str = ""
) -> tuple[list[Run], dict[int, Bounds]]:
    """Each bot on each seed; the bounds of a seed come from the idle and the expert run that are made anyway."""
    runs: list[Run] = []
    bounds: dict[int, Bounds] = {}
    for seed in seeds:
        made = {bot: played(program, seed, bot) for bot in {*_BOUNDING, *bots}}
        low, high = (outcomes(program, made[bot].state) for bot in _BOUNDING)
        bounds[seed] = Bounds(low, high)
        runs += [judged(program, made[bot].log, made[bot].state, bounds[seed], bot=bot, how=how) for bot in bots]
    return runs, bounds


def seated(program: Program, seed: int, bot: BotName, npc: tuple[str, ...], bounds: Bounds, how: str) -> Run:
    """With some seats played by the program."""
    play = played(program, seed, bot, npc)
    return judged(program, play.log, play.state, bounds, bot=bot, how=how)


def judged(program: Program, log: Log, state: State, bounds: Bounds, *, bot: str, how: str = "") -> Run:
    result = score(program, state, bounds)
    crossed = tuple(name for name, _ in result.redlines)
    return Run(bot=bot, seed=log.seed, log=log, state=state, total=result.total, redlines=crossed, how=how)


def unearned(program: Program, runs: Sequence[Run]) -> Iterator[tuple[str, int, tuple[int, ...]]]:
    """Outcome criteria that good play does not lift above doing nothing: id, number of seeds, those on which.

    `runs` hold an expert and an idle one of each seed.
    """
    for name, worth in program.outcomes.items():
        values = {(one.bot, one.seed): worth(one.state.slots) for one in runs if one.bot in _BOUNDING}
        seeds = sorted({seed for _, seed in values})
        flat = tuple(seed for seed in seeds if values["expert", seed] <= values["idle", seed])
        if flat:
            yield name, len(seeds), flat


def totals(runs: Iterable[Run]) -> Mapping[str, list[int]]:
    found: dict[str, list[int]] = {}
    for run in runs:
        found.setdefault(run.bot, []).append(run.total)
    return found


def rows(runs: Iterable[Run]) -> tuple[Row, ...]:
    return tuple(
        Row(bot=bot, mean=statistics.fmean(row), spread=statistics.pstdev(row), least=min(row), most=max(row))
        for bot, row in totals(runs).items()
    )
