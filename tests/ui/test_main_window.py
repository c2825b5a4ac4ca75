"""The composition of the window: first run, the PIN, one instance, the way between modes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from edu.domain.actors import Actor, Role
from edu.domain.errors import DiskFull
from edu.system.instance import InstanceLock
from edu.system.settings import Settings
from tests.stores import Bench
from ui import main_window
from ui.main_window import first_mode
from ui.navigation import Route
from ui.program import Program
from ui.screens.kiosk.staff import StaffScreen
from ui.screens.launcher.first_run import FirstRunWindow
from ui.screens.launcher.trouble import TroubleWindow
from ui.shell.desktop import DesktopWindow
from ui.shell.kiosk import KioskWindow
from ui.shell.launcher import LauncherWindow
from ui.tasks import TaskRunner
from ui.widgets import ConfirmSheet

PIN = "204518"
KIOSK = Actor(role=Role.KIOSK)


@pytest.fixture
def program(qtbot: QtBot, make_sqlite_bench: Callable[..., Bench]) -> Iterator[Program]:
    bench, tasks = make_sqlite_bench(), TaskRunner()
    services = bench.services()
    services.access.set_pin(PIN)
    made = Program(services, tasks)
    yield made
    if isinstance(made.window, KioskWindow):
        made.open("launcher")  # as staff leave it: its scanner listens no more
    window = made.window
    if isinstance(window, DesktopWindow):
        window.host.clear()
        window.close()
    elif window is not None:
        window.close()
    tasks.close()


def type_pin(qtbot: QtBot, program: Program, pin: str) -> None:
    gate = program.gate
    assert gate is not None
    keys = gate.pad.pad.keys
    qtbot.waitUntil(gate.pad.isEnabled)
    for digit in pin:
        qtbot.mouseClick(keys[digit], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(keys["确定"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not program._tasks.busy, timeout=10_000)


def shown(program: Program) -> QWidget:
    assert program.window is not None
    return program.window


def test_first_run_comes_before_any_mode(qtbot: QtBot, make_sqlite_bench: Callable[..., Bench]) -> None:
    tasks = TaskRunner()
    program = Program(make_sqlite_bench().services(), tasks)

    program.start("manager")

    assert isinstance(program.window, FirstRunWindow)
    shown(program).close()
    tasks.close()


def test_launcher_offers_what_stands_behind_it(program: Program) -> None:
    program.start()

    window = program.window
    assert isinstance(window, LauncherWindow)
    assert list(window.tiles) == ["kiosk", "study", "trainer", "manager"]


def test_right_pin_opens_the_trainer(qtbot: QtBot, program: Program) -> None:
    program.start()
    window = program.window
    assert isinstance(window, LauncherWindow)
    qtbot.mouseClick(window.tiles["trainer"], Qt.MouseButton.LeftButton)

    type_pin(qtbot, program, PIN)

    assert isinstance(program.window, DesktopWindow)
    assert program.window.spec.name == "trainer"


def test_wrong_pin_backs_off(qtbot: QtBot, program: Program) -> None:
    program.start("trainer")

    for _ in range(5):
        type_pin(qtbot, program, "918273")
    type_pin(qtbot, program, PIN)

    gate = program.gate
    assert isinstance(program.window, LauncherWindow)
    assert gate is not None
    assert "秒后再试" in gate.pad._fault.text()


def test_study_opens_without_a_pin_and_goes_back(qtbot: QtBot, program: Program) -> None:
    program.start("study")
    assert isinstance(program.window, DesktopWindow)

    program.open("launcher")

    assert isinstance(program.window, LauncherWindow)


def test_kiosk_is_left_by_staff_only(qtbot: QtBot, program: Program) -> None:
    program.start("kiosk")
    window = program.window
    assert isinstance(window, KioskWindow)
    window.close()
    still = window.isVisible()

    window._on_pin(PIN)
    staff = window.host.showing
    assert isinstance(staff, StaffScreen)
    staff.leave.click()
    asked = next(sheet for sheet in window.findChildren(ConfirmSheet) if sheet.isVisible())
    asked.yes.click()

    assert still
    assert isinstance(program.window, LauncherWindow)


@pytest.mark.parametrize("way", ["restart", "launcher"])
def test_a_visit_that_a_full_disk_refused_outlives_the_hall_it_ended_in(
    qtbot: QtBot, program: Program, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    """The staff's page said that it will be tried again by itself."""
    visits, full = program._services.visits, True
    real = visits.finish

    def finish(*args: object, **given: object) -> str:
        if full:
            raise DiskFull("磁盘满了，没有保存。", "请清理磁盘。")
        return real(*args, **given)  # type: ignore[arg-type]

    def settle() -> None:
        qtbot.waitUntil(lambda: not program._tasks.busy, timeout=60_000)

    def staff() -> StaffScreen:
        assert isinstance(program.window, KioskWindow)
        program.window._on_pin(PIN)
        page = program.window.host.showing
        assert isinstance(page, StaffScreen)
        settle()
        return page

    monkeypatch.setattr(visits, "finish", finish)
    program.start("kiosk")
    settle()
    first = program.window
    assert isinstance(first, KioskWindow)
    first.host.go(Route("kiosk.quiz"))
    assert "1 次参观还没有记上" in staff().lines["visits"].said

    if way == "restart":
        staff().restart.click()
    else:
        program.open("launcher")
        program.open("kiosk")
    settle()

    assert program.window is not first
    assert "1 次参观还没有记上" in staff().lines["visits"].said
    full = False
    staff()
    assert visits.people_today(KIOSK) == 1


def test_what_ran_out_is_handed_in_after_the_first_picture(qtbot: QtBot, program: Program) -> None:
    failed: list[object] = []
    program._tasks.failed.connect(failed.append)
    program.start()
    idle = not program._tasks.busy

    program.settle()

    qtbot.waitUntil(lambda: not program._tasks.busy, timeout=60_000)
    assert idle
    assert failed == []


def test_command_line_wins_over_the_pinned_mode() -> None:
    assert first_mode(None, Settings(pinned_mode="kiosk")) == "kiosk"
    assert first_mode("study", Settings(pinned_mode="kiosk")) == "study"
    assert first_mode(None, Settings(pinned_mode="nonsense")) == "launcher"


def test_second_instance_says_so_and_leaves(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lock = InstanceLock(tmp_path / "yingzhi.lock")
    asked: list[TroubleWindow] = []
    monkeypatch.setattr(main_window, "make_application", lambda: FakeApplication(asked))

    code = main_window.run(["--data", str(tmp_path)])

    lock.release()
    assert code == 1
    assert "已经打开" in capsys.readouterr().err


class FakeApplication:
    """Its loop ends at once."""

    def __init__(self, asked: list[TroubleWindow]) -> None:
        self._asked = asked

    def exec(self) -> int:
        return 0
