"""A drill played alone, as it is told: map beside the story, question after question, and at once what came of each.

The kiosk and the learner's seat show the same; they differ in what stands around it and in what is kept.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QSizePolicy, QWidget

from edu.domain.drills.scenario import VERDICTS
from edu.domain.drills.solo_play import SoloAnswer, SoloPlay, SoloQuestion
from ui import theme
from ui.theme import ToneName
from ui.widgets.drill_map import MapView
from ui.widgets.labels import IconLabel, PlainLabel
from ui.widgets.layouts import clear, column, row, scroll
from ui.widgets.option_card import OptionCard, Verdict

HEARD = 3
"""Messages shown before a question: the last ones."""
TONES: dict[str, tuple[ToneName, str]] = {
    "good": ("green", "ok"), "fair": ("yellow", "idea"), "bad": ("orange", "warning"), "redline": ("red", "error"),
}  # fmt: skip
WORDS = {"good": "做对了", "fair": VERDICTS["fair"], "bad": "这样不行", "redline": "这是要命的错"}


class SoloStory(QWidget):
    """`answered` carries the SoloAnswer once for each question; `titled` begins with the drill's name in large."""

    answered = Signal(object)

    def __init__(self, play: SoloPlay, *, titled: bool = False) -> None:
        super().__init__()
        self.play = play
        self.cards: dict[str, OptionCard] = {}
        self._titled = titled
        self._heard: list[PlainLabel] = []
        self._asked: SoloQuestion | None = None
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(theme.current().metrics.xl if titled else theme.current().metrics.l)
        self.map = MapView(play.scenario)
        self.map.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        inside = QWidget()
        self.column = column(inside, gap="m")
        self.area: QScrollArea = scroll(inside)
        self._line.addWidget(self.map, 4)
        self._line.addWidget(self.area, 6)

    def turn(self, portrait: bool) -> None:
        way = QBoxLayout.Direction.TopToBottom if portrait else QBoxLayout.Direction.LeftToRight
        self._line.setDirection(way)

    def begin(self) -> None:
        """What everybody knows, and who one is."""
        self.empty()
        scenario = self.play.scenario
        if self._titled:
            self.column.addWidget(PlainLabel(scenario.title, "hero"))
        self.column.addWidget(PlainLabel(scenario.situation, "body" if self._titled else "reading"))
        role = scenario.role(scenario.solo_role)
        if role is not None:
            several = self.play.several
            self.column.addWidget(PlainLabel(f"{'这一场你主要当' if several else '你是'}{role.title}。", "title"))
            self.column.addWidget(PlainLabel(role.brief, "soft"))
            if several:
                self.column.addWidget(PlainLabel("有几步换你当别人，每一步都先说这时你是谁。", "strong"))
        self.column.addStretch(1)
        self.map.show_picture(self.play.picture)

    def ask(self, question: SoloQuestion) -> None:
        self.empty()
        self._asked = question
        self.map.show_picture(question.picture)
        for clock, text in question.heard[-HEARD:]:
            self._heard.append(PlainLabel(f"{clock}  {text}", "soft"))
            self.column.addWidget(self._heard[-1])
        # in one with the question: a line of its own would push the last option off the glass
        seat = f"这一步，你是{self.play.seat(question.decision.id)}。" if self.play.several else ""
        self.column.addWidget(PlainLabel(seat + question.decision.text, "title"))
        for letter, option in zip("ABCDEFGH", question.options, strict=False):
            card = OptionCard(letter, option.text)
            card.picked.connect(lambda _on, option=option.id: self.choose(option))
            self.cards[option.id] = card
            self.column.addWidget(card)
        self.column.addStretch(1)
        self.area.verticalScrollBar().setValue(0)

    def choose(self, option: str) -> None:
        """Once a question; a second touch is passed over."""
        question, self._asked = self._asked, None
        if question is None:
            return
        answer = self.play.choose(question.decision.id, option)
        for id_, card in self.cards.items():
            card.setChecked(id_ == option)
            card.setEnabled(False)
            card.set_verdict(_verdict(answer, id_))
            card.setVisible(id_ in (option, answer.best.id))
        for told in self._heard:
            told.hide()
        self.column.insertWidget(0, _came_of(answer))
        self.map.show_picture(self.play.picture)
        self.answered.emit(answer)

    def empty(self) -> None:
        """Nothing is asked any more; the column is free for what the screen has to say."""
        self._asked = None
        clear(self.column)
        self.cards.clear()
        self._heard.clear()


def _verdict(answer: SoloAnswer, option: str) -> Verdict:
    """What is merely not enough is not called wrong."""
    if option == answer.taken.id:
        return "correct" if answer.right else "taken" if answer.taken.verdict == "fair" else "wrong"
    return "missed" if option == answer.best.id else "plain"


def _came_of(answer: SoloAnswer) -> QFrame:
    """What is seen at once, and why; the better way where there is one."""
    tone, icon = TONES[answer.taken.verdict]
    word = WORDS[answer.taken.verdict]
    frame = QFrame()
    frame.setProperty("panel", "banner")
    frame.setProperty("tone", tone)
    box = column(frame, gap="s", margin="m")
    head = row(gap="s")
    head.addWidget(IconLabel(icon, tone=tone))
    head.addWidget(PlainLabel(answer.taken.seen or word, "title", tone=tone), 1)
    box.addLayout(head)
    box.addWidget(PlainLabel(f"{word}：{answer.taken.why}", tone=tone))
    if not answer.right:
        box.addWidget(PlainLabel(f"更好的做法：{answer.best.text}", "strong", tone=tone))
    return frame
