"""What the shipped rules say of villages, townships, enterprises and counties, as the law says it."""

from __future__ import annotations

from typing import Any

import pytest

from edu.domain.obligations.engine import RuleBook, assess, assess_all
from edu.domain.obligations.subjects import Evidence, Measure, SubjectFacts
from tests.edu.packs.shipped_obligations import ALL_CITIZENS, day, shipped_rules

MINE = {"high_risk": True, "industry": "mine"}


def _drill(on: str, level: str = "comprehensive", kinds: tuple[str, ...] = ()) -> Evidence:
    return Evidence(
        id=on, kind="drill", day_from=day(on), day_to=day(on), drill_level=level, drill_kinds=frozenset(kinds)
    )


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
    assert assess(shipped_rules()[rule_id], facts, evidence, day(on)).state == state


def test_a_monthly_meeting_is_shown_once_held() -> None:
    meeting = Evidence(
        id="m", kind="record", day_from=day("2026-11-03"), day_to=day("2026-11-03"), record_kind="consultation"
    )
    found = assess(shipped_rules()["songyang-township-consultation"], _org("township"), [meeting], day("2026-11-30"))
    assert found.state == "met"


def test_a_township_carries_the_yearly_and_the_two_year_drill() -> None:
    found = assess_all(RuleBook(shipped_rules().values()), SubjectFacts(id="t", type="township"), [], day("2026-11-22"))
    assert [status.rule_id for status in found] == ["township-comprehensive-drill", "township-accident-drill"]
