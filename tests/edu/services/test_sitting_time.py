"""The time of a sitting: right to a second over restarts, power cuts and clocks that are set; over when it is over."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from edu.bootstrap import Services
from edu.domain.actors import OPERATOR
from edu.domain.errors import Conflict
from edu.domain.exams.blueprint import Blueprint, Downtime, DowntimeRule
from edu.domain.exams.timing import MINUTE
from edu.packs.library import ContentLibrary
from edu.services.sittings import SittingView
from edu.system.paths import Paths
from tests.edu.services.exam_hall import BLUEPRINT
from tests.edu.services.mock_sitting import key_of, reopen, start
from tests.people import register
from tests.stores import Bench

HOUR = 60 * MINUTE


class DownTimeCounts(ContentLibrary):
    """What is shipped, but a power cut costs its minutes."""

    def __init__(self) -> None:
        paths = Paths(data=Path())
        super().__init__(paths.content, paths.exams)

    def blueprint(self, blueprint_id: str) -> Blueprint:
        return replace(super().blueprint(blueprint_id), downtime=Downtime(rule="counts", max_minutes=30))


def crashed(bench: Bench, rule: DowntimeRule, *, ran: int, down: int) -> tuple[Services, SittingView]:
    """A sitting of 90 minutes that ran for `ran` and was down for `down` minutes; one answer was given."""
    services = bench.services()
    if rule == "counts":
        services.library = DownTimeCounts()
    view = services.sittings.start_mock(OPERATOR, register(services), BLUEPRINT)
    services.sittings.answer(OPERATOR, view.id, 1, key_of(view, 1))
    bench.clock.advance(ran * MINUTE)
    services.sittings.tick(OPERATOR, view.id)
    return reopen(bench, down * MINUTE), view  # as shipped: the rule stands on the sitting, not in what is installed


@pytest.mark.parametrize(("rule", "left"), [("counts", 60), ("paused", 80)])
def test_a_crash_costs_its_minutes_where_down_time_counts(bench: Bench, rule: DowntimeRule, left: int) -> None:
    services, view = crashed(bench, rule, ran=10, down=20)

    again = services.sittings.resume(OPERATOR, view.id)
    assert again.remaining_ms == left * MINUTE
    bench.clock.advance(left * MINUTE - 1)
    services.sittings.answer(OPERATOR, view.id, 2, key_of(view, 2))
    bench.clock.advance(1)

    assert services.sittings.tick(OPERATOR, view.id) == 0
    with pytest.raises(Conflict, match="时间已到"):
        services.sittings.answer(OPERATOR, view.id, 3, key_of(view, 3))
    result = services.sittings.hand_in(OPERATOR, view.id)
    assert (result.sitting.ended_by, set(result.responses.answers)) == ("time_out", {1, 2})
    assert result.sitting.used_ms == (10 + left) * MINUTE, "what was down is not booked as time sat"
    assert result.sitting.down_ms == 20 * MINUTE


@pytest.mark.parametrize(("rule", "state"), [("counts", "marked"), ("paused", "running")])
def test_time_that_ran_out_during_a_crash_hands_in_where_down_time_counts(
    bench: Bench, rule: DowntimeRule, state: str
) -> None:
    services, view = crashed(bench, rule, ran=75, down=15)

    assert services.sittings.close_lapsed(OPERATOR) == (1 if rule == "counts" else 0)

    with bench.store.reading() as held:
        record = held.exams.sitting(view.id)
    assert record is not None
    assert (record.state, record.ended_by) == (state, "time_out" if rule == "counts" else "")


def test_time_runs_by_the_monotonic_clock(sqlite_bench: Bench) -> None:
    services, view = start(sqlite_bench)
    assert view.remaining_ms == 90 * MINUTE

    sqlite_bench.clock.advance(10 * MINUTE)
    sqlite_bench.clock.jump_to(sqlite_bench.clock.now_ms() + 5 * HOUR)  # somebody sets the wall clock

    assert services.sittings.view(OPERATOR, view.id).remaining_ms == 80 * MINUTE


def test_a_power_cut_that_is_paused_costs_nothing(bench: Bench) -> None:
    services, view = start(bench)
    bench.clock.advance(10 * MINUTE)
    services.sittings.tick(OPERATOR, view.id)
    bench.clock.advance(900)

    again = reopen(bench, 20 * MINUTE).sittings.resume(OPERATOR, view.id)

    assert abs(again.remaining_ms - (80 * MINUTE - 900)) <= 1000
    assert again.resumed == 1


def test_an_answer_after_the_last_note_tells_how_long_the_sitting_ran(bench: Bench) -> None:
    services, view = start(bench)
    services.sittings.tick(OPERATOR, view.id)
    bench.clock.advance(5_000)  # a busy machine: the notes of five seconds were late
    services.sittings.answer(OPERATOR, view.id, 1, key_of(view, 1))

    again = reopen(bench, 10 * MINUTE).sittings.resume(OPERATOR, view.id)

    assert again.remaining_ms == 90 * MINUTE - 5_000


def test_a_clock_set_forward_while_sitting_costs_nothing_after_a_restart(sqlite_bench: Bench) -> None:
    services, view = start(sqlite_bench)
    services.sittings.tick(OPERATOR, view.id)
    sqlite_bench.clock.jump_to(sqlite_bench.clock.now_ms() + 20 * MINUTE)
    services.sittings.answer(OPERATOR, view.id, 1, key_of(view, 1))

    again = reopen(sqlite_bench, 0).sittings.resume(OPERATOR, view.id)

    assert again.remaining_ms == 90 * MINUTE


def test_what_is_down_longer_than_the_rule_gives_counts(sqlite_bench: Bench) -> None:
    services, view = start(sqlite_bench)
    services.sittings.tick(OPERATOR, view.id)

    once = reopen(sqlite_bench, 25 * MINUTE)
    assert once.sittings.resume(OPERATOR, view.id).remaining_ms == 90 * MINUTE
    once.sittings.tick(OPERATOR, view.id)
    twice = reopen(sqlite_bench, 15 * MINUTE).sittings.resume(OPERATOR, view.id)

    assert twice.remaining_ms == 80 * MINUTE  # 40 minutes down in all, 30 are given back
    assert twice.resumed == 2


def test_a_clock_set_back_while_off_gives_no_time(sqlite_bench: Bench) -> None:
    services, view = start(sqlite_bench)
    sqlite_bench.clock.advance(10 * MINUTE)
    services.sittings.tick(OPERATOR, view.id)

    again = reopen(sqlite_bench, -3 * HOUR).sittings.resume(OPERATOR, view.id)

    assert again.remaining_ms == 80 * MINUTE


def test_a_sitting_without_a_clock_note_still_resumes(sqlite_bench: Bench) -> None:
    _, view = start(sqlite_bench)
    with sqlite_bench.store.writing(OPERATOR) as work:
        work.exams.forget_clock(view.id)
        work.commit()

    again = reopen(sqlite_bench, 10 * MINUTE).sittings.resume(OPERATOR, view.id)

    assert again.remaining_ms == 90 * MINUTE


def test_resuming_what_runs_here_just_shows_it(sqlite_bench: Bench) -> None:
    services, view = start(sqlite_bench)
    sqlite_bench.clock.advance(MINUTE)

    again = services.sittings.resume(OPERATOR, view.id)

    assert (again.resumed, again.remaining_ms) == (0, 89 * MINUTE)


def test_a_resumption_that_was_not_saved_did_not_happen(sqlite_bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk was full while it was booked: the next try books the whole gap."""
    services, view = start(sqlite_bench)
    services.sittings.tick(OPERATOR, view.id)
    later = reopen(sqlite_bench, 20 * MINUTE)
    with monkeypatch.context() as patch:
        patch.setattr("edu.storage.unit_of_work.UnitOfWork.commit", _full)
        with pytest.raises(OSError, match="full"):
            later.sittings.resume(OPERATOR, view.id)
    sqlite_bench.clock.advance(20 * MINUTE)

    again = later.sittings.resume(OPERATOR, view.id)

    assert again.remaining_ms == 80 * MINUTE  # 40 minutes down, 30 given back
    assert again.resumed == 1


def _full(_: object) -> None:
    raise OSError("full")


def test_an_answer_after_time_is_refused_and_handing_in_says_time_out(bench: Bench) -> None:
    services, view = start(bench)
    services.sittings.answer(OPERATOR, view.id, 1, key_of(view, 1))
    bench.clock.advance(90 * MINUTE)

    assert services.sittings.tick(OPERATOR, view.id) == 0
    with pytest.raises(Conflict, match="时间已到"):
        services.sittings.answer(OPERATOR, view.id, 2, key_of(view, 2))
    result = services.sittings.hand_in(OPERATOR, view.id)

    assert result.sitting.ended_by == "time_out"
    assert result.sitting.used_ms == 90 * MINUTE
    assert set(result.responses.answers) == {1}


def test_the_last_second_still_counts(sqlite_bench: Bench) -> None:
    services, view = start(sqlite_bench)
    sqlite_bench.clock.advance(90 * MINUTE - 1)

    services.sittings.answer(OPERATOR, view.id, 2, key_of(view, 2))

    assert services.sittings.hand_in(OPERATOR, view.id).sitting.ended_by == "candidate"


def test_what_lapsed_while_off_is_handed_in_at_start_and_the_rest_waits(bench: Bench) -> None:
    services, lapsed = start(bench)
    services.sittings.answer(OPERATOR, lapsed.id, 1, key_of(lapsed, 1))
    bench.clock.advance(85 * MINUTE)
    services.sittings.tick(OPERATOR, lapsed.id)
    young = services.sittings.start_mock(OPERATOR, register(services, "李四", 2), BLUEPRINT)

    later = reopen(bench, 40 * MINUTE)  # 10 minutes too many: more than the five that were left

    assert later.sittings.close_lapsed(OPERATOR) == 1
    assert later.sittings.close_lapsed(OPERATOR) == 0
    result = later.sittings.result(OPERATOR, lapsed.id)
    assert (result.sitting.state, result.sitting.ended_by) == ("marked", "time_out")
    assert set(result.responses.answers) == {1}
    assert [one.id for one in later.sittings.resumable(OPERATOR, young.person)] == [young.id]
