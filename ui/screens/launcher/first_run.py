"""The first run: whose program this is, the administrator's PIN, and the recovery code until it is written down."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QLineEdit, QStackedLayout, QVBoxLayout, QWidget

from edu.domain.errors import EduError
from edu.services.access import Access
from edu.services.recovery import Recovery
from edu.system.clock import Clock, civil_date
from edu.system.settings import SettingsFile
from ui import theme
from ui.errors import explain
from ui.screens.launcher.keeping import Keeping, sheet_text
from ui.widgets import Banner, Button, Card, IconLabel, PlainLabel, clear, column, row

PIN_DIGITS = 6


class FirstRunWindow(QWidget):
    """`finished` once everything is set; closing it earlier leaves the first run to the next start."""

    finished = Signal()

    def __init__(
        self, access: Access, settings: SettingsFile, clock: Clock, recovery: Recovery, keeping: Keeping
    ) -> None:
        super().__init__()
        self._access, self._settings, self._clock = access, settings, clock
        self._recovery, self._keeping = recovery, keeping
        self.setWindowTitle("第一次使用 · 应知应会")
        self.setProperty("panel", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        live = theme.current()
        page = column(self, gap="m", margin="page")
        page.addStretch(1)
        brand = row(gap="m")
        brand.addStretch(1)
        brand.addWidget(IconLabel("shield", colour="primary", size=live.metrics.icon_big))
        brand.addWidget(PlainLabel("欢迎使用应知应会", "hero", wrap=False))
        brand.addStretch(1)
        page.addLayout(brand)
        across = row()
        across.addStretch(1)
        holder = QWidget()
        holder.setFixedWidth(live.type.body * 36)
        self._place = QStackedLayout(holder)
        across.addWidget(holder)
        across.addStretch(1)
        page.addLayout(across)
        page.addStretch(2)
        self._place.addWidget(self._who())
        if access.is_set:  # only the code is still to be confirmed
            self.show_code(settings.value.organisation)
        self.resize(1366, 768)

    # -- whose it is, and the PIN --

    def _who(self) -> QWidget:
        card = Card("两件事，只做这一次", hint="单位名印在证书和报表上；管理密码用来进“讲课”和“管理”。", margin="xl")
        self.organisation = QLineEdit(self._settings.value.organisation)
        self.organisation.setPlaceholderText("例如：云溪镇应急管理站")
        self.organisation.setMaxLength(40)
        self.pin, self.again = _pin_field(), _pin_field()
        for label, field in (("单位名称", self.organisation), (f"管理密码（{PIN_DIGITS} 位数字）", self.pin),
                             ("再输一遍", self.again)):  # fmt: skip
            card.add(_labelled(label, field))
        self._trouble = column(gap="none")
        card.add(self._trouble)
        foot = row()
        foot.addStretch(1)
        self.go_on = Button("下一步", "accent", big=True, on_click=self._set)
        self.go_on.setMinimumWidth(theme.current().type.body * 10)
        foot.addWidget(self.go_on)
        card.add(foot)
        self.again.returnPressed.connect(self._set)
        return card

    def _set(self) -> None:
        clear(self._trouble)
        name = self.organisation.text().strip()
        if not name:
            self._refuse("请填写单位名称。", self.organisation)
        elif len(self.pin.text()) != PIN_DIGITS:
            self._refuse(f"密码要 {PIN_DIGITS} 位数字。", self.pin)
        elif self.pin.text() != self.again.text():
            self._refuse("两次输入的密码不一样，请再输一遍。", self.again)
        else:
            try:
                self._access.set_pin(self.pin.text())
            except EduError as error:
                why = explain(error)
                self._refuse(why.message, self.pin, why.remedy)
                return
            self._settings.change(organisation=name)
            self.pin.clear()
            self.again.clear()
            self.show_code(name)

    def _refuse(self, why: str, field: QLineEdit, remedy: str = "") -> None:
        self._trouble.addWidget(Banner("error", why, remedy))
        field.selectAll()
        field.setFocus()

    # -- the recovery code --

    def show_code(self, organisation: str) -> None:
        if not self._recovery.needed:
            self.finished.emit()
            return
        code = self._recovery.code()
        text = sheet_text(organisation, code, civil_date(self._clock.now_ms()).isoformat())
        card = Card("恢复码，只显示这一次", margin="xl",
                    hint="把数据文件夹拷到另一台电脑，凭它才能打开。抄在纸上锁好，不要拍照。")  # fmt: skip
        self.code = PlainLabel(in_lines(code), "figure", align=Qt.AlignmentFlag.AlignCenter)
        self.code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        card.add(self.code)
        self._kept = column(gap="none")
        card.add(self._kept)
        foot = row(gap="s")
        self.print = Button("打印", icon="print")
        self.print.clicked.connect(lambda: self._keep(self._keeping.on_paper(self, text), "已送到打印机"))
        self.save = Button("保存到文件", icon="save")
        self.save.clicked.connect(lambda: self._keep(self._keeping.in_file(self, text), "已保存，请移到 U 盘收好"))
        self.done = Button("我已抄好", "accent", icon="check", big=True, on_click=self._end)
        foot.addWidget(self.print)
        foot.addWidget(self.save)
        foot.addStretch(1)
        foot.addWidget(self.done)
        card.add(foot)
        self._place.addWidget(card)
        self._place.setCurrentWidget(card)
        self.done.setFocus()

    def _keep(self, kept: bool, word: str) -> None:
        if kept:
            clear(self._kept)
            self._kept.addWidget(Banner("ok", word))

    def _end(self) -> None:
        self._recovery.confirm()
        self.finished.emit()


def in_lines(code: str) -> str:
    """Three groups a line, as somebody copies them by hand."""
    groups = code.split("-")
    return "\n".join(" - ".join(groups[at : at + 3]) for at in range(0, len(groups), 3))


def _pin_field() -> QLineEdit:
    field = QLineEdit()
    field.setEchoMode(QLineEdit.EchoMode.Password)
    field.setMaxLength(PIN_DIGITS)
    field.setValidator(QIntValidator(0, 10**PIN_DIGITS - 1, field))
    return field


def _labelled(label: str, field: QWidget) -> QVBoxLayout:
    box = column(gap="xs")
    box.addWidget(PlainLabel(label, "field"))
    box.addWidget(field)
    field.setAccessibleName(label)
    return box
