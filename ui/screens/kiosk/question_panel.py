"""One question by touch: the choice is judged at once, with the reason in words a visitor can repeat."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from edu.domain.courses import marked_runs, unmarked
from edu.domain.questions import LETTERS, Question, lettered
from ui import theme
from ui.screens.kiosk.offers import SEEN, mixed
from ui.screens.kiosk.stage import Disc, Poster
from ui.screens.kiosk.subject_icons import subject_icon
from ui.theme import ToneName
from ui.theme.scales import METRICS, TYPES
from ui.widgets import Button, IconLabel, OptionCard, PlainLabel, Prose, clear, column, row
from ui.widgets.option_card import SHARES, grow_options
from ui.widgets.wrapping import joined

_FAR = 1.5
"""So many times more room beside the words of the answer, and its picture stands there."""
_PLAIN_OPTION = round(TYPES["kiosk"].reading * SHARES[0])
"""Pixels of an option in plain letters: those of large text are no smaller as long as there is a way."""


class QuestionPanel(QWidget):
    """`answered` carries whether it was right, once. The drawing comes with the answer, for many show the solution;
    what the stem asks about stands there from the beginning.

    Not `reveal`: the choice is only taken down, as before a game: whether it was right is never said of this question,
    only how many were.
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
        order = question.options if keep else mixed(question, seed)
        self._order = [option.id for option in order]
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(theme.current().metrics.xl)
        self._asked = QWidget()
        left = column(self._asked, gap="l")
        self._heading = PlainLabel(heading, "soft") if heading else None
        if self._heading is not None:
            left.addWidget(self._heading)
        self._stem = Prose(marked_runs(question.stem), size=_stem_sizes()[0], bold=True, line_height=1.4)
        left.addWidget(self._stem)
        self._answer: QVBoxLayout = column(gap="m")
        self._told: QFrame | None = None
        self._asks_about_it = picture is not None and SEEN in question.stem
        asked = self._asks_about_it
        self._drawn: QWidget | None = self._poster(picture) if asked and picture else Disc(subject_icon(question.bank))
        self._answer.addWidget(self._drawn, 1)
        self._answer.addStretch(0)
        left.addLayout(self._answer, 1)
        self._choices = QWidget()
        right = self._right = column(self._choices, gap="s" if theme.current().large_text else "m")
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
        self._beside: QVBoxLayout = column(gap="none")
        self._beside.addStretch(0)
        right.addLayout(self._beside, 1)
        self._line.addWidget(self._asked, 1)
        self._line.addWidget(self._choices, 1)
        self.settled = False

    def set_portrait(self, portrait: bool) -> None:
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._line.setDirection(down if portrait else across)
        self._line.setStretch(0, 1)
        self._line.setStretch(1, 0 if portrait else 1)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._stem.updateGeometry()  # its least height was that of the width before
        self._fit()

    def _fit(self) -> None:
        """Options as large as the room allows that they will have when it is explained, so that nothing jumps then."""
        upright = self._line.direction() == QBoxLayout.Direction.TopToBottom
        wide = self.width() if upright else (self.width() - self._line.spacing()) // 2
        cards = tuple(self.cards.values())
        for size in _stem_sizes() if upright else _stem_sizes()[:1]:
            self._stem.set_size(size)
            words, taken = self._grown(wide, upright=upright)
            if cards[0].letters >= _PLAIN_OPTION:
                break
        high = self._seen()
        far = not upright and self._told is not None and isinstance(self._drawn, Poster)
        self._draw(beside=far and high - taken > _FAR * (high - words))

    def _grown(self, wide: int, *, upright: bool) -> tuple[int, int]:
        """What the words of the question and of its answer take, and what the options beside or below them."""
        live, high, gap = theme.of(self), self._seen(), self._right.spacing()
        words = self._stem.heightForWidth(wide) + self._asked_gap()
        if self._heading is not None:
            words += self._heading.heightForWidth(wide) + self._asked_gap()
        words += max(self._telling(wide), self._told.heightForWidth(wide) if self._told is not None else 0)
        drawn = upright and (self._asks_about_it or not live.large_text)  # large letters come before an ornament
        least = METRICS["kiosk"].action * 3 // 2 + gap if drawn else 0
        room = high - self._line.spacing() - words - least if upright else high
        if self._many:
            room -= self.confirm.sizeHint().height() + gap
        cards = tuple(self.cards.values())
        return words, grow_options(cards, wide, room, gap)

    def _asked_gap(self) -> int:
        layout = self._asked.layout()
        return layout.spacing() if layout is not None else 0

    def _seen(self) -> int:
        """What of its height is on the glass, where it lies in a list."""
        at = self.parentWidget()
        while at is not None and not isinstance(at, QScrollArea):
            at = at.parentWidget()
        return at.viewport().height() if at is not None else self.height()

    def _telling(self, wide: int) -> int:
        """The height of what will be told, with the longest of the reasons."""
        if not self._reveal:
            return 0
        live = theme.of(self)
        said = [(self.question.explanation, True)]
        said += [(max((o.why for o in self.question.options), key=len), False)]
        room = QRect(0, 0, max(1, wide - 2 * live.metrics.m - 2 * live.metrics.border), 100_000)
        head = max(live.metrics.icon, QFontMetrics(theme.font(live.type.title, bold=True)).height())
        high = head + 2 * (live.metrics.m + live.metrics.border)
        for text, bold in said:
            letters = QFontMetrics(theme.font(live.type.body, bold=bold))
            words = joined(unmarked(lettered(text, self._order)))
            high += letters.boundingRect(room, Qt.TextFlag.TextWordWrap, words).height() + live.metrics.s
        return high

    def _draw(self, *, beside: bool) -> None:
        """The drawing under the words, or under the options where these leave more room."""
        place, other = (self._beside, self._answer) if beside else (self._answer, self._beside)
        if self._drawn is not None and place.indexOf(self._drawn) < 0:
            other.removeWidget(self._drawn)
            place.insertWidget(place.count() - 1, self._drawn, 1)

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
        """In the middle of the room that the drawing had."""
        clear(self._answer)
        self._drawn = None
        self._answer.addStretch(1)
        sign = IconLabel("ok", colour="primary", size=theme.current().metrics.icon_big)
        self._answer.addWidget(sign, 0, Qt.AlignmentFlag.AlignHCenter)
        self._answer.addWidget(
            PlainLabel("记下了。玩完再答三题，看看多会了什么。", "title", align=Qt.AlignmentFlag.AlignHCenter)
        )
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
        self._told = frame
        self._answer.addWidget(frame)
        self._drawn = Disc(subject_icon(self.question.bank)) if self._picture is None else self._poster(self._picture)
        self._answer.addWidget(self._drawn, 1)
        self._answer.addStretch(0)
        for part in frame.findChildren(QWidget):
            part.ensurePolished()
        self._fit()

    def _poster(self, picture: Path) -> Poster:
        poster = Poster(self.question.image_alt or "", framed=False)
        poster.show_file(picture)
        return poster


def _stem_sizes() -> tuple[int, ...]:
    """Pixels; the second where large letters of the stem would leave small ones to the options."""
    live = theme.current()
    plain = (live.type.title + live.type.hero) // 2
    return (plain, live.type.title) if live.large_text else (plain,)
