"""One pass over a hall's visits and answers. What is held grows with days, hours and rules, never with visitors."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from edu.domain.hall.feedback import Topic
from edu.domain.hall.groups import HallGroup
from edu.domain.proportions import PairedSums, Sums


class VisitLine(NamedTuple):
    """One visit as it was booked when it ended: at `minute` of the civil `day`. `score` -1: no game played out."""

    hall: str
    day: str
    minute: int
    door: str
    activity: str
    seconds: int
    asked: int
    correct: int
    people: int
    ended: str
    game: str
    score: int
    missed: tuple[str, ...]
    before: tuple[int, int]
    after: tuple[int, int]


class RatingLine(NamedTuple):
    """What one visitor said at the end; 0: passed over."""

    hall: str
    day: str
    door: str
    known: int
    pleased: int


@dataclass(slots=True)
class Uses:
    """`visits` are uses of a terminal, `people` the heads booked with them, `finished` those played to the end."""

    visits: int = 0
    people: int = 0
    seconds: int = 0
    finished: int = 0

    def add(self, visit: VisitLine) -> None:
        self.visits += 1
        self.people += visit.people
        self.seconds += visit.seconds
        self.finished += visit.ended == "finished"


def _uses() -> defaultdict[tuple[str, str], Uses]:
    return defaultdict(Uses)


@dataclass(slots=True)
class HallTally:
    """`groups` are those of the time that is counted, cancelled ones left out."""

    groups: tuple[HallGroup, ...] = ()
    whole: Uses = field(default_factory=Uses)
    days: defaultdict[tuple[str, str], Uses] = field(default_factory=_uses)
    """By day and door."""
    hours: defaultdict[tuple[int, str], Uses] = field(default_factory=lambda: defaultdict(Uses))
    """By hour in which the visit ended, and door."""
    activities: defaultdict[tuple[str, str], Uses] = field(default_factory=_uses)
    """By door and activity."""
    answers: defaultdict[str, Sums] = field(default_factory=lambda: defaultdict(Sums))
    """By door: right answers of the visits that answered anything."""
    learned: defaultdict[str, PairedSums] = field(default_factory=lambda: defaultdict(PairedSums.empty))
    """By game."""
    played: Counter[str] = field(default_factory=Counter)
    """Visits that played a game to its end."""
    missed: Counter[tuple[str, str]] = field(default_factory=Counter)
    """Of these, by game and rule."""
    during: Counter[str] = field(default_factory=Counter)
    """Visits that ended while a group was there, by group."""
    ratings: Counter[tuple[Topic, str, str, int]] = field(default_factory=Counter)
    """By question, month (2026-11), door and level."""

    _by_day: defaultdict[str, list[HallGroup]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self._by_day: defaultdict[str, list[HallGroup]] = defaultdict(list)
        for group in self.groups:
            self._by_day[group.day].append(group)

    def take(self, visits: Iterable[VisitLine], ratings: Iterable[RatingLine]) -> HallTally:
        for visit in visits:
            self.add(visit)
        for rating in ratings:
            self.rate(rating)
        return self

    def add(self, visit: VisitLine) -> None:
        for uses in (
            self.whole,
            self.days[visit.day, visit.door],
            self.hours[visit.minute // 60, visit.door],
            self.activities[visit.door, visit.activity],
        ):
            uses.add(visit)
        if visit.asked:
            self.answers[visit.door].add(visit.asked, visit.correct)
        if visit.before[0] and visit.after[0]:
            self.learned[visit.game].add(visit.before, visit.after)
        if visit.score >= 0:
            self.played[visit.game] += 1
            for rule in set(visit.missed):
                self.missed[visit.game, rule] += 1
        for group in self._by_day.get(visit.day, ()):
            if group.hall in ("", visit.hall) and group.spans(visit.minute):
                self.during[group.id] += 1

    def rate(self, rating: RatingLine) -> None:
        month = rating.day[:7]
        if rating.known:
            self.ratings["known", month, rating.door, rating.known] += 1
        if rating.pleased:
            self.ratings["pleased", month, rating.door, rating.pleased] += 1
