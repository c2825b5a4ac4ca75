from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import QThread
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.tasks import Task, TaskRunner


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[TaskRunner]:
    runner = TaskRunner()
    yield runner
    runner.close()


@pytest.fixture
def owner(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def test_a_lane_that_computes_gives_way_ten_times_as_often_as_python_would(tasks: TaskRunner) -> None:
    assert sys.getswitchinterval() <= 0.0005


def test_result_arrives_on_the_ui_thread(qtbot: QtBot, tasks: TaskRunner, owner: QWidget) -> None:
    got: list[tuple[int, bool]] = []
    ui_thread = threading.get_ident()

    def work(_task: Task) -> int:
        assert threading.get_ident() != ui_thread
        return 6 * 7

    tasks.start(owner, work, lambda value: got.append((value, threading.get_ident() == ui_thread)))

    qtbot.waitUntil(lambda: bool(got))
    assert got == [(42, True)]
    assert QThread.currentThread() is owner.thread()


def test_error_goes_to_the_screen_or_else_to_failed(qtbot: QtBot, tasks: TaskRunner, owner: QWidget) -> None:
    seen: list[Exception] = []

    def work(_task: Task) -> None:
        raise ValueError("坏")

    tasks.start(owner, work, on_error=seen.append)
    qtbot.waitUntil(lambda: bool(seen))
    with qtbot.waitSignal(tasks.failed) as failed:
        tasks.start(owner, work)

    assert isinstance(seen[0], ValueError)
    assert isinstance(failed.args[0], ValueError)


def test_callback_of_a_closed_screen_is_dropped(qtbot: QtBot, tasks: TaskRunner) -> None:
    gate = threading.Event()
    got: list[object] = []
    screen = QWidget()
    tasks.start(screen, lambda _task: gate.wait(5), got.append)

    shiboken6.delete(screen)
    gate.set()

    qtbot.waitUntil(lambda: not tasks.busy)
    assert got == []


def test_database_lane_is_one_thread_wide(qtbot: QtBot, tasks: TaskRunner, owner: QWidget) -> None:
    order: list[str] = []
    at_once: list[int] = []
    inside = 0

    def work(name: str) -> str:
        nonlocal inside
        inside += 1
        at_once.append(inside)
        threading.Event().wait(0.005)
        inside -= 1
        return name

    for name in "abcde":
        tasks.start(owner, lambda _task, name=name: work(name), order.append)

    qtbot.waitUntil(lambda: len(order) == 5)
    assert order == list("abcde")
    assert max(at_once) == 1


def test_free_lane_does_not_wait_for_the_database(qtbot: QtBot, tasks: TaskRunner, owner: QWidget) -> None:
    gate = threading.Event()
    got: list[str] = []
    tasks.start(owner, lambda _task: gate.wait(5), lambda _value: got.append("database"))

    tasks.start(owner, lambda _task: None, lambda _value: got.append("free"), lane="free")

    qtbot.waitUntil(lambda: got == ["free"])
    gate.set()
    qtbot.waitUntil(lambda: got == ["free", "database"])


def test_progress_is_told_and_cancel_ends_the_work(qtbot: QtBot, tasks: TaskRunner, owner: QWidget) -> None:
    told: list[tuple[float, str]] = []
    ended: list[str] = []

    def work(task: Task) -> None:
        task.report(0.25, "一")
        for _ in range(2000):
            threading.Event().wait(0.002)
            task.report(0.5)

    job = tasks.start(
        owner,
        work,
        lambda _value: ended.append("done"),
        on_progress=lambda fraction, text: told.append((fraction, text)),
        on_cancel=lambda: ended.append("cancelled"),
    )
    qtbot.waitUntil(lambda: bool(told))
    job.cancel()

    qtbot.waitUntil(lambda: bool(ended))
    assert told[0] == (0.25, "一")
    assert ended == ["cancelled"]


def test_close_joins_and_delivers_nothing_more(qtbot: QtBot, owner: QWidget) -> None:
    runner = TaskRunner()
    begun, finished = threading.Event(), threading.Event()
    got: list[Any] = []

    def work(task: Task) -> None:
        begun.set()
        while not task.cancelled:
            threading.Event().wait(0.002)
        finished.set()

    runner.start(owner, work, got.append)
    runner.start(owner, lambda _task: 1, got.append)
    assert begun.wait(30)  # what has not begun when all is closed never does
    runner.close()

    assert finished.is_set()
    qtbot.wait(20)
    assert got == []
    with pytest.raises(RuntimeError):
        runner.start(owner, lambda _task: 1)
