"""下面还有: says that a list goes on below the fold, and shows its next part to who does not know how to push it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QScrollArea, QScroller, QWidget

from ui import theme
from ui.screens.kiosk.by_finger import goes_to
from ui.screens.kiosk.whole_rows import WholeRows
from ui.widgets import Button, column

_SHARE = 0.75
"""Of the height that is seen: what was cut at the fold is whole after a touch."""


class MoreBelow(Button):
    """Stands outside of `area`, whose end it waits for; there it goes.

    `rows` say how far it goes: to the next that are whole. What gave way to the button stays so at the end as well, or
    the rows would grow there and the end be none. `below`: it takes its room from the area; what would be whole without
    the button is not told to go on.
    """

    def __init__(
        self, area: QScrollArea, *, big: bool = False, rows: WholeRows | None = None, below: bool = False
    ) -> None:
        super().__init__("  下面还有", icon="down", big=big, on_click=self._on)
        self._area, self._bar, self._rows, self._below = area, area.verticalScrollBar(), rows, below
        self._bar.valueChanged.connect(self._look)
        self._bar.rangeChanged.connect(self._look)
        self.hide()

    def _look(self) -> None:
        if self._rows is not None:
            policy = self.sizePolicy()
            policy.setRetainSizeWhenHidden(self._bar.maximum() > 0)
            self.setSizePolicy(policy)
        self.setVisible(self._bar.value() < self._bar.maximum() and not self._is_whole_without())

    def _is_whole_without(self) -> bool:
        """By what there is to be seen, not by the bar, which is told of a new height only after this is asked."""
        parent, content = self.parentWidget(), self._area.widget()
        layout = parent.layout() if parent is not None else None
        if not self._below or self.isHidden() or layout is None or content is None:
            return False
        room = self.sizeHint().height() + max(0, layout.spacing())
        return content.height() <= self._area.viewport().height() + room

    def _on(self) -> None:
        here = goes_to(self._area)
        step = round(self._area.viewport().height() * _SHARE)
        there = min(self._bar.maximum(), here + step if self._rows is None else self._rows.after(here))
        live = theme.of(self)
        if live.reduced_motion:
            self._bar.setValue(there)
        else:
            QScroller.scroller(self._area.viewport()).scrollTo(QPointF(0, there), live.motion.calm)


def with_more(area: QScrollArea) -> QWidget:
    """`area` with the button below it, which takes its room only while it is there."""
    holder = QWidget()
    box = column(holder, gap="xs")
    box.addWidget(area, 1)
    box.addWidget(MoreBelow(area, below=True), 0, Qt.AlignmentFlag.AlignHCenter)
    return holder
