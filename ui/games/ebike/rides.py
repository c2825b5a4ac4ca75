"""Where each bike is drawn now: on its way to its stand, in a hand, off through the gate; and who rode it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from edu.domain.games.ebike.yard import Yard
from ui.games import ease
from ui.games.ebike.plan import Plan
from ui.games.ebike.stands import Stands
from ui.games.kit import Kit

Mood: TypeAlias = Literal["happy", "worry", "glad"]
RIDERS = ("girl", "man", "gran", "student", "uncle", "mum")
MODELS = ("scooter", "basket", "courier")
_STAYS = 60
"""Steps that a rider still stands beside the bike once it has been put somewhere."""


@dataclass(slots=True)
class Ride:
    """`x` is the middle, `foot` the ground under the wheels, `wide` the breadth of the bike, all in pixels."""

    number: int
    x: float
    foot: float
    wide: float
    company: int = 0
    """Steps that the rider still stays; at the gate for ever."""
    mood: Mood = "happy"
    held: bool = False
    hopped: int = 99

    @property
    def rider(self) -> str:
        return RIDERS[self.number % len(RIDERS)]


def model_of(number: int) -> str:
    return MODELS[(number + number // len(MODELS)) % len(MODELS)]


class Rides:
    def __init__(self, kit: Kit, plan: Plan, yard: Yard, stands: Stands) -> None:
        self._plan, self._yard, self._stands = plan, yard, stands
        self._still = kit.theme.reduced_motion
        self.of: dict[int, Ride] = {}
        self._gone: list[Ride] = []
        for number in stands.there:
            x, foot, wide = self._goal(number)
            self.of[number] = Ride(number, x, foot, wide)

    def _goal(self, number: int) -> tuple[float, float, float]:
        box, u = self._stands.box(number), self._plan.unit
        waits = self._yard.bikes[number].at == "gate"
        rank = self._stands.rank(number)
        wide = min(box.w * (0.92 if waits else 1.16), 236 * u) if waits else box.w * 1.14
        return box.x + box.w / 2 + rank * 10 * u, box.y + box.h - ((30 if waits else 12) + 14 * rank) * u, wide

    # -- answers --

    def comes(self, number: int) -> None:
        x, foot, wide = self._goal(number)
        away = self._plan.width + wide if self._plan.mirrored else -wide
        self.of[number] = Ride(number, x if self._still else away, foot, wide)

    def moves(self, number: int, *, mood: Mood, frm: tuple[float, float] | None = None) -> None:
        """From where a hand let go of it, or from where it stood."""
        ride = self.of[number]
        if frm is not None:
            ride.x, ride.foot = frm
        ride.company, ride.mood, ride.hopped = _STAYS, mood, 0

    def goes(self, number: int) -> Ride:
        """The owner rides off with it."""
        ride = self.of.pop(number)
        ride.mood, ride.company = "glad", _STAYS
        if not self._still:
            self._gone.append(ride)
        return ride

    def holds(self, number: int, x: float, y: float) -> None:
        """In a hand: (x, y) is the finger."""
        ride = self.of[number]
        ride.held, ride.x, ride.foot = True, x, y + ride.wide * 0.36

    # -- going on --

    def step(self) -> None:
        share = 1.0 if self._still else 0.16
        for number, ride in self.of.items():
            x, foot, wide = self._goal(number)
            ride.wide = ease.toward(ride.wide, wide * (1.12 if ride.held else 1.0), share)
            if not ride.held:
                ride.x, ride.foot = ease.toward(ride.x, x, share), ease.toward(ride.foot, foot, share)
            ride.company = max(0, ride.company - 1)
            ride.hopped += 1
        way = -1 if self._plan.mirrored else 1
        for ride in self._gone:
            ride.hopped += 1
            ride.x += way * (2 + ride.hopped * 0.22) * self._plan.unit
        self._gone = [ride for ride in self._gone if -ride.wide < ride.x < self._plan.width + ride.wide]

    def dusty(self) -> list[tuple[float, float]]:
        """Hind wheels of what rolls fast enough."""
        way = -1 if self._plan.mirrored else 1
        least = 60 * self._plan.unit
        rolling = [ride for n, ride in self.of.items() if not ride.held and abs(ride.x - self._goal(n)[0]) > least]
        return [(ride.x - way * ride.wide * 0.34, ride.foot) for ride in [*rolling, *self._gone]]

    def release(self) -> None:
        for ride in self.of.values():
            ride.held = False

    def in_order(self) -> list[Ride]:
        """From the back to the front; what is held comes last."""
        return sorted([*self.of.values(), *self._gone], key=lambda ride: (ride.held, ride.foot, ride.number))
