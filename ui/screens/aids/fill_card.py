"""What the unit writes on its aids: asked once, whatever the number of aids that carry it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from edu.domain.aids import LONGEST_BLANK, LONGEST_UNIT, AidFill
from ui.widgets import Card, Form, PlainLabel, TextField, clear, column, scroll

PAUSE_MS = 400
"""After the last key, before anybody is told."""


class FillCard(Card):
    """What was typed for one aid stays when another is ticked. `changed` when the typing pauses."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__("填写内容", hint="不填的留一条横线，印出来手写", margin="m")
        self.unit = TextField(longest=LONGEST_UNIT, hint="印在右上角")
        self.fields: dict[str, TextField] = {}
        self._values: dict[str, str] = {}
        inside = QWidget()
        self._box = column(inside, gap="m")
        self.add(scroll(inside), 1)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.changed.emit)
        self.unit.textEdited.connect(lambda _text: self._pause.start())
        self._whole = Form()
        self._whole.add("单位名称", self.unit)
        self._box.addWidget(self._whole)
        self._asked = column(gap="m")
        self._box.addLayout(self._asked)
        self._box.addStretch(1)

    def remember(self, fill: AidFill) -> None:
        """What was printed last."""
        self.unit.setText(fill.unit)
        self.unit.setCursorPosition(0)
        self._values = dict(fill.blanks)

    def ask(self, blanks: Sequence[str]) -> None:
        if tuple(self.fields) == tuple(blanks):
            return
        clear(self._asked)
        self.fields = {}
        if not blanks:
            self._asked.addWidget(PlainLabel("勾选一张，这里就会列出要填的内容。", "soft", wrap=True))
            return
        form = Form()
        for blank in blanks:
            field = form.add(blank, TextField(self._values.get(blank, ""), longest=LONGEST_BLANK))
            field.textEdited.connect(lambda text, blank=blank: self._typed(blank, text))
            self.fields[blank] = field
        self._asked.addWidget(form)

    @property
    def fill(self) -> AidFill:
        return AidFill(
            unit=self.unit.value, blanks={blank: text.strip() for blank, text in self._values.items() if text.strip()}
        )

    def _typed(self, blank: str, text: str) -> None:
        self._values[blank] = text
        self._pause.start()
