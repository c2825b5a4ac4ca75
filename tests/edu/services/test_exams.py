"""Papers and exams: the same seed draws the same paper, windows and attempts hold, nobody else opens or closes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from edu.bootstrap import Services
from edu.domain.actors import OPERATOR
from edu.domain.errors import Conflict, InvalidInput, NotAllowed, NotFound
from edu.domain.events import classes as ce
from edu.domain.exams.timing import MINUTE
from edu.services.exams import paper_of
from tests.people import KIOSK, TRAINER, learner, register
from tests.stores import Bench

BLUEPRINT = "grid-member-test"
DAY = 24 * 60 * MINUTE


def open_exam(bench: Bench, services: Services, **options: object) -> str:
    paper = services.exams.freeze_paper(TRAINER, BLUEPRINT, seed=7)
    window = {"closes_ms": bench.clock.now_ms() + DAY, **options}
    return services.exams.open_exam(TRAINER, paper, **window)  # type: ignore[arg-type]


def seal_of(services: Services, paper: str) -> str:
    with services.database.reading() as view:
        record = view.exams.paper(paper)
        assert record is not None
        assert paper_of(view, record).seal == record.seal
        return record.seal


def test_one_seed_freezes_one_paper_on_every_machine(bench: Bench, make_sqlite_bench: Callable[..., Bench]) -> None:
    services, other = bench.services(), make_sqlite_bench("other", seed=99).services()

    first = services.exams.freeze_paper(TRAINER, BLUEPRINT, seed=7)
    again = services.exams.freeze_paper(TRAINER, BLUEPRINT, seed=7)
    elsewhere = other.exams.freeze_paper(TRAINER, BLUEPRINT, seed=7)
    different = services.exams.freeze_paper(TRAINER, BLUEPRINT, seed=8)

    assert first != again
    assert seal_of(services, first) == seal_of(services, again) == seal_of(other, elsewhere)
    assert seal_of(services, different) != seal_of(services, first)


def test_frozen_papers_are_listed_for_who_may_make_them(bench: Bench) -> None:
    services = bench.services()
    made = services.exams.freeze_paper(TRAINER, BLUEPRINT, seed=7)

    assert BLUEPRINT in {blueprint.id for blueprint in services.exams.blueprints()}
    assert [paper.id for paper in services.exams.papers(TRAINER)] == [made]
    with pytest.raises(NotAllowed):
        services.exams.papers(learner("9" * 32))


def test_an_unknown_blueprint_is_said(sqlite_bench: Bench) -> None:
    with pytest.raises(NotFound, match="没有找到组卷方案"):
        sqlite_bench.services().exams.freeze_paper(TRAINER, "no-such")


def test_an_exam_needs_a_paper_and_a_window(sqlite_bench: Bench) -> None:
    services = sqlite_bench.services()
    now = sqlite_bench.clock.now_ms()

    with pytest.raises(NotFound):
        services.exams.open_exam(TRAINER, "9" * 32, closes_ms=now + 1)
    with pytest.raises(InvalidInput, match="必须晚于"):
        services.exams.open_exam(TRAINER, "9" * 32, closes_ms=now)


def test_learners_and_kiosks_make_no_exams(sqlite_bench: Bench) -> None:
    services = sqlite_bench.services()
    exam = open_exam(sqlite_bench, services)
    for actor in (learner("9" * 32), KIOSK):
        for call in (
            lambda actor=actor: services.exams.freeze_paper(actor, BLUEPRINT),
            lambda actor=actor: services.exams.open_exam(actor, exam, closes_ms=1 << 50),
            lambda actor=actor: services.exams.close_exam(actor, exam),
            lambda actor=actor: services.exams.results(actor, exam),
        ):
            with pytest.raises(NotAllowed):
                call()


def test_a_learner_is_offered_only_their_own(sqlite_bench: Bench) -> None:
    services = sqlite_bench.services()
    person = register(services)

    assert services.exams.offers(learner(person), person) == []
    with pytest.raises(NotAllowed):
        services.exams.offers(learner("9" * 32), person)


def fail_once(services: Services, person: str, exam: str) -> None:
    view = services.sittings.start(OPERATOR, person, exam)
    services.sittings.hand_in(OPERATOR, view.id)


def test_attempts_are_counted_and_end(bench: Bench) -> None:
    services = bench.services()
    person, exam = register(services), open_exam(bench, services)
    for _ in range(3):
        fail_once(services, person, exam)

    with pytest.raises(Conflict, match="3 次机会已用完"):
        services.sittings.start(OPERATOR, person, exam)
    results = services.exams.results(TRAINER, exam)
    assert [result.attempt for result in results] == [1, 2, 3]
    assert {result.passed for result in results} == {False}


def test_who_passed_does_not_sit_again(bench: Bench) -> None:
    services = bench.services()
    person, exam = register(services), open_exam(bench, services)
    view = services.sittings.start(OPERATOR, person, exam)
    for item in view.paper.items:
        services.sittings.answer(OPERATOR, view.id, item.slot, sorted(item.question.key))
    services.sittings.hand_in(OPERATOR, view.id)

    (offer,) = services.exams.offers(OPERATOR, person)
    assert offer.passed
    assert (offer.may_start, offer.why_not) == (False, "已经合格")
    with pytest.raises(Conflict, match="已经合格"):
        services.sittings.start(OPERATOR, person, exam)


def test_one_attempt_at_a_time(bench: Bench) -> None:
    services = bench.services()
    person, exam = register(services), open_exam(bench, services)
    view = services.sittings.start(OPERATOR, person, exam)

    (offer,) = services.exams.offers(OPERATOR, person)
    assert offer.running is not None
    assert offer.running.id == view.id
    with pytest.raises(Conflict, match="还没有交卷"):
        services.sittings.start(OPERATOR, person, exam)


def test_the_window_holds(sqlite_bench: Bench) -> None:
    services = sqlite_bench.services()
    now = sqlite_bench.clock.now_ms()
    person = register(services)
    exam = open_exam(sqlite_bench, services, opens_ms=now + 10 * MINUTE, closes_ms=now + 20 * MINUTE)

    with pytest.raises(Conflict, match="还没开始"):
        services.sittings.start(OPERATOR, person, exam)
    sqlite_bench.clock.advance(10 * MINUTE)
    fail_once(services, person, exam)
    sqlite_bench.clock.advance(10 * MINUTE)
    with pytest.raises(Conflict, match="考试已结束"):
        services.sittings.start(OPERATOR, person, exam)


def test_a_closed_exam_takes_nobody_and_waits_for_who_is_sitting(bench: Bench) -> None:
    services = bench.services()
    person, exam = register(services), open_exam(bench, services)
    view = services.sittings.start(OPERATOR, person, exam)
    with pytest.raises(Conflict, match="正在答题"):
        services.exams.close_exam(TRAINER, exam)
    services.sittings.hand_in(OPERATOR, view.id)

    services.exams.close_exam(TRAINER, exam, "全部交卷")

    with pytest.raises(Conflict):
        services.exams.close_exam(TRAINER, exam)
    with pytest.raises(Conflict, match="考试已结束"):
        services.sittings.start(OPERATOR, person, exam)


def test_a_class_exam_is_for_who_is_enrolled(bench: Bench) -> None:
    services = bench.services()
    class_, person, stranger = bench.ids.new(), register(services), register(services, "李四", 2)
    exam = open_exam(bench, services, training_class=class_)
    with bench.store.writing(TRAINER) as work:
        work.append(ce.Enrolled(), class_, person=person)
        work.commit()

    assert [offer.exam.id for offer in services.exams.offers(OPERATOR, person)] == [exam]
    assert services.exams.offers(OPERATOR, stranger) == []
    with pytest.raises(Conflict, match="没有报名"):
        services.sittings.start(OPERATOR, stranger, exam)
    assert services.sittings.start(OPERATOR, person, exam).source == "exam"
    assert [one.id for one in services.exams.exams(TRAINER, class_)] == [exam]


def test_two_sittings_of_one_paper_are_shown_in_different_orders(sqlite_bench: Bench) -> None:
    services = sqlite_bench.services()
    exam = open_exam(sqlite_bench, services)
    views = [services.sittings.start(OPERATOR, register(services, "张三", n), exam) for n in (1, 2)]

    first, second = (view.presentation for view in views)
    assert sorted(first.slots) == sorted(second.slots)
    assert first.slots != second.slots
    assert services.sittings.view(OPERATOR, views[0].id).presentation == first
