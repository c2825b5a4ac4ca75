"""A glass with 地震 30 秒 on it, and what a hand does there."""

from __future__ import annotations

from collections.abc import Sequence

from edu.domain.games.acts import Act
from edu.domain.games.catalogue import GAMES
from edu.domain.games.quake.game import QuakePlay
from edu.domain.games.quake.leaving import THINGS
from edu.domain.games.quake.rooms import SPOTS, Kind, RoomId
from edu.domain.games.quake.shake import Shake
from edu.domain.games.rules import Bot, Level
from tests.ui.games.hands import make_glass
from ui.games.glass import GameGlass
from ui.games.kit import Manner
from ui.games.quake.view import QuakeView
from ui.games.view import Box

GAME = "quake"
SIZES = [(1920, 1080), (1080, 1920)]
FINGER, THUMB = 1, 2


def glass_of(
    seed: int = 1,
    level: Level = 1,
    size: tuple[int, int] = SIZES[0],
    manner: Manner | None = None,
    *,
    still: bool = True,
) -> GameGlass:
    return make_glass(seed, level, size, manner, still=still, game=GAME)


def glass_in(room: RoomId, level: Level = 1, size: tuple[int, int] = SIZES[0], *, still: bool = True) -> GameGlass:
    for seed in range(99):
        play = GAMES[GAME].start(seed, level)
        assert isinstance(play, QuakePlay)
        if play.visit.shake.set.room.id == room:
            return glass_of(seed, level, size, still=still)
    raise LookupError(room)


def view_of(glass: GameGlass) -> QuakeView:
    assert isinstance(glass.view, QuakeView)
    return glass.view


def play_of(glass: GameGlass) -> QuakePlay:
    assert isinstance(glass.round.play, QuakePlay)
    return glass.round.play


def shake_of(glass: GameGlass) -> Shake:
    return play_of(glass).visit.shake


def keys(glass: GameGlass) -> list[str]:
    return [one.key for one in glass.view.targets()]


def place(glass: GameGlass, key: str) -> Box:
    found = next((one.box for one in glass.view.targets() if one.key == key), None)
    assert found is not None, f"{key} cannot be touched: {keys(glass)}"
    return found


def touch(glass: GameGlass, key: str) -> None:
    assert glass.view.down(THUMB, *place(glass, key).centre)
    glass.view.up(THUMB)


def on_track(glass: GameGlass, at: float) -> tuple[float, float]:
    pad = place(glass, "hold")
    return view_of(glass).plan.grip_x(at), pad.y + pad.h * 0.6


def run_to(glass: GameGlass, kind: Kind) -> None:
    shake = shake_of(glass)
    touch(glass, f"spot-{next(at for at in range(SPOTS) if shake.set.kind(at) == kind)}")
    glass.advance()
    while not shake.there:
        glass.advance()


def hold_on(glass: GameGlass) -> None:
    """To the end of the shaking, the finger on what slides."""
    shake = shake_of(glass)
    glass.view.down(FINGER, *on_track(glass, shake.mark))
    while not shake.over:
        glass.view.move(FINGER, *on_track(glass, shake.mark))
        glass.advance()
    glass.view.up(FINGER)
    glass.advance()


class Hands:
    """Does what a bot wants by touching what stands for it; the finger stays on what it holds."""

    def __init__(self, glass: GameGlass, bot: Bot) -> None:
        self.glass, self._bot = glass, bot
        self._shake: Shake | None = None

    def play(self) -> None:
        while not self.glass.round.over:
            self._touch(self._bot.acts(self.glass.round.play))
            self.glass.advance()

    def _touch(self, acts: Sequence[Act]) -> None:
        for act in acts:
            if act.name == "touch":
                if (key := THINGS[act.a]) in keys(self.glass):
                    touch(self.glass, key)
            elif act.name == "go":
                touch(self.glass, f"spot-{act.a}")
            elif self._shake is shake_of(self.glass):
                self.glass.view.move(FINGER, *on_track(self.glass, act.a))
            else:
                self.glass.view.up(FINGER)
                self._shake = shake_of(self.glass)
                assert self.glass.view.down(FINGER, *on_track(self.glass, act.a))
