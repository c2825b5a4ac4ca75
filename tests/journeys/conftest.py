"""Journeys use the window in the theme of every other window's test, and folders copied from one small township."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from edu.domain.actors import Actor, Role
from edu.lan import server
from edu.system.clock import FixedClock, ms_at
from tests.command_line import Folder
from tests.fixtures_demo import Demo
from tests.journeys.hands import PIN, Hands, sit_down
from ui import theme
from ui.app import make_application


@pytest.fixture(scope="session")
def qapp_cls() -> type[QApplication]:
    return QApplication


@pytest.fixture
def plain_theme(qapp: QApplication) -> Iterator[None]:
    make_application(log_qt=False, reduced_motion=True)
    yield
    if theme.current() != theme.Theme(reduced_motion=True):
        theme.apply(qapp, reduced_motion=True)


@pytest.fixture
def drill_hands(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, plain_theme: None) -> Hands:
    """At the launcher of a township that is set up; phones reach this machine by loopback alone."""
    monkeypatch.setattr(server, "own_addresses", lambda: ("127.0.0.1",))
    hands = sit_down(qtbot, monkeypatch, tmp_path, FixedClock(ms_at(date(2026, 11, 22), 9)))
    hands.services.access.set_pin(PIN)
    hands.services.recovery.confirm()
    office = Actor(role=Role.ADMIN, id="window")
    hands.services.organisations.declare_org_unit(office, code="331124101000", name="叶村乡", level="township")
    hands.program.start()
    hands.settle()
    return hands


@pytest.fixture(scope="module")
def shared(demo: Demo, tmp_path_factory: pytest.TempPathFactory) -> Folder:
    """For what must change nothing."""
    return demo.folder.copy(tmp_path_factory.mktemp("shared"))


@pytest.fixture
def folder(demo: Demo, tmp_path: Path) -> Folder:
    return demo.folder.copy(tmp_path)


@pytest.fixture
def untouched(shared: Folder, demo: Demo) -> Iterator[Folder]:
    """Afterwards the digest is the one before, which a command answers: nothing half-done, the program usable."""
    yield shared
    assert shared.digest() == demo.answer["digest"]
