"""One person on one floor: what they do, how much smoke they breathe, how it ends."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from edu.domain.games.acts import Act
from edu.domain.games.rules import HERTZ
from edu.domain.games.smoke.floor import ENDS, KINDS, REACH, THINGS, Floor, Thing, zone_of

HEADS = (1_600, 1_100, 500)
"""Height of the head upright, bent, on all fours."""
SPEEDS = (1_800, 1_100, 650)
"""Millimetres a second."""
DEADLY = 20 * HERTZ * 10
"""Smoke breathed after which one falls: ten parts a step with the head deep in it."""
RESCUE = 60 * HERTZ
"""Whoever holds the room for so long is fetched by the fire service; half of it after the call that told them the room.

A hand that touches anywhere, the cloth too, leaves a hot door alone for twenty seconds in one room of ten; for half a
minute after its call in one or two of a hundred.
"""

Ending: TypeAlias = Literal["", "out", "fetched", "fallen", "lift"]
ENDINGS: tuple[Ending, ...] = ("", "out", "fetched", "fallen", "lift")


@dataclass(slots=True)
class Escape:
    """`place` is where in the corridor one stands; None: in the own room."""

    floor: Floor
    steps: int = 0
    place: int | None = None
    posture: int = 0
    going: int = 0
    dose: int = 0
    felt_first: bool = False
    """With the back of the hand, before the door was ever opened."""
    felt: bool = False
    opened: bool = False
    reopened: bool = False
    """The door, after it had been shut again."""
    door_open: bool = False
    shut_behind: bool = False
    alarm: bool = False
    called: int = 0
    """The step at which it was."""
    idle_opens: int = 0
    """Times that the door was opened after all was decided: with a sealed gap, or again."""
    sealed: bool = False
    signals: int = 0
    out_steps: int = 0
    looked: frozenset[Thing] = frozenset()
    """Staircases that were seen from nearby."""
    gulps: int = 0
    """Times that a staircase was entered that is full of smoke, which the glass of its door shows."""
    cut_off: bool = False
    """Has looked out into a corridor that nobody can crawl through any more, when the door was first open."""
    turns: int = 0
    """Times that one turned round in the corridor, or left the room once more."""
    rises: int = 0
    """Times that one got up again in the corridor."""
    faced: int = 0
    """The way last walked, since the room was left."""
    towel: int = 0
    """Steps still spent on wetting a cloth: it costs time and gives no right to cross smoke."""
    wet: bool = False
    ending: Ending = ""

    def do(self, act: Act) -> None:
        """What makes no sense now is let go."""
        if self.ending or self.towel:
            return
        match act.name:
            case "go":
                self._go(max(-1, min(1, act.a)) if self.place is not None else 0)
            case "posture":
                lower = max(0, min(2, act.a))
                self.rises += self.place is not None and lower < self.posture
                self.posture = lower
            case "call":
                if not self.alarm:
                    self.alarm, self.called = True, self.steps
            case _ if self.place is None:
                self._in_the_room(act)
            case _:
                self._in_the_corridor(act, self.place)

    def _go(self, way: int) -> None:
        self.going = way
        if way:
            self.turns += way == -self.faced
            self.faced = way

    def _in_the_room(self, act: Act) -> None:
        match act.name:
            case "feel":
                self.felt = True
                self.felt_first = self.felt_first or not self.opened
            case "open" if not self.door_open:
                self._open()
            case "shut":
                self.door_open = False
            case "out" if self.door_open:
                self.turns += bool(self.out_steps)
                self.place, self.faced = self.floor.room, 0
            case "seal" if not self.door_open:
                self.sealed = True
            case "signal":
                self.signals += 1
            case "towel" if not self.wet:
                self.towel, self.wet = 8 * HERTZ, True

    def _open(self) -> None:
        """Behind a hot door the smoke stands ready; and what was sealed is torn open."""
        self.idle_opens += self.sealed or self.opened
        self.reopened = self.opened
        self.opened = self.door_open = True
        self.sealed = False
        if self.floor.kind == "hold":
            self.dose += DEADLY * 2 // 5

    def _in_the_corridor(self, act: Act, place: int) -> None:
        match act.name:
            case "shut" if abs(place - self.floor.room) <= 2 * REACH:
                self.door_open, self.shut_behind = False, True
            case "in" if abs(place - self.floor.room) <= REACH:
                self.place, self.going = None, 0
                self.door_open = False
            case "enter" if 0 <= act.a < len(THINGS):
                thing = THINGS[act.a]
                if self.near(thing):
                    self._enter(thing)

    def _enter(self, thing: Thing) -> None:
        if thing == "lift":
            self.ending = "lift"
        elif not self.floor.smoky(thing):
            self.ending = "out"
        else:
            self.gulps += 1
            self.dose += DEADLY // 4  # a breath of what stands in the staircase, and back

    @property
    def head_in_smoke(self) -> int:
        """0 … 10: how deep the head is in it."""
        layer = self.floor.inside if self.place is None else self.floor.layer[zone_of(self.place)]
        return max(0, min(10, (HEADS[self.posture] - layer) // 60))

    def step(self) -> None:
        if self.ending:
            return
        self.steps += 1
        self.towel = max(0, self.towel - 1)
        self.floor.step(self.steps, open_door=self.door_open, sealed=self.sealed)
        if self.place is not None:
            self.out_steps += 1
            self.place = max(ENDS[0], min(ENDS[1], self.place + self.going * SPEEDS[self.posture] // HERTZ))
            self.looked |= {t for t in THINGS[:2] if abs(self.place - self.floor.at(t)) <= 3 * REACH}
        outside = self.floor.layer[zone_of(self.floor.room)]
        self.cut_off = self.cut_off or (self.door_open and not self.reopened and outside <= HEADS[-1])
        self.dose += self.head_in_smoke
        if self.dose >= DEADLY:
            self.ending = "fallen"
        elif self.place is None and self.sealed and self.signals and not self.rescue_in:
            self.ending = "fetched"

    @property
    def rescue_in(self) -> int:
        """Steps until the fire service is at the window."""
        return max(0, self.rescue_at - self.steps)

    @property
    def rescue_at(self) -> int:
        """Steps from the beginning until then."""
        return min(RESCUE, self.called + RESCUE // 2) if self.alarm else RESCUE

    def near(self, thing: Thing) -> bool:
        """Whether one stands at its door."""
        return self.place is not None and abs(self.place - self.floor.at(thing)) <= REACH

    def cells(self) -> Iterable[int]:
        yield from (*self.floor.layer, self.floor.inside, KINDS.index(self.floor.kind), int(self.floor.mirrored))
        yield from (self.steps, -1 if self.place is None else self.place, self.posture, self.going, self.dose)
        yield from map(
            int, (self.felt, self.felt_first, self.opened, self.door_open, self.shut_behind, self.alarm, self.sealed)
        )
        yield from (self.signals, self.idle_opens, self.out_steps, len(self.looked), self.towel, int(self.wet))
        yield from (self.gulps, int(self.cut_off), int(self.reopened), self.turns, self.rises, self.faced)
        yield ENDINGS.index(self.ending)
