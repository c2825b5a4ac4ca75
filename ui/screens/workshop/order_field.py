"""Things in the order in which they should be done: picked one after another, moved, taken away."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QWidget

from ui.widgets import Choice, IconButton, PlainLabel, clear, column, row


class OrderField(QWidget):
    """`changed` carries the ids in their order; `pairs` are what may stand in it."""

    changed = Signal(object)

    def __init__(self, pairs: Sequence[tuple[str, str]], ids: tuple[str, ...]) -> None:
        super().__init__()
        self._words, self._ids = dict(pairs), ids
        page = column(self, gap="xs")
        self._box = column(gap="xs")
        page.addLayout(self._box)
        self.add = Choice([("", "添加下一件事 …"), *pairs], chars=14)
        self.add.setAccessibleName("添加下一件事")
        self.add.picked.connect(lambda key: self._put((*self._ids, key)) if key else None)
        line = row(gap="s")
        line.addWidget(self.add)
        line.addStretch(1)
        page.addLayout(line)
        self.up: list[IconButton] = []
        self.remove: list[IconButton] = []
        self._lay_out()

    @property
    def value(self) -> tuple[str, ...]:
        return self._ids

    def _put(self, ids: tuple[str, ...]) -> None:
        self._ids = tuple(dict.fromkeys(ids))
        self.changed.emit(self._ids)
        QTimer.singleShot(0, self, self._lay_out)

    def _lay_out(self) -> None:
        clear(self._box)
        self.up, self.remove = [], []
        for at, id_ in enumerate(self._ids):
            frame = QFrame()
            frame.setProperty("panel", "sunken")
            line = row(frame, gap="s", margin="s")
            line.addWidget(PlainLabel(f"{at + 1}. {self._words.get(id_, f'{id_}（已不在）')}"), 1)
            up = IconButton("up", "往前移", on_click=partial(self._earlier, at))
            up.setEnabled(at > 0)
            remove = IconButton("close", "去掉", on_click=partial(self._drop, at))
            for button in (up, remove):
                line.addWidget(button)
            self.up.append(up)
            self.remove.append(remove)
            self._box.addWidget(frame)
        self.add.set_value("")

    def _earlier(self, at: int) -> None:
        ids = list(self._ids)
        ids.insert(at - 1, ids.pop(at))
        self._put(tuple(ids))

    def _drop(self, at: int) -> None:
        self._put((*self._ids[:at], *self._ids[at + 1 :]))
