"""No test needs a display: Qt is told so before anything imports it."""

from __future__ import annotations

import gc
import os
import shutil
import tempfile
from collections.abc import Iterator
from typing import TYPE_CHECKING

import hypothesis
import pytest

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from ui.collector import Collector

# under a tracer, or on a busy machine, slow examples are no fault of what is tested
hypothesis.settings.register_profile("traced", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow])

pytest_plugins = ["tests.fixtures_postgres", "tests.fixtures_stores", "tests.fixtures_demo"]

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

os.environ["YINGZHI_SECRETS"] = tempfile.mkdtemp(prefix="yingzhi-test-secrets-")  # never the user's own


def pytest_unconfigure() -> None:
    shutil.rmtree(os.environ["YINGZHI_SECRETS"], ignore_errors=True)


def pytest_configure(config: pytest.Config) -> None:
    # said once per window by the platform without a display; every other Qt warning fails the test
    config.addinivalue_line("qt_log_ignore", "does not support propagateSizeHints")


@pytest.fixture(scope="session", autouse=True)
def unsynced() -> None:
    """No test cuts the power, and a sync of the disk at each commit is a tenth of the time, more on a slow disk. What
    starts the program in a process of its own, as the rigs and the journeys do, has it as it is shipped.
    """
    from edu.storage import engines

    engines.SYNCHRONOUS = "OFF"


_COLLECTORS: list[Collector] = []


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> Iterator[QApplication]:
    """As in the program, cycles are collected in the window's thread and never while Qt draws."""
    from ui.collector import Collector

    gc.set_threshold(5_000, 20, 50)  # what one process holds for thousands of tests is not looked through too often
    _COLLECTORS.append(Collector(qapp))
    yield qapp
    _COLLECTORS.pop().stop()


def pytest_runtest_teardown() -> None:
    """Tests that turn no event loop collect here."""
    for collector in _COLLECTORS:
        collector.look()
