"""What a debrief says, on the screen as on paper."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from edu.domain.drills.debrief_words import (
    choice_lines,
    ending_title,
    objective_lines,
    part_texts,
    point_text,
    points_text,
    redline_texts,
    role_title,
    total_text,
)
from edu.domain.drills.part_shares import part_shares
from edu.domain.drills.scoring import WEIGHTS, total_of
from edu.domain.drills.state import News
from edu.services.drill_run_points import Sources, decision_lines
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
    score = make_result().result
    assert [one.title for one in part_texts(score)] == ["过程", "结果", "信息与协同"]
    without = replace(score, parts=score.parts | {"outcome": (0, 0)})
    assert [one.title for one in part_texts(without)] == ["过程", "信息与协同"]


def test_the_parts_say_what_they_bring_to_the_total_and_the_raw_points_behind_it() -> None:
    parts = {"process": (10_350, 13_600), "outcome": (2000, 2000), "information": (760, 1000)}
    score = replace(make_result().result, parts=parts, before_cap=8206, total=8206, cap=None, redlines=())  # type: ignore[arg-type]

    assert [(one.got, one.worth) for one in part_texts(score)] == [("45.7", "60"), ("25", "25"), ("11.4", "15")]
    assert part_texts(score)[0].raw == "由原始分 103.5 / 136 折算"
    assert total_text(score) == "满分 100，各部分相加"
    assert total_text(replace(score, total=5900, cap=5900)) == "各部分相加 82.1，红线封顶 59"


@given(
    earned=st.tuples(*(st.integers(0, 1000) for _ in range(3))),
    more=st.tuples(*(st.integers(0, 999) for _ in range(3))),
)
def test_the_parts_shown_add_up_to_the_total_shown(earned: tuple[int, ...], more: tuple[int, ...]) -> None:
    parts = {part: (had, had + rest) for part, had, rest in zip(WEIGHTS, earned, more, strict=True)}
    shares = part_shares(replace(make_result().result, parts=parts, before_cap=total_of(parts)))
    if shares:
        assert points_text(sum(one.got for one in shares)) == points_text(total_of(parts))
        assert sum(one.worth for one in shares) == 10_000
        assert all(0 <= one.got <= one.worth for one in shares)


def test_an_ending_is_said_in_words() -> None:
    result = make_result()
    assert ending_title(result) == "时间到"
    assert ending_title(replace(result, run=replace(result.run, ending=""))) == "提前结束"
    assert ending_title(replace(result, run=replace(result.run, ending="", state="running"))) == "还没有结束"
    assert role_title(result.scenario, "ghost") == "ghost"


def test_decisions_stand_by_the_hour_that_is_shown() -> None:
    """d1 was put later than d0 and answered before it; d2 was never answered and stands where it was put."""
    scenario = make_result().scenario
    news = [
        News(1, "opened", "d0"), News(2, "opened", "d1"), News(4, "answered", "d1", "go"), News(5, "opened", "d2"),
        News(9, "answered", "d0", "go"),
    ]  # fmt: skip
    lines = decision_lines(scenario, news, Sources("e1", [], []))
    assert [(line.decision, line.tick) for line in lines] == [("d1", 4), ("d2", -1), ("d0", 9)]
