"""结业: what the closing credited, or what still stands before it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from edu.domain.classes import ClassOverview
from ui.screens.classroom.panels.panel import Scene
from ui.screens.classroom.words import hours_text
from ui.widgets import Banner, Button, PlainLabel, StatTile, column, row, scroll, stat_row


class FinishPanel(QWidget):
    def __init__(self, scene: Scene, overview: ClassOverview) -> None:
        super().__init__()
        page = column(self, gap="m")
        record = scene.file.record
        people = record.people if record.is_closed else len(scene.file.roster)
        total = sum(one.taught + one.made_up for one in scene.file.earned)
        top = row(gap="s")
        top.addWidget(PlainLabel("已结业" if record.is_closed else "结业", "title"), 1)
        self.file = Button("一期一档", icon="file", on_click=lambda: scene.go("classroom.file"))
        top.addWidget(self.file)
        word = "学时和证书" if record.is_closed else "去结业"
        kind = Button(word, "plain" if record.is_closed else "accent", icon="close-class",
                      on_click=lambda: scene.go("classroom.close"))  # fmt: skip
        self.go = kind
        top.addWidget(kind)
        page.addLayout(top)
        inside = QWidget()
        below = column(inside, gap="m")
        page.addWidget(scroll(inside), 1)
        below.addWidget(
            stat_row(
                StatTile(str(people), "学员", unit="人"),
                StatTile(str(len([m for m in scene.file.meetings if not m.cancelled])), "课次", unit="次"),
                StatTile(str(sum(one.passed is True for one in scene.file.earned)), "考试合格", unit="人"),
                StatTile(str(len(scene.file.certificates)), "已发证书", unit="本"),
            )
        )
        below.addWidget(PlainLabel(f"全班合计 {hours_text(total, scene.file.unit_minutes)}", "soft"))
        for text in overview.hindrances:
            below.addWidget(Banner("error", text, "补上以后才能结业。"))
        for text in overview.gaps:
            below.addWidget(Banner("warn", text))
        below.addStretch(1)
