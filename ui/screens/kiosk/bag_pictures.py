"""应急包's pages of the picture book: both cards of a round at telling moments."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from edu.domain.games.acts import Act
from edu.domain.games.bag.packing import BETWEEN, BagPlay
from edu.domain.games.bag.things import Hazard, Member
from edu.domain.games.bots import bot_of, played_by
from edu.domain.games.catalogue import GAMES
from edu.domain.games.rules import Level
from edu.system.clock import civil_date
from ui.gallery import GalleryEntry, settle
from ui.games.glass import GameGlass
from ui.screens.kiosk.game_pictures import LYING, UPRIGHT, Desk, Shown, entry
from ui.screens.kiosk.game_play import GamePlayScreen
from ui.screens.kiosk.games_room import GamesRoom
from ui.screens.world import World

GAME = "bag"
_LONGEST = 9_000
_Until = Callable[[BagPlay], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scene:
    """Played by a bot (nobody: ``) until the moment comes, then touched."""

    first: Hazard
    until: _Until
    level: Level = 1
    who: Member = "infant"
    skill: str = "skilled"
    then: Callable[[GameGlass], None] = lambda glass: glass.advance(0)


def seed_with(first: Hazard, who: Member, level: Level) -> int:
    """The first round that begins with this card and this household."""
    for seed in range(400):
        play = GAMES[GAME].start(seed, level)
        if isinstance(play, BagPlay) and play.hazards[0] == first and play.family[0] == who:
            return seed
    raise LookupError(first)


def _too_heavy(glass: GameGlass) -> None:
    """Everything that passes, until something jumps back."""
    play = glass.round.play
    for _ in range(40):
        if not isinstance(play, BagPlay) or play.refused:
            break
        thing = next((thing for thing, _ in play.belt.in_sight() if thing not in play.inside), -1)
        if thing >= 0:
            _touch(glass, f"on:{thing}")
        glass.advance(24)
    glass.advance(14)


def _dragged(glass: GameGlass) -> None:
    key = [one.key for one in glass.view.targets() if one.key.startswith("on:")][-1]
    box = next(one.box for one in glass.view.targets() if one.key == key)
    glass.view.down(1, *box.centre)
    glass.advance(4)
    glass.view.move(1, glass.width() * 0.56, glass.height() * 0.62)
    glass.advance(1)


def _touch(glass: GameGlass, key: str) -> None:
    box = next(one.box for one in glass.view.targets() if one.key == key)
    glass.view.down(1, *box.centre)
    glass.view.up(1)


def _zipped(glass: GameGlass) -> None:
    glass.view.do(Act("zip"))
    glass.advance(70)


SCENES: dict[str, _Scene] = {
    "bag-packing": _Scene(first="quake", until=lambda play: len(play.inside) == 7),
    "bag-drag": _Scene(first="fire", level=2, until=lambda play: len(play.inside) == 5, then=_dragged),
    "bag-too-heavy": _Scene(first="quake", skill="", until=lambda play: play.steps >= 60, then=_too_heavy),
    "bag-rule": _Scene(first="fire", skill="average", until=lambda play: play.shut and play.pause > 70),
    "bag-missing": _Scene(first="flood", level=3, until=lambda play: len(play.inside) == 8, then=_zipped),
    "bag-card": _Scene(first="flood", who="elder", until=lambda play: play.shut and play.pause > BETWEEN - 60),
    "bag-swap": _Scene(first="flood", who="elder", until=lambda play: play.at == 1 and play.steps > 60),
    "bag-praise": _Scene(first="quake", until=lambda play: play.over),
}


def play(name: str, *, seated: bool = False, left: bool = False) -> Shown:
    scene = SCENES[name]

    def shown(desk: Desk) -> None:
        sitting = desk.sitting
        sitting.level, sitting.seated, sitting.left = scene.level, seated, left
        seed = seed_with(scene.first, scene.who, scene.level)
        _ghost(desk, scene.level)
        desk.kiosk.games.seed = lambda: seed
        desk.go("game_play")
        screen = desk.host.showing
        if isinstance(screen, GamePlayScreen):
            settle(2)
            screen.freeze()
            _played(screen.glass, scene, seed)

    return shown


def _ghost(desk: Desk, level: Level) -> None:
    best = played_by(GAMES[GAME], bot_of(GAMES[GAME], "skilled", 4), 4, level)[1]
    desk.kiosk.games.room.ghosts.note(civil_date(desk.world.clock.now_ms()), GAME, level, best)
    desk.sitting.curve_to_beat = best.way


def _played(glass: GameGlass, scene: _Scene, seed: int) -> None:
    bot = bot_of(GAMES[GAME], "average" if scene.skill == "average" else "skilled", seed)
    play = glass.round.play
    for _ in range(_LONGEST):
        if not isinstance(play, BagPlay) or scene.until(play):
            break
        for act in bot.acts(play) if scene.skill else ():
            glass.view.do(act)
        glass.advance()
    scene.then(glass)
    if isinstance(play, BagPlay) and play.over:
        glass.advance(60)


def _tutorial(desk: Desk) -> None:
    desk.go("game_tutorial")


_SHOTS: tuple[tuple[str, str, Shown], ...] = (
    ("game_tutorial", "bag", _tutorial),
    *(("game_play", scene, play(scene)) for scene in SCENES),
)
_LARGE = ("bag-swap", "bag-rule", "bag-too-heavy")
_CONTRAST = ("bag-packing", "bag-rule", "bag-card")


def gallery_entries(world: World) -> list[GalleryEntry]:
    room = GamesRoom()
    room.speaker.switch(on=False)
    sizes = (LYING, UPRIGHT)
    entries = [entry(world, room, shot, size, game=GAME) for shot in _SHOTS for size in sizes]
    for shot in _SHOTS:
        if shot[1] in _LARGE:
            entries += [entry(world, room, shot, size, large_text=True, game=GAME) for size in sizes]
        if shot[1] in _CONTRAST:
            entries += [entry(world, room, shot, size, variant="contrast", game=GAME) for size in sizes]
    seated = ("game_play", "bag-seated-left", play("bag-swap", seated=True, left=True))
    return entries + [entry(world, room, seated, size, game=GAME) for size in sizes]
