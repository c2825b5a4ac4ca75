"""Each sort of duty judged on the days where the answer turns."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import msgspec
import pytest
from obligation_builders import (
    HALF_YEAR,
    day,
    make_certificate,
    make_certificate_rule,
    make_class,
    make_drill,
    make_facts,
    make_rule,
)

from edu.domain.obligations.defaults import Defaults, Grounds
from edu.domain.obligations.engine import RuleBook, assess, assess_all, worst_by_rule
from edu.domain.obligations.rules import Accept, AppliesIf, By, Calendar, CreditHour, Once, Rolling, Rule
from edu.domain.obligations.sentences import explain
from edu.domain.obligations.subjects import Evidence, Measure, SubjectFacts

DRILL = (Accept(kind="drill"),)


def _state(rule: Rule, facts: SubjectFacts, evidence: list[Evidence], on: str) -> tuple[str, str]:
    status = assess(rule, facts, evidence, day(on))
    assert explain(status)
    return status.state, status.why.code


@pytest.mark.parametrize(
    ("post_from", "trained", "on", "answer"),
    [
        ("2020-01-01", ["2025-06-01"], "2026-03-01", ("due", "open")),
        ("2020-01-01", ["2025-06-01"], "2026-10-31", ("due", "open")),  # 61 days left
        ("2020-01-01", ["2025-06-01"], "2026-11-01", ("due_soon", "open")),
        ("2020-01-01", ["2025-06-01", "2026-12-31"], "2026-12-31", ("met", "met")),
        ("2020-01-01", ["2025-06-01", "2026-12-31"], "2026-12-30", ("due_soon", "open")),
        ("2020-01-01", [], "2026-01-01", ("overdue", "missed_period")),
        ("2020-01-01", ["2026-02-01"], "2026-02-01", ("met", "met")),
        ("2026-03-01", [], "2026-12-31", ("due_soon", "open")),  # first year: not overdue until it ends
        ("2026-03-01", [], "2027-01-01", ("overdue", "missed_period")),  # in post for most of it
        ("2026-07-02", [], "2027-01-01", ("overdue", "missed_period")),  # 183 of 365 days
        ("2026-07-03", [], "2027-01-01", ("due", "open")),  # 182 of 365: less than half
        ("2026-12-20", [], "2027-02-01", ("due", "open")),
        ("2026-12-20", [], "2028-01-01", ("overdue", "missed_period")),
    ],
)
def test_yearly_hours_are_judged_by_the_calendar_year(
    post_from: str, trained: list[str], on: str, answer: tuple[str, str]
) -> None:
    facts = make_facts(post_from=day(post_from))
    assert _state(make_rule(), facts, [make_class(text) for text in trained], on) == answer


def test_hours_add_up_over_classes_on_both_scales() -> None:
    evidence = [make_class("2026-02-01", 180), make_class("2026-03-01", 240, online=True), make_class("2025-12-31")]
    status = assess(make_rule(), make_facts(), evidence, day("2026-04-01"))
    assert (status.state, status.done, status.needed, status.missing) == ("met", 540, 540, 0)
    assert status.counted == ("class-2026-02-01", "class-2026-03-01")
    assert (status.window_from, status.window_to, status.days_left) == (day("2026-01-01"), day("2026-12-31"), 274)
    assert status.rule_id == "yearly"


def test_a_class_over_new_year_belongs_to_the_year_it_ends_in() -> None:
    item = msgspec.structs.replace(make_class("2026-01-02"), day_from=day("2025-12-29"))
    assert _state(make_rule(), make_facts(), [item], "2026-01-02")[0] == "met"


def test_nothing_before_the_records_is_held_against_anyone() -> None:
    facts = make_facts(records_from=day("2026-11-01"))
    assert _state(make_rule(), facts, [], "2026-11-22")[0] == "due_soon"
    assert _state(make_rule(), facts, [], "2027-01-10")[0] == "due"
    assert _state(make_rule(), facts, [], "2028-01-10")[0] == "overdue"


def test_records_need_only_reach_back_to_the_start_of_the_post() -> None:
    facts = make_facts(post_from=day("2026-02-01"), records_from=day("2026-01-15"))
    assert _state(make_rule(), facts, [], "2027-01-10")[0] == "overdue"


def test_a_new_rule_does_not_judge_the_time_before_it() -> None:
    rule = make_rule(valid_from=day("2024-09-21"))
    facts = make_facts(post_from=None)
    assert _state(rule, facts, [], "2024-09-20") == ("not_applicable", "rule_not_yet")
    assert _state(rule, facts, [], "2024-10-01")[0] == "due"
    assert _state(rule, facts, [], "2025-01-01")[0] == "due"
    assert _state(rule, facts, [], "2026-01-01")[0] == "overdue"


@pytest.mark.parametrize(
    ("on", "answer"),
    [
        ("2026-05-31", ("not_applicable", "post_not_begun")),
        ("2026-06-01", ("due", "open")),
        ("2026-09-30", ("due", "open")),
        ("2026-10-01", ("not_applicable", "post_ended")),
    ],
)
def test_the_retired_and_the_not_yet_appointed_owe_nothing(on: str, answer: tuple[str, str]) -> None:
    facts = make_facts(post_from=day("2026-06-01"), post_to=day("2026-09-30"))
    assert _state(make_rule(), facts, [], on) == answer


@pytest.mark.parametrize(
    ("drills", "on", "state"),
    [
        (["2026-06-30"], "2026-06-30", "met"),
        (["2026-06-30"], "2026-07-01", "due"),
        (["2026-06-30"], "2026-12-15", "due_soon"),
        (["2026-06-30"], "2027-01-01", "overdue"),
        (["2026-06-30", "2026-07-01"], "2026-12-31", "met"),
    ],
)
def test_half_years_turn_on_the_first_of_july(drills: list[str], on: str, state: str) -> None:
    rule = make_rule(subject="enterprise", kind="count", amount=1, window=HALF_YEAR, accepts=DRILL, due_soon_days=30)
    facts = make_facts(type="enterprise", person_class="", post_from=None)
    assert _state(rule, facts, [make_drill(text) for text in drills], on)[0] == state


@pytest.mark.parametrize(
    ("drill", "on", "state"),
    [
        ("2023-03-01", "2024-12-31", "met"),
        ("2023-03-01", "2025-01-01", "due"),
        ("2023-03-01", "2026-11-22", "due_soon"),
        ("2023-03-01", "2027-01-01", "overdue"),
        ("2025-01-01", "2026-12-31", "met"),
    ],
)
def test_two_years_run_from_the_rules_own_year(drill: str, on: str, state: str) -> None:
    rule = make_rule(
        kind="count",
        amount=1,
        window=Calendar(24, 2019),
        accepts=DRILL,
        due_soon_days=180,
        valid_from=day("2019-04-01"),
    )
    assert _state(rule, make_facts(post_from=None), [make_drill(drill)], on)[0] == state


ROLLING = make_rule(window=Rolling(months=12))


@pytest.mark.parametrize(
    ("facts", "trained", "on", "answer"),
    [
        ({}, ["2025-11-23"], "2026-06-01", ("met", "met")),
        ({}, ["2025-11-23"], "2026-11-22", ("due_soon", "runs_out")),
        ({}, ["2025-11-23"], "2026-11-23", ("overdue", "rolling_lapsed")),
        ({"post_from": day("2026-03-01")}, [], "2026-06-01", ("due", "open")),
        ({"post_from": day("2026-03-01")}, [], "2027-02-28", ("due_soon", "open")),
        ({"post_from": day("2026-03-01")}, [], "2027-03-01", ("overdue", "rolling_lapsed")),
        ({"records_from": day("2026-11-01")}, [], "2026-11-22", ("due", "open")),
        ({"post_from": day("2026-03-01")}, ["2025-12-01"], "2026-11-01", ("met", "met")),
    ],
)
def test_rolling_hours_lapse_on_their_own_day(
    facts: dict[str, Any], trained: list[str], on: str, answer: tuple[str, str]
) -> None:
    evidence = [make_class(text) for text in trained]
    assert _state(ROLLING, make_facts(**facts), evidence, on) == answer


def test_a_rolling_duty_holds_as_long_as_enough_of_it_lies_within() -> None:
    evidence = [make_class("2026-01-10", 270), make_class("2026-05-10", 270), make_class("2026-07-10", 270)]
    status = assess(ROLLING, make_facts(), evidence, day("2026-08-01"))
    assert (status.state, status.done, status.window_to) == ("met", 810, day("2027-05-09"))


BEFORE = make_rule(id="pre-post", amount=1080, window=Once(before=True, lookback_months=12), due_soon_days=7)


@pytest.mark.parametrize(
    ("trained", "on", "answer"),
    [
        ([], "2026-02-01", ("due", "open")),
        ([], "2026-02-21", ("due_soon", "open")),
        ([], "2026-02-28", ("due_soon", "open")),
        ([], "2026-03-01", ("overdue", "deadline_passed")),
        (["2026-02-28"], "2026-03-01", ("met", "met")),
        (["2026-03-05"], "2026-03-10", ("met", "met_late")),
        (["2025-03-01"], "2026-03-01", ("met", "met")),
        (["2025-02-28"], "2026-03-01", ("overdue", "deadline_passed")),  # older than twelve months
    ],
)
def test_training_before_the_post_is_due_on_its_eve(trained: list[str], on: str, answer: tuple[str, str]) -> None:
    facts = make_facts(post_from=day("2026-03-01"))
    assert _state(BEFORE, facts, [make_class(text, 1080) for text in trained], on) == answer


def test_a_duty_of_once_without_a_dated_post_asks_for_the_record() -> None:
    facts = make_facts(post_from=None)
    assert _state(BEFORE, facts, [], "2026-03-01") == ("due", "unrecorded")
    assert _state(BEFORE, facts, [make_class("2016-01-01", 1080)], "2026-03-01") == ("met", "met")


def test_a_deadline_before_the_records_is_never_overdue() -> None:
    facts = make_facts(post_from=day("2020-03-01"), records_from=day("2026-01-01"))
    assert _state(BEFORE, facts, [], "2026-03-01") == ("due", "unrecorded")
    known = msgspec.structs.replace(facts, records_from=day("2020-01-01"))
    assert _state(BEFORE, known, [], "2026-03-01") == ("overdue", "deadline_passed")


def test_a_duty_of_once_follows_the_wording_of_its_own_day() -> None:
    old, new = replace(BEFORE, valid_to=day("2026-05-31")), replace(BEFORE, valid_from=day("2026-06-01"))
    facts = make_facts(post_from=day("2026-03-01"))
    assert _state(old, facts, [], "2026-07-01")[0] == "overdue"
    assert _state(new, facts, [], "2026-07-01") == ("not_applicable", "rule_not_yet")


def test_a_duty_from_another_event_needs_that_event() -> None:
    rule = replace(BEFORE, window=Once("transferred_on", before=True))
    assert _state(rule, make_facts(), [], "2026-03-01") == ("not_applicable", "no_anchor")
    moved = make_facts(anchors={"transferred_on": day("2026-02-01")})
    assert _state(rule, moved, [], "2026-03-01") == ("overdue", "deadline_passed")


@pytest.mark.parametrize(
    ("certificates", "on", "answer"),
    [
        ([], "2026-02-28", ("due_soon", "open")),
        ([], "2026-03-01", ("overdue", "certificate_missing")),
        ([("2026-02-01", "2032-01-31")], "2026-03-01", ("met", "certificate_valid")),
        ([("2020-06-01", "2026-05-31")], "2026-04-01", ("due_soon", "runs_out")),
        ([("2020-06-01", "2026-05-31")], "2026-05-31", ("due_soon", "runs_out")),
        ([("2020-06-01", "2026-05-31")], "2026-06-01", ("overdue", "certificate_lapsed")),
        ([("2020-06-01", "2026-05-31"), ("2026-05-20", "2032-05-19")], "2026-06-01", ("met", "certificate_valid")),
        ([("2026-07-01", None)], "2026-06-30", ("overdue", "certificate_missing")),
        ([("2026-07-01", None)], "2026-07-01", ("met", "certificate_valid")),
    ],
)
def test_a_certificate_must_be_valid_on_the_day(
    certificates: list[tuple[str, str | None]], on: str, answer: tuple[str, str]
) -> None:
    evidence = [make_certificate(*certificate) for certificate in certificates]
    assert _state(make_certificate_rule(), make_facts(post_from=day("2026-03-01")), evidence, on) == answer


@pytest.mark.parametrize(
    ("on", "answer"),
    [
        ("2026-03-15", ("due", "open")),
        ("2026-09-15", ("due_soon", "open")),
        ("2026-09-16", ("overdue", "certificate_missing")),
    ],
)
def test_six_months_of_grace_run_from_the_appointment(on: str, answer: tuple[str, str]) -> None:
    rule = make_certificate_rule(window=Once(months=6))
    assert _state(rule, make_facts(post_from=day("2026-03-15")), [], on) == answer


def test_a_certificate_about_to_lapse_is_covered_by_the_grace_of_a_new_post() -> None:
    rule = make_certificate_rule(window=Once(months=6))
    held = [make_certificate("2023-04-01", "2026-03-31")]
    facts = make_facts(post_from=day("2026-03-15"))
    assert _state(rule, facts, held, "2026-03-20") == ("met", "certificate_valid")
    assert _state(rule, facts, held, "2026-04-01") == ("due", "open")


def test_an_undated_post_must_hold_its_certificate_now() -> None:
    facts = make_facts(post_from=None)
    assert _state(make_certificate_rule(), facts, [], "2026-01-01") == ("overdue", "certificate_missing")
    assert _state(make_certificate_rule(), facts, [make_certificate("2020-01-01")], "2026-01-01")[0] == "met"


def test_too_short_an_absence_asks_nothing() -> None:
    rule = replace(BEFORE, window=Once("returned_on", before=True), applies_if=AppliesIf(absent_months=12))
    short = make_facts(absent_months=11, anchors={"returned_on": day("2026-02-01")})
    assert _state(rule, short, [], "2026-03-01") == ("not_applicable", "conditions")
    assert _state(rule, msgspec.structs.replace(short, absent_months=12), [], "2026-03-01")[0] == "overdue"


def test_defaults_carry_their_grounds() -> None:
    grounds = Grounds(cites=("aq-8011-2023",), source_text="原文", verified="retold", valid_from=day("2024-07-01"))
    defaults = Defaults(credit=CreditHour(), credit_grounds=grounds, pass_mark=80, pass_of=100, pass_grounds=grounds)
    assert defaults.credit_grounds.valid_to is None
    assert (defaults.pass_mark, defaults.pass_of) == (80, 100)


def test_changed_law_drops_the_review_in_the_middle_of_a_year() -> None:
    review = make_certificate_rule(validity_months=36, valid_to=day("2026-05-31"))
    renewal = make_certificate_rule(validity_months=72, valid_from=day("2026-06-01"))
    held = [make_certificate("2023-03-01", "2029-02-28")]
    assert _state(review, make_facts(), held, "2026-05-31") == ("overdue", "certificate_lapsed")
    assert _state(review, make_facts(), held, "2026-06-01") == ("not_applicable", "rule_ended")
    assert _state(renewal, make_facts(), held, "2026-05-31") == ("not_applicable", "rule_not_yet")
    assert _state(renewal, make_facts(), held, "2026-06-01") == ("met", "certificate_valid")


@pytest.mark.parametrize(
    ("measure", "on", "answer", "needed"),
    [
        (None, "2025-06-01", ("due", "no_measure"), 0),
        (Measure(0, 0), "2025-06-01", ("not_applicable", "nobody"), 0),
        (Measure(20, 21), "2025-06-01", ("met", "covered"), 20),  # 95 % of 21, rounded up
        (Measure(19, 21), "2025-06-01", ("due", "open"), 20),
        (Measure(19, 21), "2025-12-01", ("due_soon", "open"), 20),
        (Measure(19, 21), "2026-01-01", ("overdue", "below_target"), 20),
    ],
)
def test_a_share_is_to_be_reached_by_its_day(
    measure: Measure | None, on: str, answer: tuple[str, str], needed: int
) -> None:
    rule = make_rule(kind="coverage", amount=950, window=By(day("2025-12-31")), measure="m", accepts=())
    facts = make_facts(measures={} if measure is None else {"m": measure})
    assert _state(rule, facts, [], on) == answer
    assert assess(rule, facts, [], day(on)).needed == needed


def test_a_standing_share_and_a_fixed_number_are_asked_at_once() -> None:
    rule = make_rule(kind="coverage", amount=1000, window=By(), measure="team", base=30, accepts=())
    assert _state(rule, make_facts(measures={"team": Measure(29, 29)}), [], "2026-01-01") == ("overdue", "below_target")
    assert _state(rule, make_facts(measures={"team": Measure(30, 0)}), [], "2026-01-01") == ("met", "covered")


@pytest.mark.parametrize("trained", [[], ["2026-02-01"]])
def test_a_pending_rule_is_worked_out_but_never_judges(trained: list[str]) -> None:
    rule = make_rule(verified="pending")
    status = assess(rule, make_facts(), [make_class(text) for text in trained], day("2026-03-01"))
    assert status.state == "unverified"
    assert status.done == 540 * len(trained)
    assert explain(status).startswith("依据待核")


def test_a_pending_rule_that_does_not_concern_stays_silent() -> None:
    rule = make_rule(verified="pending", kind="coverage", amount=1000, window=By(), measure="m", accepts=())
    assert _state(rule, make_facts(measures={"m": Measure(0, 0)}), [], "2026-01-01")[0] == "not_applicable"
    assert _state(replace(rule, subject="village"), make_facts(), [], "2026-01-01")[0] == "not_applicable"


def test_retold_rules_judge_like_original_ones() -> None:
    assert _state(make_rule(verified="retold"), make_facts(), [], "2026-03-01")[0] == "overdue"


def test_assess_all_leaves_out_what_does_not_apply() -> None:
    rules = [make_rule(), make_rule(id="village", subject="village"), make_rule(id="old", valid_to=day("2020-01-01"))]
    book = RuleBook(rules)
    for given in (rules, book, book):
        assert [status.rule_id for status in assess_all(given, make_facts(), [], day("2026-03-01"))] == ["yearly"]


def test_assess_all_leaves_out_a_share_of_nobody() -> None:
    """That nobody is counted shows only while judging, not in the rule's conditions."""
    share = make_rule(id="share", kind="coverage", amount=950, window=By(), measure="m", accepts=())
    facts = make_facts(measures={"m": Measure(0, 0)})
    assert [status.rule_id for status in assess_all([share, make_rule()], facts, [], day("2026-03-01"))] == ["yearly"]


def test_of_two_posts_the_worse_answer_is_kept() -> None:
    old = make_facts(post_id="a", post_from=day("2020-01-01"))
    new = make_facts(post_id="b", post_from=day("2026-02-01"))
    answers = [assess(make_rule(), facts, [], day("2026-03-01")) for facts in (new, old, new)]
    kept = worst_by_rule(answers)
    assert [(status.post_id, status.state) for status in kept] == [("a", "overdue")]
