"""What the room sees: the question, who answers, the points. Never what is right before it was answered."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from edu.domain.contests.record import ContestView
from ui import theme
from ui.screens.contest import presenter
from ui.screens.room_window import RoomWindow
from ui.widgets import Chip, PlainLabel, QuestionPanel, column, row, verdicts
from ui.widgets.fitted_card import FittedCard

SHORT = 8
"""汉字 of a team's name that stay in one line beside its points."""


class ContestStage(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setProperty("panel", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setMinimumSize(1, 1)  # the lens gives it its size: a long question must not push the page out of it
        theme.dress(self, "projector")
        with theme.using("projector"):
            page = column(self, gap="m", margin="l")
            top = row(gap="l")
            self.title = PlainLabel("", "title")
            self.place = PlainLabel("", "strong", wrap=False)
            top.addWidget(self.title, 1)
            top.addWidget(self.place)
            page.addLayout(top)
            self.turn = PlainLabel("", "hero")
            page.addWidget(self.turn)
            middle = row(gap="l")
            self._question = FittedCard("projector", gap="m", margin="l")
            self._board = FittedCard("projector", gap="s", margin="m")
            middle.addWidget(self._question, 5)
            middle.addWidget(self._board, 3)
            page.addLayout(middle, 1)

    def show_view(self, view: ContestView, said: str = "") -> None:
        """`said` is the buzzer's word while a question waits for a key."""
        self.title.setText(view.record.title)
        self.place.setText(presenter.place_word(view))
        self.turn.setText(said or presenter.turn_word(view))
        with theme.using("projector"):
            self._question.fill(lambda body: _fill(body, view))
            self._board.fill(lambda body: _scores(body, view))
            self._board.setVisible(not view.over)


def _places(body: QVBoxLayout, view: ContestView) -> None:
    """The end: nothing but who came where, over the whole page."""
    for line in presenter.board(view):
        body.addStretch(1)
        across = row(gap="xl")
        across.addWidget(PlainLabel(f"第 {line.rank} 名", "title", wrap=False))
        across.addWidget(PlainLabel(line.name, "hero" if line.rank == 1 else "title"), 1)
        across.addWidget(PlainLabel(presenter.points(line.score), "hero" if line.rank == 1 else "title", wrap=False))
        body.addLayout(across)


def _fill(body: QVBoxLayout, view: ContestView) -> None:
    question, last = view.question, presenter.last(view)
    if view.over:
        _places(body, view)
    elif question is not None:
        body.addWidget(QuestionPanel(question, view.order(question)))
    elif last is not None:
        panel = QuestionPanel(last.question, view.order(last.question))
        panel.choose(last.options)
        for option, note in verdicts(last.question, last.options).items():
            panel.cards[option].set_verdict(note.verdict)
        body.addWidget(PlainLabel(last.text, "title", tone="green" if last.good else "orange"))
        body.addWidget(panel)
    elif view.state.slot is not None:
        body.addWidget(PlainLabel(presenter.place_word(view), "title"))
        body.addWidget(PlainLabel(presenter.rule_word(view.state.slot.rule)))


def _scores(body: QVBoxLayout, view: ContestView) -> None:
    body.addWidget(PlainLabel("比分", "soft"))
    for line in presenter.board(view):
        body.addStretch(1)
        body.addWidget(_board_line(line))


def _board_line(line: presenter.BoardLine) -> QWidget:
    holder = QWidget()
    across = row(holder, gap="m")
    across.addWidget(PlainLabel(f"{line.rank}", "soft", wrap=False))
    name = column(gap="xs")
    name.addWidget(PlainLabel(line.name, "strong", wrap=len(line.name) > SHORT))
    if line.word:  # below, or names would be smaller while one of them has a word beside it
        name.addWidget(Chip(line.status, line.word), alignment=Qt.AlignmentFlag.AlignLeft)
    across.addLayout(name, 1)
    across.addWidget(PlainLabel(presenter.points(line.score), "title", wrap=False))
    return holder


class ContestWindow(RoomWindow):
    def __init__(self) -> None:
        self.stage = ContestStage()
        super().__init__(self.stage, "投影 · 比武竞赛")
