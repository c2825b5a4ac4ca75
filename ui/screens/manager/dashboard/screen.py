"""manager.dashboard: the home of the manager's window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from edu.bootstrap import Services
from edu.domain.actors import Actor
from edu.system.clock import civil_date
from ui.navigation import Route, Screen
from ui.screens.manager.dashboard.presenter import (
    EXPIRING_DAYS,
    FirstStep,
    Tile,
    Todo,
    World,
    coverage,
    first_steps,
    tiles,
    todos,
)
from ui.screens.manager.parts.desk import Desk
from ui.screens.manager.parts.lines import Line, LineList
from ui.screens.manager.parts.two_columns import TwoColumns
from ui.widgets import (
    Bar,
    BarChart,
    Button,
    Card,
    EmptyState,
    IconLabel,
    PlainLabel,
    StatTile,
    clear,
    column,
    row,
    scroll,
    stat_row,
)
from ui.widgets.buttons import Kind

_TILES = {
    "overdue": Route.to("manager.obligations", tab="overdue"),
    "due_soon": Route.to("manager.obligations", tab="due_soon"),
    "drills": Route.to("manager.drills", tab="villages"),
    "expiring": Route.to("manager.certificates", tab="expiring"),
}
_BARS = 24


@dataclass(frozen=True, slots=True)
class LookAround:
    """Reads everything once; a few seconds for a county, so it runs in its lane."""

    services: Services
    actor: Actor

    def __call__(self) -> World:
        s, actor = self.services, self.actor
        now = s.clock.now_ms()
        home = s.settings.value.home
        return World(
            overview=s.obligations.overview(actor, home, limit=1),
            book=s.statistics.book(actor, civil_date(now).year, home),
            expiring=s.certificates.expiring(actor, EXPIRING_DAYS),
            proposals=s.organisations.proposals(actor),
            exams=s.exams.exams(actor),
            classes=s.classes.list(actor),
            settings=s.settings.value,
            units=len(s.organisations.org_units(actor)),
            now_ms=now,
            today=civil_date(now),
        )


class DashboardScreen(Screen):
    title = "待办总览"

    def __init__(self, look: Callable[[], World], desk: Desk) -> None:
        super().__init__()
        self._look, self._desk = look, desk
        self.header_actions = (Button("刷新", icon="refresh", on_click=self._load),)
        inside = QWidget()
        self._page = column(inside, gap="l", margin="page")
        self._page.addWidget(EmptyState("busy", "正在汇总", "人多的时候要几秒钟。"))
        column(self).addWidget(scroll(inside))

    def on_enter(self) -> None:
        self._load()

    def _load(self) -> None:
        self._desk.load(self, self._look, self._show)

    def _show(self, world: World) -> None:
        clear(self._page)
        self.set_title("待办总览", f"{world.settings.organisation or '还没有填写单位名称'} · {world.today.isoformat()}")
        steps = first_steps(world)
        if steps:
            self._page.addWidget(self._welcome(steps))
        if world.overview.people:
            self._page.addWidget(stat_row(*(self._tile(tile) for tile in tiles(world))))
            self._page.addWidget(TwoColumns((self._todos(todos(world)),), (self._coverage(world),), shares=(3, 2)))
        self._page.addStretch(1)

    def _welcome(self, steps: list[FirstStep]) -> QWidget:
        card = Card("三步就能用起来", hint="做完以后，这里每天告诉您谁该学、谁欠学时、哪里没演练")
        now = next(step.key for step in steps if not step.done)
        line = row(gap="m")
        for at, step in enumerate(steps, start=1):
            line.addWidget(self._step(at, step, now=step.key == now), 1)
        return card.add(line)

    def _step(self, at: int, step: FirstStep, *, now: bool) -> QWidget:
        card = Card(gap="s", margin="m")
        head = row(gap="s")
        head.addWidget(IconLabel("ok", tone="green") if step.done else PlainLabel(str(at), "figure", wrap=False))
        head.addWidget(PlainLabel(step.title, "strong"), 1)
        card.add(head)
        card.add(PlainLabel(step.note, "soft"))
        card.body.addStretch(1)
        if step.done:
            card.add(PlainLabel("已完成", "small"))
        else:
            kind: Kind = "accent" if now else "plain"
            card.add(Button(step.verb, kind, on_click=lambda: self._desk.navigator.go(Route(step.route))))
        return card

    def _tile(self, tile: Tile) -> StatTile:
        shown = StatTile(tile.number, tile.label, unit=tile.unit, icon=tile.icon, pressable=True)
        if tile.note:
            shown.add(PlainLabel(tile.note, "faint"))
        shown.pressed.connect(lambda: self._desk.navigator.go(_TILES[tile.key]))
        return shown

    def _todos(self, lines: list[Todo]) -> QWidget:
        self.todos = LineList("今天没有要处理的事。")
        self.todos.set_lines([self._todo(todo) for todo in lines])
        return Card("要处理的事", hint="按紧急程度排列").add(self.todos)

    def _todo(self, todo: Todo) -> QWidget:
        go = Button(todo.verb, icon="forward", on_click=lambda: self._desk.navigator.go(Route(todo.route, todo.args)))
        return Line(todo.text, todo.note, chip=todo.chip, actions=(go,))

    def _coverage(self, world: World) -> QWidget:
        card = Card(f"{world.today.year} 年学习覆盖", hint="今年学满 1 学时的人占应训人数，低的在前")
        bars = coverage(world.book)
        if not bars:
            return card.add(PlainLabel("村（社区）里还没有应训人员。", "soft"))
        card.add(BarChart([Bar(bar.name, bar.share, bar.text, bar.tone) for bar in bars[:_BARS]], top=1.0))
        if len(bars) > _BARS:
            card.add(PlainLabel(f"列出最低的 {_BARS} 个，全部在报表里。", "small"))
        return card
