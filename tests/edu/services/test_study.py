"""Studying through the service: evidence in, hours out, once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import msgspec
import pytest

from edu.domain.actors import Actor, Role
from edu.domain.errors import Conflict, InvalidInput, NotAllowed, NotFound
from edu.domain.events.study import VisitFinished
from edu.domain.visits import MOST_DONE, GameVisit, VisitAct
from edu.services.people import NewPost
from edu.storage.integrity import digest
from edu.storage.refolding import rebuild
from edu.system.clock import ms_at
from tests.edu.services.school import (
    ADMIN,
    COURSE,
    KIOSK,
    TRAINER,
    Library,
    School,
    learner,
    make_course,
    make_programme,
    make_question,
    make_school,
)
from tests.stores import Bench


@pytest.fixture
def school(bench: Bench) -> School:
    return make_school(bench)


def finish_lesson(school: School, person: str):
    school.study.open_lesson(learner(person), person, COURSE, "call-119")
    school.read(person, 0)
    school.read(person, 1)
    school.read(person, 2)
    return school.answer(person, "run").completed


def credits_of(school: School, person: str):
    return school.study.overview(learner(person), person).credits


def test_a_lesson_read_and_answered_credits_its_minutes_by_itself(school: School) -> None:
    person = school.person()
    done = finish_lesson(school, person)
    (line,) = credits_of(school, person)
    assert done.credited
    assert done.credit_minutes == line.minutes == 4
    assert (line.form, line.unit_minutes, line.source) == ("online", 30, "lesson")
    assert (line.programme, line.programme_kind, line.person_class) == ("grid-initial", "initial", "grid-member")
    assert line.source_id == f"{COURSE}/call-119@1"
    assert line.day == "2026-11-22"


def test_hours_in_an_old_post_count_for_the_yearly_programme(school: School) -> None:
    person = school.person(starts=date(2020, 1, 1))
    finish_lesson(school, person)
    assert credits_of(school, person)[0].programme_kind == "yearly"


def test_without_a_fitting_post_hours_count_as_general_training(school: School) -> None:
    person = school.person(starts=date(2027, 1, 1))
    finish_lesson(school, person)
    assert credits_of(school, person)[0].programme == ""


def test_a_lesson_clicked_through_earns_nothing_and_says_why(school: School) -> None:
    person = school.person()
    school.study.open_lesson(learner(person), person, COURSE, "call-119")
    outcomes = [school.read(person, page, ms=1_000) for page in range(3)]
    assert [outcome.read for outcome in outcomes] == [False, False, False]
    assert outcomes[0].flags == ("too_fast",)
    assert school.answer(person, "run").completed is None
    assert any("停留太短" in sentence for sentence in outcomes[-1].progress.missing)
    assert credits_of(school, person) == ()


def test_a_screen_cannot_report_more_time_than_passed(school: School) -> None:
    person = school.person()
    school.study.open_lesson(learner(person), person, COURSE, "call-119")
    school.bench.clock.advance(1_000)
    outcome = school.study.finish_page(learner(person), person, COURSE, "call-119", 0, active_ms=80_000, seen_ms=80_000)
    assert outcome.active_ms == 6_000
    assert "capped" in outcome.flags


def test_a_set_clock_is_noticed_and_changes_no_minutes(school: School) -> None:
    person = school.person()
    school.study.open_lesson(learner(person), person, COURSE, "call-119")
    school.bench.clock.jump_to(school.bench.clock.now_ms() + 3_600_000)
    outcome = school.read(person, 0, ms=30_000)
    assert outcome.flags == ("clock_jump",)
    assert outcome.active_ms == 30_000


def test_reading_goes_on_where_it_stopped(school: School) -> None:
    person = school.person()
    assert school.study.open_lesson(learner(person), person, COURSE, "call-119").resume_page == 0
    school.read(person, 0)
    assert school.study.open_lesson(learner(person), person, COURSE, "call-119").resume_page == 1
    (held,) = school.study.my_courses(learner(person), person)
    assert held.state == "started"
    assert held.next_lesson is not None
    assert held.next_lesson.id == "call-119"


def test_flags_of_the_screen_are_kept_and_unknown_ones_dropped(school: School) -> None:
    person = school.person()
    school.study.open_lesson(learner(person), person, COURSE, "call-119")
    school.bench.clock.advance(90_000)
    outcome = school.study.finish_page(
        learner(person), person, COURSE, "call-119", 0, active_ms=60_000, seen_ms=90_000, flags=["idle", "王某"]
    )
    assert outcome.flags == ("idle",)


# -- checks --


def test_a_wrong_check_is_tried_again_and_keeps_the_key_back(school: School) -> None:
    person = school.person()
    first = school.answer(person, "wait")
    assert (first.correct, first.settled, first.tries_left) == (False, False, 2)
    assert first.explanation == ""
    assert {note.id: (note.correct, note.why) for note in first.options} == {
        "run": (None, ""), "wait": (None, "烟比火快；应“叫人并撤离”。"), "call": (None, ""),
    }  # fmt: skip
    second = school.answer(person, "run")
    assert (second.correct, second.settled, second.tries) == (True, True, 2)
    assert second.explanation == "“叫人并撤离”是对的。"


def test_after_three_wrong_tries_it_is_settled_and_the_lesson_flagged(school: School) -> None:
    person = school.person()
    outcomes = [school.answer(person, "wait") for _ in range(3)]
    assert [outcome.settled for outcome in outcomes] == [False, False, True]
    school.study.open_lesson(learner(person), person, COURSE, "call-119")
    done = [school.read(person, page) for page in range(3)][-1].completed
    assert done is not None
    assert done.flags == ("guessed",)


def test_a_settled_check_answered_again_is_judged_and_not_kept(school: School) -> None:
    person = school.person()
    school.answer(person, "run")
    again = school.answer(person, "wait")
    assert (again.correct, again.settled, again.tries) == (False, True, 1)
    view = school.study.open_lesson(learner(person), person, COURSE, "call-119")
    assert view.answers["fire/call"].correct
    assert view.settled == {"fire/call"}


def test_a_mended_question_is_asked_again(school: School) -> None:
    person = school.person()
    for _ in range(3):
        school.answer(person, "wait")
    school.library.questions["fire/call"] = make_question(stem="着火了，第一件事是什么？")
    view = school.study.open_lesson(learner(person), person, COURSE, "call-119")
    assert view.settled == frozenset()
    assert school.answer(person, "wait").tries == 1


@pytest.mark.parametrize("options", [(), ("run", "wait"), ("nothing",)])
def test_an_answer_that_is_none_is_refused(school: School, options: tuple[str, ...]) -> None:
    person = school.person()
    with pytest.raises(InvalidInput):
        school.answer(person, *options)


# -- credited once --


def test_a_lesson_studied_again_is_not_credited_again(school: School) -> None:
    person = school.person()
    finish_lesson(school, person)
    again = [school.read(person, page) for page in range(3)]
    assert all(outcome.completed is None for outcome in again)
    assert len(credits_of(school, person)) == 1


def test_a_new_version_is_credited_again_but_once_a_year(school: School) -> None:
    person = school.person()
    finish_lesson(school, person)
    school.library.courses = (make_course(version=2),)
    same_year = finish_lesson(school, person)
    assert not same_year.credited
    assert "今年" in same_year.note
    school.library.courses = (make_course(version=3),)
    school.bench.clock.jump_to(ms_at(date(2027, 2, 1), 9))
    assert finish_lesson(school, person).credited
    assert [line.day for line in credits_of(school, person)] == ["2027-02-01"]
    assert [line.day for line in school.study.overview(learner(person), person, 2026).credits] == ["2026-11-22"]


def test_a_lesson_of_last_year_is_begun_anew_for_this_years_training_and_counts_again(school: School) -> None:
    person = school.person(starts=date(2020, 1, 1))
    finish_lesson(school, person)
    with pytest.raises(Conflict, match="不用重学"):
        school.study.begin_anew(learner(person), person, COURSE, "call-119")  # still the same year
    school.bench.clock.jump_to(ms_at(date(2027, 2, 1), 9))
    (held,) = school.study.my_courses(learner(person), person)
    assert held.lessons[0].again
    school.study.begin_anew(learner(person), person, COURSE, "call-119")

    fresh = school.study.open_lesson(learner(person), person, COURSE, "call-119")
    assert (fresh.pages_read, fresh.settled, fresh.resume_page) == (frozenset(), frozenset(), 0)
    done = finish_lesson(school, person)

    assert done is not None
    assert done.credited
    for year, day in ((2026, "2026-11-22"), (2027, "2027-02-01")):
        seen = school.study.overview(learner(person), person, year)
        assert ([line.day for line in seen.credits], seen.lessons_done) == ([day], 1)
    assert not school.study.my_courses(learner(person), person)[0].lessons[0].again
    before = digest(school.bench.store)
    rebuild(school.bench.store)
    assert digest(school.bench.store) == before


def test_an_initial_training_is_not_made_longer_by_repeating_it(school: School) -> None:
    school.library.programmes = {p.id: p for p in (make_programme("initial"),)}
    person = school.person()
    finish_lesson(school, person)
    school.bench.clock.jump_to(ms_at(date(2027, 2, 1), 9))

    (held,) = school.study.my_courses(learner(person), person)

    assert held.lessons[0].state == "done"
    assert not held.lessons[0].again
    with pytest.raises(Conflict):
        school.study.begin_anew(learner(person), person, COURSE, "call-119")


def test_the_overview_adds_up_a_year(school: School) -> None:
    person = school.person()
    finish_lesson(school, person)
    seen = school.study.overview(TRAINER, person)
    assert (seen.online_minutes, seen.offline_minutes, seen.lessons_done, seen.lessons_started) == (4, 0, 1, 1)
    assert seen.last_ms == school.bench.clock.now_ms()


# -- what is listed --


def test_required_courses_come_first_and_audiences_filter_the_rest(bench: Bench) -> None:
    other = replace(make_course(id_="yingzhi.aaa"), title="AAA", audiences=("rescuer",))
    school = make_school(bench, Library(courses=(other, make_course())))
    person = school.person()
    held = school.study.my_courses(learner(person), person)
    assert [(course.course.id, course.required_by) for course in held] == [
        (COURSE, ("网格员initial", "网格员yearly")),
        ("yingzhi.aaa", ()),
    ]
    assert [course.course.id for course in school.study.my_courses(learner(person), person, "public")] == [COURSE]


def test_only_programmes_of_posts_held_now_are_required(school: School) -> None:
    person = school.person()
    post = NewPost(role="焊工", person_class="worker", starts=date(2026, 1, 1))
    school.people.assign(ADMIN, person, post)
    school.library.programmes["w"] = replace(make_programme(), id="w", title="焊工", person_class="rescuer")
    (held,) = school.study.my_courses(learner(person), person)
    assert held.required_by == ("网格员initial", "网格员yearly")


def test_a_course_is_done_with_its_last_lesson(school: School) -> None:
    person = school.person()
    finish_lesson(school, person)
    school.study.open_lesson(learner(person), person, COURSE, "trapped")
    assert [school.read(person, page, lesson="trapped").completed is not None for page in (0, 1)] == [False, True]
    (held,) = school.study.my_courses(learner(person), person)
    assert (held.state, held.done, held.next_lesson) == ("done", 2, None)


# -- who may --


def test_a_learner_studies_only_for_themselves(school: School) -> None:
    one, other = school.person(1), school.person(2)
    for call in (
        lambda actor: school.study.my_courses(actor, other),
        lambda actor: school.study.open_lesson(actor, other, COURSE, "call-119"),
        lambda actor: school.study.overview(actor, other),
        lambda actor: school.study.finish_page(actor, other, COURSE, "call-119", 0, active_ms=1, seen_ms=1),
        lambda actor: school.study.answer_check(actor, other, COURSE, "call-119", "fire/call", ["run"]),
    ):
        for actor in (learner(one), KIOSK, Actor(role=Role.LEARNER)):
            with pytest.raises(NotAllowed):
                call(actor)


def test_what_is_not_there_is_said(school: School) -> None:
    person = school.person()
    with pytest.raises(NotFound):
        school.study.open_lesson(learner(person), person, COURSE, "none")
    with pytest.raises(NotFound):
        school.study.open_lesson(TRAINER, "0" * 31 + "1", COURSE, "call-119")
    with pytest.raises(Conflict, match="没有在本机打开"):
        school.read(person, 0)
    school.study.open_lesson(learner(person), person, COURSE, "call-119")
    with pytest.raises(InvalidInput):
        school.read(person, 9)
    with pytest.raises(Conflict):
        school.answer(person, "run", lesson="trapped")


# -- kiosk visits --


def test_visits_are_counted_by_day_and_door(school: School) -> None:
    school.visits.finish(KIOSK, door="learn", activity="yingzhi.fire/call-119", seconds=120, asked=2, correct=1)
    school.visits.finish(KIOSK, door="learn", activity="quiz", seconds=60, people=3)
    school.bench.clock.advance(24 * 3_600_000)
    school.visits.finish(KIOSK, door="quiz", activity="quiz", seconds=10**9)
    counts = school.visits.counts(TRAINER, date(2026, 11, 22), date(2026, 11, 23))
    assert [(c.day, c.door, c.visits, c.people, c.seconds, c.asked, c.correct) for c in counts] == [
        ("2026-11-22", "learn", 2, 4, 180, 2, 1),
        ("2026-11-23", "quiz", 1, 1, 43_200, 0, 0),
    ]


@pytest.mark.parametrize(
    "wrong", [{"door": "张三"}, {"asked": 1, "correct": 2}, {"people": 0}, {"ended": "gone"}, {"activity": ""}]
)
def test_a_visit_carries_no_text_and_no_impossible_numbers(school: School, wrong: dict) -> None:
    given = {"door": "learn", "activity": "quiz", "seconds": 5} | wrong
    with pytest.raises(InvalidInput):
        school.visits.finish(KIOSK, **given)


def test_the_kiosk_reads_no_counts_and_a_learner_books_no_visit(school: School) -> None:
    with pytest.raises(NotAllowed):
        school.visits.counts(KIOSK, date(2026, 1, 1), date(2026, 12, 31))
    with pytest.raises(NotAllowed):
        school.visits.finish(learner("1" * 32), door="learn", activity="quiz", seconds=1)


@pytest.mark.parametrize(
    "game",
    [
        GameVisit(game="张三"),
        GameVisit(game="extinguisher", score=101),
        GameVisit(game="extinguisher", score=-2),
        GameVisit(game="extinguisher", level=10),
        GameVisit(game="extinguisher", missed=("a rule",)),
        GameVisit(game="extinguisher", missed=("a",) * 41),
        GameVisit(game="extinguisher", before=(3, 4)),
        GameVisit(game="extinguisher", after=(51, 0)),
    ],
)
def test_a_game_of_a_visit_carries_no_text_and_no_impossible_numbers(school: School, game: GameVisit) -> None:
    with pytest.raises(InvalidInput):
        school.visits.finish(KIOSK, door="play", activity="extinguisher", seconds=5, game=game)


@pytest.mark.parametrize(
    "act",
    [
        VisitAct(door="张三", activity="quick"),
        VisitAct(door="quiz", activity="a rule"),
        VisitAct(door="quiz", activity="quick", asked=1, correct=2),
        VisitAct(door="quiz", activity="quick", correct=-1),
        VisitAct(door="quiz", activity="quick", seconds=-1),
        VisitAct(door="play", activity="gas", game=GameVisit(game="张三")),
        VisitAct(door="play", activity="gas", game=GameVisit(game="gas", first="c")),  # type: ignore[arg-type]
    ],
)
def test_what_was_done_in_a_visit_carries_no_text_and_no_impossible_numbers(school: School, act: VisitAct) -> None:
    with pytest.raises(InvalidInput, match="做过的项目"):
        school.visits.finish(KIOSK, door="quiz", activity="quick", seconds=5, done=(act,))


def test_a_visit_does_not_book_without_end(school: School) -> None:
    acts = [VisitAct(door="learn", activity=f"l{number}", seconds=10**9) for number in range(MOST_DONE + 1)]

    with pytest.raises(InvalidInput):
        school.visits.finish(KIOSK, door="quiz", activity="quick", seconds=5, done=acts)
    assert school.visits.finish(KIOSK, door="quiz", activity="quick", seconds=5, done=acts[1:])


def test_a_visit_of_before_there_were_games_is_still_read() -> None:
    old = b'{"hall":"","door":"quiz","activity":"quick","seconds":30,"asked":5,"correct":3,"people":1,"ended":"left"}'

    fact = msgspec.json.decode(old, type=VisitFinished)

    assert (fact.game, fact.score, fact.missed, fact.before_asked, fact.after_asked) == ("", -1, [], 0, 0)
    assert fact.done == []
