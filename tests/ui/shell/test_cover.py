from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from edu.system.supervision.supervisor import COVER_AWAY, COVER_STAFF, COVER_UNDER, COVER_WAIT
from ui import theme
from ui.shell.cover import Cover, CoverSheet


@pytest.fixture
def cover(qtbot: QtBot) -> Iterator[Cover]:
    theme.apply(QApplication.instance(), scale="kiosk", reduced_motion=True)  # type: ignore[arg-type]
    made = Cover()
    made.start()
    yield made
    made._look.stop()
    made.lockdown.release()
    for sheet in made.sheets.values():
        sheet.close()


def sheet_of(cover: Cover) -> CoverSheet:
    return cover.sheets[QGuiApplication.primaryScreen()]


def test_every_screen_has_its_sheet_at_once(cover: Cover) -> None:
    assert set(cover.sheets) == set(QGuiApplication.screens())
    assert all(sheet.isVisible() for sheet in cover.sheets.values())
    assert sheet_of(cover).geometry() == QGuiApplication.primaryScreen().geometry()


@pytest.mark.parametrize(("order", "title"), [(COVER_WAIT, "请稍等"), (COVER_STAFF, "请找工作人员")])
def test_it_says_calmly_what_a_visitor_can_do(cover: Cover, order: str, title: str, qtbot: QtBot) -> None:
    cover.obey(order)
    qtbot.waitUntil(lambda: cover.order == order)

    assert sheet_of(cover).title.text() == title
    assert sheet_of(cover).more.text()


def test_it_goes_off_the_glass_for_the_staff_and_comes_back(cover: Cover, qtbot: QtBot) -> None:
    cover.obey(COVER_AWAY)
    qtbot.waitUntil(lambda: not sheet_of(cover).isVisible())

    cover.obey(COVER_UNDER)

    qtbot.waitUntil(lambda: sheet_of(cover).isVisible())


def test_a_word_that_it_does_not_know_changes_nothing(cover: Cover, qtbot: QtBot) -> None:
    cover.obey(COVER_STAFF)
    cover.obey("rm -rf")
    cover.obey("")
    qtbot.waitUntil(lambda: cover.order == COVER_STAFF)

    assert sheet_of(cover).title.text() == "请找工作人员"
