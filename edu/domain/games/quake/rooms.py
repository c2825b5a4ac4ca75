"""The rooms, the spots in them and what hangs or stands above each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from edu.domain.prng import Stream

Kind: TypeAlias = Literal["under", "inner", "yard", "glass", "tall", "hanging", "crowd"]
SAFE: frozenset[Kind] = frozenset({"under", "inner", "yard"})
"""Under something sturdy; a corner of inner walls or a small room; the open yard of a one-storey house."""
RoomId: TypeAlias = Literal["classroom", "flat", "shop", "cottage"]


@dataclass(frozen=True, slots=True)
class Room:
    """`spots` by what the view calls them; `flame`: a stove burns, or a machine runs, that is to be shut off."""

    id: RoomId
    spots: tuple[tuple[str, Kind], ...]
    flame: bool
    upstairs: bool


ROOMS: tuple[Room, ...] = (
    Room(
        "classroom",
        (("desk", "under"), ("corner", "inner"), ("window", "glass"), ("bookcase", "tall"), ("fan", "hanging"),
         ("stairwell", "crowd")),
        flame=False, upstairs=True,
    ),
    Room(
        "flat",
        (("table", "under"), ("bathroom", "inner"), ("balcony", "glass"), ("wardrobe", "tall"), ("lamp", "hanging"),
         ("stairwell", "crowd")),
        flame=True, upstairs=True,
    ),
    Room(
        "shop",
        (("counter", "under"), ("pillar", "inner"), ("showcase", "glass"), ("shelf", "tall"), ("sign", "hanging"),
         ("escalator", "crowd")),
        flame=False, upstairs=True,
    ),
    Room(
        "cottage",
        (("table", "under"), ("yard", "yard"), ("window", "glass"), ("cupboard", "tall"), ("beam", "hanging"),
         ("eaves", "hanging")),
        flame=True, upstairs=False,
    ),
)  # fmt: skip
SPOTS = 6
_FIRST, _APART = 100, 160
START = 500
"""Where somebody stands when it begins, in thousandths of the room."""


def place(at: int) -> int:
    """Of the spot that is the `at`-th from the left, in thousandths of the room."""
    return _FIRST + _APART * at


@dataclass(frozen=True, slots=True)
class Set:
    """A room as it stands this time: `order` is, from the left, which of its spots."""

    room: Room
    order: tuple[int, ...]

    def name(self, at: int) -> str:
        return self.room.spots[self.order[at]][0]

    def kind(self, at: int) -> Kind:
        return self.room.spots[self.order[at]][1]

    def safe(self, at: int) -> bool:
        return 0 <= at < SPOTS and self.kind(at) in SAFE


def drawn(stream: Stream) -> tuple[Set, Set]:
    """Two different rooms; nothing in them stands where it stood, or the place would be known without a look at it."""
    first, second = stream.shuffled(ROOMS)[:2]
    return Set(first, stream.shuffled(range(SPOTS))), Set(second, stream.shuffled(range(SPOTS)))
