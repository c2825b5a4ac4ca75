"""A lesson page in the projector's type; alone in a window it fills a screen and obeys a clicker."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from edu.domain.courses import Check, Page, Picture
from ui import theme
from ui.theme import Scale
from ui.widgets import RichPage, SvgPicture, clear, column, row, scroll
from ui.widgets.rich_page import CheckWidget, PictureSource

_FORTH = (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_Space, Qt.Key.Key_Return)
_BACK = (Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_PageUp, Qt.Key.Key_Backspace)


class Slide(QFrame):
    """`turned` carries +1 or -1 for the keys that clickers send. The page is built for `scale` whatever the window."""

    turned = Signal(int)

    def __init__(self, picture: PictureSource, check: CheckWidget, scale: Scale = "projector") -> None:
        super().__init__()
        self._picture, self._check, self._scale = picture, check, scale
        self.setProperty("panel", "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        theme.dress(self, scale)
        self._box = column(self, margin="xl")

    def show_page(self, page: Page) -> None:
        clear(self._box)
        with theme.using(self._scale):
            self._box.addLayout(self._beside(page), 1)
        self.setAccessibleName(page.title)

    def _beside(self, page: Page) -> QHBoxLayout:
        """Words at the left, drawings at the right: a room looks at both without scrolling."""
        line = row(gap="l")
        words = replace(page, blocks=tuple(block for block in page.blocks if not isinstance(block, Picture)))
        holder = QWidget()
        box = column(holder)
        box.addStretch(1)
        box.addWidget(RichPage(words, self._picture, check=self._check))
        box.addStretch(2)
        area = scroll(holder)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        line.addWidget(area, 1)
        if page.pictures:
            drawings = column()
            for picture in page.pictures:
                drawings.addWidget(SvgPicture(self._picture(picture.path), picture.alt), 1)
            line.addLayout(drawings, 1)
        return line

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _FORTH:
            self.turned.emit(1)
        elif event.key() in _BACK:
            self.turned.emit(-1)
        else:
            super().keyPressEvent(event)


class SlideWindow(QWidget):
    """The slide alone on a whole screen; Esc closes it."""

    closed = Signal()

    def __init__(self, slide: Slide) -> None:
        super().__init__()
        self.setWindowTitle("投影 · 应知应会")
        self.setProperty("panel", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column(self, margin="none").addWidget(slide)
        self.slide = slide

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
            self.closed.emit()
        else:
            super().keyPressEvent(event)


def checks_of(page: Page) -> list[str]:
    return [block.question for block in page.blocks if isinstance(block, Check)]
