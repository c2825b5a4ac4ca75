"""Who are you? Nobody has to say: a ticket's eight digits by the keys on the screen, or the scanner beside it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QSizePolicy, QWidget

from edu.domain.hall.tickets import LENGTH, spaced
from ui import theme
from ui.navigation import Navigator, Route
from ui.screens.kiosk.stage import Stage
from ui.widgets import Button, IconLabel, NumberPad, PlainLabel, column, row

_BLANK = "＿"
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


class TicketScreen(Stage):
    """`admit` asks about a code and goes on by itself when it is good; `refuse` says why it is not."""

    title = "我有票"

    def __init__(self, admit: Callable[[str], None], navigator: Navigator) -> None:
        super().__init__()
        self._admit, self._navigator = admit, navigator
        page = column(self, gap="l", margin="page")
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line.setSpacing(theme.current().metrics.xl)
        self._line.addWidget(self._told(), 5)
        self._line.addWidget(self._keys(), 6)
        page.addLayout(self._line, 1)
        foot = row(gap="m")
        foot.addWidget(Button("  返回", icon="back", big=True, on_click=navigator.back))
        foot.addStretch(1)
        foot.addWidget(
            Button("  不用票，直接玩", icon="hand", big=True, on_click=lambda: navigator.replace(Route("kiosk.doors")))
        )
        page.addLayout(foot)

    def _told(self) -> QWidget:
        holder = QWidget()
        box = column(holder, gap="l")
        box.addStretch(1)
        live = theme.current()
        box.addWidget(PlainLabel("输入票上的\n8 位数字", "stage-hero"))
        for icon, words in (
            ("ticket", "票由体验馆发，可以是你自己的，也可以是整个团队的。"),
            ("qr", "票上有二维码的，对着旁边的扫码器照一下就行。"),
            ("shield", "只认票，不问姓名，不用身份证。"),
        ):
            line = row(gap="m")
            line.addWidget(IconLabel(icon, colour="on_rail_soft", size=live.metrics.icon_big // 2))
            line.addWidget(PlainLabel(words, "stage-soft"), 1)
            box.addLayout(line)
        box.addStretch(1)
        return holder

    def _keys(self) -> QWidget:
        card = QFrame()
        card.setProperty("panel", "card")
        card.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        tight = theme.current().large_text  # three rows of large keys fill the height of a lying glass
        box = column(card, gap="s" if tight else "m", margin="m" if tight else "l")
        centre = Qt.AlignmentFlag.AlignHCenter
        box.addStretch(1)
        self.digits = PlainLabel("", "hero", align=centre)
        box.addWidget(self.digits)
        self.fault = PlainLabel(" ", "strong", tone="red", align=centre)
        box.addWidget(self.fault)
        self.pad = NumberPad(longest=LENGTH, shortest=LENGTH)
        self.pad.changed.connect(self._typed)
        self.pad.entered.connect(self._entered)
        box.addWidget(self.pad)
        box.addStretch(1)
        self._typed("")
        return card

    def turned(self, portrait: bool) -> None:
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._line.setDirection(down if portrait else across)
        self.pad.lay(wide=not portrait and theme.current().large_text)

    def on_enter(self) -> None:
        self.pad.setFocus()

    def _typed(self, digits: str) -> None:
        """Digits are as wide as their blanks, so that nothing moves while it is typed."""
        self.digits.setText(" ".join(spaced(digits.translate(_WIDE) + _BLANK * (LENGTH - len(digits)))))
        if digits:
            self.fault.setText(" ")

    def _entered(self, digits: str) -> None:
        self.pad.setEnabled(False)
        self._admit(digits)

    def refuse(self, why: str) -> None:
        self.pad.setEnabled(True)
        self.pad.clear()
        self.fault.setText(why)
        self.pad.setFocus()
