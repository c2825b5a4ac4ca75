"""The work of a frame (step, draw, paint) while a round is played at 1920×1080, and memory over round after round.

The floor of a frame is what no game of this shape can do without: one blit of the whole glass and Qt's painting of it.
Work is counted in CPU time: a timer of sixty a second jitters on any busy machine, the work does not.
"""

from __future__ import annotations

import os
import resource
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import quantiles
from typing import TYPE_CHECKING

from tests.bench.measuring import Measure

if TYPE_CHECKING:
    from ui.games.glass import GameGlass

SIZE = (1920, 1080)
FRAME_MS, GROWTH_MB, FIRST_S = 16.6, 50, 2.0
TICK_MS, ANSWER_MS = 17, 100
ROUNDS, WARM = 16, 3
WHOLE = 10_000
"""Steps; more than any round has."""
SEEDS = (1, 3, 5)
SMALL, FEW = 0.05, 2
"""Below that size only whether it runs is asked, and of so many games."""


_APPLICATION: list[object] = []
"""Kept for the life of the process: Qt does not survive a second one."""


def bench(scale: float, folder: Path) -> Iterator[Measure]:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("SDL_AUDIODRIVER", "dummy")
    from ui.app import make_application
    from ui.games.catalogue import VIEWS

    _APPLICATION.append(make_application(sys.argv[:1], scale="kiosk", log_qt=False))
    for game in list(VIEWS) if scale >= SMALL else list(VIEWS)[:FEW]:
        yield _first(game)
        yield from _frames(game, scale)
        yield _memory(game, scale)


def _first(game: str) -> Measure:
    begun = time.process_time()
    glass = _glass(game, 2)
    _paint(glass)()
    seconds = time.process_time() - begun
    return Measure(
        name=f"games.{game}.first-picture", value=seconds, unit="s", goal=f"≤ {FIRST_S} s", holds=seconds <= FIRST_S
    )


def _frames(game: str, scale: float) -> Iterator[Measure]:
    """Each seed's round once with everything drawn for the first time, then measured."""
    ours: list[float] = []
    floor: list[float] = []
    for seed in SEEDS[: max(1, round(len(SEEDS) * scale))]:
        for number, glass in enumerate((_glass(game, seed), _glass(game, seed))):
            taken = _played(game, glass, seed, most=max(200, int(WHOLE * scale)))
            if number:
                ours += taken
                floor += _floor(len(taken) // 4)
    for share, name in ((50, "p50"), (99, "p99")):
        value, bare = quantiles(ours, n=100)[share - 1], quantiles(floor, n=100)[share - 1]
        yield Measure(
            name=f"games.{game}.frame.{name}",
            value=value,
            unit="ms",
            goal=f"≤ {FRAME_MS} ms",
            holds=value <= FRAME_MS,
            floor=bare,
        )
    # a touch waits for the next tick at the longest; what it changes is in the frame that follows
    answer = TICK_MS + quantiles(ours, n=100)[98]
    yield Measure(
        name=f"games.{game}.touch-to-picture",
        value=answer,
        unit="ms",
        goal=f"≤ {ANSWER_MS} ms",
        holds=answer <= ANSWER_MS,
    )


def _memory(game: str, scale: float) -> Measure:
    """Resident memory after some rounds, against that after the first few; every twentieth frame is drawn."""
    rounds = max(WARM + 1, int(ROUNDS * scale))
    after_warm = 0.0
    for number in range(rounds):
        _played(game, _glass(game, number % 6), number % 6, every=20, most=max(200, int(WHOLE * scale)))
        if number == WARM + 2:
            after_warm = _resident()
    grown = max(0.0, _resident() - (after_warm or _resident()))
    return Measure(
        name=f"games.{game}.memory.{rounds}-rounds",
        value=max(resource.getpagesize() / 1024**2, grown),
        unit="MB",
        goal=f"≤ {GROWTH_MB} MB",
        holds=grown <= GROWTH_MB,
    )


def _glass(game: str, seed: int) -> GameGlass:
    from tests.ui.games.hands import make_glass

    return make_glass(seed, 2, SIZE, still=False, game=game)


def _played(game: str, glass: GameGlass, seed: int, every: int = 1, most: int = WHOLE) -> list[float]:
    """Milliseconds of every drawn frame of a round."""
    from edu.domain.games.bots import bot_of
    from edu.domain.games.catalogue import GAMES

    bot = bot_of(GAMES[game], "skilled", seed)
    paint = _paint(glass)
    taken = []
    frame = 0
    while not glass.round.over and frame < most:
        begun = time.process_time()
        for act in bot.acts(glass.round.play):
            glass.view.do(act)
        glass.advance()
        frame += 1
        if frame % every == 0:
            paint()
            taken.append((time.process_time() - begun) * 1000)
    return taken


def _paint(glass: GameGlass) -> Callable[[], None]:
    """As the widget does it, into an image instead of a screen."""
    import pygame
    from PySide6.QtGui import QImage, QPainter

    surface = pygame.Surface(SIZE, depth=32)
    target = QImage(*SIZE, QImage.Format.Format_RGB32)

    def paint() -> None:
        glass.view.draw(surface)
        lent = surface.get_view("0")
        image = QImage(lent, *SIZE, surface.get_pitch(), QImage.Format.Format_RGB32)  # type: ignore[call-overload]
        painter = QPainter(target)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        painter.drawImage(0, 0, image)
        painter.end()
        del image, lent

    return paint


def _floor(count: int) -> list[float]:
    import pygame
    from PySide6.QtGui import QImage, QPainter

    back, surface = pygame.Surface(SIZE, depth=32), pygame.Surface(SIZE, depth=32)
    target = QImage(*SIZE, QImage.Format.Format_RGB32)
    taken = []
    for _ in range(max(4, count)):
        begun = time.process_time()
        surface.blit(back, (0, 0))
        lent = surface.get_view("0")
        image = QImage(lent, *SIZE, surface.get_pitch(), QImage.Format.Format_RGB32)  # type: ignore[call-overload]
        painter = QPainter(target)
        painter.drawImage(0, 0, image)
        painter.end()
        del image, lent
        taken.append((time.process_time() - begun) * 1000)
    return taken


def _resident() -> float:
    """MB; where the system does not tell, the highest so far."""
    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return pages * resource.getpagesize() / 1024**2
