"""The card at the end: stars for what went well, one rule to remember with its source, again or done."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QSizePolicy, QWidget

from ui import theme
from ui.navigation import Navigator, Route
from ui.screens.kiosk.feedback import goodbye
from ui.screens.kiosk.keeping import Keeping
from ui.screens.kiosk.read_aloud import SILENT
from ui.screens.kiosk.rule_body import RuleBody
from ui.screens.kiosk.stage import Stage
from ui.screens.kiosk.visit import Outcome, Visit
from ui.screens.kiosk.voice import Voice
from ui.widgets import Button, IconLabel, PlainLabel, column, row


def praise(outcome: Outcome) -> tuple[str, str]:
    """(big words, one sentence). Nobody is told that they failed."""
    if outcome.asked == 0:
        return "学完了！", f"《{outcome.title}》"
    if outcome.door == "drill":
        return _praise_of_drill(outcome)
    if outcome.correct == outcome.asked:
        return "全对，真行！", "讲给家里人听一听，他们也就会了。"
    if outcome.correct * 2 >= outcome.asked:
        return "很不错！", f"{outcome.asked} 题答对 {outcome.correct} 题，再来一次就全会了。"
    return "又多会了几条！", f"答对 {outcome.correct} 题。没答对的，刚才都讲给你听了。"


def _praise_of_drill(outcome: Outcome) -> tuple[str, str]:
    told = f"{outcome.asked} 个决定做对 {outcome.correct} 个"
    if outcome.correct == outcome.asked:
        return "全都做对了！", "真遇上的时候，也请这样做。"
    if outcome.correct * 2 >= outcome.asked:
        return "闯过来了！", f"{told}，再闯一次会更稳。"
    return "又多会了几招！", f"{told}。没做对的，刚才都讲给你听了。"


class ResultScreen(Stage):
    title = "结果"

    def __init__(self, outcome: Outcome, visit: Visit, navigator: Navigator, voice: Voice = SILENT) -> None:
        super().__init__()
        self._visit, self._navigator, self._outcome, self._voice = visit, navigator, outcome, voice
        page = column(self, gap="l", margin="page")
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line.setSpacing(theme.current().metrics.xl)
        self._line.addWidget(self._score(outcome), 4)
        self._line.addWidget(self._rule(outcome), 6)
        page.addLayout(self._line, 1)
        foot = row(gap="s" if theme.current().large_text else "m")  # three buttons with thick borders, upright
        self.done = Button("  结束", icon="check", big=True, on_click=self._end)
        self.other = Button("  玩点别的", icon="launcher", big=True, on_click=self._doors)
        again = {"quiz": "再来一次", "drill": "再闯一场"}.get(outcome.door, "再学一课")
        self.again = Button(f"  {again}", "accent", icon="restart", big=True, on_click=self._again)
        foot.addWidget(self.done, 2)
        foot.addWidget(self.other, 2)
        foot.addWidget(self.again, 3)
        page.addLayout(foot)

    def turned(self, portrait: bool) -> None:
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._line.setDirection(down if portrait else across)

    def _score(self, outcome: Outcome) -> QWidget:
        holder = QWidget()
        box = column(holder, gap="m")
        box.addStretch(1)
        centre = Qt.AlignmentFlag.AlignHCenter
        big, sentence = praise(outcome)
        if outcome.asked:
            box.addWidget(Stars(outcome.correct, outcome.asked), 0, centre)
        else:
            box.addWidget(IconLabel("trophy", colour="accent", size=theme.current().metrics.action * 2), 0, centre)
        box.addWidget(PlainLabel(big, "stage-hero", align=Qt.AlignmentFlag.AlignCenter))
        box.addWidget(PlainLabel(sentence, "stage-soft", align=Qt.AlignmentFlag.AlignCenter))
        box.addStretch(1)
        return holder

    def _rule(self, outcome: Outcome) -> QWidget:
        card = QFrame()
        card.setProperty("panel", "card")
        card.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        live = theme.current()
        large = live.large_text
        box = column(card, gap="m" if large else "l", margin="l" if large else "page")
        head = row(gap="m")
        head.addWidget(IconLabel("remember", colour="accent", size=live.type.title if large else live.type.hero))
        head.addWidget(PlainLabel("记住这一条", "title" if large else "hero"), 1)
        box.addLayout(head)
        box.addWidget(RuleBody(outcome.rule.text, outcome.rule.picture), 1)
        if outcome.rule.source:
            box.addWidget(PlainLabel(f"依据：{outcome.rule.source}", "small"))
        self.keeping = Keeping(card, self._voice, self._navigator)
        box.addLayout(self.keeping.line)
        return card

    def _again(self) -> None:
        again = {"quiz": "kiosk.quiz", "drill": "kiosk.drills"}.get(self._outcome.door, "kiosk.learn")
        self._navigator.replace(Route(again))

    def _doors(self) -> None:
        self._navigator.replace(Route("kiosk.doors"))

    def _end(self) -> None:
        goodbye(self._navigator)


class Stars(QWidget):
    """One a question, at most five; filled ones shine, the others are merely quiet."""

    def __init__(self, won: int, of: int) -> None:
        super().__init__()
        self._of = min(of, 5)
        self._won = round(won * self._of / of)
        self.setAccessibleName(f"{self._of} 颗星里得了 {self._won} 颗")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        metrics = theme.of(self).metrics
        side = metrics.icon_big * 7 // 8
        return QSize(self._of * side + (self._of - 1) * metrics.s, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        live = theme.of(self)
        side = self.height()
        painter = QPainter(self)
        for at in range(self._of):
            won = at < self._won
            colour = live.colours.yellow.solid if won else live.colours.on_rail_soft
            box = QRect(at * (side + live.metrics.s), 0, side, side)
            theme.icon("star" if won else "star-empty", colour).paint(painter, box)
        painter.end()
