"""A hall reads what is on the table: as large as its card has room for, whole, and large again after a resize."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.gallery import settle
from ui.picture_checks import clipped_texts
from ui.widgets import PlainLabel, row
from ui.widgets.fitted_card import SHARES, Build, FittedCard


def _words(chars: int) -> Build:
    def build(body: QVBoxLayout) -> None:
        for _paragraph in range(3):
            body.addWidget(PlainLabel("字" * chars, "title"))

    return build


def _shown(qtbot: QtBot) -> FittedCard:
    card = FittedCard("projector")
    qtbot.addWidget(card)
    card.resize(700, 700)
    card.show()
    return card


def test_few_words_are_large_and_many_are_whole(qtbot: QtBot) -> None:
    card, shares = _shown(qtbot), []
    for chars in (3, 25, 40):
        card.fill(_words(chars))
        settle()
        assert clipped_texts(card) == []
        shares.append(card.share)
    assert shares[0] == SHARES[0]
    assert shares == sorted(shares, reverse=True)
    assert shares[-1] < SHARES[0]


def test_words_grow_with_the_card(qtbot: QtBot) -> None:
    card = _shown(qtbot)
    card.fill(_words(40))
    before = card.share
    card.resize(1200, 900)
    settle()
    assert card.share > before
    assert clipped_texts(card) == []


def test_a_card_beside_another_keeps_the_plain_size(qtbot: QtBot) -> None:
    card = _shown(qtbot)
    card.fill(_words(3), fit=False)
    assert card.share == 1.0


def test_words_that_stand_beside_each_other_are_whole(qtbot: QtBot) -> None:
    def build(body: QVBoxLayout) -> None:
        across = row(gap="m")
        for word in ("中心小学教师队", "答题", "120"):
            across.addWidget(PlainLabel(word, "title", wrap=False))
        body.addLayout(across)

    holder = QWidget()
    qtbot.addWidget(holder)
    holder.resize(700, 700)
    card = FittedCard("projector")
    card.setParent(holder)
    card.setGeometry(holder.rect())
    holder.show()
    card.fill(build)
    settle()
    assert 1 < card.share < SHARES[0]
    assert all(card.rect().contains(label.geometry()) for label in card.findChildren(PlainLabel))
