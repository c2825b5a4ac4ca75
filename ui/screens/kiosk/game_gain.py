"""What was learned: right answers before and after, said kindly, and where to go on in earnest."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QSizePolicy, QWidget

from ui import theme
from ui.navigation import Navigator, Route
from ui.screens.kiosk.feedback import goodbye
from ui.screens.kiosk.game_sitting import GameSitting, gain_words
from ui.screens.kiosk.read_aloud import SILENT, ReadAloud
from ui.screens.kiosk.result import Stars
from ui.screens.kiosk.rule_body import RuleBody
from ui.screens.kiosk.stage import Stage
from ui.screens.kiosk.voice import Voice
from ui.widgets import Button, IconLabel, PlainLabel, column, row


class GameGainScreen(Stage):
    title = "学到了什么"

    def __init__(self, sitting: GameSitting, navigator: Navigator, *, voice: Voice = SILENT) -> None:
        super().__init__()
        self._sitting, self._navigator = sitting, navigator
        page = column(self, gap="l", margin="page")
        told = QWidget()
        self.aloud = ReadAloud(voice, told, big=False)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, told)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(theme.current().metrics.xl)
        self._line.addWidget(self._gain(), 6)
        self._line.addWidget(self._practise(), 5)
        page.addWidget(told, 1)
        foot = row(gap="m")
        self.done = Button("  结束", icon="check", big=True, on_click=lambda: goodbye(navigator))
        self.other = Button("  玩点别的", icon="launcher", big=True,
                            on_click=lambda: navigator.replace(Route("kiosk.doors")))  # fmt: skip
        self.again = Button("  再来一局", "accent", icon="restart", big=True, on_click=self._again)
        foot.addWidget(self.done, 2)
        foot.addWidget(self.other, 2)
        foot.addWidget(self.again, 3)
        page.addLayout(foot)

    def turned(self, portrait: bool) -> None:
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._line.setDirection(down if portrait else across)

    def _gain(self) -> QWidget:
        holder = QWidget()
        box = column(holder, gap="l")
        box.addStretch(1)
        facts = self._sitting.facts()
        centre = Qt.AlignmentFlag.AlignHCenter
        big, sentence = gain_words(facts.before, facts.after)
        self.big = PlainLabel(big, "stage-hero", align=Qt.AlignmentFlag.AlignCenter)
        box.addWidget(self.big)
        for word, (asked, correct) in (("玩之前", facts.before), ("玩之后", facts.after)):
            if not asked:
                continue
            line = row(gap="l")
            line.addStretch(1)
            line.addWidget(PlainLabel(word, "stage-title", wrap=False))
            line.addWidget(Stars(correct, asked), 0, centre)
            count = PlainLabel(f"{correct} / {asked}", "stage-title", wrap=False)
            count.setAccessibleName(f"{asked} 题答对 {correct} 题")
            line.addWidget(count)
            line.addStretch(1)
            box.addLayout(line)
        box.addWidget(PlainLabel(sentence, "stage-soft", align=Qt.AlignmentFlag.AlignCenter))
        box.addStretch(1)
        return holder

    def _practise(self) -> QWidget:
        card = QFrame()
        card.setProperty("panel", "card")
        card.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        box = column(card, gap="l", margin="page")
        live = theme.current()
        head = row(gap="m")
        head.addWidget(IconLabel("hand", colour="accent", size=live.type.hero))
        head.addWidget(PlainLabel("动真格的", "hero"), 1)
        box.addLayout(head)
        box.addWidget(RuleBody(self._sitting.pack.practise, None), 1)
        box.addWidget(self.aloud, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _again(self) -> None:
        self._navigator.replace(Route.to("kiosk.game_level", game=self._sitting.pack.id))
