"""Journeys use the window in the theme of every other window's test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

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
