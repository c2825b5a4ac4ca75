"""The messages of a drill as the trainer has them: what came, what comes, what waits; each can be brought now."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ui.screens.drill.presenter import NEXT, PAST, WAITING, InjectLine
from ui.widgets import Button, Card, PlainLabel, clear, column, row, scroll

_TABS = ((PAST, "已发"), (NEXT, "将到"), (WAITING, "待触发"))


class Messages(Card):
    """`brought` carries the id of the message that the trainer brings now."""

    brought = Signal(str)

    def __init__(self) -> None:
        super().__init__("消息", gap="s", margin="m")
        self.shown = NEXT
        self._lines: tuple[InjectLine, ...] = ()
        self.tabs: dict[str, Button] = {}
        tabs = row(gap="xs")
        for key, word in _TABS:
            self.tabs[key] = Button(word, "ghost")
            self.tabs[key].clicked.connect(lambda _on=False, key=key: self.turn(key))
            tabs.addWidget(self.tabs[key])
        tabs.addStretch(1)
        self.add(tabs)
        inside = QWidget()
        self._box = column(inside, gap="s")
        self.add(scroll(inside), 1)
        self.bring: dict[str, Button] = {}

    def turn(self, key: str) -> None:
        self.shown = key
        self._draw()

    def show_lines(self, lines: Sequence[InjectLine]) -> None:
        """Nothing is built anew while the lists are the same."""
        if tuple(lines) != self._lines:
            self._lines = tuple(lines)
            self._draw()

    def _draw(self) -> None:
        for key, word in _TABS:
            number = sum(line.state == key for line in self._lines)
            self.tabs[key].setText(f"{word} {number}")
            self.tabs[key].set_kind("primary" if key == self.shown else "ghost")
        clear(self._box)
        self.bring.clear()
        chosen = [line for line in self._lines if line.state == self.shown]
        for line in chosen:
            self._box.addWidget(self._entry(line))
        if not chosen:
            said = {PAST: "还没有消息发出。", NEXT: "后面没有定时的消息了。", WAITING: "没有待触发的消息。"}
            self._box.addWidget(PlainLabel(said[self.shown], "soft"))
        self._box.addStretch(1)

    def _entry(self, line: InjectLine) -> QWidget:
        card = Card(gap="xs", margin="s")
        top = row(gap="s")
        top.addWidget(PlainLabel(line.when, "strong", wrap=False))
        top.addWidget(PlainLabel(line.channel, "small", wrap=False))
        top.addStretch(1)
        if line.can_bring:
            button = Button("现在发", "ghost", icon="send", on_click=lambda: self.brought.emit(line.id))
            button.setAccessibleName(f"现在发：{line.text[:20]}")
            self.bring[line.id] = button
            top.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        card.add(top)
        card.add(PlainLabel(line.text))
        card.add(PlainLabel(f"发给：{line.to}", "small"))
        if line.expected:
            card.add(PlainLabel(f"期望行动：{line.expected}", "small"))
        return card
