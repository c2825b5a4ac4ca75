"""A case study (警示教育): one real accident, told up to a decision, then what came of it, why, and what prevents it.

Tolls are those of the final report of the investigation, and told only where it was opened in full; what of it was read
is shown beside them (case_grounds).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from edu.domain.person_classes import PersonClass
from edu.domain.questions import Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """People."""

    dead: int
    missing: int
    injured: int

    @property
    def sentence(self) -> str:
        """死亡 15 人，受伤 44 人."""
        parts = (("死亡", self.dead), ("失踪", self.missing), ("受伤", self.injured))
        return "，".join(f"{word} {count} 人" for word, count in parts if count) or "无人伤亡"


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """`question` is the decision, put before `outcome` is told; `toll` None has its reason in `toll_note`.

    `picture` is a path below the course of the case's bank; `topics` are what it teaches, the first one foremost.
    `facts` are the ids of those that its texts tell.
    """

    id: str
    version: int
    title: str
    topics: tuple[str, ...]
    audiences: tuple[PersonClass, ...]
    date: date
    place: str
    toll: Toll | None
    toll_note: str | None
    story: tuple[str, ...]
    question: str
    outcome: str
    direct_cause: str
    responsibility: tuple[str, ...]
    prevention: tuple[str, ...]
    picture: str
    picture_alt: str
    cites: tuple[str, ...]
    status: Status
    facts: tuple[str, ...] = ()

    @property
    def topic(self) -> str:
        return self.topics[0]

    @property
    def toll_sentence(self) -> str:
        return self.toll.sentence if self.toll else (self.toll_note or "")
