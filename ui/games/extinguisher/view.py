"""灭火器大师 as it is seen and touched."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

import pygame

from edu.domain.games.acts import Act
from edu.domain.games.extinguisher.fight import ROOT, STEPS_OF_BOTTLE, Fight
from edu.domain.games.extinguisher.fires import BOTTLES, DOOR, TOOLS
from edu.domain.games.rounds import score_of
from ui.games import ease
from ui.games.extinguisher.controls import ZONE, Controls
from ui.games.extinguisher.hands import Hands
from ui.games.extinguisher.hints import Hints
from ui.games.extinguisher.moment import said
from ui.games.extinguisher.news import Look, look, news
from ui.games.extinguisher.plan import Plan, plan
from ui.games.extinguisher.stage import Stage
from ui.games.head import Head
from ui.games.moment import Moment
from ui.games.motes import Swarm
from ui.games.view import Box, GameView, Target

if TYPE_CHECKING:
    from edu.domain.games.extinguisher.game import ExtinguisherPlay
    from edu.domain.games.rules import Play
    from ui.games.kit import Kit

_OUTRO = 210
_RING, _POINT = 80.0, 160.0
"""Units: radius of the ring, and how far below its middle the arrow ends."""
TITLES = {
    "bin": "纸篓着火了",
    "sofa": "沙发着火了",
    "pan": "油锅着火了",
    "panel": "配电箱着火了",
    "battery": "电动车电池着火了",
    "room": "满屋都是烟",
}
_SOUNDS = {
    "alarm": "alarm", "shut": "good", "took": "click", "prepared": "click", "slip": "bad", "harm": "blast",
    "out": "good", "backed": "good", "closed": "door",
}  # fmt: skip


class ExtinguisherView(GameView):
    def __init__(self, kit: Kit, play: Play) -> None:
        super().__init__(kit, play)
        self._play = cast("ExtinguisherPlay", play)
        self._before: Look | None = None
        self._shown: Fight | None = None
        self._harm = 0.0
        self._ended = 0
        self._moment: Moment | None = None
        self.arrange(1920, 1080)

    @property
    def fight(self) -> Fight:
        return self._play.fight

    @property
    def plan(self) -> Plan:
        return self._plan

    @property
    def outro(self) -> int:
        return _OUTRO

    # -- laid out --

    def arrange(self, width: int, height: int) -> None:
        self._plan = plan(width, height, self.kit.manner)
        self._swarm = Swarm(self.kit.pictures, self._plan.unit)
        self._head = Head(self.kit, self._plan.unit)
        self._set_up()

    def _set_up(self) -> None:
        """For the fire that burns now."""
        fight = self._shown = self.fight
        self._swarm.clear()
        self._stage = Stage(self.kit, self._plan, fight, self._swarm)
        self._hands = Hands(self.kit, self._plan, self._swarm, self._stage)
        self._controls = Controls(self.kit, self._plan, fight)
        self._hints = Hints(self.kit, self._plan, fight)
        self._moment = self._said() if fight.ending else None
        self._before = look(fight)
        if fight.gone >= 0:
            self._hands.leave()
        if fight.closed:
            self._hands.close()

    # -- touched --

    def targets(self) -> Sequence[Target]:
        return self._controls.targets()

    def touched(self, key: str, x: float, y: float) -> None:
        if key == ZONE:
            self.do(self._aim(x, y))
            self.do(Act("press", 1))
        elif key in TOOLS:
            self.do(Act("take", TOOLS.index(key)))
        else:
            self.do(Act(key))

    def dragged(self, key: str, x: float, y: float) -> None:
        if key == ZONE:
            self.do(self._aim(x, y))

    def lifted(self, key: str) -> None:
        if key == ZONE:
            self.do(Act("press", 0))

    def _aim(self, x: float, y: float) -> Act:
        zone: Box = self._plan.zone
        across, height = (x - zone.x) / zone.w * 1000, (zone.y + zone.h - y) / zone.h * 1000
        return Act("aim", max(0, min(1000, round(across))), max(0, min(1000, round(height))))

    # -- going on --

    def watch(self) -> None:
        if self._shown is not self.fight:
            self._set_up()
            self._ended = 0
        fight = self.fight
        now = look(fight)
        for one in news(self._before, now):
            self._answer(one)
        self._before = now
        aim = fight.aim[0] / 1000 if fight.pressed else None
        self._stage.step(aim)
        self._hands.step()
        self._swarm.step()
        self._hints.step()
        self._head.step(score_of(self._play.parts()))
        self._harm = max(0.0, self._harm - 0.012)
        if self._moment is not None:
            self._moment.step()

    def _answer(self, what: str) -> None:
        sound = _SOUNDS.get(what)
        if sound:
            self.kit.speaker.say(sound)
        match what:
            case "spray":
                self.kit.speaker.hold("hiss")
            case "spray-ends":
                self.kit.speaker.release("hiss")
            case "harm":
                self._harmed()
            case "slip" | "alarm":
                self._called_out(what)
            case "out" if self.fight.tool == "lid":
                self._hands.cover()
            case "gone":
                self._hands.leave()
                self.kit.speaker.release("hiss")
            case "closed":
                self._hands.close()
                self.hit_stop()
            case "ended":
                self._end()

    def _called_out(self, what: str) -> None:
        if what == "alarm":
            self._hints.call()
        else:
            self._hints.slip()
            self.hit_stop()

    def _harmed(self) -> None:
        self._harm = 1.0
        self._stage.burst = 60
        self._hints.harm()
        self.hit_stop()
        if self.fight.tool == "bucket":
            self._hands.pour()
        chance, unit = self._swarm.chance, self._plan.unit
        for _ in range(60):
            x, y = self._stage.root(4)
            self._swarm.add("spark", x + chance(-160, 160) * unit, y - 40 * unit, chance(-9, 9) * unit,
                            chance(-16, -4) * unit)  # fmt: skip

    def _said(self) -> Moment:
        plan = self._plan
        words = said(self.fight, self.kit.pack, untold=self._play.untold)
        return Moment(self.kit, words, width=plan.width, foot=plan.foot.y, unit=plan.unit)

    def _end(self) -> None:
        self.kit.speaker.release("hiss")
        self._moment = self._said()
        self.kit.speaker.say("medal" if self._moment.said.good else "bad")
        if self._moment.said.good and not self.kit.theme.reduced_motion:
            chance, unit = self._swarm.chance, self._plan.unit
            for _ in range(46):
                self._swarm.add("star", self._plan.width / 2 + chance(-420, 420) * unit, self._plan.foot.y - 60 * unit,
                                chance(-6, 6) * unit, chance(-17, -7) * unit)  # fmt: skip

    # -- seen --

    def draw(self, surface: pygame.Surface) -> None:
        shake = round(8 * self._plan.unit * self._harm * ease.wave(self.age, 0.13))
        if self.kit.theme.reduced_motion:
            shake = 0
        stage, hands = self._stage, self._hands
        stage.draw_back(surface)
        stage.draw_fire(surface)
        stage.draw_front(surface)
        hands.draw_things(surface)
        if self._moment is None:
            self._swarm.draw(surface)
        stage.draw_smoke(surface)
        hands.draw_door(surface)
        self._root_line(surface)
        hands.draw_nozzle(surface)
        if shake:
            surface.scroll(shake, 0)
        hands.draw_harm(surface, self._harm)
        self._controls.draw(surface, self)
        if self._moment is not None:
            self._moment.draw(surface)
            self._swarm.draw(surface)
        else:
            self._hints.below = all(box.y != self._plan.action.y for box in (target.box for target in self.targets()))
            self._hints.draw(surface, self.aimed)
        head = self._plan.head
        play = self._play
        self._head.draw(surface, head, TITLES[self.fight.fire.id], len(play.fights) - 1, len(play.fires),
                        sum(fight.steps for fight in play.fights))  # fmt: skip
        self._head.draw_caption(surface, head.x, head.y + head.h + 12 * self._plan.unit)

    @property
    def aimed(self) -> Box | None:
        """The ring where the finger aims, and what points down from it."""
        fight = self.fight
        ready = fight.tool in BOTTLES and len(fight.prepared) == len(STEPS_OF_BOTTLE)
        if not ready or not fight.pressed or fight.tool == DOOR or fight.ending:
            return None
        zone, ring = self._plan.zone, _RING * self._plan.unit
        across, height = fight.aim
        x, y = zone.x + zone.w * across / 1000, zone.y + zone.h * (1 - height / 1000)
        return Box(x - ring, y - ring, 2 * ring, ring + (ring if height <= ROOT else _POINT * self._plan.unit))

    def _root_line(self, surface: pygame.Surface) -> None:
        """A ring, full while it strikes the root, with an arrow when it is too high."""
        aimed = self.aimed
        if aimed is None:
            return
        unit = self._plan.unit
        x, y = round(aimed.centre[0]), round(aimed.y + _RING * unit)
        low = self.fight.aim[1] <= ROOT
        c = self.kit.theme.colours
        colour = c.green.solid if low else c.yellow.solid
        for radius, thick in ((74, 10), (58, 4)):
            pygame.draw.aacircle(surface, colour, (x, y), round(radius * unit), max(2, round(thick * unit)))
        if not low:
            pygame.draw.line(surface, colour, (x - 40 * unit, y + 110 * unit), (x, y + 150 * unit), round(14 * unit))
            pygame.draw.line(surface, colour, (x + 40 * unit, y + 110 * unit), (x, y + 150 * unit), round(14 * unit))
