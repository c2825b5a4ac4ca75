"""What changed in an escape since the last look: the picture answers to that, not to the touch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from edu.domain.games.smoke.escape import DEADLY, Escape
from ui.games.escape.advice import seen

New = Literal[
    "call", "felt", "open", "shut", "out", "in", "sealed", "signal", "towel", "posture", "smoke-seen",
    "free-seen", "breath", "cough", "truck", "ended",
]  # fmt: skip
_BREATH = DEADLY // 5
"""What is breathed in one step beyond this came in one gulp: out of a hot doorway or a staircase."""
SIREN_STEPS = 360


@dataclass(frozen=True, slots=True)
class Look:
    """What of an escape is compared."""

    alarm: bool
    felt: bool
    door_open: bool
    outside: bool
    sealed: bool
    signals: int
    towel: bool
    posture: int
    smoke_seen: int
    free_seen: int
    dose: int
    coughs: bool
    truck: bool
    ending: str


def look(escape: Escape) -> Look:
    stairs = [seen(escape, one) for one in ("near", "far")]
    waits = escape.place is None and escape.sealed and bool(escape.signals)
    return Look(
        alarm=escape.alarm, felt=escape.felt, door_open=escape.door_open, outside=escape.place is not None,
        sealed=escape.sealed, signals=escape.signals, towel=escape.towel > 0, posture=escape.posture,
        smoke_seen=stairs.count("smoke"), free_seen=stairs.count("free"), dose=escape.dose,
        coughs=escape.head_in_smoke > 0, truck=waits and escape.rescue_in < SIREN_STEPS, ending=escape.ending,
    )  # fmt: skip


def news(before: Look, now: Look) -> list[New]:
    """In the order in which it is answered."""
    checks: tuple[tuple[New, bool], ...] = (
        ("call", now.alarm and not before.alarm),
        ("felt", now.felt and not before.felt),
        ("open", now.door_open and not before.door_open),
        ("shut", before.door_open and not now.door_open),
        ("out", now.outside and not before.outside),
        ("in", before.outside and not now.outside),
        ("sealed", now.sealed and not before.sealed),
        ("signal", now.signals > before.signals),
        ("towel", now.towel and not before.towel),
        ("posture", now.posture != before.posture),
        ("smoke-seen", now.smoke_seen > before.smoke_seen),
        ("free-seen", now.free_seen > before.free_seen),
        ("breath", now.dose - before.dose >= _BREATH),
        ("cough", now.coughs and not before.coughs),
        ("truck", now.truck and not before.truck),
        ("ended", bool(now.ending) and not before.ending),
    )
    return [name for name, happened in checks if happened]
