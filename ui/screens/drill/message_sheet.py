"""加注 in the trainer's own words: what, to whom, from whom it is said to come, and whether the room reads it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QCheckBox, QWidget

from edu.domain.drills.messages import EVERYBODY, LONGEST_MESSAGE, LONGEST_SENDER, message_words
from edu.domain.drills.scenario import Scenario
from edu.domain.errors import InvalidInput
from ui.widgets import Choice, FormSheet, LongTextField, PlainLabel, TextField


class MessageSheet(FormSheet):
    """Open until the message is on file: what was typed is not typed twice."""

    def __init__(self, over: QWidget, scenario: Scenario, on_send: Callable[[MessageSheet], None]) -> None:
        super().__init__(
            over, "加注一条消息", "写好马上发给席位，也进入记录；不改变局面，不计分。",
            yes="发出", columns=2, chars=40, on_save=self._send,
        )  # fmt: skip
        self._on_send = on_send
        self.words = self.form.add("消息内容", LongTextField(lines=4), wide=True)
        self.words.textChanged.connect(self._count)
        self.left = PlainLabel("", "small")
        self.form.add("", self.left, wide=True)
        roles = [(role.id, role.title) for role in scenario.roles]
        self.role = self.form.add("发给", Choice([("", EVERYBODY), *roles], chars=12))
        self.from_whom = self.form.add("来自（可不填）", TextField(hint="如：县防指来电", longest=LONGEST_SENDER))
        self.public = self.form.add("", QCheckBox("同时显示在投影上"), wide=True)
        self.public.setAccessibleName("同时显示在投影上")
        self._count()

    def open(self, first: QWidget | None = None) -> None:
        super().open(first or self.words)

    def _count(self) -> None:
        self.left.setText(f"{len(self.words.value)} / {LONGEST_MESSAGE} 字")

    def _send(self, _sheet: FormSheet) -> None:
        self.calm()
        try:
            message_words(self.words.value, self.from_whom.value)
        except InvalidInput as error:
            self.form.refuse(self.words, f"{error}{error.remedy}")
            self.words.setFocus()
            return
        self._on_send(self)
