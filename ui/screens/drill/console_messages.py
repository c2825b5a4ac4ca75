"""The messages of a drill as the trainer has them: what came, what comes, what waits; each can be brought now."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ui.screens.drill.presenter import NEXT, PAST, WAITING, InjectLine
from ui.widgets import Button, Card, Chip, PlainLabel, column, row, scroll, take_out

_TABS = ((PAST, "已发"), (NEXT, "将到"), (WAITING, "待触发"))


class Messages(Card):
    """`brought` carries the id of the message that the trainer brings now."""

    brought = Signal(str)
    adding = Signal()
    """The trainer wants to say something that no scenario foresaw."""

    def __init__(self) -> None:
        super().__init__("消息", gap="s", margin="m")
        self.shown = NEXT
        self._lines: tuple[InjectLine, ...] = ()
        self.add_own = Button("加注", icon="edit", on_click=self.adding.emit)
        self.add_own.setAccessibleName("加注：自己写一条消息发给席位")
        self.add_action(self.add_own)
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
        self._nothing = PlainLabel("", "soft")
        self._box.addWidget(self._nothing)
        self._box.addStretch(1)
        self.add(scroll(inside), 1)
        self._cards: dict[str, tuple[InjectLine, Card]] = {}
        self.bring: dict[str, Button] = {}

    @property
    def order(self) -> list[str]:
        """Ids of the messages on show, from the top."""
        return sorted(self._cards, key=lambda id_: self._box.indexOf(self._cards[id_][1]))

    def turn(self, key: str) -> None:
        self.shown = key
        self._draw()

    def show_lines(self, lines: Sequence[InjectLine], *, over: bool) -> None:
        """Only what is new is built: a list of thirty cards costs more than all the rest of a tick.

        What the trainer has just said is turned to: who plays without a phone is read it from there.
        """
        self.add_own.setEnabled(not over)
        if tuple(lines) == self._lines:
            return
        known = bool(self._lines)
        before, self._lines = {line.id for line in self._lines}, tuple(lines)
        if known and any(line.made_up and line.id not in before for line in lines):
            self.shown = PAST
        self._draw()

    def _draw(self) -> None:
        for key, word in _TABS:
            number = sum(line.state == key for line in self._lines)
            self.tabs[key].setText(f"{word} {number}")
            self.tabs[key].set_kind("primary" if key == self.shown else "ghost")
        chosen = {line.id: line for line in self._lines if line.state == self.shown}
        for id_ in [id_ for id_, (line, _) in self._cards.items() if chosen.get(id_) != line]:
            self._take_away(id_)
        for place, line in enumerate(chosen.values()):
            if line.id not in self._cards:
                self._cards[line.id] = line, self._entry(line)
            card = self._cards[line.id][1]
            if self._box.indexOf(card) != place:
                take_out(card, self._box)
                self._box.insertWidget(place, card)
        said = {PAST: "还没有消息发出。", NEXT: "后面没有定时的消息了。", WAITING: "没有待触发的消息。"}
        self._nothing.setText(said[self.shown])
        self._nothing.setVisible(not chosen)

    def _take_away(self, id_: str) -> None:
        _, card = self._cards.pop(id_)
        self.bring.pop(id_, None)
        self._box.removeWidget(card)
        card.hide()
        card.deleteLater()

    def _entry(self, line: InjectLine) -> Card:
        card = Card(gap="xs", margin="s")
        top = row(gap="s")
        top.addWidget(PlainLabel(line.when, "strong", wrap=False))
        if line.made_up:
            top.addWidget(Chip("info", "加注"))
        top.addWidget(PlainLabel(line.channel, "small", wrap=line.made_up), int(line.made_up))
        if not line.made_up:
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
