"""One question with its options: chosen by press or letter, and explained option by option when it is over."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from edu.domain.courses import marked_runs, unmarked
from edu.domain.questions import LETTERS, TYPE_NAMES, Question, lettered
from ui import theme
from ui.widgets.callout_frame import CalloutFrame
from ui.widgets.labels import PlainLabel
from ui.widgets.layouts import column, row
from ui.widgets.option_card import OptionCard, Verdict
from ui.widgets.prose import Prose
from ui.widgets.svg_picture import SvgPicture


@dataclass(frozen=True, slots=True)
class Note:
    """What is said of one option: its verdict and why."""

    verdict: Verdict
    why: str


class QuestionPanel(QWidget):
    """`order` are the option ids from A on. `chosen_now` follows a person's press with all chosen ids, in order."""

    chosen_now = Signal(tuple)

    def __init__(
        self,
        question: Question,
        order: Sequence[str] = (),
        *,
        picture: Path | None = None,
        head: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.question = question
        self.order = tuple(order) or tuple(option.id for option in question.options)
        self._many = question.type == "multiple"
        box = column(self, gap="m")
        kind = TYPE_NAMES[question.type] + ("（可选几项）" if self._many else "")
        box.addWidget(PlainLabel(f"{head} · {kind}" if head else kind, "small"))
        if question.situation is not None:
            told = CalloutFrame("情景", "case", "blue")
            told.body.addWidget(Prose(marked_runs(question.situation.text)))
            box.addWidget(told)
        stem = Prose(marked_runs(question.stem))
        if picture is None:
            box.addWidget(stem)
        else:
            box.addLayout(self._pictured(stem, SvgPicture(picture, question.image_alt or "")))
        self.cards: dict[str, OptionCard] = {}
        self._parts: dict[str, QVBoxLayout] = {}
        options = column(gap="s")
        for at, id_ in enumerate(self.order):
            option = question.option(id_)
            if option is not None:
                options.addLayout(self._option(LETTERS[at], id_, unmarked(option.text)))
        box.addLayout(options)
        self._end = column(gap="none")
        box.addLayout(self._end)

    @staticmethod
    def _pictured(stem: Prose, picture: SvgPicture) -> QBoxLayout:
        """Large letters leave no room for the options below a picture: it stands beside what it belongs to."""
        live = theme.current()
        if live.large_text:
            across = row(gap="m")
            across.addWidget(stem, 3, Qt.AlignmentFlag.AlignTop)
            across.addWidget(picture, 2, Qt.AlignmentFlag.AlignTop)
            picture.setMaximumWidth(live.type.reading * 15)
            return across
        under = column(gap="m")
        under.addWidget(stem)
        picture.setMaximumWidth(live.type.reading * 18)
        line = row(gap="none")  # a column would ask the picture for its height at the whole width
        line.addWidget(picture, 1000)
        line.addStretch(1)
        under.addLayout(line)
        return under

    def _option(self, letter: str, id_: str, text: str) -> QVBoxLayout:
        part = column(gap="xs")
        card = OptionCard(letter, text, many=self._many)
        card.picked.connect(lambda _on: self._on_picked(id_))
        self.cards[id_] = card
        self._parts[id_] = part
        part.addWidget(card)
        return part

    @property
    def chosen(self) -> tuple[str, ...]:
        return tuple(id_ for id_, card in self.cards.items() if card.isChecked())

    def choose(self, options: Collection[str]) -> None:
        """Without a signal: what is known already."""
        for id_, card in self.cards.items():
            card.setChecked(id_ in options)

    def press(self, at: int) -> bool:
        """A key: 0 is A. False where there is no such option or it is all over."""
        if not 0 <= at < len(self.order):
            return False
        card = self.cards[self.order[at]]
        if not card.isEnabled():
            return False
        card.click()
        return True

    def lock(self) -> None:
        for card in self.cards.values():
            card.setEnabled(False)

    def mark(self, notes: Mapping[str, Note]) -> None:
        """Verdicts and reasons below the options that have one."""
        for id_, card in self.cards.items():
            note = notes.get(id_)
            if note is None:
                continue
            if note.verdict != "open":
                card.set_verdict(note.verdict)
            self._say_why(id_, note)

    def explain(self, explanation: str, cites: Iterable[str] = ()) -> None:
        """The whole explanation, with its sources, below everything."""
        if self._end.count():
            return
        frame = CalloutFrame("解析", "idea", "blue")
        live = theme.current()
        frame.body.addWidget(Prose(marked_runs(lettered(explanation, self.order)), size=live.type.body))
        sources = "；".join(cites)
        if sources:
            frame.body.addWidget(PlainLabel(f"依据：{sources}", "small"))
        self._end.addWidget(frame)

    def _say_why(self, id_: str, note: Note) -> None:
        part = self._parts[id_]
        if not note.why or part.count() > 1:
            return
        holder = QWidget()
        line = row(holder, gap="none")
        metrics = theme.current().metrics
        line.setContentsMargins(metrics.m * 2 + metrics.control - metrics.s, 0, metrics.m, metrics.s)
        line.addWidget(PlainLabel(unmarked(lettered(note.why, self.order)), "soft"), 1)
        part.addWidget(holder)

    def _on_picked(self, id_: str) -> None:
        if not self._many:
            self.choose([id_])  # pressing it again keeps it: an answer is not lost by a double click
        self.chosen_now.emit(self.chosen)


def verdicts(question: Question, chosen: Collection[str]) -> dict[str, Note]:
    """Every option judged and explained, for a question that is over."""
    notes: dict[str, Note] = {}
    for option in question.options:
        picked = option.id in chosen
        verdict: Verdict = "plain"
        if option.correct:
            verdict = "correct" if picked else "missed"
        elif picked:
            verdict = "wrong"
        notes[option.id] = Note(verdict, option.why)
    return notes
