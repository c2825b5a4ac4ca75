"""Once it is over: the room as it looks now, the landing, the open air. Things are touched where they stand."""

from __future__ import annotations

from collections.abc import Callable

import pygame

from edu.domain.games.quake.game import Visit
from edu.domain.games.quake.leaving import RED, Thing
from edu.domain.games.rules import HERTZ
from ui.games import ease
from ui.games.callout import comes_up
from ui.games.faces import panel
from ui.games.glow import soft
from ui.games.kit import Kit
from ui.games.quake.bits import Bits
from ui.games.quake.plan import Plan, Spot
from ui.games.quake.props import Props
from ui.games.quake.room import AFTERMATH, backdrop
from ui.games.quake.words import CUSHIONS, thing_called
from ui.games.view import Box
from ui.theme.art import MOTES

_SIZES: dict[Thing, tuple[str, int, int]] = {
    "door": ("door", 240, 560), "jump": ("jump", 280, 480), "off": ("off", 300, 300), "head": ("head", 220, 200),
    "lighter": ("lighter", 200, 200), "stairs": ("stairs", 360, 560), "lift": ("lift", 380, 560),
    "open": ("ground-open", 560, 420), "wall": ("ground-wall", 440, 520), "wires": ("ground-wires", 440, 560),
    "back": ("back", 320, 560),
}  # fmt: skip
_LIFT_STUCK = (320, 560)
_TALL = {"classroom": "bookcase", "flat": "wardrobe", "shop": "shelf", "cottage": "cupboard"}
_RUMBLES = 2 * HERTZ
"""Steps before it shakes again in which it can be felt to come."""
_SHAKES = 80
_NO = 150
_SHOCK = 90
"""Steps in which whoever did what nobody may do looks frightened."""
_FEET = 0.25
"""Of the height: half of the breadth they stand on."""
_STOPS: dict[Thing, str] = {"jump": "停！别跳楼", "lighter": "停！别点火"}
"""What the teacher calls."""


class After:
    def __init__(self, kit: Kit, plan: Plan, visit: Visit, spots: dict[Thing, Spot], bits: Bits) -> None:
        self._kit, self._plan, self._visit, self._spots, self._bits = kit, plan, visit, spots, bits
        self._props = Props(kit, plan)
        self._still = kit.theme.reduced_motion
        self._x = self._goal = plan.width * plan.beside
        self._refused: dict[Thing, int] = {}
        self._bounce: dict[Thing, int] = {}
        self._ended = _SHAKES if visit.leaving.ending else -1
        self.age = 0

    def enter(self) -> None:
        """Another place: they come in from the side."""
        self._bits.clear()
        self._x = self._plan.width * (0.84 if self._plan.mirrored else 0.16)
        self._goal = self._plan.width / 2

    def done(self, thing: Thing) -> None:
        self._bounce[thing] = 0
        art = self._spots[thing].art
        self._goal = self._clear(art.x + art.w * (0.8 if thing == "open" else 0.5))

    def _clear(self, x: float) -> float:
        """Where the pause button does not stand on their feet."""
        plan = self._plan
        half, pause = plan.body * _FEET, plan.pause
        return min(x, pause.x - half) if plan.mirrored else max(x, pause.x + pause.w + half)

    def refused(self, thing: Thing) -> None:
        self._refused[thing] = 0
        self.done(thing)

    def ended(self) -> None:
        """It shakes again."""
        self._ended = 0
        leaving, plan = self._visit.leaving, self._plan
        if leaving.ending in ("inside", "back"):
            self._bits.fall("bit-plaster", 12, plan.width / 2, plan.ceiling + 40 * plan.unit, plan.aisle, 600)
        elif leaving.ending == "struck":
            name = "bit-tile" if leaving.ground == "wall" else "bit-plaster"
            self._bits.fall(name, 9, self._goal, plan.height * 0.4, plan.aisle, 160)
            self._bits.dust(self._goal, plan.height * 0.72, 12, 150)

    def step(self) -> None:
        self.age += 1
        for book in (self._refused, self._bounce):
            for thing in book:
                book[thing] += 1
        if self._ended >= 0:
            self._ended += 1
        self._x = self._goal if self._still else ease.toward(self._x, self._goal, 0.09)
        if self.age % 22 == 0 and self._visit.leaving.where != "outside":
            self._bits.dust(self._plan.width * self._bits.chance(0.05, 0.95), self._plan.ceiling, 1)

    @property
    def tremble(self) -> float:
        """0 … 1: how the ground moves; it is felt to come before it comes."""
        leaving = self._visit.leaving
        if self._ended >= 0:
            return 0.0 if leaving.ending == "stuck" else 0.8 * max(0.0, 1 - self._ended / _SHAKES)
        return 0.22 * max(0.0, 1 - leaving.again / _RUMBLES)

    # -- drawn --

    def draw(self, surface: pygame.Surface, squash: Callable[[str], float]) -> None:
        leaving = self._visit.leaving
        if leaving.where == "room":
            self._draw_wreck(surface)
        else:
            name = "landing" if leaving.where == "landing" else "street" if leaving.room.upstairs else "village"
            surface.blit(backdrop(self._kit, self._plan, name, None), (0, 0))
        for thing in self._shown:
            self._draw_thing(surface, thing, squash(thing))
        self._draw_hero(surface)
        self._bits.draw(surface)
        self._draw_refused(surface)
        if leaving.ending == "stuck":
            dark = panel(self._kit, self._plan.width, self._plan.height, colour=MOTES.dusk, alpha=0.5, radius=0)
            surface.blit(dark, (0, 0))
            self._draw_stuck(surface)

    @property
    def _shown(self) -> tuple[Thing, ...]:
        leaving = self._visit.leaving
        shut: tuple[Thing, ...] = ("off",) if "off" in leaving.done and leaving.where == "room" else ()
        return (*shut, *leaving.here)

    def _draw_wreck(self, surface: pygame.Surface) -> None:
        """Cracks, the cupboard that has toppled, what lies about."""
        plan, u, room = self._plan, self._plan.unit, self._visit.shake.set.room.id
        surface.blit(backdrop(self._kit, plan, room, AFTERMATH), (0, 0))
        wall = min(one.art.y for one in plan.columns)
        for share, size in ((0.2, 330), (0.66, 400)):
            side = size * u
            self._props.put(surface, "crack", Box(plan.width * share, wall - side * 0.62, side, side))
        floor = plan.low[0].art.y + plan.low[0].art.h
        wide, high = 250 * u, 384 * u
        fallen = Box(plan.width * 0.36 - wide, floor - 40 * u - high, wide, high)
        self._props.leaned(surface, f"spot-{_TALL[room]}", fallen, 78, 1.0)
        for at in (0.3, 0.72):
            self._props.put(surface, "rubble", Box(plan.width * at - 210 * u, floor - 150 * u, 420 * u, 178 * u))

    def _draw_thing(self, surface: pygame.Surface, thing: Thing, pushed: float) -> None:
        leaving = self._visit.leaving
        name, box = _SIZES[thing][0], self._art(thing)
        if thing == "off" and "off" in leaving.done:
            name = "off-done"
        elif thing == "head":
            name = f"head-{CUSHIONS[leaving.room.id]}"
        if thing in ("head", "lighter", "off"):
            self._light(surface, box)
        since = self._bounce.get(thing, 99)
        bend = 0.0 if self._still or since > 20 else (1 - since / 20) * ease.wave(since, 0.3, 0.25)
        if leaving.ending == "struck" and thing == leaving.ground and thing != "open":
            share = 1.0 if self._still else ease.out(self._ended / 24)
            self._props.leaned(surface, name, box, 16 * share, 1.0)
        else:
            self._props.put(surface, name, box, pushed * 0.6 + bend)
        if thing == "open" and (self._kit.level == 1 or leaving.ground == "open"):
            self._draw_people(surface, box)

    def _art(self, thing: Thing) -> Box:
        _, wide, high = _SIZES[thing]
        return self._props.fitted(self._spots[thing].art, wide, high)

    def _light(self, surface: pygame.Surface, box: Box) -> None:
        """What is small stands out from the rubble."""
        side = box.w * 1.7
        shot = soft(self._kit.pictures, side, MOTES.lamp, 0.75)
        x, y = box.centre
        surface.blit(shot, (round(x - shot.get_width() / 2), round(y - shot.get_height() / 2)))

    def _draw_people(self, surface: pygame.Surface, box: Box) -> None:
        hop = self._glad(9, 1.3) if self._visit.leaving.ending == "open" else self._glad(3, 1.3)
        there = _people(box)
        self._props.put(surface, "people", Box(there.x, there.y - hop, there.w, there.h))

    def _glad(self, high: float, seconds: float) -> float:
        """Where in a hop of so many units one is; two of them take so many seconds."""
        return 0.0 if self._still else high * self._plan.unit * abs(ease.wave(self.age, seconds))

    def _draw_hero(self, surface: pygame.Surface) -> None:
        leaving, plan = self._visit.leaving, self._plan
        if leaving.ending == "stuck":
            return
        moves = abs(self._goal - self._x) > 14 * plan.unit
        frame = "ab"[0 if self._still or not moves else self.age // 9 % 2]
        if leaving.ending in ("struck", "inside", "back"):
            name = "hero-hit"
        elif any(since < _SHOCK for since in self._refused.values()):
            name = "hero-alarm"
        elif "head" in leaving.done:
            name = f"hero-{CUSHIONS[leaving.room.id]}-{frame if moves else 'b'}"
        elif self._visit.shake.outdoors and leaving.where == "outside" and not moves:
            name = "hero-stand"
        else:
            name = f"hero-run-{frame}" if moves else "hero-alarm"
        high = plan.body
        wide = high * 300 / 340
        hop = self._glad(22, 0.9) if leaving.ending == "open" else 0.0
        flip = (self._goal < self._x) != plan.mirrored if moves else False
        breath = 0.0 if self._still or moves else 0.3 * ease.wave(self.age, 1.7)
        box = Box(self._x - wide / 2, plan.aisle - high * 0.97 - hop, wide, high)
        self._props.put(surface, name, box, breath, flip=flip)

    def _draw_refused(self, surface: pygame.Surface) -> None:
        """A blow of flame where a lighter was struck; a sign over what nobody may do."""
        u = self._plan.unit
        for thing, since in self._refused.items():
            x, y = self._spots[thing].art.centre
            if thing == "lighter" and since < 70:
                share = 1.0 if self._still else ease.back(since / 20) * (1 - ease.out((since - 40) / 30))
                side = max(1, round(share * 8)) * 58 * u
                self._props.put(surface, "boom", Box(x - side / 2, y - side / 2, side, side))
            elif thing in RED and since < _NO and thing in (*self._shown, "lighter"):
                share = 1.0 if self._still else ease.back(since / 16)
                side = max(1, round(share * 8)) * 26 * u
                self._props.put(surface, "no", Box(x - side / 2, y - side / 2, side, side))
            if thing in _STOPS and since < _NO and self._visit.leaving.where == "room":
                comes_up(surface, self._kit, "guide", _STOPS[thing], self._plan.guide, since, _NO)

    def _draw_stuck(self, surface: pygame.Surface) -> None:
        whole, wide = self._art("lift"), _SIZES["lift"][1]
        share = whole.w / wide
        box = Box(
            whole.x + (wide - _LIFT_STUCK[0]) * share * self._plan.mirrored, whole.y, _LIFT_STUCK[0] * share, whole.h
        )
        self._props.put(surface, "lift-stuck", box)

    def _hides(self, touch: Box) -> bool:
        """Whether the pupil stands before the words of what lies there: they would lie on the face."""
        plan = self._plan
        return abs(self._x - touch.centre[0]) < plan.body * 0.3 and touch.y + touch.h > plan.aisle - plan.body

    def draw_words(self, surface: pygame.Surface, due: str) -> None:
        leaving = self._visit.leaving
        for thing in self._shown:
            touch = self._spots[thing].touch
            if thing in leaving.done and thing not in RED:
                self._props.tick(surface, touch)
            elif self._kit.level < 3 and not self._hides(touch):
                self._props.label(surface, thing_called(thing, leaving.room.id), touch)
            if thing == due:
                self._props.arrow(surface, self._pointed_at(thing), self.age)

    def _pointed_at(self, thing: Thing) -> Box:
        """On open ground from above their heads: above the sign stands what is dangerous, on them it hides a face."""
        art = self._art(thing)
        top = _people(art).y - 34 * self._plan.unit
        return Box(art.x, top, art.w, art.y + art.h - top) if thing == "open" else art


def _people(open_ground: Box) -> Box:
    """Where those stand who are out already: beside the sign, on its foot."""
    wide = open_ground.w * 0.76
    high = wide * 0.571
    return Box(open_ground.x, open_ground.y + open_ground.h * 0.97 - high, wide, high)
