"""One fire from the first spark to the end: the world and its steps.

Nine patches of flame stand side by side. A flame grows, and lights its neighbours; smoke gathers under the ceiling as
long as anything burns; when it has come down the player is driven out. A jet cools the patches under it if it is held
at the root of the flames; over them it is wasted. What was put out glows on for a while and may flare up again.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from edu.domain.games.acts import Act
from edu.domain.games.extinguisher.fires import BOTTLES, DOOR, TOOLS, Fire, Tool
from edu.domain.games.rules import HERTZ, Level

PATCHES = 9
FULL = 60_000
"""Heat of a patch in full flame; smoke that has come down to the floor."""
ROOT = 350
"""Below this height (thousandths of the picture) a jet strikes the root of the flames."""
REACH = 90
"""Half the breadth of a jet, in thousandths."""
_GROWTH = {1: 20, 2: 32, 3: 43}
_SMOKE = {1: 16, 2: 22, 3: 28}
_COOLING = 580
_WEAK = 80
"""Of a bottle that is not made for this fire."""
BOTTLE = 14 * HERTZ
"""Steps of spraying in a full bottle."""
_FLARE = 9_000
_WATCH = 90
"""Steps without flame or glow after which it is out."""
_TO_THE_DOOR = 5 * HERTZ
"""Whoever has left has so long to close the door, and to call if that has not been done yet."""
DECIDE = 25 * HERTZ
"""Who has taken nothing by then has stood too long."""

Ending: TypeAlias = Literal["", "out", "left", "driven", "burnt"]
"""out: nothing burns; left: by the door; driven: the smoke was quicker; burnt: made worse by the wrong thing."""
ENDINGS: tuple[Ending, ...] = ("", "out", "left", "driven", "burnt")
STEPS_OF_BOTTLE = ("lift", "pin", "hose")


@dataclass(slots=True)
class Fight:
    """Changes by `step`. Everything that counts for the points is kept in it."""

    fire: Fire
    level: Level
    heat: list[int] = field(default_factory=list)
    glow: list[int] = field(default_factory=list)
    smoke: int = 0
    steps: int = 0
    alarm: int = -1
    """Step in which help was called; -1 never."""
    shut: int = -1
    """Step in which stove or current were shut off."""
    tool: Tool | None = None
    taken: list[Tool] = field(default_factory=list)
    began: int = -1
    """Step in which the first thing was taken; -1 never."""
    prepared: list[str] = field(default_factory=list)
    slips: int = 0
    """Things done in the wrong order: pressed before the pin was out, covered with the stove alight …"""
    pressed: bool = False
    aim: tuple[int, int] = (500, 700)
    left_in_bottle: int = BOTTLE
    sprayed: int = 0
    struck: int = 0
    """Steps of spraying, and those that struck the root of something burning."""
    high: int = 0
    """Steps of spraying over the flames."""
    harm: int = 0
    fought: bool = False
    calm: int = 0
    backed: bool = False
    gone: int = -1
    closed: bool = False
    ending: Ending = ""

    def __post_init__(self) -> None:
        broad = max(1, PATCHES * self.fire.spread // 1000)
        first = (PATCHES - broad) // 2
        start = FULL // 4 + FULL // 12 * (self.level - 1)
        self.heat = [start if first <= at < first + broad else 0 for at in range(PATCHES)]
        self.glow = list(self.heat)
        if self.fire.id == "room":
            self.smoke = FULL // 3

    # -- what can be done --

    def do(self, act: Act) -> None:
        """What makes no sense now is let go."""
        if self.ending:
            return
        if self.gone >= 0:
            self._outside(act)
            return
        match act.name:
            case "alarm" if self.alarm < 0:
                self.alarm = self.steps
            case "shut" if self.shut < 0 and self.fire.first:
                self.shut = self.steps
            case "take":
                self._take(act.a)
            case "back":
                self.backed = self.backed or not self.alight
            case "cover" if self.tool == "lid":
                self._cover()
            case _ if self.tool in BOTTLES:
                self._handle(act)

    def _outside(self, act: Act) -> None:
        """Safe behind the door there are two things left to do."""
        if act.name == "close":
            self.closed = True
        elif act.name == "alarm" and self.alarm < 0:
            self.alarm = self.steps

    def _take(self, number: int) -> None:
        if not 0 <= number < len(TOOLS) or TOOLS[number] not in self.fire.offered or TOOLS[number] == self.tool:
            return
        self.tool = TOOLS[number]
        self.taken.append(self.tool)
        self.began = self.steps if self.began < 0 else self.began
        self.pressed = False
        if self.tool == DOOR:
            self.gone = self.steps
            return
        self.prepared = []
        if self.tool == "bucket":
            self.fought = True
            self._worse()

    def _handle(self, act: Act) -> None:
        """A bottle in the hand."""
        match act.name:
            case "lift" | "pin" | "hose":
                self._prepare(act.name)
            case "press":
                self._press(on=act.a > 0)
            case "aim":
                self.aim = max(0, min(1000, act.a)), max(0, min(1000, act.b))

    def _prepare(self, name: str) -> None:
        if name in self.prepared:
            return
        if name != STEPS_OF_BOTTLE[len(self.prepared)]:
            self.slips += 1
            return
        self.prepared.append(name)

    def _press(self, *, on: bool) -> None:
        if on and len(self.prepared) < len(STEPS_OF_BOTTLE):
            self.slips += 1  # the lever does not move: the pin is in
            return
        self.pressed = on
        self.fought = self.fought or on

    def _cover(self) -> None:
        self.fought = True
        if self.shut < 0:
            self.slips += 1  # under the lid it boils on
            return
        self.heat = [0] * PATCHES
        self.glow = [0] * PATCHES

    def _worse(self) -> None:
        if self.tool in self.fire.harmful:
            self.harm += 1
            self.heat = [min(FULL, heat + FULL // 2) for heat in self.heat]
            self.smoke = min(FULL, self.smoke + FULL // 4)
            if self.harm > 1:
                self.ending = "burnt"

    # -- what goes on by itself --

    @property
    def means(self) -> Tool | None:
        """What it was fought with, also once it is left: the door undoes nothing of that."""
        if self.tool == DOOR:
            return self.taken[-2] if len(self.taken) > 1 else None
        return self.tool

    @property
    def burning(self) -> bool:
        return any(self.heat)

    @property
    def alight(self) -> bool:
        """Burning, or glowing still: not to be turned one's back on."""
        return self.burning or any(self.glow)

    def step(self) -> None:
        if self.ending:
            return
        self.steps += 1
        if self.gone >= 0:
            if (self.closed and self.alarm >= 0) or self.steps - self.gone > _TO_THE_DOOR:
                self.ending = "left"
            return
        self._spray()
        self._burn()
        if not self.alight:
            self.calm += 1
            if self.backed or self.calm > _WATCH * 3:
                self.ending = "out"
        else:
            self.calm = 0
        if self.smoke >= FULL:
            self.ending = "driven"

    def _spray(self) -> None:
        if not self.pressed or self.left_in_bottle <= 0:
            self.pressed = False
            return
        self.left_in_bottle -= 1
        self.sprayed += 1
        if self.tool in self.fire.harmful:
            if self.sprayed % HERTZ == 1:
                self._worse()
            return
        across, height = self.aim
        under = [at for at in range(PATCHES) if abs(self._middle(at) - across) <= REACH]
        hot = [at for at in under if self.heat[at] or self.glow[at]]
        self.high += height > ROOT
        if height > ROOT or not hot:
            return
        self.struck += 1
        power = _COOLING if self.tool in self.fire.right else _WEAK
        for at in hot:
            self.heat[at] = max(0, self.heat[at] - power)
            if not self.heat[at]:
                self.glow[at] = max(0, self.glow[at] - power * 2)

    @staticmethod
    def _middle(patch: int) -> int:
        return (2 * patch + 1) * 1000 // (2 * PATCHES)

    def _burn(self) -> None:
        growth = _GROWTH[self.level]
        fed = self.fire.first and self.shut < 0
        before = list(self.heat)
        for at, heat in enumerate(before):
            beside = max(before[max(0, at - 1) : at] + before[at + 1 : at + 2], default=0)
            if heat:
                self.heat[at] = min(FULL, heat + growth * (2 if fed else 1))
                self.glow[at] = max(self.glow[at], self.heat[at])
            elif self.glow[at]:
                self.glow[at] = max(0, self.glow[at] - growth)
                if self.glow[at] > _FLARE and (self.steps + at * 7) % (2 * HERTZ) == 0:
                    self.heat[at] = _FLARE
            elif beside > FULL * 2 // 3:
                self.heat[at] = growth
        burning = sum(1 for heat in self.heat if heat)
        self.smoke = min(FULL, self.smoke + burning * _SMOKE[self.level] // 4) if burning else max(0, self.smoke - 30)

    def cells(self) -> Iterable[int]:
        yield from self.heat
        yield from self.glow
        yield from (self.smoke, self.steps, self.alarm, self.shut, TOOLS.index(self.tool) if self.tool else -1)
        yield from (len(self.taken), len(self.prepared), self.slips, int(self.pressed), *self.aim, self.left_in_bottle)
        yield self.began
        yield from map(TOOLS.index, self.fire.offered)
        yield from (self.sprayed, self.struck, self.high, self.harm, self.calm)
        yield from (int(self.backed), self.gone, int(self.closed))
        yield ENDINGS.index(self.ending)
