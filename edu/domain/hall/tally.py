"""One pass over a hall's visits and answers. What is held grows with days, hours and rules, never with visitors."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from edu.domain.hall.feedback import Topic
from edu.domain.hall.groups import HallGroup
from edu.domain.proportions import PairedSums, Sums
from edu.domain.visits import GameVisit, VisitAct


class VisitLine(NamedTuple):
    """One visit as it was booked when it ended, at `minute` of the civil `day`, and all that was done in it."""

    hall: str
    day: str
    minute: int
    people: int
    done: tuple[VisitAct, ...]


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

    def add(self, people: int, seconds: int = 0, *, finished: bool = False) -> None:
        self.visits += 1
        self.people += people
        self.seconds += seconds
        self.finished += finished


@dataclass(slots=True)
class HallTally:
    """`groups` are those of the time that is counted, cancelled ones left out."""

    groups: tuple[HallGroup, ...] = ()
    whole: Uses = field(default_factory=Uses)
    days: defaultdict[str, Uses] = field(default_factory=lambda: defaultdict(Uses))
    hours: defaultdict[str, Uses] = field(default_factory=lambda: defaultdict(Uses))
    """By hour (08) in which the visit ended."""
    doors: defaultdict[str, Uses] = field(default_factory=lambda: defaultdict(Uses))
    """A visit counts once at each door that it used: added up they are more than the whole."""
    day_doors: Counter[tuple[str, str]] = field(default_factory=Counter)
    """Heads by day and door, counted as `doors`."""
    hour_doors: Counter[tuple[str, str]] = field(default_factory=Counter)
    activities: defaultdict[tuple[str, str], Uses] = field(default_factory=lambda: defaultdict(Uses))
    """By door and activity, with the time that each took; a visit counts once at each."""
    answers: defaultdict[str, Sums] = field(default_factory=lambda: defaultdict(Sums))
    """By door: right answers of the visits that answered anything."""
    learned: defaultdict[str, PairedSums] = field(default_factory=lambda: defaultdict(PairedSums.empty))
    """By game."""
    second_first: Counter[str] = field(default_factory=Counter)
    """Of these visits, those that answered the second set before they played."""
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
        people, hour = visit.people, f"{visit.minute // 60:02d}"
        for uses in (self.whole, self.days[visit.day], self.hours[hour]):
            uses.add(people)
        answered: dict[str, tuple[int, int]] = {}
        for act in visit.done:
            asked, correct = answered.get(act.door, (0, 0))
            answered[act.door] = asked + act.asked, correct + act.correct
            self.activities[act.door, act.activity].add(people, act.seconds, finished=act.finished)
            if act.game is not None:
                self._played(act.game)
        for door, (asked, correct) in answered.items():
            self.doors[door].add(people)
            self.day_doors[visit.day, door] += people
            self.hour_doors[hour, door] += people
            if asked:
                self.answers[door].add(asked, correct)
        for group in self._by_day.get(visit.day, ()):
            if group.hall in ("", visit.hall) and group.spans(visit.minute):
                self.during[group.id] += 1

    def _played(self, game: GameVisit) -> None:
        if game.before[0] and game.after[0]:
            self.learned[game.game].add(game.before, game.after)
            self.second_first[game.game] += game.first == "b"
        if game.score >= 0:
            self.played[game.game] += 1
            for rule in set(game.missed):
                self.missed[game.game, rule] += 1

    def rate(self, rating: RatingLine) -> None:
        month = rating.day[:7]
        if rating.known:
            self.ratings["known", month, rating.door, rating.known] += 1
        if rating.pleased:
            self.ratings["pleased", month, rating.door, rating.pleased] += 1
