"""Duties told by another process, and what is done where it stops short."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from edu.domain.statistics import StoppedShort
from edu.services.statistics import carried_on

ALL = list(range(7))


def stopping(after: int) -> Callable[[], Iterator[int]]:
    def told() -> Iterator[int]:
        yield from ALL[:after]
        raise StoppedShort

    return told


@pytest.mark.parametrize("after", [0, 3, 7])
def test_each_duty_is_told_once_wherever_the_other_stops(after: int) -> None:
    assert list(carried_on(stopping(after), lambda: iter(ALL))) == ALL


def test_nobody_judges_twice_what_the_other_told_to_the_end() -> None:
    def own() -> Iterator[int]:
        raise AssertionError

    assert list(carried_on(lambda: iter(ALL), own)) == ALL


def test_another_failure_is_not_taken_for_a_short_stop() -> None:
    def broken() -> Iterator[int]:
        yield 0
        raise OSError("broken")

    with pytest.raises(OSError, match="broken"):
        list(carried_on(broken, lambda: iter(ALL)))
