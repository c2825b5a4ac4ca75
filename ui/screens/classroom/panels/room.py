"""互动: what the room was asked and how the hands went up."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from edu.domain.classes import RoomAnswer
from edu.domain.courses import unmarked
from ui.screens.classroom.panels.panel import Scene
from ui.widgets import Bar, BarChart, Button, Card, EmptyState, PlainLabel, column, row, scroll


class RoomPanel(QWidget):
    def __init__(self, scene: Scene) -> None:
        super().__init__()
        page = column(self, gap="s")
        top = row(gap="s")
        top.addWidget(PlainLabel(f"问过全场 {len(scene.file.room)} 次", "title"), 1)
        self.ask = Button("问全场一道题", "accent", icon="hand", on_click=lambda: scene.go("classroom.ask"))
        self.ask.setVisible(scene.is_open)
        top.addWidget(self.ask)
        page.addLayout(top)
        if not scene.file.room:
            page.addWidget(EmptyState("hand", "还没有问过全场", "举手就行，不用手机。只记举手的人数，不记是谁。"), 1)
            return
        inside = QWidget()
        box = column(inside, gap="s")
        every = [bar for answer in scene.file.room for bar in bars_of(answer)]
        for answer in reversed(scene.file.room):
            box.addWidget(answer_card(answer, every))
        box.addStretch(1)
        page.addWidget(scroll(inside), 1)


def bars_of(answer: RoomAnswer) -> tuple[Bar, ...]:
    return tuple(
        Bar(unmarked(text), answer.counts.get(key, 0), f"{answer.counts.get(key, 0)} 人",
            "green" if key in answer.correct else None)
        for key, text in answer.options.items()
    )  # fmt: skip


def answer_card(answer: RoomAnswer, beside: Sequence[Bar] = ()) -> Card:
    """`beside`: the bars of the cards above and below it."""
    card = Card(margin="m", gap="s")
    card.add(PlainLabel(unmarked(answer.stem), "strong"))
    card.add(BarChart(bars_of(answer), top=answer.present, beside=beside))
    right = sum(answer.counts.get(key, 0) for key in answer.correct)
    said = f"在场 {answer.present} 人" + (f"，举对 {right} 人" if len(answer.correct) == 1 else "")
    card.add(PlainLabel(said, "small"))
    return card
