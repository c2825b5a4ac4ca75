"""A page of what a place made itself above what the program ships: a card each, with what can be done with it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Generic, Protocol, TypeVar

from PySide6.QtWidgets import QWidget

from ui.navigation import Screen
from ui.screens.desk import Desk
from ui.widgets import Button, Card, Chip, EmptyState, PlainLabel, Status, clear, column, row, scroll


class ShelfLine(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def own(self) -> bool: ...


L = TypeVar("L", bound=ShelfLine)


class ShelfScreen(Screen, Generic[L]):
    """`buttons` by the line's id, then by what they do."""

    own_title = ""
    shipped_title = ""
    empty: tuple[str, str, str] = ("", "", "")
    """Icon, sentence and hint while there is nothing own."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        page = column(self, margin="page")
        inside = QWidget()
        self._box = column(inside, gap="m")
        page.addWidget(scroll(inside), 1)
        self.buttons: dict[str, dict[str, Button]] = {}

    def on_enter(self) -> None:
        self._desk.load(self, self.lines, self._show)

    # -- what a page says of its lines --

    def lines(self) -> Sequence[L]:
        """Asked in the database lane."""
        raise NotImplementedError

    def words(self, line: L) -> tuple[str, str]:
        """Title and facts."""
        raise NotImplementedError

    def chips(self, line: L) -> Iterable[tuple[Status, str]]:
        raise NotImplementedError

    def deeds(self, line: L) -> dict[str, Button]:
        raise NotImplementedError

    def below(self, line: L) -> Iterable[QWidget]:
        """More of it, under its facts."""
        return ()

    # -- showing --

    def _show(self, lines: Sequence[L]) -> None:
        clear(self._box)
        self.buttons = {}
        own = [line for line in lines if line.own]
        self._box.addWidget(PlainLabel(self.own_title, "title"))
        if not own:
            self._box.addWidget(EmptyState(*self.empty))
        for line in own:
            self._box.addWidget(self._card(line))
        self._box.addWidget(PlainLabel(self.shipped_title, "title"))
        for line in lines:
            if not line.own:
                self._box.addWidget(self._card(line))
        self._box.addStretch(1)

    def _card(self, line: L) -> QWidget:
        card = Card(gap="m", margin="m")
        across = row(gap="s")
        said = column(gap="xs")
        title, facts = self.words(line)
        said.addWidget(PlainLabel(title, "strong"))
        if facts:
            said.addWidget(PlainLabel(facts, "small"))
        across.addLayout(said, 1)
        for status, word in self.chips(line):
            across.addWidget(Chip(status, word))
        made = self.deeds(line)
        for button in made.values():
            across.addWidget(button)
        self.buttons[line.id] = made
        card.add(across)
        for more in self.below(line):
            card.add(more)
        return card
