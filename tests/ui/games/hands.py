"""A glass with a round on it, and hands that play it by touching what is there."""

from __future__ import annotations

from collections.abc import Sequence

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
from ui.games.words import Words
from ui.theme import Theme

GAME = "extinguisher"
PICTURES = Pictures(GAME)
"""One shelf for all tests: drawings do not change."""
SHELVES = {GAME: PICTURES}
FINGER, THUMB = 1, 2


def make_glass(
    seed: int = 1,
    level: Level = 1,
    size: tuple[int, int] = (1920, 1080),
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


class Hands:
    """Does what a bot wants by touching the middle of what stands for it."""

    def __init__(self, glass: GameGlass, bot: Bot) -> None:
        assert isinstance(glass.view, ExtinguisherView)
        self.glass, self.view, self._bot = glass, glass.view, bot
        self._holding = False

    def play(self) -> None:
        run = self.glass.round
        while not run.over:
            self._touch(self._bot.acts(run.play))
            self.glass.advance()

    def _touch(self, acts: Sequence[Act]) -> None:
        for act in acts:
            if act.name == "press":
                self._hold()
            elif act.name == "aim":
                assert self._holding
                self.view.move(FINGER, *self.place(act.a, act.b))
            else:
                key = TOOLS[act.a] if act.name == "take" else act.name
                box = next((one.box for one in self.view.targets() if one.key == key), None)
                assert box is not None, f"{key} cannot be touched: {[one.key for one in self.view.targets()]}"
                assert self.view.down(THUMB, *box.centre)
                self.view.up(THUMB)

    def _hold(self) -> None:
        if self._holding:
            self.view.up(FINGER)
        assert self.view.down(FINGER, *self.place(*self.view.fight.aim))
        self._holding = True

    def place(self, across: int, height: int) -> tuple[float, float]:
        zone = self.view.plan.zone
        # a thousandth inside the rim: the rim itself belongs to what lies beside
        return zone.x + zone.w * min(across, 999.6) / 1000, zone.y + zone.h * (1 - max(height, 0.4) / 1000)
