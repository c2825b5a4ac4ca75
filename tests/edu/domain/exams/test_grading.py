from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edu.domain.errors import InvalidInput
from edu.domain.exams.blueprint import Scoring
from edu.domain.exams.grading import grade_item, grade_sitting
from edu.domain.exams.paper import PaperItem, item_for
from tests.edu.domain.exams.builders import make_options, make_paper, make_question

PARTIAL = Scoring(single="partial", multiple="partial", truefalse="partial")
ALL = Scoring()


@st.composite
def items(draw: st.DrawFn) -> PaperItem:
    count = draw(st.integers(4, 6))
    key = draw(st.sets(st.integers(0, count - 1), min_size=2, max_size=count))
    question = make_question("fire/m", "multiple", options=make_options(count, tuple(key)))
    return item_for(question, slot=1, section="多选题", marks=draw(st.integers(1, 1000)))


@given(item=items(), data=st.data(), scoring=st.sampled_from([ALL, PARTIAL]))
def test_marks_are_never_below_nothing_or_above_full(item: PaperItem, data: st.DataObject, scoring: Scoring) -> None:
    ids = [option.id for option in item.question.options]
    answer = data.draw(st.lists(st.sampled_from(ids), unique=True))
    marks = grade_item(item, answer, scoring)
    assert 0 <= marks <= item.marks
    assert marks == grade_item(item, answer[::-1], scoring)
    if set(answer) - item.question.key:
        assert marks == 0
    if set(answer) < item.question.key:
        share = item.marks * len(answer) // len(item.question.key)
        assert marks == (share if scoring is PARTIAL else 0)


@given(item=items(), scoring=st.sampled_from([ALL, PARTIAL]))
def test_the_whole_key_has_full_marks_and_nothing_has_none(item: PaperItem, scoring: Scoring) -> None:
    assert grade_item(item, item.question.key, scoring) == item.marks
    assert grade_item(item, (), scoring) == 0


@given(item=items(), data=st.data())
def test_one_right_option_more_never_costs(item: PaperItem, data: st.DataObject) -> None:
    key = sorted(item.question.key)
    fewer = data.draw(st.lists(st.sampled_from(key), unique=True))
    more = {*fewer, data.draw(st.sampled_from(key))}
    assert grade_item(item, more, PARTIAL) >= grade_item(item, fewer, PARTIAL)


def test_two_of_three_at_two_marks_is_rounded_down() -> None:
    item = item_for(make_question("fire/m", "multiple"), slot=1, section="多选题", marks=200)
    assert grade_item(item, {"o0", "o1"}, PARTIAL) == 133


def test_an_option_that_was_never_shown_is_refused() -> None:
    item = item_for(make_question(), slot=4, section="单选题", marks=100)
    with pytest.raises(InvalidInput, match="第 4 题没有选项 nix"):
        grade_item(item, {"nix"}, ALL)


PAPER = make_paper(
    make_question("fire/q1", vital=True),
    make_question("fire/q2", "multiple", knowledge="逃生"),
    make_question("fire/q3", "truefalse"),
    pass_mark=150,
)


def test_a_sitting_adds_up_by_slot_and_knowledge_point() -> None:
    result = grade_sitting(PAPER, {1: ["o0"], 2: ["o0", "o1"]})
    assert [(mark.marks, mark.answered, mark.correct) for mark in result.slots] == [
        (100, True, True),
        (66, True, False),
        (0, False, False),
    ]
    assert (result.total, result.full, result.vital_missed) == (166, 300, ())
    assert result.passed
    by_name = {row.knowledge: row for row in result.knowledge}
    assert (by_name["报警"].questions, by_name["报警"].correct, by_name["报警"].marks) == (2, 1, 100)
    assert by_name["逃生"].full == 100


def test_a_vital_question_missed_fails_in_spite_of_the_marks() -> None:
    result = grade_sitting(PAPER, {1: ["o1"], 2: ["o0", "o1", "o2"], 3: ["true"]})
    assert result.reached
    assert result.vital_missed == ("fire/q1",)
    assert not result.passed


def test_too_few_marks_fail() -> None:
    result = grade_sitting(PAPER, {1: ["o0"]})
    assert not result.reached
    assert not result.passed


def test_an_answer_to_no_slot_is_refused() -> None:
    with pytest.raises(InvalidInput, match="第 8、9 题"):
        grade_sitting(PAPER, {9: ["o0"], 8: []})


def test_without_a_veto_the_marks_alone_decide_and_what_was_missed_is_still_said() -> None:
    paper = make_paper(make_question("fire/q1", vital=True), make_question("fire/q2"), pass_mark=100, veto=False)

    result = grade_sitting(paper, {2: ["o0"]})

    assert result.vital_missed == ("fire/q1",)
    assert result.passed
