"""What the engine found is said in one plain sentence, amounts with their unit."""

from __future__ import annotations

from datetime import date

import pytest
from obligation_builders import (
    day,
    make_certificate,
    make_certificate_rule,
    make_class,
    make_facts,
    make_rule,
)

from edu.domain.obligations.engine import assess
from edu.domain.obligations.rules import Rule
from edu.domain.obligations.sentences import STATE_NAMES, amount_text, explain
from edu.domain.obligations.status import RANK
from edu.domain.obligations.subjects import Evidence


def test_every_state_has_a_name_and_a_rank() -> None:
    assert STATE_NAMES.keys() == RANK.keys()


@pytest.mark.parametrize(
    ("rule", "amount", "text"),
    [
        (make_rule(), 540, "12 学时"),
        (make_rule(), 110, "2.4 学时"),
        (make_rule(kind="count"), 2, "2 次"),
        (make_rule(kind="coverage"), 30, "30 人"),
        (make_rule(kind="certificate"), 1, "1 本"),
    ],
)
def test_amounts_are_shown_with_their_unit(rule: Rule, amount: int, text: str) -> None:
    assert amount_text(rule, amount) == text


@pytest.mark.parametrize(
    ("evidence", "on", "sentence"),
    [
        (
            [],
            "2026-03-01",
            "上一周期（2025年1月1日 至 2025年12月31日）只完成 0 学时（要求 12 学时），本周期还差 12 学时，请立即补做。",
        ),
        (
            [make_class("2025-05-01"), make_class("2026-02-01", 180)],
            "2026-12-31",
            "已完成 4 学时（要求 12 学时），还差 8 学时，最迟 2026年12月31日（今天截止）。",
        ),
        (
            [make_class("2025-05-01"), make_class("2026-02-01", 365)],
            "2026-12-31",
            "已完成 8.1 学时（要求 12 学时），还差 3.9 学时，最迟 2026年12月31日（今天截止）。",
        ),
        ([make_class("2026-02-01")], "2026-03-01", "已完成 12 学时（要求 12 学时）。"),
    ],
)
def test_the_reason_is_one_plain_sentence(evidence: list[Evidence], on: str, sentence: str) -> None:
    assert explain(assess(make_rule(), make_facts(), evidence, day(on))) == sentence


def test_a_lapsed_certificate_says_since_when() -> None:
    status = assess(
        make_certificate_rule(), make_facts(), [make_certificate("2020-06-01", "2026-05-31")], day("2026-06-01")
    )
    assert explain(status) == "证书已于 2026年5月31日 失效，请换证；失效期间不得上岗作业。"


def test_a_certificate_without_end_says_so() -> None:
    status = assess(make_certificate_rule(), make_facts(), [make_certificate("2020-06-01")], date(2026, 6, 1))
    assert explain(status) == "证书有效，长期有效。"
