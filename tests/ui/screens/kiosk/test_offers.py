from __future__ import annotations

import logging
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from edu.domain.problems import Problem
from edu.domain.questions import Option, Question
from edu.packs.library import ContentLibrary
from edu.packs.rules.hall import LONGEST_QUESTION
from edu.system.paths import Paths
from tests.edu.domain.exams.builders import make_question
from tests.stores import OneBankBroken
from ui.screens.kiosk.offers import (
    FRONT,
    draw_quiz,
    kiosk_courses,
    learn_shelves,
    mixed,
    public_questions,
    question_picture,
    rule_of_lesson,
    rule_of_question,
)
from ui.screens.kiosk.teasers import teasers_of

PATHS = Paths(data=Path())
DAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def library() -> ContentLibrary:
    return ContentLibrary(PATHS.content, PATHS.exams)


def test_only_what_is_learned_standing_is_offered_and_every_shelf_has_some(library: ContentLibrary) -> None:
    shelves = learn_shelves(library, library.hall.campaigns)
    lessons = [lesson for shelf in shelves for _course, lesson in shelf.lessons]
    micro = [lesson for shelf in shelves for lesson in shelf.micro]

    assert shelves[0].id == FRONT
    assert all(lesson.kiosk for lesson in lessons)
    assert lessons
    assert {lesson.minutes for lesson in lessons} | {lesson.minutes for lesson in micro} <= {3, 4, 5}
    assert {len(shelf.micro) + len(shelf.lessons) >= 3 for shelf in shelves} == {True}


def test_a_long_lesson_is_not_offered_though_a_pack_marks_it(library: ContentLibrary) -> None:
    course = next(offer.course for offer in kiosk_courses(library))
    first = course.lessons[0]
    lessons = tuple(replace(first, id=f"m{minutes}", minutes=minutes, kiosk=True) for minutes in (3, 5, 6, 12))

    assert [one.id for one in replace(course, lessons=lessons).for_hall] == ["m3", "m5"]
    assert replace(course, lessons=lessons, kiosk=False).for_hall == ()


def test_what_a_campaign_puts_in_front_of_the_lessons_stands_on_its_shelf(library: ContentLibrary) -> None:
    """A course of which the hall offers nothing would be put in front in vain."""
    for campaign in library.hall.campaigns:
        named = {name for name in campaign.front if name.startswith(("course:", "microlesson:"))}
        led = learn_shelves(library, [campaign])[0]
        shown = {f"course:{course.id}" for course, _lesson in led.lessons} | {
            f"microlesson:{one.id}" for one in led.micro
        }
        assert led.id == FRONT
        assert shown == named


def test_the_wall_names_no_lesson_that_the_hall_does_not_offer(library: ContentLibrary) -> None:
    asked = "".join(teaser.question for teaser in teasers_of(library, library.hall.teasers))
    offered = {lesson.id for offer in kiosk_courses(library) for lesson in offer.lessons}
    left_out = [lesson for course in library.courses for lesson in course.lessons if lesson.id not in offered]

    assert [lesson.title for lesson in left_out if lesson.title in asked] == []
    assert all(len(teaser.question) <= LONGEST_QUESTION for teaser in teasers_of(library, library.hall.teasers))


def test_quiz_asks_five_public_questions_of_several_banks(library: ContentLibrary) -> None:
    drawn = draw_quiz(public_questions(library, DAY), seed=3)

    assert len({question.id for question in drawn}) == 5
    assert all("public" in question.audiences for question in drawn)
    assert len({question.bank for question in drawn}) >= 4


def test_second_round_asks_anew_while_there_is_something_left(library: ContentLibrary) -> None:
    questions = public_questions(library, DAY)
    first = draw_quiz(questions, seed=1)

    second = draw_quiz(questions, seed=2, avoid={question.id for question in first})

    assert {question.id for question in first}.isdisjoint(question.id for question in second)


def test_banks_of_the_campaign_have_two_questions_in_the_quiz(library: ContentLibrary) -> None:
    questions = public_questions(library, DAY)

    drawn = draw_quiz(questions, seed=3, first=("gas-co", "no-such-bank"))

    assert [question.bank for question in drawn].count("gas-co") == 2
    assert drawn[0].bank == "gas-co"
    assert len({question.id for question in drawn}) == 5


def test_every_rule_to_remember_names_its_source(library: ContentLibrary) -> None:
    rules = [rule_of_question(question, library) for question in public_questions(library, DAY)]
    rules += [rule_of_lesson(o.course, lesson, library) for o in kiosk_courses(library) for lesson in o.lessons]

    assert [rule for rule in rules if not rule.text or not rule.source] == []


def test_a_rule_to_take_home_is_understood_without_its_question(library: ContentLibrary) -> None:
    single = make_question("fire/q", stem="着火了，怎样走？", explanation="烟往上升。")
    said = rule_of_question(single, library).text
    assert said == "着火了，怎样走？选项0。烟往上升。"

    true = make_question("fire/q", "truefalse", stem="烟往上升，弯腰走。", explanation="低处烟少。")
    swapped = tuple(replace(option, correct=not option.correct) for option in true.options)
    assert rule_of_question(true, library).text == "烟往上升，弯腰走。低处烟少。"
    assert rule_of_question(replace(true, options=swapped), library).text == "“烟往上升，弯腰走。”不对。低处烟少。"


def test_every_written_teaser_finds_its_drawing(library: ContentLibrary) -> None:
    assert len(teasers_of(library, library.hall.teasers)) >= len(library.hall.teasers) >= 15


def test_every_game_has_its_drawing_on_the_wall_between_the_lessons(library: ContentLibrary) -> None:
    shown = teasers_of(library, library.hall.teasers)
    games = [at for at, teaser in enumerate(shown) if teaser.picture.name == "cover.svg"]

    assert [shown[at].picture.parent.name for at in games] == list(library.game_ids)
    assert all(later - sooner >= 2 for sooner, later in pairwise(games))
    assert games[0] > 0


@pytest.fixture
def one_broken(monkeypatch: pytest.MonkeyPatch) -> ContentLibrary:
    """The shipped installation but for the bank of T02, and a register with a fault in it."""
    library = OneBankBroken("extinguisher")
    fault = Problem(code="x", message="x")
    monkeypatch.setattr(library, "register_reading", replace(library.register_reading, problems=(fault,)))
    return library


def test_a_broken_bank_and_a_faulty_register_take_nothing_else_from_the_hall(
    library: ContentLibrary, one_broken: ContentLibrary, caplog: pytest.LogCaptureFixture
) -> None:
    """All of this is asked on the window's thread, where an error would stop the visitor."""
    with caplog.at_level(logging.CRITICAL, logger="ui.screens.kiosk.offers"):
        left = public_questions(one_broken, DAY)
    assert {q.id for q in public_questions(library, DAY)} - {q.id for q in left} == {
        q.id for q in public_questions(library, DAY) if q.bank == "extinguisher"
    }
    pictured = next(question for question in left if question.image)
    assert question_picture(one_broken, pictured) == question_picture(library, pictured) is not None
    gone = library.bank("extinguisher").questions
    assert [question_picture(one_broken, question) for question in gone] == [None] * len(gone)
    assert rule_of_question(pictured, one_broken).source == ""
    assert rule_of_question(pictured, one_broken).text


def test_a_lesson_that_asks_what_no_bank_holds_is_not_offered(
    library: ContentLibrary, one_broken: ContentLibrary
) -> None:
    def asked(of: ContentLibrary) -> set[str]:
        return {check for o in kiosk_courses(of) for one in o.lessons for check in one.checks}

    assert {name for name in asked(library) if name.startswith("extinguisher/")}
    assert asked(one_broken) == {name for name in asked(library) if not name.startswith("extinguisher/")}


def test_empty_installation_offers_nothing(tmp_path: Path) -> None:
    empty = ContentLibrary(tmp_path, tmp_path)

    assert kiosk_courses(empty) == ()
    assert public_questions(empty, DAY) == ()
    assert teasers_of(empty, empty.hall.teasers) == ()
    assert draw_quiz((), seed=1) == ()


def test_options_that_name_the_marks_of_a_drawing_stand_in_the_order_of_the_marks() -> None:
    def asked(*texts: str) -> Question:
        options = tuple(Option(id=f"o{at}", text=text, correct=at == 0, why="") for at, text in enumerate(texts))
        return make_question("fire/q", options=options)

    marked, plain = asked("丙处，根部", "甲处，浓烟", "丁处，地面", "乙处，上部"), asked("走", "跑", "等", "喊")
    assert {"".join(one.text[0] for one in mixed(marked, seed)) for seed in range(20)} == {"甲乙丙丁"}
    assert len({"".join(one.text[0] for one in mixed(plain, seed)) for seed in range(20)}) > 5


def test_a_rule_to_take_home_shows_no_drawing_whose_marks_it_does_not_explain(library: ContentLibrary) -> None:
    questions = [q for bank in library.banks.values() for q in bank.questions if q.image and "图" in q.stem]
    rules = [(question, rule_of_question(question, library)) for question in questions]
    assert {rule.picture is not None for _question, rule in rules} == {True, False}
    for question, rule in rules:
        assert (rule.picture is not None) == any(mark in question.explanation for mark in "图甲乙丙丁")
