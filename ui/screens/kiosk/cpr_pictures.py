"""CPR 节拍 in the picture book: its pages around the game, and the game at telling moments."""

from __future__ import annotations

from edu.domain.games.acts import Act
from edu.domain.games.bots import bot_of, played_by
from edu.domain.games.catalogue import GAMES
from edu.domain.games.cpr.beat import BEAT
from edu.domain.games.cpr.game import CprPlay
from edu.domain.games.rules import Level
from ui.gallery import GalleryEntry, settle
from ui.screens.kiosk.game_pictures import LYING, UPRIGHT, Desk, Shot, Shown, entry
from ui.screens.kiosk.game_play import GamePlayScreen
from ui.screens.kiosk.games_room import GamesRoom
from ui.screens.world import World

GAME = "cpr"
Course = tuple[tuple[tuple[Act, ...], int], ...]
"""What is done, then steps."""
_DOWN = 14
"""Steps that a hand stays down."""


def seed_with(level: Level, *, gasps: bool = False) -> int:
    """The first round that offers to pinch him, whose machine advises a shock, and in which he gasps or does not."""
    for seed in range(300):
        play = GAMES[GAME].start(seed, level)
        if (
            isinstance(play, CprPlay) and "pinch" in play.scene.shown and play.machine.advises
            and play.scene.gasps == gasps
        ):  # fmt: skip
            return seed
    raise LookupError(level)


def _done(*deeds: str) -> Course:
    waits = {"shout": 130, "look": 250}
    return tuple(((Act(deed),), waits.get(deed, 70)) for deed in deeds)


def _pressed(times: int, every: int = BEAT, down: int = _DOWN) -> Course:
    """The last one is caught in the middle."""
    one: Course = (((Act("press"),), down), ((Act("release"),), every - down))
    return (*(one * (times - 1)), ((Act("press"),), 6))


_UP: Course = (((Act("release"),), 6),)
_SEEN: Course = (((), 60), *_done("shout", "call", "fetch", "look"))
_HERE: Course = (*_SEEN, *_pressed(44), *_UP, ((), 40))
_PADDED: Course = (*_HERE, ((Act("power"),), 40), ((Act("pad", 0),), 30), ((Act("pad", 1),), 60))
_CHARGED: Course = (*_PADDED, ((), 230))
_SHOCKED: Course = (*_CHARGED, ((Act("clear"),), 50), ((Act("shock"),), 40))
_SCENES: dict[str, tuple[Level, bool, Course]] = {
    "shout": (1, False, (((), 60), ((Act("shout"),), 50))),
    "gasp": (3, True, (*_SEEN, ((), 240))),
    "delay": (2, False, (((), 60), *_done("shout"), ((Act("pinch"),), 130))),
    "press": (1, False, (*_SEEN, *_pressed(9))),
    "fast": (2, False, (*_SEEN, *_pressed(6), *_UP, *_pressed(5, 20, 8))),
    "breath": (2, False, (*_SEEN, *_pressed(30), *_UP, ((), 10), ((Act("breath"),), 22))),
    "pads": (1, False, (*_HERE, ((Act("power"),), 50))),
    "touched": (1, False, (*_PADDED, ((Act("press"),), 14))),
    "charged": (1, False, _CHARGED),
    "again": (1, False, (*_SHOCKED, *_pressed(13))),
    "praise": (1, False, (*_SHOCKED, *_pressed(83), *_UP, ((), 250))),
}  # fmt: skip


def scene(name: str, *, seated: bool = False, left: bool = False) -> Shown:
    level, gasps, course = _SCENES[name]

    def shown(desk: Desk) -> None:
        sitting = desk.sitting
        sitting.level, sitting.seated, sitting.left = level, seated, left
        sitting.curve_to_beat = played_by(GAMES[GAME], bot_of(GAMES[GAME], "skilled", 4), 4, level)[1].way
        desk.kiosk.games.seed = lambda: seed_with(level, gasps=gasps)
        desk.go("game_play")
        screen = desk.host.showing
        if isinstance(screen, GamePlayScreen):
            settle(2)
            screen.freeze()
            for acts, steps in course:
                for act in acts:
                    screen.glass.view.do(act)
                screen.glass.advance(steps)

    return shown


def _at(name: str) -> Shown:
    return lambda desk: desk.go(name)


_BOTH = ("press", "pads", "charged", "praise")
_LYING = ("shout", "gasp", "delay", "fast", "touched")
_UPRIGHT = ("breath", "again")


def gallery_entries(world: World) -> list[GalleryEntry]:
    room = GamesRoom()
    room.speaker.switch(on=False)

    def page(shot: Shot, size: tuple[int, int]) -> GalleryEntry:
        return entry(world, room, shot, size, game=GAME)

    def of(name: str, note: str = "", *, seated: bool = False, left: bool = False) -> Shot:
        return "game_play", f"cpr-{name}{note}", scene(name, seated=seated, left=left)

    entries = [page(("game_tutorial", "cpr", _at("game_tutorial")), LYING),
               page(("game_level", "cpr", _at("game_level")), LYING)]  # fmt: skip
    entries += [page(of(name), size) for name in _BOTH for size in (LYING, UPRIGHT)]
    entries += [page(of(name), LYING) for name in _LYING] + [page(of(name), UPRIGHT) for name in _UPRIGHT]
    for name, size in (("charged", LYING), ("press", UPRIGHT)):
        entries.append(entry(world, room, of(name), size, large_text=True, game=GAME))
        entries.append(entry(world, room, of(name), size, variant="contrast", game=GAME))
        entries.append(page(of(name, "-seated-left", seated=True, left=True), size))
    return entries
