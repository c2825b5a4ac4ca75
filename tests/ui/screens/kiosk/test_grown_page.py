"""A lesson's page is read in the largest letters at which it is seen whole; large text never has smaller ones."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from edu.domain.courses import Check, Page, Paragraph, Run
from tests.edu.domain.exams.builders import make_question
from tests.ui.screens.kiosk.test_use_of_room import kiosk_letters
from tests.ui.screens.kiosk.test_whole_rows import SIZES
from ui import theme
from ui.gallery import settle
from ui.picture_checks import clipped_texts
from ui.screens.kiosk.grown_page import GrownPage
from ui.screens.kiosk.lesson import LessonScreen
from ui.widgets.option_card import SHARES

SAID = "用手背碰一碰门和把手，看看门缝：不烫、没有烟，叫上家人，走楼梯下楼。"


def page_of(qtbot: QtBot, page: Page, size: tuple[int, int]) -> tuple[GrownPage, int]:
    """And how far it is scrolled."""
    lesson = SimpleNamespace(id="door", title="先摸门", pages=(page,))
    visit = SimpleNamespace(monotonic_ms=lambda: 1, enter=lambda *_: None)
    screen = LessonScreen(
        SimpleNamespace(id="fire"), lesson, visit, SimpleNamespace(back=None),  # type: ignore[arg-type]
        picture=lambda _path: None, question=lambda _name: (make_question(), None), rule=None,  # type: ignore[arg-type]
    )  # fmt: skip
    qtbot.addWidget(screen)
    screen.resize(*size)
    screen.show()
    settle()
    grown, area = screen.findChild(GrownPage), screen.pages.findChild(QScrollArea)
    assert grown is not None
    assert area is not None
    assert clipped_texts(grown) == []
    return grown, area.verticalScrollBar().maximum()


def words(paragraphs: int) -> Page:
    return Page(title="先摸门，再决定", blocks=(Paragraph(runs=(Run(text=SAID),)),) * paragraphs)


@pytest.mark.parametrize("size", SIZES)
def test_few_words_fill_the_page_and_many_are_scrolled_in_plain_letters(qtbot: QtBot, size: tuple[int, int]) -> None:
    kiosk_letters()
    assert (page_of(qtbot, words(1), size)[0].share, page_of(qtbot, words(1), size)[1]) == (SHARES[0], 0)
    long, beyond = page_of(qtbot, words(40), size)
    assert long.share == 1.0
    assert beyond > 0


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("paragraphs", [1, 5, 7, 9, 11, 14, 40])
def test_large_text_is_no_smaller_in_a_lesson(qtbot: QtBot, size: tuple[int, int], paragraphs: int) -> None:
    letters = []
    for large in (False, True):
        kiosk_letters(large=large)
        grown, beyond = page_of(qtbot, words(paragraphs), size)
        assert (beyond > 0) is not grown.whole
        letters.append(round(theme.current().type.reading * grown.share))
    assert letters[1] >= letters[0]


def test_a_page_that_asks_is_not_built_anew_under_the_finger(qtbot: QtBot) -> None:
    kiosk_letters()
    asking = Page(title="想一想", blocks=(Paragraph(runs=(Run(text=SAID),)), Check(question="fire/q")))
    assert page_of(qtbot, asking, SIZES[0])[0].share == 1.0
