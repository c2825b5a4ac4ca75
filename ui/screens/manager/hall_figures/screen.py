"""manager.hall_figures: who came and when, what they learned, what they said, which parties were received."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from edu.domain.hall.book import HallBook
from edu.domain.hall.feedback import SCALES, Topic
from edu.domain.hall.groups import GroupBooking, HallGroup
from edu.services.hall_groups import HallGroups
from edu.services.hall_statistics import HallStatistics
from edu.system.clock import civil_minute
from ui.navigation import Screen
from ui.screens.manager.hall_figures import presenter
from ui.screens.manager.hall_figures.presenter import PERIODS, GroupLine, Shown, Spread
from ui.screens.manager.hall_figures.sheets import GroupSheet
from ui.screens.manager.parts.desk import Desk
from ui.screens.manager.parts.lines import Line, LineList
from ui.screens.manager.parts.two_columns import TwoColumns
from ui.widgets import (
    Bar,
    BarChart,
    Button,
    Card,
    Choice,
    ColumnChart,
    EmptyState,
    FormSheet,
    IntervalChart,
    PlainLabel,
    StackedBar,
    StatTile,
    Whisker,
    ask_reason,
    clear,
    column,
    row,
    scroll,
    stat_row,
)


@dataclass(frozen=True, slots=True)
class Found:
    book: HallBook
    ahead: Sequence[HallGroup]


class HallFiguresScreen(Screen):
    title = "体验馆统计"

    def __init__(self, statistics: HallStatistics, groups: HallGroups, hall: str, desk: Desk) -> None:
        super().__init__()
        self._statistics, self._groups, self._hall, self._desk = statistics, groups, hall, desk
        self.header_actions = (
            Button("刷新", icon="refresh", on_click=self._load),
            Button("登记团体", "accent", icon="add", on_click=lambda: self._on_group(None)),
        )
        inside = QWidget()
        whole = column(inside, gap="l", margin="page")
        line = row(gap="m")
        self.period = Choice(PERIODS, "30", chars=7)
        self.period.setAccessibleName("时间")
        self.period.picked.connect(lambda _key: self._load())
        line.addWidget(self.period)
        self.caption = PlainLabel("", "soft")
        line.addWidget(self.caption, 1)
        whole.addLayout(line)
        self._page = column(gap="l")
        whole.addLayout(self._page)
        whole.addStretch(1)
        column(self).addWidget(scroll(inside))

    def on_enter(self) -> None:
        self._load()

    def _load(self) -> None:
        actor, today = self._desk.actor, self._desk.today
        first, last = presenter.span_of(self.period.value, today)

        def work() -> Found:
            ahead = self._groups.list(actor, today, today + presenter.AHEAD)
            return Found(self._statistics.book(actor, first, last), ahead)

        self._desk.load(self, work, self._show)

    def _show(self, found: Found) -> None:
        book = found.book
        self.caption.setText(presenter.caption(book))
        clear(self._page)
        minute = civil_minute(self._desk.clock.now_ms())
        self.groups = presenter.group_lines(book.groups, found.ahead, self._desk.today, minute)
        self._page.addWidget(stat_row(*(self._tile(tile) for tile in presenter.tiles(book))))
        if book.empty:
            self._page.addWidget(EmptyState(
                "hall", "这段时间还没有人来过", "体验终端每用一次记一次；团体来了，点右上角“登记团体”。"
            ))  # fmt: skip
        if book.visits:
            self._show_visits(book)
        if any(rating.answered for rating in book.ratings):
            self._page.addWidget(TwoColumns((self._said(book, "known"),), (self._said(book, "pleased"),)))
        self._page.addWidget(self._groups_card())

    def _tile(self, tile: presenter.Tile) -> StatTile:
        return StatTile(tile.number, tile.label, unit=tile.unit, icon=tile.icon, note=tile.note)

    def _show_visits(self, book: HallBook) -> None:
        word, columns = presenter.by_time(book)
        days = Card(word, hint="按使用结束的日期，单位：人次；团队票的人数一天计一次")
        days.add(ColumnChart(_bars(columns), unit=" 人次"))
        hours = Card("几点来的人多", hint="按使用结束的钟点，单位：人次")
        hours.add(ColumnChart(_bars(presenter.by_hour(book)), unit=" 人次"))
        doors = Card("走哪扇门", hint="一次参观走过几扇门，每扇门各计一次").add(
            BarChart(_bars(presenter.by_door(book)))
        )
        activities = Card("玩什么、学什么", hint=f"人次最多的 {presenter.TOP} 项；一次参观做过几项，每项各计一次")
        activities.add(BarChart(_bars(presenter.by_activity(book))))
        self._page.addWidget(TwoColumns((days, doors), (hours, activities)))
        self._page.addWidget(TwoColumns((self._learned(book),), (self._missed(book),)))

    def _learned(self, book: HallBook) -> QWidget:
        card = Card(
            "学到了多少",
            hint="同一次参观里玩之前和玩之后答的题，答对率提高多少个百分点；两套题各先答约一半时，难易才抵消",
        )
        gains = presenter.learned(book)
        if gains:
            card.add(IntervalChart(_whiskers(gains), span=(-1.0, 1.0)))
        else:
            card.add(PlainLabel("还没有人在一个游戏的前后都答过题。", "soft"))
        right = presenter.answered(book)
        if right:
            card.add(PlainLabel("各扇门里答题的答对率", "strong"))
            card.add(IntervalChart(_whiskers(right)))
        return card

    def _missed(self, book: HallBook) -> QWidget:
        card = Card("最常做错的", hint="每个游戏玩到底的人里，最后一局没做到的规则；讲解时可以多讲几句")
        self.missed = LineList("还没有人玩到底。")
        self.missed.set_lines([Line(rule, note) for rule, note in presenter.missed(book)])
        return card.add(self.missed)

    def _said(self, book: HallBook, topic: Topic) -> QWidget:
        scale = SCALES[topic]
        good = "、".join(scale.levels[scale.good - 1 :])
        card = Card(scale.rate, hint=f"离开前问“{scale.asked}”，答“{good}”的占比；可以不答")
        card.add(StackedBar(_bars(presenter.levels(book, topic))))
        return card.add(IntervalChart(_whiskers(presenter.rates(book, topic))))

    # -- parties --

    def _groups_card(self) -> QWidget:
        card = Card("团体接待", hint="登记人数与终端人次（含团队票）不相加；没来的取消，人数有出入的修改")
        self.group_list = LineList("还没有登记过团体。")
        self.group_list.set_lines([self._group_line(line) for line in self.groups])
        return card.add(self.group_list)

    def _group_line(self, line: GroupLine) -> QWidget:
        actions: tuple[QWidget, ...] = ()
        if not line.group.cancelled:
            change = Button("修改", "ghost", icon="edit", on_click=lambda: self._on_group(line.group))
            actions = (change, Button("取消", "ghost", icon="close", on_click=lambda: self._on_cancel(line.group)))
        return Line(line.text, line.note, chip=line.chip, actions=actions)

    def _on_group(self, group: HallGroup | None) -> None:
        minute = civil_minute(self._desk.clock.now_ms())
        GroupSheet(
            self, group, self._desk.today, minute, self._hall, lambda sheet, made: self._save(sheet, group, made)
        )

    def _save(self, sheet: FormSheet, group: HallGroup | None, booking: GroupBooking) -> None:
        actor = self._desk.actor

        def work() -> None:
            if group is None:
                self._groups.book(actor, booking)
            else:
                self._groups.change(actor, group.id, booking)

        sheet.submit(self._desk.tasks, work, lambda _done: self._changed(f"已登记：{booking.name}"))

    def _on_cancel(self, group: HallGroup) -> None:
        def cancelled(sheet: FormSheet, reason: str) -> None:
            sheet.submit(
                self._desk.tasks,
                lambda: self._groups.cancel(self._desk.actor, group.id, reason),
                lambda _done: self._changed("团体参观已取消"),
            )

        ask_reason(self, f"取消“{group.name}”", "取消后不再计入接待批次；记录和理由留在台账里。", yes="取消这次参观",
                   hint="例如：下雨没有来", danger=True, on_reason=cancelled)  # fmt: skip

    def _changed(self, said: str) -> None:
        self._desk.navigator.notify(said, "ok")
        self._load()


def _bars(rows: Sequence[Shown]) -> list[Bar]:
    return [Bar(one.label, one.value, one.text) for one in rows]


def _whiskers(rows: Sequence[Spread]) -> list[Whisker]:
    return [Whisker(one.label, one.value, one.low, one.high, one.text) for one in rows]
