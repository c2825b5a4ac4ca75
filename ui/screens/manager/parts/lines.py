"""Short lists inside a card: a line has a chip, a strong text, a soft note and, at its right, figures and buttons."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.widgets import Chip, PlainLabel, Status, clear, column, grid, row, rule
from ui.widgets.layouts import px

_SHOWN = 50


class LineList(QWidget):
    """At most 50 lines are drawn; the rest is said in a sentence, because a whole list has a screen of its own.

    `more` is said instead of that sentence, and instead of `empty`.
    """

    def __init__(self, empty: str) -> None:
        super().__init__()
        self._box = column(self, gap="none")
        self._empty = empty
        self.set_lines(())

    def set_lines(self, lines: Sequence[QWidget], more: str = "") -> None:
        clear(self._box)
        if not lines and not more:
            self._box.addWidget(PlainLabel(self._empty, "soft"))
        for at, line in enumerate(lines[:_SHOWN]):
            if at:
                self._box.addWidget(rule())
            self._box.addWidget(line)
        hidden = max(0, len(lines) - _SHOWN)
        if hidden or more:
            self._box.addWidget(PlainLabel(more or f"还有 {hidden} 条", "small"))


class Line(QWidget):
    def __init__(
        self,
        text: str,
        note: str = "",
        *,
        chip: tuple[Status, str] | None = None,
        figure: str = "",
        actions: Sequence[QWidget] = (),
        soft: Sequence[str] = (),
    ) -> None:
        """`soft` are further lines of the text in small type; `figure` stands at the right."""
        super().__init__()
        line = row(self, gap="m")
        gap = line.spacing() * 3 // 4
        line.setContentsMargins(0, gap, 0, gap)
        words = column(gap="xs")
        head = row(gap="s")
        if chip is not None:
            head.addWidget(Chip(*chip), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(PlainLabel(text, "strong"), 1)
        words.addLayout(head)
        for said in (note, *soft):
            if said:
                words.addWidget(PlainLabel(said, "soft" if said is note else "small"))
        line.addLayout(words, 1)
        if figure:
            line.addWidget(PlainLabel(figure, "strong", wrap=False), 0, Qt.AlignmentFlag.AlignVCenter)
        for action in actions:
            line.addWidget(action, 0, Qt.AlignmentFlag.AlignVCenter)


class Facts(QWidget):
    """Name and value in two columns; values may be long."""

    def __init__(self, facts: Sequence[tuple[str, str]] = ()) -> None:
        super().__init__()
        self._box = grid(self, gap="s")
        self._box.setHorizontalSpacing(px("m"))
        self._box.setColumnStretch(1, 1)
        self.set_facts(facts)

    def set_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        clear(self._box)
        for at, (name, value) in enumerate(facts):
            self._box.addWidget(PlainLabel(name, "soft", wrap=False), at, 0, Qt.AlignmentFlag.AlignTop)
            self._box.addWidget(PlainLabel(value or "—"), at, 1, Qt.AlignmentFlag.AlignTop)
