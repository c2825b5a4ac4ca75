"""On the landing with the battery behind one's door; then down in the yard, where the fire engine comes."""

from __future__ import annotations

from collections.abc import Callable

import pygame

from edu.domain.games.ebike.night import Night, Thing
from ui.games import ease
from ui.games.ebike.fires import Fires
from ui.games.ebike.flat import backdrop, said
from ui.games.ebike.plan import Plan, Seen
from ui.games.ebike.props import Props
from ui.games.kit import Kit
from ui.games.motes import Swarm
from ui.games.smoke import Smoke
from ui.games.view import Box

_COMES = 60
_LANDING: tuple[Thing, ...] = ("close", "knock", "lift", "down")


class Outside:
    def __init__(self, kit: Kit, plan: Plan, night: Night, seen: dict[Thing, Seen], swarm: Swarm, fires: Fires) -> None:
        self._kit, self._plan, self._night, self._seen = kit, plan, night, seen
        self._swarm, self._fires = swarm, fires
        self._props = Props(kit, plan)
        self._smoke = Smoke(kit.pictures, plan.unit)
        self._still = kit.theme.reduced_motion
        self._touched: dict[Thing, int] = {}
        self._ended = 0
        self.age = 0

    def done(self, thing: Thing) -> None:
        self._touched[thing] = self.age

    def step(self) -> None:
        self.age += 1
        self._ended += bool(self._night.ending)
        night = self._night
        if night.where == "landing" and "close" not in night.done and not self._still and self.age % 5 == 0:
            box, chance, u = self._seen["close"].art, self._swarm.chance, self._plan.unit
            self._swarm.add("smoke", box.x + box.w * chance(0.2, 0.9), box.y + box.h * chance(0.05, 0.4),
                            chance(-1, 3) * u, chance(-2.6, -1) * u)  # fmt: skip

    # -- drawn --

    def draw_landing(self, surface: pygame.Surface, squash: Callable[[str], float]) -> None:
        night = self._night
        surface.blit(backdrop(self._kit, self._plan, "landing"), (0, 0))
        open_ = "close" not in night.done
        for thing in _LANDING:
            done = thing in night.done
            bend = squash(thing) * 0.5 + self._props.bounce(self.age - self._touched.get(thing, -100)) * 0.4
            name = {"close": "thing-close-done", "lift": "thing-lift-stuck"}.get(thing) if done else None
            self._props.put(surface, name or f"thing-{thing}", self._seen[thing].art, bend)
        hangs = self._plan.height * (0.46 if night.ending == "hurt" else 0.16 if open_ else 0.0)
        age = 0 if self._still else self.age
        self._smoke.draw(surface, self._plan.width, hangs, age, still=self._still, lit=0.2)
        self._swarm.draw(surface)
        if "knock" in night.done:
            self._neighbour(surface)

    def _neighbour(self, surface: pygame.Surface) -> None:
        """Whose door was knocked at looks out."""
        art = self._seen["knock"].art
        since = self.age - self._touched.get("knock", -100)
        come = 1.0 if self._still else ease.back(since / 22)
        wide = art.w * 0.62
        box = Box(
            art.x + art.w - wide * (0.5 + 0.35 * come),
            art.y + art.h - wide * 1.5 + 8 * self._plan.unit,
            wide,
            wide * 1.5,
        )
        self._props.put(surface, "rider-uncle-worry" if since < 30 and not self._still else "rider-uncle-happy", box)

    def draw_yard(self, surface: pygame.Surface, squash: Callable[[str], float]) -> None:
        """Before the house that was drawn already."""
        night, u = self._night, self._plan.unit
        if night.ending == "out":
            self._engine(surface)
            return
        for thing in night.here:
            hop = 0.0 if self._still else 5 * u * abs(ease.wave(self.age, 1.6))
            art = self._seen[thing].art
            lifted = Box(art.x, art.y - (hop if thing == "call" else 0), art.w, art.h)
            self._props.put(surface, f"thing-{thing}", lifted, squash(thing))

    def _engine(self, surface: pygame.Surface) -> None:
        plan = self._plan
        come = 1.0 if self._still else ease.out((self._ended - 20) / _COMES)
        box = plan.engine
        aside = (1 - come) * (plan.width - box.x if not plan.mirrored else -box.x - box.w)
        self._props.put(surface, "thing-family-safe" if "family" in self._night.done else "hero-happy", plan.company)
        self._props.put(surface, "engine", Box(box.x + aside, box.y, box.w, box.h))

    def draw_words(self, surface: pygame.Surface, due: Thing | None) -> None:
        said(self._props, self._kit, surface, self._night, self._seen, due, self.age)
