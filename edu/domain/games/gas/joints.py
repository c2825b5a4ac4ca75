"""The search: soap and water on each joint, bubbles at those that leak; never a flame."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from edu.domain.games.rules import HERTZ, Level
from edu.domain.prng import Stream

JOINTS = 6
LOOKED = JOINTS // 2
"""Joints that are brushed at least: of fewer, one that leaks was met and not looked for."""
LONGEST = 45 * HERTZ
_SAME = 3 * HERTZ // 10
"""Steps in which a second tap on a tag is the first one's, and takes nothing back."""
_BUBBLES = {1: HERTZ, 2: 3 * HERTZ // 2, 3: 5 * HERTZ // 2}
"""Steps until soap shows anything: whoever is good at it meets finer leaks, and has to wait."""


@dataclass(slots=True)
class Joints:
    """`leaks` are the joints that leak; a mark says 'this one', and can be taken back."""

    leaks: frozenset[int]
    wait: int
    """Steps until soap shows anything."""
    steps: int = 0
    soaped: dict[int, int] = field(default_factory=dict)
    """By joint the step in which it was brushed."""
    marked: set[int] = field(default_factory=set)
    tagged: dict[int, int] = field(default_factory=dict)
    """By joint the step in which its mark was set or taken back last."""
    flames: int = 0
    over: bool = False

    def soap(self, joint: int) -> None:
        if not self.over and 0 <= joint < JOINTS:
            self.soaped.setdefault(joint, self.steps)

    def mark(self, joint: int) -> None:
        if not self.over and 0 <= joint < JOINTS and self.steps - self.tagged.get(joint, -_SAME) >= _SAME:
            self.marked ^= {joint}
            self.tagged[joint] = self.steps

    def flame(self) -> None:
        """To look for a leak with a flame ends the search."""
        if not self.over:
            self.flames += 1
            self.over = True

    def finish(self) -> None:
        """Only when something was marked: an empty report is no report."""
        self.over = self.over or bool(self.marked)

    def bubbles(self, joint: int) -> bool:
        return joint in self.leaks and joint in self.soaped and self.steps - self.soaped[joint] >= self.wait

    @property
    def settled(self) -> bool:
        """Soap has had its time wherever it was brushed: what does not bubble now is tight."""
        return all(self.steps - since >= self.wait for since in self.soaped.values())

    @property
    def looked(self) -> bool:
        return len(self.soaped) >= LOOKED

    @property
    def found(self) -> int:
        """Leaks that were marked and brushed; a lucky guess finds nothing."""
        return sum(1 for joint in self.marked & self.leaks if joint in self.soaped)

    def step(self) -> None:
        if not self.over:
            self.steps += 1
            self.over = self.steps >= LONGEST

    def cells(self) -> Iterable[int]:
        yield from (self.steps, self.flames, int(self.over), sum(1 << joint for joint in self.marked))
        yield from (steps.get(joint, -1) for steps in (self.soaped, self.tagged) for joint in range(JOINTS))
        yield sum(1 << joint for joint in self.leaks)


def drawn(stream: Stream, level: Level) -> Joints:
    """One or two of six."""
    return Joints(frozenset(stream.shuffled(range(JOINTS))[: 1 + stream.below(2)]), _BUBBLES[level])
