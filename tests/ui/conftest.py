"""Every test of the window gets the same application in the plain light desktop theme."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from ui import theme
from ui.app import make_application
from ui.games.glass import GameGlass

_MANY = 50
"""Windows and loose widgets that wait for the collector of cycles."""


@pytest.fixture(scope="session")
def qapp_cls() -> type[QApplication]:
    return QApplication


@pytest.fixture(autouse=True)
def _bare_glass(monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault of a game is seen, not caught."""
    monkeypatch.setattr(GameGlass, "guarded", False)


def _sweep() -> None:
    """What a running loop does by itself: screens that were left go. Ten thousand of them made every change of theme
    last ten seconds.
    """
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    if len(QApplication.topLevelWidgets()) > _MANY:
        gc.collect()


@pytest.fixture(autouse=True)
def _plain_theme(qapp: QApplication) -> Iterator[None]:
    make_application(log_qt=False, reduced_motion=True)
    yield
    _sweep()
    if theme.current() != theme.Theme(reduced_motion=True):
        theme.apply(qapp, reduced_motion=True)
