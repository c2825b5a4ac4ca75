"""A class with its exam, its certificates and people from enterprises: what the file says of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from edu.domain.actors import OPERATOR
from edu.domain.errors import Conflict
from edu.domain.events import exams as ex
from edu.domain.events.certificates import CertificateFace, CertificateIssued
from edu.domain.people import Enterprise
from edu.services.people import NewPost
from tests.edu.services.school import ADMIN, TRAINER, School, make_school
from tests.edu.services.test_classes import DAY, open_class
from tests.stores import Bench

NUMBERED = 0xA0


@pytest.fixture
def school(bench: Bench) -> School:
    return make_school(bench)


def id_of(number: int) -> str:
    return f"{NUMBERED + number:032x}"


def open_exam(school: School, made: str) -> str:
    with school.bench.store.writing(OPERATOR) as work:
        opened = ex.ExamOpened(
            paper=id_of(1), title="结业考试", training_class=made, attempts=2, opens_ms=0, closes_ms=10**13
        )
        work.append(opened, id_of(2))
        work.commit()
    return id_of(2)


def sit(school: School, exam: str, person: str, number: int, *, passed: bool | None) -> None:
    """`passed` None: still sitting."""
    sitting = id_of(number)
    with school.bench.store.writing(OPERATOR) as work:
        started = ex.SittingStarted(
            paper=id_of(1), exam=exam, source="exam", attempt=1, seed=1, order=[1], options=[["a"]], minutes=60,
            pass_mark=8000, downtime="paused", downtime_max_minutes=30,
        )  # fmt: skip
        work.append(started, sitting, person=person)
        if passed is not None:
            marked = ex.SittingMarked(score=9000 if passed else 10, total=10_000, passed=passed, slots=[1])
            work.append(marked, sitting, person=person)
        work.commit()


def test_the_exam_step_counts_who_sat_and_who_passed(school: School) -> None:
    people = [school.person(n) for n in range(1, 5)]
    made, (meeting,) = open_class(school, *people)
    for person in people:
        school.attendance.tap(TRAINER, made, meeting, person)
    exam = open_exam(school, made)
    for number, (person, passed) in enumerate(zip(people, (True, False, None), strict=False)):
        sit(school, exam, person, 10 + number, passed=passed)
    seen = school.closing.overview(TRAINER, made)
    step = next(step for step in seen.steps if step.key == "exam")
    assert (step.summary, step.missing) == ("合格 1/4 人", ("1 人没有参加考试", "2 人还没有合格"))
    assert seen.hindrances == ("还有人正在考试",)
    with pytest.raises(Conflict, match="还有人正在考试"):
        school.closing.close(TRAINER, made, despite_gaps=True)


def test_closing_counts_who_passed_in_any_attempt(school: School) -> None:
    one, two = school.person(1), school.person(2)
    made, (meeting,) = open_class(school, one, two)
    for person in (one, two):
        school.attendance.tap(TRAINER, made, meeting, person)
    exam = open_exam(school, made)
    for number, (person, passed) in enumerate([(one, False), (one, True), (two, True)]):
        sit(school, exam, person, 20 + number, passed=passed)
    assert school.closing.close(TRAINER, made).passed == 2
    file = school.closing.class_file(TRAINER, made)
    assert [len(held.sittings) for held in file.exams] == [3]
    assert [earned.passed for earned in file.earned] == [True, True]


def test_a_class_with_certificates_is_not_reopened(school: School) -> None:
    person = school.person()
    made, (meeting,) = open_class(school, person)
    school.attendance.tap(TRAINER, made, meeting, person)
    school.closing.close(TRAINER, made)
    issued = CertificateIssued(
        number="331124101-2026-a-00001", title="培训证明", programme="grid-yearly", programme_version=1,
        person_class="grid-member", training_class=made, minutes_due=0, minutes_done=90, unit_minutes=45,
        trained_from="2026-11-22", trained_to="2026-11-22", issued="2026-11-22", issuer="古市镇", key_id="k",
    )  # fmt: skip
    with school.bench.store.writing(OPERATOR) as work:
        work.append(issued, id_of(40), person=person, private=CertificateFace(name="王一", id_mask="", token=""))
        work.commit()
    with pytest.raises(Conflict, match="已经发了证书"):
        school.closing.reopen(TRAINER, made, "补录签退")
    assert [held.number for held in school.closing.class_file(TRAINER, made).certificates] == [issued.number]


def test_the_roster_names_the_firm_of_the_present_post(school: School) -> None:
    town = school.town()
    firm = Enterprise(id="", uscc="", name="宏达木业", industry="", high_risk=False, township=town, village="")
    made_firm = school.organisations.register_enterprise(ADMIN, firm)
    people = [school.person(n, org=town, starts=date(2020, 1, 1)) for n in (1, 2)]
    for person in people:
        (old,) = school.people.view(ADMIN, person).posts
        school.people.end_post(ADMIN, person, old.id, date(2025, 12, 31))
        post = NewPost(role="安全员", person_class="worker", enterprise=made_firm, starts=date(2026, 1, 1))
        school.people.assign(ADMIN, person, post)
    made, _ = open_class(school, *people)
    assert {(line.place, line.role) for line in school.classes.roster(TRAINER, made)} == {("宏达木业", "安全员")}
    assert {line.id for line in school.classes.roster(TRAINER, made)} == set(people)


def test_hours_of_many_people_are_read_at_once_and_meetings_end_when_planned(school: School) -> None:
    one, two = school.person(1), school.person(2)
    made, (meeting,) = open_class(school, one, two)
    school.attendance.tap(TRAINER, made, meeting, one)
    school.closing.close(TRAINER, made, despite_gaps=True)
    with school.bench.store.reading() as view:
        assert {person: len(lines) for person, lines in view.study.credits_of_many([one, two]).items()} == {one: 1}
        assert view.classes.classes_of(one) == [made]
    (held,) = school.classes.meetings(TRAINER, made)
    assert held.ends_ms - held.starts_ms == 90 * 60_000
    assert replace(held, minutes=1).ends_ms - held.starts_ms == 60_000
    assert school.closing.overview(TRAINER, made).record.starts == DAY.isoformat()
