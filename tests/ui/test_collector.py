"""Cycles are collected in the window's thread and in no other."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ui.collector import Collector


class Knot:
    """Refers to itself: only the collector of cycles frees it."""

    def __init__(self, freed: list[threading.Thread]) -> None:
        self.me = self
        weakref.finalize(self, lambda: freed.append(threading.current_thread()))


@pytest.fixture
def collector(qtbot: QtBot) -> Iterator[Collector]:
    root = QObject()
    made = Collector(root)
    yield made
    made.stop()


def test_a_lane_that_makes_many_objects_destroys_nothing(qtbot: QtBot, collector: Collector) -> None:
    freed: list[threading.Thread] = []
    kept: list[list[int]] = []
    Knot(freed)

    lane = threading.Thread(target=lambda: kept.extend([] for _ in range(200_000)))
    lane.start()
    lane.join()
    before = list(freed)
    qtbot.waitUntil(lambda: bool(freed), timeout=5_000)

    assert before == []
    assert freed == [threading.main_thread()]


@pytest.mark.parametrize("before", [True, False])
def test_it_is_given_back_as_it_was(qtbot: QtBot, before: bool) -> None:
    outer = gc.isenabled()
    (gc.enable if before else gc.disable)()
    try:
        root = QObject()
        made = Collector(root)
        while_running = gc.isenabled()

        made.stop()

        assert (while_running, gc.isenabled()) == (False, before)
    finally:
        (gc.enable if outer else gc.disable)()
