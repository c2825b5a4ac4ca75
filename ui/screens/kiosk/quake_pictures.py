"""地震 30 秒 in the picture book: its pages around the game, and the game at telling moments."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from edu.domain.games.acts import Act
from edu.domain.games.bots import bot_of, played_by
from edu.domain.games.catalogue import GAMES
from edu.domain.games.quake.game import QuakePlay
from edu.domain.games.quake.leaving import THINGS, Thing
from edu.domain.games.quake.rooms import SPOTS, Kind, RoomId
from edu.domain.games.rules import HERTZ, Level
from ui.gallery import GalleryEntry, settle
from ui.games.glass import GameGlass
from ui.screens.kiosk.game_pictures import LYING, UPRIGHT, Desk, Shown, entry
from ui.screens.kiosk.game_play import GamePlayScreen
from ui.screens.kiosk.games_room import GamesRoom
from ui.screens.world import World

GAME = "quake"
_Move = Callable[[GameGlass, QuakePlay], None]


def seed_with(room: RoomId, level: Level) -> int:
    """The first round that begins in this room."""
    for seed in range(300):
        play = GAMES[GAME].start(seed, level)
        if isinstance(play, QuakePlay) and play.visit.shake.set.room.id == room:
            return seed
    raise LookupError(room)


def _wait(steps: int) -> _Move:
    return lambda glass, play: glass.advance(steps)


def _run(kind: Kind) -> _Move:
    def move(glass: GameGlass, play: QuakePlay) -> None:
        place = play.visit.shake.set
        glass.view.do(Act("go", next(at for at in range(SPOTS) if place.kind(at) == kind)))
        glass.advance()

    return move


def _hold(until: int) -> _Move:
    """The hand follows until so many steps after the first wave began, or it is over."""

    def move(glass: GameGlass, play: QuakePlay) -> None:
        shake = play.visit.shake
        while shake.since < until and not shake.over:
            glass.view.do(Act("hold", shake.mark))
            glass.advance()

    return move


def _drag(glass: GameGlass, play: QuakePlay) -> None:
    """Half way from where they stand to the spot furthest left."""
    view = glass.view
    person = next(one.box for one in view.targets() if one.key == "person")
    goal = next(one.box for one in view.targets() if one.key == "spot-1")
    view.down(1, *person.centre)
    view.move(1, goal.centre[0] + goal.w * 0.2, goal.centre[1])
    glass.advance(2)


def _touch(*things: Thing, wait: int = 66) -> _Move:
    def move(glass: GameGlass, play: QuakePlay) -> None:
        for thing in things:
            glass.view.do(Act("touch", THINGS.index(thing)))
            glass.advance(wait)

    return move


@dataclass(frozen=True, slots=True)
class _Scene:
    room: RoomId
    level: Level
    moves: tuple[_Move, ...]


_HELD = (_run("under"), _wait(120), _hold(99 * HERTZ))
SCENES: dict[str, _Scene] = {
    "quake-warned": _Scene("classroom", 1, (_wait(70),)),
    "quake-drag": _Scene("shop", 2, (_wait(30), _drag)),
    "quake-asks": _Scene("flat", 1, (_run("inner"), _wait(200))),
    "quake-hold": _Scene("classroom", 1, (_run("under"), _wait(120), _hold(14 * HERTZ))),
    "quake-yard": _Scene("cottage", 3, (_run("yard"), _wait(120), _hold(8 * HERTZ))),
    "quake-tall": _Scene("flat", 1, (_run("tall"), _wait(540 + 66))),
    "quake-fan": _Scene("classroom", 2, (_run("hanging"), _wait(420 + 7 * HERTZ + 40))),
    "quake-wreck": _Scene("flat", 1, (*_HELD, _wait(40))),
    "quake-flame": _Scene("flat", 1, (*_HELD, _touch("off", "head"), _touch("lighter", wait=26))),
    "quake-jump": _Scene("shop", 2, (*_HELD, _touch("head"), _touch("jump", wait=60))),
    "quake-lift": _Scene("shop", 1, (*_HELD, _touch("head", "door"), _touch("lift", wait=110))),
    "quake-outside": _Scene("flat", 1, (*_HELD, _touch("off", "head", "door", "stairs"))),
    "quake-struck": _Scene("classroom", 2, (*_HELD, _touch("head", "door", "stairs", "wall"), _wait(270))),
    "quake-safe": _Scene("classroom", 1, (*_HELD, _touch("head", "door", "stairs", "open"), _wait(370))),
}


def scene(name: str, *, seated: bool = False, left: bool = False) -> Shown:
    shown_as = SCENES[name]

    def shown(desk: Desk) -> None:
        sitting, level, seed = desk.sitting, shown_as.level, seed_with(shown_as.room, shown_as.level)
        sitting.level, sitting.seated, sitting.left = level, seated, left
        sitting.curve_to_beat = played_by(GAMES[GAME], bot_of(GAMES[GAME], "skilled", 4), 4, level)[1].way
        desk.kiosk.games.seed = lambda: seed
        desk.go("game_play")
        screen = desk.host.showing
        if isinstance(screen, GamePlayScreen) and isinstance(screen.glass.round.play, QuakePlay):
            settle(2)
            screen.freeze()
            for move in shown_as.moves:
                move(screen.glass, screen.glass.round.play)

    return shown


def _tutorial(desk: Desk) -> None:
    desk.go("game_tutorial")


_BOTH = ("quake-warned", "quake-hold", "quake-tall", "quake-wreck", "quake-outside")
_LYING = ("quake-drag", "quake-asks", "quake-flame", "quake-lift", "quake-safe")
_UPRIGHT = ("quake-yard", "quake-fan", "quake-jump", "quake-struck")


def gallery_entries(world: World) -> list[GalleryEntry]:
    room = GamesRoom()
    room.speaker.switch(on=False)

    def play(name: str, size: tuple[int, int], *, large: bool = False, contrast: bool = False) -> GalleryEntry:
        shot = "game_play", name, scene(name)
        return entry(world, room, shot, size, game=GAME, large_text=large, variant="contrast" if contrast else "light")

    def seated(name: str, size: tuple[int, int]) -> GalleryEntry:
        shot = "game_play", f"{name}-seated-left", scene(name, seated=True, left=True)
        return entry(world, room, shot, size, game=GAME)

    return [
        entry(world, room, ("game_tutorial", "quake", _tutorial), LYING, game=GAME),
        *(play(name, size) for name in _BOTH for size in (LYING, UPRIGHT)),
        *(play(name, LYING) for name in _LYING),
        *(play(name, UPRIGHT) for name in _UPRIGHT),
        play("quake-lift", UPRIGHT, large=True),
        play("quake-hold", LYING, contrast=True),
        seated("quake-hold", UPRIGHT),
    ]
