from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from edu.domain.problems import Problem
from ui.navigation import Confirmation
from ui.widgets import (
    Button,
    NumberPad,
    OptionCard,
    PinPad,
    PressCard,
    ProblemList,
    SearchField,
    Step,
    StepBar,
    confirm,
)

LEFT = Qt.MouseButton.LeftButton


def shown(qtbot: QtBot, widget: QWidget) -> QWidget:
    qtbot.addWidget(widget)
    widget.show()
    return widget


def test_button_is_pressed_by_mouse_and_keys(qtbot: QtBot) -> None:
    presses: list[int] = []
    button = Button("开始", "accent", on_click=lambda: presses.append(1))
    shown(qtbot, button)

    qtbot.mouseClick(button, LEFT)
    qtbot.keyClick(button, Qt.Key.Key_Space)

    assert presses == [1, 1]


def test_card_is_pressed_only_when_released_inside(qtbot: QtBot) -> None:
    card = PressCard("学一学")
    shown(qtbot, card)
    presses: list[int] = []
    card.pressed.connect(lambda: presses.append(1))

    qtbot.mouseClick(card, LEFT)
    qtbot.mousePress(card, LEFT)
    qtbot.mouseRelease(card, LEFT, pos=card.rect().bottomRight() * 3)
    qtbot.keyClick(card, Qt.Key.Key_Return)

    assert presses == [1, 1]


def test_option_is_picked_until_the_verdict(qtbot: QtBot) -> None:
    option = OptionCard("A", "拨打 119")
    shown(qtbot, option)
    picks: list[bool] = []
    option.picked.connect(picks.append)

    qtbot.mouseClick(option, LEFT)
    option.set_verdict("correct")
    qtbot.mouseClick(option, LEFT)

    assert picks == [True]
    assert option.accessibleDescription() == "选对了"


def test_long_option_grows_instead_of_clipping(qtbot: QtBot) -> None:
    option = OptionCard("A", "很长的选项" * 40)

    assert option.heightForWidth(300) > option.heightForWidth(1200)


def test_search_speaks_once_after_a_pause(qtbot: QtBot) -> None:
    field = SearchField(pause_ms=20)
    shown(qtbot, field)
    heard: list[str] = []
    field.searched.connect(heard.append)

    qtbot.keyClicks(field, "zwj ")
    qtbot.waitUntil(lambda: bool(heard))
    qtbot.keyClick(field, Qt.Key.Key_Escape)

    assert heard == ["zwj", ""]


def test_pad_types_deletes_and_enters(qtbot: QtBot) -> None:
    pad = NumberPad(longest=4, shortest=3)
    shown(qtbot, pad)
    entered: list[str] = []
    pad.entered.connect(entered.append)

    for key in ("1", "2", "确定", "9", "删除", "3", "4", "5", "确定"):
        qtbot.mouseClick(pad.keys[key], LEFT)
    qtbot.keyClick(pad, Qt.Key.Key_Backspace)

    assert entered == ["1234"]
    assert pad.digits == "123"


def test_refused_pin_is_forgotten_and_the_keys_wait(qtbot: QtBot) -> None:
    pin = PinPad(length=4)
    shown(qtbot, pin)
    for key in "1234":
        qtbot.mouseClick(pin.pad.keys[key], LEFT)

    pin.refuse(wait_ms=20)
    waited = not pin.pad.isEnabled()

    assert pin.pad.digits == ""
    assert waited
    qtbot.waitUntil(pin.pad.isEnabled)


def test_confirm_names_what_goes_and_starts_on_declining(qtbot: QtBot) -> None:
    host = QWidget()
    host.resize(800, 600)
    shown(qtbot, host)
    host.activateWindow()
    answers: list[str] = []
    question = Confirmation(title="删除？", items=("签到表 1 份",), yes="删除", danger=True)

    sheet = confirm(host, question, lambda: answers.append("yes"), lambda: answers.append("no"))
    qtbot.waitUntil(sheet.no.hasFocus)
    qtbot.keyClick(sheet.no, Qt.Key.Key_Tab)
    on_yes = sheet.yes.hasFocus()
    qtbot.keyClick(sheet.yes, Qt.Key.Key_Escape)
    again = confirm(host, question, lambda: answers.append("yes"))
    qtbot.mouseClick(again.yes, LEFT)

    assert on_yes
    assert answers == ["no", "yes"]


def test_step_is_pressed_by_mouse_and_keys(qtbot: QtBot) -> None:
    bar = StepBar((Step("enrol", "报名", "done"), Step("sign", "签到", "now"), Step("exam", "考试")))
    bar.resize(600, 100)
    shown(qtbot, bar)
    pressed: list[str] = []
    bar.step_pressed.connect(pressed.append)

    qtbot.mouseClick(bar, LEFT, pos=QPoint(5, 5))
    qtbot.keyClick(bar, Qt.Key.Key_Right)
    qtbot.keyClick(bar, Qt.Key.Key_Return)

    assert pressed == ["enrol", "sign"]
    assert "签到进行中" in bar.accessibleName()


def test_problems_are_filtered_and_copied(qtbot: QtBot) -> None:
    listing = ProblemList(
        (
            Problem(code="a", message="号码不对", remedy="改正", file="名单.xlsx", row=3),
            Problem(code="b", message="村名不识", severity="warning"),
        )
    )
    shown(qtbot, listing)

    qtbot.mouseClick(listing._choices["error"], LEFT)
    qtbot.mouseClick(listing.copy, LEFT)

    assert [problem.code for problem in listing.shown()] == ["a"]
    assert QGuiApplication.clipboard().text() == "错误\t名单.xlsx › 第 3 行\t号码不对\t改正"


def test_a_dangerous_button_that_cannot_be_pressed_looks_like_any_other_such(qtbot: QtBot) -> None:
    pictures = []
    for kind in ("danger", "plain"):
        button = Button("撤销", kind)  # type: ignore[arg-type]
        qtbot.addWidget(button)
        button.setEnabled(False)
        pictures.append(button.grab().toImage())

    assert pictures[0] == pictures[1]
