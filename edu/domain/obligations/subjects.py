"""What the engine is told about the one who owes and about what was done; days are civil days, UTC+8.

Structs where a county has a million of them: a frozen dataclass of as many fields takes 3 µs to make, a struct 0.2.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import msgspec

from edu.domain.obligations.rules import EvidenceKind, SubjectType


@dataclass(frozen=True, slots=True)
class Measure:
    """A share as it stands today: `have` of `of`, both heads (persons, enterprises …)."""

    have: int
    of: int


class SubjectFacts(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One subject in one post: a person with two posts is two of these with the same `id`.

    `post_from` None: in post (or existing) for longer than the records go; `post_to` is the last day in post.
    `records_from` is the day since which the records are complete: nothing earlier is held against anyone.
    `high_risk` and `industry` of a person are those of the employer. `regions` are the regional rule sets
    that the township's settings switch on; national rules need no entry.
    `anchors` are days of events other than the post: returned_on, transferred_on, new_process_on …
    """

    id: str
    type: SubjectType
    post_id: str = ""
    person_class: str = ""
    scheme: str = "emergency"
    high_risk: bool = False
    industry: str = ""
    org_level: str = ""
    org_codes: tuple[str, ...] = ()
    regions: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()
    is_key_place: bool = False
    is_public_place: bool = False
    post_from: date | None = None
    post_to: date | None = None
    records_from: date | None = None
    absent_months: int = 0
    anchors: Mapping[str, date] = msgspec.field(default_factory=dict)
    measures: Mapping[str, Measure] = msgspec.field(default_factory=dict)


class Evidence(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One thing done. It belongs to the period in which it ended (`day_to`; a certificate: to its issue day).

    `minutes` are real minutes, `online` says on which scale they are credited. `person_class` is whom the
    programme was made for ("": anyone). `passed` False (a failed exam, a class not completed) never counts.
    `drill_level` is the plan rehearsed (a recorded drill's content), `drill_kinds` its hazards; the slugs of all
    these stand in `words`.
    """

    id: str
    kind: EvidenceKind
    day_from: date
    day_to: date
    minutes: int = 0
    online: bool = False
    passed: bool = True
    programme_kind: str = ""
    topic: str = ""
    person_class: str = ""
    drill_form: str = ""
    drill_level: str = ""
    drill_kinds: frozenset[str] = frozenset()
    certificate_kind: str = ""
    valid_until: date | None = None
    record_kind: str = ""
    org_level: str = ""
