"""One road: who crosses, where the eyes are, what was put on, what came of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from edu.domain.games.road.dangers import CRESCENT, Light, Standing, Turn
from edu.domain.games.road.traffic import LANES, Traffic, Vehicle
from edu.domain.games.rules import HERTZ

WIDTH, MIDDLE, EDGE, BACK = 7_000, 3_500, 3_200, -1_500
"""Across the road: the other side; its middle; how far a lorry at the kerb reaches; a step back from the kerb."""
LANE_AT = ((300, 3_100), (3_900, 6_700))
"""Where a vehicle of each lane hits; between the two one can stand."""
_NEAR, _BEYOND = LANE_AT
WALK, RUN, RIDE = 25, 50, 60
FRESH = 7 * HERTZ // 2
"""So long what was seen on one side holds at the least."""
REST = 3 * HERTZ // 4
"""So long the eyes rest after the last look before somebody sets out; for less the head was only turned."""
SHOWN = 8 * HERTZ
"""So long a driver minds a hand that was raised."""
DARK_SIGHT = 18_000
"""So far headlights show somebody in dark clothes: too late to stop."""
CALL, DOWN = 5 * HERTZ, 3 * HERTZ
"""A telephone rings so long; whoever answers it looks down so long."""
LIMIT = 26 * HERTZ
_HAIR = HERTZ // 3
"""What a driver takes for too close."""

Place: TypeAlias = Literal["zebra", "lorry", "signal", "bike", "night"]
PLACES: tuple[Place, ...] = ("zebra", "lorry", "signal", "bike", "night")
LEFT, RIGHT = 0, 1
Thing: TypeAlias = Literal["helmet", "push", "vest", "torch"]
THINGS: tuple[Thing, ...] = ("helmet", "push", "vest", "torch")
"""A helmet with its strap closed; getting off to push; a vest that shines; a torch."""
AT_HAND: dict[Place, tuple[Thing, ...]] = {"bike": ("helmet", "push"), "night": ("vest", "torch")}
Outcome: TypeAlias = Literal["", "across", "hit", "wheels", "late"]
OUTCOMES: tuple[Outcome, ...] = ("", "across", "hit", "wheels", "late")


@dataclass(slots=True)
class Crossing:
    """`y` is how far across, from the kerb; `faults` are names of cards, in the order in which they were made."""

    place: Place
    traffic: Traffic
    rings: int
    """The step in which a telephone rings; -1: it does not."""
    light: Light | None = None
    turn: Turn | None = None
    standing: Standing | None = None
    y: int = 0
    pace: int = 0
    halt: int = WIDTH
    steps: int = 0
    outcome: Outcome = ""
    looked: list[int] = field(default_factory=lambda: [-LIMIT, -LIMIT])
    """The step of the last look to each side."""
    looked_from: list[int] = field(default_factory=lambda: [0, 0])
    fresh: int = FRESH
    """So long what was seen on one side holds."""
    waved: int = -SHOWN - 1
    down: int = 0
    """Until this step the eyes are on the telephone."""
    has: set[Thing] = field(default_factory=set)
    entered: list[bool] = field(default_factory=lambda: [False, False])
    checked: list[bool] = field(default_factory=lambda: [False, False])
    """By lane: it was entered with eyes for what comes on it, and nothing came."""
    calm: bool = False
    """Whoever walks now set out with eyes that had `rested`."""
    hand: bool = False
    """The drivers were asked, or nobody was near, before the first step onto the road."""
    frights: int = 0
    faults: list[str] = field(default_factory=list)
    _stirred: bool = False
    """Some driver may be giving way or startled."""

    # what a player does

    def look(self, side: int) -> None:
        if not self.outcome and self.steps >= self.down:
            self.looked[side], self.looked_from[side] = self.steps, self.y

    def go(self, *, run: bool = False) -> None:
        if not self.outcome:
            self.halt = WIDTH
            self.calm = self.calm if self.pace > 0 else self.rested
            self.pace = RIDE if self.place == "bike" and "push" not in self.has else RUN if run else WALK

    def wait(self) -> None:
        """To the next spot where one can stand: nobody stops before a bonnet, and a village road has no middle line."""
        if self.pace <= 0 or self.outcome:
            return
        if self.y <= 0:
            self.pace = 0
        elif self.standing and self.y < EDGE:
            self.halt = EDGE
        elif self.y < MIDDLE and self.has_middle:
            self.halt = MIDDLE

    def back(self) -> None:
        """From the kerb a step away from it; from the road it is turning back."""
        if self.outcome:
            return
        if self.y > 0:
            self._fault("no-turn-back")
        self.halt, self.pace = (0 if self.y > 0 else BACK), -WALK

    def wave(self) -> None:
        if self.outcome:
            return
        self.waved = self.steps
        lorry = self._lorry()
        if self.standing and lorry and not lorry.cruise and self.y <= 0 and self.standing.asked < 0:
            self.standing.asked = self.steps

    def take(self, thing: Thing) -> None:
        """Only before setting out."""
        if not self.outcome and self.y <= 0 and thing in AT_HAND.get(self.place, ()):
            self.has.add(thing)

    def answer(self) -> None:
        if not self.outcome and self.ringing:
            self.down = self.steps + DOWN
            if 0 < self.y < WIDTH:
                self._fault("phone")

    # what a screen and a bot can see

    @property
    def ringing(self) -> bool:
        return 0 <= self.rings <= self.steps < self.rings + CALL and self.steps >= self.down

    @property
    def looked_both(self) -> bool:
        """To each side at least once, however hastily."""
        return min(self.looked) >= 0

    @property
    def has_middle(self) -> bool:
        """A line between the lanes, on which one can wait."""
        return self.place != "night"

    @property
    def blocked(self) -> bool:
        """The lorry at the kerb has not driven off yet."""
        return self._lorry() is not None

    def _lorry(self) -> Vehicle | None:
        lorry = self.traffic.lorry
        return lorry if lorry is not None and lorry.away > 0 else None

    def comes_from(self, lane: int) -> int:
        """The side; where a lorry stands it is a one-way street."""
        return LEFT if self.standing else (LEFT, RIGHT)[lane]

    def sees(self, lane: int) -> bool:
        """What comes on that lane: the eyes were there just now, and no lorry stood in between."""
        side = self.comes_from(lane)
        hidden = lane == 1 and self.blocked and self.standing is not None and self.looked_from[side] < EDGE
        return self.steps >= self.down and self.steps - self.looked[side] <= self.fresh and not hidden

    @property
    def rested(self) -> bool:
        """There was time to see what came, wherever the eyes were last."""
        return self.steps - max(self.looked) >= REST

    def lane_here(self) -> int:
        """Where the walker can be hit; -1: nowhere."""
        y = self.y
        if _NEAR[0] <= y <= _NEAR[1]:
            return 0
        return 1 if _BEYOND[0] <= y <= _BEYOND[1] else -1

    def clear(self, lane: int, spare: int = 0) -> bool:
        """Whoever sets out now is off this lane before anything is there, with so many steps to spare."""
        needs = (LANE_AT[lane][1] - self.y) // max(self.pace, WALK) + spare
        for one in self.traffic.lanes[lane]:
            if one.away > 0 and one.gives:
                return True
            if one.on_line or (one.away > 0 and one.away < needs * one.cruise):
                return False
        return True

    @property
    def shines(self) -> bool:
        return bool(self.has & {"vest", "torch"})

    # one step

    def step(self) -> None:
        if self.outcome:
            return
        if self.pace:
            self._move()
        here = self.lane_here()
        self._drivers(here)
        self.traffic.step()
        self.steps += 1
        if here in LANES:
            self._meet(here)
        if self.turn is not None:
            self._turning(self.turn)
        if not self.outcome and self.steps >= LIMIT:
            self.outcome = "late"

    def _move(self) -> None:
        before = self.y
        self.y += self.pace
        if self.y >= self.halt if self.pace > 0 else self.y <= self.halt:
            self.y, self.pace = self.halt, 0
        for lane, at in enumerate((0, MIDDLE)):
            if before <= at < self.y and not self.entered[lane]:
                self._enter(lane)
        if self.y >= WIDTH:
            self.outcome = "across"

    def _enter(self, lane: int) -> None:
        self.entered[lane] = True
        looked = self.sees(lane) and (self.calm or (lane == 1 and self.rested))
        clear = self.clear(lane)
        self.checked[lane] = looked and clear
        if self.steps < self.down:
            self._fault("phone")
        if not looked:
            self._fault("hidden-lane" if lane == 1 and self.blocked else "look-both")
        elif not clear:
            self._fault("dash")
        if self.pace == RUN and any(one.away > 0 and not one.waits for one in self.traffic.lanes[lane]):
            self._fault("dash")
        if lane == 0:
            self._set_out()

    def _set_out(self) -> None:
        asked = self.steps - self.waved <= SHOWN
        self.hand = asked or not any(one.away > 0 for one in self.traffic.lanes[0])
        broken = {
            "red-light": self.light is not None and not self.light.walk(self.steps),
            "lorry-front": self.standing is not None and self.blocked and not self.standing.nodded(self.steps),
            "ask-driver": self.place == "zebra" and not self.hand,
            "helmet": self.place == "bike" and "helmet" not in self.has,
            "push": self.place == "bike" and "push" not in self.has,
            "be-seen": self.place == "night" and not self.shines,
        }
        for card, is_broken in broken.items():
            if is_broken:
                self._fault(card)

    def _drivers(self, here: int) -> None:
        held = self.light is not None and self.light.holds_vehicles(self.steps)
        if held or self.y > 0 or self.steps - self.waved <= SHOWN:
            self._minded(here, held)
        elif self._stirred:
            self._unminded()
        if self.standing is not None:
            self._standing_lorry(self.standing)

    def _unminded(self) -> None:
        """Nobody is on the road and nobody raises a hand: whoever gave way drives on."""
        for one in self.traffic.vehicles:
            if one.away > 0 and one.cruise:
                one.gives, one.startled = False, -1
        self._stirred = False

    def _minded(self, here: int, held: bool) -> None:
        """Each lane: `asks`, who crosses is on the road before its drivers, or stands there with a hand up."""
        self._stirred = True
        sees_all = self.place != "night" or self.shines
        for lane, vehicles in enumerate(self.traffic.lanes):
            behind_lorry = lane == 1 and self.y < EDGE and self.blocked
            before = self.y < LANE_AT[lane][1] and not behind_lorry
            asks = before and (self.y > 0 or self.steps - self.waved <= SHOWN)
            first = True
            for one in vehicles:
                if one.away <= 0 or not one.cruise:
                    continue
                seen = sees_all or one.away <= DARK_SIGHT
                stands_before = before and here == lane and one.gives and not one.speed
                asked = held or (seen and ((asks and one.courteous) or stands_before))
                one.gives = asked and (one.gives or one.can_stop())
                if here != lane:
                    one.startled = -1
                elif first and one.startled < 0 and seen and not one.gives and self._meets(one):
                    one.startled = 0
                first = False  # whoever drives behind another only keeps the distance

    def _meets(self, one: Vehicle) -> bool:
        """It would be there before this lane is free."""
        near, far = LANE_AT[one.lane]
        steps = (far - self.y) // self.pace if self.pace > 0 else (self.y - near) // WALK
        return one.away < (steps + _HAIR) * one.speed

    def _standing_lorry(self, standing: Standing) -> None:
        lorry = self._lorry()
        if lorry is None or self.steps < standing.starts:
            return
        minded = standing.asked >= 0 and self.y < EDGE
        if not lorry.cruise and not minded:
            lorry.cruise, lorry.speed = self.traffic.cruise, 1

    def _meet(self, here: int) -> None:
        for one in self.traffic.lanes[here]:
            if one.speed and one.on_line:
                self.outcome = "hit"
                self._fault("lorry-front" if one.lorry else "dash")
            elif one.startled == HERTZ:
                self.frights += 1
                self._fault("dash")

    def _turning(self, turn: Turn) -> None:
        phase = turn.phase(self.steps)
        if phase in ("cab", "wheels") and CRESCENT[0] < self.y < CRESCENT[1]:
            self._fault("inner-wheel")
            if phase == "wheels":
                self.outcome = "wheels"

    def _fault(self, card: str) -> None:
        if card not in self.faults:
            self.faults.append(card)

    def cells(self) -> Iterable[int]:
        yield from (PLACES.index(self.place), self.rings, self.y, self.pace, self.halt, self.steps, self.waved)
        yield from (OUTCOMES.index(self.outcome), self.down, self.frights, self.hand + 2 * self.calm, self.fresh)
        yield from (*self.looked, *self.looked_from, *self.entered, *self.checked)
        yield sum(1 << THINGS.index(thing) for thing in self.has)
        for one in (self.light, self.turn, self.standing):
            yield from one.cells() if one else (-1,)
        yield from self.traffic.cells()
