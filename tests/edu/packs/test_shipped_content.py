"""What the release promises is there: a file that is lost from content/ or exams/ fails here, not in a village."""

from __future__ import annotations

from collections import Counter

import pytest

from edu.domain.exams.assembly import assemble
from edu.packs.library import ContentLibrary
from edu.packs.rules.all_banks import LEAST_PICTURED, shares
from tests.edu.packs.builders import TODAY
from tests.stores import shipped_library

LESSON_MINUTES = range(8, 13)
"""Of a lesson for posts; each topic has one."""

NOT_A_WORKPLACE = ("全家", "一家人", "一家三口", "住户", "邻居", "村里", "家庭", "孩子", "网格员", "安管员")


@pytest.fixture(scope="module")
def library() -> ContentLibrary:
    return shipped_library()


def test_the_aids_cases_microlessons_and_programmes_are_all_there(library: ContentLibrary) -> None:
    aids = Counter(library.aid(name).kind for name in library.aid_ids)
    assert aids == {"card": 20, "escape": 6, "signal": 6}
    assert len(library.case_ids) == 28
    assert len(library.microlesson_ids) == 51
    assert len(library.programme_readings) == 28
    assert len(library.blueprint_readings) == 19


def test_every_programme_can_be_examined(library: ContentLibrary) -> None:
    programmes = {name: reading.value for name, reading in library.programme_readings.items()}
    assert not [name for name, one in programmes.items() if one is None or one.blueprint is None]
    named = {one.blueprint for one in programmes.values() if one is not None}
    assert named == set(library.blueprint_readings)


def test_one_lesson_and_the_programme_of_the_public_ask_what_they_taught(library: ContentLibrary) -> None:
    """Whoever sat through a first lesson, a campaign's hour or 居民安全常识 meets each topic of it, and no other."""
    programmes = [one.value for one in library.programme_readings.values() if one.value is not None]
    strict = [one for one in programmes if len(one.outline) == 1 or one.person_class == "public"]
    assert len(strict) == 7
    for programme in strict:
        taught = {topic for module in programme.outline for topic in module.topics}
        assert {library.course(name).topic for name in programme.courses} == taught, programme.id
        assert programme.blueprint is not None, programme.id
        asked = {library.bank(name).topic for name in library.blueprint(programme.blueprint).banks}
        assert asked == taught, programme.id


def test_the_public_has_a_programme_for_whoever_studies_alone_and_hours_that_are_nobodys(
    library: ContentLibrary,
) -> None:
    """Not by classes only, as the first lessons are; no law gives the public hours, and a pass is not needed."""
    basics = library.programmes["public-basics"]

    assert not basics.by_class
    assert not basics.examined
    assert basics.hours_rule is None
    assert basics.hours_note is not None
    assert "没有文件规定" in basics.hours_note
    assert not library.blueprint("public-test").veto


@pytest.mark.parametrize("seed", range(20))
def test_the_public_is_asked_twenty_questions_that_are_its_own(library: ContentLibrary, seed: int) -> None:
    blueprint = library.blueprint("public-test")

    paper = assemble(blueprint, library.banks, seed, TODAY)

    asked = [library.question(item.question.id) for item in paper.items]
    assert len(asked) == 20
    assert {question.type for question in asked} == {"single", "truefalse"}
    assert all("public" in question.audiences for question in asked)
    assert len({question.fact for question in asked}) == 20
    assert sum(item.marks for item in paper.items) == 10_000


def test_workers_can_be_asked_how_to_get_out_of_a_fire_at_work(library: ContentLibrary) -> None:
    """They are taught T01 before they start and each year; what is set in a home or asks another post is not theirs."""
    asked = [question for question in library.bank("fire-escape").questions if question.for_audience("worker")]
    singles = {question.group for question in asked if question.type == "single" and question.scorable}

    assert len(singles) >= 10
    assert not [question.id for question in asked for word in NOT_A_WORKPLACE if word in question.stem]
    for name in ("worker-test", "first-lesson-work"):
        assert "fire-escape" in library.blueprint(name).banks


def test_the_lists_beside_the_packs_are_there(library: ContentLibrary) -> None:
    trades, contested = library.special_trades_reading, library.contested_reading
    assert trades is not None
    assert trades.value is not None
    assert len(trades.value.trades) == 10  # 大类 of the list of 2010: the new one was not opened
    assert contested is not None
    assert contested.value is not None
    assert len(contested.value.contested) >= 15
    assert len(contested.value.local) >= 11


def test_every_topic_has_a_microlesson_and_a_lesson_of_8_to_12_minutes(library: ContentLibrary) -> None:
    topics = {topic.id for topic in library.topics.topics}
    assert len(topics) == 42
    assert {library.microlesson(name).topic for name in library.microlesson_ids} == topics
    long_enough = {
        course.topic for course in library.courses for one in course.lessons if one.minutes in LESSON_MINUTES
    }
    assert long_enough == topics


def test_there_is_enough_to_ask_enough_of_it_pictured_and_some_of_it_vital(library: ContentLibrary) -> None:
    questions = [question for bank in library.banks.values() for question in bank.questions]
    assert len(questions) >= 3500
    assert shares(questions).pictured >= LEAST_PICTURED
    assert sum(question.vital for question in questions) >= 500
