"""Numbers that the law gives once for all rules, each with the clause it stands on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from edu.domain.obligations.rules import CreditHour, Verified


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounds:
    """Where a number comes from, in the clause's own words."""

    cites: tuple[str, ...]
    source_text: str
    verified: Verified
    valid_from: date
    valid_to: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Defaults:
    """`pass_mark` of `pass_of` marks, with its clause, is that of a blueprint that names none of its own."""

    credit: CreditHour
    credit_grounds: Grounds
    pass_mark: int
    pass_of: int
    pass_grounds: Grounds
