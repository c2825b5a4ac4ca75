"""燃气侦探 in the picture book: its pages around the game, and the game at telling moments."""

from __future__ import annotations

from edu.domain.games.acts import Act
from edu.domain.games.bots import bot_of, played_by
from edu.domain.games.catalogue import GAMES
from edu.domain.games.gas.game import GasPlay
from edu.domain.games.gas.joints import JOINTS
from edu.domain.games.gas.kitchen import THINGS, Thing
from edu.domain.games.rules import Level
from ui.gallery import GalleryEntry, settle
from ui.screens.kiosk.game_pictures import LYING, UPRIGHT, Desk, Shown, entry
from ui.screens.kiosk.game_play import GamePlayScreen
from ui.screens.kiosk.games_room import GamesRoom
from ui.screens.world import World

GAME = "gas"
Course = tuple[tuple[tuple[Act, ...], int], ...]
"""What is done, then steps."""


def seed_with(level: Level, *things: Thing, stuck: bool = False) -> int:
    """The first round of two leaks in whose kitchen these things stand."""
    for seed in range(300):
        play = GAMES[GAME].start(seed, level)
        if (
            isinstance(play, GasPlay) and play.kitchen.stuck == stuck and len(play.joints.leaks) == 2
            and set(things) <= set(play.kitchen.shown)
        ):  # fmt: skip
            return seed
    raise LookupError(things)


def _touch(thing: Thing) -> Act:
    return Act("touch", THINGS.index(thing))


def _soap(*joints: int) -> Course:
    return tuple(((Act("soap", joint),), 18) for joint in joints)


_SHUT: Course = (((), 60), ((_touch("valve"),), 40))
_HOME: Course = (*_SHUT, ((_touch("window"),), 45), ((_touch("family"),), 40))
_OUT: Course = (*_HOME, ((_touch("door"),), 50))
_DOWN: Course = (*_OUT, ((_touch("stairs"),), 60))
_SAFE: Course = (*_DOWN, ((_touch("call"),), 90))
_DAY: Course = (*_SAFE, ((), 260))
_FOAM: Course = (*_DAY, *_soap(*range(JOINTS)), ((), 110))
_SCENES: dict[str, tuple[Level, tuple[Thing, ...], Course]] = {
    "smell": (1, ("light", "fan"), (((), 150),)),
    "aired": (1, ("light", "phone"), _HOME),
    "spark": (1, ("light", "phone"), (((), 60), ((_touch("light"),), 8))),
    "blast": (2, ("fan",), (((), 420), ((_touch("fan"),), 26))),
    "blast-rule": (2, ("fan",), (((), 420), ((_touch("fan"),), 130))),
    "full": (3, (), (((), 620),)),
    "landing": (1, (), _OUT),
    "yard": (1, (), _DOWN),
    "safe": (1, (), _SAFE),
    "early": (2, (), (((_touch("door"),), 60), ((_touch("stairs"),), 60), ((_touch("call"),), 90))),
    "soap": (1, (), (*_DAY, *_soap(0, 1, 2))),
    "bubbles": (1, (), _FOAM),
    "flame": (2, (), (*_DAY, ((Act("flame"),), 120))),
}


def scene(name: str, *, seated: bool = False, left: bool = False) -> Shown:
    level, things, course = _SCENES[name]
    return _played(level, seed_with(level, *things), course, seated=seated, left=left)


def _found(desk: Desk) -> None:
    """To the end: every leak marked, the man has come."""
    seed = seed_with(1)
    play = GAMES[GAME].start(seed, 1)
    marks = tuple(((Act("mark", at),), 40) for at in sorted(play.joints.leaks)) if isinstance(play, GasPlay) else ()
    _played(1, seed, (*_FOAM, *marks, ((Act("finish"),), 110)))(desk)


def _stuck(desk: Desk) -> None:
    _played(2, seed_with(2, stuck=True), (((), 160), ((_touch("valve"),), 30)))(desk)


def _played(level: Level, seed: int, course: Course, *, seated: bool = False, left: bool = False) -> Shown:
    def shown(desk: Desk) -> None:
        sitting = desk.sitting
        sitting.level, sitting.seated, sitting.left = level, seated, left
        sitting.curve_to_beat = played_by(GAMES[GAME], bot_of(GAMES[GAME], "skilled", 4), 4, level)[1].way
        desk.kiosk.games.seed = lambda: seed
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


_SHOTS: tuple[tuple[str, str, Shown], ...] = (
    ("game_tutorial", "gas", _at("game_tutorial")),
    *(("game_play", f"gas-{name}", scene(name)) for name in _SCENES),
    ("game_play", "gas-stuck", _stuck),
    ("game_play", "gas-found", _found),
)
_LARGE = ("gas-smell", "gas-landing", "gas-bubbles", "gas-blast-rule")
_CONTRAST = ("gas-smell", "gas-aired", "gas-bubbles", "gas-safe")


def gallery_entries(world: World) -> list[GalleryEntry]:
    room = GamesRoom()
    room.speaker.switch(on=False)
    entries = [entry(world, room, shot, size, game=GAME) for shot in _SHOTS for size in (LYING, UPRIGHT)]
    for shot in _SHOTS:
        if shot[1] in _LARGE:
            entries += [entry(world, room, shot, size, large_text=True, game=GAME) for size in (LYING, UPRIGHT)]
        if shot[1] in _CONTRAST:
            entries += [entry(world, room, shot, size, variant="contrast", game=GAME) for size in (LYING, UPRIGHT)]
    for name in ("aired", "bubbles"):
        seated = ("game_play", f"gas-{name}-seated-left", scene(name, seated=True, left=True))
        entries += [entry(world, room, seated, size, game=GAME) for size in (LYING, UPRIGHT)]
    return entries
