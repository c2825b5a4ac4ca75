"""Forms of places: register a unit, settle a proposal, register or change an enterprise."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtWidgets import QCheckBox, QWidget

from edu.domain.enterprise import is_uscc, normalise_uscc
from edu.domain.firm_places import FirmPlaces
from edu.domain.org_codes import normalise_code
from edu.domain.people import Enterprise, OrgUnit
from ui.screens.manager.parts.words import industry_pairs
from ui.screens.manager.units.presenter import (
    LEVEL_NAMES,
    ConfirmedUnit,
    NewUnit,
    code_fault,
    join_targets,
    village_name,
)
from ui.widgets import Choice, FormSheet, TextField

_CONFIRM = (
    "确认这是一个真实的村（社区），以后按这个名字登记。"
    "区划代码可以以后补：点“登记乡镇、村”，按同一个名称连同代码登记一次。"
)


class UnitSheet(FormSheet):
    def __init__(
        self,
        over: QWidget,
        units: Sequence[OrgUnit],
        township: str,
        level: str,
        on_unit: Callable[[FormSheet, NewUnit], None],
    ) -> None:
        super().__init__(over, "登记乡镇、村（社区）", "名称和代码以统计用区划代码表为准。", yes="登记",
                         on_save=self._save)  # fmt: skip
        self._on_unit = on_unit
        self.level = self.form.add("级别", Choice(tuple(LEVEL_NAMES.items()), level))
        above = [(u.id, u.name) for u in units if u.level in ("county", "township") and not u.joined_into]
        self.parent_unit = self.form.add("上级单位", Choice((("", "没有"), *above), township))
        self.name = self.form.add("名称", TextField(hint="例如：白石村", longest=60))
        self.code = self.form.add("区划代码", TextField(hint="12 位", longest=20))
        self.level.picked.connect(self._on_level)
        self.open(self.name)

    def _on_level(self, level: str) -> None:
        if level in ("county", "township"):
            self.parent_unit.set_value("")

    def _save(self, _sheet: FormSheet) -> None:
        self.calm()
        if not self.name.value:
            self.form.refuse(self.name, "请填写名称。")
            return
        fault = code_fault(self.code.value, self.level.value)
        if fault:
            self.form.refuse(self.code, fault)
            return
        if self.level.value == "village" and not self.parent_unit.value:
            self.form.refuse(self.parent_unit, "村（社区）要选所属乡镇；没有乡镇时请先登记乡镇。")
            return
        self._on_unit(
            self,
            NewUnit(
                code=normalise_code(self.code.value),
                name=self.name.value,
                level=self.level.value,
                parent=self.parent_unit.value,
            ),
        )


class ConfirmUnitSheet(FormSheet):
    """`on_confirm(sheet, confirmed)`; the code may be filled in later and stays empty.

    A proposal without a township is asked for one: its village would be found in no list.
    """

    def __init__(
        self,
        over: QWidget,
        unit: OrgUnit,
        units: Sequence[OrgUnit],
        on_confirm: Callable[[FormSheet, ConfirmedUnit], None],
    ) -> None:
        super().__init__(over, f"新增“{unit.name}”", _CONFIRM, yes="新增", on_save=self._save)
        self._unit, self._on_confirm = unit, on_confirm
        self._towns = {u.id: u.name for u in units if u.level == "township" and not u.joined_into}
        self.township: Choice | None = None
        guess = ""
        if not unit.parent:
            guess = next((id_ for id_, name in self._towns.items() if unit.name.startswith(name)), "")
            self.township = self.form.add("所属乡镇", Choice((("", "请选择"), *self._towns.items()), guess))
        name = village_name(unit.name, self._towns.get(guess, ""))
        self.name = self.form.add("名称", TextField(name, longest=60))
        self.code = self.form.add("区划代码", TextField(unit.code, hint="12 位，不清楚可以先不填", longest=20))
        self.open(self.name)

    def _save(self, _sheet: FormSheet) -> None:
        self.calm()
        fault = code_fault(self.code.value, "village") if self.code.value else ""
        if fault or not self.name.value:
            self.form.refuse(self.code if fault else self.name, fault or "请填写名称。")
            return
        if self.township is not None and not self.township.value:
            self.form.refuse(self.township, "村（社区）要选所属乡镇；没有乡镇时请先登记乡镇。")
            return
        self._on_confirm(
            self,
            ConfirmedUnit(
                name=self.name.value,
                code=normalise_code(self.code.value) if self.code.value else "",
                parent=self.township.value if self.township is not None else "",
            ),
        )


class JoinSheet(FormSheet):
    def __init__(
        self, over: QWidget, unit: OrgUnit, units: Sequence[OrgUnit], on_join: Callable[[FormSheet, str], None]
    ) -> None:
        super().__init__(over, f"“{unit.name}”并入哪里？", "名册里写的是另一个叫法时并入；人员会归到所选的村（社区）。",
                         yes="并入", on_save=lambda sheet: on_join(sheet, self.into.value))  # fmt: skip
        self.into = self.form.add("并入", Choice(join_targets(units, unit)))
        self.open(self.into)


class FirmSheet(FormSheet):
    """A new enterprise, or a known one to change: a credit code that is there stays."""

    def __init__(
        self,
        over: QWidget,
        firm: Enterprise,
        units: Sequence[OrgUnit],
        on_firm: Callable[[FormSheet, Enterprise], None],
    ) -> None:
        title = "修改企业" if firm.id else "登记企业"
        text = "高危行业和所属行业决定学时和持证要求，消防安全重点单位决定消防培训和演练的次数。"
        super().__init__(over, title, text, columns=2, chars=44, on_save=self._save)
        self._firm, self._on_firm, self._units = firm, on_firm, units
        self.name = self.form.add("企业全称", TextField(firm.name), wide=True)
        coded = bool(firm.id and firm.uscc)
        self.uscc = self.form.add(
            "统一社会信用代码",
            TextField(firm.uscc, hint="18 位，不清楚可以不填", longest=20),
            hint="登记后不能改成另一个；换了代码的，请另外登记" if coded else "",
        )
        self.uscc.setEnabled(not coded)
        known = list(industry_pairs())
        if firm.industry and firm.industry not in dict(known):
            known.append((firm.industry, firm.industry))
        self.industry = self.form.add("行业", Choice(known, firm.industry))
        towns = [(u.id, u.name) for u in units if u.level == "township" and not u.joined_into]
        township, village = FirmPlaces(units).settled(firm)
        self.township = self.form.add("乡镇", Choice((("", "未指定"), *towns), township))
        self.village = self.form.add("村（社区）", Choice((("", "未指定"),)))
        self.township.picked.connect(lambda _key: self._villages(""))
        self._villages(village)
        self.risky = QCheckBox("高危行业企业")
        self.risky.setChecked(firm.high_risk)
        self.form.add("", self.risky, hint="矿山、金属冶炼、危险化学品、烟花爆竹、建筑施工、道路运输等", wide=True)
        self.key_place = QCheckBox("消防安全重点单位")
        self.key_place.setChecked(firm.key_place)
        self.form.add(
            "", self.key_place, hint="以消防救援机构确定、公告的名单为准；每半年至少一次灭火疏散演练", wide=True
        )
        self.open(self.name)

    def _villages(self, chosen: str) -> None:
        town = self.township.value
        inside = [
            (u.id, u.name)
            for u in self._units
            if (town and u.parent == town and not u.joined_into) or (chosen and u.id == chosen)
        ]
        self.village.set_pairs((("", "未指定"), *inside), chosen)

    def _save(self, _sheet: FormSheet) -> None:
        self.calm()
        uscc = normalise_uscc(self.uscc.value)
        if not self.name.value:
            self.form.refuse(self.name, "请填写企业全称。")
            return
        if uscc and not is_uscc(uscc):
            self.form.refuse(self.uscc, "统一社会信用代码不对，请对照营业执照。")
            return
        self._on_firm(
            self,
            replace(
                self._firm, name=self.name.value, uscc=uscc, industry=self.industry.value,
                high_risk=self.risky.isChecked(), key_place=self.key_place.isChecked(),
                township=self.township.value, village=self.village.value,
            ),
        )  # fmt: skip


NO_FIRM = Enterprise(id="", uscc="", name="", industry="", high_risk=False, township="", village="")
