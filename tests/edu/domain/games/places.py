"""Hands that know where things lie on the glass of 灭火器大师, and not what they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import cast

from edu.domain.games.acts import Act
from edu.domain.games.extinguisher.fight import STEPS_OF_BOTTLE
from edu.domain.games.extinguisher.fires import DOOR, TOOLS
from edu.domain.games.extinguisher.game import ExtinguisherPlay
from edu.domain.games.extinguisher.offers import JET, offers
from edu.domain.games.rules import HERTZ, Play

CYCLES = (
    "AS0123LMRZB", "AS0LMRZB", "AS1LMRZB", "AS2LMRZB", "AS3LMRZB", "A0LMRZB", "0LMRZ", "0LMRZA", "A0B", "A1B", "A2B",
    "A3B", "AS0B", "AS01LMRZB",
)  # fmt: skip
"""A call, S shut off, 0 to 3 the cards from left to right, L M R the steps of a bottle, Z the root in the picture, B
the big button, which lies where the steps lie; X the door, wherever its card is: the habit of always leaving."""
PACES = (1, 2, 3, 5)
"""Touches a second."""
_ROOT = 175
_ACROSS = 90
"""Steps in which a finger that stays on the glass goes across the picture and back."""


class Places:
    """Bot. One place after the other, whatever the fire; where nothing is to be touched just now nothing happens.

    The jet stays on: swept to and fro, or held in the middle.
    """

    def __init__(self, cycle: str, pace: int, seed: int, *, sweeps: bool) -> None:
        self._cycle, self._every, self._sweeps = cycle, HERTZ // pace, sweeps
        self._step, self._turn = -7 * (seed % 40), 0

    def acts(self, play: Play) -> Sequence[Act]:
        fight = cast("ExtinguisherPlay", play).fight
        self._step += 1
        if fight.ending or self._step < 0:
            return ()
        found: list[Act] = []
        if fight.pressed and self._sweeps and self._step % 3 == 0:
            share = self._step % _ACROSS * 2000 // _ACROSS
            found.append(Act("aim", min(share, 2000 - share), _ROOT))
        if self._step % self._every:
            return found
        place = self._cycle[self._turn % len(self._cycle)]
        self._turn += 1
        there = offers(fight)
        name = next((name for name in self._names(place, fight.fire.offered) if name in there), "")
        if name == JET:
            return found if fight.pressed else [*found, Act("aim", 500, _ROOT), Act(JET, 1)]
        if name in TOOLS:
            return [*found, Act("take", TOOLS.index(name))]
        return [*found, Act(name)] if name else found

    @staticmethod
    def _names(place: str, cards: Sequence[str]) -> Sequence[str]:
        if place.isdigit():
            return (cards[int(place)],)
        if place in "LMR":
            return (STEPS_OF_BOTTLE["LMR".index(place)], "back", "cover", "close")
        return {
            "A": ("alarm",), "S": ("shut", "alarm"), "Z": (JET,), "B": ("back", "cover", "close"), "X": (DOOR,)
        }[place]  # fmt: skip


def by_place(most: int | None = None) -> Iterator[tuple[str, str, int, bool]]:
    """(name, cycle, pace, sweeps); `most` takes about so many cycles, each at one pace."""
    yield "always leave", "AXB", 1, False
    yield "always leave, quick", "AXB", 5, False
    apart = 1 if most is None else max(1, len(CYCLES) // most)
    for number, cycle in enumerate(CYCLES[::apart]):
        for pace in PACES if most is None else (PACES[number % len(PACES)],):
            for sweeps in (True, False) if "Z" in cycle else (False,):
                yield f"places {cycle} {pace} a second{' swept' if sweeps else ''}", cycle, pace, sweeps
