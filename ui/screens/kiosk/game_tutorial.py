"""How it is played, in three pictures, with words as large as they leave room for; who knows it goes past them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout

from ui import theme
from ui.navigation import Navigator, Route
from ui.screens.kiosk.game_sitting import GameSitting
from ui.screens.kiosk.read_aloud import SILENT, ReadAloud
from ui.screens.kiosk.stage import Poster, Stage
from ui.screens.kiosk.voice import Voice
from ui.widgets import Button, PlainLabel, column, row, take_out
from ui.widgets.fitted_card import FittedCard
from ui.widgets.wrapping import unbroken

_LYING, _BESIDE_LARGE = 0.62, 0.48
"""Of the card's height is the picture's on a lying glass, less beside large letters; upright it has the whole width."""


class GameTutorialScreen(Stage):
    title = "怎么玩"

    def __init__(
        self,
        sitting: GameSitting,
        picture: Callable[[str, str], Path | None],
        navigator: Navigator,
        *,
        voice: Voice = SILENT,
    ) -> None:
        super().__init__()
        self._sitting, self._picture, self._navigator = sitting, picture, navigator
        self.at = 0
        page = column(self, gap="l", margin="l")
        self.paper = FittedCard("kiosk", gap="l", margin="l")
        self.paper.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        page.addWidget(self.paper, 1)
        self.aloud = ReadAloud(voice, self.paper)
        self._above, self._foot = row(gap="m"), row(gap="m")
        page.addLayout(self._above)
        foot = self._foot
        self.skip = Button("  跳过", icon="skip", big=True, on_click=self._leave)
        foot.addWidget(self.skip)
        foot.addWidget(self.aloud)
        self.count = PlainLabel("", "stage-title", wrap=False, align=Qt.AlignmentFlag.AlignCenter)
        foot.addWidget(self.count, 1)
        self.next = Button("下一页  ", "accent", icon="forward", big=True, on_click=self._go_on)
        self.next.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.next.setMinimumWidth(theme.current().metrics.action * 3)
        foot.addWidget(self.next)
        page.addLayout(foot)
        self._show()

    def turned(self, portrait: bool) -> None:
        """Upright there is no room for it beside the ways past and on."""
        take_out(self.aloud, self._foot, self._above)
        if portrait:
            self._above.addWidget(self.aloud)
        else:
            self._foot.insertWidget(1, self.aloud)

    def _fill(self, box: QVBoxLayout) -> None:
        """The picture ends where its drawing ends, so that the words stand right below it."""
        shown = self._sitting.pack.tutorial[self.at]
        poster = Poster(shown.title, framed=False)
        poster.show_file(self._picture(self._sitting.pack.id, f"tutorial-{self.at + 1}"))
        whole = max(1, self.paper.contentsRect().width() - 2 * theme.current().metrics.l) * 9 // 16
        poster.setMaximumHeight(whole)
        share = _BESIDE_LARGE if theme.current().large_text else _LYING
        poster.setMinimumHeight(min(whole, round(self.paper.height() * share)))
        box.addStretch(1)
        box.addWidget(poster, 100)
        box.addWidget(PlainLabel(shown.title, "hero", align=Qt.AlignmentFlag.AlignHCenter))
        box.addWidget(PlainLabel(unbroken(shown.text), "title", align=Qt.AlignmentFlag.AlignHCenter))

    def _show(self) -> None:
        pages = self._sitting.pack.tutorial
        self.paper.fill(self._fill)
        self.count.setText(f"{self.at + 1} / {len(pages)}")
        last = self.at == len(pages) - 1
        self.next.setText("开始玩  " if last else "下一页  ")
        self.skip.setVisible(not last)

    def _go_on(self) -> None:
        if self.at < len(self._sitting.pack.tutorial) - 1:
            self.at += 1
            self.aloud.stop()
            self._show()
        else:
            self._leave()

    def _leave(self) -> None:
        self._navigator.replace(Route.to("kiosk.game_level", game=self._sitting.pack.id))
