"""Opening a class: what it teaches, for whom, when. The title writes itself until somebody changes it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMargins
from PySide6.QtWidgets import QWidget

from edu.domain.people import OrgUnit
from edu.domain.person_classes import PERSON_CLASS_NAMES
from edu.domain.programmes import WAY_NAMES
from edu.services.classes import Classes
from edu.services.organisations import Organisations
from ui import theme
from ui.errors import explain
from ui.navigation import Route, Screen
from ui.screens.desk import Desk
from ui.widgets import (
    Banner,
    Button,
    Card,
    Choice,
    DayField,
    Form,
    PlainLabel,
    TextField,
    clear,
    column,
    grid,
    left_out,
    row,
    scroll,
)

_ACROSS = 2
"""Parts of the outline in one line."""
WITHOUT = "不按大纲（专题培训）"


class NewClassScreen(Screen):
    title = "开班"
    subtitle = "填好就开，名单和课次随后再加"

    def __init__(self, desk: Desk, classes: Classes, organisations: Organisations, home: str) -> None:
        super().__init__()
        self._desk, self._classes, self._organisations, self._home = desk, classes, organisations, home
        self._programmes = {programme.id: programme for programme in classes.programmes()}
        self._own_title = False
        inside = QWidget()
        page = column(inside, margin="page")
        whole = column(self, gap="none")
        whole.addWidget(scroll(inside), 1)
        card = Card()
        card.setMaximumWidth(theme.current().type.body * 56)
        form = Form(2)
        # a campaign or a single trade is for few classes: it is not what stands there when the page opens
        listed = sorted(self._programmes.items(), key=lambda pair: pair[1].by_class)
        pairs = [(id_, programme.title) for id_, programme in listed]
        first = pairs[0][0] if pairs else ""
        self.programme = form.add("培训大纲", Choice([*pairs, ("", WITHOUT)], first), wide=True)
        self.name = form.add("班名", TextField(longest=60), wide=True)
        self.starts = form.add("开班日期", DayField(desk.today))
        self.ends = form.add("结束日期", DayField(desk.today))
        self.org = form.add("办班单位", Choice(), wide=True)
        broken = classes.broken_programmes()
        if broken:
            card.add(left_out("份大纲", broken))
        card.add(form)
        self.says = PlainLabel("", "soft")
        card.add(self.says)
        self._outline = grid(gap="xs")
        card.add(self._outline)
        bar = QWidget()  # below what scrolls: an outline of a dozen parts may not push 开班 out of the window
        metrics = theme.current().metrics
        bar.setMaximumWidth(card.maximumWidth() + 2 * metrics.page)
        below = column(bar, gap="s", margin="page")
        below.setContentsMargins(below.contentsMargins() - QMargins(0, metrics.page - metrics.s, 0, metrics.m))
        self._trouble = column(gap="none")
        below.addLayout(self._trouble)
        foot = row(gap="s")
        foot.addStretch(1)
        foot.addWidget(Button("取消", on_click=desk.navigator.back))
        self.yes = Button("开班", "accent", icon="check", big=True, on_click=self._open)
        foot.addWidget(self.yes)
        below.addLayout(foot)
        whole.addWidget(bar)
        page.addWidget(card)
        page.addStretch(1)
        self.name.textEdited.connect(self._named)
        self.programme.currentIndexChanged.connect(lambda _at: self._propose())
        self.starts.changed.connect(self._moved)
        self._propose()

    def on_enter(self) -> None:
        self._desk.load(self, lambda: self._organisations.org_units(self._desk.actor), self._fill)
        self.name.setFocus()

    def _fill(self, units: Sequence[OrgUnit]) -> None:
        known = [(unit.id, unit.name) for unit in units if not unit.proposed and not unit.joined_into]
        self.org.set_pairs([*known, ("", "不指定")], self._home)

    def _named(self, _text: str) -> None:
        self._own_title = True

    def _moved(self) -> None:
        if self.ends.day < self.starts.day:
            self.ends.set_day(self.starts.day)
        self._propose()

    def _propose(self) -> None:
        chosen = self._programmes.get(self.programme.value)
        clear(self._outline)
        if not self._own_title:
            day = self.starts.day
            self.name.setText(f"{day.year}年{day.month}月{chosen.title if chosen else '专题培训'}")
        if chosen is None:
            self.says.setText("不按大纲的班：学时照记，不按大纲发证。")
            return
        exam = "要考试" if chosen.examined else "可以考试" if chosen.blueprint else "不考试"
        who = PERSON_CLASS_NAMES[chosen.person_class]
        ground = f"\n{chosen.hours_note}。" if chosen.hours_note else ""
        self.says.setText(f"对象：{who} · 课程 {len(chosen.courses)} 门 · {exam}{ground}")
        for at, module in enumerate(chosen.outline):
            said = PlainLabel(f"{module.title}：{module.hours} 学时，{WAY_NAMES[module.way]}", "small")
            self._outline.addWidget(said, at // _ACROSS, at % _ACROSS)

    def _open(self) -> None:
        self.yes.setEnabled(False)
        actor, classes = self._desk.actor, self._classes
        values = (self.name.value, self.starts.day, self.ends.day, self.programme.value, self.org.value)

        def work(_task: object) -> str:
            title, starts, ends, programme, org = values
            return classes.open(actor, title=title, starts=starts, ends=ends, programme=programme, org=org)

        self._desk.tasks.start(self, work, self._opened, on_error=self._refused)

    def _opened(self, made: str) -> None:
        self._desk.navigator.notify("班开好了，先把人加进名单", "ok")
        self._desk.navigator.replace(Route.to("classroom.class", **{"class": made}))

    def _refused(self, error: Exception) -> None:
        self.yes.setEnabled(True)
        why = explain(error)
        clear(self._trouble)
        self._trouble.addWidget(Banner("error", why.message, why.remedy))
