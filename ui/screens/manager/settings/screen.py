"""manager.settings: each card saves at once what it holds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QWidget

from edu.domain.ledger import Verdict
from edu.domain.people import OrgUnit
from edu.services.access import Access
from edu.services.ledger import Ledger
from edu.services.obligations import Obligations
from edu.services.organisations import Organisations
from edu.system.settings import SettingsFile
from ui import theme
from ui.navigation import Route, Screen
from ui.screens.manager.parts.desk import Desk
from ui.screens.manager.parts.two_columns import TwoColumns
from ui.screens.manager.settings.presenter import PIN_RULE, THEMES, missing_words, progress_words, verdict_words
from ui.tasks import Task
from ui.theme.tokens import Variant
from ui.widgets import Banner, Button, Card, Choice, FlowLayout, Form, FormSheet, TextField, clear, column, row, scroll


class SettingsScreen(Screen):
    title = "设置"

    def __init__(
        self,
        settings: SettingsFile,
        access: Access,
        organisations: Organisations,
        obligations: Obligations,
        ledger: Ledger,
        desk: Desk,
    ) -> None:
        super().__init__()
        self._settings, self._access, self._organisations = settings, access, organisations
        self._obligations, self._ledger, self._desk = obligations, ledger, desk
        inside = QWidget()
        page = column(inside, gap="l", margin="page")
        self._missing = column(gap="none")
        page.addLayout(self._missing)
        page.addWidget(TwoColumns((self._organisation(), self._look()), (self._regions(), self._pin(), self._proof())))
        page.addStretch(1)
        column(self).addWidget(scroll(inside))
        self._show_missing()

    def _organisation(self) -> Card:
        form = Form()
        self.organisation = form.add("单位名称", TextField(self._settings.value.organisation, longest=60),
                                     hint="印在证书、档案和报表上，请写全称。")  # fmt: skip
        self.home = form.add("所在乡镇（街道）", Choice((("", "未选择"),)), hint="导入名册时先在这个乡镇里找村名。")
        self.save = Button("保存", "accent", icon="save", on_click=self._on_save)
        line = row()
        line.addStretch(1)
        line.addWidget(self.save)
        return Card("本单位").add(form).add(line)

    def _look(self) -> Card:
        value = self._settings.value
        form = Form()
        self.theme = form.add("外观", Choice(THEMES, value.theme))
        self.theme.picked.connect(lambda _key: self._on_look())
        self.large = QCheckBox("大字（放大 1.3 倍）")
        self.large.setChecked(value.large_text)
        self.large.toggled.connect(lambda _on: self._on_look())
        form.add("", self.large)
        self.still = QCheckBox("减少动画")
        self.still.setChecked(value.reduced_motion)
        self.still.toggled.connect(lambda _on: self._on_look())
        form.add("", self.still)
        return Card("显示").add(form)

    def _regions(self) -> Card:
        card = Card("地方规定", hint="国家规定始终启用；勾选本地另有的规定")
        holder = QWidget()
        flow = FlowLayout(holder, gap="m")
        chosen = self._settings.value.regions
        self.regions: dict[str, QCheckBox] = {}
        for slug, name in self._obligations.regions().items():
            box = QCheckBox(name)
            box.setChecked(slug in chosen)
            box.toggled.connect(lambda _on: self._on_regions())
            self.regions[slug] = box
            flow.addWidget(box)
        return card.add(holder)

    def _pin(self) -> Card:
        card = Card("管理密码", hint="进入管理和讲课时要输入")
        self.pin = Button("修改密码", icon="lock", on_click=self._on_pin)
        line = row()
        line.addWidget(self.pin)
        line.addStretch(1)
        return card.add(line)

    def _on_pin(self) -> None:
        PinSheet(self, self._access, self._desk)

    def _proof(self) -> Card:
        card = Card("台账核验", hint="核对数据库文件、所有记录、封存的试卷和各张表格；记录多时要几分钟")
        self.verify = Button("开始核验", icon="ledger", on_click=self._on_verify)
        line = row()
        line.addWidget(self.verify)
        line.addStretch(1)
        card.add(line)
        self.verdict = column(gap="none")
        return card.add(self.verdict)

    def on_enter(self) -> None:
        self._desk.load(self, lambda: self._organisations.org_units(self._desk.actor), self._show_units)

    def _show_units(self, units: Sequence[OrgUnit]) -> None:
        towns = [
            (unit.id, unit.name) for unit in units if unit.level in ("township", "county") and not unit.joined_into
        ]
        self.home.set_pairs((("", "未选择"), *towns), self._settings.value.home)

    def _show_missing(self) -> None:
        clear(self._missing)
        words = missing_words(self._settings.value)
        if words:
            self._missing.addWidget(Banner("warn", words, "填好后再发证、导出报表。"))

    def _on_save(self) -> None:
        self._settings.change(organisation=self.organisation.value, home=self.home.value)
        self._show_missing()
        self._desk.navigator.notify("已保存", "ok")

    def _on_regions(self) -> None:
        self._settings.change(regions=tuple(slug for slug, box in self.regions.items() if box.isChecked()))
        self._desk.navigator.notify("地方规定已更新，法定要求会重新计算", "ok")

    def _on_look(self) -> None:
        variants: dict[str, Variant] = {"light": "light", "dark": "dark", "contrast": "contrast"}
        variant = variants[self.theme.value]
        self._settings.change(
            theme=variant, large_text=self.large.isChecked(), reduced_motion=self.still.isChecked()
        )  # fmt: skip
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme.apply(app, variant, "desktop", self.large.isChecked(), self.still.isChecked())
        self._desk.navigator.replace(Route("manager.settings"))

    def _on_verify(self) -> None:
        def work(task: Task) -> Verdict:
            return self._ledger.verify(lambda step, done, total: task.report(*progress_words(step, done, total)))

        self._desk.run(self, "正在逐条核验…", work, self._show_verdict)

    def _show_verdict(self, verdict: Verdict) -> None:
        clear(self.verdict)
        self.verdict.addWidget(Banner(*verdict_words(verdict)))


class PinSheet(FormSheet):
    def __init__(self, over: QWidget, access: Access, desk: Desk) -> None:
        super().__init__(over, "修改管理密码", PIN_RULE, yes="修改", on_save=lambda _sheet: self._save())
        self._access, self._desk = access, desk
        self.old = self.form.add("原密码", _secret())
        self.new = self.form.add("新密码", _secret())
        self.again = self.form.add("再输一次新密码", _secret())
        self.form.show_field(self.old, access.is_set)
        self.open(self.old if access.is_set else self.new)

    def _save(self) -> None:
        self.calm()
        if self.new.text() != self.again.text():
            self.form.refuse(self.again, "两次输入的新密码不一样。")
            return
        new, old = self.new.text(), self.old.text()
        self.submit(self._desk.tasks, lambda: self._access.set_pin(new, old=old), self._done)

    def _done(self, _value: Any) -> None:
        self._desk.navigator.notify("密码已修改", "ok")


def _secret() -> QLineEdit:
    field = QLineEdit()
    field.setEchoMode(QLineEdit.EchoMode.Password)
    field.setMaxLength(20)
    return field
