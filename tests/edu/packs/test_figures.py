"""Right answers against the numbers of the facts that they name: at every level, in every way a unit is written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from edu.domain.questions import Question
from edu.packs.rules.figures import check_figures, figures_of, lone_figure
from tests.stores import shipped_library


def _told(question: Question) -> list[str]:
    found = list(check_figures(question, ("x", None), shipped_library().register))
    assert all(one.severity == "error" for one in found), "two items that say different numbers stop a release"
    return [one.code for one in found]


def _answering(question: Question, change: Callable[[str], str]) -> Question:
    options = tuple(replace(one, text=change(one.text)) if one.correct else one for one in question.options)
    return replace(question, options=options)


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("incident-reporting/boss-hour", "1 小时", "3 小时"),
        ("incident-reporting/boss-hour-case", "15时30分", "15时50分"),
        ("first-aid/tourniquet-drill", "5 至 8 cm", "15 至 18 cm"),
        ("road-traffic/fog-highway", "100 米", "50 米"),
        ("fireworks/ban-fine", "100 元以上 500 元", "200 元以上 500 元"),
    ],
)
def test_a_right_answer_with_another_number_is_told_at_every_level(name: str, old: str, new: str) -> None:
    question = shipped_library().question(name)
    assert any(old in one.text for one in question.options if one.correct)
    assert _told(question) == []
    assert _told(_answering(question, lambda text: text.replace(old, new))) == ["figure-differs"]


def test_a_reading_within_the_limit_is_no_other_number() -> None:
    """哪一处可以用: 9.5 m over a limit of 8 m; the limit itself is asked elsewhere."""
    question = shipped_library().question("construction/form-hall")
    assert any("9.5 m" in one.text for one in question.options if one.correct)
    assert _told(question) == []
    assert _told(replace(question, level="remember")) == ["figure-differs"]


def test_a_statement_that_is_right_says_the_number_of_its_fact() -> None:
    question = shipped_library().question("heat-cold/heat-overtime-tf")
    assert "true" in question.key
    assert _told(replace(question, level="remember")) == ["figure-differs"]  # 36℃ is no limit of the fact
    assert _told(replace(question, level="remember", stem=question.stem.replace("36℃", "35℃"))) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("3 小时内", {("3", "h")}),
        ("2.50米", {("2.5", "m")}),
        ("50 毫米", {("50", "mm")}),
        ("2 至 5 次", {("2", "次"), ("5", "次")}),
        ("12—13 级", {("12", "级"), ("13", "级")}),
        ("5 万元以上 10 万元以下", {("5", "万元"), ("10", "万元")}),
        ("2025 年 9 月 1 日", set()),
    ],
)
def test_numbers_are_read_with_their_units(text: str, found: set[tuple[str, str]]) -> None:
    assert figures_of(text) == found


def test_a_lone_number_is_one_and_a_range_is_not() -> None:
    assert lone_figure("1 小时内")
    assert not lone_figure("50.0～99.9 毫米")
    assert not lone_figure("“四个100%”")
