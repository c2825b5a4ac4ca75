"""Tickets: eight digits that a manager prints for a person or a group. Seven are drawn, the last one checks them.

The check digit (Damm 2004, over a totally anti-symmetric quasigroup of order 10) finds every single wrong digit and
every exchange of two neighbours, so that a slip at the keypad is told from a ticket that does not exist.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from typing import Literal

LENGTH = 8
LARGEST_GROUP = 500
MOST_AT_ONCE = 200
LONGEST_DAYS = 366
LONGEST_LABEL = 30
_DRAWN = 10 ** (LENGTH - 1)
_DAMM = (
    "0317598642", "7092154863", "4206871359", "1750983426", "6123045978",
    "3674209581", "5869720134", "8945362017", "9438617205", "2581436790",
)  # fmt: skip

State = Literal["valid", "expired", "early", "withdrawn"]
STATE_WORDS: dict[State, str] = {"valid": "可用", "expired": "过期", "early": "还没到日期", "withdrawn": "已作废"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticket:
    """`person` None: a group of `people`. `code` is None where the vault half is withheld; days are civil, inclusive.

    `uses` counts visits, `used_on` is the day of the last one ('' before the first).
    """

    id: str
    code: str | None
    label: str
    person: str | None
    people: int
    first: date
    last: date
    withdrawn: bool
    uses: int
    used_on: str

    def state_on(self, day: date) -> State:
        if self.withdrawn:
            return "withdrawn"
        if day > self.last:
            return "expired"
        return "early" if day < self.first else "valid"


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketFace:
    """What is printed: never more of a person than the name that the manager sees anyway."""

    code: str
    label: str
    people: int
    first: date
    last: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Guest:
    """Who stands before the kiosk, as far as it is told: `greeting` is a group's name or a name with its end hidden."""

    ticket: str
    greeting: str
    people: int
    alone: bool


def code_from(seed: str) -> str:
    """Seven digits out of an id's randomness, and the check digit."""
    drawn = int.from_bytes(hashlib.sha256(f"ticket:{seed}".encode()).digest()[:8], "big") % _DRAWN
    digits = f"{drawn:0{LENGTH - 1}}"
    return digits + _check(digits)


def is_code(text: str) -> bool:
    return len(text) == LENGTH and text.isascii() and text.isdigit() and _check(text[:-1]) == text[-1]


def spaced(code: str) -> str:
    """1234 5678, as it is printed and typed."""
    return f"{code[:4]} {code[4:]}" if len(code) > 4 else code


def hidden_name(name: str) -> str:
    """王＊＊: enough to know one's own name by, too little for who looks over the shoulder."""
    return name[:1] + "＊" * min(len(name) - 1, 3) if name else ""


def _check(digits: str) -> str:
    interim = 0
    for digit in digits:
        interim = int(_DAMM[interim][int(digit)])
    return str(interim)
