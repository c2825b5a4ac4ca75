"""What the experience hall stands on: the shipped calendar, the plan in its file, the measures of the machine."""

from __future__ import annotations

from typing import Protocol

from edu.domain.hall.attract import HallPack
from edu.domain.hall.plan import HallPlan
from edu.domain.ledger import Verdict


class HallShelf(Protocol):
    @property
    def hall(self) -> HallPack:
        """Shipped campaigns and teasers; empty where none are installed or their file is broken."""


class PlanFile(Protocol):
    """The manager's own part of the plan."""

    def read(self) -> HallPlan:
        """Empty before the first change; BadFile where the file is broken."""

    def write(self, plan: HallPlan) -> None: ...


class Machine(Protocol):
    def space(self) -> tuple[int, int]:
        """Free and all bytes of the disk that holds the data."""

    def has_ballast(self) -> bool:
        """Whether the room that is kept for a full disk is still there."""

    @property
    def version(self) -> str: ...


class QuickProof(Protocol):
    """Seconds of work at most, so that a health page may ask for it."""

    def damage(self) -> str:
        """What the database complains of, in a sentence; '' where it does not."""

    def recent(self, count: int) -> Verdict:
        """The last `count` events of every chain: their hashes, their order, their vault halves."""
