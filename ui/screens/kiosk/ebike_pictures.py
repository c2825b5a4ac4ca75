"""电动车安全屋 in the picture book: its pages around the game, the evening and the night at telling moments."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from edu.domain.games.acts import Act
from edu.domain.games.bots import bot_of, played_by
from edu.domain.games.catalogue import GAMES
from edu.domain.games.ebike.game import BETWEEN, EbikePlay
from edu.domain.games.ebike.night import THINGS, Kind, Thing
from edu.domain.games.rules import Level
from ui.gallery import GalleryEntry, settle
from ui.games.glass import GameGlass
from ui.screens.kiosk.game_pictures import LYING, UPRIGHT, Desk, Shown, entry
from ui.screens.kiosk.game_play import GamePlayScreen
from ui.screens.kiosk.games_room import GamesRoom
from ui.screens.world import World

GAME = "ebike"
_LONGEST = 9_000
_SEED = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scene:
    """An evening played by a bot (nobody: ``) until the moment comes; then, at night, what is touched, and steps."""

    until: Callable[[EbikePlay], bool]
    skill: str = "skilled"
    level: Level = 1
    kind: Kind = "room"
    touches: tuple[tuple[Thing, int], ...] = field(default_factory=tuple)
    then: Callable[[GameGlass], None] = lambda glass: glass.advance(0)


def _night(play: EbikePlay) -> bool:
    return play.night is not None and play.night.steps > 90


def _drag(glass: GameGlass) -> None:
    """The last of the bikes at the gate, over the charging shed."""
    key = [one.key for one in glass.view.targets() if one.key.startswith("bike:")][-1]
    box = next(one.box for one in glass.view.targets() if one.key == key)
    lies = glass.width() > glass.height()
    glass.view.down(1, *box.centre)
    glass.advance(4)
    glass.view.move(1, glass.width() * (0.76 if lies else 0.3), glass.height() * (0.58 if lies else 0.66))
    glass.advance(10)


_ROOM: tuple[tuple[Thing, int], ...] = (("family", 50), ("out", 50), ("close", 20), ("knock", 50), ("down", 50))
SCENES: dict[str, _Scene] = {
    "ebike-drag": _Scene(until=lambda play: play.yard.steps >= 1000, skill="average", level=2, then=_drag),
    "ebike-charging": _Scene(until=lambda play: any(bike.full for bike in play.yard.of("shed"))),
    "ebike-fire": _Scene(until=lambda play: play.yard.steps >= 1900, skill=""),
    "ebike-rule": _Scene(until=lambda play: play.pause > 90, skill="average"),
    "ebike-stairs-burn": _Scene(until=lambda play: play.pause > BETWEEN - 30, skill="average"),
    "ebike-flat": _Scene(until=_night, touches=(("family", 40),)),
    "ebike-landing": _Scene(until=_night, touches=_ROOM[:4]),
    "ebike-yard": _Scene(until=_night, touches=_ROOM),
    "ebike-out": _Scene(until=_night, touches=(*_ROOM, ("call", 160))),
    "ebike-stairs": _Scene(until=_night, kind="stairs", level=2, touches=(("seal", 40),)),
    "ebike-fetched": _Scene(until=_night, kind="stairs", touches=(("seal", 40), ("call", 40), ("window", 70))),
    "ebike-hurt": _Scene(until=_night, touches=(("carry", 20),), level=3),
}


def scene(name: str, *, seated: bool = False, left: bool = False) -> Shown:
    made = SCENES[name]

    def shown(desk: Desk) -> None:
        sitting = desk.sitting
        sitting.level, sitting.seated, sitting.left = made.level, seated, left
        sitting.curve_to_beat = played_by(GAMES[GAME], bot_of(GAMES[GAME], "skilled", 4), 4, made.level)[1].way
        desk.kiosk.games.seed = lambda: _SEED
        desk.go("game_play")
        screen = desk.host.showing
        if isinstance(screen, GamePlayScreen):
            settle(2)
            screen.freeze()
            _played(screen.glass, made)

    return shown


def _played(glass: GameGlass, made: _Scene) -> None:
    bot = bot_of(GAMES[GAME], "average" if made.skill == "average" else "skilled", _SEED)
    play = glass.round.play
    assert isinstance(play, EbikePlay)
    play.own = 0 if made.kind == "room" else 1
    for _ in range(_LONGEST):
        if made.until(play):
            break
        for act in bot.acts(play) if made.skill and play.night is None else ():
            glass.view.do(act)
        glass.advance()
    for thing, steps in made.touches:
        glass.view.do(Act("touch", THINGS.index(thing)))
        glass.advance(steps)
    made.then(glass)


def _tutorial(desk: Desk) -> None:
    desk.go("game_tutorial")


_FEW = ("ebike-drag", "ebike-fire", "ebike-flat", "ebike-stairs", "ebike-out")
"""Also upright. Large text and high contrast are shown one way up each: every picture costs a second."""


def gallery_entries(world: World) -> list[GalleryEntry]:
    room = GamesRoom()
    room.speaker.switch(on=False)

    def of(name: str) -> tuple[str, str, Shown]:
        return "game_play", name, scene(name)

    entries = [entry(world, room, ("game_tutorial", "ebike", _tutorial), LYING, game=GAME)]
    entries += [entry(world, room, of(name), LYING, game=GAME) for name in SCENES if name != "ebike-landing"]
    entries += [entry(world, room, of(name), UPRIGHT, game=GAME) for name in (*_FEW, "ebike-landing")]
    entries.append(entry(world, room, of("ebike-stairs"), UPRIGHT, large_text=True, game=GAME))
    entries.append(entry(world, room, of("ebike-charging"), LYING, variant="contrast", game=GAME))
    seated = ("game_play", "ebike-seated-left", scene("ebike-charging", seated=True, left=True))
    return [*entries, entry(world, room, seated, LYING, game=GAME)]
