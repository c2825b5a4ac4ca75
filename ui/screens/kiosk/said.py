"""One sentence beside a stage, as big as it can be read whole in the room that there is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from edu.domain.courses import marked_runs
from ui import theme
from ui.theme import ToneName
from ui.widgets import IconLabel, PlainLabel, Prose, clear, column


class Said(QWidget):
    """First the sign gives way, then the letters."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._box = column(self, gap="m")
        self._words: tuple[str, str, str, ToneName | None] | None = None

    def say(self, icon: str, big: str, small: str = "", tone: ToneName | None = None) -> None:
        self._words = icon, big, small, tone
        self._lay()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay()

    def _lay(self) -> None:
        if self._words is None:
            return
        live = theme.of(self)
        large, sign = (live.type.title + live.type.hero) // 2, live.metrics.icon_big
        tries = [(large, sign * 2), (large, sign), (live.type.title, sign), (live.type.body, sign // 2)]
        for letters, side in tries:
            clear(self._box)
            frame = self._frame(*self._words, letters=letters, side=side)
            self._box.addStretch(1)
            self._box.addWidget(frame)
            self._box.addStretch(1)
            if frame.heightForWidth(self.width()) <= self.height():
                break

    def _frame(self, icon: str, big: str, small: str, tone: ToneName | None, *, letters: int, side: int) -> QFrame:
        frame = QFrame(self)
        if tone is not None:
            frame.setProperty("panel", "banner")
            frame.setProperty("tone", tone)
        box = column(frame, gap="m", margin="l")
        sign = IconLabel(icon, colour=None if tone else "primary", tone=tone, size=side)
        box.addWidget(sign, 0, Qt.AlignmentFlag.AlignLeft)
        box.addWidget(Prose(marked_runs(big), size=letters, bold=True, line_height=1.4))
        if small:
            box.addWidget(PlainLabel(small, "soft"))
        for part in frame.findChildren(QWidget):
            part.ensurePolished()
        return frame
