"""How it is played, in three pictures; who knows it goes past them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy

from ui import theme
from ui.navigation import Navigator, Route
from ui.screens.kiosk.game_sitting import GameSitting
from ui.screens.kiosk.stage import Poster, Stage
from ui.widgets import Button, PlainLabel, column, row


class GameTutorialScreen(Stage):
    title = "怎么玩"

    def __init__(self, sitting: GameSitting, picture: Callable[[str, str], Path | None], navigator: Navigator) -> None:
        super().__init__()
        self._sitting, self._picture, self._navigator = sitting, picture, navigator
        self.at = 0
        page = column(self, gap="l", margin="l")
        paper = QFrame()
        paper.setProperty("panel", "card")
        paper.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        box = column(paper, gap="l", margin="l")
        self._poster = Poster(framed=False)
        box.addStretch(1)
        box.addWidget(self._poster, 100)
        self.head = PlainLabel("", "hero", align=Qt.AlignmentFlag.AlignHCenter)
        self.text = PlainLabel("", "title", align=Qt.AlignmentFlag.AlignHCenter)
        box.addWidget(self.head)
        box.addWidget(self.text)
        box.addStretch(1)
        page.addWidget(paper, 1)
        foot = row(gap="m")
        self.skip = Button("  跳过", icon="forward", big=True, on_click=self._leave)
        foot.addWidget(self.skip)
        self.count = PlainLabel("", "stage-title", wrap=False, align=Qt.AlignmentFlag.AlignCenter)
        foot.addWidget(self.count, 1)
        self.next = Button("下一页  ", "accent", icon="forward", big=True, on_click=self._go_on)
        self.next.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.next.setMinimumWidth(theme.current().metrics.action * 3)
        foot.addWidget(self.next)
        page.addLayout(foot)
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The picture ends where its drawing ends, so that the words stand right below it."""
        super().resizeEvent(event)
        inside = self.width() - 4 * theme.current().metrics.l
        self._poster.setMaximumHeight(max(1, inside * 9 // 16))

    def _show(self) -> None:
        pages = self._sitting.pack.tutorial
        shown = pages[self.at]
        self._poster.show_file(self._picture(self._sitting.pack.id, f"tutorial-{self.at + 1}"))
        self._poster.setAccessibleName(shown.title)
        self.head.setText(shown.title)
        self.text.setText(shown.text)
        self.count.setText(f"{self.at + 1} / {len(pages)}")
        last = self.at == len(pages) - 1
        self.next.setText("开始玩  " if last else "下一页  ")
        self.skip.setVisible(not last)

    def _go_on(self) -> None:
        if self.at < len(self._sitting.pack.tutorial) - 1:
            self.at += 1
            self._show()
        else:
            self._leave()

    def _leave(self) -> None:
        self._navigator.replace(Route.to("kiosk.game_level", game=self._sitting.pack.id))
