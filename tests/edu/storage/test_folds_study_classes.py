"""A long mixed history of study, classes and drills folds to the same tables live and rebuilt."""

from __future__ import annotations

import random
from datetime import date

import pytest
from sqlalchemy import func, select

from edu.domain.errors import EduError
from edu.domain.people import PeopleQuery
from edu.domain.visits import GameVisit
from edu.services.classes import NewMeeting
from edu.storage.integrity import digest, verify
from edu.storage.refolding import rebuild, refold
from edu.storage.schema_classes import attendance, classes, drill_people, drills, meetings, room_questions
from edu.storage.schema_study import check_answers, credit_rows, lesson_pages, lesson_progress, visits
from tests.edu.services.school import COURSE, KIOSK, MINUTE, TRAINER, School, learner, make_course, make_school
from tests.edu.services.test_drill_records import PDF, make_drill
from tests.stores import Bench

DAY = date(2026, 11, 22)
PLAYED = GameVisit(game="extinguisher", level=1, score=66, missed=("root",), before=(3, 1), after=(3, 2))
FILLED = (
    lesson_pages, lesson_progress, check_answers, credit_rows, visits, classes, meetings, attendance, room_questions,
    drills, drill_people,
)  # fmt: skip


def live_on(school: School, chance: random.Random, people: list[str], town: str) -> None:
    """A hundred and fifty steps of every kind, drawn by chance; what is refused is part of life."""
    made = [school.classes.open(TRAINER, title=f"班{n}", starts=DAY, ends=DAY, org=town) for n in range(3)]
    planned = {
        id_: [
            school.classes.plan_meeting(
                TRAINER, id_, NewMeeting(topic=f"课{n}", starts_ms=school.bench.clock.now_ms(), minutes=45)
            )
            for n in range(2)
        ]
        for id_ in made
    }
    recorded = [school.drills.record(TRAINER, make_drill(town))]
    for _ in range(150):
        school.bench.clock.advance(chance.randrange(1, 20) * MINUTE)
        person, id_ = chance.choice(people), chance.choice(made)
        meeting, board = chance.choice(planned[id_]), chance.choice(["in", "out"])
        steps = [
            lambda p=person: school.study.open_lesson(learner(p), p, COURSE, "call-119"),
            lambda p=person: school.read(p, chance.randrange(3)),
            lambda p=person: school.read(p, chance.randrange(3)),
            lambda p=person: school.answer(p, chance.choice(["run", "wait"])),
            lambda: school.library.__setattr__("courses", (make_course(version=chance.randrange(1, 3)),)),
            lambda: school.visits.finish(KIOSK, door="learn", activity="quiz", seconds=chance.randrange(300)),
            lambda: school.visits.finish(KIOSK, door="play", activity="extinguisher", seconds=90, game=PLAYED),
            lambda c=id_, p=person: school.classes.enrol(TRAINER, c, [p]),
            lambda c=id_, p=person: school.classes.withdraw(TRAINER, c, p),
            lambda c=id_, m=meeting, p=person, b=board: school.attendance.tap(TRAINER, c, m, p, b),
            lambda c=id_, m=meeting, p=person, b=board: school.attendance.tap(TRAINER, c, m, p, b),
            lambda c=id_, m=meeting, p=person: school.attendance.mark_absent(TRAINER, c, m, p, "请假"),
            lambda c=id_, m=meeting, p=person: school.attendance.make_up(
                TRAINER, c, m, p, minutes=chance.randrange(1, 46), how="tutoring", day=DAY
            ),
            lambda c=id_: school.room.ask(TRAINER, c, question="fire/call", present=9, counts={"run": 5}),
            lambda c=id_: school.closing.close(TRAINER, c, despite_gaps=True),
            lambda c=id_: school.closing.reopen(TRAINER, c, "更正"),
            lambda: recorded.append(school.drills.record(TRAINER, make_drill(town))),
            lambda p=person: school.drills.add_people(TRAINER, recorded[-1], [p]),
            lambda: school.drills.attach(TRAINER, recorded[-1], "方案.pdf", PDF),
            lambda: school.drills.withdraw(TRAINER, recorded[0], "重复"),
        ]
        try:
            chance.choice(steps)()
        except EduError:
            continue


@pytest.fixture(params=[1, 2])
def lived(request: pytest.FixtureRequest, bench: Bench) -> School:
    school = make_school(bench)
    town = school.town()
    people = [school.person(n, org=town) for n in range(1, 7)]
    for person in people:
        school.study.open_lesson(learner(person), person, COURSE, "call-119")
    chance = random.Random(request.param)
    live_on(school, chance, people, town)
    for page in range(3):
        school.read(people[0], page)
    school.answer(people[0], "run")
    made = school.classes.open(TRAINER, title="末班", starts=DAY, ends=DAY)
    last = school.classes.plan_meeting(
        TRAINER, made, NewMeeting(topic="末课", starts_ms=bench.clock.now_ms(), minutes=45)
    )
    school.classes.enrol(TRAINER, made, people)
    school.attendance.tap(TRAINER, made, last, people[0])
    school.room.ask(TRAINER, made, question="fire/call", present=9, counts={"run": 5})
    school.closing.close(TRAINER, made, despite_gaps=True)
    school.visits.finish(KIOSK, door="learn", activity="quiz", seconds=9)
    school.visits.finish(KIOSK, door="play", activity="extinguisher", seconds=90, game=PLAYED)
    school.drills.record(TRAINER, make_drill(town, people=tuple(people)))
    return school


def test_a_rebuild_makes_equal_tables(lived: School) -> None:
    store = lived.bench.store
    with store.engines.reader.connect() as connection:
        for table in FILLED:
            assert connection.execute(select(func.count()).select_from(table)).scalar_one() > 0, table.name
    before = digest(store)
    assert rebuild(store) > 100
    assert digest(store) == before
    assert verify(store).ok


def test_refolding_one_subject_changes_nothing(lived: School) -> None:
    store = lived.bench.store
    before = digest(store)
    with store.reading() as view:
        subjects = [record.id for record in view.classes.classes()]
        subjects += [line.person.id for line in view.people.search(PeopleQuery())]
    with store.engines.writer.connect() as connection, connection.begin():
        for subject in subjects:
            refold(connection, store.seal, subject)
    assert digest(store) == before
