"""What a debrief says, on the screen as on paper."""

from __future__ import annotations

from dataclasses import replace

from edu.domain.drills.debrief_words import (
    choice_lines,
    ending_title,
    objective_lines,
    part_texts,
    point_text,
    points_text,
    redline_texts,
    role_title,
)
from tests.edu.reports.drill_paper import BETTER, make_result


def test_points_are_said_without_needless_zeros() -> None:
    assert [points_text(one) for one in (0, 500, 550, 10_000)] == ["0", "5", "5.5", "100"]


def test_a_criterion_in_a_line_with_its_points_or_why_there_are_none() -> None:
    result = make_result()
    assert point_text(result.lines[0]) == "答：10 / 10"
    assert point_text(replace(result.lines[0], of=0, standing="pending")) == "答：待核，不计分"


def test_a_red_line_is_told_with_its_hour_and_its_reason() -> None:
    assert redline_texts(make_result()) == ("23:46 沿河：送命",)
    assert redline_texts(make_result(BETTER, reason="")) == ()


def test_the_best_of_what_would_have_been_better_comes_first_and_nothing_bad() -> None:
    crossed = choice_lines(make_result(), str.upper)[1]
    assert (crossed.verdict, crossed.grounds) == ("红线", ("LAW#1",))
    assert crossed.better == ("转移——人先走", "群里说（可以，但不够）——不到户")


def test_strengths_come_first_and_what_was_not_asked_last() -> None:
    result = make_result()
    (first,) = result.result.objectives
    weak = replace(first, objective=replace(first.objective, id="weak"), earned=0)
    unasked = replace(first, objective=replace(first.objective, id="unasked"), of=0, earned=0, automatic=None)
    three = replace(result, result=replace(result.result, objectives=(unasked, weak, first)))
    assert [line.id for line in objective_lines(three)] == ["o1", "weak", "unasked"]
    assert objective_lines(three)[-1].points == "没有计分"


def test_a_part_that_was_not_asked_is_left_out() -> None:
    assert [word for word, _ in part_texts(make_result())] == ["过程", "结果", "信息与协同"]


def test_an_ending_is_said_in_words() -> None:
    result = make_result()
    assert ending_title(result) == "时间到"
    assert ending_title(replace(result, run=replace(result.run, ending=""))) == "提前结束"
    assert ending_title(replace(result, run=replace(result.run, ending="", state="running"))) == "还没有结束"
    assert role_title(result.scenario, "ghost") == "ghost"
