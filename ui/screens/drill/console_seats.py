"""Who sits where, and whether their phones are within reach."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from edu.domain.drills.phone_views import DoorView
from edu.domain.drills.run_views import SeatView
from ui.screens.drill.presenter import seat_words
from ui.widgets import Card, Chip, Choice, PlainLabel, clear, column, row


class Seats(Card):
    """`seated` carries role and `open` or `npc`."""

    seated = Signal(str, str)

    def __init__(self) -> None:
        super().__init__("席位", gap="s", margin="m")
        self._box = column(gap="xs")
        self.add(self._box)
        self._seats: tuple[SeatView, ...] = ()
        self.choices: dict[str, Choice] = {}
        self.phones: dict[str, Chip] = {}
        self._door: DoorView | None = None

    def show_seats(self, seats: Sequence[SeatView]) -> None:
        if tuple(seats) == self._seats:
            return
        self._seats = tuple(seats)
        clear(self._box)
        self.choices.clear()
        self.phones.clear()
        for seat in self._seats:
            line = row(gap="s")
            line.addWidget(PlainLabel(seat.title, "small"), 1)
            self.phones[seat.role] = Chip("none", "")
            line.addWidget(self.phones[seat.role])
            choice = Choice([("open", seat_words(seat) if seat.by != "npc" else "有人"), ("npc", "程序代演")], chars=5)
            choice.set_value("npc" if seat.by == "npc" else "open")
            choice.setAccessibleName(f"{seat.title}由谁演")
            choice.picked.connect(lambda who, role=seat.role: self.seated.emit(role, who))
            self.choices[seat.role] = choice
            line.addWidget(choice)
            self._box.addLayout(line)
        self.show_phones(self._door)

    def show_phones(self, door: DoorView | None) -> None:
        """Whether the phone at a seat is within reach; nothing at seats without one."""
        self._door = door
        for role, chip in self.phones.items():
            phone = door.at(role) if door else None
            chip.setVisible(phone is not None)
            if phone is not None:
                chip.set_status("running" if phone.connected else "due", "在线" if phone.connected else "离线")
