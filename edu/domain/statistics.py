"""A year of training in figures: rows of the statistics book. What each figure means stands in figure_definitions.

Shares are never stored: a share is two counts. Hours are kept as clock minutes, offline and online apart.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

import msgspec

from edu.domain.hall.book import HallBook
from edu.domain.obligations.duties import Duty, Untracked
from edu.domain.obligations.rules import CreditHour
from edu.domain.obligations.status import State
from edu.domain.person_classes import PersonClass

GROUPS: dict[str, tuple[PersonClass, str]] = {
    "principal": ("principal", "主要负责人"),
    "safety_manager": ("safety-manager", "安全生产管理人员"),
    "special_operator": ("special-operator", "特种作业人员"),
    "new_worker": ("worker", "新员工"),
    "grid_member": ("grid-member", "网格员"),
    "village_admin": ("village-admin", "村级应急管理员"),
}
"""Groups of the summary, each with 应训 已训 合格 覆盖率.

A new worker is one whose first post at that unit began in the year.
"""

Figures = Mapping[str, int]
WHOLE = -1
"""Line of the total, which counts a person of two lines once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What is counted: a year up to a day, and the org units with the line each belongs to.

    Days are civil, ISO; `soon` is the last day that counts as expiring; the milliseconds are the year's, the second
    one excluded. `unplaced`: what hangs on no known unit belongs to line 0. `names` has every org unit of the program.
    """

    first: str
    last: str
    soon: str
    first_ms: int
    end_ms: int
    line_of: Mapping[str, int] = field(repr=False)
    names: Mapping[str, str] = field(repr=False)
    unplaced: bool
    credit: CreditHour

    def takes_hall(self, hall: str) -> bool:
        """A hall that is no org unit of the program counts as unplaced."""
        return hall in self.line_of or (self.unplaced and hall not in self.names)


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """`part` of `whole` heads; a share of nobody has no value."""

    part: int
    whole: int

    @property
    def value(self) -> float | None:
        return self.part / self.whole if self.whole else None


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryRow:
    """One township (of a county) or village (of a township). `figures` by key of edu.domain.figure_definitions."""

    org: str
    code: str
    name: str
    figures: Figures

    def count(self, key: str) -> int:
        """`credited_minutes` are offline minutes and online ones on the offline scale."""
        return self.figures.get(key, 0)

    def share(self, part: str, whole: str) -> Share:
        return Share(part=self.figures.get(part, 0), whole=self.figures.get(whole, 0))


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthRow:
    month: int
    offline_minutes: int
    online_minutes: int
    classes: int
    drills: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassRow:
    id: str
    title: str
    org: str
    person_class: str
    programme_kind: str
    starts: date
    ends: date
    closed: bool
    enrolled: int
    attended: int
    passed: int
    meetings: int
    minutes: int


class PersonRow(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A person on the roster on the book's day; classes, roles and employers of several posts are joined with 、."""

    person: str
    name: str
    id_mask: str
    place: str
    employer: str
    classes: str
    roles: str
    since: date | None
    offline_minutes: int
    online_minutes: int
    courses: int
    sat: int
    passed: int
    best_permille: int | None
    certificate: str
    certificate_until: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpiryRow:
    """`origin` is state | own. `days` may be negative: it has run out within the year's look-back."""

    name: str
    id_mask: str
    place: str
    employer: str
    origin: str
    kind: str
    category: str
    number: str
    issued: date | None
    expires: date
    days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DrillRow:
    day: date
    title: str
    place: str
    level: str
    content: str
    form: str
    hazard: str
    no_notice: bool
    minutes: int
    participants: int
    evaluated: bool


class DutyRow(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A duty as the sheets list it; in an array, because one process tells the other a hundred thousand of them."""

    subject_type: str
    name: str
    id_mask: str
    person_class: str
    place: str
    employer: str
    title: str
    state: State
    why: str
    window_to: date | None
    days_late: int | None
    cites: tuple[str, ...]


class StoppedShort(Exception):
    """The rest of the duties is not to be had from another process."""


def duty_row(duty: Duty) -> DutyRow:
    return DutyRow(
        duty.subject_type, duty.name, duty.id_mask, duty.person_class, duty.place, duty.employer, duty.title,
        duty.state, duty.why, duty.window_to, duty.days_late, duty.cites,
    )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class StatisticsBook:
    """Everything the workbook shows. The callables open a stream anew each time; nothing large is held."""

    organisation: str
    org_name: str
    year: int
    until: date
    credit: CreditHour
    rows_are: str  # 乡镇（街道） | 村（社区）
    rows: tuple[SummaryRow, ...]
    total: SummaryRow
    months: tuple[MonthRow, ...]
    classes: Callable[[], Iterator[ClassRow]] = field(repr=False)
    people: Callable[[], Iterator[PersonRow]] = field(repr=False)
    expiries: Callable[[], Iterator[ExpiryRow]] = field(repr=False)
    drills: Callable[[], Iterator[DrillRow]] = field(repr=False)
    hall: Callable[[], HallBook] = field(repr=False)
    duties: Callable[[], Iterator[DutyRow]] = field(repr=False)
    untracked: tuple[Untracked, ...] = ()
