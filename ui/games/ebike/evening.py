"""The evening as it is touched and answered: bikes that come, that are taken, put, refused, fetched, that burn."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol, cast

import pygame

from edu.domain.games.acts import Act
from edu.domain.games.ebike.yard import PLACES, Spot
from ui.games import ease
from ui.games.ebike.bikes import Bikes
from ui.games.ebike.court import Court
from ui.games.ebike.grips import Grips
from ui.games.ebike.hints import Due, Hints
from ui.games.ebike.news import New
from ui.games.ebike.props import Props
from ui.games.ebike.rides import Mood, Ride, Rides
from ui.games.ebike.stands import Stands
from ui.games.view import Target

if TYPE_CHECKING:
    from edu.domain.games.ebike.game import EbikePlay
    from ui.games.ebike.fires import Fires
    from ui.games.ebike.harm import Harm
    from ui.games.ebike.plan import Plan
    from ui.games.kit import Kit

_BIKE, _TO = "bike:", "to:"
_SHOWS = 150
"""Steps of one showing of how a bike is dragged."""


class Hand(Protocol):
    """What the view does for the evening."""

    def do(self, act: Act) -> None: ...
    def hit_stop(self) -> None: ...


class Evening:
    def __init__(
        self, kit: Kit, plan: Plan, play: EbikePlay, *, fires: Fires, hints: Hints, harm: Harm, hand: Hand
    ) -> None:
        self._kit, self._plan, self._yard = kit, plan, play.yard
        self._fires, self._hints, self._harm, self._hand = fires, hints, harm, hand
        self._props = Props(kit, plan)
        self.stands = Stands(plan, play.yard)
        self.grips = Grips(plan, play.yard)
        self.court = Court(kit, plan, play, fires)
        self._rides = Rides(kit, plan, play.yard, self.stands)
        self._bikes = Bikes(kit, plan, play.yard, fires)
        self.streak = 0
        """Bikes put right one after the other."""
        self._let_go: dict[int, tuple[float, float]] = {}
        self._sent: tuple[int, Spot] | None = None
        self._age = 0

    # -- touched --

    def targets(self) -> list[Target]:
        """While a bike is chosen, places are touched and not what stands in them."""
        bikes, chosen = self._yard.bikes, self.grips.chosen
        if self._yard.over:
            return []
        there = self.stands.in_front(lambda number: not self._yard.barred(number))
        found = [Target(f"{_BIKE}{n}", self.stands.box(n)) for n in there if chosen < 0 or bikes[n].at == "gate"]
        if chosen >= 0:
            found += [Target(f"{_TO}{spot}", self._plan.zones[spot]) for spot in PLACES]
        return found

    def touched(self, key: str, x: float, y: float) -> None:
        if key.startswith(_TO):
            self._send(self.grips.chosen, cast("Spot", key[len(_TO) :]))
            self.grips.chosen = -1
            return
        number = int(key[len(_BIKE) :])
        bike = self._yard.bikes[number]
        if bike.at == "shed" and bike.full:
            self._hand.do(Act("clear", number))
            if bike.worth == "right":
                return
        self._kit.speaker.say("click")
        self.grips.take(number, x, y)

    def dragged(self, key: str, x: float, y: float) -> None:
        if key.startswith(_BIKE):
            self.grips.move(int(key[len(_BIKE) :]), x, y)

    def lifted(self, key: str) -> None:
        if not key.startswith(_BIKE):
            return
        number, held = int(key[len(_BIKE) :]), self.grips.held
        spot = self.grips.drop(number)
        if spot is not None:
            if held is not None:
                self._let_go[number] = held.at
            self._send(number, spot)

    def _send(self, number: int, spot: Spot) -> None:
        self._sent = number, spot
        self._hand.do(Act("place", number, PLACES.index(spot)))

    # -- answers --

    def answer(self, new: New) -> None:
        say = self._kit.speaker.say
        match new.what:
            case "came":
                self._rides.comes(new.bike)
                say("bike-bell")
            case "moved":
                self._moved(new.bike, cast("Spot", new.which))
            case "left":
                self.streak = 0
                self._rides.moves(new.bike, mood="worry")
                self._hints.warn("等太久，车主推进楼道了")
                say("huff")
            case "full":
                say("charged")
            case "smokes":
                self._kindled(new.bike)

    def _moved(self, number: int, spot: Spot) -> None:
        self._hints.stir()
        if spot == "gone":
            ride = self._rides.goes(number)
            self._fires.cheer(ride.x, ride.foot - ride.wide * 0.4)
            self._kit.speaker.say("roll")
            return
        worth = self._yard.bikes[number].worth
        self.streak = self.streak + 1 if worth == "right" else 0
        mood: Mood = "glad" if worth == "right" else "happy" if worth == "safe" else "worry"
        self._rides.moves(number, mood=mood, frm=self._let_go.pop(number, None))
        danger = worth == "danger"
        self.court.arrives(spot, wrong=danger)
        self._hints.placed(number)
        self._kit.speaker.say("hot" if danger else "plugged" if spot == "shed" else "roll")
        if danger:
            self._hand.hit_stop()

    def _kindled(self, number: int) -> None:
        ride = self._rides.of[number]
        self._fires.burst(ride.x, ride.foot - ride.wide * 0.3, 30)
        self._kit.speaker.say("fizz")
        self._harm.strike(0.8)
        self._hints.warn("着火了！别靠近，人先走远", alarm=True)
        self._hand.hit_stop()

    # -- going on --

    def step(self) -> None:
        """After the news was answered."""
        self._age += 1
        self._refused()
        self.grips.step()
        self._rides.release()
        held = self.grips.held
        if held is not None and held.number in self._rides.of:
            self._rides.holds(held.number, *held.at)
        self.court.step()
        self._rides.step()
        for x, y in self._rides.dusty():
            self._fires.dust(x, y)
        self._bikes.step(self._rides.of)

    def _refused(self) -> None:
        """Sent, but it stands where it stood: the place is full."""
        if self._sent is None:
            return
        number, spot = self._sent
        self._sent = None
        self._let_go.pop(number, None)
        if self._yard.over or self._yard.barred(number):
            return
        if self._yard.bikes[number].at not in (spot, "gone"):
            self._kit.speaker.say("bad")
            self._hints.warn("充电棚满了，充满的先取走" if spot == "shed" else "车架停满了")

    # -- seen --

    def draw(self, surface: pygame.Surface, squash: Callable[[str], float]) -> None:
        rides = self.draw_court(surface, squash)
        for ride in rides:
            self._bikes.draw_fire(surface, ride)
        if self._yard.over:
            return
        due = self._hints.due_bike()
        busy = self.grips.held is not None or self.grips.chosen >= 0
        self.court.draw_names(surface, self.grips.over, open_=busy, due=due.spot if due is not None else None)
        for ride in rides:
            if not ride.held:
                self._bikes.draw_marks(surface, ride, named=self._kit.level < 3)
        if due is not None:
            self._point(surface, due)

    def draw_court(self, surface: pygame.Surface, squash: Callable[[str], float], *, night: bool = False) -> list[Ride]:
        """The yard and the bikes in it, without fire and words; at night nobody waits at the gate."""
        self.court.draw(surface)
        rides = [ride for ride in self._rides.in_order() if not (night and self._yard.bikes[ride.number].at == "gate")]
        for ride in rides:
            if self._yard.bikes[ride.number].at == "shed" and not ride.held:
                self._bikes.draw_charge(surface, ride, *self.court.dial(self.stands.box(ride.number)))
            chosen = ride.number == self.grips.chosen
            self._bikes.draw(surface, ride, chosen=chosen, squash=squash(f"{_BIKE}{ride.number}"))
        return rides

    def _point(self, surface: pygame.Surface, due: Due) -> None:
        """At the place where the bike belongs when it is in the hand, else at the bike."""
        held = self.grips.held.number if self.grips.held is not None else self.grips.chosen
        if due.spot in PLACES and held >= 0:
            if held == due.bike:
                zone = self._plan.zones[due.spot]
                self._props.arrow(surface, zone.x + zone.w / 2, zone.y + zone.h * 0.55, self._age)
            return
        ride = self._rides.of[due.bike]
        if due.spot in PLACES and not self._yard.moved and not self._kit.theme.reduced_motion:
            self._show_how(surface, ride, due.spot)
        else:
            self._props.arrow(surface, ride.x, ride.foot - ride.wide * 1.1 - 14 * self._plan.unit, self._age)

    def _show_how(self, surface: pygame.Surface, ride: Ride, spot: Spot) -> None:
        """Until the first bike was moved: a hand draws the way, over and over."""
        zone, u = self._plan.zones[spot], self._plan.unit
        share = ease.out((self._age % _SHOWS - 20) / (_SHOWS - 50))
        x, y = ride.x, ride.foot - ride.wide * 0.3
        x += (zone.x + zone.w / 2 - x) * share
        y += (zone.y + zone.h * 0.6 - y) * share
        side = 150 * u
        self._bikes.ghost(surface, ride, x, y + ride.wide * 0.3)
        hand = self._kit.pictures.get("hand", side, side, flip=self._plan.mirrored)
        surface.blit(hand, (round(x - side * (0.6 if self._plan.mirrored else 0.4)), round(y - side * 0.1)))
