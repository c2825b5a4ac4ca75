"""What the release promises is there: a file that is lost from content/ or exams/ fails here, not in a village."""

from __future__ import annotations

from collections import Counter

import pytest

from edu.packs.library import ContentLibrary
from edu.packs.rules.all_banks import LEAST_PICTURED, shares
from tests.stores import shipped_library

LESSON_MINUTES = range(8, 13)
"""Of a lesson for posts; each topic has one."""


@pytest.fixture(scope="module")
def library() -> ContentLibrary:
    return shipped_library()


def test_the_aids_cases_microlessons_and_programmes_are_all_there(library: ContentLibrary) -> None:
    aids = Counter(library.aid(name).kind for name in library.aid_ids)
    assert aids == {"card": 20, "escape": 6, "signal": 6}
    assert len(library.case_ids) == 20
    assert len(library.microlesson_ids) == 51
    assert len(library.programme_readings) == 27
    assert len(library.blueprint_readings) == 18


def test_every_programme_can_be_examined(library: ContentLibrary) -> None:
    programmes = {name: reading.value for name, reading in library.programme_readings.items()}
    assert not [name for name, one in programmes.items() if one is None or one.blueprint is None]
    named = {one.blueprint for one in programmes.values() if one is not None}
    assert named == set(library.blueprint_readings)


def test_what_is_one_lesson_is_asked_of_what_it_taught(library: ContentLibrary) -> None:
    """一课一练: whoever sat through a first lesson or a campaign's hour meets no topic that was not in it."""
    programmes = [one.value for one in library.programme_readings.values() if one.value is not None]
    short = [one for one in programmes if len(one.outline) == 1 and one.blueprint is not None]
    assert len(short) == 6
    for programme in short:
        taught = set(programme.outline[0].topics)
        assert {library.course(name).topic for name in programme.courses} == taught, programme.id
        asked = {library.bank(name).topic for name in library.blueprint(programme.blueprint).banks}
        assert asked <= taught, programme.id
        assert len(asked) >= len(taught) - 1, programme.id  # no question on 逃生 is a worker's


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
