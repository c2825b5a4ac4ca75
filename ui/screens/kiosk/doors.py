"""The big doors, each shown only when something installed stands behind it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QSizePolicy, QWidget

from ui import theme
from ui.navigation import Navigator, Route
from ui.screens.kiosk.looks import Looks
from ui.screens.kiosk.stage import Poster, Stage
from ui.widgets import Button, IconLabel, PlainLabel, PressCard, column, grid, row

ABREAST = 3
"""So many doors stand side by side."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """`word` is the verb that children read; `hint` says how long it takes."""

    key: str
    route: str
    icon: str
    word: str
    hint: str
    picture: Path | None
    badge: str = ""
    """The campaign that put it first."""


class DoorsScreen(Stage):
    title = "想做什么？"

    def __init__(
        self, doors: Sequence[Door], navigator: Navigator, looks: Looks, *, guest: str = "", tickets: bool = False
    ) -> None:
        """`guest` is how a ticket calls its holder; `tickets`: somebody may hold one today."""
        super().__init__()
        self._navigator, self._looks = navigator, looks
        page = column(self, gap="l", margin="page")
        page.addStretch(1)
        self._head = row(gap="m")
        said = f"{guest}，想做什么？" if guest else "想做什么？点一个。"
        self._head.addWidget(PlainLabel(said, "stage-hero"), 1)
        page.addLayout(self._head)
        self._places: QGridLayout = grid(gap="l")
        self.doors = {door.key: DoorCard(door, lying=len(doors) > ABREAST) for door in doors}
        for door in doors:
            self.doors[door.key].pressed.connect(lambda route=door.route: navigator.go(Route(route)))
        page.addLayout(self._places, 12)
        self._look_buttons()
        self._below = row(gap="none")
        page.addLayout(self._below)
        foot = row()
        foot.addWidget(Button("  回到开头", icon="back", big=True, on_click=navigator.home))
        foot.addStretch(1)
        said = "已验票，玩过的会记下来" if guest else "不用登录，不留姓名"
        foot.addWidget(PlainLabel(said, "stage-soft", wrap=False))
        self.ticket = Button("  我有票", icon="ticket", big=True, on_click=lambda: navigator.go(Route("kiosk.ticket")))
        if guest or not tickets:
            self.ticket.hide()
        foot.addSpacing(theme.current().metrics.m)
        foot.addWidget(self.ticket)
        page.addLayout(foot)

    def _look_buttons(self) -> None:
        """Beside the question where the screen lies, within reach below the doors where it stands."""
        self.look_buttons = QWidget(self)
        line = row(self.look_buttons, gap="m")
        large, contrast = self._looks.large, self._looks.contrast
        self.large = Button("  平常字" if large else "  大字", icon="text-size",
                            on_click=lambda: self._change(self._looks.turn_large))  # fmt: skip
        self.contrast = Button("  平常颜色" if contrast else "  高对比", icon="contrast",
                               on_click=lambda: self._change(self._looks.turn_contrast))  # fmt: skip
        line.addWidget(self.large)
        line.addWidget(self.contrast)

    def _change(self, turn: Callable[[QWidget], None]) -> None:
        turn(self.window())
        self._navigator.replace(Route("kiosk.doors"))

    def turned(self, portrait: bool) -> None:
        """Three stand side by side, four in a square; upright they lie one above the other."""
        many = len(self.doors) > ABREAST
        wide = 1 if portrait else 2 if many else ABREAST
        for at, card in enumerate(self.doors.values()):
            self._places.addWidget(card, at // wide, at % wide)
        for place in (self._head, self._below):
            place.removeWidget(self.look_buttons)
        (self._below if portrait else self._head).addWidget(self.look_buttons)


class DoorCard(PressCard):
    """`lying`: the picture beside the words instead of above them."""

    def __init__(self, door: Door, *, lying: bool) -> None:
        super().__init__(gap="m", margin="l")
        live = theme.current()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        poster = Poster(framed=False)
        poster.show_file(door.picture)
        if door.picture is None:
            poster.hide()
        self.setAccessibleName(f"{door.word}：{door.hint}")
        if lying:
            self._lie(door, poster)
            return
        self.add(poster, 1)
        line = row(gap="m")
        line.addWidget(IconLabel(door.icon, colour="primary", size=live.metrics.action))
        words = column(gap="none")
        words.addWidget(PlainLabel(door.word, "hero", wrap=False))
        words.addWidget(PlainLabel(door.hint, "soft"))
        self._badge(words, door)
        line.addLayout(words, 1)
        line.addWidget(IconLabel("next", colour="accent", size=live.metrics.action), 0, Qt.AlignmentFlag.AlignVCenter)
        self.add(line)

    def _lie(self, door: Door, poster: Poster) -> None:
        side = theme.current().metrics.control
        line = row(gap="l")
        line.addWidget(poster, 5)
        words = column(gap="s")
        words.addStretch(1)
        head = row(gap="m")
        head.addWidget(IconLabel(door.icon, colour="primary", size=side))
        head.addWidget(PlainLabel(door.word, "hero", wrap=False), 1)
        words.addLayout(head)
        words.addWidget(PlainLabel(door.hint, "soft"))
        self._badge(words, door)
        words.addStretch(1)
        line.addLayout(words, 4)
        line.addWidget(IconLabel("next", colour="accent", size=side), 0, Qt.AlignmentFlag.AlignVCenter)
        self.add(line, 1)

    @staticmethod
    def _badge(words: QBoxLayout, door: Door) -> None:
        if door.badge:
            line = row(gap="s")
            line.addWidget(IconLabel("flag-set", colour="accent", size=theme.current().metrics.icon))
            line.addWidget(PlainLabel(door.badge, "strong"), 1)
            words.addLayout(line)
