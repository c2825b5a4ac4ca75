"""A drill with its seats on phones, through real HTTP on loopback."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from edu.domain.drills.phone_views import DoorView
from edu.lan.server import PhoneServer
from edu.services.drill_seat_memory import SeatMemory
from edu.services.drill_seats import DrillSeats
from tests.edu.services.drill_hall import FLOOD, Hall, make_hall
from tests.edu.services.school import TRAINER
from tests.rigs.phones import Phone, Phones
from tests.stores import make_bench

HOME = "127.0.0.1"


@dataclass
class Room:
    hall: Hall
    seats: DrillSeats
    phones: Phones
    run: str
    memory: Path

    @property
    def door(self) -> DoorView:
        door = self.seats.door(TRAINER, self.run)
        assert door is not None
        return door

    def joined(self, pin: str = "") -> Phone:
        phone = self.phones.phone()
        self.phones.run(phone.join(pin or self.door.pin))
        return phone

    def seated(self, role: str, name: str) -> Phone:
        phone = self.joined()
        self.phones.run(phone.take(role, name))
        return phone

    def until(self, decision: str) -> None:
        self.hall.runs.jump_next_decision(TRAINER, self.run)
        assert decision in [one.decision for one in self.hall.runs.view(TRAINER, self.run).open]

    def again(self) -> DrillSeats:
        """The program was killed and starts anew on the same data."""
        self.seats.rest()
        self.hall = self.hall.again()
        self.hall.runs.resume(TRAINER, self.run)
        self.seats = seats_of(self.hall, self.memory)
        return self.seats


def seats_of(hall: Hall, memory: Path) -> DrillSeats:
    return DrillSeats(hall.runs, hall.judging, hall.assessing, PhoneServer(), SeatMemory(memory), hall.bench.clock)


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    hall = make_hall(make_bench(tmp_path / "data"))
    run = hall.runs.start(TRAINER, FLOOD, mode="group", seed=7, org=hall.village(), seats={"duty": "npc"})
    seats = seats_of(hall, tmp_path / "phones.json")
    address = seats.open(TRAINER, run, HOME).address
    room = Room(hall, seats, Phones(f"http://{address}"), run, tmp_path / "phones.json")
    yield room
    room.seats.rest()
    room.phones.close()
    hall.bench.store.close()
