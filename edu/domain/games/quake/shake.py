"""The warning and three waves: where somebody is, how low, and whether they hold on while everything slides."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from edu.domain.games.quake.rooms import START, Kind, Set, place
from edu.domain.games.rules import HERTZ, Level

WARNING = {1: 9 * HERTZ, 2: 7 * HERTZ, 3: 5 * HERTZ}
"""Before the first wave."""
WAVES = 3
WAVE, LULL = 4 * HERTZ, 3 * HERTZ // 2
SHAKES = WAVES * WAVE + (WAVES - 1) * LULL
_RUN, _STAGGER = 8, 2
"""Thousandths of the room a step: on still ground, in a wave."""
MIDDLE, WIDTH = 500, 1000
_SWINGS = {1: (280, 160), 2: (280, 120), 3: (320, 96)}
"""How far the thing one holds on to slides from the middle, and in how many steps there and back again.

It is in the middle again when a wave ends. Half of it, the first wave's, is more than REACH: no hand at rest keeps it.
"""
REACH = {1: 130, 2: 120, 3: 110}
"""So far from it a hand still holds."""
_ANEW = 40
"""So far a finger that it slid away from has to go after it to take hold again; no finger lies quite still."""
_FIRM = HERTZ // 5
"""Steps in a row with the hand on it until it is a hold: what slides past a finger that taps is not held."""
_SLIPS = HERTZ // 3
"""Steps in a row without a hold after which it has slid away from above them."""
WHOLE = 12
"""What a step under cover is worth to who went to no wrong place before."""
FREE = WAVE // 2
"""Steps of the waves that are worth nothing: so long whoever lays a hand there and sleeps has it by chance."""
_STRIKES = HERTZ
"""Steps of a wave in which somebody may be in the wrong place, or not hold on, before it strikes."""

Blow: TypeAlias = Literal["glass", "tall", "hanging", "crowd", "open", "stood", "slipped"]
BLOWS: tuple[Blow, ...] = ("glass", "tall", "hanging", "crowd", "open", "stood", "slipped")
_BLOW_OF: dict[Kind, Blow] = {"glass": "glass", "tall": "tall", "hanging": "hanging", "crowd": "crowd"}


@dataclass(slots=True)
class Shake:
    """`goal` is the spot somebody is on the way to, or at; -1: where they stood, in the middle of the room."""

    level: Level
    set: Set
    steps: int = 0
    x: int = START
    goal: int = -1
    grip: int = -1
    """Where the hand is, in thousandths of the swing; -1: nowhere."""
    slid: int = -1
    """Where the hand was when it slid away from it; -1: it did not, or the hand has gone after it."""
    low: bool = False
    covered: int = 0
    """Steps of the waves low in a safe spot, and not slipped out of it."""
    chosen: int = 0
    """The same after the FREE ones, in parts of WHOLE, divided by one more than the wrong places gone to before: who
    tries one place after the other until it is right did not choose it.
    """
    astray: list[Blow] = field(default_factory=list)
    """What threatens in the wrong places that somebody set out for."""
    tries: int = 0
    """Places gone to until a wave met somebody in a safe one, this one with them; 0: none did."""
    laid: bool = False
    """A hand took hold there, be it only until it slid away."""
    held: int = 0
    """Of these, the ones with the hand firmly on what one holds on to."""
    moves: int = 0
    """Places set out for, right and wrong ones, one as often as it was gone to."""
    left: int = 0
    """Times that somebody came out of a safe spot before it was over."""
    blows: list[Blow] = field(default_factory=list)
    firm: int = 0
    """Steps in a row with the hand on it."""
    loose: int = 0
    exposed: int = 0
    struck: bool = False
    """Something has struck in this wave; once is enough."""

    @property
    def since(self) -> int:
        """Steps since the first wave began; negative during the warning."""
        return self.steps - WARNING[self.level]

    @property
    def over(self) -> bool:
        return self.since >= SHAKES

    @property
    def wave(self) -> int:
        """0, 1, 2; -1 in the warning and in a lull."""
        number, within = divmod(self.since, WAVE + LULL)
        return number if self.since >= 0 and within < WAVE and number < WAVES else -1

    @property
    def there(self) -> bool:
        return self.goal >= 0 and self.x == place(self.goal)

    @property
    def safe(self) -> bool:
        return self.there and self.set.safe(self.goal)

    @property
    def outdoors(self) -> bool:
        """In the yard already: there is no way out left to find."""
        return self.safe and self.set.kind(self.goal) == "yard"

    @property
    def mark(self) -> int:
        """Where the thing to hold on to is now: it slides in a wave, further in each, and rests between them."""
        if self.wave < 0:
            return MIDDLE
        far, there_and_back = _SWINGS[self.level]
        within = self.since % (WAVE + LULL)
        quarter = there_and_back // 4
        at = (within + quarter) % there_and_back
        swing = abs(at - 2 * quarter) - quarter  # a saw-tooth from -quarter to quarter, at rest when a wave begins
        return MIDDLE - swing * far * (self.wave + 2) // (quarter * (WAVES + 1))

    @property
    def holds(self) -> bool:
        return self.safe and self.low and self.grip >= 0 and self.slid < 0 and self._within

    @property
    def _keeps(self) -> bool:
        return self.firm > _FIRM

    @property
    def _within(self) -> bool:
        return abs(self.grip - self.mark) <= REACH[self.level]

    def go(self, at: int) -> None:
        """To a spot; who was under cover when it had begun comes out of it."""
        if self.over or at == self.goal:
            return
        if self.since >= 0 and self.safe:
            self.left += 1
        if not self.set.safe(at):
            self.astray.append(_BLOW_OF[self.set.kind(at)])
        self.moves += 1
        self.goal, self.low, self.grip, self.slid = at, False, -1, -1

    def hold(self, at: int) -> None:
        """Down and a hand on it; below 0 the hand lets go. Only where there is something to hold on to.

        What slid away from a hand does not come back into it before it rests: the hand goes after it, or grips anew.
        """
        if self.over or not self.safe:
            return
        self.low = self.low or at >= 0
        self.grip = min(WIDTH, at) if at >= 0 else -1
        if at < 0 or abs(self.grip - self.slid) > _ANEW:
            self.slid = -1

    def step(self) -> None:
        if self.over:
            return
        if self.goal >= 0 and not self.there:
            pace = _STAGGER if self.wave >= 0 else _RUN
            gap = place(self.goal) - self.x
            self.x += max(-pace, min(pace, gap))
        if self.grip >= 0 and not self._within:
            self.slid = self.grip
        elif self.wave < 0:
            self.slid = -1
        self.firm = self.firm + 1 if self.holds else 0
        self.laid = self.laid or self._keeps
        if self.wave < 0:
            self.loose = 0 if self._keeps else self.loose
            self.exposed = 0
            self.struck = False
        else:
            self._wave()
        self.steps += 1

    def _wave(self) -> None:
        if self.safe and not self.tries:
            self.tries = 1 + len(self.astray)
        if self.safe and self.low:
            self.held += self._keeps
            self.loose = 0 if self._keeps else self.loose + 1
            if self.loose > _SLIPS:
                self._strike("slipped")
            else:
                self.covered += 1
                self.chosen += WHOLE // (1 + len(self.astray)) if self.covered > FREE else 0
            return
        self.loose = 0
        self.exposed += 1
        if self.exposed > _STRIKES:
            self._strike("stood" if self.safe else _BLOW_OF[self.set.kind(self.goal)] if self.there else "open")

    def _strike(self, blow: Blow) -> None:
        if not self.struck:
            self.struck = True
            self.blows.append(blow)

    def cells(self) -> Iterable[int]:
        yield from (self.steps, self.x, self.goal, self.grip, int(self.low), self.covered, self.held, self.left)
        yield from (self.loose, self.exposed, int(self.struck), len(self.blows))
        yield from (
            self.slid,
            self.firm,
            self.chosen,
            self.tries,
            self.moves,
            int(self.laid),
            len(self.astray),
            sum(1 << BLOWS.index(blow) for blow in set(self.astray)),
        )
        yield sum((BLOWS.index(blow) + 1) << (4 * at) for at, blow in enumerate(self.blows))
