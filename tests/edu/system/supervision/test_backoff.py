from __future__ import annotations

from edu.system.supervision.backoff import PATIENCE, SHORT_MS, STOOD_MS, Backoff


def test_first_failures_cost_no_wait_and_later_ones_more_and_more_up_to_a_minute() -> None:
    backoff = Backoff()

    waits = [backoff.failed(at).wait_ms for at in range(12)]

    assert waits[:5] == [0, 0, 1_000, 2_000, 4_000]
    assert waits == sorted(waits)
    assert waits[-1] == 60_000


def test_staff_are_asked_for_after_some_failures_in_a_row_and_no_sooner() -> None:
    backoff = Backoff()

    asked = [backoff.failed(at).needs_staff for at in range(PATIENCE)]

    assert asked == [False] * (PATIENCE - 1) + [True]


def test_a_kiosk_that_stood_comes_back_at_once_however_often_it_is_ended() -> None:
    backoff = Backoff()

    pauses = [backoff.failed(at, STOOD_MS) for at in range(100)]

    assert {pause.wait_ms for pause in pauses} == {0}
    assert pauses[-1].needs_staff


def test_a_failure_a_day_never_adds_up() -> None:
    backoff = Backoff()

    pauses = [backoff.failed(day * (SHORT_MS + 1)) for day in range(100)]

    assert {(pause.wait_ms, pause.needs_staff) for pause in pauses} == {(0, False)}
