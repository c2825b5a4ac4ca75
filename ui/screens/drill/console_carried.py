"""What earlier drills of this place found wanting and nobody has closed: read out before the clock starts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from edu.domain.drills.run_views import Improvement
from ui.screens.drill.improvement_words import follow_chip, who_and_when
from ui.widgets import Card, Chip, PlainLabel, row


class Carried(Card):
    def __init__(self, improvements: Sequence[Improvement], today: date) -> None:
        super().__init__(
            f"以前演练还没有关闭的改进项（{len(improvements)}）",
            hint="开场先念一遍；办好了的，在复盘的“改进项”里关闭。", gap="s", margin="m",
        )  # fmt: skip
        for one in improvements:
            across = row(gap="m")
            across.addWidget(PlainLabel(f"{one.text}\n{who_and_when(one)}"), 1)
            across.addWidget(Chip(*follow_chip(one, today)))
            self.add(across)
