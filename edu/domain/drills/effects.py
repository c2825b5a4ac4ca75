"""The closed set of things that a choice, an action or an inject does to the world.

An effect names what it touches by id and gives amounts as expressions; `program` compiles it to a step on the desk.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Power = Literal["power", "network"]
Asked = Literal["leave", "stay", "return"]
ASKED: tuple[Asked, ...] = ("leave", "stay", "return")


@dataclass(frozen=True, slots=True)
class SetMeter:
    meter: str
    value: str


@dataclass(frozen=True, slots=True)
class AddMeter:
    meter: str
    value: str


@dataclass(frozen=True, slots=True)
class Warn:
    """Start a warning by a channel; `content` of 'risk' 'place' 'time' 'action' makes it believed. '' is every zone."""

    channel: str
    zone: str = ""
    content: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hush:
    """The channel falls silent."""

    channel: str
    zone: str = ""


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked of a zone: to leave by a road, to stay inside, or to come home."""

    zone: str
    to: Asked
    road: str = ""


@dataclass(frozen=True, slots=True)
class Knock:
    """People go from door to door with this many pairs of hands: all hear it, escorts walk with who needs them."""

    zone: str
    hands: str = "1"


@dataclass(frozen=True, slots=True)
class Persuade:
    """Of those who refused, `share` permille give in."""

    zone: str
    share: str


@dataclass(frozen=True, slots=True)
class Rescue:
    """So many trapped people are brought to safety."""

    zone: str
    people: str


@dataclass(frozen=True, slots=True)
class Harm:
    """So many people of a zone come to harm at once."""

    zone: str
    people: str


@dataclass(frozen=True, slots=True)
class OpenShelter:
    shelter: str


@dataclass(frozen=True, slots=True)
class Gate:
    """A road is closed by order or given free; a road that its own condition closes stays closed."""

    road: str
    closed: bool


@dataclass(frozen=True, slots=True)
class Send:
    """One of an asset sets out; `then` happens when it arrives. Without one that is free nothing happens."""

    asset: str
    minutes: str = ""
    then: tuple[Effect, ...] = ()
    back: bool = False
    """It is free again after the trip back."""


@dataclass(frozen=True, slots=True)
class Cut:
    """Power or network of a zone ('' everywhere) fails, or comes back."""

    what: Power
    zone: str = ""
    on: bool = False


@dataclass(frozen=True, slots=True)
class Fire:
    """An inject comes now."""

    inject: str


@dataclass(frozen=True, slots=True)
class Ask:
    """A decision opens now."""

    decision: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A red line was crossed."""

    redline: str


@dataclass(frozen=True, slots=True)
class After:
    minutes: str
    then: tuple[Effect, ...]


@dataclass(frozen=True, slots=True)
class When:
    condition: str
    then: tuple[Effect, ...]
    otherwise: tuple[Effect, ...] = ()


@dataclass(frozen=True, slots=True)
class Drive:
    """A lever of a world model is set: wind of a fire, a valve of a leak, a line that crews cut."""

    model: str
    lever: str
    value: str


Effect: TypeAlias = (
    SetMeter | AddMeter | Warn | Hush | Order | Knock | Persuade | Rescue | Harm | OpenShelter | Gate | Send | Cut
    | Fire | Ask | Mark | After | When | Drive
)  # fmt: skip
