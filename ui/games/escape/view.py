"""烟层逃生 as it is seen and touched."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

import pygame

from edu.domain.games.rounds import score_of
from ui.games import ease
from ui.games.escape.advice import POSTURES
from ui.games.escape.chart import Chart
from ui.games.escape.controls import ROAM, Controls, act_of
from ui.games.escape.corridor import Corridor
from ui.games.escape.figure import Figure
from ui.games.escape.haze import Haze
from ui.games.escape.hints import Hints
from ui.games.escape.moment import said
from ui.games.escape.news import Look, look, news
from ui.games.escape.plan import Plan, plan
from ui.games.escape.room import Room
from ui.games.escape.storey import Storey
from ui.games.faces import panel
from ui.games.head import Head, under_caption
from ui.games.moment import Moment
from ui.games.motes import Swarm
from ui.games.view import GameView, Target
from ui.theme.art import MOTES, rgb

if TYPE_CHECKING:
    from edu.domain.games.rules import Play
    from edu.domain.games.smoke.escape import Escape
    from edu.domain.games.smoke.game import SmokePlay
    from ui.games.kit import Kit

_OUTRO = 230
_HELD = 24
"""Steps; who has held a way for longer stops when they let go, who tapped it walks on."""
_CURTAIN = 18
_SOUNDS = {
    "call": "dial", "felt": "click", "open": "hinge", "shut": "door", "out": "click", "in": "door",
    "sealed": "good", "signal": "click", "posture": "click", "smoke-seen": "bad", "free-seen": "good",
    "breath": "blast", "cough": "cough", "truck": "siren",
}  # fmt: skip
_DOES = {"felt": "feel", "call": "phone", "sealed": "seal", "signal": "wave", "open": "door", "shut": "door",
         "towel": "towel"}  # fmt: skip
_WARNS = {"smoke-seen": "这部楼梯里有烟！", "cough": "烟到脸上了，再低一点", "towel": "打湿毛巾要八秒"}


class EscapeView(GameView):
    def __init__(self, kit: Kit, play: Play) -> None:
        super().__init__(kit, play)
        self._play = cast("SmokePlay", play)
        self._shown: Escape | None = None
        self._began = {"west": 0, "east": 0}
        self.arrange(1920, 1080)

    @property
    def escape(self) -> Escape:
        return self._play.escape

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
        """For the floor that one is on now."""
        escape = self._shown = self.escape
        kit, made = self.kit, self._plan
        self._swarm.clear()
        storey = Storey(kit, made)
        haze = Haze(kit.pictures, made.unit, made.ground - made.ceiling, still=kit.theme.reduced_motion)
        self._room = Room(kit, made, escape, self._swarm, storey, haze)
        self._corridor = Corridor(kit, made, escape, self._swarm, storey, haze)
        self._figure = Figure(kit, made, escape, self._room, self._corridor, self._swarm)
        self._controls = Controls(kit, made, escape)
        self._hints = Hints(kit, made, escape)
        self._chart = Chart(kit, made, escape)
        self._moment = self._said() if escape.ending else None
        self._before: Look = look(escape)
        self._harm, self._choked = 0.0, 0.0
        self._curtain = _CURTAIN

    # -- touched --

    def targets(self) -> Sequence[Target]:
        return self._controls.targets(self._figure.x)

    def touched(self, key: str, x: float, y: float) -> None:
        way = ROAM.get(key, key)
        if way in self._began:
            self._began[way] = self.age
        self.do(act_of(key, self.escape.going))

    def lifted(self, key: str) -> None:
        way = ROAM.get(key, key)
        if way in self._began and self.age - self._began[way] > _HELD and self.escape.going:
            self.do(act_of(way, -1 if way == "west" else 1))

    # -- going on --

    def watch(self) -> None:
        if self._shown is not self.escape:
            self._set_up()
        if self.escape.steps == 1:
            self.kit.speaker.say("detector")
        now = look(self.escape)
        for one in news(self._before, now):
            self._answer(one)
        self._before = now
        self._controls.asked = self._hints.asked
        for part in (self._room, self._corridor, self._figure, self._swarm, self._hints):
            part.step()
        self._head.step(score_of(self._play.parts()))
        self._harm = max(0.0, self._harm - 0.012)
        self._choked = ease.toward(self._choked, min(1.0, self.escape.head_in_smoke / 7), 0.06)
        self._curtain = max(0, self._curtain - 1)
        if self._moment is not None:
            self._moment.step()

    def _answer(self, what: str) -> None:
        if what in _SOUNDS:
            self.kit.speaker.say(_SOUNDS[what])
        if what in _DOES:
            self._figure.does(_DOES[what])
        if what in _WARNS and not (what == "cough" and self.escape.posture == len(POSTURES) - 1):
            self._hints.warn(_WARNS[what])
        match what:
            case "call":
                self._hints.call()
            case "felt" if self.escape.floor.kind == "hold":
                self._hints.warn("门烫！外面是火和烟")
            case "out" | "in":
                self._curtain = _CURTAIN
                self._swarm.clear()
                self._room.go("door")
            case "breath":
                self._gulp()
            case "ended":
                self._end()

    def _gulp(self) -> None:
        """A cloud out of a hot doorway, or of a staircase full of smoke."""
        self._harm = 1.0
        self.hit_stop()
        inside = self.escape.place is None
        self._hints.warn("烟冲进来了，快关门！" if inside else "楼梯里全是烟，退回来")
        chance, plan = self._swarm.chance, self._plan
        x = self._figure.at_door if inside else self._figure.x
        for _ in range(34):
            self._swarm.add("smoke", x + chance(-80, 80) * plan.art, plan.wall_foot - chance(40, 400) * plan.art,
                            chance(-12, 5) * plan.unit, chance(-4, 1) * plan.unit)  # fmt: skip

    def _said(self) -> Moment:
        """Upright over the ceiling, lying over the floor: the face of who came out of it and the buttons stay whole."""
        words, made = said(self.escape, self.kit.pack), self._plan
        top = under_caption(self.kit, made.head, made.unit) if made.portrait else None
        foot = None if made.portrait else made.foot.y + 16 * made.unit
        return Moment(self.kit, words, width=made.width, top=top, foot=foot, middle=made.focus, unit=made.unit)

    def _end(self) -> None:
        self._moment = self._said()
        safe = self.escape.ending in ("out", "fetched")
        self.kit.speaker.say("medal" if safe else "bad")
        if safe and not self.kit.theme.reduced_motion:
            chance, u = self._swarm.chance, self._plan.unit
            for _ in range(50):
                self._swarm.add("star", self._plan.focus + chance(-460, 460) * u, self._plan.foot.y - 60 * u,
                                chance(-6, 6) * u, chance(-18, -8) * u)  # fmt: skip

    # -- seen --

    def draw(self, surface: pygame.Surface) -> None:
        inside = self.escape.place is None
        place = self._room if inside else self._corridor
        place.draw_back(surface)
        place.draw_smoke(surface, before=False)
        self._figure.draw(surface)
        if self._moment is None:
            self._swarm.draw(surface)
        place.draw_smoke(surface, before=True)
        if not inside:
            self._corridor.draw_light(surface)
        self._figure.draw_light(surface)
        if inside:
            self._room.draw_badge(surface)
        if self.escape.ending == "lift":
            self._dark(surface)
        self._shut_eyes(surface)
        if self.kit.theme.reduced_motion is False and self._harm > 0.1:
            surface.scroll(round(8 * self._plan.unit * self._harm * ease.wave(self.age, 0.13)), 0)
        self._rim(surface, max(self._harm, self._choked * 0.8))
        if self._moment is None or self._plan.portrait:
            self._chart.draw(surface)
        self._controls.draw(surface, self)
        if self._moment is None:
            self._hints.draw(surface)
        else:
            self._moment.draw(surface)
            self._swarm.draw(surface)
        self._title(surface)

    def _title(self, surface: pygame.Surface) -> None:
        play, head = self._play, self._plan.head
        title = "自己屋里" if self.escape.place is None else "三楼楼道"
        steps = sum(one.steps for one in play.escapes)
        self._head.draw(surface, head, title, len(play.escapes) - 1, len(play.floors), steps)
        self._head.draw_caption(surface, head.x, head.y + head.h + 12 * self._plan.unit)

    def _shut_eyes(self, surface: pygame.Surface) -> None:
        """Two wings of dusk that draw apart: one has gone through a door."""
        if not self._curtain or self.kit.theme.reduced_motion:
            return
        wide = round(self._plan.width / 2 * ease.out(self._curtain / _CURTAIN))
        tall = round(self._plan.foot.y)
        surface.fill(rgb(MOTES.dusk), (0, 0, wide, tall))
        surface.fill(rgb(MOTES.dusk), (self._plan.width - wide, 0, wide, tall))

    def _dark(self, surface: pygame.Surface) -> None:
        """The current is off."""
        plan = self._plan
        shade = panel(self.kit, plan.width, plan.foot.y, colour=MOTES.dusk, alpha=0.55, radius=0)
        surface.blit(shade, (0, 0))

    def _rim(self, surface: pygame.Surface, share: float) -> None:
        """A red rim: after a gulp it fades, while one breathes smoke it stays. No flash."""
        if share <= 0.04:
            return
        scene = self._plan.scene
        edge = round(26 * self._plan.unit * share)
        wide, tall = round(scene.w), round(scene.h)
        for box in ((0, 0, wide, edge), (0, tall - edge, wide, edge), (0, 0, edge, tall), (wide - edge, 0, edge, tall)):
            surface.fill(rgb(MOTES.harm), box)
