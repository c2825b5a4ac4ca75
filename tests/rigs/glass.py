"""Hands on the glass that play without a thought, in every game at every level.

`python -m tests.rigs.glass --rounds 24` (some hours; `--game NAME`, `--every 10`: one habit in ten) prints for each
game and level the hand at random, the average bot and the best habits, and at the end what is above the hand at random,
also in four times as many other rounds; exit 1 if anything is, or if playing about is worth nearly what the average bot
has.
"""

from __future__ import annotations

import argparse
import os
import sys

from edu.domain.games.catalogue import GAMES
from edu.domain.games.rules import LEVELS
from tests.ui.games.glass_hands import above, confirmed, glass_rung, order_problem

_SHOWN = 3


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=24)
    parser.add_argument("--game", choices=list(GAMES), action="append")
    parser.add_argument("--every", type=int, default=1, help="one habit in so many, others at another level")
    asked = parser.parse_args(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    app = QApplication.instance() or QApplication([])
    found: list[str] = []
    for game in asked.game or GAMES:
        for level in LEVELS:
            rung = glass_rung(game, level, asked.rounds, asked.every, level)
            chance, average = rung.skills["random"], rung.skills["average"]
            best = sorted(rung.fools.items(), key=lambda item: -item[1].mean)[:_SHOWN]
            told = "; ".join(f"{scores.mean:.1f} ± {scores.error:.1f} {name}" for name, scores in best)
            beside = f"random {chance.mean:.1f} ± {chance.error:.1f}, average {average.mean:.1f}"
            print(f"{game} {level}: {beside}; best {told}", flush=True)
            suspects = above(rung)
            real = confirmed(game, level, suspects, asked.rounds)
            for name in suspects:
                got = f"has {real[name][0]:.1f}, at most {real[name][1]:.1f}" if name in real else "not in other rounds"
                print(f"  above it: {name}; {got}", flush=True)
                found += [f"{game} {level}: {name} {got}"] if name in real else []
            found += order_problem(game, level, rung)
    del app
    print(*found, sep="\n", end="\n" if found else "")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
