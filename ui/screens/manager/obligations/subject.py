"""manager.duties: the duties of one village, township or enterprise itself."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from edu.domain.obligations.duties import Duty, SubjectDuties
from edu.domain.obligations.words import SUBJECTS
from edu.services.obligations import Obligations
from ui.navigation import Route, Screen
from ui.screens.manager.parts.day_asked import DayAsked
from ui.screens.manager.parts.desk import Desk
from ui.screens.manager.parts.duty import duty_line, show_clause
from ui.screens.manager.parts.lines import LineList
from ui.widgets import Button, Card, column, scroll


class SubjectScreen(Screen):
    title = "法定要求"

    def __init__(self, kind: str, subject: str, obligations: Obligations, desk: Desk, on: date | None = None) -> None:
        super().__init__()
        self._kind, self._id, self._obligations, self._desk = kind, subject, obligations, desk
        firm = kind == "enterprise"
        people = Button("查看人员", icon="people", on_click=self._on_people)
        self.header_actions = (people,)
        if not firm:
            self.header_actions = (people, Button("登记演练", "accent", icon="drill", on_click=self._on_drill))
        inside = QWidget()
        page = column(inside, gap="l", margin="page")
        self.lines = LineList("没有适用的法定要求。")
        self.day = DayAsked(desk.today, on)
        self.day.picked.connect(self._load)
        card = Card("逐条情况", hint="由系统按登记的培训、演练和证书计算").add_action(self.day)
        page.addWidget(card.add(self.lines))
        page.addStretch(1)
        column(self).addWidget(scroll(inside))

    def on_enter(self) -> None:
        self.day.set_today(self._desk.today)
        self._load()

    def _load(self) -> None:
        actor, on = self._desk.actor, self.day.on
        ask = self._obligations.enterprise if self._kind == "enterprise" else self._obligations.org
        self._desk.load(self, lambda: ask(actor, self._id, on), self._show)

    def _show(self, subject: SubjectDuties) -> None:
        above = subject.place if subject.place != subject.name else ""
        self.set_title(subject.name, " · ".join(part for part in (SUBJECTS.get(subject.type, ""), above) if part))
        self.lines.set_lines([duty_line(duty, self._clause) for duty in subject.duties])

    def _clause(self, duty: Duty) -> None:
        show_clause(self, duty)

    def _on_people(self) -> None:
        asked = {"enterprise" if self._kind == "enterprise" else "org": self._id}
        self._desk.navigator.go(Route.to("manager.people", **asked))

    def _on_drill(self) -> None:
        self._desk.navigator.go(Route.to("manager.drill_new", org=self._id))
