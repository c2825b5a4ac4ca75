"""A run and what hangs on it, as the tables hold them; `run_views` is what people are shown."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from edu.domain.drills.inputs import Act, Bring, Choose, Freeze, Input, Report, Seat
from edu.domain.drills.run_views import By, InputLine, Mode, RunState
from edu.domain.drills.scoring import Rating


@dataclass(frozen=True, slots=True, kw_only=True)
class RunRecord:
    id: str
    person: str
    scenario: str
    version: int
    title: str
    sha256: str
    overlay: str
    engine: int
    seed: int
    mode: Mode
    npc: tuple[str, ...]
    org: str
    enterprise: str
    root: str
    parent: str
    parent_tick: int
    state: RunState
    started_ms: int
    started_event: str
    closed_ms: int | None
    closed_event: str
    ending: str
    tick: int
    hash: str
    total: int | None
    redlines: tuple[str, ...]
    record: str
    """SHA-256 of the blob that was kept at closing."""
    drill: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RunClock:
    """Where a running one stands, noted beside the ledger; `hash` is the state's at that tick."""

    tick: int
    speed: int = 1
    paused: bool = True
    hash: str = field(default="", repr=False)
    time_ms: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatRecord:
    role: str
    by: By
    person: str
    name: str


TAKEN_BACK = -1
"""Points of a judgement that undoes the overrides before it: the automatic ones count again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A rating, a note or an override (`points` set, or TAKEN_BACK), in the order in which they were given."""

    number: int
    tick: int
    target: str
    rating: Rating | Literal[""]
    evaluator: str
    role: str
    points: int | None
    note: str
    event: str


def input_of(line: InputLine) -> Input:
    """What the engine is given for an input of the ledger."""
    if line.kind == "choose":
        return Choose(line.what, line.option)
    if line.kind == "act":
        return Act(line.what)
    if line.kind == "report":
        return Report(line.what, line.fields)
    if line.kind == "bring":
        return Bring(line.what)
    if line.kind == "freeze":
        return Freeze(line.option == "on")
    return Seat(line.what, "npc" if line.option == "npc" else "person")


def parts_of(given: Input) -> tuple[str, str, str, tuple[str, ...]]:
    """Kind, target, option and fields: how the ledger writes an input."""
    if isinstance(given, Choose):
        return "choose", given.decision, given.option, ()
    if isinstance(given, Act):
        return "act", given.action, "", ()
    if isinstance(given, Report):
        return "report", given.form, "", given.fields
    if isinstance(given, Bring):
        return "bring", given.inject, "", ()
    if isinstance(given, Freeze):
        return "freeze", "", "on" if given.on else "off", ()
    return "seat", given.role, given.by, ()
