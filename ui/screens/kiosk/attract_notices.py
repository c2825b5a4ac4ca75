"""The band of warnings: one or two at a time, the others after them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout

from edu.domain.hall.plan import Notice
from ui.screens.kiosk.attract_content import notice_words
from ui.widgets import Chip, PlainLabel, clear, column, row
from ui.widgets.chip import Status

AT_ONCE = 2
_STATUS: dict[str, tuple[Status, str | None]] = {
    "notice": ("info", "提醒"),
    "blue": ("level-blue", None),
    "yellow": ("level-yellow", None),
    "orange": ("level-orange", None),
    "red": ("level-red", None),
}


class NoticeBand(QFrame):
    """Not there at all while there is nothing to say."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("panel", "card")
        self._box = column(self, gap="m", margin="m")
        self._notices: tuple[Notice, ...] = ()
        self._at = 0
        self._stacked, self._at_once = False, AT_ONCE
        self.hide()

    @property
    def shown(self) -> tuple[Notice, ...]:
        return self._notices[self._at : self._at + self._at_once]

    def arrange(self, *, stacked: bool, at_once: int) -> None:
        """`stacked`: who says so stands below the words, where there is no room beside them."""
        if (stacked, at_once) != (self._stacked, self._at_once):
            self._stacked, self._at_once, self._at = stacked, at_once, 0
            self._draw()

    def set_notices(self, notices: Sequence[Notice]) -> None:
        if tuple(notices) == self._notices:
            return
        self._notices, self._at = tuple(notices), 0
        self._draw()

    def turn(self) -> None:
        if len(self._notices) > self._at_once:
            self._at = self._at + self._at_once if self._at + self._at_once < len(self._notices) else 0
            self._draw()

    def _draw(self) -> None:
        clear(self._box)
        chips = [Chip(*_STATUS[notice.level]) for notice in self.shown]
        widest = max((chip.sizeHint().width() for chip in chips), default=0)
        for notice, chip in zip(self.shown, chips, strict=True):
            chip.setMinimumWidth(widest)  # the words begin below one another
            self._box.addLayout(self._line(notice, chip))
        self.setVisible(bool(self._notices))

    def _line(self, notice: Notice, chip: Chip) -> QHBoxLayout:
        line = row(gap="m")
        upper = Qt.AlignmentFlag.AlignTop if self._stacked else Qt.AlignmentFlag.AlignVCenter
        line.addWidget(chip, 0, upper)
        said = PlainLabel(notice_words(notice), "soft", wrap=False)
        if not self._stacked:
            line.addWidget(PlainLabel(notice.text, "strong"), 1)
            line.addWidget(said, 0, Qt.AlignmentFlag.AlignVCenter)
            return line
        words = column(gap="none")
        words.addWidget(PlainLabel(notice.text, "strong"))
        words.addWidget(said)
        line.addLayout(words, 1)
        return line
