"""Rules, subjects and evidence with defaults, so that a test says only what it is about."""

from __future__ import annotations

from datetime import date
from typing import Any

from edu.domain.obligations.rules import Accept, Calendar, Once, Rule
from edu.domain.obligations.subjects import Evidence, SubjectFacts

YEAR = Calendar(12)
HALF_YEAR = Calendar(6)
CLASS = (Accept(kind="class"),)
CERTIFICATE = (Accept(kind="certificate"),)


def day(text: str) -> date:
    return date.fromisoformat(text)


def make_rule(**changes: Any) -> Rule:
    """Twelve credit hours a calendar year, of classes, in force since 2015, due soon in the last 60 days."""
    given: dict[str, Any] = {
        "id": "yearly",
        "title": "每年再培训",
        "subject": "person",
        "kind": "hours",
        "amount": 540,
        "window": YEAR,
        "accepts": CLASS,
        "source_text": "每年再培训时间不得少于12学时。",
        "cites": ("training-rule-3-2015#9",),
        "valid_from": date(2015, 7, 1),
        "due_soon_days": 60,
    }
    return Rule(**(given | changes))


def make_certificate_rule(**changes: Any) -> Rule:
    given: dict[str, Any] = {
        "id": "certificate",
        "kind": "certificate",
        "amount": 1,
        "window": Once(before=True),
        "accepts": CERTIFICATE,
        "due_soon_days": 90,
    }
    return make_rule(**(given | changes))


def make_facts(**changes: Any) -> SubjectFacts:
    given: dict[str, Any] = {"id": "p1", "type": "person", "person_class": "principal", "post_from": date(2020, 1, 1)}
    return SubjectFacts(**(given | changes))


def make_class(on: str, minutes: int = 540, **changes: Any) -> Evidence:
    given: dict[str, Any] = {"id": f"class-{on}", "kind": "class", "day_from": day(on), "day_to": day(on)}
    return Evidence(**(given | {"minutes": minutes} | changes))


def make_drill(on: str, **changes: Any) -> Evidence:
    given: dict[str, Any] = {"id": f"drill-{on}", "kind": "drill", "day_from": day(on), "day_to": day(on)}
    return Evidence(**(given | changes))


def make_certificate(issued: str, until: str | None = None, **changes: Any) -> Evidence:
    given: dict[str, Any] = {
        "id": f"certificate-{issued}",
        "kind": "certificate",
        "day_from": day(issued),
        "day_to": day(issued),
        "valid_until": None if until is None else day(until),
    }
    return Evidence(**(given | changes))
