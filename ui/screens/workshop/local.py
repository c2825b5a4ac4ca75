"""本地设置: what is different here from the shipped scenario. Checked while filled in, proved on saving."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QCheckBox, QWidget

from edu.domain.drills.findings import Finding
from edu.domain.drills.overlay import Overlay
from edu.domain.drills.road_mentions import REMEDY
from edu.services.drill_local_settings import DrillLocalSettings, LocalDrill
from ui.navigation import Confirmation, Screen
from ui.screens.desk import Desk
from ui.screens.workshop.local_rows import groups_of, overlay_of, shown
from ui.screens.workshop.wording import finding_words
from ui.widgets import Banner, Button, Card, FlowLayout, Form, PlainLabel, TextField, clear, column, scroll

CHECK_MS = 150
MENTIONED = 8
"""Lines shown of what still names a road that is not here."""


class LocalScreen(Screen):
    title = "本地设置"

    def __init__(self, desk: Desk, settings: DrillLocalSettings, drill: str) -> None:
        super().__init__()
        self._desk, self._settings, self._drill = desk, settings, drill
        self._held: LocalDrill | None = None
        self._saved = Overlay(scenario=drill)
        self.save = Button("校验并保存", "accent", icon="save", on_click=self._save)
        self.reset = Button("全部恢复原样", icon="undo", on_click=self._reset)
        self.header_actions = (self.reset, self.save)
        self.save.setEnabled(False)
        page = column(self, gap="m", margin="page")
        self._trouble = column(gap="s")
        page.addLayout(self._trouble)
        inside = QWidget()
        self._box = column(inside, gap="m")
        page.addWidget(scroll(inside), 1)
        self.fields: dict[tuple[str, str], TextField] = {}
        self._forms: dict[tuple[str, str], Form] = {}
        self.roads: dict[str, QCheckBox] = {}
        self._mentions = column(gap="xs")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(CHECK_MS)
        self._timer.timeout.connect(self.check)

    def on_enter(self) -> None:
        self._desk.load(self, lambda: self._settings.open(self._desk.actor, self._drill), self._show)

    def dispose(self) -> None:
        self._timer.stop()

    def leave_question(self) -> Confirmation | None:
        if self._held is None or self.overlay()[0] == self._saved:
            return None
        return Confirmation(
            title="本地设置还没有保存", text="离开后这些改动就没有了。", yes="不保存，离开", danger=True
        )

    def _show(self, held: LocalDrill) -> None:
        self._held, self._saved = held, held.overlay
        self.set_title(f"本地设置：{held.scenario.title}", "空着的就按脚本原来的；这些设置只在本机的推演里用")
        if held.problems:
            first = held.problems[0]
            more = f"（共 {len(held.problems)} 处）" if len(held.problems) > 1 else ""
            self._trouble.addWidget(
                Banner(
                    "warn", f"原来的本地设置有问题，现在没有用上{more}：{first.message}", "重新填写并保存，就会换掉它。"
                )
            )
        for name, rows in groups_of(held.scenario):
            if not rows:
                continue
            card, form = Card(name, margin="m"), Form(2)
            for row in rows:
                field = TextField(shown(held.overlay, row), hint=row.shipped or row.hint, longest=80)
                field.textChanged.connect(lambda _text: self._timer.start())
                self.fields[row.key] = form.add(row.label, field)
                self._forms[row.key] = form
            card.add(form)
            if name.startswith("道路"):
                card.add(self._roads(held))
            self._box.addWidget(card)
        self._box.addStretch(1)
        self.save.setEnabled(True)
        if held.overlay.without:
            self._timer.start()

    def _roads(self, held: LocalDrill) -> QWidget:
        holder = QWidget()
        box = column(holder, gap="xs")
        box.addWidget(PlainLabel("这里没有的路（打勾）", "field"))
        ticks = QWidget()
        flow = FlowLayout(ticks)
        for road in held.scenario.roads:
            tick = QCheckBox(road.title)
            tick.setChecked(road.id in held.overlay.without)
            tick.toggled.connect(lambda _on: self._timer.start())
            self.roads[road.id] = tick
            flow.addWidget(tick)
        box.addWidget(ticks)
        box.addLayout(self._mentions)
        return holder

    def overlay(self) -> tuple[Overlay, dict[tuple[str, str], str]]:
        assert self._held is not None
        without = tuple(id_ for id_, tick in self.roads.items() if tick.isChecked())
        return overlay_of(self._held.scenario, {key: field.text() for key, field in self.fields.items()}, without)

    def check(self) -> bool:
        """Says what does not fit; True where all does."""
        assert self._held is not None
        self._timer.stop()
        overlay, faults = self.overlay()
        for key, field in self.fields.items():
            self._forms[key].refuse(field, faults.get(key, ""))
        found = self._settings.findings(self._held.scenario, overlay)
        self._tell(found)
        self._mention(() if found else self._settings.mentions(self._held.scenario, overlay))
        return not faults and not found

    def _tell(self, found: tuple[Finding, ...]) -> None:
        assert self._held is not None
        clear(self._trouble)
        for one in found[:3]:
            self._trouble.addWidget(Banner("error", finding_words(self._held.scenario, one), one.remedy))
        if len(found) > 3:
            self._trouble.addWidget(PlainLabel(f"还有 {len(found) - 3} 处，先改好上面的。", "small"))

    def _mention(self, found: tuple[Finding, ...]) -> None:
        """Below the roads, where somebody just said that one is missing."""
        assert self._held is not None
        clear(self._mentions)
        if not found:
            return
        self._mentions.addWidget(Banner("warn", f"有 {len(found)} 处的话还提到这里没有的路", REMEDY))
        for one in found[:MENTIONED]:
            self._mentions.addWidget(PlainLabel(finding_words(self._held.scenario, one), "small"))
        if len(found) > MENTIONED:
            self._mentions.addWidget(PlainLabel(f"还有 {len(found) - MENTIONED} 处。", "small"))

    def _reset(self) -> None:
        for field in self.fields.values():
            field.clear()
        for tick in self.roads.values():
            tick.setChecked(False)

    def _save(self) -> None:
        if self._held is None or not self.check():
            return
        scenario, overlay, actor = self._held.scenario, self.overlay()[0], self._desk.actor

        def work() -> tuple[Finding, ...]:
            found = self._settings.prove(actor, scenario, overlay)
            if not found:
                self._settings.save(actor, scenario, overlay)
            return found

        def done(found: tuple[Finding, ...]) -> None:
            self._tell(found)
            if not found:
                self._saved = overlay
                self._desk.navigator.notify("本地设置已保存，下一场推演就用它。", "ok")

        self._desk.run(self, "用这些设置试推演 …", lambda _task: work(), done)
