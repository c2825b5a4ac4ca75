"""A manager's window over a real SQLite store, with dialogs that answer at once; what tests press and wait for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from edu.bootstrap import Services
from edu.domain.actors import Actor, Role
from edu.domain.events.study import HoursCredited
from edu.domain.identity import IdDocument, check_digit
from edu.services.people import NewPost
from edu.system.clock import FixedClock
from tests.edu.packs.roster import books
from tests.stores import Bench
from ui.gallery import settle
from ui.modes import MANAGER
from ui.navigation import Route, Screen
from ui.screens.manager.routes import builders
from ui.session import Session
from ui.shell.desktop import DesktopWindow
from ui.tasks import TaskRunner
from ui.widgets import ConfirmSheet, DataTable, FormSheet

ADMIN = Actor(role=Role.ADMIN, id="a1")
LONG_NAME = "浙江某某精细化工新材料科技股份有限公司丽水分公司枫林生产基地安全环保与应急管理"
W = TypeVar("W", bound=QWidget)


@dataclass
class FakeFiles:
    """Gives what the test laid ready, and remembers what was shown."""

    ready: list[Path] = field(default_factory=list)
    folders: list[Path] = field(default_factory=list)

    def open_one(self, over: QWidget, title: str, kinds: str) -> Path | None:
        return self.ready.pop(0) if self.ready else None

    def open_many(self, over: QWidget, title: str, kinds: str) -> tuple[Path, ...]:
        ready, self.ready = tuple(self.ready), []
        return ready

    def save_as(self, over: QWidget, title: str, name: str, kinds: str) -> Path | None:
        return self.ready.pop(0) if self.ready else None

    def folder(self, over: QWidget, title: str) -> Path | None:
        return self.ready.pop(0) if self.ready else None

    def show_folder(self, file: Path) -> None:
        self.folders.append(file)


@dataclass
class Office:
    """Fits ui.screens.world.World."""

    bench: Bench
    services: Services
    tasks: TaskRunner
    qtbot: QtBot
    township: str
    village: str
    files: FakeFiles = field(default_factory=FakeFiles)
    person: str = ""
    training_class: str = ""
    windows: list[DesktopWindow] = field(default_factory=list)

    @property
    def clock(self) -> FixedClock:
        return self.bench.clock

    def session(self, role: Role) -> Session:
        return Session(Actor(role=role, id="a1"))

    def open(self, name: str, **args: str) -> DesktopWindow:
        made = builders(self.services, self.tasks, self.session(Role.ADMIN), self.files)
        window = DesktopWindow(MANAGER, made)
        self.qtbot.addWidget(window)
        window.resize(1366, 768)
        window.show()
        window.host.go(Route.to(name, **args))
        self.windows.append(window)
        self.settle()
        return window

    def settle(self) -> None:
        """Work done, and the widgets that it brought shown: a layout shows its newcomers an event later."""
        self.qtbot.waitUntil(lambda: not self.tasks.busy, timeout=60_000)
        settle()

    def press(self, widget: QWidget) -> None:
        assert widget.isEnabled(), "the button is off"
        self.qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)

    def press_and_wait(self, widget: QWidget) -> None:
        self.press(widget)
        self.settle()

    def press_row(self, table: DataTable[Any], row: int, *, with_key: bool = False) -> None:
        """A click on a row; `with_key` (Ctrl) adds it to what is selected."""
        view = table.view
        place = view.visualRect(view.model().index(row, 0)).center()
        key = Qt.KeyboardModifier.ControlModifier if with_key else Qt.KeyboardModifier.NoModifier
        self.qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, key, place)

    def double_click_row(self, table: DataTable[Any], row: int) -> None:
        view = table.view
        place = view.visualRect(view.model().index(row, 0)).center()
        self.qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
        self.qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
        self.settle()

    def type(self, field_: QLineEdit, text: str) -> None:
        """Key by key; QTest knows no keys for Chinese, which comes from an input method anyway."""
        field_.setFocus()
        if text.isascii():
            self.qtbot.keyClicks(field_, text)
        else:
            field_.insert(text)


def screen(window: DesktopWindow, kind: type[W]) -> W:
    shown: Screen | None = window.host.showing
    assert isinstance(shown, kind), f"{shown} is shown"
    return shown


def sheet(window: DesktopWindow, kind: type[W] = FormSheet) -> W:  # type: ignore[assignment]
    return next(one for one in window.findChildren(kind) if one.isVisible())


def question(window: DesktopWindow) -> ConfirmSheet:
    return sheet(window, ConfirmSheet)


def make_office(bench: Bench, qtbot: QtBot) -> Office:
    services = bench.services()
    town = services.organisations.declare_org_unit(ADMIN, code="331124203000", name="叶村乡", level="township")
    village = services.organisations.declare_org_unit(
        ADMIN, code="331124203201", name="叶村村", level="village", parent=town
    )  # fmt: skip
    services.settings.change(organisation="松阳县叶村乡人民政府", home=town, records_from="2025-01-01")
    return Office(bench, services, TaskRunner(), qtbot, town, village)


def add_person(
    office: Office, name: str = "张伟杰", number: int = 1, *, person_class: str = "principal", role: str = "厂长"
) -> str:
    digits = f"33112119900101{number:03d}"
    document = IdDocument(kind="resident-id", number=digits + check_digit(digits))
    post = NewPost(role=role, person_class=person_class, org=office.village, starts=date(2025, 3, 1))
    return office.services.people.register(ADMIN, name, document, [post], phone="13800001234")


def credit(office: Office, person: str, minutes: int = 1440, *, person_class: str = "principal") -> None:
    """Hours of a class of initial training."""
    fact = HoursCredited(
        minutes=minutes, unit_minutes=45, form="offline", source="class", source_id="", programme_kind="initial",
        person_class=person_class, day="2026-11-02", title="主要负责人初次培训班",
    )  # fmt: skip
    with office.bench.store.writing(ADMIN) as work:
        work.append(fact, person, person=person)
        work.commit()


def open_class(office: Office, people: Sequence[str], programme: str = "principal-initial") -> str:
    made = office.services.classes.open(
        ADMIN, title="2026 年主要负责人初训班", starts=date(2026, 11, 1), ends=date(2026, 11, 20), programme=programme,
        org=office.township,
    )  # fmt: skip
    office.services.classes.enrol(ADMIN, made, people)
    return made


def write_roster(path: Path, rows: Sequence[Sequence[str]]) -> Path:
    path.write_bytes(books.xlsx([books.HEADER, *rows]))
    return path
