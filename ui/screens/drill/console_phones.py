"""The console's part for phones: opens the door, looks at it a few times a second, hands on what the sheet wants."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from edu.domain.drills.phone_views import DoorView
from edu.domain.drills.scenario import Scenario
from edu.services.drill_seats import DrillSeats
from ui.screens.desk import Desk
from ui.screens.drill.phones_sheet import PhonesSheet

EVERY = 8
"""Beats between two looks at who is still there; what a phone puts in is seen at the next beat."""


class ConsolePhones(QObject):
    """`changed` when a phone did something that the view shows; `seen` with every look at the door (None: shut)."""

    changed = Signal()
    seen = Signal(object)

    def __init__(self, over: QWidget, desk: Desk, seats: DrillSeats, run: str) -> None:
        super().__init__(over)
        self._over, self._desk, self._seats, self._run = over, desk, seats, run
        self._version = ""
        self._beats = 0
        self.door: DoorView | None = None
        self.sheet: PhonesSheet | None = None
        self.projected = False

    def go_on(self) -> None:
        """A door that stood open when the program was killed opens again."""
        self._load(lambda: self._seats.go_on(self._desk.actor, self._run))

    def beat(self) -> None:
        version = self._seats.version(self._desk.actor, self._run)
        self._beats += 1
        if version == self._version and (not version or self._beats % EVERY):
            return
        if version != self._version:
            self._version = version
            self.changed.emit()
        self._load(lambda: self._seats.door(self._desk.actor, self._run))

    def open(self, scenario: Scenario, host: str = "") -> None:
        def show(door: DoorView | None) -> None:
            self._show(door)
            if self.sheet is None and door is not None:
                self._sheet(scenario, door)

        self._desk.load(self._over, lambda: self._seats.open(self._desk.actor, self._run, host), show)

    def shut(self, then: Callable[[], None] | None = None) -> None:
        """Phones are told that it is over."""

        def done(_none: object) -> None:
            self._show(None)
            if then is not None:
                then()

        self._desk.load(self._over, lambda: self._seats.close(self._desk.actor), done)

    def rest(self) -> None:
        """The console is left: seats are kept for the next time. A fork has the door by then."""
        if self._seats.door(self._desk.actor, self._run) is not None:
            self._seats.rest()

    def _sheet(self, scenario: Scenario, door: DoorView) -> None:
        actor = self._desk.actor
        sheet = self.sheet = PhonesSheet(self._over, scenario, door, tuple(self._seats.hosts), self.projected)
        sheet.kicked.connect(lambda key: self._then_look(lambda: self._seats.kick(actor, key)))
        sheet.settled.connect(lambda role, yes: self._then_look(lambda: self._seats.settle(actor, role, yes)))
        sheet.renewed.connect(lambda: self._then_look(lambda: self._seats.renew(actor)))
        sheet.moved.connect(lambda host: self.open(scenario, host))
        sheet.projected.connect(self._project)
        sheet.ended.connect(self.shut)
        sheet.destroyed.connect(self._gone)
        sheet.open()

    def _gone(self) -> None:
        self.sheet = None

    def _project(self, on: bool) -> None:
        self.projected = on
        self.seen.emit(self.door)

    def _then_look(self, work: Callable[[], None]) -> None:
        def both() -> DoorView | None:
            work()
            return self._seats.door(self._desk.actor, self._run)

        self._load(both)

    def _load(self, work: Callable[[], DoorView | None]) -> None:
        self._desk.load(self._over, work, self._show)

    def _show(self, door: DoorView | None) -> None:
        self.door = door
        if self.sheet is not None and door is not None:
            self.sheet.show_door(door)
        self.seen.emit(door)
