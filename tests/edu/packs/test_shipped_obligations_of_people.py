"""What the shipped rules say of a person, as the law says it."""

from __future__ import annotations

from typing import Any

import pytest

from edu.domain.obligations.engine import assess
from edu.domain.obligations.subjects import Evidence, SubjectFacts
from tests.edu.packs.shipped_obligations import ALL_CITIZENS, day, shipped_rules

MINE = {"high_risk": True, "industry": "mine"}
SITE = {"industry": "construction"}


def _class(on: str, hours: int, kind: str = "yearly", **more: Any) -> Evidence:
    return Evidence(
        id=on, kind="class", day_from=day(on), day_to=day(on), minutes=hours * 45, programme_kind=kind, **more
    )


def _held(on: str, until: str | None, kind: str) -> Evidence:
    ends = None if until is None else day(until)
    return Evidence(
        id=on, kind="certificate", day_from=day(on), day_to=day(on), certificate_kind=kind, valid_until=ends
    )


def _person(cls: str, post_from: str = "2020-03-01", **more: Any) -> SubjectFacts:
    return SubjectFacts(id="p", type="person", person_class=cls, post_from=day(post_from), **more)


@pytest.mark.parametrize(
    ("rule_id", "facts", "evidence", "on", "state"),
    [
        # general and high-risk enterprises take different hours
        ("principal-yearly-general", _person("principal"), [_class("2026-03-01", 12)], "2026-04-01", "met"),
        ("principal-yearly-general", _person("principal", **MINE), [], "2026-04-01", "not_applicable"),
        (
            "principal-yearly-high-risk",
            _person("principal", **MINE),
            [_class("2026-03-01", 12)],
            "2026-11-22",
            "overdue",
        ),
        ("principal-yearly-high-risk", _person("principal", **MINE), [_class("2026-03-01", 16)], "2026-11-22", "met"),
        ("principal-yearly-general", _person("principal", scheme="water"), [], "2026-04-01", "not_applicable"),
        ("safety-manager-initial-general", _person("safety-manager", "2026-05-31"), [], "2026-11-30", "due_soon"),
        ("safety-manager-initial-general", _person("safety-manager", "2026-05-31"), [], "2026-12-01", "overdue"),
        (
            "safety-manager-initial-high-risk",
            _person("safety-manager", "2026-05-31", **MINE),
            [_class("2026-08-01", 48, "initial")],
            "2026-12-01",
            "met",
        ),
        (
            "worker-initial-general",
            _person("worker", "2026-05-31"),
            [_class("2026-05-30", 24, "initial")],
            "2026-05-31",
            "met",
        ),
        (
            "worker-initial-general",
            _person("worker", "2026-05-31"),
            [_class("2026-05-30", 23, "initial")],
            "2026-05-31",
            "overdue",
        ),
        ("worker-initial-high-risk", _person("worker", "2026-05-31", **MINE), [], "2026-05-20", "due_soon"),
        ("worker-yearly-high-risk", _person("worker", **MINE), [_class("2026-05-30", 20)], "2026-12-31", "met"),
        ("worker-yearly-general", _person("worker"), [_class("2025-05-30", 8)], "2026-06-01", "due"),
        ("worker-initial-construction", _person("worker", "2026-05-31", **SITE), [], "2026-06-01", "overdue"),
        ("worker-initial-general", _person("worker", "2026-05-31", **SITE), [], "2026-06-01", "not_applicable"),
        (
            "construction-staff-yearly",
            _person("safety-manager", **SITE),
            [_class("2026-05-30", 1)],
            "2026-06-01",
            "met",
        ),
        # back at work, transfer, new process
        (
            "worker-return-one-year",
            _person("worker", absent_months=12, anchors={"returned_on": day("2026-03-01")}),
            [],
            "2026-03-01",
            "overdue",
        ),
        (
            "worker-return-one-year",
            _person("worker", absent_months=7, anchors={"returned_on": day("2026-03-01")}),
            [],
            "2026-03-01",
            "not_applicable",
        ),
        (
            "ningbo-worker-return-six-months",
            _person("worker", absent_months=7, anchors={"returned_on": day("2026-03-01")}, **ALL_CITIZENS),
            [_class("2026-02-28", 8, "retrain")],
            "2026-03-01",
            "met",
        ),
        (
            "zhejiang-worker-return-six-months",
            _person("worker", absent_months=7, anchors={"returned_on": day("2026-03-01")}, **ALL_CITIZENS),
            [],
            "2026-03-01",
            "unverified",
        ),
        ("worker-transfer", _person("worker"), [], "2026-03-01", "not_applicable"),
        (
            "new-process-training",
            _person("worker", anchors={"new_process_on": day("2026-03-01")}),
            [_class("2026-02-01", 2, "special")],
            "2026-03-02",
            "met",
        ),
        # fire
        (
            "fire-key-unit-yearly",
            _person("worker", is_key_place=True),
            [_class("2026-02-01", 2, "special", topic="fire")],
            "2026-03-02",
            "met",
        ),
        (
            "fire-key-unit-yearly",
            _person("worker", is_key_place=True),
            [_class("2026-02-01", 2)],
            "2026-03-02",
            "overdue",
        ),
        (
            "fire-public-place-half-year",
            _person("worker", is_public_place=True),
            [_class("2026-06-30", 2, topic="fire")],
            "2026-07-01",
            "due",
        ),
        # grassroots
        ("songyang-village-admin-yearly", _person("village-admin"), [], "2026-03-02", "not_applicable"),
        (
            "songyang-village-admin-yearly",
            _person("village-admin", **ALL_CITIZENS),
            [_class("2026-02-01", 4)],
            "2026-03-02",
            "met",
        ),
        (
            "shenzhen-disaster-informant",
            _person("grid-member", roles=frozenset({"disaster-informant"}), **ALL_CITIZENS),
            [_class("2026-02-01", 4)],
            "2026-03-02",
            "overdue",
        ),
        (
            "rescuer-trained-before-duty",
            _person("rescuer", "2026-03-01"),
            [_class("2026-02-01", 8)],
            "2026-03-01",
            "met",
        ),
        # certificates, with the law changing on 2026-06-01
        (
            "special-operator-review-2010",
            _person("special-operator"),
            [_held("2023-03-01", "2029-02-28", "special-operation")],
            "2026-05-31",
            "overdue",
        ),
        (
            "special-operator-review-2010",
            _person("special-operator"),
            [_held("2023-03-01", "2029-02-28", "special-operation")],
            "2026-06-01",
            "not_applicable",
        ),
        (
            "special-operator-review-2010",
            _person("special-operator"),
            [
                _held("2023-03-01", "2029-02-28", "special-operation"),
                _held("2026-02-10", None, "special-operation-review"),
            ],
            "2026-05-31",
            "met",
        ),
        (
            "special-operator-certificate-2010",
            _person("special-operator"),
            [_held("2023-03-01", "2029-02-28", "special-operation")],
            "2026-05-31",
            "met",
        ),
        ("special-operator-certificate-2010", _person("special-operator"), [], "2026-06-01", "not_applicable"),
        (
            "special-operator-certificate-2026",
            _person("special-operator"),
            [_held("2023-03-01", "2029-02-28", "special-operation")],
            "2026-06-01",
            "met",
        ),
        (
            "special-operator-certificate-2026",
            _person("special-operator"),
            [_held("2023-03-01", "2029-02-28", "special-operation")],
            "2029-03-01",
            "overdue",
        ),
        ("competence-certificate", _person("principal", "2026-03-15", **MINE), [], "2026-09-15", "due_soon"),
        ("competence-certificate", _person("principal", "2026-03-15", **MINE), [], "2026-09-16", "overdue"),
        ("competence-certificate", _person("principal", "2026-03-15"), [], "2026-09-16", "not_applicable"),
        (
            "construction-abc-certificate",
            _person("safety-manager", scheme="construction"),
            [_held("2024-02-29", None, "construction-abc")],
            "2027-02-28",
            "due_soon",
        ),
        (
            "construction-abc-certificate",
            _person("safety-manager", scheme="construction"),
            [_held("2024-02-29", None, "construction-abc")],
            "2027-03-01",
            "overdue",
        ),
        (
            "water-abc-yearly-hours",
            _person("safety-manager", scheme="water"),
            [_class("2025-12-01", 12)],
            "2026-11-22",
            "due_soon",
        ),
        ("hot-work-certificate", _person("worker", roles=frozenset({"hot-work"})), [], "2026-03-01", "overdue"),
    ],
)
def test_persons(rule_id: str, facts: SubjectFacts, evidence: list[Evidence], on: str, state: str) -> None:
    assert assess(shipped_rules()[rule_id], facts, evidence, day(on)).state == state
