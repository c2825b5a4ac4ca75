"""One round of every game in the picture book: at the start, in the middle and at the end, as every visitor sees it:
lying and upright, plain, in large text and in high contrast. Telling moments are in the files of the games.
"""

from __future__ import annotations

from edu.domain.games.bots import bot_of, played_by
from edu.domain.games.catalogue import GAMES
from edu.domain.games.rules import Game, Level
from ui.gallery import GalleryEntry, settle
from ui.games.glass import GameGlass
from ui.screens.kiosk.game_pictures import LYING, UPRIGHT, Desk, Shot, Shown, entry
from ui.screens.kiosk.game_play import GamePlayScreen
from ui.screens.kiosk.games_room import GamesRoom
from ui.screens.world import World

_SEED = 12
_LEVEL: Level = 1
_LOOKED = 90
"""Steps in which nobody has done anything yet."""


def _begun(desk: Desk) -> None:
    glass = _glass(desk)
    if glass is not None:
        glass.advance(_LOOKED)


def _half_done(desk: Desk) -> None:
    """By whoever knows how: half of the steps that the whole round takes."""
    game, glass = GAMES[desk.game], _glass(desk)
    if glass is None:
        return
    bot = bot_of(game, "skilled", _SEED)
    for _ in range(_length(game) // 2):
        for act in bot.acts(glass.round.play):
            glass.view.do(act)
        glass.advance()


def _ended(desk: Desk) -> None:
    """By somebody who knows a part of it, so that the end has something to teach."""
    game = GAMES[desk.game]
    _, result = played_by(game, bot_of(game, "average", _SEED), _SEED, _LEVEL)
    desk.sitting.curve_to_beat = _best(game)
    desk.sitting.ended(result, record=False)
    desk.go("game_end")


def _glass(desk: Desk) -> GameGlass | None:
    """The round just opened, its clock stopped."""
    desk.sitting.level = _LEVEL
    desk.sitting.curve_to_beat = _best(GAMES[desk.game])
    desk.kiosk.games.seed = lambda: _SEED
    desk.go("game_play")
    screen = desk.host.showing
    if not isinstance(screen, GamePlayScreen):
        return None
    settle(2)
    screen.freeze()
    return screen.glass


def _length(game: Game) -> int:
    """Of a whole round of the skilled, in steps."""
    return played_by(game, bot_of(game, "skilled", _SEED), _SEED, _LEVEL)[0].steps


def _best(game: Game) -> tuple[int, ...]:
    return played_by(game, bot_of(game, "skilled", 4), 4, _LEVEL)[1].way


_MOMENTS: tuple[tuple[str, str, Shown], ...] = (
    ("game_play", "begin", _begun),
    ("game_play", "half", _half_done),
    ("game_end", "end", _ended),
)


def gallery_entries(world: World) -> list[GalleryEntry]:
    found: list[GalleryEntry] = []
    for game in GAMES:
        room = GamesRoom()  # one for a game: its drawings are rasterised once
        room.speaker.switch(on=False)
        for route, moment, shown in _MOMENTS:
            shot: Shot = (route, f"round-{game}-{moment}", shown)
            for size in (LYING, UPRIGHT):
                found.append(entry(world, room, shot, size, game=game))
                found.append(entry(world, room, shot, size, game=game, large_text=True))
                found.append(entry(world, room, shot, size, game=game, variant="contrast"))
    return found
