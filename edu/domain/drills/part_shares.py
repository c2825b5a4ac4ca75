"""How the parts of a score become its total: each part's raw points reckoned down to what it weighs of a hundred.

What is shown adds up to the total that is shown: tenths are given out by the largest remainder.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from edu.domain.drills.scenario import Part
from edu.domain.drills.scoring import WEIGHTS, Result

_TENTH = 10
"""Hundredths."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartShare:
    """`got` of `worth` count in the total, `earned` of `of` are the raw points; all are hundredths."""

    part: Part
    got: int
    worth: int
    earned: int
    of: int


def part_shares(result: Result) -> tuple[PartShare, ...]:
    """Of the parts of which something was asked: of one that was not, the others take the weight."""
    asked = [(part, earned, of) for part, (earned, of) in result.parts.items() if of]
    whole = sum(WEIGHTS[part] for part, _, _ in asked)
    worths = [Fraction(10_000 * WEIGHTS[part], whole) for part, _, _ in asked]
    exact = [worth * earned / of for worth, (_, earned, of) in zip(worths, asked, strict=True)]
    return tuple(
        PartShare(part=part, got=got, worth=worth, earned=earned, of=of)
        for (part, earned, of), got, worth in zip(
            asked, _in_tenths(exact, result.before_cap), _in_tenths(worths, 10_000), strict=True
        )
    )


def _in_tenths(shares: Sequence[Fraction], total: int) -> list[int]:
    """Whole tenths, as near as can be, that add up to the total as it is shown."""
    tenths = [int(share // _TENTH) for share in shares]
    missing = round(10 * float(f"{total / 100:.1f}")) - sum(tenths)
    by_rest = sorted(range(len(shares)), key=lambda at: tenths[at] * _TENTH - shares[at])
    for at in by_rest[: max(0, missing)]:
        tenths[at] += 1
    return [one * _TENTH for one in tenths]
