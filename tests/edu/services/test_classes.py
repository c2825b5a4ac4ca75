"""A class from its opening to its file: plan, names tapped, hands counted, closed, reopened."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from edu.domain.actors import Actor, Role
from edu.domain.errors import Conflict, InvalidInput, NotAllowed, NotFound
from edu.domain.obligations.rules import CreditHour
from edu.domain.people import PeopleQuery
from edu.services.classes import NewMeeting
from edu.system.clock import ms_at
from tests.edu.services.school import (
    ADMIN,
    KIOSK,
    MINUTE,
    TRAINER,
    Book,
    Library,
    School,
    learner,
    make_programme,
    make_school,
)
from tests.stores import Bench

DAY = date(2026, 11, 22)
NINE = ms_at(DAY, 9)
LESSON = NewMeeting(topic="火灾逃生", starts_ms=NINE, minutes=90, venue="会议室", teacher="李老师")


@pytest.fixture
def school(bench: Bench) -> School:
    return make_school(bench)


def open_class(
    school: School, *people: str, programme: str = "grid-yearly", meetings: int = 1
) -> tuple[str, list[str]]:
    made = school.classes.open(TRAINER, title="网格员第一期", starts=DAY, ends=DAY, programme=programme)
    planned = [school.classes.plan_meeting(TRAINER, made, LESSON) for _ in range(meetings)]
    school.classes.enrol(TRAINER, made, people)
    return made, planned


def minutes_of(school: School, made: str) -> list[tuple[int, int]]:
    return [(earned.taught, earned.made_up) for earned in school.closing.preview(TRAINER, made)]


def test_the_file_says_how_long_an_hour_is_by_the_book_of_law(school: School, monkeypatch: pytest.MonkeyPatch) -> None:
    made, _ = open_class(school)
    longer = replace(Book.defaults, credit=CreditHour(offline_minutes=50))
    monkeypatch.setattr(Book, "defaults", longer)

    assert school.closing.class_file(TRAINER, made).unit_minutes == 50


# -- opening and planning --


def test_a_programme_gives_the_class_its_kind_and_people(school: School) -> None:
    made, _ = open_class(school)
    record = school.classes.record(TRAINER, made)
    assert (record.person_class, record.programme_kind, record.state) == ("grid-member", "yearly", "open")
    assert [line.record.id for line in school.classes.list(TRAINER)] == [made]
    assert {p.id for p in school.classes.programmes()} == {"grid-initial", "grid-yearly"}


@pytest.mark.parametrize("wrong", [{"title": " "}, {"ends": date(2026, 11, 1)}, {"person_class": "king"}])
def test_a_class_that_cannot_be_is_refused(school: School, wrong: dict) -> None:
    with pytest.raises(InvalidInput):
        school.classes.open(TRAINER, **({"title": "班", "starts": DAY, "ends": DAY} | wrong))


def test_unknown_programme_and_place_are_said(school: School) -> None:
    for wrong in ({"programme": "none"}, {"org": "0" * 31 + "1"}):
        with pytest.raises(NotFound):
            school.classes.open(TRAINER, title="班", starts=DAY, ends=DAY, **wrong)


@pytest.mark.parametrize("wrong", [{"topic": ""}, {"minutes": 0}, {"minutes": 601}])
def test_a_meeting_that_cannot_be_is_refused(school: School, wrong: dict) -> None:
    made, _ = open_class(school)
    with pytest.raises(InvalidInput):
        school.classes.plan_meeting(TRAINER, made, replace(LESSON, **wrong))


def test_a_meeting_is_changed_and_cancelled(school: School) -> None:
    made, (meeting,) = open_class(school)
    school.classes.change_meeting(TRAINER, made, meeting, replace(LESSON, topic="灭火", minutes=45))
    (held,) = school.classes.meetings(TRAINER, made)
    assert (held.topic, held.minutes, held.teacher) == ("灭火", 45, "李老师")
    school.classes.cancel_meeting(TRAINER, made, meeting, "停电")
    with pytest.raises(Conflict, match="已经取消"):
        school.attendance.tap(TRAINER, made, meeting, school.person())
    with pytest.raises(NotFound):
        school.classes.cancel_meeting(TRAINER, made, "0" * 31 + "1")


# -- enrolling --


def test_enrolling_twice_adds_nobody_and_withdrawing_frees_the_place(school: School) -> None:
    one, two = school.person(1), school.person(2)
    made, _ = open_class(school, one)
    assert school.classes.enrol(TRAINER, made, [one, two, two]) == 1
    school.classes.change(TRAINER, made, title="新名", starts=DAY, ends=DAY)
    school.classes.withdraw(TRAINER, made, two, "调岗")
    assert [line.person for line in school.classes.roster(TRAINER, made)] == [one]
    with pytest.raises(Conflict):
        school.classes.withdraw(TRAINER, made, two)
    assert school.classes.enrol(TRAINER, made, [two]) == 1
    assert school.classes.list(TRAINER)[0].people == 2


def test_enrolling_by_query_takes_the_person_class_of_the_place(school: School) -> None:
    town = school.town()
    inside, _outside = school.person(1, org=town), school.person(2)
    made, _ = open_class(school)
    assert school.classes.enrol_matching(TRAINER, made, PeopleQuery(org=town, person_class="grid-member")) == 1
    (line,) = school.classes.roster(TRAINER, made)
    assert (line.person, line.place, line.role) == (inside, "古市镇", "网格员")


def test_a_stranger_is_not_enrolled_and_nobody_with_them(school: School) -> None:
    made, _ = open_class(school)
    with pytest.raises(NotFound):
        school.classes.enrol(TRAINER, made, [school.person(), "0" * 31 + "1"])
    assert school.classes.roster(TRAINER, made) == ()


# -- names tapped --


def test_tapping_a_name_puts_it_in_and_a_second_tap_takes_it_back(school: School) -> None:
    person = school.person()
    made, (meeting,) = open_class(school, person)
    assert school.attendance.tap(TRAINER, made, meeting, person).status == "present"
    assert school.attendance.tap(TRAINER, made, meeting, person).status == "none"
    school.attendance.tap(TRAINER, made, meeting, person)
    assert school.attendance.tap(TRAINER, made, meeting, person, "out").out_ms == NINE
    assert school.attendance.tap(TRAINER, made, meeting, person, "out").out_ms is None
    board = school.attendance.board(TRAINER, made, meeting)
    assert (board.present, board.uses_sign_out) == (1, False)


def test_signing_in_twice_is_once_and_a_true_time_corrects(school: School) -> None:
    person = school.person()
    made, (meeting,) = open_class(school, person)
    school.attendance.sign_in(TRAINER, made, meeting, person)
    school.bench.clock.advance(MINUTE)
    assert school.attendance.sign_in(TRAINER, made, meeting, person).in_ms == NINE
    late = school.attendance.sign_in(TRAINER, made, meeting, person, at_ms=NINE - MINUTE, method="list")
    assert (late.in_ms, late.method) == (NINE - MINUTE, "list")
    school.attendance.sign_out(TRAINER, made, meeting, person)
    assert school.attendance.sign_out(TRAINER, made, meeting, person).out_ms == NINE + MINUTE
    with pytest.raises(InvalidInput, match="早于签到"):
        school.attendance.sign_out(TRAINER, made, meeting, person, at_ms=NINE - 2 * MINUTE)
    school.bench.clock.advance(MINUTE)
    with pytest.raises(InvalidInput, match="晚于签退"):
        school.attendance.sign_in(TRAINER, made, meeting, person, at_ms=NINE + 2 * MINUTE)


def test_what_cannot_be_signed_is_refused(school: School) -> None:
    person, stranger = school.person(1), school.person(2)
    made, (meeting,) = open_class(school, person)
    with pytest.raises(Conflict, match="名单"):
        school.attendance.sign_in(TRAINER, made, meeting, stranger)
    with pytest.raises(Conflict, match="还没有签到"):
        school.attendance.sign_out(TRAINER, made, meeting, person)
    with pytest.raises(InvalidInput, match="晚于现在"):
        school.attendance.sign_in(TRAINER, made, meeting, person, at_ms=NINE + MINUTE)
    with pytest.raises(InvalidInput):
        school.attendance.sign_in(TRAINER, made, meeting, person, method="magic")
    with pytest.raises(Conflict, match="还没有登记缺课"):
        school.attendance.make_up(TRAINER, made, meeting, person, minutes=45, how="tutoring", day=DAY)


def test_the_rest_is_absent_and_makes_up(school: School) -> None:
    one, two, three = (school.person(n) for n in (1, 2, 3))
    made, (meeting,) = open_class(school, one, two, three)
    school.attendance.tap(TRAINER, made, meeting, one)
    assert school.attendance.mark_absent(TRAINER, made, meeting, two, "生病").status == "absent"
    assert school.attendance.mark_rest_absent(TRAINER, made, meeting) == 1
    school.attendance.make_up(TRAINER, made, meeting, two, minutes=60, how="tutoring", day=DAY)
    school.attendance.make_up(TRAINER, made, meeting, three, minutes=60, how="lessons", day=DAY)
    assert minutes_of(school, made) == [(90, 0), (0, 60), (0, 0)]
    for wrong in ({"minutes": 91}, {"how": "magic"}, {"day": date(2026, 11, 23)}):
        given = {"minutes": 60, "how": "tutoring", "day": DAY} | wrong
        with pytest.raises(InvalidInput):
            school.attendance.make_up(TRAINER, made, meeting, two, **given)
    school.attendance.take_back(TRAINER, made, meeting, two)
    assert minutes_of(school, made)[1] == (0, 0)


# -- the room --


def test_hands_are_counted_and_kept_with_the_words(school: School) -> None:
    made, (meeting,) = open_class(school)
    school.room.ask(TRAINER, made, question="fire/call", present=40, counts={"run": 31, "wait": 9}, meeting=meeting)
    school.room.ask(TRAINER, made, question="fire/both", present=40, counts={"run": 38, "call": 40})
    school.room.ask_own(
        TRAINER, made, stem="谁家有灭火器？", options={"yes": "有", "no": "没有"}, present=40, counts={"yes": 12}
    )
    bank, both, own = school.room.answers(TRAINER, made)
    assert (bank.counts, bank.correct, bank.stem) == ({"run": 31, "wait": 9}, ("run",), "着火了先做什么？")
    assert both.correct == ("call", "run")
    assert (own.stem, own.options, own.question) == ("谁家有灭火器？", {"yes": "有", "no": "没有"}, "")


@pytest.mark.parametrize(
    "wrong",
    [{"counts": {"run": 31, "wait": 10}}, {"counts": {"none": 1}}, {"counts": {"run": -1}}, {"present": 0}],
)
def test_more_hands_than_heads_are_refused(school: School, wrong: dict) -> None:
    made, _ = open_class(school)
    with pytest.raises(InvalidInput):
        school.room.ask(TRAINER, made, **({"question": "fire/call", "present": 40, "counts": {}} | wrong))


def test_own_words_need_two_options_and_a_known_key(school: School) -> None:
    made, _ = open_class(school)
    for wrong in ({"stem": ""}, {"options": {"a": "一"}}, {"correct": ("c",)}, {"options": {"a": "一", "b": " "}}):
        given = {"stem": "问？", "options": {"a": "一", "b": "二"}, "present": 1, "counts": {}} | wrong
        with pytest.raises(InvalidInput):
            school.room.ask_own(TRAINER, made, **given)


# -- closing --


def attended(school: School, minutes: int = 90) -> tuple[str, str, str, str]:
    """A class of two: one stays `minutes`, the other is absent."""
    one, two = school.person(1), school.person(2)
    made, (meeting,) = open_class(school, one, two)
    school.attendance.tap(TRAINER, made, meeting, one)
    school.attendance.mark_absent(TRAINER, made, meeting, two)
    school.bench.clock.advance(minutes * MINUTE)
    return made, meeting, one, two


def test_closing_credits_everybody_in_one_step(school: School) -> None:
    made, meeting, one, two = attended(school)
    school.attendance.make_up(TRAINER, made, meeting, two, minutes=45, how="tutoring", day=DAY)
    closed = school.closing.close(TRAINER, made)
    assert (closed.state, closed.people, closed.passed, closed.minutes_total) == ("closed", 2, 0, 135)
    file = school.closing.class_file(TRAINER, made)
    found = {(line.person, line.source, line.minutes) for line in file.credits}
    assert found == {(one, "class", 90), (two, "makeup", 45)}
    assert {(c.unit_minutes, c.form, c.programme_kind, c.day) for c in file.credits} == {
        (45, "offline", "yearly", "2026-11-22")
    }
    assert (file.programme_title, len(file.attendance), file.attendance[0].minutes) == ("网格员yearly", 2, (90,))


def test_gaps_stop_the_closing_until_they_are_accepted(school: School) -> None:
    made, *_ = attended(school)
    seen = school.closing.overview(TRAINER, made)
    assert [(step.name, step.state) for step in seen.steps] == [
        ("报名", "done"), ("签到", "done"), ("授课", "current"), ("互动", "ahead"), ("考试", "done"), ("结业", "ahead"),
    ]  # fmt: skip
    assert seen.gaps == ("缺课 1 人次没有补课",)
    with pytest.raises(Conflict, match="缺课 1 人次"):
        school.closing.close(TRAINER, made)
    assert school.closing.close(TRAINER, made, despite_gaps=True).minutes_total == 90
    closed = school.closing.overview(TRAINER, made)
    assert closed.gaps == ()
    assert {step.name: step.state for step in closed.steps}["授课"] == "ahead"  # nothing is current any more


def test_an_empty_class_cannot_be_closed_at_all(school: School) -> None:
    made = school.classes.open(TRAINER, title="空班", starts=DAY, ends=DAY, person_class="worker")
    assert school.closing.overview(TRAINER, made).hindrances == ("名单里还没有人", "还没有安排课次")
    with pytest.raises(Conflict, match="名单里还没有人"):
        school.closing.close(TRAINER, made, despite_gaps=True)


def test_where_signing_out_is_used_the_stay_counts(school: School) -> None:
    people = [school.person(n) for n in range(1, 5)]
    made, (meeting,) = open_class(school, *people)
    for person in people:
        school.attendance.tap(TRAINER, made, meeting, person)
    school.bench.clock.advance(100 * MINUTE)
    for person, stayed in zip(people, (72, 71, 0), strict=False):
        school.attendance.sign_out(TRAINER, made, meeting, person, at_ms=NINE + stayed * MINUTE)
    taught = {earned.person: earned.taught for earned in school.closing.preview(TRAINER, made)}
    assert [taught[person] for person in people] == [90, 71, 0, 0]
    assert "“火灾逃生”有 1 人没有签退，学时按 0 计" in school.closing.overview(TRAINER, made).gaps
    assert school.attendance.sign_out_all(TRAINER, made, meeting) == 1
    assert school.closing.preview(TRAINER, made)[-1].taught == 90


def test_what_is_missing_before_and_after_the_meeting_is_said(bench: Bench) -> None:
    plan = make_programme(blueprint="b1")
    school = make_school(bench, Library(programmes={plan.id: plan}))
    made, (meeting,) = open_class(school, school.person())
    school.classes.change_meeting(TRAINER, made, meeting, replace(LESSON, starts_ms=NINE + MINUTE, teacher=""))
    assert school.closing.overview(TRAINER, made).gaps == (
        "“火灾逃生”还没有上", "“火灾逃生”没有写授课人", "大纲要求考试，还没有安排",
    )  # fmt: skip
    school.bench.clock.advance(2 * MINUTE)
    assert "“火灾逃生”有 1 人没有签到也没有登记缺课" in school.closing.overview(TRAINER, made).gaps


def test_reopening_withdraws_the_hours_and_closing_again_credits_anew(school: School) -> None:
    made, _, one, two = attended(school)
    school.closing.close(TRAINER, made, despite_gaps=True)
    with pytest.raises(InvalidInput):
        school.closing.reopen(TRAINER, made, " ")
    school.closing.reopen(TRAINER, made, "漏签一人")
    assert school.classes.record(TRAINER, made).state == "open"
    assert school.closing.class_file(TRAINER, made).credits == ()
    with pytest.raises(Conflict, match="还没有结业"):
        school.closing.reopen(TRAINER, made, "再来一次")
    (meeting,) = school.classes.meetings(TRAINER, made)
    school.attendance.sign_in(TRAINER, made, meeting.id, two, at_ms=NINE)
    assert school.closing.close(TRAINER, made).minutes_total == 180
    overview = school.study.overview(TRAINER, one)
    assert [(line.minutes, line.withdrawn) for line in overview.credits] == [(90, False), (90, True)]
    assert overview.offline_minutes == 90


def test_a_closed_class_refuses_every_change_in_plain_words(school: School) -> None:
    made, meeting, one, _ = attended(school)
    school.closing.close(TRAINER, made, despite_gaps=True)
    for change in (
        lambda: school.classes.change(TRAINER, made, title="x", starts=DAY, ends=DAY),
        lambda: school.classes.plan_meeting(TRAINER, made, LESSON),
        lambda: school.classes.change_meeting(TRAINER, made, meeting, LESSON),
        lambda: school.classes.cancel_meeting(TRAINER, made, meeting),
        lambda: school.classes.enrol(TRAINER, made, [one]),
        lambda: school.classes.enrol_matching(TRAINER, made, PeopleQuery()),
        lambda: school.classes.withdraw(TRAINER, made, one),
        lambda: school.attendance.tap(TRAINER, made, meeting, one),
        lambda: school.attendance.sign_out_all(TRAINER, made, meeting),
        lambda: school.attendance.mark_rest_absent(TRAINER, made, meeting),
        lambda: school.attendance.take_back(TRAINER, made, meeting, one),
        lambda: school.room.ask(TRAINER, made, question="fire/call", present=1, counts={}),
        lambda: school.closing.close(TRAINER, made),
    ):
        with pytest.raises(Conflict, match="已经结业，不能再改动"):
            change()


# -- who may --


@pytest.mark.parametrize("actor", [KIOSK, learner("1" * 32)])
def test_kiosk_and_learner_touch_no_class(school: School, actor: Actor) -> None:
    made, (meeting,) = open_class(school)
    for call in (
        lambda: school.classes.list(actor),
        lambda: school.classes.record(actor, made),
        lambda: school.classes.roster(actor, made),
        lambda: school.classes.meetings(actor, made),
        lambda: school.classes.open(actor, title="班", starts=DAY, ends=DAY),
        lambda: school.classes.enrol(actor, made, []),
        lambda: school.classes.withdraw(actor, made, "1" * 32),
        lambda: school.attendance.board(actor, made, meeting),
        lambda: school.attendance.tap(actor, made, meeting, "1" * 32),
        lambda: school.attendance.sign_out_all(actor, made, meeting),
        lambda: school.attendance.mark_rest_absent(actor, made, meeting),
        lambda: school.room.ask(actor, made, question="fire/call", present=1, counts={}),
        lambda: school.room.answers(actor, made),
        lambda: school.closing.overview(actor, made),
        lambda: school.closing.preview(actor, made),
        lambda: school.closing.class_file(actor, made),
        lambda: school.closing.close(actor, made),
        lambda: school.closing.reopen(actor, made, "理由"),
    ):
        with pytest.raises(NotAllowed):
            call()


def test_an_actor_of_one_unit_sees_and_opens_only_its_own_classes(school: School) -> None:
    town = school.town()
    village = school.organisations.declare_org_unit(
        ADMIN, code="331124101201", name="上村", level="village", parent=town
    )
    county, local = school.classes, Actor(role=Role.TRAINER, id="t2", scope=village)
    theirs = county.open(TRAINER, title="镇班", starts=DAY, ends=DAY, org=town)
    own = county.open(local, title="村班", starts=DAY, ends=DAY)
    assert [line.record.id for line in county.list(local)] == [own]
    assert county.record(local, own).org == village
    assert {line.record.id for line in county.list(replace(local, scope=town))} == {own, theirs}
    with pytest.raises(NotAllowed):
        county.record(local, theirs)
    with pytest.raises(InvalidInput):
        county.open(local, title="越级", starts=DAY, ends=DAY, org=town)
    with pytest.raises(NotFound):
        county.record(local, "0" * 31 + "1")
