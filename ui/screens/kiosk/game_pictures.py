"""The games' pages of the picture book: from the list to what was learned, and fires at a telling moment."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from edu.domain.games.acts import Act
from edu.domain.games.bots import bot_of, played_by
from edu.domain.games.catalogue import GAMES
from edu.domain.games.extinguisher.fires import TOOLS, Tool
from edu.domain.games.extinguisher.game import ExtinguisherPlay
from edu.domain.games.rules import Level
from edu.system.clock import civil_date
from ui import theme
from ui.gallery import GalleryEntry, settle
from ui.modes import KIOSK
from ui.navigation import Route
from ui.screens.kiosk import escape_pictures as escape
from ui.screens.kiosk.escape_pictures import Course
from ui.screens.kiosk.game_play import GamePlayScreen
from ui.screens.kiosk.game_questions import GameQuestionsScreen
from ui.screens.kiosk.game_sitting import GameSitting
from ui.screens.kiosk.games_room import GamesRoom
from ui.screens.kiosk.pictures import PaintedVoice
from ui.screens.kiosk.routes import Kiosk
from ui.screens.world import World
from ui.shell.host import ScreenHost

LYING, UPRIGHT = (1920, 1080), (1080, 1920)
GAME = "extinguisher"
Shown = Callable[["Desk"], None]
Shot = tuple[str, str, Shown]
"""Route, note, what is done."""


@dataclass(frozen=True, slots=True)
class Desk:
    """The kiosk that a picture is taken of."""

    world: World
    kiosk: Kiosk
    host: ScreenHost
    game: str = GAME

    @property
    def sitting(self) -> GameSitting:
        visit = self.kiosk.visit
        if self.game not in visit.games:
            visit.play(GameSitting(self.world.services.library.game(self.game)))
        return visit.games[self.game]

    def go(self, name: str) -> None:
        self.host.go(Route.to(f"kiosk.{name}", game=self.game))


def seed_with(fire: str) -> int:
    """The first round that begins with this fire."""
    for seed in range(200):
        play = GAMES[GAME].start(seed, 1)
        if isinstance(play, ExtinguisherPlay) and play.fires[0].id == fire:
            return seed
    raise LookupError(fire)


def _take(tool: Tool) -> Act:
    return Act("take", TOOLS.index(tool))


_READY = (Act("lift"), Act("pin"), Act("hose"))
_SPRAY = (Act("press", 1),)


def _called(waited: int, *acts: Act) -> Course:
    """Help is called after so many steps, with a moment before the next touch: what follows too soon was not chosen."""
    return ((), waited), ((Act("alarm"), *acts), 10)


Scene = tuple[str, Level, Course]
"""Fire, level, and what is done when: acts, then steps."""
SCENES: dict[str, Scene] = {
    "steps": ("bin", 1, (*_called(120), ((_take("dry"),), 40), ((Act("lift"),), 12))),
    "spray": ("sofa", 1, (*_called(240), ((_take("water"), *_READY), 20), ((Act("aim", 380, 140), *_SPRAY), 50))),
    "too-high": ("bin", 1, (*_called(260), ((_take("dry"), *_READY), 20), ((Act("aim", 460, 700), *_SPRAY), 70))),
    "water-on-oil": ("pan", 1, (*_called(150), ((), 150), ((_take("bucket"),), 16))),
    "lid": ("pan", 2, (*_called(150, Act("shut")), ((_take("lid"),), 60), ((Act("cover"),), 26))),
    "power": ("panel", 2, (*_called(150, Act("shut")), ((_take("co2"), *_READY), 30),
                           ((Act("aim", 500, 120), *_SPRAY), 34))),
    "battery": ("battery", 3, (((), 330),)),
    "door": ("room", 1, (*_called(150), ((_take("leave"),), 60))),
    "praise": ("room", 1, (*_called(150), ((_take("leave"),), 40), ((Act("close"),), 60))),
    "rule": ("pan", 1, (((), 150), ((Act("shut"),), 10), ((_take("lid"),), 60), ((Act("cover"),), 60),
                        ((Act("back"),), 60))),
}  # fmt: skip


def play(scene: str, *, seated: bool = False, left: bool = False) -> Shown:
    fire, level, course = SCENES[scene]
    return acted(lambda: seed_with(fire), level, course, seated=seated, left=left)


def acted(seed: Callable[[], int], level: Level, course: Course, *, seated: bool = False, left: bool = False) -> Shown:
    """A round in the middle: what was done, and how many steps were waited after it."""

    def shown(desk: Desk) -> None:
        sitting = desk.sitting
        sitting.level, sitting.seated, sitting.left = level, seated, left
        _ghost(desk, level)
        desk.kiosk.games.seed = seed
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


def _ghost(desk: Desk, level: Level) -> None:
    game = GAMES[desk.game]
    _, best = played_by(game, bot_of(game, "skilled", 4), 4, level)
    desk.kiosk.games.room.ghosts.note(civil_date(desk.world.clock.now_ms()), desk.game, level, best)
    desk.sitting.curve_to_beat = best.way


def _pause(desk: Desk) -> None:
    play("spray")(desk)
    screen = desk.host.showing
    if isinstance(screen, GamePlayScreen):
        screen.pause()


def _at(name: str) -> Shown:
    return lambda desk: desk.go(name)


def _taken_down(desk: Desk) -> None:
    desk.go("game_before")
    screen = desk.host.showing
    if isinstance(screen, GameQuestionsScreen):
        next(iter(screen.panel.cards.values())).click()


def _explained(desk: Desk) -> None:
    desk.go("game_after")
    screen = desk.host.showing
    if isinstance(screen, GameQuestionsScreen):
        panel = screen.panel
        panel.cards[next(option.id for option in panel.question.options if option.correct)].click()


def _end(skill: str) -> Shown:
    def shown(desk: Desk) -> None:
        game = GAMES[GAME]
        _ghost(desk, 1)
        _, result = played_by(game, bot_of(game, "skilled" if skill == "skilled" else "average", 12), 12, 1)
        desk.sitting.ended(result, record=skill == "skilled")
        desk.go("game_end")

    return shown


def _gain(desk: Desk) -> None:
    desk.sitting.before[:] = [True, False, False]
    desk.sitting.after[:] = [True, True, True]
    desk.go("game_gain")


def _list(desk: Desk) -> None:
    desk.host.go(Route("kiosk.games"))


_SHOTS: tuple[Shot, ...] = (
    ("games", "", _list),
    ("game_before", "", _taken_down),
    ("game_tutorial", "", _at("game_tutorial")),
    ("game_level", "", _at("game_level")),
    *(("game_play", scene, play(scene)) for scene in SCENES),
    ("game_play", "pause", _pause),
    ("game_end", "missed", _end("average")),
    ("game_end", "gold", _end("skilled")),
    ("game_after", "", _explained),
    ("game_gain", "", _gain),
)
_LARGE = ("games", "game_level", "steps", "too-high", "missed", "game_gain", "game_tutorial", "rule")
_CONTRAST = ("games", "steps", "spray", "missed", "game_level")


def gallery_entries(world: World) -> list[GalleryEntry]:
    room = GamesRoom()  # one for all: drawings are rasterised once
    room.speaker.switch(on=False)  # pictures make no noise
    entries = [entry(world, room, shot, size) for shot in _SHOTS for size in (LYING, UPRIGHT)]
    for shot in _SHOTS:
        if shot[0] in _LARGE or shot[1] in _LARGE:
            entries += [entry(world, room, shot, size, large_text=True) for size in (LYING, UPRIGHT)]
        if shot[0] in _CONTRAST or shot[1] in _CONTRAST:
            entries += [entry(world, room, shot, size, variant="contrast") for size in (LYING, UPRIGHT)]
    seated = ("game_play", "seated-left", play("spray", seated=True, left=True))
    entries += [entry(world, room, seated, size) for size in (LYING, UPRIGHT)]
    return entries + _of_escape(world, room)


def _of_escape(world: World, room: GamesRoom) -> list[GalleryEntry]:
    def of(name: str, note: str = "", *, seated: bool = False, left: bool = False) -> Shot:
        kind, level, course = escape.SCENES[name]
        shown = acted(lambda: escape.seed_with(kind), level, course, seated=seated, left=left)
        return "game_play", f"smoke-{name}{note}", shown

    def page(
        shot: Shot, size: tuple[int, int], *, variant: theme.Variant = "light", large: bool = False
    ) -> GalleryEntry:
        return entry(world, room, shot, size, game=escape.GAME, variant=variant, large_text=large)

    tutorial = ("game_tutorial", "smoke", _at("game_tutorial"))
    found: list[GalleryEntry] = []
    for size in (LYING, UPRIGHT):
        found += [page(tutorial, size), *(page(of(name), size) for name in escape.SCENES)]
        found += [page(of(name), size, large=True) for name in escape.LARGE]
        found += [page(of(name), size, variant="contrast") for name in escape.CONTRAST]
        found += [page(of(name, "-seated-left", seated=True, left=True), size) for name in escape.SEATED]
    return found


def entry(
    world: World,
    room: GamesRoom,
    shot: Shot,
    size: tuple[int, int],
    *,
    game: str = GAME,
    variant: theme.Variant = "light",
    large_text: bool = False,
) -> GalleryEntry:
    name, note, shown = shot

    def make() -> QWidget:
        kiosk = Kiosk(world.services, world.tasks, voice=PaintedVoice())
        kiosk.games.room = room
        host = ScreenHost(KIOSK, kiosk.builders())
        theme.dress(host, "kiosk")
        host.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        host.resize(*size)
        host.show()
        shown(Desk(world, kiosk, host, game))
        return host

    return GalleryEntry(
        route=f"kiosk.{name}", mode="kiosk", width=size[0], height=size[1], factory=make, note=note, scale="kiosk",
        variant=variant, large_text=large_text,
    )  # fmt: skip
