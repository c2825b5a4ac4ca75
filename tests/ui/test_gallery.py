from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from edu.domain.courses import marked_runs
from ui import theme
from ui.gallery import Gallery, GalleryEntry, grab
from ui.picture_checks import clipped_texts
from ui.screens.specimen.pictures import specimen_entries
from ui.screens.specimen.windows import window_entries
from ui.widgets import PlainLabel, Prose, column

ENTRIES = [*specimen_entries(), *window_entries()]


@pytest.mark.parametrize("entry", ENTRIES, ids=[entry.file_name for entry in ENTRIES])
def test_specimen_is_neither_blank_nor_clipped(entry: GalleryEntry, qtbot: QtBot) -> None:
    ((_entry, image, flaws),) = Gallery([entry]).drawn()

    assert (image.width(), image.height()) == (entry.width, entry.height)
    assert flaws == []


def make_entry(route: str, note: str = "") -> GalleryEntry:
    return GalleryEntry(route=route, mode="study", width=320, height=200, factory=lambda: PlainLabel(route),
                        variant="dark", note=note)  # fmt: skip


def test_gallery_renders_what_is_asked_and_restores_the_theme(qtbot: QtBot, tmp_path: Path) -> None:
    gallery = Gallery([make_entry("study.plan"), make_entry("exam.hall")])
    before = theme.current()

    pictures = gallery.render(tmp_path, only="study")

    assert [picture["route"] for picture in pictures] == ["study.plan"]
    assert "study.plan" in (tmp_path / "index.html").read_text("utf-8")
    assert theme.current() == before


def test_pages_of_one_route_are_told_apart_by_their_note() -> None:
    entries = [make_entry("kiosk.game_play", note) for note in ("cpr-begin", "cpr-end", "road-begin", "")]

    asked = {
        only: [entry.note for entry in entries if entry.answers(only)] for only in ("kiosk", "kiosk.game:cpr", "x:cpr")
    }

    assert asked == {
        "kiosk": ["cpr-begin", "cpr-end", "road-begin", ""],
        "kiosk.game:cpr": ["cpr-begin", "cpr-end"],
        "x:cpr": [],
    }


def test_clipped_label_is_found(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    label = PlainLabel("一段放不下的话" * 5, wrap=False)
    column(holder).addWidget(label)
    label.setFixedWidth(40)
    holder.show()

    assert clipped_texts(holder) == [label.text()]


def test_a_clipped_text_of_a_page_is_found(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    prose = Prose(marked_runs("一段放不下的话" * 9))
    column(holder).addWidget(prose)
    prose.setFixedSize(120, 30)
    holder.show()

    assert clipped_texts(holder) == [prose.accessibleName()]


def _empty() -> QWidget:
    return QWidget()


def _too_narrow() -> QWidget:
    holder = QWidget()
    label = PlainLabel("一段放不下的话" * 5, wrap=False)
    column(holder).addWidget(label)
    label.setFixedWidth(40)
    return holder


@pytest.mark.parametrize(("factory", "flaws"), [(_empty, ["空白"]), (_too_narrow, ["一段放不下的话" * 5])])
def test_the_book_tells_what_is_wrong_with_a_picture(
    factory: Callable[[], QWidget], flaws: list[str], qtbot: QtBot, tmp_path: Path
) -> None:
    gallery = Gallery([replace(make_entry("study.plan"), factory=factory)])

    (written,) = gallery.render(tmp_path)

    assert written["flaws"] == flaws
    assert gallery.flaws() == [f"{written['file']}: {flaw}" for flaw in flaws]


class _Pictured(QWidget):
    """Draws an icon in the way of Qt's buttons: as a pixmap that is asked for while painting."""

    def __init__(self, asked: Callable[[], QPixmap]) -> None:
        super().__init__()
        self._asked = asked
        self.resize(20, 20)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._asked())
        painter.end()


@pytest.mark.parametrize("ratio", [1.25, 1.5, 2.0])
def test_a_button_s_icon_is_as_sharp_in_a_picture_as_on_a_screen_of_that_ratio(ratio: float, qtbot: QtBot) -> None:
    side, on_such_a_screen = round(20 * ratio), theme.pixmap("edit", 20, ratio=ratio)
    here, there = _Pictured(lambda: theme.pixmap("edit", 20)), _Pictured(lambda: on_such_a_screen)
    qtbot.addWidget(here)
    qtbot.addWidget(there)
    assert grab(here, side, side, ratio) == grab(there, side, side, ratio)
    assert theme.pixmap("edit", 20).width() == 20, "outside the picture as before"
