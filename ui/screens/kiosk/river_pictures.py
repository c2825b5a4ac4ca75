"""村长与小河 in the picture book: its pages around the game, and the night at telling moments."""

from __future__ import annotations

from edu.domain.games.bots import Skill, bot_of, played_by
from edu.domain.games.catalogue import GAMES
from edu.domain.games.rules import Level
from ui.gallery import GalleryEntry, settle
from ui.games.glass import GameGlass
from ui.games.river.view import RiverView
from ui.screens.kiosk.game_pictures import LYING, UPRIGHT, Desk, Shown, entry
from ui.screens.kiosk.game_play import GamePlayScreen
from ui.screens.kiosk.games_room import GamesRoom
from ui.screens.world import World

GAME = "river"
SEED = 3
_Touch = tuple[str, ...]
"""Keys that are touched one after the other."""

_SCENES: dict[str, tuple[Level, Skill | None, int, _Touch]] = {
    "chosen": (1, None, 60, ("call",)),
    "refused": (1, None, 60, ("row-1",)),
    "called": (1, "skilled", 500, ()),
    "busy": (2, "skilled", 1500, ()),
    "carried": (1, "skilled", 1150, ()),
    "pigs": (1, "average", 2530, ()),
    "soon": (2, "average", 1960, ("knock",)),
    "flood": (2, "average", 2800, ()),
    "late": (3, "average", 4300, ()),
    "guarded": (1, "skilled", 3100, ()),
    "morning": (1, "skilled", 4220, ()),
    "rule": (1, "average", 5660, ()),
}
"""Level, who has played, for how many steps, and what is touched at the end."""


def scene(name: str, *, seated: bool = False, left: bool = False) -> Shown:
    level, skill, steps, touches = _SCENES[name]

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
            play(screen.glass, skill, steps)
            for key in touches:
                touch(screen.glass, key)
            screen.glass.advance(14)

    return shown


def play(glass: GameGlass, skill: Skill | None, steps: int) -> None:
    bot = bot_of(GAMES[GAME], skill, SEED) if skill is not None else None
    for _ in range(steps):
        for act in bot.acts(glass.round.play) if bot is not None and not glass.round.over else ():
            glass.view.do(act)
        glass.advance()


def touch(glass: GameGlass, key: str) -> None:
    x, y = next(one.box.centre for one in glass.view.targets() if one.key == key)
    glass.view.down(1, x, y)
    glass.view.up(1)


def _dragged(desk: Desk) -> None:
    """A card hangs over the middle row."""
    scene("chosen")(desk)
    screen = desk.host.showing
    if isinstance(screen, GamePlayScreen) and isinstance(screen.glass.view, RiverView):
        view = screen.glass.view
        card = next(one.box for one in view.targets() if one.key == "member-1")
        view.down(1, *card.centre)
        view.move(1, view.plan.width * 0.4, view.plan.lanes[1])
        screen.glass.advance(4)


def _at(name: str) -> Shown:
    return lambda desk: desk.go(name)


_SHOTS: tuple[tuple[str, str, Shown], ...] = (
    ("game_tutorial", "river", _at("game_tutorial")),
    *(("game_play", f"river-{name}", scene(name)) for name in _SCENES),
    ("game_play", "river-dragged", _dragged),
)
_LARGE = ("river-chosen", "river-flood", "river-rule")
_CONTRAST = ("river-busy", "river-flood", "river-morning")


def gallery_entries(world: World) -> list[GalleryEntry]:
    room = GamesRoom()
    room.speaker.switch(on=False)
    entries = [entry(world, room, shot, size, game=GAME) for shot in _SHOTS for size in (LYING, UPRIGHT)]
    for shot in _SHOTS:
        if shot[1] in _LARGE:
            entries += [entry(world, room, shot, size, large_text=True, game=GAME) for size in (LYING, UPRIGHT)]
        if shot[1] in _CONTRAST:
            entries += [entry(world, room, shot, size, variant="contrast", game=GAME) for size in (LYING, UPRIGHT)]
    seated = ("game_play", "river-seated-left", scene("busy", seated=True, left=True))
    return entries + [entry(world, room, seated, size, game=GAME) for size in (LYING, UPRIGHT)]
