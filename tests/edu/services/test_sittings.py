"""A sitting from start to mark: answers durable, each sees their own, nothing silently changed."""

from __future__ import annotations

import pytest

from edu.bootstrap import Services
from edu.domain.actors import OPERATOR
from edu.domain.errors import Conflict, NotAllowed, NotFound
from edu.domain.exams.timing import MINUTE
from edu.services.sittings import ResultView, SittingView
from edu.storage.integrity import digest, verify
from edu.storage.refolding import rebuild
from tests.edu.services.exam_hall import BLUEPRINT
from tests.edu.services.mock_sitting import key_of, reopen, start
from tests.people import ADMIN, KIOSK, TRAINER, learner, register
from tests.stores import Bench


def wrong_for(view: SittingView, slot: int) -> list[str]:
    item = view.paper.item(slot)
    assert item is not None
    return [next(option.id for option in item.question.options if not option.correct)]


def answer_all(services: Services, view: SittingView, *, wrong: frozenset[int] = frozenset()) -> None:
    for item in view.paper.items:
        given = wrong_for(view, item.slot) if item.slot in wrong else key_of(view, item.slot)
        services.sittings.answer(OPERATOR, view.id, item.slot, given)


def marks(result: ResultView) -> int:
    """Computed once more, by other code: whole key, or its share where a multiple choice has nothing wrong."""
    total = 0
    for item in result.paper.items:
        given = set(result.responses.answers.get(item.slot, ()))
        key = {option.id for option in item.question.options if option.correct}
        if given == key:
            total += item.marks
        elif item.question.type == "multiple" and given and given < key:
            total += item.marks * len(given) // len(key)
    return total


# -- answering --


def test_an_answer_is_there_for_another_process_when_it_returns(bench: Bench) -> None:
    services, view = start(bench)
    services.sittings.answer(OPERATOR, view.id, 1, key_of(view, 1))

    with bench.services().database.reading() as other:
        assert dict(other.exams.responses(view.id).answers) == {1: tuple(key_of(view, 1))}


def test_the_last_answer_counts_and_an_empty_one_takes_it_back(bench: Bench) -> None:
    services, view = start(bench)
    services.sittings.answer(OPERATOR, view.id, 1, wrong_for(view, 1))
    services.sittings.answer(OPERATOR, view.id, 1, key_of(view, 1))
    services.sittings.answer(OPERATOR, view.id, 2, key_of(view, 2))
    services.sittings.answer(OPERATOR, view.id, 2, [])

    assert dict(services.sittings.view(OPERATOR, view.id).responses.answers) == {1: tuple(key_of(view, 1))}


def test_a_flag_and_an_answer_do_not_touch_each_other(bench: Bench) -> None:
    services, view = start(bench)
    services.sittings.flag(OPERATOR, view.id, 3, on=True)
    services.sittings.answer(OPERATOR, view.id, 3, key_of(view, 3))
    services.sittings.flag(OPERATOR, view.id, 4, on=True)
    services.sittings.flag(OPERATOR, view.id, 4, on=False)

    responses = services.sittings.view(OPERATOR, view.id).responses
    assert responses.flagged == {3}
    assert dict(responses.answers) == {3: tuple(key_of(view, 3))}


@pytest.mark.parametrize(("slot", "options"), [(1, ["no-such-option"]), (99, ["true"]), (0, [])])
def test_what_is_not_on_the_paper_is_refused(bench: Bench, slot: int, options: list[str]) -> None:
    services, view = start(bench)

    with pytest.raises(Conflict, match="没有保存"):
        services.sittings.answer(OPERATOR, view.id, slot, options)


def test_a_single_choice_takes_one_option(sqlite_bench: Bench) -> None:
    services, view = start(sqlite_bench)
    item = next(item for item in view.paper.items if item.question.type == "single")

    with pytest.raises(Conflict, match="只能选一项"):
        services.sittings.answer(OPERATOR, view.id, item.slot, [o.id for o in item.question.options][:2])


def test_an_option_sent_twice_is_kept_once(sqlite_bench: Bench) -> None:
    services, view = start(sqlite_bench)
    item = next(item for item in view.paper.items if item.question.type == "multiple")
    option = item.question.options[0].id
    services.sittings.answer(OPERATOR, view.id, item.slot, [option, option])

    assert services.sittings.view(OPERATOR, view.id).responses.answers[item.slot] == (option,)


@pytest.mark.parametrize("step", ["answer", "flag", "tick", "hand_in"])
def test_a_sitting_that_is_not_open_here_is_told_so(sqlite_bench: Bench, step: str) -> None:
    services, view = start(sqlite_bench)
    other = sqlite_bench.services().sittings
    calls = {
        "answer": lambda: other.answer(OPERATOR, view.id, 1, []),
        "flag": lambda: other.flag(OPERATOR, view.id, 1, on=True),
        "tick": lambda: other.tick(OPERATOR, view.id),
        "hand_in": lambda: other.hand_in(OPERATOR, view.id),
    }

    with pytest.raises(Conflict, match="没有在本机打开"):
        calls[step]()
    assert services.sittings.view(OPERATOR, view.id).resumed == 0


# -- whose sitting --


def test_a_learner_sits_and_sees_only_their_own(sqlite_bench: Bench) -> None:
    services, view = start(sqlite_bench)
    other = learner(register(services, "李四", 2))
    sittings = services.sittings
    calls = [
        lambda: sittings.start_mock(other, view.person, BLUEPRINT),
        lambda: sittings.view(other, view.id),
        lambda: sittings.answer(other, view.id, 1, []),
        lambda: sittings.flag(other, view.id, 1, on=True),
        lambda: sittings.tick(other, view.id),
        lambda: sittings.resume(other, view.id),
        lambda: sittings.resumable(other, view.person),
        lambda: sittings.hand_in(other, view.id),
        lambda: sittings.override_mark(other, view.id, 0, "试试看"),
    ]
    for call in calls:
        with pytest.raises(NotAllowed):
            call()

    own = learner(view.person)
    sittings.answer(own, view.id, 1, key_of(view, 1))
    sittings.hand_in(own, view.id)
    with pytest.raises(NotAllowed):
        sittings.result(other, view.id)


def test_a_kiosk_sits_no_exam(sqlite_bench: Bench) -> None:
    services, view = start(sqlite_bench)

    with pytest.raises(NotAllowed):
        services.sittings.start_mock(KIOSK, view.person, BLUEPRINT)


def test_nobody_sits_for_a_person_that_is_not_known(sqlite_bench: Bench) -> None:
    with pytest.raises(NotFound):
        sqlite_bench.services().sittings.start_mock(OPERATOR, "9" * 32, BLUEPRINT)


# -- the mark --


def test_everything_right_is_full_marks(bench: Bench) -> None:
    services, view = start(bench)
    answer_all(services, view)

    result = services.sittings.hand_in(OPERATOR, view.id)

    assert result.sitting.score == result.sitting.total == view.paper.total == marks(result)
    assert result.sitting.passed
    assert result.sitting.vital_missed == ()


@pytest.mark.parametrize("step", [2, 3, 7])
def test_the_mark_equals_an_independent_one(bench: Bench, step: int) -> None:
    services, view = start(bench)
    for item in view.paper.items:
        if item.slot % step == 0:
            continue
        options = [option.id for option in item.question.options]
        given = sorted(item.question.key)[:2] if item.slot % 5 else options[:1]
        services.sittings.answer(OPERATOR, view.id, item.slot, given)

    result = services.sittings.hand_in(OPERATOR, view.id)

    assert result.sitting.score == marks(result) == sum(result.sitting.slots)
    assert 0 < marks(result) < view.paper.total


def test_what_is_shown_at_the_start_and_at_the_end_is_what_is_stored(bench: Bench) -> None:
    """Neither reads back what it has just written."""
    services, begun = start(bench)
    assert services.sittings.view(OPERATOR, begun.id) == begun

    answer_all(services, begun, wrong=frozenset({2, 5}))
    services.sittings.flag(OPERATOR, begun.id, 3, on=True)
    ended = services.sittings.hand_in(OPERATOR, begun.id)

    assert services.sittings.result(OPERATOR, begun.id) == ended
    assert ended.sitting.state == "marked"


def test_handed_in_is_over(bench: Bench) -> None:
    services, view = start(bench)
    services.sittings.hand_in(OPERATOR, view.id)

    with pytest.raises(Conflict):
        services.sittings.answer(OPERATOR, view.id, 1, key_of(view, 1))
    with pytest.raises(Conflict):
        services.sittings.resume(OPERATOR, view.id)
    with pytest.raises(Conflict):
        services.sittings.hand_in(OPERATOR, view.id)
    assert list(services.sittings.resumable(OPERATOR, view.person)) == []


def test_no_result_before_handing_in(sqlite_bench: Bench) -> None:
    services, view = start(sqlite_bench)

    with pytest.raises(Conflict, match="还没有交卷"):
        services.sittings.result(OPERATOR, view.id)
    with pytest.raises(NotFound):
        services.sittings.result(OPERATOR, "9" * 32)


def test_a_mark_changed_by_hand_keeps_the_old_one_on_the_chain(bench: Bench) -> None:
    services, view = start(bench)
    answer_all(services, view, wrong=frozenset(range(1, 40)))
    before = services.sittings.hand_in(OPERATOR, view.id).sitting

    services.sittings.override_mark(ADMIN, view.id, 8200, "第 3 题有歧义，复核后加分")

    after = services.sittings.result(OPERATOR, view.id)
    assert (after.sitting.score, after.sitting.overridden) == (8200, True)
    assert after.result.total == before.score
    with bench.store.reading() as reading:
        lines = reading.ledger.lines_of_subject(view.id)
    assert [line.kind for line in lines][-2:] == ["sitting_marked", "mark_overridden"]
    assert f'"score":{before.score}' in lines[-2].payload
    assert "歧义" not in lines[-1].payload
    assert lines[-1].actor == ADMIN.ref


@pytest.mark.parametrize(("score", "reason"), [(8000, " "), (-1, "复核改分"), (10_001, "复核改分")])
def test_a_mark_out_of_bounds_or_without_reason_is_refused(sqlite_bench: Bench, score: int, reason: str) -> None:
    services, view = start(sqlite_bench)
    services.sittings.hand_in(OPERATOR, view.id)

    with pytest.raises(Conflict):
        services.sittings.override_mark(TRAINER, view.id, score, reason)


def test_marks_alone_do_not_lift_a_veto(sqlite_bench: Bench) -> None:
    services, view = start(sqlite_bench)
    vital = next((item.slot for item in view.paper.items if item.question.vital), None)
    assert vital is not None, "the mock draws vital questions"
    answer_all(services, view, wrong=frozenset({vital}))
    result = services.sittings.hand_in(OPERATOR, view.id)
    assert result.result.reached
    assert not result.sitting.passed

    services.sittings.override_mark(ADMIN, view.id, view.paper.total, "复核改分")

    assert services.sittings.result(OPERATOR, view.id).sitting.passed is False


def test_the_whole_story_verifies_and_rebuilds(bench: Bench) -> None:
    services, view = start(bench)
    answer_all(services, view)
    services.sittings.flag(OPERATOR, view.id, 1, on=True)
    later = reopen(bench, MINUTE)
    later.sittings.resume(OPERATOR, view.id)
    later.sittings.hand_in(OPERATOR, view.id)
    live = digest(bench.store)

    rebuild(bench.store)

    assert digest(bench.store) == live
    assert verify(bench.store).ok
