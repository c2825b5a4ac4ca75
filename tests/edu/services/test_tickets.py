from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest

from edu.domain.errors import InvalidInput, NotAllowed, NotFound
from edu.domain.events.people import PersonErased
from edu.domain.hall.tickets import Ticket, TicketFace, code_from
from edu.services.tickets import Tickets
from edu.storage.integrity import digest
from edu.storage.refolding import rebuild
from edu.system.settings import SettingsFile
from tests.edu.services.school import ADMIN, KIOSK, TRAINER, Face, School, make_school
from tests.stores import Bench

DAY_MS = 86_400_000


@dataclass
class Press:
    printed: list[tuple[str, Sequence[TicketFace]]] = field(default_factory=list)

    def tickets(self, hall: str, faces: Sequence[TicketFace], path: Path) -> None:
        self.printed.append((hall, faces))


class NoDragon:
    def missing(self, text: str) -> str:
        return "𠮷" if "𠮷" in text else ""


@dataclass
class Gate:
    school: School
    tickets: Tickets
    press: Press
    bench: Bench

    def group(self, people: int = 30, days: int = 1) -> Ticket:
        return self.tickets.issue_group(ADMIN, label="实验小学三（1）班", people=people, days=days)

    def visit(self, ticket: str) -> None:
        self.school.visits.finish(KIOSK, door="quiz", activity="quick", seconds=60, ticket=ticket)

    def people_today(self) -> int:
        return self.school.visits.people_today(KIOSK)

    def last_month(self) -> list[int]:
        counts = self.school.visits.counts(TRAINER, date(2026, 11, 1), date(2026, 12, 31))
        return [count.people for count in counts]


@pytest.fixture
def gate(bench: Bench) -> Gate:
    press = Press()
    settings = SettingsFile(bench.folder / "settings.json")
    settings.change(organisation="古市镇人民政府")
    tickets = Tickets(bench.store, bench.clock, bench.ids, settings, NoDragon(), press)
    return Gate(make_school(bench), tickets, press, bench)


def code(ticket: Ticket) -> str:
    assert ticket.code is not None
    return ticket.code


def test_a_group_is_counted_once_a_day_however_often_it_plays(gate: Gate) -> None:
    ticket = gate.group(30, days=2)
    guest = gate.tickets.admit(KIOSK, code(ticket))
    for _ in range(3):
        gate.visit(guest.ticket)

    assert (guest.greeting, guest.people, guest.alone) == ("实验小学三（1）班", 30, False)
    assert gate.people_today() == 30
    gate.bench.clock.advance(DAY_MS)
    assert gate.people_today() == 0
    gate.visit(guest.ticket)
    gate.school.visits.finish(KIOSK, door="quiz", activity="quick", seconds=5)
    assert gate.people_today() == 31
    assert gate.last_month() == [30, 31]
    listed = gate.tickets.listed(ADMIN)[0]
    assert (listed.uses, listed.used_on) == (4, "2026-11-23")


def test_a_visit_with_an_own_ticket_concerns_that_person_and_nobody_else(gate: Gate) -> None:
    one, other = gate.school.person(1), gate.school.person(2)
    tickets = gate.tickets.issue_people(ADMIN, [one, other, one])
    guest = gate.tickets.admit(KIOSK, code(tickets[0]))
    gate.visit(guest.ticket)
    gate.visit("")

    file = gate.bench.services().learning_files.file(ADMIN, one)
    assert [event.what for event in file.events if event.kind == "visit_finished"] == ["体验馆参观"]
    with gate.bench.store.reading() as view:
        kinds = [line.kind for line in view.ledger.lines_of_person(one)]
        others = [line.kind for line in view.ledger.lines_of_person(other)]
    assert len(tickets) == 2
    assert (guest.alone, guest.greeting) == (True, "王＊")
    assert kinds.count("visit_finished") == 1
    assert "visit_finished" not in others
    assert gate.people_today() == 2


def test_what_tickets_did_is_the_same_when_it_is_folded_anew(gate: Gate) -> None:
    ticket = gate.group()
    gate.visit(ticket.id)
    gate.tickets.withdraw(ADMIN, ticket.id)
    before = digest(gate.bench.store)

    rebuild(gate.bench.store, lambda _done, _total: None)

    assert digest(gate.bench.store) == before
    assert gate.tickets.listed(ADMIN)[0].withdrawn


def test_a_ticket_opens_on_its_days_alone_and_says_why_not(gate: Gate) -> None:
    early = gate.tickets.issue_group(ADMIN, label="明天的班", people=9, first=date(2026, 11, 23))
    ticket = gate.group()
    with pytest.raises(NotAllowed, match="从 11 月 23 日起"):
        gate.tickets.admit(KIOSK, code(early))
    gate.bench.clock.advance(DAY_MS)
    assert gate.tickets.admit(KIOSK, code(early)).people == 9
    with pytest.raises(NotAllowed, match="过期"):
        gate.tickets.admit(KIOSK, code(ticket))
    gate.tickets.withdraw(ADMIN, early.id)
    gate.tickets.withdraw(ADMIN, early.id)
    with pytest.raises(NotAllowed, match="作废"):
        gate.tickets.admit(KIOSK, code(early))


def test_wrong_codes_wait_longer_and_longer_slips_cost_nothing_and_the_wall_clock_is_not_asked(gate: Gate) -> None:
    ticket = gate.group()
    strangers = [code_from(f"nobody{n}") for n in range(3)]
    for slip in ("12345678", "", "abc", "1" * 40):
        with pytest.raises(NotAllowed, match="数字不对"):
            gate.tickets.admit(KIOSK, slip)
    for stranger in strangers:
        with pytest.raises(NotAllowed, match="没有这张票"):
            gate.tickets.admit(KIOSK, stranger)
    with pytest.raises(NotAllowed, match="5 秒后"):
        gate.tickets.admit(KIOSK, code(ticket))
    gate.bench.clock.jump_to(gate.bench.clock.now_ms() + 3_600_000)
    with pytest.raises(NotAllowed, match="秒后"):
        gate.tickets.admit(KIOSK, code(ticket))
    gate.bench.clock.advance(5_000)

    assert gate.tickets.admit(KIOSK, code(ticket)).people == 30


def test_a_kiosk_asks_for_tickets_only_while_somebody_can_hold_one(gate: Gate) -> None:
    assert gate.tickets.offered(KIOSK) is False
    ticket = gate.group()
    assert gate.tickets.offered(KIOSK) is True
    gate.tickets.withdraw(ADMIN, ticket.id)
    assert gate.tickets.offered(KIOSK) is False
    gate.group(days=2)
    gate.bench.clock.advance(2 * DAY_MS)
    assert gate.tickets.offered(KIOSK) is False


def test_an_erased_person_has_no_ticket(gate: Gate) -> None:
    person = gate.school.person(1)
    ticket = gate.tickets.issue_people(ADMIN, [person])[0]
    with gate.bench.store.writing(ADMIN) as work:
        work.append(PersonErased(reason="asked"), person, person=person)
        work.commit()

    with pytest.raises(NotAllowed):
        gate.tickets.admit(KIOSK, code(ticket))
    assert gate.tickets.listed(ADMIN)[0].label == "（已注销）"
    with pytest.raises(NotFound):
        gate.tickets.issue_people(ADMIN, [person])


@pytest.mark.parametrize(
    "given",
    [
        {"label": "班"}, {"label": "字" * 31}, {"label": "三\n班"}, {"label": "𠮷山小学"}, {"people": 1},
        {"people": 501}, {"days": 0}, {"days": 367},
    ],
)  # fmt: skip
def test_what_no_ticket_can_say_is_refused(gate: Gate, given: dict) -> None:
    values = {"label": "三年级一班", "people": 30} | given
    with pytest.raises(InvalidInput):
        gate.tickets.issue_group(ADMIN, **values)
    assert gate.tickets.listed(ADMIN) == []


@pytest.mark.parametrize(
    "number",
    [
        "110101900307123",
        "110101199003071234",
        "11010119900307123X",
        "１１０１０１１９９００３０７１２３４",
        "110101 19900307 1234",
        "110101-19900307-1234",
        "110101.19900307.123X",
    ],
)
def test_a_group_is_not_called_by_somebodys_id_number(gate: Gate, number: str) -> None:
    """The kiosk would greet with it."""
    with pytest.raises(InvalidInput, match="身份证号") as said:
        gate.tickets.issue_group(ADMIN, label=f"王五{number}", people=5)

    assert said.value.remedy
    assert gate.tickets.listed(ADMIN) == []


@pytest.mark.parametrize(
    "label", ["13900001111 联系人组", "2026-11-29至2026-12-05", "20261129-20261205 三班", "11010119900307"]
)
def test_a_day_or_a_telephone_number_may_stand_in_a_groups_name(gate: Gate, label: str) -> None:
    assert gate.tickets.issue_group(ADMIN, label=label, people=5).label == label


def test_people_tickets_are_for_one_to_two_hundred(gate: Gate) -> None:
    for people in ([], [f"{n:032x}" for n in range(201)]):
        with pytest.raises(InvalidInput):
            gate.tickets.issue_people(ADMIN, people)


def test_printed_tickets_carry_code_and_name_and_no_withdrawn_one(gate: Gate) -> None:
    person = gate.school.person(1)
    mine, group = gate.tickets.issue_people(ADMIN, [person])[0], gate.group()
    gate.tickets.withdraw(ADMIN, mine.id)

    assert gate.tickets.print(ADMIN, [group.id, mine.id], Path("x.pdf")) == 1
    hall, faces = gate.press.printed[0]
    assert (hall, faces[0].code, faces[0].label, faces[0].people) == (
        "古市镇人民政府", code(group), "实验小学三（1）班", 30,
    )  # fmt: skip
    with pytest.raises(InvalidInput):
        gate.tickets.print(ADMIN, [mine.id], Path("x.pdf"))
    with pytest.raises(NotFound):
        gate.tickets.print(ADMIN, ["0" * 31 + "9"], Path("x.pdf"))


def test_a_code_that_opens_something_is_not_drawn_again(gate: Gate, monkeypatch: pytest.MonkeyPatch) -> None:
    first = gate.group()
    drawn = iter([code(first), code(first), code_from("fresh")])
    monkeypatch.setattr("edu.services.tickets.code_from", lambda _seed: next(drawn))

    assert gate.group().code == code_from("fresh")
    gate.bench.clock.advance(DAY_MS)
    drawn = iter([code(first)])
    assert gate.group().code == code(first)  # an expired one is free again
    assert gate.tickets.admit(KIOSK, code(first)).ticket != first.id


def test_tickets_are_the_managers_and_admission_the_kiosks(gate: Gate) -> None:
    for call in (
        lambda: gate.tickets.issue_group(TRAINER, label="三年级一班", people=3),
        lambda: gate.tickets.issue_people(KIOSK, ["1" * 32]),
        lambda: gate.tickets.listed(KIOSK),
        lambda: gate.tickets.withdraw(TRAINER, "1" * 32),
        lambda: gate.tickets.print(TRAINER, ["1" * 32], Path("x")),
        lambda: gate.tickets.admit(TRAINER, "12345678"),
    ):
        with pytest.raises(NotAllowed):
            call()
    with pytest.raises(NotFound):
        gate.visit("0" * 31 + "1")
    assert Face().missing("") == ""
