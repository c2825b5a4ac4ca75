"""What a page and the workbook show of the hall: rows with names, in the order in which they are read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from edu.domain.hall.feedback import SCALES, Scale, Topic
from edu.domain.hall.groups import HallGroup
from edu.domain.hall.tally import HallTally, Uses
from edu.domain.proportions import Estimate, Sums, proportion

DOORS = {"play": "玩一玩", "learn": "学一学", "quiz": "考一考", "drill": "闯一闯"}
"""What stands over the door; another one keeps its own name."""
ALL = ""
"""The line of all doors together."""

Titles = Callable[[str, str], str]
"""(door, activity) → its title."""
Rules = Callable[[str, str], str]
"""(game, card) → the rule in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UsesRow:
    """`key` is a day, an hour (08) or a door; `by_door` are heads, a visit's once at each door that it used."""

    key: str
    visits: int
    people: int
    by_door: dict[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityRow:
    door: str
    title: str
    visits: int
    people: int
    minutes: int
    finished: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerRow:
    door: str
    asked: int
    correct: int
    right: Estimate


@dataclass(frozen=True, slots=True, kw_only=True)
class LearnedRow:
    """`before` and `after` are (asked, correct) of all visits that answered on both sides of the game.

    `second_first` of them answered the second set first. Near half of them, and the one set's being harder is in the
    gain no more.
    """

    title: str
    visits: int
    before: tuple[int, int]
    after: tuple[int, int]
    gain: Estimate
    second_first: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MissedRow:
    title: str
    rule: str
    missed: int
    played: int
    share: Estimate


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingRow:
    """`counts` by level, from the lowest; `door` '' is all of them, `month` '' the whole time."""

    topic: Topic
    door: str
    month: str
    counts: tuple[int, ...]

    @property
    def scale(self) -> Scale:
        return SCALES[self.topic]

    @property
    def answered(self) -> int:
        return sum(self.counts)

    @property
    def good(self) -> int:
        return sum(self.counts[self.scale.good - 1 :])

    @property
    def rate(self) -> Estimate:
        return proportion(self.good, self.answered)


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupRow:
    """`during`: uses of the terminals that ended while the party was there."""

    group: HallGroup
    during: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HallBook:
    """Days are ISO. `groups` are all of the time, cancelled ones among them; `received` leaves these out."""

    first: str
    last: str
    visits: int
    people: int
    days: tuple[UsesRow, ...]
    hours: tuple[UsesRow, ...]
    doors: tuple[UsesRow, ...]
    activities: tuple[ActivityRow, ...]
    answers: tuple[AnswerRow, ...]
    learned: tuple[LearnedRow, ...]
    missed: tuple[MissedRow, ...]
    ratings: tuple[RatingRow, ...]
    groups: tuple[GroupRow, ...]

    @property
    def received(self) -> tuple[GroupRow, ...]:
        return tuple(row for row in self.groups if not row.group.cancelled)

    @property
    def empty(self) -> bool:
        return not self.visits and not self.groups and not any(row.answered for row in self.ratings)

    def rating(self, topic: Topic) -> RatingRow:
        """Of the whole time, all doors together."""
        return next(row for row in self.ratings if (row.topic, row.door, row.month) == (topic, ALL, ALL))


def door_word(door: str) -> str:
    return DOORS.get(door, door)


def book_of(
    tally: HallTally, groups: tuple[HallGroup, ...], first: str, last: str, titles: Titles, rules: Rules
) -> HallBook:
    return HallBook(
        first=first,
        last=last,
        visits=tally.whole.visits,
        people=tally.whole.people,
        days=_by_key(tally.days, tally.day_doors),
        hours=_by_key(tally.hours, tally.hour_doors),
        doors=_by_door(tally),
        activities=_activities(tally, titles),
        answers=tuple(_answers(door, sums) for door, sums in _in_order(tally.answers)),
        learned=_learned(tally, titles),
        missed=_missed(tally, titles, rules),
        ratings=_ratings(tally),
        groups=tuple(GroupRow(group=group, during=tally.during[group.id]) for group in groups),
    )


def _by_key(uses: Mapping[str, Uses], heads: Mapping[tuple[str, str], int]) -> tuple[UsesRow, ...]:
    doors: dict[str, dict[str, int]] = {}
    for (key, door), people in heads.items():
        doors.setdefault(key, {})[door] = people
    return tuple(
        UsesRow(key=key, visits=uses[key].visits, people=uses[key].people, by_door=doors[key]) for key in sorted(uses)
    )


def _by_door(tally: HallTally) -> tuple[UsesRow, ...]:
    """The four doors always, in their order; others behind them."""
    found = {door: tally.doors.get(door, Uses()) for door in (*DOORS, *sorted(set(tally.doors) - set(DOORS)))}
    return tuple(
        UsesRow(key=door, visits=uses.visits, people=uses.people, by_door={door: uses.people})
        for door, uses in found.items()
    )


def _activities(tally: HallTally, titles: Titles) -> tuple[ActivityRow, ...]:
    rows = [
        ActivityRow(
            door=door,
            title=titles(door, activity),
            visits=uses.visits,
            people=uses.people,
            minutes=uses.seconds // 60,
            finished=uses.finished,
        )
        for (door, activity), uses in tally.activities.items()
    ]
    return tuple(sorted(rows, key=lambda row: (-row.people, row.door, row.title)))


def _answers(door: str, sums: Sums) -> AnswerRow:
    return AnswerRow(door=door, asked=sums.asked, correct=sums.correct, right=sums.estimate())


def _learned(tally: HallTally, titles: Titles) -> tuple[LearnedRow, ...]:
    rows = [
        LearnedRow(
            title=titles("play", game),
            visits=sums.before.visits,
            before=(sums.before.asked, sums.before.correct),
            after=(sums.after.asked, sums.after.correct),
            gain=sums.gain(),
            second_first=tally.second_first[game],
        )
        for game, sums in tally.learned.items()
    ]
    return tuple(sorted(rows, key=lambda row: (-row.visits, row.title)))


def _missed(tally: HallTally, titles: Titles, rules: Rules) -> tuple[MissedRow, ...]:
    """The most missed first."""
    rows = [
        MissedRow(
            title=titles("play", game),
            rule=rules(game, card),
            missed=missed,
            played=tally.played[game],
            share=proportion(missed, tally.played[game]),
        )
        for (game, card), missed in tally.missed.items()
    ]
    return tuple(sorted(rows, key=lambda row: (-row.missed / row.played, -row.missed, row.title, row.rule)))


def _ratings(tally: HallTally) -> tuple[RatingRow, ...]:
    """Of each question the whole first, then by door, then by month; the whole is there even where nobody answered."""
    lines: dict[tuple[Topic, str, str], Counter[int]] = {}
    for (topic, month, door, level), count in tally.ratings.items():
        for key in {(topic, ALL, ALL), (topic, door, ALL), (topic, ALL, month)}:  # of no door: in no door's line
            lines.setdefault(key, Counter())[level] += count
    rows = []
    for topic, scale in SCALES.items():
        lines.setdefault((topic, ALL, ALL), Counter())
        mine = [(month, _place(door), door) for one, door, month in lines if one == topic]
        for month, _rank, door in sorted(mine):
            counts = lines[topic, door, month]
            levels = tuple(counts[level] for level in range(1, len(scale.levels) + 1))
            rows.append(RatingRow(topic=topic, door=door, month=month, counts=levels))
    return tuple(rows)


def _place(door: str) -> int:
    """All doors first, then in their order on the wall."""
    return list(DOORS).index(door) + 1 if door in DOORS else 0 if door == ALL else len(DOORS) + 1


def _in_order(answers: Mapping[str, Sums]) -> list[tuple[str, Sums]]:
    return sorted(answers.items(), key=lambda item: (_place(item[0]), item[0]))
