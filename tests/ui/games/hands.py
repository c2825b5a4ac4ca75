"""A glass with a round on it, and hands that play it by touching what is there; of every game what is the same."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from itertools import combinations, product

from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from edu.domain.games.acts import Act
from edu.domain.games.catalogue import GAMES
from edu.domain.games.extinguisher.fires import TOOLS
from edu.domain.games.rounds import Round
from edu.domain.games.rules import Bot, Level
from tests.stores import shipped_library
from ui.games.catalogue import VIEWS
from ui.games.extinguisher.view import ExtinguisherView
from ui.games.glass import GameGlass
from ui.games.kit import Kit, Manner
from ui.games.pictures import Pictures
from ui.games.speaker import Speaker
from ui.games.view import TARGET, Box, Target
from ui.games.words import Words
from ui.theme import Theme

GAME = "extinguisher"
PICTURES = Pictures(GAME)
"""One shelf for all tests: drawings do not change."""
SHELVES = {GAME: PICTURES}
FINGER, THUMB = 1, 2
SIZES = [(1920, 1080), (1080, 1920)]
MANNERS = [Manner(seated=seated, left=left) for seated, left in product((False, True), repeat=2)]


def make_glass(
    seed: int = 1,
    level: Level = 1,
    size: tuple[int, int] = SIZES[0],
    manner: Manner | None = None,
    speaker: Speaker | None = None,
    still: bool = True,
    game: str = GAME,
) -> GameGlass:
    round_ = Round(GAMES[game], seed, level)
    speaker = speaker or Speaker()
    speaker.on = False
    kit = Kit(
        pictures=SHELVES.setdefault(game, Pictures(game)), words=Words(), speaker=speaker,
        theme=Theme(scale="kiosk", reduced_motion=still), pack=shipped_library().game(game), level=level,
        manner=manner or Manner(),
    )  # fmt: skip
    glass = GameGlass(round_, VIEWS[game](kit, round_.play))
    glass.view.arrange(*size)
    return glass


class Eye:
    """Looks at a glass of that size at half of it. `seen`: the pictures, in their order."""

    def __init__(self, qtbot: QtBot, glass: GameGlass, size: tuple[int, int]) -> None:
        qtbot.addWidget(glass)
        glass.resize(size[0] // 2, size[1] // 2)
        glass.show()
        self._glass = glass
        self.seen: list[QImage] = []

    def look(self, steps: int = 3) -> None:
        """When so many steps have passed."""
        self._glass.advance(steps)
        self.seen.append(self._glass.grab().toImage())

    def still_moves(self, steps: int) -> bool:
        """Since the last look, without a new one."""
        self._glass.advance(steps)
        return self._glass.grab().toImage() != self.seen[-1]


def keys(glass: GameGlass) -> list[str]:
    return [one.key for one in glass.view.targets()]


def place(glass: GameGlass, key: str) -> Box:
    found = next((one.box for one in glass.view.targets() if one.key == key), None)
    assert found is not None, f"{key} cannot be touched: {keys(glass)}"
    return found


def touch(glass: GameGlass, *keys: str, finger: int = FINGER) -> None:
    """One after the other; with another finger where the first may still be held down."""
    for key in keys:
        assert glass.view.down(finger, *place(glass, key).centre)
        glass.view.up(finger)


def overlap(one: Box, other: Box, slack: float = 0.5) -> bool:
    """By more than `slack` pixels: neighbours whose edges were rounded are apart."""
    return (
        one.x < other.x + other.w - slack and other.x < one.x + one.w - slack
        and one.y < other.y + other.h - slack and other.y < one.y + one.h - slack
    )  # fmt: skip


def check_places(targets: Sequence[Target], size: tuple[int, int]) -> None:
    """Big enough, on the glass, within reach of whoever sits, and apart."""
    wide, high = size
    for one in targets:
        box = one.box
        assert min(box.w, box.h) >= TARGET, one.key
        assert box.x >= 0, one.key
        assert box.x + box.w <= wide + 0.5, one.key
        assert box.y >= high * 0.4 - 0.5, one.key
        assert box.y + box.h <= high + 0.5, one.key
    for one, other in combinations(targets, 2):
        assert not overlap(one.box, other.box), (one.key, other.key)


class BotHands(ABC):
    """Plays a round to its end: each act that a bot wants is done by touching what stands for it."""

    def __init__(self, glass: GameGlass, bot: Bot) -> None:
        self.glass, self._bot = glass, bot

    def play(self) -> None:
        run = self.glass.round
        while not run.over:
            for act in self._bot.acts(run.play):
                self._touch(act)
            self.glass.advance()

    @abstractmethod
    def _touch(self, act: Act) -> None: ...


class Hands(BotHands):
    """Those that put out fires: one finger stays on the nozzle, another touches the rest."""

    def __init__(self, glass: GameGlass, bot: Bot) -> None:
        super().__init__(glass, bot)
        assert isinstance(glass.view, ExtinguisherView)
        self.view = glass.view
        self._holding = False

    def _touch(self, act: Act) -> None:
        if act.name == "press":
            self._hold()
        elif act.name == "aim":
            assert self._holding
            self.view.move(FINGER, *self.place(act.a, act.b))
        else:
            touch(self.glass, TOOLS[act.a] if act.name == "take" else act.name, finger=THUMB)

    def _hold(self) -> None:
        if self._holding:
            self.view.up(FINGER)
        assert self.view.down(FINGER, *self.place(*self.view.fight.aim))
        self._holding = True

    def place(self, across: int, height: int) -> tuple[float, float]:
        zone = self.view.plan.zone
        # a thousandth inside the rim: the rim itself belongs to what lies beside
        return zone.x + zone.w * min(across, 999.6) / 1000, zone.y + zone.h * (1 - max(height, 0.4) / 1000)
