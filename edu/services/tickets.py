"""Tickets of the hall: the manager prints them, a kiosk lets in who holds one. Nobody needs one."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from edu.domain.actors import Actor, Permission, require
from edu.domain.errors import InvalidInput, NotAllowed, NotFound
from edu.domain.events.tickets import TicketFacePrinted, TicketIssued, TicketWithdrawn
from edu.domain.hall.id_numbers import names_an_id
from edu.domain.hall.tickets import (
    LARGEST_GROUP,
    LONGEST_DAYS,
    LONGEST_LABEL,
    MOST_AT_ONCE,
    Guest,
    State,
    Ticket,
    TicketFace,
    code_from,
    hidden_name,
    is_code,
)
from edu.domain.hall.tries import CodeTries
from edu.system.clock import civil_date

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from edu.services.ports import Reading, Store, Writing
    from edu.services.ports.printing import PrintFace
    from edu.services.ports.tickets import TicketWriter
    from edu.system.clock import Clock
    from edu.system.ids import Ids
    from edu.system.settings import SettingsFile

_LISTED = 500
_WRONG = "没有这张票，请再看一遍票上的 8 位数字。"


class Tickets:
    def __init__(
        self, store: Store, clock: Clock, ids: Ids, settings: SettingsFile, face: PrintFace, writer: TicketWriter
    ) -> None:
        self._store, self._clock, self._ids, self._settings = store, clock, ids, settings
        self._face, self._writer = face, writer
        self._tries = CodeTries()

    # -- the manager --

    def issue_group(self, actor: Actor, *, label: str, people: int, days: int = 1, first: date | None = None) -> Ticket:
        """One ticket for the whole group; `days` from `first`, today if it is not given."""
        name = label.strip()
        if not 2 <= len(name) <= LONGEST_LABEL or not name.isprintable():
            raise InvalidInput(f"请写团队名称，2 到 {LONGEST_LABEL} 个字。")
        if names_an_id(name):
            raise InvalidInput(
                "团队名称里像是有身份证号；大屏会把名称显示给所有人看。", "请只写单位或班级，如“实验小学三（1）班”。"
            )
        missing = self._face.missing(name)
        if missing:
            raise InvalidInput(f"大屏的字体里没有这些字：{missing}，请换一种写法。")
        if not 2 <= people <= LARGEST_GROUP:
            raise InvalidInput(f"一个团队是 2 到 {LARGEST_GROUP} 人；一个人请发个人票。")
        return self._issue(actor, [(None, name, people)], days, first)[0]

    def issue_people(
        self, actor: Actor, people: Sequence[str], *, days: int = 1, first: date | None = None
    ) -> Sequence[Ticket]:
        """One ticket each; what they do with it at a kiosk stands in their learning file."""
        require(actor, Permission.PEOPLE_READ)
        chosen = list(dict.fromkeys(people))
        if not 1 <= len(chosen) <= MOST_AT_ONCE:
            raise InvalidInput(f"一次可以发 1 到 {MOST_AT_ONCE} 张个人票。")
        return self._issue(actor, [(person, "", 1) for person in chosen], days, first)

    def _issue(
        self, actor: Actor, wanted: Sequence[tuple[str | None, str, int]], days: int, first: date | None
    ) -> list[Ticket]:
        require(actor, Permission.ADMINISTER)
        start = first or civil_date(self._clock.now_ms())
        if not 1 <= days <= LONGEST_DAYS:
            raise InvalidInput(f"一张票可以用 1 到 {LONGEST_DAYS} 天。")
        last = start + timedelta(days=days - 1)
        made = []
        with self._store.writing(actor) as work:
            for person, label, people in wanted:
                if person is not None and not _present(work, person):
                    raise NotFound("名册里没有这个人，或已经注销。", "请刷新名单。")
                ticket, code = self._ids.new(), self._fresh_code(work)
                work.append(
                    TicketIssued(people=people, first=start.isoformat(), last=last.isoformat()),
                    ticket,
                    person=person,
                    private=TicketFacePrinted(code=code, label=label),
                )
                made.append(_known(work, ticket))
            work.commit()
        return made

    def _fresh_code(self, view: Reading) -> str:
        """Never one that opens something now."""
        today = civil_date(self._clock.now_ms())
        while True:
            code = code_from(self._ids.new())
            if all(ticket.state_on(today) in ("expired", "withdrawn") for ticket in view.tickets.tickets_with(code)):
                return code

    def listed(self, actor: Actor) -> Sequence[Ticket]:
        """The newest first; a person's ticket carries their name as its label."""
        require(actor, Permission.ADMINISTER)
        with self._store.reading() as view:
            return _named(view, view.tickets.tickets(_LISTED))

    def withdraw(self, actor: Actor, ticket: str) -> None:
        require(actor, Permission.ADMINISTER)
        with self._store.writing(actor) as work:
            if _known(work, ticket).withdrawn:
                return
            work.append(TicketWithdrawn(), ticket)
            work.commit()

    def print(self, actor: Actor, tickets: Sequence[str], path: Path) -> int:
        """Writes them as a file to print; gives how many. Those whose code is withheld here are left out."""
        require(actor, Permission.ADMINISTER)
        with self._store.reading() as view:
            found = _named(view, [_known(view, ticket) for ticket in tickets])
        faces = [
            TicketFace(code=one.code, label=one.label, people=one.people, first=one.first, last=one.last)
            for one in found
            if one.code and not one.withdrawn
        ]
        if not faces:
            raise InvalidInput("选中的票都已作废，没有可以打印的。")
        self._writer.tickets(self._settings.value.hall or self._settings.value.organisation, faces, path)
        return len(faces)

    # -- the kiosk --

    def offered(self, actor: Actor) -> bool:
        """Whether anybody can hold a ticket today: a hall that prints none does not ask for one."""
        require(actor, Permission.KIOSK_VISIT)
        with self._store.reading() as view:
            return view.tickets.any_on(civil_date(self._clock.now_ms()).isoformat())

    def admit(self, actor: Actor, code: str) -> Guest:
        """Who holds this code. NotAllowed says why not, and after several wrong ones for how long to wait."""
        require(actor, Permission.KIOSK_VISIT)
        now = self._clock.monotonic_ms()
        wait = self._tries.wait_s(now)
        if wait:
            raise NotAllowed(f"输错太多次，请 {wait} 秒后再试。", "不用票也可以玩。")
        if not is_code(code):
            raise NotAllowed("数字不对，请再看一遍票上的 8 位数字。")  # a slip of the finger: it costs nothing
        with self._store.reading() as view:
            held = view.tickets.tickets_with(code)
            if not held:
                self._tries.wrong(now)
                raise NotAllowed(_WRONG)
            guest = self._guest(view, held)
        self._tries.right()
        return guest

    def _guest(self, view: Reading, held: Sequence[Ticket]) -> Guest:
        today = civil_date(self._clock.now_ms())
        states = {ticket.state_on(today): ticket for ticket in reversed(held)}
        ticket = states.get("valid")
        if ticket is None:
            raise NotAllowed(_why_not(states))
        if not ticket.person:
            return Guest(ticket=ticket.id, greeting=ticket.label, people=ticket.people, alone=False)
        person = view.people.person(ticket.person)
        if person is None or person.erased:
            raise NotAllowed("这张票已作废。", "不用票也可以玩。")
        return Guest(ticket=ticket.id, greeting=hidden_name(person.name), people=1, alone=True)


def _why_not(states: Mapping[State, Ticket]) -> str:
    if "early" in states:
        first = states["early"].first
        return f"这张票从 {first.month} 月 {first.day} 日起才能用。"
    return "这张票过期了。" if "expired" in states else "这张票已作废。"


def _present(work: Writing, person: str) -> bool:
    found = work.people.person(person)
    return found is not None and not found.erased and not found.merged_into


def _known(view: Reading, ticket: str) -> Ticket:
    found = view.tickets.ticket(ticket)
    if found is None:
        raise NotFound("没有这张票。", "请刷新列表。")
    return found


def _named(view: Reading, tickets: Sequence[Ticket]) -> list[Ticket]:
    people = view.people.people_by_id(ticket.person for ticket in tickets if ticket.person)
    return [
        replace(ticket, label=people[ticket.person].name if ticket.person in people else "（已注销）")
        if ticket.person
        else ticket
        for ticket in tickets
    ]
