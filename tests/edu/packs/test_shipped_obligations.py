"""The rules we ship: sound, sourced, and giving the answers that the law gives."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from edu.domain.obligations.engine import RuleBook, assess, assess_all
from edu.domain.obligations.rules import Rule
from edu.domain.obligations.subjects import Evidence, Measure, SubjectFacts
from edu.packs.obligation_reader import ObligationPack, read_obligations
from edu.packs.reading import Reading
from edu.packs.source import Report, read_yaml

CONTENT = Path(__file__).parents[3] / "content"


@cache
def _shipped() -> Reading[ObligationPack]:
    return read_obligations(CONTENT / "obligations")


@cache
def _rules() -> dict[str, Rule]:
    value = _shipped().value
    assert value is not None
    return {rule.id: rule for rule in value.rules}


def _known_sources() -> frozenset[str]:
    raws = [read_yaml(path, Report(path.name)) for path in CONTENT.glob("register/sources/*.yaml")]
    return frozenset(entry["id"] for raw in raws if raw is not None for entry in raw.get("sources", ()))


def test_nothing_is_wrong_with_what_we_ship() -> None:
    reading = read_obligations(CONTENT / "obligations", known_sources=_known_sources())
    assert reading.problems == ()
    assert len(_rules()) >= 80


def test_what_nobody_has_read_is_marked_pending() -> None:
    for rule in _rules().values():
        assert not rule.source_text.startswith("条文未读") or rule.verified == "pending", rule.id
        assert rule.verified == "original" or rule.note, rule.id


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _class(on: str, hours: int, kind: str = "yearly", **more: Any) -> Evidence:
    return Evidence(
        id=on, kind="class", day_from=_day(on), day_to=_day(on), minutes=hours * 45, programme_kind=kind, **more
    )


def _drill(on: str, level: str = "comprehensive", kinds: tuple[str, ...] = ()) -> Evidence:
    return Evidence(
        id=on, kind="drill", day_from=_day(on), day_to=_day(on), drill_level=level, drill_kinds=frozenset(kinds)
    )


def _held(on: str, until: str | None, kind: str) -> Evidence:
    ends = None if until is None else _day(until)
    return Evidence(
        id=on, kind="certificate", day_from=_day(on), day_to=_day(on), certificate_kind=kind, valid_until=ends
    )


def _person(cls: str, post_from: str = "2020-03-01", **more: Any) -> SubjectFacts:
    return SubjectFacts(id="p", type="person", person_class=cls, post_from=_day(post_from), **more)


ALL_CITIZENS = {"regions": frozenset({"zhejiang", "songyang", "wujin", "ningbo", "shenzhen"})}
MINE = {"high_risk": True, "industry": "mine"}
SITE = {"industry": "construction"}


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
            _person("worker", absent_months=12, anchors={"returned_on": _day("2026-03-01")}),
            [],
            "2026-03-01",
            "overdue",
        ),
        (
            "worker-return-one-year",
            _person("worker", absent_months=7, anchors={"returned_on": _day("2026-03-01")}),
            [],
            "2026-03-01",
            "not_applicable",
        ),
        (
            "ningbo-worker-return-six-months",
            _person("worker", absent_months=7, anchors={"returned_on": _day("2026-03-01")}, **ALL_CITIZENS),
            [_class("2026-02-28", 8, "retrain")],
            "2026-03-01",
            "met",
        ),
        (
            "zhejiang-worker-return-six-months",
            _person("worker", absent_months=7, anchors={"returned_on": _day("2026-03-01")}, **ALL_CITIZENS),
            [],
            "2026-03-01",
            "unverified",
        ),
        ("worker-transfer", _person("worker"), [], "2026-03-01", "not_applicable"),
        (
            "new-process-training",
            _person("worker", anchors={"new_process_on": _day("2026-03-01")}),
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
    assert assess(_rules()[rule_id], facts, evidence, _day(on)).state == state


def _org(kind: Any, **more: Any) -> SubjectFacts:
    return SubjectFacts(id="o", type=kind, **(ALL_CITIZENS | more))


@pytest.mark.parametrize(
    ("rule_id", "facts", "evidence", "on", "state"),
    [
        ("township-comprehensive-drill", _org("township"), [_drill("2025-05-01")], "2026-11-22", "due_soon"),
        ("township-comprehensive-drill", _org("township"), [], "2026-11-22", "overdue"),
        ("village-comprehensive-drill", _org("village"), [_drill("2026-05-01")], "2026-11-22", "met"),
        ("village-comprehensive-drill", _org("village"), [_drill("2026-05-01", "special")], "2026-11-22", "overdue"),
        ("songyang-township-drill", _org("township"), [_drill("2026-05-01", "special")], "2026-11-22", "met"),
        (
            "township-accident-drill",
            _org("township"),
            [_drill("2025-05-01", "special", ("production",))],
            "2026-11-22",
            "met",
        ),
        (
            "township-accident-drill",
            _org("township"),
            [_drill("2024-05-01", "special", ("production",))],
            "2026-11-22",
            "due_soon",
        ),
        (
            "township-accident-drill",
            _org("township"),
            [_drill("2026-05-01", "special", ("flood",))],
            "2026-11-22",
            "overdue",
        ),
        (
            "high-risk-enterprise-accident-drill",
            _org("enterprise", **MINE),
            [_drill("2026-06-30", "site", ("fire",))],
            "2026-11-22",
            "due_soon",
        ),
        ("high-risk-enterprise-accident-drill", _org("enterprise"), [], "2026-11-22", "not_applicable"),
        ("enterprise-site-drill-half-year", _org("enterprise"), [_drill("2026-07-01", "site")], "2026-12-31", "met"),
        (
            "fire-key-unit-drill",
            _org("enterprise", is_key_place=True),
            [_drill("2026-07-01", "site", ("fire",))],
            "2026-12-31",
            "met",
        ),
        ("county-plan-drill-2013", _org("county"), [], "2024-01-31", "not_applicable"),
        ("county-plan-drill-2024", _org("county"), [], "2026-11-22", "unverified"),
        ("high-risk-enterprise-evacuation-drill", _org("enterprise", **MINE), [], "2026-11-22", "unverified"),
        ("songyang-township-consultation", _org("township"), [], "2026-11-22", "overdue"),
        ("enterprise-licensed-operators", _org("enterprise"), [], "2026-11-22", "not_applicable"),
        (
            "enterprise-licensed-operators",
            _org("enterprise", measures={"licensed-operators": Measure(9, 10)}),
            [],
            "2026-11-22",
            "overdue",
        ),
        (
            "zhejiang-red-cross-team",
            _org("county", measures={"red-cross-team": Measure(19, 20)}),
            [],
            "2025-11-22",
            "met",
        ),
        (
            "zhejiang-red-cross-team-2026",
            _org("county", measures={"red-cross-team": Measure(1, 20)}),
            [],
            "2026-11-22",
            "unverified",
        ),
        (
            "zhejiang-volunteers",
            _org("county", measures={"volunteers": Measure(204, 204_500)}),
            [],
            "2025-12-31",
            "due_soon",
        ),
        ("wujin-township-team", _org("township", measures={"township-team": Measure(30, 30)}), [], "2026-11-22", "met"),
        (
            "songyang-village-admin",
            _org("village", measures={"village-admins": Measure(0, 0)}),
            [],
            "2026-11-22",
            "overdue",
        ),
    ],
)
def test_villages_townships_enterprises_and_counties(
    rule_id: str, facts: SubjectFacts, evidence: list[Evidence], on: str, state: str
) -> None:
    assert assess(_rules()[rule_id], facts, evidence, _day(on)).state == state


def test_a_monthly_meeting_is_shown_once_held() -> None:
    meeting = Evidence(
        id="m", kind="record", day_from=_day("2026-11-03"), day_to=_day("2026-11-03"), record_kind="consultation"
    )
    found = assess(_rules()["songyang-township-consultation"], _org("township"), [meeting], _day("2026-11-30"))
    assert found.state == "met"


def test_a_township_carries_the_yearly_and_the_two_year_drill() -> None:
    found = assess_all(RuleBook(_rules().values()), SubjectFacts(id="t", type="township"), [], _day("2026-11-22"))
    assert [status.rule_id for status in found] == ["township-comprehensive-drill", "township-accident-drill"]
