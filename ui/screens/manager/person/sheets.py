"""The short forms of a person's page: name and phone, a post, the end of one, a State certificate, an export."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QCheckBox, QWidget

from edu.domain.errors import InvalidInput
from edu.domain.obligations.words import CERTIFICATE_KINDS
from edu.domain.people import Enterprise, OrgUnit, Person
from edu.services.people import NewPost
from ui.screens.manager.parts.words import class_pairs, scheme_pairs, unit_pairs
from ui.screens.manager.person.presenter import Form
from ui.widgets import Choice, DayField, FormSheet, TextField


@dataclass(frozen=True, slots=True, kw_only=True)
class StatePaper:
    """A certificate of an authority, as it is typed in."""

    kind: str
    category: str
    number: str
    issued: date
    expires: date | None
    authority: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NewDetails:
    """What is changed; None stays. `phone` '' takes the number away, `initials` '' lets them follow the name."""

    name: str | None
    phone: str | None
    initials: str


class DetailsSheet(FormSheet):
    """The phone is not shown whole: that is asked for with a reason of its own, so an empty field changes nothing."""

    def __init__(self, over: QWidget, person: Person, on_details: Callable[[FormSheet, NewDetails], None]) -> None:
        super().__init__(over, "改姓名、手机", "学习记录都会保留。已经发出的证书还是原来的姓名，需要时撤销后重发。",
                         on_save=self._save)  # fmt: skip
        self._person, self._on_details = person, on_details
        self.name = self.form.add("姓名", TextField(person.name))
        self.initials = self.form.add(
            "拼音首字母",
            TextField(person.initials, longest=40),
            hint="搜索时用。改姓名会自动重算，多音字不对时在这里改。",
        )
        held = f"现在是 {person.phone_mask}，不改就空着。" if person.phone_mask else "现在没有登记。"
        self.phone = self.form.add("新手机号", TextField(hint="11 位手机号", longest=30), hint=held)
        self.no_phone = QCheckBox("删除登记的手机号")
        self.no_phone.toggled.connect(self.phone.setDisabled)
        self.form.add("", self.no_phone)
        self.form.show_field(self.no_phone, bool(person.phone_mask))
        self._fields: dict[str, QWidget] = {"name": self.name, "phone": self.phone, "initials": self.initials}
        self.open(self.name)

    def refuse(self, error: Exception | str) -> None:
        problems = error.problems if isinstance(error, InvalidInput) else ()
        for problem in problems:
            field = self._fields[problem.column or "name"]
            self.form.refuse(field, problem.message)
            field.setFocus()
        if not problems:
            super().refuse(error)

    def _save(self, _sheet: FormSheet) -> None:
        self.calm()
        name, initials = self.name.value, self.initials.value
        self._on_details(
            self,
            NewDetails(
                name=name if name != self._person.name else None,
                phone="" if self.no_phone.isChecked() else self.phone.value or None,
                initials=initials if initials != self._person.initials else "",
            ),
        )


class PostSheet(FormSheet):
    def __init__(
        self,
        over: QWidget,
        units: Sequence[OrgUnit],
        firms: Sequence[Enterprise],
        today: date,
        on_post: Callable[[FormSheet, NewPost], None],
        trades: Sequence[str] = (),
    ) -> None:
        """`trades`: operations of special operators that the field suggests."""
        super().__init__(over, "添加岗位", "同一个人可以有几个岗位，法定要求按每个岗位分别计算。", columns=2, chars=44,
                         yes="添加", on_save=self._save)  # fmt: skip
        self._on_post = on_post
        self.person_class = self.form.add("人员类别", Choice(class_pairs(), "grid-member"))
        self.role = self.form.add("岗位名称", TextField(hint="单位里的叫法，例如：安全员"))
        self.unit = self.form.add("村（社区）或乡镇", Choice((("", "不属于村社"), *unit_pairs(units))))
        self.firm = self.form.add("企业", Choice((("", "不属于企业"), *((firm.id, firm.name) for firm in firms))))
        self.trade = self.form.add("工种或操作项目", TextField(hint="特种作业人员填写").suggest(trades))
        self.scheme = self.form.add("主管条线", Choice(scheme_pairs()))
        self.starts = self.form.add("任职日期", DayField(today))
        self.ends = self.form.add("最后在岗日", DayField(today, without="仍在岗", none=True))
        self.open(self.person_class)

    def _save(self, _sheet: FormSheet) -> None:
        self.calm()
        if not self.unit.value and not self.firm.value:
            self.form.refuse(self.unit, "请选择村社或企业，至少一个。")
            return
        self._on_post(
            self,
            NewPost(
                role=self.role.value or self.person_class.word,
                person_class=self.person_class.value,
                scheme=self.scheme.value,
                org=self.unit.value,
                enterprise=self.firm.value,
                work_type=self.trade.value,
                starts=self.starts.day,
                ends=self.ends.value,
            ),
        )


class EndPostSheet(FormSheet):
    def __init__(self, over: QWidget, post: str, today: date, on_day: Callable[[FormSheet, date], None]) -> None:
        super().__init__(over, "结束任职", f"{post}。之前的学习和考试记录都会保留。", yes="结束任职",
                         on_save=lambda sheet: on_day(sheet, self.day.day))  # fmt: skip
        self.day = self.form.add("最后在岗日", DayField(today))
        self.open(self.day)


class StatePaperSheet(FormSheet):
    def __init__(self, over: QWidget, today: date, on_paper: Callable[[FormSheet, StatePaper], None]) -> None:
        super().__init__(over, "登记国家证书", "由主管部门考核发放的证书在这里登记，本程序不打印也不代发。", columns=2,
                         chars=44, yes="登记", on_save=self._save)  # fmt: skip
        self._on_paper = on_paper
        self.kind = self.form.add("证书种类", Choice(tuple(CERTIFICATE_KINDS.items())), wide=True)
        self.category = self.form.add("类别或操作项目", TextField(hint="例如：低压电工作业"))
        self.number = self.form.add("证书编号", TextField(longest=40))
        self.issued = self.form.add("发证日期", DayField(today))
        self.expires = self.form.add("有效期至", DayField(today.replace(year=today.year + 3, day=min(today.day, 28)),
                                                      without="长期有效"))  # fmt: skip
        self.authority = self.form.add("发证机关", TextField(hint="例如：丽水市应急管理局"), wide=True)
        self.open(self.kind)

    def _save(self, _sheet: FormSheet) -> None:
        self.calm()
        for field, why in ((self.number, "请填写证书编号。"), (self.authority, "请填写发证机关。")):
            if not field.value:
                self.form.refuse(field, why)
                field.setFocus()
                return
        self._on_paper(
            self,
            StatePaper(
                kind=self.kind.value,
                category=self.category.value,
                number=self.number.value,
                issued=self.issued.day,
                expires=self.expires.value,
                authority=self.authority.value,
            ),
        )


class ExportSheet(FormSheet):
    """`on_export(sheet, form, reason, whole number?)`."""

    def __init__(self, over: QWidget, name: str, on_export: Callable[[FormSheet, Form, str, bool], None]) -> None:
        super().__init__(over, "导出学习档案", f"{name} 的一人一档。用途会记入台账。", yes="选择位置并导出",
                         on_save=self._save)  # fmt: skip
        self._on_export = on_export
        self.kind = self.form.add(
            "格式", Choice((("pdf", "PDF（打印、归档）"), ("sqlite", "SQLite（数据交换、核对）")))
        )
        self.reason = self.form.add("用途", TextField(hint="例如：年度检查备查"))
        self.whole = QCheckBox("包含完整证件号")
        self.form.add("", self.whole, hint="不勾选时证件号中间几位遮盖。")
        self.open(self.reason)

    def _save(self, _sheet: FormSheet) -> None:
        self.calm()
        if len(self.reason.value) < 2:
            self.form.refuse(self.reason, "请写明用途，至少两个字。")
            self.reason.setFocus()
            return
        form: Form = "sqlite" if self.kind.value == "sqlite" else "pdf"
        self._on_export(self, form, self.reason.value, self.whole.isChecked())
