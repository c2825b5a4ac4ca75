"""Blueprint (双向细目表): what a paper is drawn from and by which rules it is marked. Marks are integer hundredths."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from math import gcd
from typing import Literal

from edu.domain.person_classes import PersonClass
from edu.domain.questions import SITUATION_SIZE, Level, QuestionType

ScoringRule = Literal["all", "partial"]
DowntimeRule = Literal["paused", "counts"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scoring:
    """all = 全对得分; partial = 少选得分，错选零分."""

    single: ScoringRule = "all"
    multiple: ScoringRule = "all"
    truefalse: ScoringRule = "all"

    def rule_for(self, question_type: QuestionType) -> ScoringRule:
        return {"single": self.single, "multiple": self.multiple, "truefalse": self.truefalse}[question_type]


@dataclass(frozen=True, slots=True, kw_only=True)
class Downtime:
    """What a power cut costs: paused = nothing up to `max_minutes` in the whole sitting; counts = all of it."""

    rule: DowntimeRule = "paused"
    max_minutes: int = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Shuffle:
    """Whether each sitting gets its own order."""

    questions: bool = True
    options: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Draw:
    """`count` questions of one bank; level None = of any level.

    `situation`: whole sets of SITUATION_SIZE questions; else single questions, of which none belongs to a set.
    """

    bank: str
    count: int
    level: Level | None = None
    situation: bool = False

    @property
    def groups(self) -> int:
        """How many parallel groups, or sets, it takes."""
        return self.count // SITUATION_SIZE if self.situation else self.count


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of the paper, all of one type; `marks` per question."""

    title: str
    type: QuestionType
    marks: int
    draws: tuple[Draw, ...]

    @property
    def count(self) -> int:
        return sum(draw.count for draw in self.draws)


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight:
    """How much of a paper some banks have: `share` in whole percent of its marks."""

    title: str
    share: int
    banks: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Blueprint:
    """`pass_cite` is the clause that gives the pass mark, or None with a `note` that says whose choice it is.

    `veto`: one vital question missed fails the sitting, whatever the marks.
    """

    id: str
    version: int
    title: str
    person_class: PersonClass
    minutes: int
    pass_mark: int
    pass_cite: str | None
    note: str | None
    downtime: Downtime
    shuffle: Shuffle
    scoring: Scoring
    attempts: int
    sections: tuple[Section, ...]
    veto: bool = True
    weights: tuple[Weight, ...] = ()
    """What the draws follow, or nothing where no weights are known; no part of a frozen paper."""

    def marks(self, banks: Collection[str]) -> int:
        """Hundredths of a mark that these banks have by the draws: the same on every paper drawn."""
        return sum(s.marks * d.count for s in self.sections for d in s.draws if d.bank in banks)

    def share(self, banks: Collection[str]) -> float:
        """Percent of all marks that these banks have by the draws."""
        return 100 * self.marks(banks) / self.total if self.total else 0.0

    def holds(self, weight: Weight) -> bool:
        """The draws give this weight its share, or come as near as the marks of its questions allow: below one step."""
        off = abs(100 * self.marks(weight.banks) - weight.share * self.total)
        return off < 100 * self.step

    @property
    def step(self) -> int:
        """Hundredths: what the marks of any banks are a multiple of. 100 where questions of 1, 2 and 3 marks mix."""
        return gcd(*(section.marks for section in self.sections))

    @property
    def total(self) -> int:
        """Hundredths of a mark."""
        return sum(section.marks * section.count for section in self.sections)

    @property
    def count(self) -> int:
        """Questions on the paper."""
        return sum(section.count for section in self.sections)

    @property
    def banks(self) -> tuple[str, ...]:
        """Ids of the banks it draws from, each once, in order."""
        return tuple(dict.fromkeys(draw.bank for section in self.sections for draw in section.draws))
