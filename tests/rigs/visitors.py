"""A day of the hall: visitors with all sorts of hands go through every door, one after the other, in one process.

`python -m tests.rigs.visitors --visitors 500 [--seed S]`. Every other visitor presses any button that is shown, in any
order: some wildly with ten fingers, some with a palm on the glass, some walk away in the middle. Those between came for
one thing, each game, the quiz, a lesson, a drill in turn, do it to its end, and then press on like the others.
Every fifth has a party's ticket, by the keys on the glass or laid on directly; some of these tickets come twice a day.

After each: the attract loop stands, the running visit equals a fresh one, the sound is on and nothing sounds, the
settings are as they were; the day's best rounds are still there, and are the best that were played. At the end the
ledger's book equals what the eye beside the window noted (`visitors_eye`): visits and people, by door, answers asked
and right, games opened and played out; the chain verifies. From 100 visitors on it is a problem too if a door or a
game was not used, or no ticket went in by the keys, and memory must not grow: that beside the store of games'
drawings, which is full or half empty by what was played last, and the store by itself against its own limit.

It does not: read whether what a screen says is true, compare the answers of 满意度 and 知晓率, the time or the gain
with the ledger, scan codes, print, hear, show every lesson and drill, or go through a night. Cards, buttons and bots
of an errand are worked by the program's own names for them; whether a finger finds them is seen by the others.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, cast

if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
    os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

import pygame

from edu.domain.games.bots import bot_of
from edu.domain.games.catalogue import GAMES
from edu.domain.hall.book import DOORS
from edu.system.clock import civil_date
from edu.system.memory import give_back
from tests.rigs.visitors_eye import Figures, figures_of
from tests.rigs.visitors_hall import ADMIN, Hall
from tests.rigs.visitors_hands import Visitor
from ui.games.catalogue import VIEWS
from ui.modes import KIOSK
from ui.navigation import Route
from ui.screens.kiosk.games_room import MOST_BYTES
from ui.screens.kiosk.visit import Visit

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from edu.domain.games.rules import Level

WARM = 100
"""Visitors after whom pictures, sounds and pages have been made once: memory is measured from here."""
GROWN_MB = 50
SAMPLE = 40
"""Visitors whose median is compared."""
_SHOWN = ("game_before", "game_play", "game_end", "game_after", "game_gain", "result")


@dataclass
class Report:
    visitors: int = 0
    presses: int = 0
    typed: int = 0
    """Tickets taken by the keys."""
    refused: int = 0
    screens: Counter[str] = field(default_factory=Counter)
    seen: Figures = field(default_factory=Figures)
    booked: Figures = field(default_factory=Figures)
    megabytes: list[float] = field(default_factory=list)
    """All that is used, after each visitor from the warm one on."""
    drawings: list[float] = field(default_factory=list)
    """Of it, the store of games' drawings."""
    seconds: float = 0.0
    problems: list[str] = field(default_factory=list)

    @property
    def growth(self) -> float:
        """MB beside the drawings: the last visitors' median less that of the first after everything was shown once."""
        beside = [used - drawn for used, drawn in zip(self.megabytes, self.drawings, strict=True)]
        some = max(1, min(SAMPLE, len(beside) // 2))
        return median(beside[-some:]) - median(beside[:some]) if beside else 0.0

    def take(self, who: Visitor, left: list[str]) -> None:
        self.problems += [f"visitor {self.visitors} ({who.mood}): {trace}" for trace in left]
        self.problems += who.problems
        self.visitors += 1
        self.presses += who.presses
        self.typed += who.typed
        self.refused += who.refused


def trace_of(hall: Hall, who: Visitor) -> list[str]:
    """What is left of a visitor who went, or is gone that should have stayed."""
    visit, room = hall.kiosk.visit, hall.kiosk.games.room
    today = civil_date(hall.bench.clock.now_ms())
    found = []
    if hall.route != KIOSK.home:
        found.append(f"{hall.route} still stands")
    if visit != Visit(visit.monotonic_ms, visit.book):
        found.append(f"remembered: {visit}")
    if who.name in hall.words():
        found.append("the name is on the glass")
    if hall.window.host.can_go_back:
        found.append("a way back into the visit")
    if not room.speaker.on:
        found.append("the next one finds the sound switched off")
    if room.speaker.device and pygame.mixer.get_busy():
        found.append("something still sounds")
    if hall.services.settings.value != hall.settings:
        found.append("the settings have changed")
    if hall.kiosk.looks.large or hall.kiosk.looks.contrast:
        found.append("the next one finds another's letters or colours")
    return found + _ghosts_lost(hall, today)


def _ghosts_lost(hall: Hall, today: date) -> list[str]:
    room, found = hall.kiosk.games.room, []
    for (day, game, level), score in hall.eye.best.items():
        best = room.ghosts.best(today, game, cast("Level", level)) if day == today else None
        if day == today and (best is None or best.score != score):
            found.append(f"the day's best of {game} at level {level} is {best and best.score}, {score} was played")
    return found


def run(visitors: int, seed: int, folder: Path, size: tuple[int, int] = (1920, 1080)) -> Report:
    report, draw, begun = Report(), random.Random(seed), time.monotonic()
    hall = Hall(folder, size)
    try:
        if visitors >= WARM:
            _tour(hall)
        games = {pack.id: pack.title for pack in hall.kiosk.games.games()}
        errands = [*(f"play:{game}" for game in games), "quiz", "learn", "drill"]
        for number in range(visitors):
            who = Visitor(hall, number, draw, errands[number // 2 % len(errands)] if number % 2 else "")
            who.come()
            report.take(who, trace_of(hall, who))
            if hall.route != KIOSK.home:
                hall.window.wipe_now()
            if number >= WARM:
                report.megabytes.append(_used())
                report.drawings.append(hall.kiosk.games.room.bytes / 1e6)
        hall.wait_for(lambda: not hall.tasks.busy)
        report.seen, report.screens = hall.eye.figures, hall.eye.screens
        report.booked = figures_of(hall.services.hall_statistics.book(ADMIN, date(2026, 1, 1), date(2030, 1, 1)))
        report.problems += report.seen.differences(report.booked)
        if visitors >= WARM:
            report.problems += _unused(report, games.values())
        if not hall.services.ledger.verify().ok:
            report.problems.append("the chain does not verify")
    finally:
        hall.close()
    if report.growth > GROWN_MB:
        report.problems.append(f"memory grew by {report.growth:.0f} MB")
    # the game that is being played may be larger than what the store leaves it
    if max(report.drawings, default=0.0) > 2 * MOST_BYTES / 1e6:
        report.problems.append(f"{max(report.drawings):.0f} MB of drawings are kept")
    report.seconds = time.monotonic() - begun
    return report


def _unused(report: Report, titles: Iterable[str]) -> list[str]:
    """A day in which nobody used it says nothing about it."""
    found = [f"nobody came to {door}" for door in DOORS if not report.booked.doors[door]]
    found += [f"nobody answered behind {door}" for door in DOORS if not report.booked.asked[door]]
    found += [f"nobody played {title} to its end" for title in titles if not report.booked.ended[title]]
    found += [f"kiosk.{name} was never shown" for name in _SHOWN if not report.screens[f"kiosk.{name}"]]
    if not report.typed:
        found.append("no ticket went in by the keys")
    return found


def _tour(hall: Hall) -> None:
    """Every game is drawn once from its beginning to its end: drawings that are kept are no growth later."""
    for game in VIEWS:
        hall.window.host.go(Route.to("kiosk.game_play", game=game))
        hall.settle()
        glass = hall.glass()
        assert glass is not None
        bot = bot_of(GAMES[game], "average", 1)
        while not glass.round.over:
            for act in bot.acts(glass.round.play):
                glass.view.do(act)
            glass.advance()
            if glass.round.steps % 120 == 0:
                glass.grab()
        hall.window.wipe_now()
        hall.settle()


def _used() -> float:
    """MB of memory that is the process's own: pages of files (libraries, fonts) come and go with whatever else runs.

    What a visit freed has gone back by then: the kiosk does that a second after each, and here the next one comes
    sooner.
    """
    give_back()
    found = re.findall(r"(?m)^Pss_(?:Anon|Shmem):\s+(\d+)", Path("/proc/self/smaps_rollup").read_text())
    return sum(map(int, found)) * 1024 / 1e6


def main(argv: Sequence[str]) -> int:
    options = argparse.ArgumentParser()
    options.add_argument("--visitors", type=int, default=500)
    options.add_argument("--seed", type=int, default=1)
    given = options.parse_args(argv)
    with tempfile.TemporaryDirectory() as folder:
        report = run(given.visitors, given.seed, Path(folder))
    said = {
        "visitors": report.visitors,
        "presses": report.presses,
        "screens": dict(report.screens),
        "tickets_by_keys": report.typed,
        "refused_by_keys": report.refused,
        "counted": vars(report.booked),
        "growth_mb": round(report.growth, 1),
        "megabytes": [round(mb) for mb in report.megabytes[::25]],
        "of_them_drawings": [round(mb) for mb in report.drawings[::25]],
        "seconds": round(report.seconds),
        "problems": report.problems,
    }
    print(json.dumps(said, ensure_ascii=False, indent=1))
    return 1 if report.problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
