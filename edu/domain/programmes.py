"""A training programme: for whom, which courses, which exam, which rule of law says the hours."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from edu.domain.person_classes import PersonClass

Scheme = Literal["emergency", "construction", "water"]
ProgrammeKind = Literal["initial", "yearly", "retrain"]
Way = Literal["lecture", "self", "practice", "drill", "exam"]

WAY_NAMES: dict[Way, str] = {
    "lecture": "面授", "self": "自学", "practice": "实操", "drill": "演练", "exam": "考核",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateTerms:
    """What the program issues on completion: a training certificate, never a State one.

    `exam`: the programme's paper must be passed for it; else the paper is offered for practice and in classes.
    """

    title: str
    valid_months: int | None
    exam: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Module:
    """A part of the outline (大纲): `hours` are 学时 taught offline, `topics` what it teaches."""

    title: str
    hours: int
    way: Way
    topics: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    """`hours_rule` is the id of the obligation that says the hours due; the hours of the outline add up to it.

    `by_class`: it is taught in classes that are opened for it and counts for nobody's own studying by itself, because
    not everybody of that class of person needs it (a high-risk trade, a single 工种, a campaign).
    """

    id: str
    version: int
    title: str
    person_class: PersonClass
    scheme: Scheme
    kind: ProgrammeKind
    hours_rule: str | None
    courses: tuple[str, ...]
    blueprint: str | None
    certificate: CertificateTerms | None
    outline: tuple[Module, ...] = ()
    by_class: bool = False
    hours_note: str | None = None
    """Whose hours these are where no rule says them; shown beside the outline."""

    @property
    def examined(self) -> bool:
        """Whether it is finished only with a paper passed."""
        return self.blueprint is not None and (self.certificate is None or self.certificate.exam)

    @property
    def hours(self) -> int:
        """学时 of the outline; 0 where there is none."""
        return sum(module.hours for module in self.outline)
