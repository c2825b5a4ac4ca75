"""What people put into a run; everything else follows from the scenario and the seed.

An input applies at the tick it was given in, before the next tick. Observations and ratings of evaluators are no
inputs: they judge, they do not move the world (see `scoring`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from edu.domain.errors import Conflict


class Refused(Conflict):
    """The state does not allow this input now; nothing changed."""


@dataclass(frozen=True, slots=True)
class Choose:
    decision: str
    option: str


@dataclass(frozen=True, slots=True)
class Act:
    action: str


@dataclass(frozen=True, slots=True)
class Report:
    """`fields` are the ids of those filled in; their words stand in the vault, not here."""

    form: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bring:
    """The trainer brings an inject now (加注, trigger now), also one that waits for its time or its condition."""

    inject: str


@dataclass(frozen=True, slots=True)
class Freeze:
    """Consequences rest while people talk: nobody comes to harm and no decision expires."""

    on: bool


@dataclass(frozen=True, slots=True)
class Seat:
    """A role is played by a person or by the program from now on."""

    role: str
    by: Literal["person", "npc"]


Input: TypeAlias = Choose | Act | Report | Bring | Freeze | Seat
