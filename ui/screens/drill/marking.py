"""One indicator of a profile with its grades to tap, in the console and in the debrief."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from PySide6.QtWidgets import QWidget

from edu.domain.drills.evaluation import Grade, Indicator
from ui.widgets import Button, FlowLayout, PlainLabel, column


class IndicatorTaps(QWidget):
    """`given` are ids of grades that were given; without `on_tap` they are only shown. 待补 has nothing to tap."""

    def __init__(
        self, indicator: Indicator, grades: Sequence[Grade], given: Collection[str],
        on_tap: Callable[[str], None] | None,
    ) -> None:  # fmt: skip
        super().__init__()
        box = column(self, gap="xs")
        self.taps: dict[str, Button] = {}
        if indicator.pending:
            box.addWidget(PlainLabel(f"{indicator.clause}　待补：请在评估表里补上标准原文，不计分。", "soft"))
            return
        box.addWidget(PlainLabel(indicator.text))
        if indicator.clause:
            retold = "（转述，以标准原文为准）" if indicator.known == "retold" else ""
            box.addWidget(PlainLabel(f"{indicator.clause}{retold}", "small"))
        if on_tap is None:
            return
        holder = QWidget()
        flow = FlowLayout(holder, "xs")
        for grade in grades:
            tap = Button(grade.title, "primary" if grade.id in given else "plain")
            tap.clicked.connect(lambda _checked=False, id_=grade.id: on_tap(id_))
            tap.setAccessibleName(f"{indicator.text}：{grade.title}")
            self.taps[grade.id] = tap
            flow.addWidget(tap)
        box.addWidget(holder)
