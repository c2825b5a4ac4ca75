"""No test needs a display: Qt is told so before anything imports it."""

from __future__ import annotations

import os

import pytest

pytest_plugins = ["tests.fixtures_postgres", "tests.fixtures_stores", "tests.fixtures_demo"]

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")


def pytest_configure(config: pytest.Config) -> None:
    # said once per window by the platform without a display; every other Qt warning fails the test
    config.addinivalue_line("qt_log_ignore", "does not support propagateSizeHints")
