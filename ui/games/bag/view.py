"""应急包 as it is seen and touched."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

import pygame

from edu.domain.games.acts import Act
from edu.domain.games.bag.offers import offers
from edu.domain.games.bag.things import THINGS, needed
from edu.domain.games.rounds import score_of
from ui.games import ease
from ui.games.bag.conveyor import Conveyor
from ui.games.bag.dial import Dial
from ui.games.bag.hints import Hints
from ui.games.bag.moment import Moment
from ui.games.bag.news import look, news
from ui.games.bag.plan import Plan, plan
from ui.games.bag.room import Room
from ui.games.bag.sack import Sack
from ui.games.bag.words import CARDS, NAMES
from ui.games.faces import Face, Faces, State
from ui.games.head import Head
from ui.games.motes import Swarm
from ui.games.view import PAUSE, GameView, Target

if TYPE_CHECKING:
    from edu.domain.games.bag.packing import BagPlay
    from edu.domain.games.rules import Play
    from ui.games.kit import Kit

_OUTRO = 230
_TWICE, AGAIN = 240, 36
"""Steps within which a second touch of the zip closes a bag in which something is wanting, and that must lie between
the two, more than half a second at any pace: a double tap is one touch.
"""
_TAP = 46.0
"""Units: a finger that moved less has tapped, not dragged."""
_ON, _IN, _ZIP = "on:", "in:", "zip"


@dataclass(slots=True)
class _Grip:
    """A thing under a finger."""

    thing: int
    from_bag: bool
    begun: tuple[float, float]
    at: tuple[float, float]


class BagView(GameView):
    def __init__(self, kit: Kit, play: Play) -> None:
        super().__init__(kit, play)
        self._play = cast("BagPlay", play)
        self._grips: dict[str, _Grip] = {}
        self._left: dict[int, tuple[float, float]] = {}
        self._tried = -1
        self._steps = 0
        self._asked = -_TWICE - 1
        self.arrange(1920, 1080)

    @property
    def plan(self) -> Plan:
        return self._plan

    @property
    def outro(self) -> int:
        return _OUTRO

    # -- laid out --

    def arrange(self, width: int, height: int) -> None:
        self._plan = plan(width, height, self.kit.manner)
        kit, play = self.kit, self._play
        self._grips.clear()
        self._swarm = Swarm(kit.pictures, self._plan.unit)
        self._head = Head(kit, self._plan.unit)
        self._faces = Faces(kit, self._plan.unit)
        self.room = Room(kit, self._plan, play)
        self.conveyor = Conveyor(kit, self._plan, play)
        self._sack = Sack(kit, self._plan, play)
        self._dial = Dial(kit, self._plan, play)
        self.hints = Hints(kit, self._plan, play, self.room, self.conveyor.arrow_top - 6 * self._plan.unit)
        self._moment = Moment(kit, self._plan, play) if play.shut else None
        self._before = look(play)

    # -- touched --

    def targets(self) -> Sequence[Target]:
        return [*(self._target(act) for act in offers(self._play)), Target(PAUSE, self._plan.pause)]

    def _target(self, act: Act) -> Target:
        if act.name == "take":
            return Target(f"{_ON}{act.a}", self.conveyor.box(act.a))
        if act.name == "out":
            return Target(f"{_IN}{act.a}", self._sack.pocket_box(act.a))
        return Target(_ZIP, self._plan.zip)

    def touched(self, key: str, x: float, y: float) -> None:
        if key == _ZIP:
            self._zip_asked()
            return
        self._grips[key] = _Grip(int(key[3:]), key.startswith(_IN), (x, y), (x, y))
        self.kit.speaker.say("click")

    def _zip_asked(self) -> None:
        """As long as the family says what it wants, it asks once before something is left behind."""
        wants = self.kit.level < 3 and needed(self._play.hazard, self._play.family) - set(self._play.inside)
        since = self.age - self._asked
        if wants and since > _TWICE:
            self._asked = self.age
            self.hints.warn("还没装齐，再按一下才拉上")
            self.kit.speaker.say("click")
        elif not wants or since >= AGAIN:
            self.do(Act("zip"))

    def dragged(self, key: str, x: float, y: float) -> None:
        if key in self._grips:
            self._grips[key].at = x, y

    def lifted(self, key: str) -> None:
        """A tap does it; a thing that was dragged is where it was let go."""
        grip = self._grips.pop(key, None)
        if grip is None:
            return
        far = abs(grip.at[0] - grip.begun[0]) + abs(grip.at[1] - grip.begun[1])
        tapped = far < _TAP * self._plan.unit
        bag = self._plan.bag
        over = bag.holds(*grip.at) or (bag.x <= grip.at[0] < bag.x + bag.w and grip.at[1] > bag.y)
        if not tapped and over == grip.from_bag:
            return
        if not tapped:
            self._left[grip.thing] = grip.at
        self._tried = grip.thing
        self.do(Act("out" if grip.from_bag else "take", grip.thing))

    # -- going on --

    def watch(self) -> None:
        self._steps += not self._play.over
        now = look(self._play)
        for what, thing in news(self._before, now):
            self._answer(what, thing)
        self._before = now
        self._left.clear()
        self.room.step()
        self.conveyor.step()
        for thing in self._sack.step():
            self._landed(thing)
        self.hints.step()
        held = {grip.thing for grip in self._grips.values()}
        self.conveyor.away = held | self._sack.in_air
        self.conveyor.asked = self.hints.asked
        self._sack.held, self._sack.asked = held, self.hints.to_leave()
        self._dial.step()
        self._swarm.step()
        self._head.step(score_of(self._play.parts()))
        if self._moment is not None:
            self._moment.step()
            if self._moment.card_came:
                self.kit.speaker.say("chime")

    def _answer(self, what: str, thing: int) -> None:
        side = self._plan.item
        if what in ("in", "out", "card"):  # who packs on has not answered the zip
            self._asked = -_TWICE - 1
        match what:
            case "in":
                self._sack.put_in(thing, self._left.get(thing) or self.conveyor.spot(thing), side)
            case "out":
                start = self._left.get(thing) or self._sack.pocket_box(thing).centre
                self._sack.put_out(thing, start, self.conveyor.spot(thing), side)
                self.kit.speaker.say("lift")
            case "fumbled" if thing in needed(self._play.hazard, self._play.family):
                self._unpacked(thing)
            case "refused":
                self._refused()
            case "closed":
                self._closed()
            case "card":
                self._moment = None

    def _unpacked(self, thing: int) -> None:
        """Something needful, with no need of room: said where it is said of what is useless."""
        if self.kit.level < 3:
            self.room.sorry()
        if self.kit.level == 1:
            self.hints.warn(f"{NAMES[THINGS[thing].id]}，用得上")

    def _refused(self) -> None:
        """What does not fit any more jumps back."""
        self.kit.speaker.say("bad")
        self._dial.kick()
        self.room.sorry()
        self.hints.warn("太重了，装不下")
        self.hit_stop()
        thing = self._tried
        if thing >= 0 and thing in self._play.belt.slots and thing not in self._play.inside:
            spot = self.conveyor.spot(thing)
            self._sack.refuse(thing, self._left.get(thing) or spot, spot, self._plan.item)

    def _landed(self, thing: int) -> None:
        self.kit.speaker.say("drop")
        chance, unit = self._swarm.chance, self._plan.unit
        x, y = self._plan.mouth
        right = thing in needed(self._play.hazard, self._play.family)
        if right:
            self.room.glad(self.room.who_wants(thing))
        elif THINGS[thing].group == "useless" and self.kit.level < 3:
            self.room.sorry()
            if self.kit.level == 1:
                self.hints.warn(f"{NAMES[THINGS[thing].id]}，用不上")
        if not self.kit.theme.reduced_motion:
            for _ in range(10):
                self._swarm.add("star" if right else "powder", x + chance(-120, 120) * unit, y, chance(-4, 4) * unit,
                                chance(-9, -3) * unit)  # fmt: skip

    def _closed(self) -> None:
        self.kit.speaker.say("zip")
        self._grips.clear()
        self._moment = Moment(self.kit, self._plan, self._play)
        self.kit.speaker.say("medal" if self._moment.said.good else "bad")
        if self._moment.said.good and not self.kit.theme.reduced_motion:
            chance, unit = self._swarm.chance, self._plan.unit
            for _ in range(46):
                self._swarm.add("star", self._plan.width / 2 + chance(-460, 460) * unit, self._plan.belt.y,
                                chance(-6, 6) * unit, chance(-17, -7) * unit)  # fmt: skip

    # -- seen --

    def draw(self, surface: pygame.Surface) -> None:
        play, plan = self._play, self._plan
        self.room.draw(surface)
        self.conveyor.draw(surface)
        self._sack.draw_back(surface)
        self._sack.draw_front(surface)
        self._dial.draw(surface)
        self._dial.draw_clock(surface)
        self._buttons(surface)
        self._sack.draw_air(surface)
        for grip in list(self._grips.values()):
            self._held_thing(surface, grip)
        if self._moment is not None:
            self._moment.draw(surface)
        else:
            self.hints.draw(surface)
        self._swarm.draw(surface)
        head = plan.head
        self._head.draw(surface, head, f"备包：{CARDS[play.hazard]}", play.at, len(play.hazards), self._steps)
        self._head.draw_caption(surface, plan.window.x, head.y + head.h + 8 * plan.unit)

    def _buttons(self, surface: pygame.Surface) -> None:
        play, plan, kit = self._play, self._plan, self.kit
        self._faces.draw(surface, Face("", ("暂停",), icon="pause"), plan.pause, self.squash(PAUSE))
        ready = play.may_close and self.hints.speaks and not needed(play.hazard, play.family) - set(play.inside)
        state: State = "done" if play.shut else "next" if ready else "plain"
        lift = 0.0
        if ready and not kit.theme.reduced_motion:
            lift = 6 * plan.unit * (0.5 + 0.5 * ease.wave(self.age, 1.1))
        words = "拉好了" if play.shut else "拉上拉链"
        self._faces.draw(surface, Face("do-zip", (words,), state), plan.zip, self.squash(_ZIP), lift)

    def _held_thing(self, surface: pygame.Surface, grip: _Grip) -> None:
        plan = self._plan
        far = abs(grip.at[0] - grip.begun[0]) + abs(grip.at[1] - grip.begun[1])
        side = round(plan.item * (1.0 if grip.from_bag and far < 1 else 1.12))
        x, y = grip.at
        if far < _TAP * plan.unit:
            x, y = self._sack.pocket_box(grip.thing).centre if grip.from_bag else self.conveyor.spot(grip.thing)
        picture = self.kit.pictures.get(f"thing-{THINGS[grip.thing].id}", side, side)
        surface.blit(picture, (round(x - side / 2), round(y - side / 2 - 14 * plan.unit)))
