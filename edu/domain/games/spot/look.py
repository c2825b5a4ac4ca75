"""One place being looked through: a finger, a question how to mend it, the clock."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from edu.domain.games.rules import HERTZ, Level
from edu.domain.games.spot.kinds import FIXES
from edu.domain.games.spot.scenes import SCENES, Scene
from edu.domain.prng import Stream

_SECONDS = {1: 50, 2: 45, 3: 40}
_WRONG = {1: 3, 2: 4, 3: 5}
"""Of the six that can be."""
_READ = {"right": HERTZ, "wrong": 2 * HERTZ, "false": 3 * HERTZ // 2}
"""For the sentence after an answer, and after a finger on what is in order; touches in that time are let go."""

UNREAD = 3 * HERTZ // 5
"""Steps from a question until it takes an answer: it comes up first, and a second tap of the same hand is no choice.
Played slowly a step is longer, and so is this for the visitor."""

PATIENT = 8
"""Touches on what was touched before, a second apart and with no find between them, that cost nothing."""

Mark: TypeAlias = Literal["", "asking", "mended", "botched", "false"]
MARKS: tuple[Mark, ...] = ("", "asking", "mended", "botched", "false")
"""asking: found, and how to mend it is being asked; botched: found, and the answer was a wrong one;
false: a finger on what is in order."""


@dataclass(slots=True)
class Look:
    scene: Scene
    wrong: frozenset[int]
    """Numbers of the places that are wrong this time."""
    orders: tuple[tuple[int, ...], ...]
    """By place, the fixes in the order in which they are shown; 0 is the right one."""
    left: int
    """Steps."""
    marks: list[Mark] = field(default_factory=list)
    reading: int = 0
    """Steps until the sentence has been read."""
    asked: int = 0
    """Steps since the question was put."""
    last: int = -1
    """The place that was touched last, or again, where that is counted: what the sentence is about."""
    again: int = 0
    """Touches on what was touched before, since a fault was found last; of those within a second one is counted."""
    quiet: int = HERTZ
    """Steps since the last of them that was counted."""
    closed: bool = False

    def __post_init__(self) -> None:
        self.marks = [""] * len(self.scene.places)

    @property
    def asking(self) -> int | None:
        """The place of which it is asked how to mend it."""
        return self.marks.index("asking") if "asking" in self.marks else None

    @property
    def answerable(self) -> bool:
        """A question stands, and there was time to see its answers."""
        return self.asking is not None and self.asked >= UNREAD

    @property
    def over(self) -> bool:
        return self.closed and not self.reading

    @property
    def found(self) -> int:
        return sum(1 for place in self.wrong if self.marks[place])

    @property
    def mended(self) -> int:
        return self.marks.count("mended")

    @property
    def botched(self) -> int:
        return self.marks.count("botched")

    @property
    def false(self) -> int:
        return self.marks.count("false")

    def tap(self, x: int, y: int) -> None:
        """A finger between the things is a palm, or somebody who points: it is let go."""
        place = self.scene.at(x, y)
        if place is None or self.closed or self.reading or self.asking is not None:
            return
        if self.marks[place]:
            self._touched_again(place)
            return
        self.last = place
        if place in self.wrong:
            self.marks[place] = "asking"
            self.asked = self.again = 0
        else:
            self.marks[place] = "false"
            self.reading = _READ["false"]

    def _touched_again(self, place: int) -> None:
        """Anybody drums on a thing for a moment; who goes on for ten seconds does not look."""
        if self.quiet >= HERTZ:
            self.last = place
            self.again += 1
            self.quiet = 0

    def fix(self, shown: int) -> None:
        """Takes the answer that stands at this place of the row; one that nobody can have read is let go."""
        place = self.asking
        if place is None or not self.answerable or not 0 <= shown < FIXES:
            return
        right = self.orders[place][shown] == 0
        self.marks[place] = "mended" if right else "botched"
        self.reading = _READ["right" if right else "wrong"]
        self.closed = self.found == len(self.wrong)

    def finish(self) -> None:
        """'I have seen it all'; who has touched nothing yet has not looked, and a sentence is read first."""
        if self.asking is None and not self.reading and any(self.marks):
            self.closed = True

    def step(self) -> None:
        if self.reading:
            self.reading -= 1
        self.asked += self.asking is not None
        self.quiet = min(HERTZ, self.quiet + 1)
        if not self.closed:
            self.left -= 1
            self.closed = self.left <= 0

    def cells(self) -> Iterable[int]:
        yield from (SCENES.index(self.scene), self.left, self.reading, self.asked, self.last, int(self.closed))
        yield from (self.again, self.quiet)
        yield sum(1 << place for place in self.wrong)
        yield from (MARKS.index(mark) for mark in self.marks)
        yield from (fix for order in self.orders for fix in order)


def drawn(stream: Stream, scene: Scene, level: Level) -> Look:
    able = [number for number, place in enumerate(scene.places) if place.can_be_wrong]
    return Look(
        scene,
        frozenset(stream.shuffled(able)[: _WRONG[level]]),
        tuple(stream.shuffled(range(FIXES)) for _ in scene.places),
        _SECONDS[level] * HERTZ,
    )
