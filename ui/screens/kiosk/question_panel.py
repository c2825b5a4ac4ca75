"""One question by touch: the choice is judged at once, with the reason in words a visitor can repeat."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QSizePolicy, QVBoxLayout, QWidget

from edu.domain.courses import marked_runs, unmarked
from edu.domain.prng import Stream
from edu.domain.questions import LETTERS, Question, lettered
from ui import theme
from ui.screens.kiosk.stage import Disc, Poster
from ui.screens.kiosk.subject_icons import subject_icon
from ui.theme import ToneName
from ui.widgets import Button, IconLabel, OptionCard, PlainLabel, Prose, clear, column, row

SEEN = "图"
"""A stem with this word asks about its drawing."""


class QuestionPanel(QWidget):
    """`answered` carries whether it was right, once. The drawing comes with the answer, for many show the solution;
    what the stem asks about stands there from the beginning.

    Not `reveal`: the choice is only taken down; whether it was right is said another time.
    """

    answered = Signal(bool)

    def __init__(
        self, question: Question, picture: Path | None, *, seed: int = 0, heading: str = "", reveal: bool = True
    ) -> None:
        super().__init__()
        self.question, self._reveal = question, reveal
        self._picture = picture
        self._many = question.type == "multiple"
        keep = question.type == "truefalse"
        order = question.options if keep else Stream(seed, question.id).shuffled(question.options)
        self._order = [option.id for option in order]
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(theme.current().metrics.xl)
        self._asked = QWidget()
        left = column(self._asked, gap="l")
        if heading:
            left.addWidget(PlainLabel(heading, "soft"))
        size = (theme.current().type.title + theme.current().type.hero) // 2
        left.addWidget(Prose(marked_runs(question.stem), size=size, bold=True, line_height=1.4))
        self._answer: QVBoxLayout = column(gap="m")
        if picture is not None and SEEN in question.stem:
            self._answer.addWidget(self._poster(picture), 1)
        else:
            self._answer.addWidget(Disc(subject_icon(question.bank)), 1)
        left.addLayout(self._answer, 1)
        self._choices = QWidget()
        right = column(self._choices, gap="m")
        self.cards: dict[str, OptionCard] = {}
        for letter, option in zip(LETTERS, order, strict=False):
            card = OptionCard(letter, unmarked(option.text), many=self._many)
            card.picked.connect(lambda _on, option=option.id: self._picked(option))
            self.cards[option.id] = card
            right.addWidget(card)
        self.confirm = Button("选好了", "primary", icon="check", big=True, on_click=self._settle)
        self.confirm.setVisible(self._many)
        self.confirm.setEnabled(False)
        right.addWidget(self.confirm)
        right.addStretch(1)
        self._line.addWidget(self._asked, 1)
        self._line.addWidget(self._choices, 1)
        self.settled = False

    def set_portrait(self, portrait: bool) -> None:
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._line.setDirection(down if portrait else across)
        self._line.setStretch(0, 1)
        self._line.setStretch(1, 0 if portrait else 1)

    def _picked(self, option: str) -> None:
        if self._many:
            self.confirm.setEnabled(any(card.isChecked() for card in self.cards.values()))
            return
        for other, card in self.cards.items():
            card.setChecked(other == option)
        self._settle()

    def _settle(self) -> None:
        if self.settled:
            return
        self.settled = True
        chosen = {option for option, card in self.cards.items() if card.isChecked()}
        right = chosen == self.question.key
        if not self._reveal:
            for card in self.cards.values():
                card.setEnabled(False)
            self.confirm.hide()
            self._take_down()
            self.answered.emit(right)
            return
        for option, card in self.cards.items():
            good, mine = option in self.question.key, option in chosen
            card.set_verdict("correct" if good and mine else "missed" if good else "wrong" if mine else "plain")
        self.confirm.hide()
        self._explain(chosen, right=right)
        self.answered.emit(right)

    def _take_down(self) -> None:
        clear(self._answer)
        line = row(gap="m")
        line.addWidget(IconLabel("ok", colour="primary", size=theme.current().metrics.icon_big))
        line.addWidget(PlainLabel("记下了。玩完再看对不对。", "title"), 1)
        self._answer.addLayout(line)
        self._answer.addStretch(1)

    def _explain(self, chosen: set[str], *, right: bool) -> None:
        clear(self._answer)
        frame = QFrame()
        frame.setProperty("panel", "banner")
        tone: ToneName = "green" if right else "yellow"
        frame.setProperty("tone", tone)
        box = column(frame, gap="s", margin="m")
        head = row(gap="s")
        head.addWidget(IconLabel("ok" if right else "idea", tone=tone))
        head.addWidget(PlainLabel("答对了！" if right else "再记一下", "title", tone=tone), 1)
        box.addLayout(head)
        wrong = next((o for o in self.question.options if o.id in chosen and not o.correct), None)
        if wrong is not None and wrong.why:
            box.addWidget(PlainLabel(unmarked(lettered(wrong.why, self._order)), tone=tone))
        said = lettered(self.question.explanation, self._order)
        box.addWidget(PlainLabel(unmarked(said), "strong", tone=tone))
        self._answer.addWidget(frame)
        if self._picture is not None:
            self._answer.addWidget(self._poster(self._picture), 1)
        else:
            self._answer.addWidget(Disc(subject_icon(self.question.bank)), 1)

    def _poster(self, picture: Path) -> Poster:
        poster = Poster(self.question.image_alt or "", framed=False)
        poster.show_file(picture)
        return poster
