"""Seats on phones without a network: who may do what, the book of seats, the door over a restart."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from edu.domain.errors import Conflict, NotAllowed
from edu.services.drill_run_access import evaluator_actor, seat_actor
from edu.services.drill_seat_book import ASK_MS, MOST, book_of, new_book
from edu.services.drill_seat_memory import SeatMemory
from edu.services.drill_seat_tries import LONGEST_MS, Tries
from edu.services.drill_seats import DrillSeats
from edu.services.ports.seats import PhoneDesk
from tests.edu.services.drill_hall import FLOOD, Hall
from tests.edu.services.school import KIOSK, TRAINER


class Wire:
    """A server without a network; `reachable` are the hosts at which it can listen."""

    def __init__(self, *reachable: str) -> None:
        self.reachable = reachable
        self.address = ""
        self.desk: PhoneDesk | None = None

    @property
    def hosts(self) -> Sequence[str]:
        return self.reachable

    def connected(self) -> frozenset[str]:
        return frozenset()

    def start(self, desk: PhoneDesk, host: str = "", port: int = 0) -> str:
        chosen = host or self.reachable[0]
        if chosen not in self.reachable:
            raise Conflict("打不开")
        self.desk, self.address = desk, f"{chosen}:{port or 8080}"
        return self.address

    def stop(self) -> None:
        self.address = ""


def begin(hall: Hall) -> str:
    return hall.runs.start(TRAINER, FLOOD, mode="group", seed=7, org=hall.village(), seats={"duty": "npc"})


def seats_of(hall: Hall, folder: Path, *hosts: str) -> tuple[DrillSeats, Wire]:
    wire = Wire(*(hosts or ("10.0.0.2",)))
    return DrillSeats(
        hall.runs, hall.judging, hall.assessing, wire, SeatMemory(folder / "p.json"), hall.bench.clock
    ), wire


# -- who may --


def test_a_seat_plays_its_own_run_and_seat_alone(hall: Hall) -> None:
    run = begin(hall)
    hall.runs.jump_next_decision(TRAINER, run)
    for wrong in (seat_actor(run, "duty"), seat_actor("another", "secretary"), evaluator_actor(run, "j1")):
        with pytest.raises(NotAllowed):
            hall.runs.choose(wrong, run, "d0", "go")
    with pytest.raises(NotAllowed):  # the program sits there
        hall.judging.note(seat_actor(run, "duty"), run, "duty", "我来")
    for refused in (
        lambda: hall.runs.view(seat_actor(run, "secretary"), run),
        lambda: hall.runs.runs(seat_actor(run, "x")),
    ):
        with pytest.raises(NotAllowed):
            refused()

    hall.runs.choose(seat_actor(run, "secretary"), run, "d0", "go")


def test_an_evaluator_judges_one_run_and_plays_nothing(hall: Hall) -> None:
    run = begin(hall)
    hall.judging.rate(evaluator_actor(run, "j1"), run, "look", "P")

    with pytest.raises(NotAllowed):
        hall.judging.rate(evaluator_actor("another", "j1"), run, "look", "P")
    with pytest.raises(NotAllowed):
        hall.runs.freeze(evaluator_actor(run, "j1"), run, True)


def test_only_who_leads_opens_the_door(hall: Hall, tmp_path: Path) -> None:
    seats, _wire = seats_of(hall, tmp_path)
    with pytest.raises(NotAllowed):
        seats.open(KIOSK, begin(hall))
    with pytest.raises(Conflict):
        seats.kick(TRAINER, "s1")


# -- the door --


def test_a_machine_in_another_network_opens_there(hall: Hall, tmp_path: Path) -> None:
    run = begin(hall)
    seats, _wire = seats_of(hall, tmp_path)
    pin = seats.open(TRAINER, run).pin
    seats.rest()
    assert (seats.door(TRAINER, run), seats.version(TRAINER, run)) == (None, "")

    moved, wire = seats_of(hall, tmp_path, "192.168.1.9", "172.16.0.4")
    door = moved.go_on(TRAINER, run)

    assert door is not None
    assert (door.address, door.pin, list(moved.hosts)) == ("192.168.1.9:8080", pin, ["192.168.1.9", "172.16.0.4"])
    assert moved.open(TRAINER, run, "172.16.0.4").address == "172.16.0.4:8080"
    with pytest.raises(Conflict):
        moved.open(TRAINER, run, "8.8.8.8")
    assert wire.desk is not None


def test_another_drill_has_another_door(hall: Hall, tmp_path: Path) -> None:
    first = begin(hall)
    seats, wire = seats_of(hall, tmp_path)
    door = seats.open(TRAINER, first)
    assert wire.desk is not None
    token = wire.desk.join("c", door.pin)
    second = hall.runs.start(TRAINER, FLOOD, mode="group", seed=8, org=hall.runs.runs(TRAINER)[0].org)

    seats.open(TRAINER, second)

    with pytest.raises(NotAllowed):
        wire.desk.key_of(token)
    assert seats.door(TRAINER, first) is None
    assert door.link == f"http://{door.address}/#{door.pin}"


def test_a_run_that_was_closed_says_so_to_phones(hall: Hall, tmp_path: Path) -> None:
    run = begin(hall)
    seats, wire = seats_of(hall, tmp_path)
    door = seats.open(TRAINER, run)
    assert wire.desk is not None
    token = wire.desk.join("c", door.pin)
    assert wire.desk.page(token, "", 0).phase == "ready"
    hall.runs.abandon(TRAINER, run, "停电")

    assert wire.desk.page(token, "", 0).phase == "closed"


# -- the book --


def test_a_request_lapses_and_is_one_a_seat() -> None:
    book = new_book("r")
    one, two, three = (book.phone(str(book.admit(book.pin))) for _ in range(3))
    book.sit(one, "duty", "张三")
    book.ask(two, "duty", "李四", 0)
    with pytest.raises(Conflict):
        book.ask(three, "duty", "王五", 1)

    assert book.request("duty", ASK_MS) is None
    book.ask(three, "duty", "王五", ASK_MS)
    book.kick(three.key)
    assert book.requests == {}


def test_a_full_room_forgets_who_holds_nothing_and_knows_them_again() -> None:
    book = new_book("r")
    first = str(book.admit(book.pin))
    for _ in range(MOST):
        book.admit(book.pin)
    assert len(book.phones) == MOST
    assert book.phone(first).kind == "seat"
    for phone in book.phones.values():
        phone.role = "taken"
    with pytest.raises(Conflict):
        book.admit(book.pin)


def test_who_was_sent_away_stays_away_after_a_restart() -> None:
    book = new_book("r")
    token = str(book.admit(book.judge_pin))
    book.kick(book.phone(token).key)

    with pytest.raises(NotAllowed):
        book_of(book.noted()).phone(token)


def test_the_wait_for_a_wrong_number_doubles_to_a_minute() -> None:
    tries = Tries()
    waits = []
    for _ in range(10):
        tries.wrong("c", 0)
        waits.append(tries.wait_ms("c", 0))

    assert waits == [0, 0, 0, 2000, 4000, 8000, 16000, 32000, LONGEST_MS, LONGEST_MS]
    for number in range(600):
        tries.wrong(str(number), 0)
    assert tries.wait_ms("other", 0) == 0
