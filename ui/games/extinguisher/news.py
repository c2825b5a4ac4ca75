"""What changed in a fight since the last look: the picture answers to that, not to the touch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from edu.domain.games.extinguisher.fight import Fight

New = Literal[
    "fire", "alarm", "shut", "took", "prepared", "slip", "harm", "spray", "spray-ends", "out", "backed",
    "gone", "closed", "ended",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Look:
    """What of a fight is compared."""

    alarm: int
    shut: int
    taken: int
    prepared: int
    slips: int
    harm: int
    pressed: bool
    burning: bool
    backed: bool
    gone: int
    closed: bool
    ending: str


def look(fight: Fight) -> Look:
    return Look(
        alarm=fight.alarm, shut=fight.shut, taken=len(fight.taken),
        prepared=len(fight.prepared), slips=fight.slips, harm=fight.harm, pressed=fight.pressed,
        burning=fight.burning, backed=fight.backed, gone=fight.gone, closed=fight.closed, ending=fight.ending,
    )  # fmt: skip


def news(before: Look | None, now: Look) -> list[New]:
    """In the order in which it is answered; `before` None: a fire that has just begun."""
    if before is None:
        return ["fire"]
    found: list[New] = []
    checks: tuple[tuple[New, bool], ...] = (
        ("alarm", before.alarm < 0 <= now.alarm),
        ("shut", before.shut < 0 <= now.shut),
        ("took", now.taken > before.taken),
        ("prepared", now.prepared > before.prepared),
        ("slip", now.slips > before.slips),
        ("harm", now.harm > before.harm),
        ("spray", now.pressed and not before.pressed),
        ("spray-ends", before.pressed and not now.pressed),
        ("out", before.burning and not now.burning),
        ("backed", now.backed and not before.backed),
        ("gone", before.gone < 0 <= now.gone),
        ("closed", now.closed and not before.closed),
        ("ended", bool(now.ending) and not before.ending),
    )
    found += [name for name, happened in checks if happened]
    return found
