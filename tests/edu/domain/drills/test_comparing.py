"""Two runs side by side in words: what was not asked is no zero; differences are of the figures that are shown."""

from __future__ import annotations

from dataclasses import replace

from edu.domain.drills.comparing import NOTHING, choice_rows, compared, curves_match, people_rows, score_rows
from edu.domain.drills.run_views import Comparison, RunResult
from tests.edu.reports.drill_paper import BETTER, make_comparison, make_result


def beside(left: RunResult, right: RunResult) -> Comparison:
    return compared(left, right, (), ())


def test_differences_are_those_of_the_figures_that_are_shown() -> None:
    made = make_result()
    left = replace(made, result=replace(made.result, total=8517))
    right = replace(made, result=replace(made.result, total=6562))
    first = next(iter(score_rows(beside(left, right))))
    assert (first.left, first.right, first.by) == ("85.2", "65.6", "高 19.6 分")
    back = next(iter(score_rows(beside(right, left))))
    assert back.by == "低 19.6 分"


def test_a_part_that_neither_was_asked_is_left_out_and_one_that_one_was_asked_is_not_reckoned() -> None:
    made = make_result()
    none = dict.fromkeys(made.result.parts, (0, 0))
    bare = replace(made, result=replace(made.result, parts=none))
    titles = [row.title for row in score_rows(beside(bare, bare))]
    assert titles[:2] == ["总分", "红线"]
    half = [row for row in score_rows(beside(made, bare)) if row.title == "过程"]
    assert half[0].by == ""


def test_an_objective_that_only_one_has_stands_with_a_dash() -> None:
    made, better = make_result(), make_result(BETTER, reason="")
    without = replace(better, result=replace(better.result, objectives=()))
    (row,) = [row for row in score_rows(beside(made, without)) if row.title == "转移"]
    assert (row.right, row.by, row.shares) == (NOTHING, "", None)
    (row,) = [row for row in score_rows(beside(without, made)) if row.title == "转移"]
    assert row.left == NOTHING


def test_a_question_that_is_gone_or_was_never_answered_is_said_in_words() -> None:
    made = make_result()
    unanswered = replace(made.decisions[0], option="", how="open")
    gone = replace(made.decisions[1], decision="gone")
    rows = list(choice_rows(beside(made, replace(made, decisions=(unanswered, gone)))))
    assert rows[0].right == "没有决定"
    assert rows[0].apart
    assert rows[1].right == "没有遇到"
    assert len(rows) == len(made.decisions)


def test_curves_of_another_clock_are_not_drawn_over_each_other() -> None:
    made = make_result()
    assert curves_match(beside(made, made))
    assert not curves_match(beside(made, replace(made, scenario=replace(made.scenario, tick=30))))


def test_at_the_end_everybody_is_somewhere() -> None:
    comparison = make_comparison()
    people = sum(group.people for zone in comparison.left.scenario.zones for group in zone.groups)
    rows = list(people_rows(comparison))
    for side in (1, 2):
        assert sum(int(row[side].removesuffix(" 人")) for row in rows) == people
    assert not list(people_rows(replace(comparison, left_pictures=(), right_pictures=())))


def test_a_share_is_rounded_as_people_reckon_it() -> None:
    made = make_result()
    objective = replace(made.result.objectives[0], earned=2300, of=2700)
    side = replace(made, result=replace(made.result, objectives=(objective,)))
    rows = list(score_rows(beside(side, side)))
    assert (rows[-1].left, rows[-1].by) == ("85.2%", "相同")
    assert objective.share == 851, "a rating is not given for what was not reached"
