"""What waits for room on the disk: nothing is lost below the limit, and what is lost above it is counted."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial

import pytest
from pytestqt.qtbot import QtBot

from edu.domain.errors import DiskFull
from edu.domain.hall.health import Unbooked
from ui.screens.kiosk.booking import MOST_WAITING, Booking, Kind
from ui.tasks import TaskRunner


class Disk:
    """`full` refuses; while `may_write` is not set, a write takes its time."""

    def __init__(self, tasks: TaskRunner, qtbot: QtBot) -> None:
        self.booking, self._tasks, self._qtbot = Booking(tasks), tasks, qtbot
        self.written: list[int] = []
        self.full = False
        self.begun, self.may_write = threading.Event(), threading.Event()
        self.may_write.set()

    def write(self, number: int) -> None:
        self.begun.set()
        self.may_write.wait(20)
        if self.full:
            raise DiskFull("磁盘满了。")
        self.written.append(number)

    def visits(self, numbers: range) -> None:
        for number in numbers:
            self.booking.book("visit", partial(self.write, number))

    def settle(self) -> None:
        self._qtbot.waitUntil(lambda: not self._tasks.busy, timeout=20_000)

    def fill(self, count: int) -> None:
        self.full = True
        self.visits(range(count))
        self.settle()

    def begin_to_write(self) -> None:
        """The batch is in the lane, its first one being written."""
        self.full = False
        self.begun.clear()
        self.may_write.clear()
        self.booking.try_again()
        assert self.begun.wait(20)


@pytest.fixture
def disk(qtbot: QtBot) -> Iterator[Disk]:
    tasks = TaskRunner()
    made = Disk(tasks, qtbot)
    yield made
    made.may_write.set()
    tasks.close()


def test_a_visit_that_ends_while_the_most_that_waits_is_written_is_not_lost(disk: Disk) -> None:
    disk.fill(MOST_WAITING)
    assert disk.booking.unbooked == Unbooked(visits=MOST_WAITING, why="磁盘满了。")
    disk.begin_to_write()
    disk.visits(range(MOST_WAITING, MOST_WAITING + 3))
    disk.may_write.set()
    disk.settle()

    assert disk.written == list(range(MOST_WAITING + 3))
    assert disk.booking.unbooked == Unbooked()


def test_what_more_than_the_most_is_dropped_from_the_oldest_and_counted_for_the_staff(disk: Disk) -> None:
    disk.fill(MOST_WAITING + 2)
    assert disk.booking.unbooked == Unbooked(visits=MOST_WAITING, lost=2, why="磁盘满了。")

    disk.full = False
    disk.booking.try_again()
    disk.settle()

    assert disk.written == list(range(2, MOST_WAITING + 2))
    assert disk.booking.unbooked == Unbooked(lost=2)


def test_one_that_fails_by_itself_keeps_none_that_follow_from_being_booked(disk: Disk) -> None:
    disk.booking.book("answer", lambda: 1 / 0)
    disk.settle()
    disk.visits(range(2))
    disk.settle()

    assert disk.written == [0, 1]
    assert disk.booking.unbooked == Unbooked(lost=1)


@pytest.mark.parametrize("error", [DiskFull("磁盘满了。"), OSError("no room")])
def test_both_kinds_wait_for_room_in_their_order(disk: Disk, error: Exception) -> None:
    written: list[str] = []
    full = True

    def write(name: str) -> None:
        if full:
            raise error
        written.append(name)

    order: tuple[Kind, ...] = ("visit", "answer", "visit")
    for kind in order:
        disk.booking.book(kind, partial(write, kind))
        disk.settle()
    kept = disk.booking.unbooked
    assert (kept.visits, kept.answers, kept.lost) == (2, 1, 0)
    assert kept.why.startswith("磁盘")

    full = False
    disk.booking.try_again()
    disk.settle()

    assert written == list(order)
    assert disk.booking.unbooked == Unbooked()
