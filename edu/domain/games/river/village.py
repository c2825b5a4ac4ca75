"""The brook, the houses and who lives in them, what a grid member does in a row."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from edu.domain.games.rules import HERTZ, Level
from edu.domain.prng import Stream

ROWS, HOUSES, MEMBERS = 3, 10, 4
NIGHT = 90 * HERTZ
FULL = 90_000
"""Water that has reached the last row."""
BANKS = (40_000, 62_000, 84_000)
"""Stage at which each row is under water, the nearest first."""
_RISES = {1: 14, 2: 15, 3: 17}

Task: TypeAlias = Literal["call", "knock", "carry", "guard"]
TASKS: tuple[Task, ...] = ("call", "knock", "carry", "guard")
"""call: by loudspeaker, everybody in the row hears, some go; knock: from door to door until somebody answers;
carry: those who cannot walk alone; guard: at the row's end, so that nobody goes back."""
IN_TURN: tuple[Task, ...] = ("call", "carry", "knock", "guard")
"""As a wise head of a village goes about it: so the cards lie at the first level."""
Who: TypeAlias = Literal["able", "frail", "stubborn"]
WHOS: tuple[Who, ...] = ("able", "frail", "stubborn")

FRAIL = {1: 6, 2: 6, 3: 6}
"""Households of a row that cannot walk alone; of the two that have any, the nearer to the water has one more."""
STUBBORN = 3
_CALL = 4 * HERTZ
_KNOCK = {"able": 5 * HERTZ // 2, "stubborn": 7 * HERTZ}
_CARRY = 8 * HERTZ
_WALK = 4 * HERTZ
"""From one row to another; half of it to another task."""
_RETURNS = {1: 15 * HERTZ, 2: 12 * HERTZ, 3: 9 * HERTZ}
"""So often somebody of a row without a guard thinks of his pigs, once the row has been left."""

_CALM = 5 * HERTZ
"""So long everybody is out and every dry row guarded: the night has nothing more to ask."""


@dataclass(slots=True)
class House:
    """`answered`: somebody said that they are going; `safe`: they are up the slope; `lost`: the water was quicker."""

    who: Who
    hears: bool
    """Goes at the loudspeaker alone."""
    called: bool = False
    answered: bool = False
    safe: bool = False
    back: bool = False
    """Has gone back into the house."""
    lost: bool = False


@dataclass(slots=True)
class Member:
    row: int = 0
    task: Task = "call"
    busy: int = 0
    """Steps until the thing in hand is done; while walking, until there."""
    house: int = -1
    then: tuple[int, Task] | None = None
    """Where to next: what is in hand is finished first."""


@dataclass(slots=True)
class Village:
    level: Level
    houses: list[list[House]]
    stream: Stream
    members: list[Member] = field(default_factory=lambda: [Member() for _ in range(MEMBERS)])
    sent: list[bool] = field(default_factory=lambda: [False] * MEMBERS)
    """Who has been given anything to do at all: until then they wait at the village office."""
    stage: int = 6_000
    steps: int = 0
    returned: int = 0
    needless: int = 0
    """Orders for which the row had no need when they were given."""
    calm: int = 0
    """Steps since there was last something left to do."""
    called: list[bool] = field(default_factory=lambda: [False] * ROWS)
    early: int = -1
    """Row that had been called before the player came."""
    cards: tuple[Task, ...] = IN_TURN
    """The tasks as they lie before the player; no order of theirs is the right one every night."""

    @property
    def over(self) -> bool:
        return self.steps >= NIGHT or self.calm >= _CALM

    def send(self, number: int, row: int, task: Task) -> None:
        """A member goes to a row and does one thing there until told otherwise; the same again changes nothing.

        Who stands at a door finishes there first; who is on the way turns round.
        """
        member = self.members[number]
        if self.over or self.order_of(number) == (row, task):
            return
        self.needless += not self.needs(number, row, task)
        if member.busy and member.house >= 0:
            member.then = row, task
        else:
            self._go(number, row, task)

    def order_of(self, number: int) -> tuple[int, Task] | None:
        """What a member was last told; None: nothing yet."""
        member = self.members[number]
        return (member.then or (member.row, member.task)) if self.sent[number] else None

    def needs(self, number: int, row: int, task: Task) -> bool:
        """Whether this member would find something to do there, beside those who were sent there for it before.

        -1: anybody who has not been sent there.
        """
        others = sum(1 for other in range(MEMBERS) if other != number and self.order_of(other) == (row, task))
        if task in ("call", "guard"):
            return self.has_work(row, task) and not others
        return not self.drowned(row) and sum(1 for house in self.houses[row] if waits_for(house, task)) > others

    def _go(self, number: int, row: int, task: Task) -> None:
        member = self.members[number]
        far = member.row != row or not self.sent[number]
        self.sent[number] = True
        member.row, member.task, member.house, member.then = row, task, -1, None
        member.busy = _WALK if far else _WALK // 2

    def step(self) -> None:
        if self.over:
            return
        self.steps += 1
        self.stage = min(FULL, self.stage + _RISES[self.level])
        for number, member in enumerate(self.members):
            if member.then is not None and (not member.busy or self.drowned(member.row)):
                self._go(number, *member.then)
            if self.sent[number] and not self.drowned(member.row):
                self._work(member)
        for row in range(ROWS):
            if self.drowned(row):
                for house in self.houses[row]:
                    house.lost = house.lost or not house.safe or house.back
            elif self.steps % _RETURNS[self.level] == row * HERTZ:
                self._go_back(row)
        self.calm = self.calm + 1 if self._settled() else 0

    def _settled(self) -> bool:
        """Nobody is still at home, or on the way there, whom anybody could reach; every dry row has its guard."""
        return all(
            self.drowned(row) or (self.guarded(row) and all(one.safe and not one.back for one in self.houses[row]))
            for row in range(ROWS)
        )

    def guarded(self, row: int) -> bool:
        return any(
            sent and member.row == row and member.task == "guard" and not member.busy
            for member, sent in zip(self.members, self.sent, strict=True)
        )

    def drowned(self, row: int) -> bool:
        return self.stage >= BANKS[row]

    def has_work(self, row: int, task: Task) -> bool:
        """Whether somebody who does this there would still find something to do."""
        if self.drowned(row):
            return False
        houses = self.houses[row]
        if task == "call":
            return not self.called[row]
        if task == "guard":
            return sum(house.safe for house in houses) * 2 >= len(houses)
        return any(waits_for(house, task) for house in houses)

    def idle(self, number: int) -> bool:
        """A member with nothing in hand: not sent yet, or done with what the row had for them."""
        member = self.members[number]
        return not self.sent[number] or (not member.busy and not self.has_work(member.row, member.task))

    def _work(self, member: Member) -> None:
        if member.busy:
            member.busy -= 1
            if not member.busy and member.house >= 0:
                self._done(member)
            return
        houses = self.houses[member.row]
        if member.task == "guard":
            for house in houses:
                house.back = False  # they are talked out of it at the corner
        elif member.task == "call":
            if not self.called[member.row]:
                member.busy, member.house = _CALL, 0
        else:
            taken = {one.house for one in self.members if one.row == member.row and one.busy}
            at = next((at for at, house in enumerate(houses) if at not in taken and waits_for(house, member.task)), -1)
            if at >= 0:
                member.busy, member.house = _CARRY if member.task == "carry" else _KNOCK[houses[at].who], at

    def _done(self, member: Member) -> None:
        houses = self.houses[member.row]
        if member.task == "call":
            self.called[member.row] = True
            for house in houses:
                house.called = True
                if house.hears:
                    house.answered = house.safe = True
        else:
            house = houses[member.house]
            house.answered = house.safe = True
        member.house = -1

    def _go_back(self, row: int) -> None:
        """One household of a row that is mostly empty and has no guard."""
        if self.leaving(row) and not self.guarded(row):
            safe = [house for house in self.houses[row] if house.safe and not house.back]
            self.stream.choice(safe).back = True
            self.returned += 1

    def leaving(self, row: int) -> bool:
        """So many have left that somebody thinks of going back."""
        return sum(house.safe and not house.back for house in self.houses[row]) * 10 >= HOUSES * 7

    def all_houses(self) -> Iterable[House]:
        for row in self.houses:
            yield from row

    def cells(self) -> Iterable[int]:
        yield from (self.stage, self.steps, self.returned, self.needless, self.calm)
        for member, sent in zip(self.members, self.sent, strict=True):
            yield from (member.row, TASKS.index(member.task), member.busy, member.house, int(sent))
            yield -1 if member.then is None else member.then[0] * len(TASKS) + TASKS.index(member.then[1])
        for house in self.all_houses():
            yield WHOS.index(house.who) * 32 + sum(
                1 << at for at, flag in enumerate((house.answered, house.safe, house.back, house.lost)) if flag
            )


def waits_for(house: House, task: Task) -> bool:
    """Who cannot walk alone is carried, not knocked for: an answer from the bed helps nobody up the slope."""
    return house.who == "frail" and not house.safe if task == "carry" else house.who != "frail" and not house.answered


def drawn(stream: Stream, level: Level) -> Village:
    """No two rows need the same, and which needs what is the night's own: a plan that needs no look sends for nothing.

    One row has been called already and nobody has answered; one has nobody who must be carried; in one, everybody who
    can walk hears the loudspeaker.
    """
    called, walking, hearing = stream.shuffled(range(ROWS))
    rows = []
    for row in range(ROWS):
        frail = FRAIL[level] if row == walking else 0
        stubborn = STUBBORN if row == called else 1 if row == walking else 0
        people: list[Who] = ["able"] * HOUSES
        people[:frail] = ["frail"] * frail
        people[HOUSES - stubborn :] = ["stubborn"] * stubborn
        share = {called: 0, walking: 60, hearing: 100}[row]
        rows.append(
            [
                House(who, hears=who == "able" and stream.below(100) < share, called=row == called)
                for who in stream.shuffled(people)
            ]
        )
    village = Village(level, rows, stream, early=called)
    village.called[called] = True
    return village
