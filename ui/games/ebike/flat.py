"""The living room at night: a battery that runs away on the stool, or stairs full of smoke behind the door."""

from __future__ import annotations

from collections.abc import Callable

import pygame

from edu.domain.games.ebike.night import TRAPS, Night, Thing
from ui.games import ease
from ui.games.ebike.fires import Fires
from ui.games.ebike.plan import BACK_THINGS, Plan, Seen
from ui.games.ebike.props import Props
from ui.games.glow import glow
from ui.games.kit import Kit
from ui.games.motes import Swarm
from ui.games.smoke import Smoke
from ui.games.view import Box
from ui.theme.art import MOTES, Rgb

DUSK: Rgb = (116, 128, 172)
_FIRST, _LAST = 0.1, 0.66
"""How far down the smoke hangs when it begins and when it has reached whoever is there, of the height."""
_SPLASH = 40
_FETCHED = 30


class Flat:
    def __init__(self, kit: Kit, plan: Plan, night: Night, seen: dict[Thing, Seen], swarm: Swarm, fires: Fires) -> None:
        self._kit, self._plan, self._night, self._seen = kit, plan, night, seen
        self._swarm, self._fires = swarm, fires
        self._props = Props(kit, plan)
        self._smoke = Smoke(kit.pictures, plan.unit)
        self._still = kit.theme.reduced_motion
        self._hangs = self._goal
        self._touched: dict[Thing, int] = {}
        self._ended = 0
        self.age = 0

    @property
    def share(self) -> float:
        """0 … 1: how near the smoke is."""
        return min(1.0, self._night.smoke / self._night.full)

    @property
    def _goal(self) -> float:
        reached = 1.0 if self._night.ending == "hurt" else self.share
        return self._plan.height * (_FIRST + (_LAST - _FIRST) * reached)

    def done(self, thing: Thing) -> None:
        self._touched[thing] = self.age
        x, y = self._seen[thing].touch.centre
        if thing in ("carry", "unplug"):
            self._fires.burst(x, y)
        elif thing in ("rush", "towel", "jump") and not self._still:
            chance, u = self._swarm.chance, self._plan.unit
            for _ in range(34):
                self._swarm.add("smoke", x + chance(-150, 150) * u, y + chance(-120, 120) * u, chance(-5, 5) * u,
                                chance(-4, 1) * u)  # fmt: skip

    def step(self) -> None:
        self.age += 1
        self._ended += bool(self._night.ending)
        self._hangs = self._goal if self._still else ease.toward(self._hangs, self._goal, 0.05)
        if self._night.kind == "room":
            x, y = self._battery
            self._fires.wisp(x, y)
            if self.share > 0.3:
                self._fires.spit(x, y)
        elif "seal" not in self._night.done and not self._still and self.age % 5 == 0:
            box, chance, u = self._seen["rush"].art, self._swarm.chance, self._plan.unit
            self._swarm.add("smoke", box.x + box.w * chance(0.15, 0.85), box.y + box.h * 0.96, chance(-2, 2) * u,
                            chance(-3.4, -1.6) * u)  # fmt: skip

    @property
    def _battery(self) -> tuple[float, float]:
        art = self._seen["carry"].art
        return art.x + art.w * 0.5, art.y + art.h * 0.34

    # -- drawn --

    def draw(self, surface: pygame.Surface, squash: Callable[[str], float]) -> None:
        night = self._night
        surface.blit(backdrop(self._kit, self._plan, "flat"), (0, 0))
        walls = [thing for thing in night.shown if thing in BACK_THINGS]
        if len(walls) == 2:
            self._props.put(surface, "sofa", self._plan.sofa)
        for thing in walls:
            self._wall(surface, thing, squash(thing) * 0.5)
        self._light(surface)
        lit = self.share if night.kind == "room" else 0.3
        age = 0 if self._still else self.age
        self._smoke.draw(surface, self._plan.width, self._hangs, age, still=self._still, lit=lit)
        for thing in night.shown:
            if thing not in BACK_THINGS:
                self._loose(surface, thing, squash(thing))
        if night.kind == "room":
            self._burn(surface)
        self._swarm.draw(surface)
        if night.ending == "fetched":
            self._draw_fetched(surface)

    def _wall(self, surface: pygame.Surface, thing: Thing, pushed: float) -> None:
        art, done = self._seen[thing].art, thing in self._night.done
        bend = pushed + self._props.bounce(self.age - self._touched.get(thing, -100)) * 0.4
        if thing == "family":
            self._props.put(surface, "thing-family-up" if done else "thing-family", art, 0.0 if done else bend)
            if done:
                self._draw_family(surface, art)
        elif thing == "unplug":
            side = art.w * 0.84
            self._props.put(
                surface, "thing-unplug", Box(art.x + (art.w - side) / 2, art.y + art.h - side * 1.08, side, side), bend
            )
        else:
            waves = thing == "window" and done and self._ended < _FETCHED
            self._props.put(surface, "thing-window-done" if waves else f"thing-{thing}", art, bend)
            if thing == "rush" and "seal" in self._night.done:
                self._props.put(surface, "sealed", Box(art.x - art.w * 0.04, art.y + art.h * 0.87, art.w * 1.08,
                                                       art.w * 0.24))  # fmt: skip

    def _draw_family(self, surface: pygame.Surface, art: Box) -> None:
        """Out of bed and before the door of their room."""
        since = self.age - self._touched.get("family", -100)
        come = 1.0 if self._still else ease.back(since / 20)
        side = round(art.w * 1.06)
        shot = self._props.get("thing-family-out", Box(0, 0, side, side))
        drop = (1 - come) * side * 0.4
        surface.blit(
            shot, (round(art.x + (art.w - side) / 2), round(art.y + art.h - side + 16 * self._plan.unit + drop))
        )

    def _light(self, surface: pygame.Surface) -> None:
        """From the battery, or through the gaps of the door."""
        u = self._plan.unit
        breath = 0.0 if self._still else 0.06 * ease.wave(self.age, 1.2)
        if self._night.kind == "room":
            x, y = self._battery
            light = glow(self._kit.pictures, 520 * u, MOTES.light, 0.25 + 0.5 * self.share + breath)
        else:
            box = self._seen["rush"].art
            x, y = box.x + box.w / 2, box.y + box.h * 0.8
            light = glow(self._kit.pictures, 400 * u, MOTES.light, 0.34 + breath)
        half = light.get_width() / 2
        surface.blit(light, (round(x - half), round(y - half)), special_flags=pygame.BLEND_RGB_ADD)

    def _loose(self, surface: pygame.Surface, thing: Thing, pushed: float) -> None:
        art = self._seen[thing].art
        bend = pushed + self._props.bounce(self.age - self._touched.get(thing, -100))
        shake = 0.0
        if thing == "carry" and not self._still:
            shake = 4 * self._plan.unit * self.share * ease.wave(self.age, 0.5)
        if thing == "seal" and "seal" in self._night.done:
            return
        self._props.put(surface, f"thing-{thing}", art, bend, shake)

    def _burn(self, surface: pygame.Surface) -> None:
        x, y = self._battery
        u, share = self._plan.unit, self.share
        self._fires.column(surface, x, y, 150 * u, y - self._hangs * 0.6, 0.5 + 0.5 * share)
        if share > 0.14 or "carry" in self._night.done:
            tall = (110 + 210 * share) * u * (1.5 if "carry" in self._night.done else 1.0)
            self._fires.flames(surface, x, y + 66 * u, tall)
        since = self.age - self._touched.get("bucket", -_SPLASH)
        if since < _SPLASH:
            grown = 1.0 if self._still else ease.back(since / 12) * (1 - max(0.0, since - 24) / (_SPLASH - 24))
            wide = max(8, round(300 * grown / 12) * 12) * u
            self._props.put(surface, "splash", Box(x - wide / 2, y - wide * 0.25, wide, wide * 0.6))

    def _draw_fetched(self, surface: pygame.Surface) -> None:
        """A fireman comes up at the window."""
        art, kit = self._seen["window"].art, self._kit
        come = 1.0 if self._still else ease.back((self._ended - _FETCHED) / 24)
        side = art.w * 0.9
        inner = pygame.Rect(round(art.x + art.w * 0.06), round(art.y), round(art.w * 0.88), round(art.h * 0.86))
        kept = surface.get_clip()
        surface.set_clip(inner)
        shot = kit.pictures.get("fighter", side, side, flip=self._plan.mirrored)
        surface.blit(shot, (round(art.x + (art.w - side) / 2), round(inner.bottom - side * max(0.0, come))))
        surface.set_clip(kept)

    def draw_words(self, surface: pygame.Surface, due: Thing | None) -> None:
        said(self._props, self._kit, surface, self._night, self._seen, due, self.age)


def said(
    props: Props, kit: Kit, surface: pygame.Surface, night: Night, seen: dict[Thing, Seen], due: Thing | None, age: int
) -> None:
    """Words by level, ticks, crosses; the arrow on what is due. Once it is over no words any more."""
    for thing in night.here:
        touch = seen[thing].touch
        if thing == "seal" and thing in night.done:
            continue  # it lies before the door now
        if thing in night.done and thing in TRAPS:
            props.cross(surface, touch)
        elif thing in night.done:
            props.tick(surface, touch)
        elif kit.level < 3 and not night.ending:
            named = kit.pack.thing(thing)
            props.label(surface, named.name if named else "", touch, lit=thing == due)
    if due is not None:
        box = seen[due].touch
        props.arrow(surface, box.x + box.w / 2, box.y + 16 * box.w / 300, age)


def backdrop(kit: Kit, plan: Plan, name: str) -> pygame.Surface:
    """The whole sheet stretched to the glass, mirrored with it, dark but for high contrast."""
    plain = kit.theme.variant == "contrast"

    def make() -> pygame.Surface:
        shot = kit.pictures.sheet(plan.sheet(name), plan.width, plan.height, flip=plan.mirrored)
        if not plain:
            shot.fill(DUSK, special_flags=pygame.BLEND_RGB_MULT)
        return shot

    return kit.pictures.kept((name, plan.width, plan.height, plain, plan.mirrored), make)
