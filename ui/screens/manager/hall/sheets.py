"""Forms of the hall's plan: one thing a sheet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QCheckBox, QWidget

from edu.domain.hall.plan import (
    DOORS,
    LEVELS,
    LONGEST_NOTICE,
    LONGEST_SENTENCE,
    LONGEST_TITLE,
    WEEKDAYS,
    Campaign,
    Fault,
    Notice,
    Session,
    SpecialDays,
    campaign_faults,
    clash_faults,
    notice_faults,
    session_faults,
    special_faults,
)
from ui.screens.manager.hall.presenter import Front, front_order, notice_end
from ui.widgets import Choice, DayField, FormSheet, HourField, TextField, column, scroll

_ONCE = "0"
_CLOSED, _OPEN = "closed", "open"


class _PlanSheet(FormSheet):
    """Faults go under their own field; `fields` are by the names that the domain calls them."""

    def refused(self, faults: Sequence[Fault], fields: dict[str, QWidget]) -> bool:
        self.calm()
        for fault in faults:
            field = fields.get(fault.field)
            if field is None:
                self.refuse(fault.words)
            else:
                self.form.refuse(field, fault.words)
        return bool(faults)


class NoticeSheet(_PlanSheet):
    def __init__(self, over: QWidget, notice: Notice | None, today: date, save: Callable[[FormSheet, Notice], None]):
        title = "改提醒" if notice else "添加提醒"
        super().__init__(
            over, title, "到日子自动显示，过了日子自动消失。", columns=2, on_save=lambda _sheet: self._save()
        )
        self._id, self._then = notice.id if notice else "", save
        self.level = self.form.add("级别", Choice(LEVELS.items(), notice.level if notice else "notice"),
                                   hint="预警只转发气象等部门已经发布的。")  # fmt: skip
        self.issuer = self.form.add("谁发布的", TextField(notice.issuer if notice else "", longest=LONGEST_SENTENCE,
                                                       hint="如：县气象台"))  # fmt: skip
        self.text = self.form.add("内容", TextField(notice.text if notice else "", longest=LONGEST_NOTICE), wide=True)
        self.first = self.form.add("从哪天", DayField(notice.first if notice else today))
        self.last = self.form.add("到哪天", DayField(notice.last if notice else notice_end("notice", today)))
        if notice is None:
            self._proposed = self.last.day
            self.level.picked.connect(self._propose)
        self.open(self.text)

    def _propose(self, level: str) -> None:
        """Another end, as long as nobody set one by hand."""
        if self.last.day == self._proposed:
            self._proposed = notice_end(level, self.first.day)
            self.last.set_day(self._proposed)

    def _save(self) -> None:
        made = Notice(
            id=self._id, level=self.level.value, text=self.text.value, first=self.first.day, last=self.last.day,
            issuer=self.issuer.value,
        )  # fmt: skip
        fields: dict[str, QWidget] = {
            "level": self.level, "text": self.text, "issuer": self.issuer, "last": self.last,
        }  # fmt: skip
        if not self.refused(notice_faults(made), fields):
            self._then(self, made)


class CampaignSheet(_PlanSheet):
    def __init__(
        self,
        over: QWidget,
        campaign: Campaign | None,
        fronts: Sequence[Front],
        save: Callable[[FormSheet, Campaign], None],
    ):
        title = "改活动" if campaign else "添加活动"
        held = campaign or Campaign(id="", title="", sentence="", first="", last="")
        super().__init__(over, title, held.basis, columns=2, chars=40, on_save=lambda _sheet: self._save())
        self._held, self._then = held, save
        self.title = self.form.add("名称", TextField(held.title, longest=LONGEST_TITLE))
        self.sentence = self.form.add("一句话", TextField(held.sentence, longest=LONGEST_SENTENCE))
        self.first = self.form.add("每年从（月-日）", TextField(held.first, longest=5, hint="如 05-06"))
        self.last = self.form.add("到（月-日）", TextField(held.last, longest=5, hint="如 05-16"))
        self.door = self.form.add("哪扇门排第一", Choice((("", "不变"), *DOORS.items()), held.door))
        self.on = QCheckBox("启用")
        self.on.setChecked(held.on)
        self.form.add("到日子时", self.on)
        self.fronts: dict[str, QCheckBox] = {}
        self.form.add("排在前面的内容", self._boxes(fronts), wide=True)
        self.open(self.title)

    def _boxes(self, fronts: Sequence[Front]) -> QWidget:
        inside = QWidget()
        box = column(inside, gap="xs")
        for front in fronts:
            tick = QCheckBox(front.words)
            tick.setChecked(front.name in self._held.front)
            self.fronts[front.name] = tick
            box.addWidget(tick)
        area = scroll(inside)
        area.setFixedHeight(self.fontMetrics().lineSpacing() * 7)
        return area

    def _save(self) -> None:
        chosen = [name for name, tick in self.fronts.items() if tick.isChecked()]
        made = replace(
            self._held, title=self.title.value, sentence=self.sentence.value, first=self.first.value,
            last=self.last.value, door=self.door.value, on=self.on.isChecked(),
            front=front_order(chosen, self._held.front, tuple(self.fronts)),
        )  # fmt: skip
        fields: dict[str, QWidget] = {
            "title": self.title, "sentence": self.sentence, "first": self.first, "last": self.last,
        }  # fmt: skip
        if not self.refused(campaign_faults(made), fields):
            self._then(self, made)


class SessionSheet(_PlanSheet):
    def __init__(self, over: QWidget, session: Session | None, today: date, save: Callable[[FormSheet, Session], None]):
        super().__init__(over, "改场次" if session else "添加场次", columns=2, on_save=lambda _sheet: self._save())
        self._id, self._then = session.id if session else "", save
        days = [(str(at), f"每{word}") for at, word in enumerate(WEEKDAYS, 1)]
        self.title = self.form.add("名称", TextField(session.title if session else "", longest=LONGEST_TITLE,
                                                   hint="如：灭火器讲解"), wide=True)  # fmt: skip
        self.weekday = self.form.add(
            "哪一天", Choice((*days, (_ONCE, "只在一天")), str(session.weekday) if session else "1")
        )
        hour, minute = (session.at if session else "10:00").split(":")
        self.at = self.form.add("几点", HourField(int(hour), int(minute)))
        self.day = self.form.add("日期", DayField(session.day or today if session else today), hint="“只在一天”时用。")
        self.open(self.title)

    def _save(self) -> None:
        weekday = int(self.weekday.value)
        made = Session(
            id=self._id, title=self.title.value, at=hour_text(self.at), weekday=weekday,
            day=None if weekday else self.day.day,
        )  # fmt: skip
        if not self.refused(session_faults(made), {"title": self.title, "at": self.at, "weekday": self.weekday}):
            self._then(self, made)


class SpecialDaysSheet(_PlanSheet):
    def __init__(
        self,
        over: QWidget,
        special: SpecialDays | None,
        others: Sequence[SpecialDays],
        today: date,
        save: Callable[[FormSheet, SpecialDays], None],
    ):
        """`others`: what is set beside this one."""
        title = "改特别的日子" if special else "添加特别的日子"
        super().__init__(over, title, "这几天不按每周的开放时间，按这里写的。", columns=2,
                         on_save=lambda _sheet: self._save())  # fmt: skip
        held = special or SpecialDays(id="", first=today, last=today)
        self._id, self._others, self._then = held.id, others, save
        self.first = self.form.add("从哪天", DayField(held.first))
        self.last = self.form.add("到哪天", DayField(held.last), hint="只有一天，就写同一天。")
        self.what = self.form.add("这几天", Choice(((_CLOSED, "闭馆"), (_OPEN, "开放")),
                                                   _CLOSED if held.closed else _OPEN))  # fmt: skip
        self.why = self.form.add("说明", TextField(held.why, longest=LONGEST_TITLE, hint="如：春节，可以不写"))
        self.opens, self.closes = (
            self.form.add(word, HourField(*map(int, (at or usual).split(":"))), hint="“开放”时用。")
            for word, at, usual in (("几点开馆", held.opens, "09:00"), ("几点闭馆", held.closes, "16:30"))
        )
        self._proposed = self.last.day
        self.first.changed.connect(self._propose)
        self.what.picked.connect(lambda _: self._show_hours())
        self._show_hours()
        self.open(self.why)

    def _propose(self) -> None:
        """The end follows the beginning, as long as nobody set one by hand."""
        if self.last.day == self._proposed or self.last.day < self.first.day:
            self._proposed = self.first.day
            self.last.set_day(self._proposed)

    def _show_hours(self) -> None:
        for field in (self.opens, self.closes):
            field.setEnabled(self.what.value == _OPEN)

    def _save(self) -> None:
        opens, closes = (hour_text(self.opens), hour_text(self.closes)) if self.what.value == _OPEN else ("", "")
        made = SpecialDays(
            id=self._id, first=self.first.day, last=self.last.day, opens=opens, closes=closes, why=self.why.value,
        )  # fmt: skip
        fields: dict[str, QWidget] = {
            "first": self.first, "last": self.last, "closes": self.closes, "why": self.why,
        }  # fmt: skip
        faults = [*special_faults(made), *(fault for one in self._others for fault in clash_faults((one, made)))]
        if not self.refused(faults, fields):
            self._then(self, made)


def hour_text(field: HourField) -> str:
    """HH:MM."""
    hour, minute = field.value
    return f"{hour:02}:{minute:02}"
