"""One page of a lesson, in the largest letters at which all of it is on the glass; a longer one in
the smallest of them: plain ones, somewhat larger in large text.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget

from edu.domain.courses import Page
from ui import theme
from ui.theme.scales import TYPES
from ui.widgets import RichPage, clear, column
from ui.widgets.option_card import SHARES
from ui.widgets.rich_page import CheckWidget


class GrownPage(QWidget):
    """Stands in a scroll area. A page that asks keeps plain letters: it is not built anew under the finger."""

    def __init__(self, page: Page, picture: Callable[[str], Path | None], *, check: CheckWidget) -> None:
        super().__init__()
        self._page, self._picture, self._check = page, picture, check
        self._box = column(self)
        self._made_for: tuple[int, int] | None = None
        self.share, self.whole = 1.0, False
        self._build(1.0)

    def minimumSizeHint(self) -> QSize:
        wide = theme.of(self).type.body * 8
        return QSize(wide, self.heightForWidth(max(wide, self.width())))

    def heightForWidth(self, width: int) -> int:
        """While all is seen it asks for nothing: the button below it would stay for what it covers itself."""
        return 0 if self.whole else self._box.totalHeightForWidth(width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width(), self._room()
        if self._page.checks or room == self._made_for:
            return
        self._made_for = room
        for share in SHARES[:-1] if theme.of(self).large_text else SHARES:  # large: no smaller than plain ones grow
            self._build(share)
            self.whole = self._high() <= room[1]
            if self.whole:
                break
        self.updateGeometry()

    def _build(self, share: float) -> None:
        clear(self._box)
        self.share = share
        theme.dress(self, "kiosk", share)
        with theme.using("kiosk", share):
            page = RichPage(self._page, self._picture, check=self._check, letters=TYPES["kiosk"].reading)
        self._box.addStretch(1)
        self._box.addWidget(page)
        self._box.addStretch(2)
        page.show()  # a layout leaves out what it would show only later
        for label in page.findChildren(QLabel):
            label.ensurePolished()

    def _high(self) -> int:
        self._box.activate()
        for child in self.findChildren(QWidget):
            child.updateGeometry()  # what is high by its width has said so for the width it was born with
        return self._box.totalHeightForWidth(self.width())

    def _room(self) -> int:
        """Of the area and of the button below it, which goes when all is seen."""
        at = self.parentWidget()
        while at is not None and not isinstance(at, QScrollArea):
            at = at.parentWidget()
        place = at.parentWidget() if at is not None else None
        return place.height() if place is not None else self.height()
