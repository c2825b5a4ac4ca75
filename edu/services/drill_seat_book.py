"""Who came in by which phone, and who sits where: tokens, the number at the door, seats, requests for seats.

A token is signed, so that a phone comes back after the program was killed without anything having been kept for it but
the key. What is kept (`drill_seat_memory`): keys, numbers and who holds which seat; never a name.
"""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING

from edu.domain.errors import Conflict, NotAllowed
from edu.services.drill_seat_memory import HeldSeat, SeatNote

if TYPE_CHECKING:
    from edu.domain.drills.phone_views import Kind

MOST = 200
"""Phones at one drill. Sixty are promised; the rest are those who came in twice."""
ASK_MS = 60_000
"""A request that nobody answers lapses."""


@dataclass(slots=True)
class Phone:
    """`key` is short, public and drawn, so that no two share one after a restart.

    `seq` is the last of its inputs that is durable.
    """

    key: str
    kind: Kind
    role: str = ""
    name: str = ""
    seq: int = 0


@dataclass(frozen=True, slots=True)
class Request:
    key: str
    name: str
    since_ms: int


@dataclass(slots=True)
class SeatBook:
    """Not locked: its owner is. `root` is the first of a family of forks: a way back sends nobody from the table."""

    root: str
    pin: str
    judge_pin: str
    secret: bytes
    address: str = ""
    """Where it listened last: phones look for it there again."""
    phones: dict[str, Phone] = field(default_factory=dict)
    requests: dict[str, Request] = field(default_factory=dict)
    kicked: set[str] = field(default_factory=set)

    # -- coming in --

    def admit(self, pin: str) -> str | None:
        """A token for a new phone, None where the number is wrong."""
        seat = hmac.compare_digest(pin.encode(), self.pin.encode())
        judge = hmac.compare_digest(pin.encode(), self.judge_pin.encode())
        if not (seat or judge):
            return None
        self._make_room()
        phone = Phone(key=f"{'s' if seat else 'j'}{secrets.token_hex(4)}", kind="seat" if seat else "judge")
        self.phones[phone.key] = phone
        return f"{phone.key}.{self._signed(phone.key)}"

    def phone(self, token: str) -> Phone:
        key, _, signed = token.partition(".")
        if not hmac.compare_digest(signed.encode(), self._signed(key).encode()):
            raise NotAllowed("还没有入座。", "请输入大屏上的四位数字。")
        if key in self.kicked:
            raise NotAllowed("主持人请你离席了。", "要再参加，请和主持人说一声，重新输入数字。")
        known = self.phones.get(key)
        if known is None:  # it came in before the program was started again, or was forgotten for want of room
            self._make_room()
            known = self.phones[key] = Phone(key=key, kind=_kind(key))
        return known

    def _signed(self, key: str) -> str:
        return hmac.new(self.secret, f"{self.root}/{key}".encode(), sha256).hexdigest()[:32]

    def _make_room(self) -> None:
        """The oldest that holds nothing goes; its token still opens the door."""
        while len(self.phones) >= MOST:
            idle = next((key for key, one in self.phones.items() if not one.role and one.kind == "seat"), None)
            if idle is None:
                raise Conflict("手机太多了。", "请和别人合用一部手机。")
            del self.phones[idle]

    # -- seats --

    def holder(self, role: str) -> Phone | None:
        return next((one for one in self.phones.values() if role and one.role == role), None)

    def sit(self, phone: Phone, role: str, name: str) -> None:
        """Whoever sat there looks on from now on."""
        before = self.holder(role)
        if before is not None and before is not phone:
            before.role = ""
        phone.role, phone.name = role, name
        self.requests = {seat: one for seat, one in self.requests.items() if one.key != phone.key and seat != role}

    def stand_up(self, phone: Phone) -> None:
        self.requests.pop(phone.role, None)
        phone.role = ""

    def kick(self, key: str) -> None:
        phone = self.phones.pop(key, None)
        if phone is not None:
            self.requests.pop(phone.role, None)
        self.requests = {seat: one for seat, one in self.requests.items() if one.key != key}
        self.kicked.add(key)

    # -- asking for a seat that is taken --

    def ask(self, phone: Phone, role: str, name: str, now_ms: int) -> None:
        other = self.request(role, now_ms)
        if other is not None and other.key != phone.key:
            raise Conflict("已经有人在申请这个席位。", "请等主持人安排，或者选别的席位。")
        self.requests = {seat: one for seat, one in self.requests.items() if one.key != phone.key}
        self.requests[role] = Request(phone.key, name, now_ms)

    def request(self, role: str, now_ms: int) -> Request | None:
        found = self.requests.get(role)
        if found is not None and now_ms - found.since_ms >= ASK_MS:
            del self.requests[role]
            return None
        return found

    # -- over a restart --

    def noted(self) -> SeatNote:
        known = (one for one in self.phones.values() if one.role or one.seq)
        held = [HeldSeat(key=one.key, role=one.role, seq=one.seq) for one in known]
        return SeatNote(
            root=self.root,
            pin=self.pin,
            judge_pin=self.judge_pin,
            secret=self.secret,
            address=self.address,
            held=held,
            kicked=sorted(self.kicked),
        )


def new_book(root: str) -> SeatBook:
    pin = new_pin()
    return SeatBook(root=root, pin=pin, judge_pin=new_pin(pin), secret=secrets.token_bytes(32))


def book_of(note: SeatNote) -> SeatBook:
    book = SeatBook(
        root=note.root,
        pin=note.pin,
        judge_pin=note.judge_pin,
        secret=note.secret,
        address=note.address,
        kicked=set(note.kicked),
    )
    for one in note.held:
        book.phones[one.key] = Phone(key=one.key, kind=_kind(one.key), role=one.role, seq=one.seq)
    return book


def _kind(key: str) -> Kind:
    return "judge" if key.startswith("j") else "seat"


def new_pin(other: str = "") -> str:
    """Four digits, not those of `other`."""
    while True:
        pin = f"{secrets.randbelow(10_000):04}"
        if pin != other:
            return pin
