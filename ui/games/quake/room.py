"""A room while it shakes: its six spots, how they sway, and what comes down in which wave, whoever stands there."""

from __future__ import annotations

import math
from collections.abc import Callable

import pygame

from edu.domain.games.quake.rooms import SPOTS, Kind
from edu.domain.games.quake.shake import LULL, WAVE, Shake
from ui.games import ease
from ui.games.faces import panel
from ui.games.kit import Kit
from ui.games.quake.bits import Bits
from ui.games.quake.plan import Column, Plan
from ui.games.quake.props import Props, grained
from ui.games.quake.words import SPOTS as WORDS
from ui.games.view import Box
from ui.theme.art import MOTES, Rgb

HANGS = frozenset({"fan", "lamp", "sign", "beam", "eaves"})
_COMES_DOWN: dict[Kind, int] = {"glass": 0, "hanging": 1, "tall": 2}
"""In which wave it comes down of itself."""
_AFTER = 76
"""Steps of that wave until it does."""
_FIXED = ("hang-beam", "hang-eaves")
_FALLS, _LEANS = 26, 24
"""Steps of a fall; degrees that a cupboard leans."""
_MATE_COMES = 110
_SPILLS = {"bookcase": "bit-book", "wardrobe": "bit-cloth", "shelf": "bit-can", "cupboard": "bit-bowl"}
AFTERMATH: Rgb = (196, 200, 214)
_BEHIND: Rgb = (184, 187, 198)


def backdrop(kit: Kit, plan: Plan, name: str, dusk: Rgb | None) -> pygame.Surface:
    """The whole sheet stretched to the glass, mirrored with it, darkened; kept. Contrast knows no dusk."""
    dusk = None if kit.theme.variant == "contrast" else dusk
    flip = plan.mirrored and not name.startswith("landing")

    def make() -> pygame.Surface:
        shot = kit.pictures.sheet(plan.back(name), plan.width, plan.height, flip=flip)
        if dusk is not None:
            shot.fill(dusk, special_flags=pygame.BLEND_RGB_MULT)
        return shot

    return kit.pictures.kept(("room", name, plan.width, plan.height, flip, dusk), make)


class Room:
    def __init__(self, kit: Kit, plan: Plan, shake: Shake, bits: Bits) -> None:
        self._kit, self._plan, self._shake, self._bits = kit, plan, shake, bits
        self._props = Props(kit, plan)
        self._still = kit.theme.reduced_motion
        self.down: dict[int, int] = {}
        """Columns in which it has come down, and since how many steps."""
        self._jolt: dict[int, int] = {}
        self.sway = 0.0
        self.age = 0
        for at in range(SPOTS):
            if self._is_due(at, -1):
                self.down[at] = 999

    # -- going on --

    def _is_due(self, at: int, exact: int) -> bool:
        """Whether it has come down of itself by now; `exact`: that many steps of its wave ago, -1 for any."""
        wave = _COMES_DOWN.get(self._shake.set.kind(at))
        if wave is None:
            return False
        since = self._shake.since - wave * (WAVE + LULL) - _AFTER
        return since == exact if exact >= 0 else since >= 0

    def step(self) -> list[Kind]:
        """What came down in this step."""
        self.age += 1
        for book in (self.down, self._jolt):
            for at in book:
                book[at] += 1
        shake = self._shake
        goal = (shake.wave + 2) / 4 if shake.wave >= 0 else 0.0
        self.sway = ease.toward(self.sway, goal, 0.09)
        if shake.wave >= 0 and not shake.over and self.age % 9 == 0:
            self._sift()
        return [kind for at in range(SPOTS) if self._is_due(at, 0) and (kind := self.bring_down(at))]

    def _sift(self) -> None:
        """Dust from the ceiling."""
        place = self._plan.width * self._bits.chance(0.05, 0.95)
        self._bits.dust(place, self._plan.ceiling + 20 * self._plan.unit, 1)

    def bring_down(self, at: int) -> Kind | None:
        """What stands or hangs in the spot comes down; None when it has, or when nothing can."""
        kind = self._shake.set.kind(at)
        column, u = self._plan.columns[at], self._plan.unit
        x, foot = column.foot
        self._jolt[at] = 0
        if kind not in _COMES_DOWN or at in self.down:
            self._bits.fall("bit-plaster", 3, x, self._plan.ceiling + 40 * u, foot, 90)
            return None
        self.down[at] = 0
        if kind == "glass":
            self._bits.fall("bit-glass", 7, x, column.art.y + 120 * u, foot, 110)
        elif kind == "tall":
            name = _SPILLS.get(self._shake.set.name(at), "bit-book")
            self._bits.fall(name, 6, x, column.art.y + 140 * u, foot + 30 * u, 110)
            self._bits.dust(x, foot, 8, 120)
        else:
            name = "bit-tile" if self._shake.set.name(at) == "eaves" else "bit-plaster"
            self._bits.fall(name, 5, x, column.hung.y + 60 * u, foot, 110)
        return kind

    # -- drawn --

    def draw_back(self, surface: pygame.Surface) -> None:
        """With the first wave the lights go out."""
        dusk = AFTERMATH if self._shake.since >= 0 else None
        surface.blit(backdrop(self._kit, self._plan, self._shake.set.room.id, dusk), (0, 0))

    def draw_spots(self, surface: pygame.Surface, squash: Callable[[str], float], lit: int, *, front: bool) -> None:
        """`lit` is the spot a drag is over; upright the rows further back and nearer are drawn apart."""
        half = SPOTS // 2
        order = (
            self._plan.depth
            if not self._plan.portrait
            else self._plan.depth[half:]
            if front
            else self._plan.depth[:half]
        )
        if not self._plan.portrait and front:
            return
        for at in order:
            self._draw_spot(surface, at, squash(f"spot-{at}"), lit == at)

    def _draw_spot(self, surface: pygame.Surface, at: int, pushed: float, lit: bool) -> None:
        column, name, kind = self._plan.columns[at], self._shake.set.name(at), self._shake.set.kind(at)
        if lit:
            self._halo(surface, column.art)
        shift = self._shift(at)
        box = Box(column.art.x + shift, column.art.y, column.art.w, column.art.h)
        if name in HANGS:
            self._props.put(surface, "spot-doorstep" if name == "eaves" else "spot-under", box, pushed * 0.6)
            self._draw_hung(surface, at, column, f"hang-{name}")
        elif kind == "tall":
            self._draw_tall(surface, at, box, f"spot-{name}", pushed)
        else:
            self._props.put(surface, f"spot-{name}", box, pushed * 0.6 + self._bump(at))
        if kind == "glass" and at in self.down:
            self._draw_broken(surface, box)
        if kind == "crowd":
            self._draw_crowd(surface, at, box)
        if at == self.mate:
            self._draw_mate(surface, box)

    def _shift(self, at: int) -> float:
        if self._still or self.sway < 0.02:
            return 0.0
        return 13 * self._plan.unit * self.sway * ease.wave(self.age, 0.46 + 0.04 * (at % 3), at * 0.21)

    def _bump(self, at: int) -> float:
        since = self._jolt.get(at, 99)
        return 0.0 if self._still or since > 26 else (1 - since / 26) * math.cos(since * 0.55)

    def _draw_tall(self, surface: pygame.Surface, at: int, box: Box, name: str, pushed: float) -> None:
        way = 1 if self._plan.way_of(500) > box.centre[0] else -1
        since = self.down.get(at, -1)
        if since >= 0:
            share = 1.0 if self._still else ease.back(since / _FALLS)
            self._props.leaned(surface, name, box, way * _LEANS * share, way * 1.0)
        elif self.sway > 0.05 and not self._still:
            lean = 5 * self.sway * ease.wave(self.age, 0.9, at * 0.3)
            self._props.leaned(surface, name, box, lean, 1.0 if lean > 0 else -1.0)
        else:
            self._props.put(surface, name, box, pushed * 0.6)

    def _draw_hung(self, surface: pygame.Surface, at: int, column: Column, name: str) -> None:
        plan, u = self._plan, self._plan.unit
        hung = self._hung_box(column, name)
        since = self.down.get(at, -1)
        if since >= 0:
            share = 1.0 if self._still else min(1.0, (since / 18) ** 2)
            drop = (column.foot[1] - hung.h * 0.86 - hung.y) * share
            self._props.leaned(surface, name, Box(hung.x, hung.y + drop, hung.w, hung.h), 16 * share)
            return
        if name in _FIXED:
            tremble = 0.0 if self._still else 5 * self.sway * ease.wave(self.age, 0.6, at * 0.2)
            self._props.hung(surface, name, hung, tremble)
            return
        swing = (
            0.0
            if self._still
            else (2 + 20 * self.sway) * ease.wave(self.age, 1.15, at * 0.17) * min(1.0, self.sway * 4)
        )
        angle = math.radians(grained(swing))
        # a cord from the ceiling: what hangs turns about the cord's upper end
        length = hung.y - plan.ceiling
        x, top = hung.centre[0], plan.ceiling
        end = x - math.sin(angle) * length, top + math.cos(angle) * length
        pygame.draw.line(surface, MOTES.smoke, (x, top), (end[0], end[1] + 4 * u), max(2, round(7 * u)))
        self._props.hung(surface, name, Box(hung.x + end[0] - x, end[1], hung.w, hung.h), swing)

    def _hung_box(self, column: Column, name: str) -> Box:
        """A beam lies under the ceiling, eaves above the door; all else hangs from a cord."""
        hung = column.hung
        if name == "hang-beam":
            return Box(hung.x, self._plan.ceiling - 6 * self._plan.unit, hung.w, hung.h)
        if name == "hang-eaves":
            return Box(hung.x, column.art.y + column.art.h * 0.16 - hung.h * 0.58, hung.w, hung.h)
        return hung

    def _draw_broken(self, surface: pygame.Surface, box: Box) -> None:
        side = box.w * 0.74
        self._props.put(surface, "shatter", Box(box.x + (box.w - side) / 2, box.y + box.h * 0.16, side, side))
        self._props.put(surface, "shards", Box(box.x, box.y + box.h * 0.88, box.w, box.w * 0.3))

    def _draw_crowd(self, surface: pygame.Surface, at: int, box: Box) -> None:
        """They push while it shakes."""
        jostle = 0.0 if self._still else 9 * self._plan.unit * max(0.25, self.sway) * ease.wave(self.age, 0.62)
        grown = self._bump(at)
        small = Box(box.x + jostle, box.y + box.h * 0.12, box.w, box.h * 0.88)
        self._props.put(surface, "pushing", small, grown)

    @property
    def mate(self) -> int:
        """Where somebody shows, at the first level, how it is done: as good a place as the nearest. -1 for nobody."""
        place = self._shake.set
        there = (at for at in range(SPOTS) if place.kind(at) in ("inner", "yard"))
        return next(there, -1) if self._kit.level == 1 and self.age > _MATE_COMES else -1

    def _draw_mate(self, surface: pygame.Surface, box: Box) -> None:
        share = 1.0 if self._still else ease.back((self.age - _MATE_COMES) / 20)
        wide = box.w * 0.62
        high = wide * 340 / 300
        aside = -1 if self._plan.mirrored else 1
        x = box.centre[0] - wide / 2 + aside * box.w * (0.18 if self._shake.there else 0.0)
        foot = box.y + box.h * 0.99
        self._props.put(surface, f"mate-{self._shake.set.room.id}", Box(x, foot - high * share, wide, high * share))

    def _halo(self, surface: pygame.Surface, box: Box) -> None:
        c = self._kit.theme.colours
        ground = panel(self._kit, box.w, box.h, colour=c.accent, alpha=0.4, radius=30 * self._plan.unit)
        surface.blit(ground, (round(box.x), round(box.y)))

    def top_of(self, at: int) -> Box:
        """Where an arrow comes down on what stands in the spot."""
        art = self._plan.columns[at].art
        low = art.h * 0.32 if self._shake.set.kind(at) == "under" else 0.0
        return Box(art.x, art.y + low, art.w, art.h - low)

    def draw_words(self, surface: pygame.Surface, lit: int) -> None:
        """What each spot is called, at the first two levels. Not while a close-up lies over the feet of them: a label
        at its edge would float above something else.
        """
        if self._kit.level == 3:
            return
        for at, column in enumerate(self._plan.columns):
            self._props.label(surface, WORDS[self._shake.set.name(at)], column.touch, hot=at == lit)

    def dim(self, surface: pygame.Surface) -> None:
        """The room steps back behind the close-up that cuts it off; still seen is what comes down in it."""
        surface.fill(_BEHIND, special_flags=pygame.BLEND_RGB_MULT)
