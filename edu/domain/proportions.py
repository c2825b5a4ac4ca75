"""Shares of answers with their 95 % interval. Answers of one visit hang together, so the visit is the unit.

- A share: Wilson's score interval (E. B. Wilson, J. Am. Stat. Assoc. 22, 1927), which keeps its level where few
  answered and where nearly all were right.
- Several answers of one visit: their number is first divided by the design effect of the visits (J. N. K. Rao and
  A. J. Scott, Biometrics 48, 1992); never by less than one: no interval is narrower than that of free answers.
- After less before, in the same visits: the two score intervals joined with their correlation (R. G. Newcombe,
  Stat. Med. 17, 1998, 2635-2650, the paired score method, without its correction of a positive correlation).
"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

Z = 1.959963984540054
"""97.5 % point of the normal distribution."""
TOO_FEW = 10
"""Below so many visits no interval is shown: the design effect of a handful is a guess."""


@dataclass(frozen=True, slots=True)
class Interval:
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """`value` is None where nothing was asked; `interval` is None where too few (`TOO_FEW`) took part."""

    visits: int
    value: float | None
    interval: Interval | None

    @property
    def too_few(self) -> bool:
        return self.visits < TOO_FEW


def wilson(share: float, size: float) -> Interval:
    """`size` need not be whole: it may be an effective number."""
    square = Z * Z
    middle = share + square / (2 * size)
    half = Z * sqrt(share * (1 - share) / size + square / (4 * size * size))
    whole = 1 + square / size
    return Interval(max(0.0, (middle - half) / whole), min(1.0, (middle + half) / whole))


def proportion(part: int, whole: int) -> Estimate:
    """One answer a visit."""
    if not whole:
        return Estimate(visits=0, value=None, interval=None)
    share = part / whole
    return Estimate(visits=whole, value=share, interval=wilson(share, whole) if whole >= TOO_FEW else None)


@dataclass(slots=True)
class Sums:
    """Right answers out of those asked, visit by visit: only sums are kept, whole numbers all."""

    visits: int = 0
    asked: int = 0
    correct: int = 0
    asked_squared: int = 0
    correct_squared: int = 0
    product: int = 0

    def add(self, asked: int, correct: int) -> None:
        self.visits += 1
        self.asked += asked
        self.correct += correct
        self.asked_squared += asked * asked
        self.correct_squared += correct * correct
        self.product += asked * correct

    @property
    def share(self) -> float:
        return self.correct / self.asked

    @property
    def scatter(self) -> float:
        """Sum over the visits of (right answers - share × asked) squared."""
        p = self.share
        return max(0.0, self.correct_squared - 2 * p * self.product + p * p * self.asked_squared)

    @property
    def effective(self) -> float:
        """So many free answers say as much."""
        p, scatter = self.share, self.scatter
        if self.visits < 2 or not 0 < p < 1:
            return float(self.visits)  # all alike: nothing tells how far a visit's answers hang together
        free = p * (1 - p) * self.asked
        return self.asked / max(1.0, scatter / free)

    def estimate(self) -> Estimate:
        if not self.asked:
            return Estimate(visits=self.visits, value=None, interval=None)
        interval = wilson(self.share, self.effective) if self.visits >= TOO_FEW else None
        return Estimate(visits=self.visits, value=self.share, interval=interval)


@dataclass(slots=True)
class PairedSums:
    """Visits that answered on both sides of what was to be learned."""

    before: Sums
    after: Sums
    correct_both: int = 0
    before_correct_after_asked: int = 0
    before_asked_after_correct: int = 0
    asked_both: int = 0

    @classmethod
    def empty(cls) -> PairedSums:
        return cls(Sums(), Sums())

    def add(self, before: tuple[int, int], after: tuple[int, int]) -> None:
        """(asked, correct) of either side, both asked at least once."""
        self.before.add(*before)
        self.after.add(*after)
        self.correct_both += before[1] * after[1]
        self.before_correct_after_asked += before[1] * after[0]
        self.before_asked_after_correct += before[0] * after[1]
        self.asked_both += before[0] * after[0]

    @property
    def correlation(self) -> float:
        """Of the two sides over the visits: -1 … 1, 0 where one of them never differs."""
        first, second = self.before.scatter, self.after.scatter
        if first <= 0 or second <= 0:
            return 0.0
        p, q = self.before.share, self.after.share
        joint = (
            self.correct_both
            - q * self.before_correct_after_asked
            - p * self.before_asked_after_correct
            + p * q * self.asked_both
        )
        return max(-1.0, min(1.0, joint / sqrt(first * second)))

    def gain(self) -> Estimate:
        """Share of right answers after, less that before: -1 … 1."""
        visits = self.before.visits
        if not visits:
            return Estimate(visits=0, value=None, interval=None)
        p, q = self.before.share, self.after.share
        interval = self._interval(p, q) if visits >= TOO_FEW else None
        return Estimate(visits=visits, value=q - p, interval=interval)

    def _interval(self, p: float, q: float) -> Interval:
        first, second = wilson(p, self.before.effective), wilson(q, self.after.effective)
        r = self.correlation
        down = _joined(q - second.low, first.high - p, r)
        up = _joined(second.high - q, p - first.low, r)
        return Interval(max(-1.0, q - p - down), min(1.0, q - p + up))


def _joined(one: float, other: float, correlation: float) -> float:
    return sqrt(max(0.0, one * one - 2 * correlation * one * other + other * other))
