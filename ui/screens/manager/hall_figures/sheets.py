"""The form of a party: who comes, when, how many."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from edu.domain.hall.groups import LONGEST_MINUTES, MOST_HEADS, SORTS, GroupBooking, HallGroup
from ui.widgets import Choice, DayField, FormSheet, HourField, NumberField, TextField

_USUAL_MINUTES, _USUAL_PEOPLE = 60, 30


class GroupSheet(FormSheet):
    """`group` None: a new one, now."""

    def __init__(
        self,
        over: QWidget,
        group: HallGroup | None,
        today: date,
        minute: int,
        hall: str,
        on_booking: Callable[[FormSheet, GroupBooking], None],
    ) -> None:
        title = "登记团体参观" if group is None else "修改团体参观"
        super().__init__(over, title, "可以预约，也可以事后补登。只记单位和人数，不记参观人姓名。", yes="保存",
                         columns=2, chars=36, on_save=self._save)  # fmt: skip
        self._on_booking, self._hall = on_booking, group.hall if group else hall
        begins = group.begins if group else minute - minute % 5
        self.name = self.form.add(
            "团体名称", TextField(group.name if group else "", hint="例如：实验小学三（2）班", longest=60), wide=True
        )
        self.sort = self.form.add("类别", Choice(tuple(SORTS.items()), group.sort if group else ""))
        self.people = self.form.add(
            "人数", NumberField(group.people if group else _USUAL_PEOPLE, 1, MOST_HEADS, unit="人")
        )
        self.day = self.form.add("日期", DayField(date.fromisoformat(group.day) if group else today))
        self.begins = self.form.add("开始", HourField(*divmod(begins, 60)))
        self.minutes = self.form.add(
            "时长",
            NumberField(group.minutes if group else _USUAL_MINUTES, 5, LONGEST_MINUTES, unit="分钟", step=5),
        )
        self.open(self.name)

    def _save(self, _sheet: FormSheet) -> None:
        self.calm()
        if not self.name.value:
            self.form.refuse(self.name, "请填写团体名称。")
            self.name.setFocus()
            return
        hour, minute = self.begins.value
        booking = GroupBooking(
            name=self.name.value,
            sort=self.sort.value,
            day=self.day.day.isoformat(),
            begins=hour * 60 + minute,
            minutes=self.minutes.value(),
            people=self.people.value(),
            hall=self._hall,
        )
        self._on_booking(self, booking)
