"""Bots and thoughtless hands in every game at every level.

`python -m tests.rigs.fools --rounds 200` (most of an hour; `--rounds 48` a quarter of it; `--game NAME`: one)
prints the table of docs/games.md as it goes, and at the end what is above the random hand; exit 1 if anything is.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator

from edu.domain.games.catalogue import GAMES
from edu.domain.games.rules import LEVELS, Level
from tests.edu.domain.games.ladder import Rung, climbed

HEAD = (
    "| game | level | skilled | average | random | best everywhere | best on one place |\n|---|---|---|---|---|---|---|"
)


def _best(rung: Rung, *, roaming: bool) -> str:
    """Of the hands that go everywhere, or of all others."""
    name, scores = max(
        ((name, scores) for name, scores in rung.fools.items() if (name in rung.roaming) == roaming),
        key=lambda item: item[1].mean,
    )
    return f"{scores.mean:.0f} ({name})" if scores.mean else "0"


def row(game: str, level: Level, rung: Rung) -> str:
    skilled, average, random = (f"{rung.skills[skill].mean:.0f}" for skill in ("skilled", "average", "random"))
    best = f"{_best(rung, roaming=True)} | {_best(rung, roaming=False)}"
    return f"| `{game}` | {level} | {skilled} | {average} | {random} | {best} |"


def problems(game: str, level: Level, rung: Rung) -> Iterator[str]:
    for name, (got, most) in rung.too_good.items():
        yield f"{game} {level}: {name} has {got:.1f}, at most {most:.1f}"
    random, average, skilled = (rung.skills[skill].mean for skill in ("random", "average", "skilled"))
    if not random + 15 < average < skilled - 20:
        yield f"{game} {level}: {random:.1f}, {average:.1f}, {skilled:.1f} are not in order with a clear distance"


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--game", choices=list(GAMES), action="append")
    parser.add_argument("--places", type=int, help="of those a hand is held on, about so many; without it all")
    asked = parser.parse_args(arguments)
    found: list[str] = []
    print(HEAD)
    for game in asked.game or GAMES:
        for level in LEVELS:
            rung = climbed(GAMES[game], level, asked.rounds, places=asked.places)
            print(row(game, level, rung), flush=True)
            found += problems(game, level, rung)
    print(*found, sep="\n", end="\n" if found else "")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
