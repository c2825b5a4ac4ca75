"""Every problem of every pack of an installation, yielded one by one and never stopped by the first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from edu.domain.aids import Aid
from edu.domain.courses import Course
from edu.domain.games.catalogue import GAMES, THINGS
from edu.domain.microlessons import MicroLesson
from edu.domain.problems import Problem
from edu.domain.questions import Bank, Question
from edu.domain.topics import Topics
from edu.packs.contested_reader import Contested
from edu.packs.fact_use import unused_facts
from edu.packs.library import ContentLibrary
from edu.packs.reading import Reading
from edu.packs.rules import finding
from edu.packs.rules.aids import check_aid
from edu.packs.rules.all_banks import check_shares
from edu.packs.rules.banks import check_bank, check_stems
from edu.packs.rules.cases import check_case
from edu.packs.rules.contested import (
    check_contested,
    check_contested_drill,
    check_contested_game,
    check_contested_micro,
)
from edu.packs.rules.courses import check_course
from edu.packs.rules.drills import check_drill
from edu.packs.rules.due import check_due
from edu.packs.rules.finding import Place, error, warning
from edu.packs.rules.games import check_game
from edu.packs.rules.hall import check_hall
from edu.packs.rules.levels import check_levels
from edu.packs.rules.local_words import check_local, check_local_aid, check_local_case, check_local_said
from edu.packs.rules.matrix import check_matrix
from edu.packs.rules.microlessons import Shown, check_microlesson
from edu.packs.rules.numbers import check_story_numbers
from edu.packs.rules.old_standards import (
    OldStandards,
    check_old_in_banks,
    check_old_in_facts,
    check_old_in_lessons,
    check_old_said,
)
from edu.packs.rules.plans import check_blueprint, check_programme
from edu.packs.rules.questions import Rules, check_question
from edu.packs.rules.register import check_register
from edu.packs.rules.scored import said_by_aid, said_by_case, said_by_drill, said_by_game, said_by_micro
from edu.packs.rules.spacing import check_spacing
from edu.packs.rules.taught import check_taught
from edu.packs.rules.tolls import Tolls, check_toll_of_banks, check_toll_of_case, check_toll_of_facts, tolls_of
from edu.packs.rules.untold_tolls import (
    check_untold_banks,
    check_untold_case,
    check_untold_facts,
    check_untold_lessons,
    check_untold_said,
)
from edu.packs.rules.vital import check_vital

LEAST_QUESTIONS = 30
"""Of a topic, so that no two papers need be alike."""


def check_library(library: ContentLibrary, on: date, hours_rules: Mapping[str, int] | None = None) -> Iterator[Problem]:
    """Everything installed; `on` decides what is in force, `hours_rules` the 学时 that obligations ask for."""
    yield from check_content(library, on, hours_rules)
    yield from check_exams(library, on)
    yield from check_drills(library, on)
    yield from check_games(library, on)
    yield from check_microlessons(library, on)
    yield from check_cases(library, on)
    yield from check_aids(library, on)


def check_content(library: ContentLibrary, on: date, hours_rules: Mapping[str, int] | None = None) -> Iterator[Problem]:
    """The topics, the register, the courses and the programmes."""
    yield from _topics(library, on)
    yield from _special_trades(library, on)
    yield from check_register(library.register_reading, on)
    yield from _unused(library)
    questions = _questions(library)
    register = library.known_register
    old = OldStandards.of(register, on)
    yield from check_old_in_facts(library.register_reading, old, on)
    yield from check_untold_facts(library.register_reading)
    for course_id in library.course_ids:
        reading = library.course_reading(course_id)
        yield from check_course(reading, library.course_folder(course_id), register, questions, on)
        yield from check_old_in_lessons(reading, old)
        yield from check_untold_lessons(reading, register)
    courses = [library.course_reading(course_id) for course_id in library.course_ids]
    yield from _programmes(library, courses, hours_rules)
    yield from _hall(library)
    yield from _spacing(library, [library.register_reading, *courses, *library.programme_readings.values()])


def _programmes(
    library: ContentLibrary, courses: Iterable[Reading[Course]], hours_rules: Mapping[str, int] | None
) -> Iterator[Problem]:
    topics = [topic.id for topic in library.topics.topics]
    blueprints = {name: reading.value for name, reading in library.blueprint_readings.items()}
    of_courses = {course.value.id: course.value.topic for course in courses if course.value}
    of_banks = {name: bank.value.topic for name, bank in library.bank_readings.items() if bank.value}
    for programme in library.programme_readings.values():
        yield from check_programme(programme, library.course_ids, blueprints, hours_rules, topics)
        yield from check_taught(programme, of_courses, blueprints, of_banks)


def _unused(library: ContentLibrary) -> Iterator[Problem]:
    """A fact that nothing says is kept true for nobody. Silent beside a broken bank, whose words cannot be known."""
    if not all(reading.clean for reading in library.bank_readings.values()):
        return
    for name in unused_facts(library):
        message = f"事实 {name} 没有一处用到：哪里都没有说它，也没有题目靠它。"
        remedy = f"在说到它的课文、题目或卡片里写 {{{{fact:{name}}}}}，或从事实库里删去。"
        yield warning(library.register_reading.place(f"fact:{name}"), "fact-unused", message, remedy)


def _topics(library: ContentLibrary, on: date) -> Iterator[Problem]:
    """Whatever is taught belongs to one of the topics, if there is a list of them."""
    reading = library.topics_reading
    if reading is None:
        return
    yield from reading.problems
    taught: list[Reading[Any]] = [
        *(library.course_reading(name) for name in library.course_ids),
        *library.bank_readings.values(),
        *(library.microlesson_reading(name) for name in library.microlesson_ids),
    ]
    for pack in taught:
        if reading.value is None or pack.value is None:
            continue
        topic = reading.value.topic(pack.value.topic)
        if topic is None:
            what = f"没有主题“{pack.value.topic}”。"
            yield error(pack.place("topic"), "topic-unknown", what, "见 content/topics.yaml。")
        elif _name(pack.value) not in (None, topic.folder):
            what = f"主题 {topic.id} 的课程和题库都叫“{topic.folder}”，不叫“{_name(pack.value)}”。"
            yield warning(pack.place("topic"), "topic-folder", what, "请改名，或改 content/topics.yaml 的 folder。")
    yield from _thin(library, reading)
    courses = [library.course_reading(name) for name in library.course_ids]
    if reading.value is not None:
        yield from _due(library, reading.value, courses, on)
        yield from check_matrix(reading.value, (reading.file, None), courses, [*library.bank_readings.values()])


def _due(library: ContentLibrary, topics: Topics, courses: list[Reading[Course]], on: date) -> Iterator[Problem]:
    files = {file for name, (file, _) in library.register_reading.places.items() if name.startswith("fact:")}
    packs: list[Reading[Any]] = [
        *library.bank_readings.values(),
        *(library.microlesson_reading(name) for name in library.microlesson_ids),
        *(library.case_reading(name) for name in library.case_ids),
        *(library.aid_reading(name) for name in library.aid_ids),
    ]
    facts: dict[str, Place] = {Path(file).stem: (file, None) for file in sorted(files)}
    yield from check_due(topics, courses, packs, facts, on)


def _name(pack: object) -> str | None:
    """What the topic's `folder` names: a course's folder or a bank; of a topic's 微课 there may be several."""
    if isinstance(pack, Course):
        return pack.folder
    return pack.id if isinstance(pack, Bank) else None


def _special_trades(library: ContentLibrary, on: date) -> Iterator[Problem]:
    reading = library.special_trades_reading
    if reading is None:
        return
    yield from reading.problems
    cites = reading.value.cites if reading.value else ()
    yield from finding.cites(cites, library.known_register, on, reading.place("cites"), "特种作业目录")
    yield from _spacing(library, [reading])


def _thin(library: ContentLibrary, reading: Reading[Topics]) -> Iterator[Problem]:
    """A topic that is examined has enough to ask, and something to learn it from."""
    taught = [library.course_reading(name).value for name in library.course_ids]
    courses = {course.topic for course in taught if course}
    place = (reading.file, None)
    for topic in reading.value.topics if reading.value else ():
        asked = [q for one in library.bank_readings.values() if one.value and one.value.topic == topic.id
                 for q in one.value.questions if q.scorable]  # fmt: skip
        if len(asked) < LEAST_QUESTIONS:
            yield warning(place, "topic-thin", f"主题 {topic.id} 只有 {len(asked)} 道题，应有 {LEAST_QUESTIONS} 道。")
        if topic.id not in courses:
            yield warning(place, "topic-untaught", f"主题 {topic.id} 还没有课。")


def _hall(library: ContentLibrary) -> Iterator[Problem]:
    reading = library.hall_reading
    if reading is None:
        return
    courses = [library.course_reading(name).value for name in library.course_ids]
    names = {
        *(f"course:{course.id}" for course in courses if course is not None and course.for_hall),
        *(f"bank:{name}" for name in library.bank_readings),
        *(f"drill:{name}" for name in library.drill_ids),
        *(f"game:{name}" for name in library.game_ids),
        *(f"microlesson:{name}" for name in library.microlesson_ids),
    }
    yield from check_hall(reading, names, library.content)
    yield from _spacing(library, [reading])


def check_exams(library: ContentLibrary, on: date) -> Iterator[Problem]:
    """The banks and the blueprints."""
    register = library.known_register
    readings = library.bank_readings
    for reading in readings.values():
        yield from reading.problems
        yield from check_bank(reading, library.course_ids)
        yield from check_vital(reading)
        if reading.value:
            course = reading.value.course
            media = library.course_folder(course) if course else None
            rules = Rules(register=register, on=on, media=media)
            for question in reading.value.questions:
                yield from check_question(question, reading, rules)
    yield from check_stems(readings)
    yield from check_levels([*readings.values()])
    yield from check_shares([reading.value for reading in readings.values() if reading.value])
    contested = library.contested_reading
    if contested is not None:
        yield from contested.problems
        yield from check_local(readings, _local(library))
    yield from check_contested(readings.values(), _contested(library))
    yield from check_old_in_banks(readings.values(), OldStandards.of(register, on), on)
    yield from check_toll_of_banks(readings.values(), register, _tolls(library))
    yield from check_untold_banks(readings.values(), register)
    stories = library.story_numbers_reading
    if stories is not None:
        yield from stories.problems
    yield from check_story_numbers(readings, register, stories)
    banks = {name: reading.value for name, reading in readings.items() if reading.value}
    for blueprint in library.blueprint_readings.values():
        yield from check_blueprint(blueprint, banks, register, on)
    yield from _spacing(library, [*readings.values(), *library.blueprint_readings.values()])


def check_drills(library: ContentLibrary, on: date) -> Iterator[Problem]:
    """Every scenario, by what can be said without playing it (`drill verify` plays them), and evaluation profiles."""
    old = OldStandards.of(library.known_register, on)
    for drill_id in library.drill_ids:
        yield from check_drill(library.drill_reading(drill_id), library.known_register, on)
        yield from check_contested_drill(library.drill_reading(drill_id), _contested(library))
        yield from check_old_said(said_by_drill(library.drill_reading(drill_id)), old)
        yield from check_untold_said(said_by_drill(library.drill_reading(drill_id)), library.known_register)
    for profile_id in library.profile_ids:
        yield from library.profile_reading(profile_id).problems
    drills = [library.drill_reading(drill_id) for drill_id in library.drill_ids]
    profiles = [library.profile_reading(profile_id) for profile_id in library.profile_ids]
    yield from _spacing(library, [*drills, *profiles])


def _spacing(library: ContentLibrary, readings: Iterable[Reading[Any]]) -> Iterator[Problem]:
    for reading in readings:
        yield from check_spacing(reading, {"content": library.content, "exams": library.exams})


def check_games(library: ContentLibrary, on: date) -> Iterator[Problem]:
    """What is said around each game, and that no game of the program goes without."""
    questions = _questions(library)
    old = OldStandards.of(library.known_register, on)
    for game_id in library.game_ids:
        reading = library.game_reading(game_id)
        yield from check_game(reading, GAMES, library.known_register, questions, on, THINGS.get(game_id, ()))
        yield from check_contested_game(reading, _contested(library))
        yield from check_old_said(said_by_game(reading), old)
        yield from check_untold_said(said_by_game(reading), library.known_register)
        yield from check_local_said(said_by_game(reading), _local(library))
    for missing in sorted(set(GAMES) - set(library.game_ids)) if library.game_ids else ():
        yield error((f"content/games/{missing}.yaml", None), "game-missing", f"游戏 {missing} 缺少说明和卡片。")
    yield from _spacing(library, [library.game_reading(game_id) for game_id in library.game_ids])


def check_microlessons(library: ContentLibrary, on: date) -> Iterator[Problem]:
    """Every 微课, with the drawings that stand on its stage."""
    shown = Shown(
        register=library.known_register, questions=_questions(library), art=library.art, on=on,
        games=library.game_ids, drills=library.drill_ids,
    )  # fmt: skip
    readings = [library.microlesson_reading(name) for name in library.microlesson_ids]
    old = OldStandards.of(library.known_register, on)
    for reading in readings:
        yield from check_microlesson(reading, shown)
        yield from check_contested_micro(reading, _contested(library))
        yield from check_old_said(said_by_micro(reading), old)
        yield from check_untold_said(said_by_micro(reading), library.known_register, _cites(reading))
        yield from check_local_said(said_by_micro(reading), _local(library))
    yield from _spacing(library, readings)


def check_cases(library: ContentLibrary, on: date) -> Iterator[Problem]:
    """Every case study."""
    questions, topics = _questions(library), [topic.id for topic in library.topics.topics]

    def media_of(bank_id: str) -> Path | None:
        bank = library.bank_reading(bank_id).value if bank_id in library.bank_ids else None
        return library.course_folder(bank.course) if bank and bank.course else None

    readings = [library.case_reading(name) for name in library.case_ids]
    old = OldStandards.of(library.known_register, on)
    for reading in readings:
        yield from check_case(reading, library.known_register, questions, topics, media_of, on)
        yield from check_local_case(reading, _local(library))
        yield from check_old_said(said_by_case(reading), old)
        yield from check_toll_of_case(reading)
        yield from check_untold_case(reading, library.known_register)
    yield from check_toll_of_facts(library.register_reading, _tolls(library))
    yield from _spacing(library, readings)


def check_aids(library: ContentLibrary, on: date) -> Iterator[Problem]:
    """Every one-page aid."""
    topics = [topic.id for topic in library.topics.topics]
    readings = [library.aid_reading(name) for name in library.aid_ids]
    old = OldStandards.of(library.known_register, on)
    for reading in readings:
        yield from check_aid(reading, library.known_register, topics, on)
        yield from check_local_aid(reading, _local(library))
        yield from check_old_said(said_by_aid(reading), old)
        yield from check_untold_said(said_by_aid(reading), library.known_register, _cites(reading))
    yield from _spacing(library, readings)


def _cites(reading: Reading[MicroLesson] | Reading[Aid]) -> tuple[str, ...]:
    return reading.value.cites if reading.value is not None else ()


def _tolls(library: ContentLibrary) -> Tolls:
    cases = (library.case_reading(name).value for name in library.case_ids)
    return tolls_of((case for case in cases if case is not None), library.known_register)


def _contested(library: ContentLibrary) -> tuple[Contested, ...]:
    """What is disputed; its list is itself checked with the exams."""
    reading = library.contested_reading
    return reading.value.contested if reading is not None and reading.value is not None else ()


def _local(library: ContentLibrary) -> tuple[Contested, ...]:
    """What is said so in one place only, of the same list."""
    reading = library.contested_reading
    return reading.value.local if reading is not None and reading.value is not None else ()


def _questions(library: ContentLibrary) -> dict[str, Question]:
    """By full id, of every bank that can be read."""
    return {
        question.id: question
        for reading in library.bank_readings.values()
        if reading.value
        for question in reading.value.questions
    }


def pack_count(library: ContentLibrary) -> int:
    """Register, topics, special trades, the hall's calendar (1 each, if there), and what has a file or folder each.

    What is contested and the stories' numbers count with the register that they lie in.
    """
    register = library.known_register
    return (
        bool(register.sources or register.facts)
        + len(library.course_ids)
        + len(library.bank_readings)
        + len(library.blueprint_readings)
        + len(library.programme_readings)
        + len(library.drill_ids)
        + len(library.profile_ids)
        + len(library.game_ids)
        + len(library.microlesson_ids)
        + len(library.case_ids)
        + len(library.aid_ids)
        + (library.topics_reading is not None)
        + (library.special_trades_reading is not None)
        + (library.hall_reading is not None)
    )
