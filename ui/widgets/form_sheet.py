"""A short form over the window: fill in, save, or leave with Esc. What the service refuses is said in the sheet."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.errors import explain
from ui.tasks import TaskRunner
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button
from ui.widgets.fields import Form, TextField
from ui.widgets.labels import PlainLabel
from ui.widgets.layouts import clear, column, row, scroll
from ui.widgets.overlay import Overlay

T = TypeVar("T")


class FormSheet(Overlay):
    """`on_save` gets the sheet; it calls `shut()` when all is well, or `refuse(error)`."""

    def __init__(
        self,
        over: QWidget,
        title: str,
        text: str = "",
        *,
        yes: str = "保存",
        columns: int = 1,
        chars: int = 30,
        danger: bool = False,
        on_save: Callable[[FormSheet], None],
    ) -> None:
        super().__init__(over.window(), width_chars=chars)
        self.setAccessibleName(title)
        self.content.addWidget(PlainLabel(title, "title"))
        if text:
            self.content.addWidget(PlainLabel(text, "soft"))
        self.form = Form(columns)
        self.content.addWidget(self.form)
        self._trouble = column(gap="none")
        self.content.addLayout(self._trouble)
        line = row(gap="s")
        line.addStretch(1)
        self.no = Button("取消", on_click=self.shut)
        self.yes = Button(yes, "danger" if danger else "primary", on_click=lambda: on_save(self))
        line.addWidget(self.no)
        line.addWidget(self.yes)
        self.content.addLayout(line)
        self.dismissed.connect(self.shut)

    def refuse(self, error: Exception | str) -> None:
        clear(self._trouble)
        if isinstance(error, str):
            self._trouble.addWidget(Banner("error", error))
            return
        why = explain(error)
        self._trouble.addWidget(Banner("error", why.message, why.remedy))

    def submit(self, tasks: TaskRunner, work: Callable[[], T], done: Callable[[T], None]) -> None:
        """Runs the change; the sheet closes when it is done, or says what the service refused.

        Until then nothing of it can be pressed: who left now would not see what came of it.
        """

        def over(value: T) -> None:
            self.shut()
            done(value)

        def refused(error: Exception) -> None:
            self.setEnabled(True)
            self.yes.setFocus()
            self.refuse(error)

        self.setEnabled(False)
        tasks.start(self, lambda _task: work(), over, on_error=refused)

    def calm(self) -> None:
        clear(self._trouble)
        self.form.clear_faults()


class PageSheet(Overlay):
    """A longer look at one thing: a title, a page that scrolls, and a way out."""

    def __init__(self, over: QWidget, title: str, *, chars: int = 44, lines: int = 20) -> None:
        super().__init__(over.window(), width_chars=chars)
        head = row(gap="s")
        head.addWidget(PlainLabel(title, "title"), 1)
        self.head = head
        self.content.addLayout(head)
        inside = QWidget()
        self.page = column(inside, gap="m")
        area = scroll(inside)
        room = over.window().height() - self.fontMetrics().lineSpacing() * 10
        area.setFixedHeight(max(min(self.fontMetrics().lineSpacing() * lines, room), self.fontMetrics().height() * 8))
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.content.addWidget(area)
        line = row(gap="s")
        self.foot = line
        line.addStretch(1)
        self.close_button = Button("关闭", on_click=self.shut)
        line.addWidget(self.close_button)
        self.content.addLayout(line)
        self.dismissed.connect(self.shut)


def ask_reason(
    over: QWidget,
    title: str,
    text: str,
    *,
    yes: str,
    hint: str,
    danger: bool = False,
    on_reason: Callable[[FormSheet, str], None],
) -> FormSheet:
    """A sheet with one line: the reason, of two characters or more."""

    def save(sheet: FormSheet) -> None:
        sheet.calm()
        if len(reason.value) < 2:
            sheet.form.refuse(reason, "请写明用途或理由，至少两个字。")
            reason.setFocus()
            return
        on_reason(sheet, reason.value)

    sheet = FormSheet(over, title, text, yes=yes, danger=danger, on_save=save)
    reason = sheet.form.add("用途或理由", TextField(hint=hint))
    reason.returnPressed.connect(lambda: save(sheet))
    sheet.open(reason)
    return sheet
