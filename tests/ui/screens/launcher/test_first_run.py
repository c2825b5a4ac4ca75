from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from edu.services.recovery import Recovery
from tests.stores import Bench
from ui.screens.launcher.first_run import FirstRunWindow, in_lines

CODE = "AAAA-BBBB-CCCC-DDDD-EEEE-FFFF"
FRESH = "GGGG-HHHH-JJJJ-KKKK-LLLL-MMMM"


class Shelf:
    """Keeps what it is given."""

    def __init__(self) -> None:
        self.kept: list[str] = []

    def on_paper(self, over: QWidget, text: str) -> bool:
        self.kept.append(text)
        return True

    def in_file(self, over: QWidget, text: str) -> bool:
        return False


def texts(window: QWidget) -> str:
    return "\n".join(label.text() for label in window.findChildren(QLabel) if label.isVisible())


class Custody:
    def reissue(self) -> str:
        return FRESH


def make_window(qtbot: QtBot, bench: Bench, shelf: Shelf, code: str = CODE) -> FirstRunWindow:
    services = bench.services()
    recovery = Recovery(services.settings, Custody(), code)
    window = FirstRunWindow(services.access, services.settings, services.clock, recovery, shelf)
    qtbot.addWidget(window)
    window.show()
    return window


def fill(qtbot: QtBot, window: FirstRunWindow, pin: str, again: str) -> None:
    window.organisation.setText("云溪镇应急管理站")
    for field, text in ((window.pin, pin), (window.again, again)):
        field.clear()
        qtbot.keyClicks(field, text)
    qtbot.mouseClick(window.go_on, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def test_pin_is_set_and_the_code_shown_once(qtbot: QtBot, make_sqlite_bench: Callable[..., Bench]) -> None:
    bench, shelf = make_sqlite_bench(), Shelf()
    window = make_window(qtbot, bench, shelf)

    fill(qtbot, window, "204518", "204518")
    shown = texts(window)
    qtbot.mouseClick(window.print, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(window.finished):
        qtbot.mouseClick(window.done, Qt.MouseButton.LeftButton)

    assert in_lines(CODE) in shown
    assert CODE in shelf.kept[0]
    settings = bench.services().settings.value
    assert settings.pin_hash
    assert settings.organisation == "云溪镇应急管理站"
    assert CODE not in bench.services().paths.settings.read_text("utf-8")
    assert settings.recovery_confirmed


def test_code_that_nobody_confirmed_is_replaced_at_the_next_start(
    qtbot: QtBot, make_sqlite_bench: Callable[..., Bench]
) -> None:
    bench = make_sqlite_bench()
    fill(qtbot, make_window(qtbot, bench, Shelf()), "204518", "204518")  # and then the power goes

    window = make_window(qtbot, bench, Shelf(), code="")

    assert in_lines(FRESH) in texts(window)
    qtbot.mouseClick(window.done, Qt.MouseButton.LeftButton)
    assert bench.services().settings.value.recovery_confirmed


def test_weak_and_unequal_pins_are_refused(qtbot: QtBot, make_sqlite_bench: Callable[..., Bench]) -> None:
    bench = make_sqlite_bench()
    window = make_window(qtbot, bench, Shelf())

    said = []
    for pin, again in (("123456", "123456"), ("111111", "111111"), ("204518", "204519"), ("2045", "2045")):
        fill(qtbot, window, pin, again)
        said.append(texts(window))

    assert "太简单" in said[0]
    assert "太简单" in said[1]
    assert "不一样" in said[2]
    assert "6 位" in said[3]
    assert not bench.services().access.is_set
