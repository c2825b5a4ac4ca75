from __future__ import annotations

import pytest
from PySide6.QtGui import QTextLayout, QTextOption
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from edu.domain.courses import Run
from ui import theme
from ui.widgets import PlainLabel, Prose
from ui.widgets.wrapping import JOINER, joined, unbroken, unjoined

SENTENCE = "锅盖从侧面推过去盖严，没了空气，火就灭了。"


def lines(text: str, letters: int, size: int = 28) -> list[str]:
    """As Qt breaks `text` where there is room for so many letters."""
    layout = QTextLayout(text, theme.font(size))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout.setTextOption(option)
    layout.beginLayout()
    found = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(letters * size)
        found.append(unjoined(text[line.textStart() : line.textStart() + line.textLength()]))
    layout.endLayout()
    return found


@pytest.mark.parametrize("letters", range(7, 22))
def test_no_character_stands_alone_on_the_last_line(qapp: QApplication, letters: int) -> None:
    assert len(lines(joined(SENTENCE), letters)[-1].rstrip("。")) >= 3
    assert len(lines(joined("另寻出口要关好门。"), letters)[-1].rstrip("。")) >= 2


@pytest.mark.parametrize("letters", range(6, 16))
def test_a_short_aside_is_not_broken(qapp: QApplication, letters: int) -> None:
    assert any("（三断）" in line for line in lines(joined("后山滑坡和失联的村（三断）来了"), letters))
    assert any("“大事”" in line for line in lines(joined("村里办酒席也叫“大事”，要报备"), letters))


@pytest.mark.parametrize(
    ("text", "letters", "first"),
    [(unbroken("A  大部队都走了，先报“全部转移完毕”，免得一直被催"), 12, "A  大部队都走了，先报"),
     ("村里办酒席也叫“大事”要报备", 8, "村里办酒席也叫"), ("他说，“出去”再说一遍", 4, "他说，")],
)  # fmt: skip
def test_a_line_may_begin_with_the_quotation_that_is_kept_whole(
    qapp: QApplication, text: str, letters: int, first: str
) -> None:
    assert lines(joined(text), letters)[:1] == [first]
    assert unjoined(joined(text)) == unjoined(text)


def test_what_may_break_in_another_language_or_is_short_stays_as_it_is() -> None:
    for text in ("", "确定", "总学时", "a b c d e f g h", "第一行\n第二行"):
        assert joined(text) == text


def test_a_label_says_its_text_as_it_was_set(qtbot: QtBot) -> None:
    label = PlainLabel(SENTENCE)
    qtbot.addWidget(label)

    assert label.text() == SENTENCE
    assert JOINER in super(PlainLabel, label).text()


def test_prose_joins_across_its_runs_and_is_read_aloud_as_written(qtbot: QtBot) -> None:
    prose = Prose((Run(text=SENTENCE[:-2]), Run(text=SENTENCE[-2:], bold=True)))
    qtbot.addWidget(prose)

    assert prose._document.toPlainText() == joined(SENTENCE)
    assert prose.accessibleName() == SENTENCE


def test_only_short_quotations_are_kept_together() -> None:
    assert unjoined(unbroken("报“已转移”了")) == "报“已转移”了"
    assert JOINER in unbroken("报“已转移”了")
    assert unbroken("“说了很长很长的一句话，要断行”") == "“说了很长很长的一句话，要断行”"
