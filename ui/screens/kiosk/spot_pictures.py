"""找隐患 in the picture book: its pages around the game, and the game at telling moments."""

from __future__ import annotations

from edu.domain.games.acts import Act
from edu.domain.games.bots import bot_of, played_by
from edu.domain.games.catalogue import GAMES
from edu.domain.games.rules import Level
from edu.domain.games.spot.game import SpotPlay
from edu.domain.games.spot.look import Look
from ui.gallery import GalleryEntry, settle
from ui.screens.kiosk.game_pictures import LYING, UPRIGHT, Desk, Shown, entry
from ui.screens.kiosk.game_play import GamePlayScreen
from ui.screens.kiosk.games_room import GamesRoom
from ui.screens.world import World

GAME = "spot"
Deed = tuple[str, int]
"""find, mend or botch the so-manieth of what is wrong; accuse what is in order; finish; wait so many steps."""


def seed_with(scene: str, level: Level) -> int:
    """The first round that begins in this place."""
    for seed in range(400):
        play = GAMES[GAME].start(seed, level)
        if isinstance(play, SpotPlay) and play.look.scene.id == scene:
            return seed
    raise LookupError(scene)


_FOUND: tuple[Deed, ...] = (("wait", 170), ("find", 0), ("wait", 60))
_MIXED: tuple[Deed, ...] = (
    ("wait", 60), ("find", 0), ("wait", 40), ("mend", 0), ("wait", 70), ("find", 1), ("wait", 40), ("botch", 1),
    ("wait", 130), ("accuse", 0), ("wait", 24),
)  # fmt: skip
_SCENES: dict[str, tuple[str, Level, tuple[Deed, ...]]] = {
    "asked": ("shop", 1, _FOUND),
    "mended": ("dorm", 1, (*_FOUND, ("mend", 0), ("wait", 12))),
    "botched": ("space", 2, (*_FOUND, ("botch", 0), ("wait", 34))),
    "accused": ("site", 1, _MIXED),
    "hint": ("restaurant", 1, (("wait", 360),)),
    "missed": ("school", 2, (*_MIXED, ("wait", 100), ("finish", 0), ("wait", 110))),
    "late": ("road", 3, (("wait", 1960),)),
}


def scene(name: str, *, seated: bool = False, left: bool = False) -> Shown:
    place, level, deeds = _SCENES[name]

    def shown(desk: Desk) -> None:
        sitting = desk.sitting
        sitting.level, sitting.seated, sitting.left = level, seated, left
        sitting.curve_to_beat = played_by(GAMES[GAME], bot_of(GAMES[GAME], "skilled", 4), 4, level)[1].way
        desk.kiosk.games.seed = lambda: seed_with(place, level)
        desk.go("game_play")
        screen = desk.host.showing
        if isinstance(screen, GamePlayScreen):
            settle(2)
            screen.freeze()
            for deed in deeds:
                _do(screen, *deed)

    return shown


def _do(screen: GamePlayScreen, deed: str, number: int) -> None:
    play, glass = screen.glass.round.play, screen.glass
    if deed == "wait" or not isinstance(play, SpotPlay):
        glass.advance(number)
    elif deed in ("mend", "botch"):
        place = sorted(play.look.wrong)[number]
        shown = play.look.orders[place].index(0 if deed == "mend" else 1)
        glass.view.touched(f"fix-{shown}", 0, 0)
        glass.advance()
    else:
        glass.view.do(_act(play.look, deed, number))
        glass.advance()


def _act(look: Look, deed: str, number: int) -> Act:
    wrong = sorted(look.wrong)
    fine = [place for place in range(len(look.scene.places)) if place not in look.wrong]
    if deed == "finish":
        return Act("finish")
    box = look.scene.places[(wrong if deed == "find" else fine)[number]]
    return Act("tap", box.x + box.wide // 2, box.y + box.high // 2)


_SHOTS: tuple[tuple[str, str, Shown], ...] = (
    ("game_tutorial", "spot", lambda desk: desk.go("game_tutorial")),
    *(("game_play", f"spot-{name}", scene(name)) for name in _SCENES),
)
_LARGE = ("spot-botched",)
_CONTRAST = ("spot-accused",)


def gallery_entries(world: World) -> list[GalleryEntry]:
    room = GamesRoom()
    room.speaker.switch(on=False)
    sizes = (LYING, UPRIGHT)
    entries = [
        entry(world, room, shot, size, game=GAME)
        for shot in _SHOTS
        for size in sizes
        if size == LYING or shot[1] != "spot"
    ]
    for shot in _SHOTS:
        if shot[1] in _LARGE:
            entries += [entry(world, room, shot, size, large_text=True, game=GAME) for size in sizes]
        if shot[1] in _CONTRAST:
            entries += [entry(world, room, shot, LYING, variant="contrast", game=GAME)]
    seated = ("game_play", "spot-accused-seated-left", scene("accused", seated=True, left=True))
    return [*entries, entry(world, room, seated, UPRIGHT, game=GAME)]
