"""What burns, what is offered against it, and what each of it does."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal, TypeAlias

from edu.domain.prng import Stream

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
    in thousandths. `offered` lie in this order on the glass, which a round draws (`dealt`): it is the same fire.
    """

    id: str
    offered: tuple[Tool, ...] = field(compare=False)
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


def dealt(fires: tuple[Fire, ...], stream: Stream) -> tuple[Fire, ...]:
    """With what is offered in an order drawn for each: every place is right at some fire, and where the door lies at
    the fire to be left nothing lies that puts out another. A finger that stays on a place cannot tell them apart.
    """
    while True:
        drawn = tuple(replace(fire, offered=stream.shuffled(fire.offered)) for fire in fires)
        small = {at for fire in drawn if not fire.to_leave for at in _places(fire)}
        to_leave = {at for fire in drawn if fire.to_leave for at in _places(fire)}
        if not small & to_leave and len(small | to_leave) == len(drawn[0].offered):
            return drawn


def _places(fire: Fire) -> set[int]:
    return {at for at, tool in enumerate(fire.offered) if tool in fire.right}
