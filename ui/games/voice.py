"""Every sound by its name, each with the words that stand for it when nobody hears it."""

from __future__ import annotations

from array import array
from functools import cache

from ui.games import sounds
from ui.games.bag import sounds as bag
from ui.games.cpr import sounds as cpr
from ui.games.ebike import sounds as ebike
from ui.games.escape import sounds as escape
from ui.games.extinguisher import sounds as extinguisher
from ui.games.gas import sounds as gas
from ui.games.quake import sounds as quake
from ui.games.river import sounds as river
from ui.games.road import sounds as road
from ui.games.spot import sounds as spot
from ui.games.wave import Sound

_GAMES = (bag, cpr, ebike, escape, extinguisher, gas, quake, river, road, spot)
_BOOKS = (sounds.SOUNDS, *(game.SOUNDS for game in _GAMES))
_EVERY: dict[str, Sound] = {name: sound for book in _BOOKS for name, sound in book.items()}
assert len(_EVERY) == sum(map(len, _BOOKS)), "two sounds of one name"
CAPTIONS: dict[str, str] = {name: sound.caption for name, sound in _EVERY.items()}
"""Said on the screen while it sounds; nothing for what says nothing."""


@cache
def made(name: str) -> array[int]:
    """The wave of one of CAPTIONS; always the same numbers. A tenth of a second of work for most, half for the loop."""
    return _EVERY[name].make()
