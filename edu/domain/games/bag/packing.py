"""The bag: what is in it, how heavy it is, when it is closed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from edu.domain.games.bag.belt import Belt
from edu.domain.games.bag.points import CARDS, COVER, PARTS, SPEED, SWAP, WEIGHT, Packed, broken, points
from edu.domain.games.bag.things import HAZARDS, MEMBERS, THINGS, Hazard, Member, needed, weight
from edu.domain.games.rules import HERTZ, Level, Part

if TYPE_CHECKING:
    from edu.domain.games.acts import Act

POCKETS = 16
FEWEST = 6
"""Things without which the bag is not closed: a hand that strays over the zip closes nothing."""
_SLACK: dict[Level, int] = {1: 500, 2: 300, 3: 100}
"""Grams that the bag bears beyond the right things."""
_BURSTS = 115
"""Hundredths of what the bag bears, beyond which nothing more goes in."""
TIME: dict[Level, tuple[int, int]] = {1: (58, 40), 2: (46, 32), 3: (36, 25)}
"""Seconds for the first card and for the second."""
BETWEEN = 5 * HERTZ
"""As long as it takes to read what is said of a bag, and the new card."""


@dataclass(slots=True)
class BagPlay:
    """Play. `inside` in the order in which things went in."""

    level: Level
    family: tuple[Member, ...]
    hazards: tuple[Hazard, Hazard]
    belt: Belt
    at: int = 0
    steps: int = 0
    pause: int = 0
    inside: list[int] = field(default_factory=list)
    changed: int = 0
    """How often something went in or out since the card lay there."""
    refused: int = 0
    """How often something was tried since then that did not fit any more."""
    full: bool = False
    """The last thing that was tried did not fit."""
    fumbled: int = 0
    """How often something was put out that might have stayed, or should not have come in; one bag, so at both cards."""
    closed: list[Packed] = field(default_factory=list)

    # -- as it stands --

    @property
    def hazard(self) -> Hazard:
        return self.hazards[self.at]

    @property
    def bears(self) -> int:
        """Grams: the heavier of the two right bags, and a little more."""
        return max(weight(needed(hazard, self.family)) for hazard in self.hazards) + _SLACK[self.level]

    @property
    def weight(self) -> int:
        return weight(frozenset(self.inside))

    @property
    def shut(self) -> bool:
        """The bag for the card that lies there is closed."""
        return len(self.closed) > self.at

    @property
    def left(self) -> int:
        """Steps that remain for this card."""
        return TIME[self.level][self.at] * HERTZ - self.steps

    @property
    def may_close(self) -> bool:
        return not self.shut and len(self.inside) >= FEWEST and self.changed > 0

    @property
    def over(self) -> bool:
        return len(self.closed) == len(self.hazards)

    # -- going on --

    def step(self, acts: Sequence[Act]) -> None:
        if self.over:
            return
        if self.shut:
            self.pause += 1
            if self.pause >= BETWEEN:
                self.at, self.steps, self.pause = self.at + 1, 0, 0
                self.changed = self.refused = 0
                self.full = False
            return
        for act in acts:
            self._do(act)
        self.belt.step()
        self.steps += 1
        if not self.shut and self.left <= 0:
            self._close(by_hand=False)

    def _do(self, act: Act) -> None:
        if self.shut:
            return
        if act.name == "zip":
            if self.may_close:
                self._close(by_hand=True)
        elif act.name == "take":
            self._take(act.a)
        elif act.a in self.inside:
            self._put_out(act.a)

    def _take(self, thing: int) -> None:
        if thing in self.inside or not self.belt.reached(thing):
            return
        if not self.fits(thing):
            self.refused += 1
            self.full = True
            return
        self.inside.append(thing)
        self.changed += 1
        self.full = False

    def _put_out(self, thing: int) -> None:
        self.fumbled += self._might_stay(thing) or THINGS[thing].group == "useless"
        self.inside.remove(thing)
        self.changed += 1
        self.full = False

    def _might_stay(self, thing: int) -> bool:
        """It is needed, the needle is not red, and nothing was tried that did not fit."""
        return thing in needed(self.hazard, self.family) and self.weight <= self.bears and not self.full

    def fits(self, thing: int) -> bool:
        heavy = (self.weight + THINGS[thing].weight) * 100 > self.bears * _BURSTS
        return len(self.inside) < POCKETS and not heavy

    def _close(self, *, by_hand: bool) -> None:
        self.closed.append(self._packed(by_hand=by_hand))

    def _packed(self, *, by_hand: bool) -> Packed:
        return Packed(
            inside=frozenset(self.inside) if self.changed else frozenset(),
            hazard=self.hazard,
            family=self.family,
            heavy=self.weight > self.bears,
            refused=self.refused,
            fumbled=self.fumbled,
            before=self.closed[0].inside if self.at and self.closed else None,
            old=self.hazards[0] if self.at else None,
            share_left=max(0, self.left) * 100 // (TIME[self.level][self.at] * HERTZ) if by_hand else 0,
        )

    # -- judged --

    def bags(self) -> tuple[Packed, ...]:
        """Those that are closed, and the open one as it is."""
        return tuple(self.closed) if self.shut else (*self.closed, self._packed(by_hand=False))

    def parts(self) -> tuple[Part, ...]:
        rows = [points(bag) for bag in self.bags()]
        most = (COVER * 2, WEIGHT * 2, SWAP, SPEED * 2)
        return tuple(Part(name, sum(row[at] for row in rows), most[at]) for at, name in enumerate(PARTS))

    def missed(self) -> tuple[str, ...]:
        found = set[str]().union(*(broken(bag) for bag in self.closed))
        return tuple(card for card in CARDS if card in found)

    def cells(self) -> Iterable[int]:
        yield from (self.at, self.steps, self.pause, self.belt.moved, self.changed, self.refused, len(self.closed))
        yield from (self.fumbled, int(self.full))
        yield from (HAZARDS.index(self.hazard), sum(1 << MEMBERS.index(member) for member in self.family))
        yield sum(1 << thing for thing in self.inside)
        for bag in self.closed:
            yield from (sum(1 << thing for thing in bag.inside), bag.share_left)
