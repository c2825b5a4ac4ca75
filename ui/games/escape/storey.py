"""What a room and a corridor have in common: the storey above, slabs, wall and floor, things that stand at the wall."""

from __future__ import annotations

import pygame

from ui.games.escape.plan import FLOOR_BACK, FLOOR_FRONT, Plan
from ui.games.kit import Kit
from ui.theme.art import Rgb

DUSK: Rgb = (186, 192, 214)
_UPSTAIRS: Rgb = (92, 100, 126)
_SLAB = 34
_TILE, _TALL = 800, 520


class Storey:
    def __init__(self, kit: Kit, plan: Plan) -> None:
        self._kit, self._plan = kit, plan
        self._bright = kit.theme.variant == "contrast"

    @property
    def inside(self) -> pygame.Rect:
        """From the ceiling to the floor's near edge: where smoke can be."""
        plan = self._plan
        top = round(plan.ceiling)
        return pygame.Rect(0, top, plan.width, round(plan.ground + FLOOR_FRONT * plan.unit) - top)

    def dim(self, name: str, wide: float, high: float, *, lit: bool = False, by: Rgb = DUSK) -> pygame.Surface:
        """The drawing as it is at dusk; `lit`: as it is by day, because it can be touched."""
        if lit or self._bright:
            return self._kit.pictures.get(name, wide, high)

        def make() -> pygame.Surface:
            made = self._kit.pictures.get(name, wide, high).copy()
            made.fill(by, special_flags=pygame.BLEND_RGB_MULT)
            return made

        return self._kit.pictures.kept((name, "dim", by, round(wide), round(high)), make)

    def solid(self, name: str, wide: float, high: float, *, by: Rgb = DUSK) -> pygame.Surface:
        """The same without alpha, for what fills its whole sheet: quick to lay down."""

        def make() -> pygame.Surface:
            shot = self.dim(name, wide, high, by=by)
            made = pygame.Surface(shot.get_size(), depth=32)
            made.blit(shot, (0, 0))
            return made

        return self._kit.pictures.kept((name, "solid", self._bright, by, round(wide), round(high)), make)

    def shell(self, surface: pygame.Surface, shift: float, floor: str) -> None:
        """All but the wall; `shift` pixels that the eye has gone."""
        plan, u = self._plan, self._plan.unit
        tall = plan.wall_foot - plan.ceiling
        slab = _SLAB * u
        self.tiles(surface, "wall", plan.ceiling - slab - tall, tall, shift, by=_UPSTAIRS)
        self.tiles(surface, "slab", plan.ceiling - slab, slab, shift)
        self.tiles(surface, floor, plan.wall_foot, (FLOOR_BACK + FLOOR_FRONT) * u, shift)
        front = plan.ground + FLOOR_FRONT * u
        self.tiles(surface, "slab", front, plan.foot.y - front, shift)

    def tiles(
        self, surface: pygame.Surface, name: str, top: float, high: float, shift: float, *, by: Rgb = DUSK
    ) -> None:
        plan = self._plan
        wide = round(_TILE * plan.art)
        tile = self.solid(name, wide, high, by=by)
        x = -(round(shift) % wide)
        while x < plan.width:
            surface.blit(tile, (x, round(top)))
            x += wide

    def stand(
        self,
        surface: pygame.Surface,
        name: str,
        x: float,
        wide: float,
        high: float,
        *,
        up: float = 0.0,
        lit: bool = False,
    ) -> None:
        """A drawing of `wide` by `high` units of the storey, its middle at `x`, `up` units above the wall's foot."""
        plan = self._plan
        if not -wide * plan.art < x < plan.width + wide * plan.art:
            return
        shot = self.dim(name, wide * plan.art, high * plan.art, lit=lit)
        top = plan.wall_foot - (up + high) * plan.art
        surface.blit(shot, (round(x - shot.get_width() / 2), round(top)))

    def hole(self, surface: pygame.Surface, x: float, up: float, wide: float, high: float, shift: float) -> pygame.Rect:
        """The night outside, far behind: its middle at `x`, in units of the storey. Gives the opening."""
        plan = self._plan
        box = pygame.Rect(round(x - wide / 2 * plan.art), round(plan.wall_foot - (up + high) * plan.art),
                          round(wide * plan.art), round(high * plan.art))  # fmt: skip
        night = self.solid("night", 720 * plan.art, 240 * plan.art)
        whole = night.get_width()
        surface.set_clip(box)
        left = box.left - (round(box.left * 0.75 + shift * 0.2) % (whole - box.width))
        surface.blit(night, (left, box.bottom - night.get_height() + round(10 * plan.art)))
        surface.set_clip(None)
        return box

    @property
    def tall(self) -> float:
        """Of the wall, in units of the storey."""
        return _TALL
