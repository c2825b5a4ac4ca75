"""The big doors, each shown only when something installed stands behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QSizePolicy

from ui import theme
from ui.navigation import Navigator, Route
from ui.screens.kiosk.stage import Poster, Stage
from ui.widgets import Button, IconLabel, PlainLabel, PressCard, column, row


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """`word` is the verb that children read; `hint` says how long it takes."""

    key: str
    route: str
    icon: str
    word: str
    hint: str
    picture: Path | None


class DoorsScreen(Stage):
    title = "想做什么？"

    def __init__(self, doors: Sequence[Door], navigator: Navigator) -> None:
        super().__init__()
        page = column(self, gap="l", margin="page")
        page.addStretch(1)
        page.addWidget(PlainLabel("想做什么？点一个。", "stage-hero"))
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line.setSpacing(theme.current().metrics.xl)
        self.doors = {door.key: DoorCard(door) for door in doors}
        for door in doors:
            card = self.doors[door.key]
            card.pressed.connect(lambda route=door.route: navigator.go(Route(route)))
            self._line.addWidget(card, 1)
        page.addLayout(self._line, 12)
        foot = row()
        foot.addWidget(Button("  回到开头", icon="back", big=True, on_click=navigator.home))
        foot.addStretch(1)
        foot.addWidget(PlainLabel("不用登录，不留姓名", "stage-soft", wrap=False))
        page.addLayout(foot)

    def turned(self, portrait: bool) -> None:
        way = QBoxLayout.Direction.TopToBottom if portrait else QBoxLayout.Direction.LeftToRight
        self._line.setDirection(way)


class DoorCard(PressCard):
    def __init__(self, door: Door) -> None:
        super().__init__(gap="m", margin="l")
        live = theme.current()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        poster = Poster(framed=False)
        poster.show_file(door.picture)
        poster.setVisible(door.picture is not None)
        self.add(poster, 1)
        line = row(gap="m")
        line.addWidget(IconLabel(door.icon, colour="primary", size=live.metrics.action))
        words = column(gap="none")
        words.addWidget(PlainLabel(door.word, "hero", wrap=False))
        words.addWidget(PlainLabel(door.hint, "soft"))
        line.addLayout(words, 1)
        line.addWidget(IconLabel("next", colour="accent", size=live.metrics.action), 0, Qt.AlignmentFlag.AlignVCenter)
        self.add(line)
        self.setAccessibleName(f"{door.word}：{door.hint}")
