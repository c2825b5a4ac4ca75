"""Taken home: a code that holds the words themselves, so that a phone needs no network, and a sheet of paper."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QSizePolicy, QWidget

from edu.domain.hall.souvenirs import Souvenir, code_text
from ui import theme
from ui.navigation import Navigator
from ui.screens.kiosk.printing import SouvenirPrinter
from ui.screens.kiosk.rule_body import RuleBody
from ui.screens.kiosk.stage import Stage
from ui.tasks import TaskRunner
from ui.widgets import Button, IconLabel, PlainLabel, QrCode, column, row


class SouvenirScreen(Stage):
    """One sheet a result: who wants more plays once more."""

    title = "带回家"

    def __init__(self, souvenir: Souvenir, printer: SouvenirPrinter, tasks: TaskRunner, navigator: Navigator) -> None:
        super().__init__()
        self._souvenir, self._printer, self._tasks, self._navigator = souvenir, printer, tasks, navigator
        page = column(self, gap="l", margin="page")
        page.addWidget(PlainLabel("把这一条带回家", "stage-hero"))
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line.setSpacing(theme.current().metrics.xl)
        self._line.addWidget(self._code_card(), 5)
        self._line.addWidget(self._words(), 6)
        page.addLayout(self._line, 1)
        foot = row(gap="m")
        foot.addWidget(Button("  返回", icon="back", big=True, on_click=navigator.back))
        foot.addStretch(1)
        self.print = Button("  打印一张", "accent", icon="print", big=True, on_click=self._on_print)
        if not printer.name:
            self.print.hide()
        foot.addWidget(self.print)
        page.addLayout(foot)

    def _code_card(self) -> QWidget:
        card = QFrame()
        card.setProperty("panel", "card")
        card.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        box = column(card, gap="s", margin="m")
        self.code = QrCode(code_text(self._souvenir), "二维码：这一条的文字", chars=7)
        box.addWidget(self.code, 1)
        box.addWidget(PlainLabel("用手机扫一扫", "title", align=Qt.AlignmentFlag.AlignHCenter))
        return card

    def _words(self) -> QWidget:
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
        box.addWidget(RuleBody(self._souvenir.rule, self._souvenir.picture), 1)
        if self._souvenir.source:
            box.addWidget(PlainLabel(f"依据：{self._souvenir.source}", "small"))
        self.note = PlainLabel("码里就是这段话，扫出来就能看，不用联网。", "soft")
        box.addWidget(self.note)
        if large:  # the rule comes first; what the printer does is said all the same
            self.note.hide()
        return card

    def turned(self, portrait: bool) -> None:
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._line.setDirection(down if portrait else across)
        tall = 6 if self._souvenir.picture is not None else 8
        self._line.setStretch(0, tall if portrait else 5)  # a dense code is to be read from a step away

    def _on_print(self) -> None:
        self.print.setEnabled(False)
        self.print.setText("  正在打印…")
        printer, souvenir = self._printer, self._souvenir
        self._tasks.start(
            self,
            lambda _task: printer.print(souvenir),
            lambda _done: self._printed(),
            on_error=self._failed,
            lane="free",
        )

    def _printed(self) -> None:
        self.print.setText("  已送去打印")
        self._say("请到打印机那里取。")

    def _failed(self, _error: Exception) -> None:
        self.print.setText("  打印不了")
        self._say("打印机现在不能用，请用手机扫码，或叫工作人员看看。")

    def _say(self, text: str) -> None:
        self.note.setText(text)
        self.note.show()
