"""Every test of the window gets the same application in the plain light desktop theme."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from ui import theme
from ui.app import make_application
from ui.games.glass import GameGlass


@pytest.fixture(scope="session")
def qapp_cls() -> type[QApplication]:
    return QApplication


@pytest.fixture(autouse=True)
def _bare_glass(monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault of a game is seen, not caught."""
    monkeypatch.setattr(GameGlass, "guarded", False)


@pytest.fixture(autouse=True)
def _plain_theme(qapp: QApplication) -> Iterator[None]:
    make_application(log_qt=False, reduced_motion=True)
    yield
    if theme.current() != theme.Theme(reduced_motion=True):
        theme.apply(qapp, reduced_motion=True)
