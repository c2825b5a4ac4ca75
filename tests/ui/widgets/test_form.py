"""One set of fields and one sheet for every room: faults in place, no press twice, the service's word in the sheet."""

from __future__ import annotations

import ast
import threading
from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from edu.domain.errors import Conflict
from edu.system.paths import root
from ui.tasks import TaskRunner
from ui.widgets import Choice, DayField, Form, FormSheet, HourField, NumberField, PercentField, TextField

LEFT = Qt.MouseButton.LeftButton


def test_fields_stand_side_by_side_as_far_as_their_spans_fit(qtbot: QtBot) -> None:
    form = Form(6)
    fields = [form.add("主题", TextField(), wide=True), *(form.add("", TextField(), span=2) for _ in range(3)),
              form.add("甲", TextField(), span=4), form.add("乙", TextField(), span=3)]  # fmt: skip
    qtbot.addWidget(form)
    form.resize(900, 600)
    form.show()

    tops = [field.mapTo(form, QPoint(0, 0)).y() for field in fields]
    lines = sorted(set(tops))

    assert [lines.index(top) for top in tops] == [0, 1, 1, 1, 2, 3]
    assert fields[0].width() > 2 * fields[1].width()


def test_a_fault_stands_under_its_field_until_the_form_is_calm(qtbot: QtBot) -> None:
    form = Form()
    name, hidden = form.add("名称", TextField()), form.add("原因", TextField())
    qtbot.addWidget(form)
    form.show()

    form.refuse(name, "请填写名称。")
    form.show_field(hidden, False)
    said = [label.text() for label in form.findChildren(QLabel) if label.isVisible()]
    form.clear_faults()

    assert said == ["名称", "请填写名称。"]
    assert not any(label.text() and label.property("role") == "fault" for label in form.findChildren(QLabel))


def test_fields_give_plain_values(qtbot: QtBot) -> None:
    choice = Choice((("a", "甲"), ("b", "　乙")), "b")
    day = DayField(date(2026, 3, 1), without="长期有效", none=True)
    hour, number, text = HourField(9, 30), NumberField(90, 5, 600, unit="分钟"), TextField("  张三 ")
    given: list[QWidget] = [choice, day, hour, number, text]
    for field in given:
        qtbot.addWidget(field)
    moved: list[date] = []
    day.changed.connect(lambda: moved.append(day.day))
    day.set_day(date(2026, 4, 2))
    choice.set_pairs((("b", "　乙"), ("c", "丙")))

    assert (choice.value, choice.word) == ("b", "乙")
    assert (day.value, day.day, moved) == (None, date(2026, 4, 2), [date(2026, 4, 2)])
    assert (hour.value, number.value(), number.text(), text.value) == ((9, 30), 90, "90 分钟", "张三")


@pytest.mark.parametrize(
    ("typed", "kept"), [("7", 70), ("7.5", 75), ("100", 1000), ("101", 100), ("0.25", 2), ("x", 125)]
)
def test_a_share_is_typed_in_percent_and_kept_in_permille(qtbot: QtBot, typed: str, kept: int) -> None:
    field = PercentField(125)
    qtbot.addWidget(field)
    assert field.text() == "12.5 %"
    field.selectAll()
    qtbot.keyClicks(field, typed)
    qtbot.keyClick(field, Qt.Key.Key_Return)

    assert field.value() == kept
    assert field.text() == f"{field.value() / 10:g} %"


@pytest.fixture
def sheet(qtbot: QtBot) -> FormSheet:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(900, 700)
    host.show()
    made = FormSheet(host, "改名", on_save=lambda _sheet: None)
    made.open(made.form.add("名称", TextField()))
    return made


def submit(sheet: FormSheet, work: Callable[[], str]) -> tuple[TaskRunner, list[str]]:
    tasks, done = TaskRunner(), []
    sheet.submit(tasks, work, done.append)
    return tasks, done


def test_a_running_change_cannot_be_left_or_begun_again(qtbot: QtBot, sheet: FormSheet) -> None:
    hold = threading.Event()
    tasks, done = submit(sheet, lambda: str(hold.wait(10)))

    qtbot.mouseClick(sheet.no, LEFT)
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    still_open = sheet.isVisible()
    hold.set()

    qtbot.waitUntil(lambda: done == ["True"])
    tasks.close()
    assert still_open


def test_what_the_service_refuses_is_said_in_the_sheet_which_can_be_used_again(qtbot: QtBot, sheet: FormSheet) -> None:
    def refused() -> str:
        raise Conflict("这个名称已经有了。", "请换一个。")

    def said() -> set[str]:
        return {label.text() for label in sheet.findChildren(QLabel) if label.isVisible()}

    tasks, done = submit(sheet, refused)
    qtbot.waitUntil(lambda: sheet.isEnabled() and {"这个名称已经有了。", "请换一个。"} <= said())
    tasks.close()

    assert (sheet.isVisible(), sheet.yes.isEnabled(), sheet.yes.hasFocus(), done) == (True, True, True, [])


def test_no_room_makes_fields_or_sheets_of_its_own() -> None:
    own = {"QLineEdit", "QComboBox", "QDateEdit", "QTimeEdit", "QSpinBox", "QPlainTextEdit"}
    found = [
        f"{path.name}: {node.name}"
        for path in (root() / "ui" / "screens").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ClassDef) and own & {base.id for base in node.bases if isinstance(base, ast.Name)}
    ]
    assert found == []
