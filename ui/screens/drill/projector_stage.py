"""The room's screen: map, situation, the question on the table, time left. 演练 over everything.

It is handed the trainer's view and takes from it only what everybody may know: no message that is still to come, no
private text, no points.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from edu.domain.drills.phone_views import DoorView
from edu.domain.drills.run_shown import clock_text
from edu.domain.drills.run_views import RunView
from edu.domain.drills.scenario import Scenario
from ui import theme
from ui.screens.drill.console_decisions import URGENT, left_words
from ui.screens.drill.presenter import (
    DecisionCard,
    decision_cards,
    figures,
    last_decision,
    room_news,
    said_to_room,
    state_words,
)
from ui.screens.drill.projector_door import ProjectorDoor
from ui.screens.drill.watermark import Watermark
from ui.widgets import Card, Chip, FlowLayout, PlainLabel, Status, clear, column, row
from ui.widgets.drill_map import MapView
from ui.widgets.fitted_card import FittedCard
from ui.widgets.labels import Role
from ui.widgets.wrapping import unbroken

NEWS = 2
A_LINE = 20
"""汉字 of body text beside the map."""
SIDE = 12
"""Lines of what was decided last (or the situation) and the news together; an older one that does not fit is left."""


FIGURES = (1.45, 1.3, 1.2, 1.1, 1.0)
SAID, SAID_LARGE = 1.2, 80
"""Times the sizes of the scale: what the hall is told must be read from as far away as the question. Longer texts
are in the plain size: the map above has to stay."""


class ProjectorStage(QWidget):
    def __init__(self, scenario: Scenario) -> None:
        super().__init__()
        self.setProperty("panel", "ground")
        self._shape: tuple[object, ...] = ("",)
        self._shown: Sequence[str] = ()
        self._labels: Sequence[PlainLabel] = ()
        """The figures below, as they were shown last."""
        theme.dress(self, "projector")
        with theme.using("projector"):
            page = column(self, gap="m", margin="l")
            top = row(gap="l")
            self.clock = PlainLabel("", "hero", wrap=False)
            self.title = PlainLabel(f"演练 · {scenario.title}", "title")
            self.state = Chip("level-orange", "演练")
            top.addWidget(self.clock)
            top.addWidget(self.title, 1)
            top.addWidget(self.state)
            page.addLayout(top)
            middle = row(gap="l")
            self.map = MapView(scenario)
            left = column(gap="m")
            left.addWidget(self.map, 1)
            self.said = Card(gap="xs", margin="m")
            self._word = PlainLabel("", "strong")
            self.said.add(self._word)
            self.said.hide()
            left.addWidget(self.said)
            middle.addLayout(left, 3)
            side = column(gap="m")
            self._question = FittedCard("projector", gap="s", margin="m")
            self._news = Card("最新情况", gap="s", margin="m")
            side.addWidget(self._question, 3)
            side.addWidget(self._news, 2)
            middle.addLayout(side, 2)
            page.addLayout(middle, 1)
            self._strip = QWidget()
            self._figures = FlowLayout(self._strip, "xl")
            page.addWidget(self._strip)
            self._left: Chip | None = None
            self._time: tuple[Status, str] = ("running", "")
            """Of the question: what stands on `_left`."""
            self.door = ProjectorDoor(self)
            """Lies over map and questions while people come in."""
            self.door.hide()
        self.mark = Watermark(self, self.door.code)

    def show_door(self, door: DoorView | None) -> None:
        """The code and the number, while the trainer wants them there; never the evaluators' number."""
        if door is not None:
            with theme.using("projector"):
                self.door.show_door(door)
            self._place_door()
            self.door.raise_()
            self.mark.raise_()
        self.door.setVisible(door is not None)

    def _place_door(self) -> None:
        top = self.clock.geometry().bottom() + 1
        self.door.setGeometry(0, top, self.width(), self.height() - top)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_door()
        if self._shown:
            self._line_up()

    def show_view(self, view: RunView) -> None:
        self.clock.setText(view.clock)
        self.state.set_status("level-orange", f"演练 {state_words(view)}")
        self.map.show_picture(view.picture)
        cards, news = decision_cards(view), room_news(view, NEWS)
        first = cards[0] if cards else None
        shape = (
            first and (first.id, first.options),
            last_decision(view),
            news,
            tuple(figure.title for figure in figures(view, public=True)),
        )
        if first is not None:
            self._time = "overdue" if first.left <= URGENT else "running", left_words(first.left)
        with theme.using("projector"):
            if shape != self._shape:
                self._shape = shape
                self._draw(view)
            self._count(_figure_words(view))
        word = said_to_room(view)
        text = f"{clock_text(view.scenario, word.tick)}  {word.said}" if word else ""
        if text != self._word.text():
            self._word.setText(text)
            theme.dress(self.said, "projector", SAID if len(text) <= SAID_LARGE else 1.0)
        self.said.setVisible(word is not None)
        if self._left is not None:
            self._left.set_status(*self._time)

    def _draw(self, view: RunView) -> None:
        self._left = None
        cards = decision_cards(view)
        if cards:  # alone beside the map: as large as there is room
            self._question.fill(lambda body: self._ask(body, cards[0]))
        else:
            self._question.fill(lambda body: _say(body, view), fit=False)
        self._tell(view)
        self._shown = _figure_words(view)
        self._line_up()
        self.mark.raise_()

    def _line_up(self) -> None:
        """The figures in one line, as large as it has room for."""
        metrics = theme.of(self).metrics
        room = self.width() - 2 * metrics.l - metrics.xl * (len(self._shown) - 1)
        for share in FIGURES:
            clear(self._figures)
            theme.dress(self._strip, "projector", share)
            with theme.using("projector", share):
                labels = [PlainLabel(text, "strong", wrap=False) for text in self._shown]
            self._labels = labels
            for label in labels:
                self._figures.addWidget(label)
                label.ensurePolished()
            if sum(label.sizeHint().width() for label in labels) <= room:
                break

    def _count(self, texts: Sequence[str]) -> None:
        longer = sum(map(len, texts)) > sum(map(len, self._shown))
        self._shown = texts
        if longer:
            self._line_up()
        for label, text in zip(self._labels, texts, strict=False):
            label.setText(text)

    def _tell(self, view: RunView) -> None:
        """What the trainer said last stands below the map: here is what came besides, where it goes in."""
        word = said_to_room(view)
        news = [line for line in room_news(view, NEWS + 1) if word is None or line.id != word.event][:NEWS]
        room = SIDE - sum(_lines(text) for text, _role in _between(view))
        texts = _fitting([f"{line.when}  {line.said}" for line in news], room, least=1 if word is None else 0)
        clear(self._news.body)
        for text in texts:
            self._news.add(PlainLabel(text))
        if word is None and not news:
            self._news.add(PlainLabel("还没有通报。", "soft"))
        self._news.body.addStretch(1)
        self._news.setVisible(not view.open and (word is None or bool(texts)))

    def _ask(self, body: QVBoxLayout, card: DecisionCard) -> None:
        """Whole, whatever its length; beside it stand only map and 加注: the room decides by what it reads here."""
        self._left = Chip(*self._time)
        body.addWidget(PlainLabel(unbroken(f"{card.role_title}：{card.title}"), "title"))
        body.addWidget(self._left)
        body.addWidget(PlainLabel(unbroken(card.text), "body"))
        for option in card.options:
            body.addWidget(PlainLabel(unbroken(f"{option.letter}  {option.text}"), "strong"))


def _figure_words(view: RunView) -> Sequence[str]:
    return [f"{figure.title} {figure.value}" for figure in figures(view, public=True)]


def _say(body: QVBoxLayout, view: RunView) -> None:
    for text, role in _between(view):
        body.addWidget(PlainLabel(unbroken(text), role))


def _between(view: RunView) -> Sequence[tuple[str, Role]]:
    """No question on the table: what was decided last and what came of it, else what everybody knows."""
    decided = last_decision(view)
    if decided is None:
        return ("情况", "title"), (view.scenario.situation, "body")
    return (f"{decided.when} {decided.title}", "title"), (decided.taken, "strong"), (decided.seen, "body")


def _fitting(texts: Sequence[str], room: int, *, least: int) -> Sequence[str]:
    """As many from the newest on as there are lines for, and `least` in any case."""
    return [text for at, text in enumerate(texts) if at < least or sum(map(_lines, texts[: at + 1])) <= room]


def _lines(text: str) -> int:
    return sum(-(-max(1, len(part)) // A_LINE) for part in text.split("\n"))
