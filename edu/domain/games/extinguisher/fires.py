"""What burns, what is offered against it, and what each of it does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Tool: TypeAlias = Literal["dry", "water", "co2", "lid", "bucket", "leave"]
TOOLS: tuple[Tool, ...] = ("dry", "water", "co2", "lid", "bucket", "leave")
BOTTLES: frozenset[Tool] = frozenset({"dry", "water", "co2"})
"""With a pin, a hose and a lever."""
DOOR: Tool = "leave"

First: TypeAlias = Literal["", "heat", "power"]
"""What has to be shut off before anything else: the stove, the current."""


@dataclass(frozen=True, slots=True)
class Fire:
    """`right` puts it out; `harmful` makes it worse at once; anything else does next to nothing.

    `right` of only the door: nobody is to fight this fire. `spread` is the share of the breadth that burns at first,
    in thousandths.
    """

    id: str
    offered: tuple[Tool, ...]
    right: frozenset[Tool]
    harmful: frozenset[Tool]
    first: First = ""
    spread: int = 500

    @property
    def to_leave(self) -> bool:
        return self.right == {DOOR}


FIRES: tuple[Fire, ...] = (
    Fire("bin", ("dry", "water", "co2", "leave"), frozenset({"dry", "water"}), frozenset()),
    Fire("sofa", ("water", "dry", "co2", "leave"), frozenset({"dry", "water"}), frozenset(), spread=650),
    Fire("pan", ("lid", "bucket", "water", "leave"), frozenset({"lid"}), frozenset({"bucket", "water"}), "heat"),
    Fire("panel", ("co2", "dry", "bucket", "leave"), frozenset({"co2", "dry"}), frozenset({"bucket"}), "power", 400),
    Fire("battery", ("dry", "water", "bucket", "leave"), frozenset({DOOR}), frozenset({"bucket"}), spread=500),
    Fire("room", ("dry", "water", "co2", "leave"), frozenset({DOOR}), frozenset(), spread=1000),
)
SMALL = tuple(fire for fire in FIRES if not fire.to_leave)
TO_LEAVE = tuple(fire for fire in FIRES if fire.to_leave)
