"""A day of the hall: visitors with all sorts of hands go through every door, one after the other, in one process.

`python -m tests.rigs.visitors --visitors 500 [--seed S]`. A visitor presses any button that is shown, in any order;
some press wildly with ten fingers or lay a palm on the glass, some come with a ticket, some walk away in the middle.
After each: the attract loop stands, and the kiosk remembers nothing of them. At the end: what the ledger counts by
door equals what was seen to be booked, the chain verifies, memory has not grown: that beside the store of games'
drawings, which is full or half empty by what was played last, and the store by itself against its own limit.
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
from typing import TYPE_CHECKING

if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
    os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from edu.domain.actors import Actor, Role
from edu.domain.games.bots import bot_of
from edu.domain.games.catalogue import GAMES
from tests.stores import make_bench
from ui.app import make_application
from ui.games.catalogue import VIEWS
from ui.games.glass import GameGlass
from ui.modes import KIOSK
from ui.navigation import Route
from ui.screens.kiosk.games_room import MOST_BYTES
from ui.screens.kiosk.reception import ACTOR
from ui.screens.kiosk.routes import Kiosk
from ui.screens.kiosk.scene import SceneView
from ui.screens.kiosk.visit import VisitCounts
from ui.shell.kiosk import KioskWindow
from ui.tasks import TaskRunner
from ui.widgets import PressCard

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ADMIN = Actor(role=Role.ADMIN, id="a1")
WARM = 100
"""Visitors after whom pictures, sounds and pages have been made once: memory is measured from here."""
GROWN_MB = 50
_GONE_S = 61
"""Seconds without a touch after which the hall is its own again (45 s, then 15 s to answer)."""
_MOODS = ("curious", "wild", "palm", "walks off")


@dataclass
class Report:
    visitors: int = 0
    presses: int = 0
    screens: Counter[str] = field(default_factory=Counter)
    booked: Counter[str] = field(default_factory=Counter)
    counted: Counter[str] = field(default_factory=Counter)
    megabytes: list[float] = field(default_factory=list)
    """All that is used, after each visitor from the warm one on."""
    drawings: list[float] = field(default_factory=list)
    """Of it, the store of games' drawings."""
    seconds: float = 0.0
    problems: list[str] = field(default_factory=list)

    @property
    def growth(self) -> float:
        """MB beside the drawings, from the time when everything has been shown once to the end."""
        beside = [used - drawn for used, drawn in zip(self.megabytes, self.drawings, strict=True)]
        return beside[-1] - beside[0] if beside else 0.0


class Hall:
    """The kiosk's window over a real store, and what its visits are seen to book."""

    def __init__(self, folder: Path, size: tuple[int, int]) -> None:
        make_application([])
        self.bench = make_bench(folder)
        self.services = self.bench.services()
        self.tasks = TaskRunner()
        self.kiosk = Kiosk(self.services, self.tasks)
        self.kiosk.games.room.speaker.switch(on=False)
        self.booked: Counter[str] = Counter()
        book = self.kiosk.visit.book

        def seen(counts: VisitCounts) -> None:
            self.booked[counts.door] += 1
            book(counts)

        self.kiosk.visit.book = seen
        self.window = KioskWindow(
            KIOSK, self.kiosk.builders(), monotonic_ms=self.bench.clock.monotonic_ms, wipe=self.kiosk.wipe,
            check_pin=lambda _pin: "密码不对", staff="kiosk.staff",
        )  # fmt: skip
        self.window.resize(*size)
        self.window.show()
        self.settle()

    def close(self) -> None:
        self.window.leave()
        self.tasks.close()
        self.bench.store.close()

    @property
    def route(self) -> str:
        return self.window.host.route.name if self.window.host.route else ""

    def settle(self, times: int = 3) -> None:
        for _ in range(times):
            QApplication.processEvents()
            # what a running loop does by itself: screens that were left go
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def wait_for(self, done: Callable[[], bool], seconds: float = 20) -> bool:
        until = time.monotonic() + seconds
        while not done() and time.monotonic() < until:
            QTest.qWait(5)
        return done()

    def pass_seconds(self, seconds: int) -> None:
        for _ in range(seconds):
            self.bench.clock.advance(1000)
            self.window.idle.tick()
        self.settle()

    def buttons(self) -> list[QAbstractButton | PressCard]:
        """What can be pressed now: of a sheet that lies over the screen, its own alone."""
        every = [*self.window.findChildren(PressCard), *self.window.findChildren(QAbstractButton)]
        return [one for one in every if one.isVisible() and one.isEnabled() and self._on_top(one)]

    def _on_top(self, button: QWidget) -> bool:
        middle = button.mapTo(self.window, button.rect().center())
        top = self.window.childAt(middle) if QRect(QPoint(), self.window.size()).contains(middle) else None
        return top is not None and (top is button or button.isAncestorOf(top))

    def glass(self) -> GameGlass | None:
        return next((one for one in self.window.findChildren(GameGlass) if one.isVisible()), None)

    def stage(self) -> SceneView | None:
        """A 微课's stage that something can be touched on."""
        return next((one for one in self.window.findChildren(SceneView) if one.isVisible() and one.touchable), None)

    def words(self) -> str:
        return "\n".join(one.text() for one in self.window.findChildren(QLabel) if one.isVisible())


class Visitor:
    def __init__(self, hall: Hall, number: int, draw: random.Random, report: Report) -> None:
        self._hall, self._draw, self._report = hall, draw, report
        self._mood = _MOODS[number % len(_MOODS)]
        self.name = f"第{number}号来客"
        self._with_ticket = number % 5 == 0

    def come(self) -> None:
        hall = self._hall
        if self._with_ticket:
            ticket = hall.services.tickets.issue_group(ADMIN, label=self.name, people=3)
            hall.kiosk.visit.welcome(hall.services.tickets.admit(ACTOR, str(ticket.code)))
        for _ in range(self._draw.randrange(6, 50)):
            self._report.screens[hall.route] += 1
            glass = hall.glass()
            if glass is not None and self._draw.random() < 0.8:
                self._play(glass)
            elif (stage := hall.stage()) is not None and self._draw.random() < 0.7:
                self._point(stage)
            else:
                self._press()
            hall.settle()
            if self._mood == "walks off" and self._draw.random() < 0.08:
                break
        hall.pass_seconds(_GONE_S)

    def _press(self) -> None:
        buttons = self._hall.buttons()
        if not buttons or (self._mood == "palm" and self._draw.random() < 0.3):
            return self._touch(self._hall.window)
        # cards lead on; ways back and the keys of the pad are many
        button = self._draw.choices(buttons, [4 if isinstance(one, PressCard) else 1 for one in buttons])[0]
        self._report.presses += 1
        for _ in range(3 if self._mood == "wild" else 1):
            _pressed(button)
            if self._mood != "wild":
                break
            self._hall.settle(1)
            if button not in self._hall.buttons():
                break
        return None

    def _play(self, glass: GameGlass) -> None:
        """Some seconds of a game: what it offers, or anything."""
        targets = list(glass.view.targets())
        for _ in range(self._draw.randrange(1, 6)):
            if self._mood == "curious" and targets:
                box = self._draw.choice(targets).box
                glass.view.down(1, box.x + box.w / 2, box.y + box.h / 2)
                glass.advance(self._draw.randrange(1, 40))
                glass.view.up(1)
            else:
                self._touch(glass)
            glass.advance(self._draw.randrange(20, 400))
            if glass.broken:
                self._report.problems.append(f"{self.name}: the game {self._hall.kiosk.visit.activity} has failed")
                return
            if self._hall.glass() is not glass:
                return
            targets = list(glass.view.targets())

    def _point(self, stage: SceneView) -> None:
        """At one of the things that count, or anywhere."""
        at = stage.target(self._draw.choice(stage.touchable)).center().toPoint()
        if self._mood != "curious":
            at = QPoint(self._draw.randrange(stage.width()), self._draw.randrange(stage.height()))
        QTest.mouseClick(stage, Qt.MouseButton.LeftButton, pos=at)

    def _touch(self, over: QWidget) -> None:
        """Fingers anywhere, as many as the mood has, through the system's own way."""
        window = self._hall.window.windowHandle()
        fingers = {"wild": 10, "palm": 4}.get(self._mood, 1)
        for act in ("press", "move", "release"):
            event = QTest.touchEvent(window, _device(), False)
            for finger in range(fingers):
                x, y = self._draw.randrange(over.width()), self._draw.randrange(over.height())
                getattr(event, act)(finger, over.mapTo(self._hall.window, QPoint(x, y)), window)
            event.commit()


def _pressed(button: QAbstractButton | PressCard) -> None:
    if isinstance(button, QAbstractButton):
        button.click()
    else:
        QTest.keyClick(button, Qt.Key.Key_Return)


def trace_of(hall: Hall, who: Visitor) -> str:
    """What is left of a visitor who went; '' as it must be."""
    visit = hall.kiosk.visit
    if hall.route != KIOSK.home:
        return f"{hall.route} still stands"
    if visit.began_ms is not None or visit.guest or visit.games or visit.seen or visit.keepsake or visit.outcome:
        return f"remembered: {visit}"
    if who.name in hall.words():
        return "the name is on the glass"
    if hall.window.host.can_go_back:
        return "a way back into the visit"
    return ""


def run(visitors: int, seed: int, folder: Path, size: tuple[int, int] = (1920, 1080)) -> Report:
    report, draw, begun = Report(), random.Random(seed), time.monotonic()
    hall = Hall(folder, size)
    try:
        if visitors > WARM:
            _tour(hall)
        for number in range(visitors):
            who = Visitor(hall, number, draw, report)
            who.come()
            report.visitors += 1
            left = trace_of(hall, who)
            if left:
                report.problems.append(f"visitor {number} ({who._mood}): {left}")
                hall.window.wipe_now()
            if number >= WARM:
                report.megabytes.append(_used())
                report.drawings.append(hall.kiosk.games.room.bytes / 1e6)
        hall.wait_for(lambda: sum(hall.booked.values()) <= _counted(hall).total())
        report.booked = hall.booked
        report.counted = _counted(hall)
        if report.booked != report.counted:
            report.problems.append(f"booked {dict(report.booked)}, the ledger counts {dict(report.counted)}")
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


def _counted(hall: Hall) -> Counter[str]:
    found: Counter[str] = Counter()
    for line in hall.services.visits.counts(ADMIN, date(2026, 1, 1), date(2030, 1, 1)):
        found[line.door] += line.visits
    return found


def _used() -> float:
    """MB of memory in which every page counts once (PSS): the resident size counts a page of the font files, which the
    kernel can drop at any time, anew for each of the sizes it is opened for.
    """
    found = re.search(r"(?m)^Pss:\s+(\d+)", Path("/proc/self/smaps_rollup").read_text())
    return int(found[1]) * 1024 / 1e6 if found else 0.0


_made: list[object] = []


def _device() -> object:
    """One touch screen for the whole day."""
    if not _made:
        _made.append(QTest.createTouchDevice())
    return _made[0]


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
        "booked": dict(report.booked),
        "counted": dict(report.counted),
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
