"""What stands still: sky, slope, terraces, stairs, shelter, office. One surface for a size, painted once."""

from __future__ import annotations

import pygame

from edu.domain.games.river.village import ROWS
from ui.games import ease
from ui.games.faces import panel
from ui.games.kit import Kit
from ui.games.river.plan import Plan
from ui.games.view import Box
from ui.theme.art import Rgb

DUSK: Rgb = (204, 210, 228)
"""Of what is near: its windows are to shine."""
_NIGHT: Rgb = (150, 160, 190)
_LANE, _WALL = 0.635, 1.0
"""In terrace.svg: the middle of its path, as a share of its height."""


class Land:
    def __init__(self, kit: Kit, plan: Plan) -> None:
        self._kit, self._plan = kit, plan
        self._still = kit.theme.reduced_motion
        self._plain = kit.theme.variant == "contrast"
        self._bounce = 0.0

    # -- painted once --

    def _whole(self, sky: str, dusk: Rgb | None, near: Rgb | None) -> pygame.Surface:
        plan, pictures = self._plan, self._kit.pictures
        scene = plan.scene
        key = (sky, scene.rect, plan.top, plan.lanes, dusk)

        def make() -> pygame.Surface:
            made = pygame.Surface((round(scene.w), round(scene.h)), depth=32)
            high = plan.top + 90 * plan.unit
            scale = max(scene.w / 1920, high / 440)
            back = pictures.get(sky, 1920 * scale, 1080 * scale)
            made.blit(back, (round((scene.w - 1920 * scale) / 2), round(high - 440 * scale)))
            if dusk is not None:
                made.fill(dusk, special_flags=pygame.BLEND_RGB_MULT)
            made.blit(self._ground(near), (0, 0))
            return made

        return pictures.kept(key, make)

    def _ground(self, near: Rgb | None) -> pygame.Surface:
        plan, u = self._plan, self._plan.unit
        scene = plan.scene
        made = pygame.Surface((round(scene.w), round(scene.h)), pygame.SRCALPHA, 32)
        broad = max(scene.w, 1920 * u)
        left = scene.w - broad if plan.portrait else 0.0
        self._put(made, "slope", Box(left, plan.top - 238 * u, broad, 420 * u))
        self._put(made, "bed", Box(left, plan.lanes[0] + 36 * u, broad, 130 * u))
        far = plan.lanes[1] - plan.lanes[2]
        for row in reversed(range(ROWS)):
            tall = min(far, 170 * u) * 1.08
            self._put(made, "terrace", Box(-row * 330 * u, plan.lanes[row] - _LANE * tall, 2 * broad, tall))
        self._put(made, "gauge", plan.gauge)
        self._put(made, "stairs", plan.steps)
        self._put(made, "stairs", plan.stairs)
        wide = plan.stairs.x + plan.stairs.w - plan.shelter.centre[0]
        self._put(made, "yard", Box(plan.shelter.centre[0] - 40 * u, plan.top - 12 * u, wide + 40 * u, 26 * u))
        self._put(made, "office", plan.office)
        self._put(made, "shelter", plan.shelter)
        for x, lane, size in self._trees():
            name, high = ("bamboo", 1.3 * size) if lane == 1 else ("tree", size)
            self._put(made, name, Box(x - size / 2, plan.lanes[lane] - high * 0.97, size, high))
        if near is not None:
            made.fill(near, special_flags=pygame.BLEND_RGB_MULT)
        return made

    def _trees(self) -> list[tuple[float, int, float]]:
        plan, u = self._plan, self._plan.unit
        if plan.portrait:
            return []
        right = plan.stairs.x + plan.stairs.w
        return [(right + 74 * u, lane, (120 - 10 * lane) * u) for lane in range(ROWS)]

    def _put(self, made: pygame.Surface, name: str, box: Box) -> None:
        shot = self._kit.pictures.get(name, box.w, box.h)
        made.blit(shot, (round(box.x), round(box.y)))

    # -- every frame --

    def step(self) -> None:
        self._bounce = max(0.0, self._bounce - 0.05)

    def arrived(self) -> None:
        """Somebody has come in at the shelter's door."""
        self._bounce = 1.0

    def draw(self, surface: pygame.Surface, age: int, share: float, dawn: float) -> None:
        """`share` of the night is over: the sky closes in; `dawn` 0 … 1 when it is past."""
        night = self._whole("sky", None if self._plain else _NIGHT, None if self._plain else DUSK)
        if dawn >= 1.0:
            surface.blit(self._whole("dawn", None, None), (0, 0))
            return
        surface.blit(night, (0, 0))
        if dawn > 0:
            day = self._whole("dawn", None, None)
            day.set_alpha(round(255 * dawn))
            surface.blit(day, (0, 0))
            day.set_alpha(None)
        elif not self._plain:
            self._clouds(surface, age, share)

    def _clouds(self, surface: pygame.Surface, age: int, share: float) -> None:
        """They come down as the night goes on, and drift past each other."""
        plan, u = self._plan, self._plan.unit
        for number in range(6):
            wide = (520 + 90 * (number % 3)) * u
            shot = self._kit.pictures.get("cloud", wide, wide * 0.2)
            drift = 0.0 if self._still else age * (0.25 + 0.16 * (number % 3)) * u
            x = (number * 0.41 * plan.width + drift) % (plan.width + wide) - wide
            down = 30 + 44 * (number % 3) - 70 * (1 - ease.out(share * 1.6))
            y = down * u + (110 * u if plan.portrait else 0)
            surface.blit(shot, (round(x), round(y)))

    def draw_bridge(self, surface: pygame.Surface, shore: float) -> None:
        """On its piers above the brook; seen through the water once that is over it."""
        plan, u = self._plan, self._plan.unit
        top = plan.lanes[0] + 14 * u
        under = max(0.0, min(1.0, (top + 40 * u - shore) / (60 * u)))
        if under >= 1.0:
            return
        shot = self._kit.pictures.get("bridge", 190 * u, plan.scene.h - top)
        shot.set_alpha(round(255 * (1 - under)))
        surface.blit(shot, (round(plan.width * 0.52 - 95 * u), round(top)))

    def draw_shelter(self, surface: pygame.Surface, safe: int, of: int) -> None:
        """Its windows light up as people come; the board counts households."""
        plan, kit, u = self._plan, self._kit, self._plan.unit
        box = plan.shelter
        if safe:
            strength = 0.25 + 0.5 * safe / of
            lit = kit.pictures.get("shelter-lit", box.w, box.h)
            lit.set_alpha(round(255 * min(1.0, 0.35 + strength)))
            surface.blit(lit, (round(box.x), round(box.y)))
        c = kit.theme.colours
        size = 34 * u * (1.3 if plan.portrait else 1.0)
        grow = 1.0 + (0.0 if self._still else 0.12 * self._bounce)
        text = kit.words.line(f"安置点 {safe}/{of} 户", size * grow, c.on_rail)
        wide, high = text.get_width() + 36 * u, text.get_height() + 12 * u
        x, y = box.centre[0] - wide / 2, box.y + box.h * 0.22 - high / 2
        ground = panel(kit, wide, high, colour=c.green.solid, alpha=1.0, radius=14 * u)
        surface.blit(ground, (round(x), round(y)))
        surface.blit(text, (round(x + 18 * u), round(y + 6 * u)))


def tint(picture: pygame.Surface) -> pygame.Surface:
    """A thing in the dusk."""
    made = picture.copy()
    made.fill(DUSK, special_flags=pygame.BLEND_RGB_MULT)
    return made
