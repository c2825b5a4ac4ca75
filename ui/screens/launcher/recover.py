"""A data folder whose key is not on this machine: the recovery code typed here lets it open."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from edu.domain.errors import EduError
from ui import theme
from ui.errors import Explanation, explain
from ui.widgets import Banner, Button, PlainLabel, clear, column, row


class RecoverWindow(QWidget):
    """`recovered` when the code opened the ring; `recover(code)` raises WrongKey where it does not."""

    recovered = Signal()

    def __init__(self, why: Explanation, recover: Callable[[str], None]) -> None:
        super().__init__()
        self._recover = recover
        self.setWindowTitle("应知应会")
        self.setProperty("panel", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        page = column(self, gap="m", margin="page")
        page.addWidget(PlainLabel(why.title, "hero"))
        page.addWidget(PlainLabel(why.message))
        page.addWidget(PlainLabel("请输入首次使用时抄下的恢复码（30 个字符，不分大小写，横线可以不输）：", "field"))
        self.code = QLineEdit()
        self.code.setAccessibleName("恢复码")
        self.code.returnPressed.connect(self._try)
        page.addWidget(self.code)
        self._said = column(gap="none")
        page.addLayout(self._said)
        page.addStretch(1)
        foot = row(gap="s")
        foot.addStretch(1)
        self.shut = Button("关闭")
        self.shut.clicked.connect(self.close)
        self.go_on = Button("恢复", "accent", big=True, on_click=self._try)
        foot.addWidget(self.shut)
        foot.addWidget(self.go_on)
        page.addLayout(foot)
        body = theme.current().type.body
        self.resize(body * 44, body * 22)
        self.code.setFocus()

    def _try(self) -> None:
        clear(self._said)
        try:
            self._recover(self.code.text())
        except EduError as error:
            why = explain(error)
            self._said.addWidget(Banner("error", why.message, why.remedy))
            self.code.selectAll()
            return
        self.recovered.emit()
        self.close()
