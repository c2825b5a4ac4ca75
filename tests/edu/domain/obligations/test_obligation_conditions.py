"""Whom a rule concerns, and which evidence counts for it."""

from __future__ import annotations

from typing import Any

import pytest
from obligation_builders import day, make_class, make_drill, make_facts, make_rule

from edu.domain.obligations.conditions import own_conditions_hold, profile_key, profile_mismatch
from edu.domain.obligations.engine import assess
from edu.domain.obligations.matching import certificate_end, counting, pool_of
from edu.domain.obligations.rules import Accept, AppliesIf, CreditHour
from edu.domain.obligations.sentences import explain
from edu.domain.obligations.subjects import Evidence, Measure
from edu.domain.obligations.words import INDUSTRIES, industry_of

ON = day("2026-11-22")


@pytest.mark.parametrize(
    ("asked", "facts", "concerned"),
    [
        ({}, {}, True),
        ({"person_classes": frozenset({"principal"})}, {}, True),
        ({"person_classes": frozenset({"worker"})}, {}, False),
        ({"schemes": frozenset({"emergency"})}, {}, True),
        ({"schemes": frozenset({"emergency"})}, {"scheme": "water"}, False),
        ({"roles": frozenset({"hot-work", "fire-facility"})}, {"roles": frozenset({"hot-work"})}, True),
        ({"roles": frozenset({"hot-work"})}, {}, False),
        ({"high_risk": True}, {"high_risk": True}, True),
        ({"high_risk": True}, {"high_risk": False}, False),
        ({"high_risk": False}, {"high_risk": True}, False),
        ({"industries": frozenset({"mine"})}, {"industry": "mine"}, True),
        ({"industries": frozenset({"mine"})}, {"industry": "metal"}, False),
        ({"not_industries": frozenset({"construction"})}, {"industry": "construction"}, False),
        ({"not_industries": frozenset({"construction"})}, {"industry": "mine"}, True),
        ({"org_levels": frozenset({"township"})}, {"org_level": "village"}, False),
        ({"org_levels": frozenset({"township"})}, {"org_level": "township"}, True),
        ({"key_place": True}, {"is_key_place": True}, True),
        ({"key_place": True}, {}, False),
        ({"public_place": True}, {"is_public_place": True}, True),
        ({"public_place": False}, {"is_public_place": True}, False),
    ],
)
def test_every_stated_condition_must_hold(asked: dict[str, Any], facts: dict[str, Any], concerned: bool) -> None:
    rule = make_rule(applies_if=AppliesIf(**asked))
    assert profile_mismatch(rule, make_facts(**facts)) == (None if concerned else "conditions")


def test_a_rule_for_villages_does_not_concern_a_person() -> None:
    assert profile_mismatch(make_rule(subject="village"), make_facts()) == "other_subject"


@pytest.mark.parametrize(
    ("region", "switched_on", "reason"),
    [
        ("national", (), None),
        ("songyang", (), "other_region"),
        ("songyang", ("wujin",), "other_region"),
        ("songyang", ("zhejiang", "songyang"), None),
    ],
)
def test_a_regional_rule_applies_where_it_is_switched_on(
    region: str, switched_on: tuple[str, ...], reason: str | None
) -> None:
    facts = make_facts(regions=frozenset(switched_on))
    assert profile_mismatch(make_rule(region=region), facts) == reason


@pytest.mark.parametrize(
    ("asked", "facts", "holds"),
    [
        ({"absent_months": 12}, {"absent_months": 12}, True),
        ({"absent_months": 12}, {"absent_months": 11}, False),
        ({"post_started_from": day("2024-01-01")}, {"post_from": day("2024-01-01")}, True),
        ({"post_started_from": day("2024-01-01")}, {"post_from": day("2023-12-31")}, False),
        ({"post_started_from": day("2024-01-01")}, {"post_from": None}, False),
        ({"post_started_to": day("2024-01-01")}, {"post_from": day("2024-01-02")}, False),
        ({"post_started_to": day("2024-01-01")}, {"post_from": day("2024-01-01")}, True),
        ({"post_started_to": day("2024-01-01")}, {"post_from": None}, True),
        ({"measured": True}, {}, False),
        ({"measured": True}, {"measures": {"volunteers": Measure(1, 2)}}, True),
    ],
)
def test_absence_start_and_measure_are_asked_of_each_subject(
    asked: dict[str, Any], facts: dict[str, Any], holds: bool
) -> None:
    rule = make_rule(applies_if=AppliesIf(**asked), measure="volunteers")
    assert own_conditions_hold(rule, make_facts(**facts)) is holds


def test_subjects_of_one_kind_share_a_profile() -> None:
    assert profile_key(make_facts(id="a", post_from=None)) == profile_key(make_facts(id="b"))
    assert profile_key(make_facts(high_risk=True)) != profile_key(make_facts())


def _counts(accept: Accept, item: Evidence, **facts: Any) -> bool:
    return counting(make_rule(accepts=(accept,)), pool_of(make_facts(**facts), [item], ON)) == [item]


@pytest.mark.parametrize(
    ("accept", "item", "counts"),
    [
        (Accept(kind="class"), make_class("2026-11-22"), True),
        (Accept(kind="class"), make_class("2026-11-23"), False),
        (Accept(kind="class"), make_class("2026-05-01", passed=False), False),
        (Accept(kind="exam"), make_class("2026-05-01"), False),
        (Accept(kind="class"), make_class("2026-05-01", person_class="principal"), True),
        (Accept(kind="class"), make_class("2026-05-01", person_class="grid-member"), False),
        (Accept(kind="class", programme_kinds=frozenset({"yearly"})), make_class("2026-05-01"), False),
        (
            Accept(kind="class", programme_kinds=frozenset({"yearly"})),
            make_class("2026-05-01", programme_kind="yearly"),
            True,
        ),
        (Accept(kind="class", topics=frozenset({"fire"})), make_class("2026-05-01", topic="fire"), True),
        (Accept(kind="class", topics=frozenset({"fire"})), make_class("2026-05-01"), False),
        (Accept(kind="class", org_levels=frozenset({"county"})), make_class("2026-05-01", org_level="county"), True),
        (Accept(kind="class", org_levels=frozenset({"county"})), make_class("2026-05-01"), False),
        (Accept(kind="drill", drill_forms=frozenset({"field"})), make_drill("2026-05-01", drill_form="field"), True),
        (
            Accept(kind="drill", drill_forms=frozenset({"field"})),
            make_drill("2026-05-01", drill_form="tabletop"),
            False,
        ),
        (
            Accept(kind="drill", drill_levels=frozenset({"comprehensive"})),
            make_drill("2026-05-01", drill_level="site"),
            False,
        ),
        (
            Accept(kind="drill", drill_kinds=frozenset({"fire", "production"})),
            make_drill("2026-05-01", drill_kinds=frozenset({"fire", "flood"})),
            True,
        ),
        (
            Accept(kind="drill", drill_kinds=frozenset({"production"})),
            make_drill("2026-05-01", drill_kinds=frozenset({"flood"})),
            False,
        ),
        (
            Accept(kind="record", record_kinds=frozenset({"consultation"})),
            make_drill("2026-05-01", kind="record", record_kind="inspection"),
            False,
        ),
        (
            Accept(kind="certificate", certificate_kinds=frozenset({"competence"})),
            make_drill("2026-05-01", kind="certificate", certificate_kind="red-cross"),
            False,
        ),
    ],
)
def test_evidence_counts_only_if_accepted(accept: Accept, item: Evidence, counts: bool) -> None:
    assert _counts(accept, item) is counts


def test_a_second_accept_may_take_what_the_first_refuses() -> None:
    accepts = (Accept(kind="class", topics=frozenset({"fire"})), Accept(kind="class", org_levels=frozenset({"county"})))
    item = make_class("2026-05-01", org_level="county")
    assert counting(make_rule(accepts=accepts), pool_of(make_facts(), [item], ON)) == [item]


def test_what_two_accepts_take_counts_once() -> None:
    item = make_class("2026-05-01", topic="fire")
    accepts = (Accept(kind="class"), Accept(kind="class", topics=frozenset({"fire"})))
    assert counting(make_rule(accepts=accepts), pool_of(make_facts(), [item], ON)) == [item]


def test_online_minutes_are_credited_on_their_own_scale() -> None:
    credit = CreditHour()
    assert credit.credited(0, 30) == 45
    assert credit.credited(90, 60) == 180
    assert credit.credited(0, 29) == 43


@pytest.mark.parametrize(
    ("offline", "online", "short"),
    [(540, 0, False), (0, 360, True), (162, 252, False), (161, 253, True), (0, 252, False), (0, 253, True)],
)
def test_too_much_online_is_told_beside_the_state_as_soon_as_it_cannot_be_made_good(
    offline: int, online: int, short: bool
) -> None:
    """Of 12 学时 (540 minutes) 3.6 belong in a classroom (AQ 8011-2023 4.4.4): 162 minutes."""
    items = [make_class("2026-03-01", offline), make_class("2026-04-01", online, online=True, id="online")]
    status = assess(make_rule(), make_facts(records_from=day("2026-01-01")), items, ON)
    assert status.state == ("met" if offline + online * 3 // 2 >= 540 else "due_soon")
    assert (status.offline, status.offline_short) == (offline, short)
    assert ("低于线下应有的 3.6 学时（要求学时的 30%）" in explain(status)) is short


def test_no_share_is_asked_of_a_duty_of_times_or_of_nothing_done() -> None:
    once = make_rule(kind="count", amount=1)
    assert not assess(once, make_facts(), [make_class("2026-03-01", 45, online=True)], ON).offline_short
    assert not assess(make_rule(), make_facts(), [], ON).offline_short


@pytest.mark.parametrize(
    ("until", "months", "end"),
    [
        ("2029-02-28", None, "2029-02-28"),
        ("2030-12-31", 72, "2029-02-28"),
        ("2025-12-31", 72, "2025-12-31"),
        (None, 72, "2029-02-28"),
        (None, None, "9999-12-31"),
    ],
)
def test_a_certificate_ends_at_the_earlier_of_print_and_term(until: str | None, months: int | None, end: str) -> None:
    item = make_class("2023-03-01", valid_until=None if until is None else day(until))
    assert certificate_end(make_rule(validity_months=months), item) == day(end)


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("非煤矿山", "mine"),
        ("煤矿", "coal-mine"),
        ("危化品生产", "hazardous"),
        ("有色金属冶炼", "metal"),
        ("建筑施工", "construction"),
        ("mine", "mine"),
        ("理发", "other"),
        ("", "other"),
    ],
)
def test_an_industry_is_found_in_what_offices_write(text: str, slug: str) -> None:
    assert industry_of(text) == slug
    assert slug in INDUSTRIES
