"""过街与大车 in the picture book: its pages around the game, and each road at a telling moment."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from edu.domain.games.acts import Act
from edu.domain.games.bots import bot_of, played_by
from edu.domain.games.catalogue import GAMES
from edu.domain.games.road.crossing import PLACES, Crossing, Place
from edu.domain.games.road.game import RoadPlay
from edu.domain.games.rules import Bot, Level, Play
from ui.gallery import GalleryEntry, settle
from ui.screens.kiosk.game_pictures import LYING, UPRIGHT, Desk, Shown, entry
from ui.screens.kiosk.game_play import GamePlayScreen
from ui.screens.kiosk.games_room import GamesRoom
from ui.screens.world import World

GAME, SEED = "road", 3
_MOST = 9_000
Until = Callable[[Crossing, int], bool]
"""Given the road and the steps since its end."""


class _Rash:
    """Bot. Looks nowhere, and sets out on one road at a fixed step; before that it is as skilled as can be."""

    def __init__(self, where: Place, at: int) -> None:
        self._where, self._at = where, at
        self._wise = bot_of(GAMES[GAME], "skilled", SEED)

    def acts(self, play: Play) -> tuple[Act, ...]:
        here = cast("RoadPlay", play)
        if here.over or here.road.place != self._where:
            return tuple(self._wise.acts(play))
        return (Act("go"),) if here.road.steps == self._at and not here.road.outcome else ()


def _wise() -> Bot:
    return bot_of(GAMES[GAME], "skilled", SEED)


_SCENES: dict[str, tuple[Level, Place, Callable[[], Bot], Until]] = {
    "hit": (1, "zebra", lambda: _Rash("zebra", 30), lambda road, ended: road.outcome == "hit" and ended > 26),
    "lorry": (2, "lorry", _wise, lambda road, _: road.y >= 3_200),
    "bonnet": (1, "lorry", lambda: _Rash("lorry", 20), lambda road, ended: bool(road.outcome) and ended > 130),
    "corner": (1, "signal", _wise, lambda road, _: road.turn is not None and road.steps == road.turn.at + 30),
    "wheels": (1, "signal", lambda: _Rash("signal", -1), lambda road, ended: road.outcome == "wheels" and ended > 80),
    "bike": (1, "bike", _wise, lambda road, _: road.steps == 70),
    "night": (1, "night", _wise, lambda road, _: road.y > 800),
    "praise": (1, "night", _wise, lambda road, ended: road.outcome == "across" and ended > 120),
}


def scene(name: str, *, seated: bool = False, left: bool = False) -> Shown:
    level, where, bot, until = _SCENES[name]

    def shown(desk: Desk) -> None:
        sitting = desk.sitting
        sitting.level, sitting.seated, sitting.left = level, seated, left
        sitting.curve_to_beat = played_by(GAMES[GAME], bot_of(GAMES[GAME], "skilled", 4), 4, level)[1].way
        desk.kiosk.games.seed = lambda: SEED
        desk.go("game_play")
        screen = desk.host.showing
        if isinstance(screen, GamePlayScreen):
            settle(2)
            screen.freeze()
            _play(screen, where, bot(), until)

    return shown


def _play(screen: GamePlayScreen, where: Place, bot: Bot, until: Until) -> None:
    play = cast("RoadPlay", screen.glass.round.play)
    for _ in range(_MOST):
        for act in bot.acts(play):
            screen.glass.view.do(act)
        screen.glass.advance()
        if play.at == PLACES.index(where) and until(play.road, play.pause):
            return


def _at(name: str) -> Shown:
    return lambda desk: desk.go(name)


_SHOTS: tuple[tuple[str, str, Shown], ...] = (
    ("game_tutorial", "road", _at("game_tutorial")),
    *(("game_play", f"road-{name}", scene(name)) for name in _SCENES),
)
_ONE_WAY = {"road-lorry": LYING, "road-praise": UPRIGHT}
_LARGE = ("road-bonnet",)
_CONTRAST = ("road-corner", "road-night")


def gallery_entries(world: World) -> list[GalleryEntry]:
    room = GamesRoom()
    room.speaker.switch(on=False)
    entries = [
        entry(world, room, shot, size, game=GAME)
        for shot in _SHOTS for size in (LYING, UPRIGHT) if _ONE_WAY.get(shot[1], size) == size
    ]  # fmt: skip
    for number, shot in enumerate(_SHOTS):
        size = (LYING, UPRIGHT)[number % 2]
        if shot[1] in _LARGE:
            entries.append(entry(world, room, shot, size, large_text=True, game=GAME))
        if shot[1] in _CONTRAST:
            entries.append(entry(world, room, shot, size, variant="contrast", game=GAME))
    seated = ("game_play", "road-bike-seated-left", scene("bike", seated=True, left=True))
    return [*entries, *(entry(world, room, seated, size, game=GAME) for size in (LYING, UPRIGHT))]
