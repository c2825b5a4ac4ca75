"""The hall's name, its hours, the days that are otherwise, its sessions, and whether visitors may print."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QCheckBox, QWidget

from edu.domain.hall.plan import WEEKDAYS, HallPlan, Opening, Session, SpecialDays, opening_faults
from edu.services.hall import Hall
from edu.system.settings import SettingsFile
from ui.screens.manager.hall.presenter import coming_first, session_note, special_note, special_title
from ui.screens.manager.hall.sheets import SessionSheet, SpecialDaysSheet, hour_text
from ui.screens.manager.parts.desk import Desk
from ui.screens.manager.parts.lines import Line, LineList
from ui.screens.manager.parts.two_columns import TwoColumns
from ui.widgets import Button, Card, Form, FormSheet, HourField, PlainLabel, TextField, column, grid, row, scroll

_USUAL = Opening(weekday=1, opens="09:00", closes="16:30")
LONGEST_NAME = 40


class TimesTab(QWidget):
    def __init__(self, hall: Hall, settings: SettingsFile, desk: Desk, changed: Callable[[str], None]) -> None:
        super().__init__()
        self._hall, self._settings, self._desk, self._changed = hall, settings, desk, changed
        self._held: HallPlan | None = None
        inside = QWidget()
        page = column(inside, gap="l")
        page.addWidget(TwoColumns((self._hours(), self._special()), (self._name(), self._sessions())))
        page.addStretch(1)
        box = column(self)
        box.setContentsMargins(0, page.spacing(), 0, 0)
        box.addWidget(scroll(inside))

    def _name(self) -> Card:
        form = Form()
        value = self._settings.value.hall
        self.name = form.add("体验馆名称", TextField(value, longest=LONGEST_NAME), hint="显示在大屏右上角，印在票上。")
        self.prints = QCheckBox("参观的人可以打印“记住这一条”")
        form.add("", self.prints)
        self.save_name = Button("保存", icon="save", on_click=self._save_name)
        line = row()
        line.addStretch(1)
        line.addWidget(self.save_name)
        return Card("体验馆").add(form).add(line)

    def _hours(self) -> Card:
        lines = grid(gap="s")
        for at in (1, 3):
            lines.setColumnStretch(at, 1)
        self.days: dict[int, tuple[QCheckBox, HourField, HourField]] = {}
        for weekday, word in enumerate(WEEKDAYS, 1):
            tick, opens, closes = QCheckBox(word), HourField(9, 0), HourField(16, 30)
            opens.setAccessibleName(f"{word}开馆")
            closes.setAccessibleName(f"{word}闭馆")
            for field in (opens, closes):
                field.setEnabled(False)
                tick.toggled.connect(field.setEnabled)
            self.days[weekday] = (tick, opens, closes)
            for at, part in enumerate((tick, opens, PlainLabel("至", "soft", wrap=False), closes)):
                lines.addWidget(part, weekday, at)
        self.save_hours = Button("保存开放时间", "accent", icon="save", on_click=self._save_hours)
        card = Card("开放时间", hint="一天也不勾，就不显示开放时间").add(lines)
        return card.add_action(self.save_hours)  # above the seven days, in sight before and after a change

    def _special(self) -> Card:
        self.special = LineList("没有特别的日子。春节、放假、检修要闭馆，平时不开的日子要开放，写在这里。")
        self.add_special = Button("添加日子", icon="add", on_click=lambda: self._edit_special(None))
        card = Card("特别的日子", hint="这几天不按每周的时间").add(self.special)
        return card.add_action(self.add_special)

    def _sessions(self) -> Card:
        self.sessions = LineList("没有固定场次。讲解、演示有时间的，写在这里。")
        self.add_session = Button("添加场次", icon="add", on_click=lambda: self._edit(None))
        return Card("场次", hint="当天的显示在大屏下方").add(self.sessions).add_action(self.add_session)

    def show_plan(self, plan: HallPlan) -> None:
        """Comes after everything that is saved on any tab: what was set here and not saved yet stays, for only what
        is saved otherwise than before is shown anew.
        """
        before, self._held = self._held, plan
        if before is None or before.openings != plan.openings:
            self._show_hours(plan.openings)
        if before is None or before.print_souvenirs != plan.print_souvenirs:
            self.prints.setChecked(plan.print_souvenirs)
        days = coming_first(plan.special_days, self._desk.today)
        self.special.set_lines([self._special_line(special) for special in days])
        self.sessions.set_lines([self._line(session) for session in plan.sessions])

    def _show_hours(self, openings: Sequence[Opening]) -> None:
        held = {opening.weekday: opening for opening in openings}
        for weekday, (tick, opens, closes) in self.days.items():
            opening = held.get(weekday, _USUAL)
            for field, text in ((opens, opening.opens), (closes, opening.closes)):
                hour, minute = map(int, text.split(":"))
                field.setTime(HourField(hour, minute).time())
            tick.setChecked(weekday in held)

    def _line(self, session: Session) -> QWidget:
        edit = Button("修改", "ghost", on_click=lambda: self._edit(session))
        drop = Button("删去", "ghost", on_click=lambda: self._drop(session))
        return Line(session.title, session_note(session), actions=(edit, drop))

    def _special_line(self, special: SpecialDays) -> QWidget:
        edit = Button("修改", "ghost", on_click=lambda: self._edit_special(special))
        drop = Button("删去", "ghost", on_click=lambda: self._drop_special(special))
        return Line(special_title(special), special_note(special, self._desk.today), actions=(edit, drop))

    def _edit_special(self, special: SpecialDays | None) -> None:
        others = [one for one in (self._held.special_days if self._held else ()) if one != special]
        SpecialDaysSheet(self, special, others, self._desk.today, self._save_special)

    def _save_special(self, sheet: FormSheet, special: SpecialDays) -> None:
        sheet.submit(
            self._desk.tasks,
            lambda: self._hall.save_special_days(self._desk.actor, special),
            lambda _: self._changed("特别的日子已保存"),
        )

    def _drop_special(self, special: SpecialDays) -> None:
        self._desk.load(
            self,
            lambda: self._hall.remove_special_days(self._desk.actor, special.id),
            lambda _: self._changed("特别的日子已删去"),
        )

    def _edit(self, session: Session | None) -> None:
        SessionSheet(self, session, self._desk.today, self._save_session)

    def _save_session(self, sheet: FormSheet, session: Session) -> None:
        sheet.submit(
            self._desk.tasks,
            lambda: self._hall.save_session(self._desk.actor, session),
            lambda _: self._changed("场次已保存"),
        )

    def _drop(self, session: Session) -> None:
        self._desk.load(
            self,
            lambda: self._hall.remove_session(self._desk.actor, session.id),
            lambda _: self._changed("场次已删去"),
        )

    def _save_name(self) -> None:
        prints = self.prints.isChecked()
        self._settings.change(hall=self.name.value)
        self._desk.load(
            self, lambda: self._hall.set_prints(self._desk.actor, on=prints), lambda _: self._changed("已保存")
        )

    def _save_hours(self) -> None:
        openings = [
            Opening(weekday=weekday, opens=hour_text(opens), closes=hour_text(closes))
            for weekday, (tick, opens, closes) in self.days.items()
            if tick.isChecked()
        ]
        for opening in openings:
            for fault in opening_faults(opening):
                self._desk.navigator.notify(f"{WEEKDAYS[opening.weekday - 1]}：{fault.words}", "warn")
                return
        self._desk.load(
            self,
            lambda: self._hall.save_openings(self._desk.actor, openings),
            lambda _: self._changed("开放时间已保存"),
        )
