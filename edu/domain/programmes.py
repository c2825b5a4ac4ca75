"""A training programme: for whom, which courses, which exam, which rule of law says the hours."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from edu.domain.person_classes import PersonClass

Scheme = Literal["emergency", "construction", "water"]
ProgrammeKind = Literal["initial", "yearly", "retrain"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateTerms:
    """What the program issues on completion: a training certificate, never a State one."""

    title: str
    valid_months: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    """`hours_rule` is the id of the obligation that says the hours due, so that no number stands here."""

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
