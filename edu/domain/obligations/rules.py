"""A duty as a value: who owes what, in which period, shown by which evidence, on whose authority."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

SubjectType = Literal["person", "village", "township", "enterprise", "county"]
Kind = Literal["hours", "count", "certificate", "coverage"]
Verified = Literal["original", "retold", "pending"]
EvidenceKind = Literal["hours", "exam", "certificate", "class", "drill", "record"]

NATIONAL = "national"
_NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class CreditHour:
    """Length of one 学时 (AQ 8011-2023); `offline_share` is the permille of theory hours to be taught offline."""

    offline_minutes: int = 45
    online_minutes: int = 30
    offline_share: int = 300

    def credited(self, offline: int, online: int) -> int:
        """Minutes on the offline scale, so that 30 minutes online weigh as 45 minutes in a classroom."""
        return offline + online * self.offline_minutes // self.online_minutes

    def offline_needed(self, amount: int) -> int:
        """The classroom's part of a duty of `amount` credited minutes, rounded up."""
        return -(-amount * self.offline_share // 1000)


@dataclass(frozen=True, slots=True)
class Calendar:
    """A period of the calendar: 1, 3, 6, 12, 24 or 36 months; longer ones are counted from `align_year`."""

    months: int
    align_year: int = 2000


@dataclass(frozen=True, slots=True)
class Rolling:
    """The last `months` months or `days` days up to the day of judgement; one of the two is zero."""

    months: int = 0
    days: int = 0


@dataclass(frozen=True, slots=True)
class Once:
    """Once, from an event: `before` the day of the anchor, or else within the months and days after it.

    Evidence from more than `lookback_months` before the anchor does not count (None: any age counts).
    """

    anchor: str = "post_from"
    before: bool = False
    months: int = 0
    days: int = 0
    lookback_months: int | None = None


@dataclass(frozen=True, slots=True)
class By:
    """A share to be reached by a day and kept; None: it must hold at all times."""

    day: date | None = None


Window = Calendar | Rolling | Once | By


@dataclass(frozen=True, slots=True, kw_only=True)
class AppliesIf:
    """Every stated condition must hold; an empty set or None asks nothing.

    `measured`: only where the rule's measure has been reported (a duty of the hour of a flood, of the roster …).
    """

    person_classes: frozenset[str] = _NOTHING
    schemes: frozenset[str] = _NOTHING
    high_risk: bool | None = None
    industries: frozenset[str] = _NOTHING
    not_industries: frozenset[str] = _NOTHING
    org_levels: frozenset[str] = _NOTHING
    roles: frozenset[str] = _NOTHING
    key_place: bool | None = None
    public_place: bool | None = None
    absent_months: int | None = None
    measured: bool = False
    post_started_from: date | None = None
    post_started_to: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Accept:
    """One sort of evidence that counts; an empty set accepts every value of that property."""

    kind: EvidenceKind
    programme_kinds: frozenset[str] = _NOTHING
    topics: frozenset[str] = _NOTHING
    drill_forms: frozenset[str] = _NOTHING
    drill_levels: frozenset[str] = _NOTHING
    drill_kinds: frozenset[str] = _NOTHING
    certificate_kinds: frozenset[str] = _NOTHING
    record_kinds: frozenset[str] = _NOTHING
    org_levels: frozenset[str] = _NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One duty in one wording of the law.

    `amount` is credited minutes (hours), a number of events (count), 1 (certificate) or permille (coverage).
    `base` is a fixed denominator of a coverage ("at least 30 members"), `measure` names the counted share.
    `validity_months` ends a certificate that many months after its issue, whatever is printed on it.
    `source_text` is the clause's own wording; `valid_to` is the last day on which the wording holds.
    """

    id: str
    title: str
    subject: SubjectType
    kind: Kind
    amount: int
    window: Window
    source_text: str
    cites: tuple[str, ...]
    valid_from: date
    valid_to: date | None = None
    verified: Verified = "original"
    region: str = NATIONAL
    family: str = ""
    note: str = ""
    due_soon_days: int = 30
    applies_if: AppliesIf = field(default_factory=AppliesIf)
    accepts: tuple[Accept, ...] = ()
    credit: CreditHour = field(default_factory=CreditHour)
    validity_months: int | None = None
    measure: str = ""
    base: int | None = None
