"""Everything that the gates look at, gathered once from one compiled scenario."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from edu.domain.drills.bots import played
from edu.domain.drills.program import Program
from edu.domain.drills.scoring import Bounds
from edu.domain.drills.state import State
from edu.domain.drills.verify.clockwork import ClockTrial, clock_trial, replays_same
from edu.domain.drills.verify.fuzz import Variant, variants
from edu.domain.drills.verify.hits import Hits, hits_of
from edu.domain.drills.verify.ladder import Row, Run, judged, played_by_all, rows, seated
from edu.domain.drills.verify.luck import luck_share, luck_totals
from edu.domain.drills.verify.options import Options
from edu.domain.drills.verify.probes import Probe, probed
from edu.domain.drills.verify.search import Found, searched

Told = Callable[[str], None]
DRAWS = 60
"""Of a pool that gives one of ten, all are drawn within so many seeds but once in 50."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    options: Options
    runs: tuple[Run, ...]
    """Every bot on every seed, all seats taken."""
    rows: tuple[Row, ...]
    seatings: Mapping[str, tuple[tuple[str, ...], Hits]]
    """By what is said of it: the roles with somebody in them, and what came about so."""
    seated: tuple[Run, ...]
    hits: Hits
    searches: tuple[Found, ...]
    probes: tuple[Probe, ...]
    luck: float
    clock: ClockTrial
    replays: tuple[tuple[Run, bool], ...]
    variants: tuple[Variant, ...]

    def row(self, bot: str) -> Row:
        return next(row for row in self.rows if row.bot == bot)


def gathered(program: Program, options: Options, told: Told) -> Evidence:
    seeds = range(1, options.seeds + 1)
    told(f"六种机器人各推演 {options.seeds} 次 …")
    runs, bounds = played_by_all(program, seeds)
    told("空席位 …")
    seatings = dict(_seatings(program, options, bounds))
    told("搜索最好和最差的走法 …")
    searches = tuple(searched(program, seed, bounds[seed], options) for seed in seeds[: options.searched])
    told("逐个试选项 …")
    probes = tuple(probed(program, bounds, seeds[: options.probed]))
    told("运气 …")
    totals = luck_totals(program, bounds, seeds[: options.lucky], options.dice)
    told("回放 …")
    trial = clock_trial(program, next(run.log for run in runs if run.bot == "average"))
    replays = tuple((run, replays_same(program, run)) for run in _stored(program, options, runs, searches, bounds))
    told("换一个地方 …")
    others = tuple(variants(program.scenario, seeds[: options.fuzzed]))
    empty_seats = tuple(run for _, made in seatings.values() for run in made)
    states = [run.state for run in (*runs, *empty_seats)]
    states += _drawn(program, options.seeds, hits_of(program, states))
    return Evidence(
        options=options,
        runs=tuple(runs),
        rows=rows(runs),
        seatings={
            how: (seats, hits_of(program, [run.state for run in made])) for how, (seats, made) in seatings.items()
        },
        seated=empty_seats,
        hits=hits_of(program, [*states, *(state for found in searches for state in found.states)]),
        searches=searches,
        probes=probes,
        luck=luck_share(totals),
        clock=trial,
        replays=replays,
        variants=others,
    )


def _seatings(
    program: Program, options: Options, bounds: Mapping[int, Bounds]
) -> Iterator[tuple[str, tuple[tuple[str, ...], list[Run]]]]:
    """Somebody alone in each seat, and each seat alone left empty; what lies between is made of the two."""
    roles = {role.id: role.title for role in program.scenario.roles}
    for role, title in roles.items() if len(roles) > 1 else ():
        others = tuple(one for one in roles if one != role)
        for how, seats, npc in ((f"只有“{title}”有人", (role,), others), (f"“{title}”没有人", others, (role,))):
            made = [
                seated(program, seed, bot, npc, bounds[seed], how)
                for seed in range(1, options.seats + 1)
                for bot in ("expert", "random")
            ]
            yield how, (seats, made)


def _drawn(program: Program, seeds: int, hits: Hits) -> Iterator[State]:
    """Further seeds, until every inject of a pool was drawn once: with few seeds chance may have left one out."""
    waiting = {one for pool in program.scenario.pools for one in pool.injects if not hits.fired[one]}
    for seed in range(seeds + 1, seeds + 1 + DRAWS):
        if not waiting:
            return
        state = played(program, seed, "idle").state
        fired = hits_of(program, [state]).fired
        waiting = {one for one in waiting if not fired[one]}
        yield state


def _stored(
    program: Program, options: Options, runs: list[Run], searches: tuple[Found, ...], bounds: Mapping[int, Bounds]
) -> Iterator[Run]:
    """The runs whose logs are kept: every bot on the first seeds, and the courses that the search found."""
    yield from (run for run in runs if run.seed <= options.replayed)
    for found in searches:
        for bot, log, state in (
            ("best", found.best_log, found.states[0]),
            ("worst", found.worst_log, found.states[1]),
        ):
            yield judged(program, log, state, bounds[found.seed], bot=bot)
