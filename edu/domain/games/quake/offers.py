"""What a finger can meet in a room just now: what the glass shows, and all that a hand at random touches."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from edu.domain.games.acts import Act
from edu.domain.games.quake.leaving import THINGS
from edu.domain.games.quake.rooms import ROOMS, SPOTS
from edu.domain.games.quake.shake import WIDTH
from edu.domain.prng import Stream

if TYPE_CHECKING:
    from edu.domain.games.quake.game import Visit

HOLD, PERSON = "hold", "person"
"""The close-up, and whoever still runs: a tap moves nobody."""
_THINGS: tuple[str, ...] = THINGS
_SPOT = tuple(f"spot-{at}" for at in range(SPOTS))


def offers(visit: Visit) -> tuple[str, ...]:
    """Keys of what can be touched; nothing once the room has ended."""
    shake = visit.shake
    if visit.leaves:
        return visit.leaving.here
    if shake.over:
        return ()
    return (*_SPOT, HOLD) if shake.safe else _SPOT if shake.there else (*_SPOT, PERSON)


def of_what_is_offered(visit: Visit, pick: Sequence[int]) -> Act:
    """Of two 64-bit numbers: each of the offers as often as the next, anywhere on the close-up."""
    found = sorted(offers(visit), key=_lie(ROOMS.index(visit.shake.set.room), visit.shake.set.order).index)
    key = found[pick[0] % len(found)] if found else PERSON
    if key == HOLD:
        return Act("hold", pick[1] % (WIDTH + 1))
    if key in _SPOT:
        return Act("go", _SPOT.index(key))
    return Act("go", visit.shake.goal) if key == PERSON else Act("touch", _THINGS.index(key))


@cache
def _lie(room: int, order: tuple[int, ...]) -> tuple[str, ...]:
    """All keys in an order of this room's own: always the so-manieth of them knows no more than any."""
    number = sum(at * SPOTS**place for place, at in enumerate(order)) * len(ROOMS) + room
    return Stream(number, "quake/offers").shuffled((*_SPOT, HOLD, PERSON, *_THINGS))
