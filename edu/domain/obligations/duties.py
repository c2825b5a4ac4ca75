"""How people, villages, townships and enterprises stand with their duties: values ready to be shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import msgspec

from edu.domain.obligations.status import RANK, State, Status

STATES: tuple[State, ...] = ("overdue", "due_soon", "due", "met", "unverified")
"""In the order of urgency: the columns of every table of counts."""


class Duty(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One subject and one rule. `why` is a sentence; `done` and `needed` carry their unit ("8 学时").

    `days_left` is None without a deadline ahead; `days_late` is None unless overdue since a known day.
    `place` is the village or township, `employer` the enterprise of the post; '' where it does not apply.
    """

    subject: str
    subject_type: str
    name: str
    id_mask: str
    person_class: str
    place: str
    employer: str
    rule: str
    title: str
    family: str
    state: State
    why: str
    done: str
    needed: str
    window_from: date | None
    window_to: date | None
    days_left: int | None
    days_late: int | None
    cites: tuple[str, ...]
    source_text: str
    verified: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectDuties:
    """All duties of one subject, worst first; `state` is the worst of them, "not_applicable" where there is none."""

    id: str
    type: str
    name: str
    place: str
    state: State
    duties: tuple[Duty, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassCounts:
    """Persons of one class by their worst state; `without` have no duty today. A person counts once a class."""

    person_class: str
    people: int
    states: Mapping[State, int]
    without: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Untracked:
    """A rule in use by which nobody is judged (未判断): its title, and what the program has no record of."""

    title: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """One org unit on one day. `overdue` and `due_soon` are pages of persons' duties, most urgent first.

    `townships` has the unit itself if it is a township, or all of a county; `untracked` are the rules that
    ask for what the program does not record (meetings, heads in a flood): they are not judged. `overdue_people` have
    at least one duty overdue; `due_soon_people` at least one due soon and none overdue.
    """

    org: str
    org_name: str
    on: date
    people: int
    overdue_people: int
    due_soon_people: int
    classes: tuple[ClassCounts, ...]
    overdue: tuple[Duty, ...]
    overdue_total: int
    due_soon: tuple[Duty, ...]
    due_soon_total: int
    townships: tuple[SubjectDuties, ...]
    villages: tuple[SubjectDuties, ...]
    enterprises: tuple[SubjectDuties, ...]
    untracked: tuple[Untracked, ...]


def days_late(status: Status, on: date) -> int | None:
    """Days since the deadline that was missed: a period's end, a deadline, or a certificate's last day."""
    if status.state != "overdue":
        return None
    since = status.why.values.get("missed_to") or status.why.values.get("lapsed") or status.window_to
    return (on - since).days if isinstance(since, date) and since < on else None


def worst(states: list[State]) -> State:
    return max(states, key=RANK.__getitem__, default="not_applicable")


def urgency(duty: Duty) -> tuple[int, int, str, str]:
    """Sort key: overdue longest first, then what runs out soonest, then without a deadline."""
    if duty.state == "overdue":
        return (-RANK[duty.state], -(duty.days_late or 0), duty.name, duty.rule)
    left = duty.days_left if duty.days_left is not None else 99_999
    return (-RANK[duty.state], left, duty.name, duty.rule)
