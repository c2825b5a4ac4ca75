"""What stands below a question or a decision: the way out, how far it is, the way on."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt

from ui import theme
from ui.screens.kiosk.more_below import MoreBelow
from ui.screens.kiosk.read_aloud import ReadAloud
from ui.widgets import Button, PlainLabel, column, row, take_out


class Foot:
    """`line` goes into the page; `count` and `next` say something else at every step.

    `wide`: the count has more words than large letters leave room for between the two ways, upright.
    """

    def __init__(
        self,
        leave: Callable[[], None],
        go_on: Callable[[], None],
        word: str,
        told: str = "",
        *,
        aloud: ReadAloud | None = None,
        more: MoreBelow | None = None,
        wide: bool = False,
    ) -> None:
        self.line = column(gap="m")
        self._above, self._line = row(gap="m"), row(gap="m")
        self.line.addLayout(self._above)
        self.line.addLayout(self._line)
        self._line.addWidget(Button("  不玩了", icon="close", big=True, on_click=leave))
        self._beside = [button for button in (aloud, more) if button is not None]
        self.count = PlainLabel(told, "stage-title", align=Qt.AlignmentFlag.AlignCenter)
        self._wide = wide
        self.next = Button(f"{word}  ", "accent", icon="forward", big=True, on_click=go_on)
        self.next.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.next.setMinimumWidth(theme.current().metrics.action * 3)
        self._line.addStretch(0)  # while there is no way on, the way out does not take its place
        self._line.addWidget(self.next)
        self.turn(portrait=False)

    def turn(self, *, portrait: bool) -> None:
        """Upright there is no room for more beside the ways out and on: it stands above them."""
        for placed in (*self._beside, self.count):
            take_out(placed, self._above, self._line)
        for at, button in enumerate(self._beside):
            if portrait:
                self._above.insertWidget(at, button)
            else:
                self._line.insertWidget(1 + at, button)
        apart = self._wide and portrait
        if apart:
            self._above.addWidget(self.count, 1)
        else:
            self._line.insertWidget(self._line.indexOf(self.next), self.count, 1)
        self._line.setStretchFactor(self.next, int(apart))
