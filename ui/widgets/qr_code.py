"""A QR code on screen: dark modules on white in every theme, because phones read nothing else surely."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

QUIET = 4
"""Modules of blank around the code, as ISO/IEC 18004 asks."""


class QrCode(QWidget):
    """`chars` is its least side in letters of the font; it grows with its place and stays square."""

    def __init__(self, text: str, name: str, *, chars: int = 14, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        side = self.fontMetrics().lineSpacing() * chars
        self.setMinimumSize(QSize(side, side))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.text = ""
        self._rows: tuple[bytes, ...] = ()
        self.set_text(text)

    def set_text(self, text: str) -> None:
        if text == self.text:
            return
        self.text = text
        self._rows = code_rows(text)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)  # no seams where the page is scaled
        side = min(self.width(), self.height())
        module = side // (len(self._rows) + 2 * QUIET)
        whole = module * (len(self._rows) + 2 * QUIET)
        left, top = (self.width() - whole) // 2, (self.height() - whole) // 2
        painter.fillRect(left, top, whole, whole, Qt.GlobalColor.white)
        for y, line in enumerate(self._rows):
            for x, dark in enumerate(line):
                if dark:
                    painter.fillRect(
                        QRectF(left + (x + QUIET) * module, top + (y + QUIET) * module, module, module),
                        Qt.GlobalColor.black,
                    )
        painter.end()


def code_rows(text: str) -> tuple[bytes, ...]:
    """A byte a module, 1 where it is dark, without the quiet zone; error correction M."""
    import segno  # 70 ms: not before there is a code to draw

    return tuple(bytes(line) for line in segno.make_qr(text, error="m").matrix)
