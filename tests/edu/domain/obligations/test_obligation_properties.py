"""What must hold for every rule, subject, evidence and day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Literal

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from edu.domain.obligations.engine import assess, assess_all
from edu.domain.obligations.rules import Accept, AppliesIf, By, Calendar, Once, Rolling, Rule
from edu.domain.obligations.sentences import explain
from edu.domain.obligations.status import RANK
from edu.domain.obligations.subjects import Evidence, Measure, SubjectFacts

DAYS = st.dates(date(2018, 1, 1), date(2030, 12, 31))
CALENDAR = st.builds(Calendar, st.sampled_from([1, 3, 6, 12, 24, 36]), st.sampled_from([2018, 2019, 2020]))
ROLLING = st.one_of(
    st.builds(Rolling, months=st.integers(1, 36)), st.builds(lambda n: Rolling(days=n), st.integers(1, 500))
)
ONCE = st.one_of(
    st.builds(Once, before=st.just(True), lookback_months=st.none() | st.integers(1, 36)),
    st.builds(Once, months=st.integers(1, 12), lookback_months=st.none() | st.integers(1, 36)),
    st.just(Once("returned_on", days=30)),
)
KINDS = st.sampled_from(["hours", "count", "certificate", "coverage"])
VERIFIED = st.sampled_from(["original", "retold", "pending"])


@st.composite
def rules(draw: st.DrawFn) -> Rule:
    kind = draw(KINDS)
    window = {"certificate": ONCE, "coverage": st.builds(By, st.none() | DAYS)}.get(kind, CALENDAR | ROLLING | ONCE)
    first = draw(DAYS)
    return Rule(
        id="r",
        title="规则",
        subject=draw(st.sampled_from(["person", "person", "person", "village"])),
        kind=kind,
        amount={"hours": draw(st.integers(1, 900)), "count": draw(st.integers(1, 3)), "coverage": 950}.get(kind, 1),
        window=draw(window),
        source_text="原文",
        cites=("law-2021#1",),
        valid_from=first,
        valid_to=draw(st.none() | st.dates(first, date(2031, 1, 1))),
        verified=draw(VERIFIED),
        due_soon_days=draw(st.integers(0, 120)),
        applies_if=AppliesIf(high_risk=draw(st.sampled_from([None, None, True]))),
        accepts=(Accept(kind="class"), Accept(kind="certificate")),
        validity_months=draw(st.none() | st.integers(1, 72)),
        measure="m",
    )


EVIDENCE = st.builds(
    lambda id_, kind, end, length, minutes, online, left: Evidence(
        id=id_,
        kind=kind,
        day_from=end - timedelta(days=length),
        day_to=end,
        minutes=minutes,
        online=online,
        valid_until=None if left is None else end + timedelta(days=left),
    ),
    st.uuids().map(str),
    st.sampled_from(["class", "certificate"]),
    DAYS,
    st.integers(0, 5),
    st.integers(0, 600),
    st.booleans(),
    st.none() | st.integers(0, 2000),
)
RECORDS = st.lists(EVIDENCE, max_size=6)
FACTS = st.builds(
    lambda post_from, length, known, returned, high_risk, measure: SubjectFacts(
        id="p",
        type="person",
        high_risk=high_risk,
        post_from=post_from,
        post_to=None if length is None else (post_from or date(2020, 1, 1)) + timedelta(days=length),
        records_from=known,
        anchors={} if returned is None else {"returned_on": returned},
        measures={} if measure is None else {"m": Measure(*measure)},
    ),
    st.none() | DAYS,
    st.none() | st.integers(0, 3000),
    st.none() | DAYS,
    st.none() | DAYS,
    st.booleans(),
    st.none() | st.tuples(st.integers(0, 50), st.integers(0, 50)),
)


@given(rules(), FACTS, RECORDS, EVIDENCE, DAYS)
def test_more_evidence_never_worsens_a_status(
    rule: Rule, facts: SubjectFacts, records: list[Evidence], more: Evidence, on: date
) -> None:
    before, after = assess(rule, facts, records, on), assess(rule, facts, [*records, more], on)
    assert RANK[after.state] <= RANK[before.state]
    assert after.done >= before.done


@given(rules(), FACTS, RECORDS, DAYS)
def test_what_does_not_apply_is_untouched_by_evidence(
    rule: Rule, facts: SubjectFacts, records: list[Evidence], on: date
) -> None:
    bare, full = assess(rule, facts, [], on), assess(rule, facts, records, on)
    assert (bare.state == "not_applicable") == (full.state == "not_applicable")


@given(CALENDAR, st.sampled_from(["hours", "count"]), st.none() | DAYS, EVIDENCE, RECORDS, st.integers(0, 1500))
def test_a_fulfilled_period_stays_fulfilled_to_its_last_day(
    window: Calendar,
    kind: Literal["hours", "count"],
    begun: date | None,
    done: Evidence,
    others: list[Evidence],
    later: int,
) -> None:
    rule = Rule(
        id="r",
        title="规则",
        subject="person",
        kind=kind,
        amount=1,
        window=window,
        source_text="原文",
        cites=("law-2021#1",),
        valid_from=date(2000, 1, 1),
        accepts=(Accept(kind="class"),),
    )
    enough = msgspec.structs.replace(done, kind="class", minutes=45)
    facts = SubjectFacts(id="p", type="person", post_from=begun and min(begun, enough.day_to))
    records = [*others, enough]
    first = assess(rule, facts, records, enough.day_to)
    assert first.state == "met"
    assert first.window_to is not None
    day = min(enough.day_to + timedelta(days=later), first.window_to)
    assert assess(rule, facts, records, day).state == "met"


@given(rules(), FACTS, RECORDS, DAYS)
def test_a_pending_rule_is_never_overdue(rule: Rule, facts: SubjectFacts, records: list[Evidence], on: date) -> None:
    pending = assess(replace(rule, verified="pending"), facts, records, on)
    assert pending.state in {"unverified", "not_applicable"}


@given(rules(), FACTS, RECORDS, DAYS)
def test_every_answer_can_be_said_and_adds_up(
    rule: Rule, facts: SubjectFacts, records: list[Evidence], on: date
) -> None:
    status = assess(rule, facts, records, on)
    assert explain(status).endswith("。")
    assert status.days_left is None or status.days_left >= 0
    assert set(status.counted) <= {item.id for item in records}
    assert assess_all([rule], facts, records, on) == ([] if status.state == "not_applicable" else [status])
    if status.state == "met":
        assert status.missing == 0


@given(rules(), FACTS, st.permutations(range(4)), st.lists(EVIDENCE, min_size=4, max_size=4), DAYS)
def test_the_order_of_evidence_does_not_matter(
    rule: Rule, facts: SubjectFacts, order: list[int], records: list[Evidence], on: date
) -> None:
    straight = assess(rule, facts, records, on)
    mixed = assess(rule, facts, [records[index] for index in order], on)
    assert (straight.state, straight.why, straight.done) == (mixed.state, mixed.why, mixed.done)
