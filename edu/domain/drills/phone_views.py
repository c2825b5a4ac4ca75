"""What phones are handed, and what the trainer sees of them. A page holds nothing that its seat may not know."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["seat", "judge"]
"""A phone that plays (or only looks on, while it has no seat), or an evaluator's tablet."""
Phase = Literal["ready", "going", "paused", "frozen", "over", "closed"]
"""`closed`: the trainer ended the phones' part; a phone lets go."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PhoneNews:
    """A message, or what came of one's own choice; `what` is message, outcome or ending."""

    clock: str
    what: str
    head: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PhoneDecision:
    """`left` and `window` are seconds of drill time; options are (id, text)."""

    id: str
    title: str
    text: str
    options: tuple[tuple[str, str], ...]
    left: int
    window: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PhoneForm:
    """Fields are (id, title, required)."""

    id: str
    title: str
    fields: tuple[tuple[str, str, bool], ...]


INDICATOR = "profile:"
"""Begins the target of a tap on an indicator of the run's profile; no criterion's id has a colon."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PhoneObjective:
    """An objective of the scenario, or a group of its profile. Criteria are (id, text, 待核 or 待补).

    `grades` are (id, word) to tap, empty for the scenario's own three; what is 待补 has none.
    """

    id: str
    title: str
    criteria: tuple[tuple[str, str, bool], ...]
    grades: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PhoneSeat:
    """A seat in the list that one picks from; `state` is free, taken or yours."""

    role: str
    title: str
    state: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PhoneStill:
    """What does not change while a run is played; sent once, and again after a fork."""

    title: str
    place: str
    situation: str
    objectives: tuple[PhoneObjective, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PhonePage:
    """All that one phone shows.

    `v` names the position that it shows, `run` the run and the seat (of a tablet: the profile); `news` are those from
    `first` on.
    """

    v: str
    run: str
    kind: Kind
    phase: Phase
    state: str
    """In words."""
    clock: str
    minute: int
    tick: int
    speed: int
    seq: int
    """The last thing of this phone that is durable here."""
    figures: tuple[tuple[str, str], ...]
    role: str = ""
    title: str = ""
    brief: str = ""
    name: str = ""
    first: int = 0
    news: tuple[PhoneNews, ...] = ()
    decisions: tuple[PhoneDecision, ...] = ()
    actions: tuple[tuple[str, str], ...] = ()
    forms: tuple[PhoneForm, ...] = ()
    seats: tuple[PhoneSeat, ...] = ()
    waits_for: str = ""
    """Title of the seat that this phone asked for, while nobody has answered."""
    asked_by: str = ""
    """Who asks for this phone's seat."""
    ratings: tuple[tuple[str, str], ...] = ()
    still: PhoneStill | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PhoneLine:
    """A phone as the trainer sees it; `key` is what one kicks by. `role` '' for one that looks on or judges."""

    key: str
    kind: Kind
    role: str
    name: str
    connected: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DoorView:
    """The open door for phones: where to, with what number, who came, who asks for a seat that is taken."""

    run: str
    address: str
    """As it is typed: `192.168.1.5:8080`."""
    pin: str
    judge_pin: str
    phones: tuple[PhoneLine, ...]
    asking: tuple[tuple[str, str, str], ...]
    """Seat, name of who asks, name of who holds it."""

    @property
    def link(self) -> str:
        """For the QR code: whoever scans it need not type the number."""
        return f"http://{self.address}/#{self.pin}"

    def at(self, role: str) -> PhoneLine | None:
        return next((one for one in self.phones if one.role == role), None)
