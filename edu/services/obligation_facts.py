"""From records to what the obligation engine is told: subjects and evidence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from edu.domain.obligations.careers import career_of
from edu.domain.obligations.keywords import certificate_kind_of, roles_of, topic_of
from edu.domain.obligations.subjects import Evidence, Measure, SubjectFacts
from edu.domain.obligations.words import DRILL_KINDS, industry_of
from edu.system.clock import civil_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from edu.domain.histories import ClassFact, DrillFact, ExamFact, HeldCertificate, PersonHistory
    from edu.domain.obligations.rules import SubjectType
    from edu.domain.people import Enterprise, OrgUnit, Post

_ORG_TYPES: dict[str, SubjectType] = {
    "village": "village",
    "township": "township",
    "custom": "township",  # a development zone does what a township does
    "county": "county",
}


@dataclass(frozen=True, slots=True)
class Setting:
    """What is the same for all subjects of one installation."""

    regions: frozenset[str]
    records_from: date | None
    enterprises: Mapping[str, Enterprise]

    def person(self, history: PersonHistory, post: Post) -> SubjectFacts:
        firm = self.enterprises.get(post.enterprise)
        career = career_of(post, history.posts)
        industry = _industry(firm.industry) if firm else ""
        return SubjectFacts(
            id=history.id,
            type="person",
            post_id=post.id,
            person_class=post.person_class,
            scheme=post.scheme,
            high_risk=firm.high_risk if firm else False,
            industry=industry,
            regions=self.regions,
            roles=roles_of(post.role, post.work_type),
            is_key_place=firm.key_place if firm else False,
            is_public_place=industry == "crowded",
            post_from=career.began,
            post_to=day_of(post.ends),
            records_from=self.records_from,
            absent_months=career.absent_months,
            anchors=career.anchors,
        )

    def org(self, unit: OrgUnit, measures: Mapping[str, Measure]) -> SubjectFacts | None:
        """None for a level that owes nothing of its own."""
        kind = _ORG_TYPES.get(unit.level)
        if kind is None:
            return None
        return SubjectFacts(
            id=unit.id,
            type=kind,
            org_level=kind,
            regions=self.regions,
            records_from=self.records_from,
            measures=measures,
        )

    def enterprise(self, firm: Enterprise, measures: Mapping[str, Measure]) -> SubjectFacts:
        industry = _industry(firm.industry)
        return SubjectFacts(
            id=firm.id,
            type="enterprise",
            high_risk=firm.high_risk,
            industry=industry,
            org_level="enterprise",
            regions=self.regions,
            is_key_place=firm.key_place,
            is_public_place=industry == "crowded",
            records_from=self.records_from,
            measures=measures,
        )


def org_level_of(level: str) -> str:
    """The level that drills and rules speak of; '' for one that they do not know."""
    return _ORG_TYPES.get(level, "")


def evidence_of(history: PersonHistory) -> list[Evidence]:
    """Everything that may count for this person.

    A class gives an event without minutes; its hours stand in the credits, so that they are counted once.
    """
    found = list(history.credits)
    found += [class_evidence(fact) for fact in history.classes]
    found += [_exam(fact) for fact in history.exams]
    found += [_certificate(fact) for fact in history.certificates if fact.issued]
    return found


@lru_cache(maxsize=4096)
def class_evidence(fact: ClassFact, org_level: str = "") -> Evidence:
    return Evidence(
        id=f"class:{fact.id}",
        kind="class",
        day_from=_day(fact.starts),
        day_to=_day(fact.ends),
        programme_kind=fact.programme_kind,
        topic=topic_of(fact.title),
        person_class=fact.person_class,
        org_level=org_level,
    )


def drill_evidence(fact: DrillFact) -> Evidence:
    day = _day(fact.day)
    return Evidence(
        id=f"drill:{fact.id}",
        kind="drill",
        day_from=day,
        day_to=day,
        drill_form=fact.form,
        drill_level=fact.content,
        drill_kinds=frozenset({fact.hazard} & DRILL_KINDS.keys()),
        org_level=fact.level,
    )


def holds(certificates: Iterable[HeldCertificate], kind: str, day: str) -> bool:
    """A State certificate of the kind that is valid on the day."""
    return any(
        certificate_kind_of(held.kind) == kind and held.issued <= day and (not held.expires or day <= held.expires)
        for held in certificates
    )


def _exam(fact: ExamFact) -> Evidence:
    day = civil_date(fact.ended_ms)
    return Evidence(
        id=f"exam:{fact.id}",
        kind="exam",
        day_from=day,
        day_to=day,
        programme_kind=fact.programme_kind,
        topic=topic_of(fact.title),
        person_class=fact.person_class,
    )


def _certificate(fact: HeldCertificate) -> Evidence:
    day = _day(fact.issued)
    return Evidence(
        id=f"certificate:{fact.id}",
        kind="certificate",
        day_from=day,
        day_to=day,
        certificate_kind=certificate_kind_of(fact.kind),
        valid_until=day_of(fact.expires),
    )


@lru_cache(maxsize=8192)
def _day(text: str) -> date:
    return date.fromisoformat(text)


def day_of(text: str) -> date | None:
    return _day(text) if text else None


@lru_cache(maxsize=1024)
def _industry(text: str) -> str:
    return industry_of(text)
