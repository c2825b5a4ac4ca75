"""The first page of drills: what waits to be gone on with, scenarios on offer, what was played."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from edu.domain.drills.run_views import RunLine, ScenarioLine
from edu.domain.obligations.words import DRILL_KINDS
from edu.services.drill_runs import DrillRuns
from edu.system.clock import civil_date
from ui import theme
from ui.navigation import Route, Screen
from ui.screens.desk import Desk
from ui.screens.drill.run_number import short_number
from ui.widgets import (
    Button,
    Chip,
    Column,
    DataTable,
    EmptyState,
    FormSheet,
    IconLabel,
    PlainLabel,
    PressCard,
    ask_reason,
    clear,
    column,
    row,
    scroll,
)

LEVELS = {"village": "村（社区）", "township": "乡镇（街道）", "enterprise": "企业"}
ICONS = {
    "fire": "fire", "flood": "flood", "typhoon": "typhoon", "earthquake": "earthquake", "flash-flood": "flood",
    "landslide": "landslide", "forest-fire": "forest", "production": "chemical",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Found:
    scenarios: tuple[ScenarioLine, ...]
    waiting: tuple[RunLine, ...]
    done: tuple[RunLine, ...]
    left: frozenset[str]
    """Of runs from which somebody went back to an earlier moment and went on from there."""


class DrillHomeScreen(Screen):
    title = "桌面推演"
    subtitle = "选一个脚本开始；一个人、一台电脑、一块投影就能带完一场"

    def __init__(self, desk: Desk, runs: DrillRuns) -> None:
        super().__init__()
        self._desk, self._runs = desk, runs
        self.profiles = Button("评估表", icon="exam", on_click=lambda: desk.navigator.go(Route("drill.profiles")))
        self.header_actions = (self.profiles,)
        page = column(self, margin="page")
        inside = QWidget()
        self._box = column(inside, gap="m")
        page.addWidget(scroll(inside), 1)
        self.cards: dict[str, PressCard] = {}
        self.go_on: dict[str, Button] = {}
        self.give_up: dict[str, Button] = {}

    def on_enter(self) -> None:
        self._desk.load(self, self._load, self._show)

    def _load(self) -> _Found:
        actor = self._desk.actor
        lines = self._runs.runs(actor)
        return _Found(
            scenarios=self._runs.scenarios(actor),
            waiting=tuple(line for line in lines if line.state == "running" and line.mode == "group"),
            done=tuple(line for line in lines if line.state == "closed"),
            left=frozenset(line.parent for line in lines if line.parent),
        )

    def _show(self, found: _Found) -> None:
        clear(self._box)
        self.go_on.clear()
        self.give_up.clear()
        if found.waiting:
            self._box.addWidget(PlainLabel("没有结束的推演", "title"))
            for line in found.waiting:
                self._box.addWidget(self._waiting(line, left=line.id in found.left))
        self._box.addWidget(PlainLabel("脚本", "title"))
        if not found.scenarios:
            self._box.addWidget(EmptyState("scenario", "还没有推演脚本", "安装内容包后，脚本会出现在这里。"))
        for scenario in found.scenarios:
            self._box.addWidget(self._scenario(scenario))
        self._box.addWidget(PlainLabel("推演记录", "title"))
        self.table = DataTable(
            COLUMNS,
            found.done,
            bare=True,
            empty=EmptyState("replay", "还没有推演过", "推演结束并存档后，成绩和回放在这里。"),
        )
        self.table.activated.connect(lambda line: self._desk.navigator.go(Route.to("drill.debrief", run=line.id)))
        self._box.addWidget(self.table)
        self._box.addStretch(1)

    def _waiting(self, line: RunLine, *, left: bool) -> QWidget:
        card = PressCard(gap="s", margin="m")
        across = row(gap="m")
        words = column(gap="xs")
        words.addWidget(PlainLabel(line.title, "strong"))
        facts = [line.place_name, f"{day_text(line.started_ms)} 开始", f"编号 {short_number(line.id)}"]
        facts += ["退回重走以前的那条线，存档以后可以对比"] if left else []
        words.addWidget(PlainLabel(" · ".join(facts), "soft"))
        across.addLayout(words, 1)

        def go() -> None:
            self._desk.navigator.go(Route.to("drill.console", run=line.id))

        self.give_up[line.id] = Button("不再继续", "ghost", on_click=lambda: self._ask_give_up(line))
        self.give_up[line.id].setAccessibleName(f"不再继续{line.title}")
        across.addWidget(self.give_up[line.id])
        self.go_on[line.id] = Button("继续", "primary", icon="play", on_click=go)
        across.addWidget(self.go_on[line.id])
        card.add(across)
        card.pressed.connect(go)
        return card

    def _ask_give_up(self, line: RunLine) -> None:
        """It stays in the ledger with its reason; no score, no evidence."""

        def give_up(sheet: FormSheet, reason: str) -> None:
            work = lambda: self._runs.abandon(self._desk.actor, line.id, reason)  # noqa: E731 the sheet's one work
            sheet.submit(self._desk.tasks, work, lambda _none: self.on_enter())

        ask_reason(
            self, f"不再继续“{line.title}”？", "它从这里消失，不计成绩，也不算一次演练；记录和理由留在台账里。",
            yes="不再继续", hint="例如：开错了脚本", danger=True, on_reason=give_up,
        )  # fmt: skip

    def _scenario(self, line: ScenarioLine) -> QWidget:
        card = PressCard(gap="s", margin="m")
        across = row(gap="m")
        icon = IconLabel(ICONS.get(line.hazard, "drill"), colour="primary", size=theme.current().metrics.icon_big)
        across.addWidget(icon)
        words = column(gap="xs")
        words.addWidget(PlainLabel(line.title, "title"))
        words.addWidget(PlainLabel(line.problem or line.summary, tone="red" if line.problem else None))
        if not line.problem:
            words.addWidget(PlainLabel(facts_of(line), "small"))
        across.addLayout(words, 1)
        if line.overlay:
            across.addWidget(Chip("met", "已换成本地地名"))
        card.add(across)
        card.setAccessibleName(line.title)
        card.setEnabled(not line.problem)
        card.pressed.connect(lambda: self._desk.navigator.go(Route.to("drill.setup", scenario=line.id)))
        self.cards[line.id] = card
        return card


def facts_of(line: ScenarioLine) -> str:
    hazard, level = DRILL_KINDS.get(line.hazard, ""), LEVELS.get(line.level, line.level)
    return f"{hazard} · {level} · 桌面约 {line.minutes} 分钟 · {len(line.roles)} 个席位"


def started_day(line: RunLine) -> str:
    return civil_date(line.started_ms).isoformat()


def day_text(ms: int) -> str:
    day = civil_date(ms)
    return f"{day.month}月{day.day}日"


COLUMNS = (
    Column[RunLine](title="日期", value=lambda line: line.started_ms, text=started_day),
    Column[RunLine](title="脚本", value=lambda line: line.title, stretch=2, strong=True),
    Column[RunLine](title="单位", value=lambda line: line.place_name, stretch=1),
    Column[RunLine](title="形式", value=lambda line: "单人" if line.mode == "solo" else "多人"),
    Column[RunLine](
        title="得分", value=lambda line: line.total or 0,
        text=lambda line: f"{line.total / 100:.1f}" if line.total is not None else "—", number=True,
    ),
    Column[RunLine](title="编号", value=lambda line: short_number(line.id), tip=lambda line: line.id),
)  # fmt: skip
