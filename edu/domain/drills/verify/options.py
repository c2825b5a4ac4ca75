"""How much is played for a proof. The whole one stays within 30 s on one core for a drill of the usual size."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    seeds: int = 200
    """Seeds that every bot plays."""
    seats: int = 6
    """Seeds for each way in which seats may be empty."""
    searched: int = 3
    """Seeds of which the best and the worst course are looked for."""
    beam: int = 4
    leaves: int = 2000
    """With no more courses than this every one is played: 10 decisions of two options, 7 of three."""
    probed: int = 3
    """Seeds on which every option is tried, behind each of four ways to get there."""
    dice: int = 12
    """Fixed policies over which the share of luck is taken, each on `lucky` seeds."""
    lucky: int = 20
    fuzzed: int = 8
    replayed: int = 4
    """Seeds of which the run of every bot is replayed twice, tick by tick."""


WHOLE = Options()
QUICK = Options(seeds=24, seats=3, searched=1, leaves=200, probed=2, dice=8, lucky=8, fuzzed=3, replayed=1)


def with_seeds(options: Options, seeds: int) -> Options:
    """The same with another number of seeds; what uses some of them uses no more than there are."""
    fewer = {
        name: min(seeds, getattr(options, name))
        for name in ("seats", "searched", "probed", "lucky", "fuzzed", "replayed")
    }
    return replace(options, seeds=seeds, **fewer)
