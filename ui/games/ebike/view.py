"""电动车安全屋 as it is seen and touched."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

import pygame

from edu.domain.games.acts import Act
from edu.domain.games.ebike.game import BETWEEN
from edu.domain.games.ebike.night import THINGS, TRAPS, Thing
from edu.domain.games.ebike.yard import PLACES, Spot
from edu.domain.games.rounds import score_of
from ui.games import ease
from ui.games.ebike.bikes import Bikes
from ui.games.ebike.court import NIGHTFALL, Court, harm_rim
from ui.games.ebike.fires import Fires
from ui.games.ebike.flat import Flat
from ui.games.ebike.grips import Grips
from ui.games.ebike.hints import Hints
from ui.games.ebike.moment import said_of_evening, said_of_night
from ui.games.ebike.news import New, look, news
from ui.games.ebike.outside import Outside
from ui.games.ebike.plan import Plan, plan, seen_in
from ui.games.ebike.props import Props
from ui.games.ebike.rides import Mood, Rides
from ui.games.ebike.stands import Stands
from ui.games.faces import Face, Faces
from ui.games.gains import Gains
from ui.games.head import Head
from ui.games.moment import Moment, Said
from ui.games.motes import Swarm
from ui.games.view import PAUSE, GameView, Target

if TYPE_CHECKING:
    from edu.domain.games.ebike.game import EbikePlay
    from edu.domain.games.ebike.night import Night
    from edu.domain.games.rules import Play
    from ui.games.kit import Kit

_OUTRO = 280
_WAIT = 34
"""Steps that what went wrong is seen before it is talked about."""
_WIPE = 20
_BIKE, _TO = "bike:", "to:"
_PARTS = ("车回来了", "夜里冒烟了")
_SOUNDS: dict[Thing, str] = {
    "family": "wake", "out": "hinge", "carry": "blast", "bucket": "splash", "unplug": "crackle", "film": "bad",
    "close": "door", "knock": "knock", "down": "steps", "lift": "cough", "call": "dial", "back": "cough",
    "seal": "good", "window": "window", "rush": "blast", "towel": "cough", "jump": "bad",
}  # fmt: skip


class EbikeView(GameView):
    def __init__(self, kit: Kit, play: Play) -> None:
        super().__init__(kit, play)
        self._play = cast("EbikePlay", play)
        self._before = look(self._play)
        self._moment: Moment | None = None
        self._wiped = _WIPE
        self._harm = 0.0
        self._let_go: dict[int, tuple[float, float]] = {}
        self._sent: tuple[int, Spot] | None = None
        self.arrange(1920, 1080)

    @property
    def plan(self) -> Plan:
        return self._plan

    @property
    def outro(self) -> int:
        return _OUTRO

    # -- laid out --

    def arrange(self, width: int, height: int) -> None:
        kit, play = self.kit, self._play
        self._plan = plan(width, height, kit.manner)
        self._swarm = Swarm(kit.pictures, self._plan.unit)
        self._fires = Fires(kit, self._plan.unit, self._swarm)
        self._head = Head(kit, self._plan.unit)
        self._faces = Faces(kit, self._plan.unit)
        self._props = Props(kit, self._plan)
        self._stands = Stands(self._plan, play.yard)
        self._rides = Rides(kit, self._plan, play.yard, self._stands)
        self._bikes = Bikes(kit, self._plan, play.yard, self._fires)
        self._court = Court(kit, self._plan, play, self._fires)
        self._grips = Grips(self._plan, play.yard)
        self._hints = Hints(kit, self._plan, play)
        self._gains = Gains(kit, self._plan.unit)
        self._score = score_of(play.parts())
        self._night: tuple[Flat, Outside] | None = None
        if play.night is not None:
            self._enter_night(play.night)
        if self._moment is not None:
            self._moment = self._panel(self._moment.said)

    def _enter_night(self, night: Night) -> None:
        kit, plan = self.kit, self._plan
        self.seen = seen_in(plan, night)
        self._night = (
            Flat(kit, plan, night, self.seen, self._swarm, self._fires),
            Outside(kit, plan, night, self.seen, self._swarm, self._fires),
        )

    def _panel(self, said: Said, wait: int = 0) -> Moment:
        made = self._plan
        top = made.head.y + made.head.h + 76 * made.unit
        return Moment(self.kit, said, width=made.width, unit=made.unit, top=top, wait=wait)

    # -- touched --

    def targets(self) -> Sequence[Target]:
        play = self._play
        found: list[Target] = []
        if play.night is not None:
            if not play.night.ending:
                found = [Target(thing, self.seen[thing].touch) for thing in play.night.here]
        elif not play.yard.over:
            found = self._of_evening()
        return [*found, Target(PAUSE, self._plan.pause)]

    def _of_evening(self) -> list[Target]:
        """While a bike is chosen, places are touched and not what stands in them."""
        bikes, chosen = self._play.yard.bikes, self._grips.chosen
        there = self._stands.in_front(lambda number: not bikes[number].smokes)
        found = [Target(f"{_BIKE}{n}", self._stands.box(n)) for n in there if chosen < 0 or bikes[n].at == "gate"]
        if chosen >= 0:
            found += [Target(f"{_TO}{spot}", self._plan.zones[spot]) for spot in PLACES]
        return found

    def touched(self, key: str, x: float, y: float) -> None:
        self._hints.stir()
        if key in THINGS:
            self.do(Act("touch", THINGS.index(key)))
        elif key.startswith(_TO):
            self._send(self._grips.chosen, cast("Spot", key[len(_TO) :]))
            self._grips.chosen = -1
        else:
            number = int(key[len(_BIKE) :])
            bike = self._play.yard.bikes[number]
            if bike.at == "shed" and bike.full:
                self.do(Act("clear", number))
                if bike.worth == "right":
                    return
            self.kit.speaker.say("click")
            self._grips.take(number, x, y)

    def dragged(self, key: str, x: float, y: float) -> None:
        if key.startswith(_BIKE):
            self._grips.move(int(key[len(_BIKE) :]), x, y)

    def lifted(self, key: str) -> None:
        if not key.startswith(_BIKE):
            return
        number = int(key[len(_BIKE) :])
        held = self._grips.held
        spot = self._grips.drop(number)
        if spot is not None and spot in PLACES:
            if held is not None:
                self._let_go[number] = held.at
            self._send(number, spot)

    def _send(self, number: int, spot: Spot) -> None:
        if number >= 0:
            self._sent = number, spot
            self.do(Act("place", number, PLACES.index(spot)))

    # -- going on --

    def watch(self) -> None:
        play, now = self._play, look(self._play)
        score = score_of(play.parts())
        earned, self._score = score - self._score, score
        self._stands.step()
        for new in news(self._before, now):
            self._answer(new)
            earned = self._reward(new, earned)
        self._before = now
        self._refused()
        self._grips.step()
        self._carry()
        self._wiped += 1
        self._harm = max(0.0, self._harm - 0.012)
        if play.night is None:
            self._court_goes_on()
        elif self._night is not None:
            self._court.age += play.night.where == "yard"
            self._night[play.night.where != "flat"].step()
        for one in (self._fires, self._swarm, self._hints, self._gains):
            one.step()
        self._head.step(score)
        if self._moment is not None:
            self._moment.step()

    def _court_goes_on(self) -> None:
        self._court.step()
        self._rides.step()
        self._bikes.step(self._rides.of)
        if self._play.pause == BETWEEN - NIGHTFALL:
            self._moment = None
            self.kit.speaker.say("fizz")

    def _carry(self) -> None:
        self._rides.release()
        held = self._grips.held
        if held is not None and held.number in self._rides.of:
            self._rides.holds(held.number, *held.at)

    def _answer(self, new: New) -> None:
        say = self.kit.speaker.say
        match new.what:
            case "came":
                self._rides.comes(new.bike)
                say("bike-bell")
            case "moved":
                self._moved(new.bike, cast("Spot", new.which))
            case "left":
                self._rides.moves(new.bike, mood="worry")
                self._hints.warn("等太久，车主推进楼道了")
                say("huff")
            case "full":
                say("charged")
            case "smokes":
                self._kindled(new.bike)
            case "evening-over":
                self._end_evening()
            case _:
                self._answer_night(new)

    def _moved(self, number: int, spot: Spot) -> None:
        self._hints.stir()
        if spot == "gone":
            self._rides.goes(number)
            self.kit.speaker.say("roll")
            return
        worth = self._play.yard.bikes[number].worth
        mood: Mood = "glad" if worth == "right" else "happy" if worth == "safe" else "worry"
        self._rides.moves(number, mood=mood, frm=self._let_go.pop(number, None))
        self._court.arrives(spot)
        self._hints.quiet()
        self._hints.placed(number)
        danger = worth == "danger"
        self.kit.speaker.say("hot" if danger else "plugged" if spot == "shed" else "roll")
        if danger:
            self.hit_stop()

    def _kindled(self, number: int) -> None:
        ride = self._rides.of[number]
        self._fires.burst(ride.x, ride.foot - ride.wide * 0.3, 30)
        self.kit.speaker.say("fizz")
        self._harm = 0.8
        self._hints.warn("着火了！别靠近，人先走远")
        self.hit_stop()

    def _refused(self) -> None:
        """Sent, but it stands where it stood: the place is full."""
        if self._sent is None:
            return
        number, spot = self._sent
        self._sent = None
        self._let_go.pop(number, None)
        if self._play.yard.bikes[number].at != spot and not self._play.yard.over:
            self.kit.speaker.say("bad")
            self._hints.warn("充电棚满了，充满的先取走" if spot == "shed" else "车架停满了")

    def _reward(self, new: New, earned: int) -> int:
        """Points and stars where they were earned; what is left of them for the next."""
        if new.what == "moved" and new.which != "gone":
            box = self._stands.box(new.bike)
            x, y = box.centre
        elif new.what == "done":
            x, y = self.seen[cast("Thing", new.which)].touch.centre
        else:
            return earned
        self._gains.add(earned, x, y)
        if earned > 0:
            self._stars(x, y, 14)
        return 0

    def _stars(self, x: float, y: float, count: int) -> None:
        chance, unit = self._swarm.chance, self._plan.unit
        for _ in range(0 if self.kit.theme.reduced_motion else count):
            self._swarm.add("star", x, y, chance(-7, 7) * unit, chance(-10, 1) * unit)

    def _end_evening(self) -> None:
        said = said_of_evening(self._play, self.kit.pack)
        self._moment = self._panel(said)
        self._hints.quiet()
        self.kit.speaker.say("medal" if said.good else "bad")
        if said.good:
            self._stars(self._plan.width / 2, self._plan.height * 0.7, 44)

    # -- the night --

    def _answer_night(self, new: New) -> None:
        match new.what:
            case "night":
                assert self._play.night is not None
                self._moment = None
                self._swarm.clear()
                self._gains.clear()
                self._enter_night(self._play.night)
                self._wiped = 0
                self.kit.speaker.say("detector")
            case "done":
                self._done(cast("Thing", new.which))
            case "where":
                self._swarm.clear()
                self._wiped = 0
                self._hints.stir()
            case "ended":
                self._end_night(new.which)

    def _done(self, thing: Thing) -> None:
        assert self._night is not None
        for scene in self._night:
            scene.done(thing)
        self._hints.stir()
        self.kit.speaker.say(_SOUNDS[thing])
        if thing in TRAPS:
            named = self.kit.pack.thing(thing)
            self._hints.warn(named.wrong if named else "")
            self._harm = 1.0
            self.hit_stop()

    def _end_night(self, ending: str) -> None:
        said = said_of_night(self._play, self.kit.pack)
        self._moment = self._panel(said, _WAIT if ending == "hurt" else 60)
        self.kit.speaker.say("bad" if ending == "hurt" else "siren")
        self._harm = 1.0 if ending == "hurt" else 0.0
        if said.good:
            self._stars(self._plan.width / 2, self._plan.height * 0.6, 46)

    # -- seen --

    def draw(self, surface: pygame.Surface) -> None:
        night = self._play.night
        if night is None or self._night is None:
            self._draw_evening(surface)
        elif night.where == "flat":
            self._night[0].draw(surface, self.squash)
        elif night.where == "landing":
            self._night[1].draw_landing(surface, self.squash)
        else:
            self._draw_court(surface)
            self._court.draw_night(surface)
            self._night[1].draw_yard(surface, self.squash)
        if self._night is not None and night is not None and not night.ending:
            self._night[night.where != "flat"].draw_words(surface, self._hints.due_thing())
        if self._harm > 0.02:
            harm_rim(surface, self._plan, self._harm)
        self._shake(surface)
        self._draw_wipe(surface)
        self._faces.draw(surface, Face("", ("暂停",), icon="pause"), self._plan.pause, self.squash(PAUSE))
        if self._moment is not None:
            self._moment.draw(surface)
            self._swarm.draw(surface)
        else:
            self._hints.draw(surface)
        self._gains.draw(surface)
        self._draw_head(surface)

    def _draw_court(self, surface: pygame.Surface) -> None:
        self._court.draw(surface)
        for ride in self._rides.in_order():
            squash = self.squash(f"{_BIKE}{ride.number}")
            chosen = ride.number == self._grips.chosen
            bike = self._play.yard.bikes[ride.number]
            if self._play.night is not None and bike.at == "gate":
                continue
            if bike.at == "shed" and not ride.held:
                self._bikes.draw_charge(surface, ride, *self._court.dial(self._stands.box(ride.number)))
            self._bikes.draw(surface, ride, chosen=chosen, squash=squash)

    def _draw_evening(self, surface: pygame.Surface) -> None:
        due = self._hints.due_bike()
        over = self._grips.over
        open_ = self._grips.held is not None or self._grips.chosen >= 0
        self._draw_court(surface)
        rides = self._rides.in_order()
        for ride in rides:
            self._bikes.draw_fire(surface, ride)
        if not self._play.yard.over:
            self._court.draw_names(surface, over, open_=open_, due=due.spot if due is not None else None)
            for ride in rides:
                if not ride.held:
                    self._bikes.draw_marks(surface, ride, named=self.kit.level < 3)
            if due is not None:
                self._point(surface, due.bike, due.spot)
        self._swarm.draw(surface)
        self._court.draw_night(surface)

    def _point(self, surface: pygame.Surface, number: int, spot: Spot) -> None:
        """At the place where the bike belongs when it is in the hand, else at the bike."""
        age = self.age
        if spot in PLACES and (self._grips.held is not None or self._grips.chosen >= 0):
            held = self._grips.held.number if self._grips.held is not None else self._grips.chosen
            if held == number:
                zone = self._plan.zones[spot]
                self._props.arrow(surface, zone.x + zone.w / 2, zone.y + zone.h * 0.55, age)
            return
        ride = self._rides.of[number]
        high = 1.1 if self._play.yard.bikes[number].at == "gate" else 1.12
        self._props.arrow(surface, ride.x, ride.foot - ride.wide * high - 14 * self._plan.unit, age)

    def _shake(self, surface: pygame.Surface) -> None:
        if self.kit.theme.reduced_motion or self._harm <= 0:
            return
        shake = round(9 * self._plan.unit * self._harm * ease.wave(self.age, 0.13))
        if shake:
            surface.scroll(shake, 0)

    def _draw_wipe(self, surface: pygame.Surface) -> None:
        """From one place to the next: a leaf that draws aside, the way the hand went."""
        if self._wiped >= _WIPE or self.kit.theme.reduced_motion:
            return
        wide = round(self._plan.width * (1 - ease.out(self._wiped / _WIPE)))
        left = 0 if self._plan.mirrored else self._plan.width - wide
        surface.fill(self.kit.theme.colours.rail, (left, 0, wide, self._plan.height))

    def _draw_head(self, surface: pygame.Surface) -> None:
        play, head = self._play, self._plan.head
        part = 0 if play.night is None else 1
        steps = play.yard.steps + play.pause + (play.night.steps if play.night is not None else 0)
        self._head.draw(surface, head, _PARTS[part], part, len(_PARTS), steps)
        self._head.draw_caption(surface, head.x, head.y + head.h + 12 * self._plan.unit)
