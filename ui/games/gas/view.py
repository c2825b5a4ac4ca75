"""燃气侦探 as it is seen and touched."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

import pygame

from edu.domain.games.acts import Act
from edu.domain.games.gas.kitchen import THINGS, Thing
from edu.domain.games.rounds import score_of
from ui.games import ease
from ui.games.faces import Face, Faces
from ui.games.gains import Gains
from ui.games.gas.blast import Blast
from ui.games.gas.hints import Hints
from ui.games.gas.meter import Meter
from ui.games.gas.moment import said_of_night, said_of_search
from ui.games.gas.news import Look, New, look, news
from ui.games.gas.outside import Outside
from ui.games.gas.plan import Plan, night_plan, plan, spots_of
from ui.games.gas.room import Room
from ui.games.gas.search import Search
from ui.games.head import Head
from ui.games.motes import Swarm
from ui.games.view import PAUSE, GameView, Target

if TYPE_CHECKING:
    from edu.domain.games.gas.game import GasPlay
    from edu.domain.games.rules import Play
    from ui.games.kit import Kit
from ui.games.moment import Moment, Said

_GOES_OFF = 26
"""Steps that a fireball has before it is talked about."""
_OUTRO = 260
_WIPE = 20
_PARTS = ("厨房里一股臭味", "到楼道了", "到楼下了", "白天查漏点")
_SOUNDS: dict[str, str] = {
    "valve": "valve", "window": "window", "balcony": "window", "family": "wake", "tried": "creak", "spark": "crackle",
    "landing": "door", "yard": "steps", "called": "ringing", "blast": "blast", "faint": "bad", "search": "good",
    "soap": "brush", "bubbles": "bubble", "marked": "click", "unmarked": "click",
}  # fmt: skip


class GasView(GameView):
    def __init__(self, kit: Kit, play: Play) -> None:
        super().__init__(kit, play)
        self._play = cast("GasPlay", play)
        self._before: Look = look(self._play)
        self._moment: Moment | None = None
        self._wiped = _WIPE
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
        self._night = night_plan(self._plan, play.kitchen)
        self.spots = spots_of(self._night, play.kitchen)
        self._swarm = Swarm(kit.pictures, self._plan.unit)
        self._head = Head(kit, self._plan.unit)
        self._faces = Faces(kit, self._plan.unit)
        self._room = Room(kit, self._night, play.kitchen, self.spots, self._swarm)
        self._outside = Outside(kit, self._night, play.kitchen, self.spots)
        self._search = Search(kit, self._plan, play.joints, self._swarm)
        self._meter = Meter(kit, self._plan)
        self._blast = Blast(kit, self._plan, self._swarm)
        self._hints = Hints(kit, self._plan, play)
        self._gains = Gains(kit, self._plan.unit)
        self._score = score_of(play.parts())
        if self._moment is not None:
            self._moment = self._panel(self._moment.said)

    # -- touched --

    def targets(self) -> Sequence[Target]:
        play = self._play
        found: list[Target] = []
        if play.searching:
            found = [] if play.joints.over else self._search.targets()
        elif not play.kitchen.ending:
            found = [Target(thing, self.spots[thing].touch) for thing in play.kitchen.here]
        return [*found, Target(PAUSE, self._plan.pause)]

    def touched(self, key: str, x: float, y: float) -> None:
        self._hints.stir()
        name, _, number = key.partition("-")
        if key in THINGS:
            self.do(Act("touch", THINGS.index(key)))
        elif name == "joint":
            self.do(Act("soap", int(number)))
        elif name == "tag":
            self.do(Act("mark", int(number)))
        else:
            if key == "finish" and not self._play.joints.marked:
                self._hints.empty()
            self.do(Act(key))

    def dragged(self, key: str, x: float, y: float) -> None:
        """The brush goes on over the joints that the finger passes."""
        joint = self._search.joint_at(x, y) if key.startswith("joint") else -1
        if joint >= 0 and joint not in self._play.joints.soaped:
            self.do(Act("soap", joint))

    # -- going on --

    def watch(self) -> None:
        now = look(self._play)
        score = score_of(self._play.parts())
        earned, self._score = score - self._score, score
        for new in news(self._before, now):
            self._answer(new)
            earned = self._reward(new, earned)
        self._before = now
        self._wiped += 1
        (self._search if now.searching else self._room if now.where == "kitchen" else self._outside).step()
        for one in (self._blast, self._swarm, self._hints, self._gains):
            one.step()
        self._head.step(score)
        if self._moment is not None:
            self._moment.step()

    def _answer(self, new: New) -> None:
        self._hints.stir()
        sound = _SOUNDS.get(new.what) or _SOUNDS.get(new.which)
        if sound:
            self.kit.speaker.say(sound)
        match new.what:
            case "done":
                self._room.done(cast("Thing", new.which))
            case "tried":
                self._room.tried()
                self._hints.tried()
                self.hit_stop()
            case "spark":
                self._blast.spark(*self.spots[cast("Thing", new.which)].touch.centre)
                self._hints.spark(new.which)
                self.hit_stop()
            case "moved":
                self._outside.enter()
                self._swarm.clear()
                self._gains.clear()
                self._wiped = 0
            case "ended":
                self._end_night(new.which)
            case "search":
                self._begin_search()
            case "over":
                self._end_search()
            case _:
                self._answer_joint(new)

    def _reward(self, new: New, earned: int) -> int:
        """Points and stars where they were earned; what is left of them for the next."""
        if new.what == "done":
            x, y = self.spots[cast("Thing", new.which)].touch.centre
        elif new == New("ended", "called"):
            x, y = self.spots["call"].touch.centre
        elif new.what in ("marked", "unmarked"):
            x, y = self._plan.tags[new.joint].centre
            if earned < 0:
                self._hints.fell(new.what)
        else:
            return earned
        self._gains.add(earned, x, y)
        chance, unit = self._swarm.chance, self._plan.unit
        for _ in range(14 if earned > 0 and not self.kit.theme.reduced_motion else 0):
            self._swarm.add("star", x, y, chance(-7, 7) * unit, chance(-9, 1) * unit)
        return 0

    def _answer_joint(self, new: New) -> None:
        if new.what == "soap":
            self._search.soap(new.joint)
        elif new.what in ("marked", "unmarked"):
            self._search.tag(new.joint)

    def _end_night(self, ending: str) -> None:
        if ending == "blast":
            self._swarm.clear()
            self._blast.boom()
        self._moment = self._panel(said_of_night(self._play, self.kit.pack))
        if self._moment.said.good:
            self._stars()

    def _panel(self, said: Said) -> Moment:
        made = self._plan
        top = made.head.y + made.head.h + 76 * made.unit
        return Moment(self.kit, said, width=made.width, unit=made.unit, top=top, wait=_GOES_OFF)

    def _begin_search(self) -> None:
        self._moment = None
        self._swarm.clear()
        self._gains.clear()
        self._blast = Blast(self.kit, self._plan, self._swarm)
        self._wiped = 0

    def _end_search(self) -> None:
        if self._play.joints.flames:
            self._blast.burst(self._plan.width / 2, self._plan.height * 0.5)
            self.kit.speaker.say("blast")
        self._search.over()
        self._moment = self._panel(said_of_search(self._play, self.kit.pack))
        good = self._moment.said.good
        if not self._play.joints.flames:
            self.kit.speaker.say("medal" if good else "bad")
        if good:
            self._stars()

    def _stars(self) -> None:
        if self.kit.theme.reduced_motion:
            return
        chance, unit = self._swarm.chance, self._plan.unit
        for _ in range(46):
            self._swarm.add("star", self._plan.width / 2 + chance(-420, 420) * unit, self._plan.height * 0.8,
                            chance(-6, 6) * unit, chance(-17, -7) * unit)  # fmt: skip

    # -- seen --

    def draw(self, surface: pygame.Surface) -> None:
        play = self._play
        if play.searching:
            self._search.draw(surface, self.squash)
            self._swarm.draw(surface)
            self._search.draw_tools(surface, self.squash, self._hints.sought())
        elif play.kitchen.where == "kitchen":
            self._draw_night(surface)
        else:
            self._outside.draw(surface, self.squash)
            if not play.kitchen.ending:
                self._outside.draw_words(surface, self._hints.due())
        self._blast.draw(surface)
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

    def _draw_night(self, surface: pygame.Surface) -> None:
        room = self._room
        room.draw_back(surface)
        room.draw_things(surface, self.squash)
        self._swarm.draw(surface)
        room.draw_air(surface)
        if not self._play.kitchen.ending:
            room.draw_words(surface, self._hints.due())
        self._meter.draw(surface, room.share, self.age)

    def _shake(self, surface: pygame.Surface) -> None:
        if self.kit.theme.reduced_motion or self._blast.harm <= 0:
            return
        shake = round(9 * self._plan.unit * self._blast.harm * ease.wave(self.age, 0.13))
        if shake:
            surface.scroll(shake, 0)

    def _draw_wipe(self, surface: pygame.Surface) -> None:
        """From one place to the next: a leaf that draws aside, the way the hand went."""
        if self._wiped >= _WIPE or self.kit.theme.reduced_motion:
            return
        wide = round(self._plan.width * (1 - ease.out(self._wiped / _WIPE)))
        made = self._plan if self._play.searching else self._night
        left = 0 if made.mirrored else self._plan.width - wide
        surface.fill(self.kit.theme.colours.rail, (left, 0, wide, self._plan.height))

    def _draw_head(self, surface: pygame.Surface) -> None:
        play, head = self._play, self._plan.head
        part = 3 if play.searching else ("kitchen", "landing", "yard").index(play.kitchen.where)
        self._head.draw(surface, head, _PARTS[part], part, len(_PARTS), play.kitchen.steps + play.joints.steps)
        self._head.draw_caption(surface, head.x, head.y + head.h + 12 * self._plan.unit)
