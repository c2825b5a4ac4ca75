"""The question before something goes, inside the window, naming what will go."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.navigation import Confirmation
from ui.widgets.buttons import Button
from ui.widgets.labels import IconLabel, PlainLabel
from ui.widgets.layouts import column, row
from ui.widgets.overlay import Overlay

_SHOWN = 6


class ConfirmSheet(Overlay):
    """Esc and the second button decline. Where something is destroyed, the focus starts on declining."""

    accepted = Signal()
    declined = Signal()

    def __init__(self, host: QWidget, question: Confirmation) -> None:
        super().__init__(host)
        self._build(question)
        self.dismissed.connect(self._decline)
        self.setAccessibleName(question.title)
        self._danger = question.danger

    def _build(self, question: Confirmation) -> None:
        head = row(gap="s")
        if question.danger:
            head.addWidget(IconLabel("warning", tone="red"))
        head.addWidget(PlainLabel(question.title, "title"), 1)
        self.content.addLayout(head)
        if question.text:
            self.content.addWidget(PlainLabel(question.text, "soft"))
        if question.items:
            names = column(gap="xs")
            for item in question.items[:_SHOWN]:
                names.addWidget(PlainLabel(f"· {item}"))
            rest = len(question.items) - _SHOWN
            if rest > 0:
                names.addWidget(PlainLabel(f"还有 {rest} 项", "small"))
            self.content.addLayout(names)
        buttons = row(gap="s")
        buttons.addStretch(1)
        self.no = Button(question.no, on_click=self._decline)
        self.yes = Button(question.yes, "danger" if question.danger else "primary", on_click=self._accept)
        buttons.addWidget(self.no)
        buttons.addWidget(self.yes)
        self.content.addLayout(buttons)

    def ask(self) -> None:
        self.open(self.no if self._danger else self.yes)

    def _accept(self) -> None:
        self.shut()
        self.accepted.emit()

    def _decline(self) -> None:
        self.shut()
        self.declined.emit()


def confirm(
    host: QWidget, question: Confirmation, on_yes: Callable[[], None], on_no: Callable[[], None] | None = None
) -> ConfirmSheet:
    sheet = ConfirmSheet(host, question)
    sheet.accepted.connect(lambda: on_yes())
    if on_no is not None:
        sheet.declined.connect(lambda: on_no())
    sheet.ask()
    return sheet
