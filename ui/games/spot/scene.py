"""The place itself: its backdrop, and every thing in the one of its two states that it is in."""

from __future__ import annotations

import math
from collections.abc import Callable

import pygame

from edu.domain.games.spot.look import Look, Mark
from ui.games.kit import Kit
from ui.games.motes import Swarm
from ui.games.spot.marks import Marks, Sign
from ui.games.spot.plan import Plan, spots_of
from ui.games.spot.tells import rises
from ui.games.view import Box
from ui.theme.art import Rgb

MUTED: Rgb = (222, 228, 240)
"""What cannot be touched is a shade darker than what can."""
BOUNCE = 28
_SIGNS: dict[Mark, Sign] = {"mended": "ok", "botched": "warning", "false": "shield"}
_RIM = (244, 248, 252)
_RIPPLE, _OPENS = 300, 12
"""Steps from one to the next."""
_EVERY = 16
"""Steps between two puffs of a fault that stays."""


def state_of(look: Look, place: int) -> str:
    """The drawing: what is wrong stays so until it is mended."""
    wrong = place in look.wrong and look.marks[place] != "mended"
    return f"thing-{look.scene.places[place].kind}-{'wrong' if wrong else 'fine'}"


def rimmed(kit: Kit, name: str, box: Box, unit: float) -> pygame.Surface:
    """A thing with a pale rim: what can be touched stands out from what cannot."""

    def make() -> pygame.Surface:
        thing = kit.pictures.get(name, box.w, box.h)
        pale = pygame.mask.from_surface(thing, 150).to_surface(setcolor=(*_RIM, 255), unsetcolor=(*_RIM, 0))
        whole = pygame.Surface(thing.get_size(), pygame.SRCALPHA, 32)
        reach = max(2, round(3.4 * unit))
        for turn in range(16):
            angle = math.pi * turn / 8
            whole.blit(pale, (round(reach * math.cos(angle)), round(reach * math.sin(angle))))
        whole.blit(thing, (0, 0))
        return whole

    return kit.pictures.kept(("rimmed", name, *box.rect[2:]), make)


class Stage:
    """One place for as long as it is looked through."""

    def __init__(self, kit: Kit, plan: Plan, look: Look, swarm: Swarm) -> None:
        self._kit, self._plan, self.look, self._swarm = kit, plan, look, swarm
        self.spots = spots_of(plan, look.scene)
        self.marks = Marks(kit, plan)
        self._still = kit.theme.reduced_motion
        self._changed = {place: -BOUNCE * 9 for place, mark in enumerate(look.marks) if mark}
        self.age = 0

    def stir(self, place: int) -> None:
        """Something came of it: it hops."""
        self._changed[place] = self.age

    def since(self, place: int) -> int:
        return self.age - self._changed.get(place, -10 * BOUNCE)

    def step(self, *, quiet: bool) -> None:
        """`quiet`: something is under the lens, and nothing rises here."""
        self.age += 1
        if quiet or self._still or self.age % _EVERY:
            return
        for place, mark in enumerate(self.look.marks):
            if mark == "botched":
                self._puff(place)

    def _puff(self, place: int) -> None:
        chance, u, art = self._swarm.chance, self._plan.unit, self.spots[place].art
        self._swarm.add(rises(self.look.scene.places[place].kind), art.centre[0] + chance(-90, 90) * u,
                        art.y + art.h * chance(0.4, 0.7), chance(-0.4, 0.4) * u, chance(-1.6, -0.8) * u)  # fmt: skip

    # -- drawn --

    def draw(self, surface: pygame.Surface, squash: Callable[[str], float], away: int | None = None) -> None:
        """`away` is the thing that is under the lens."""
        surface.blit(self._backdrop(), (0, 0))
        for place in range(len(self.look.scene.places)):
            if place != away:
                self._thing(surface, place, squash(f"place-{place}"))

    def _backdrop(self) -> pygame.Surface:
        kit, plan = self._kit, self._plan
        plain = kit.theme.variant == "contrast"
        name = plan.back(self.look.scene.id)

        def make() -> pygame.Surface:
            shot = kit.pictures.sheet(name, plan.width, plan.height, flip=plan.mirrored)
            shot.fill((244, 246, 250) if plain else MUTED, special_flags=pygame.BLEND_RGB_MULT)
            return shot

        return kit.pictures.kept((name, "muted", plan.width, plan.height, plain, plan.mirrored), make)

    def _thing(self, surface: pygame.Surface, place: int, pushed: float) -> None:
        box = self.spots[place].art
        shot = rimmed(self._kit, state_of(self.look, place), box, self._plan.unit)
        bend = 0.0 if self._still else pushed + self._bounce(self.since(place)) + self._nod(place)
        if abs(bend) > 0.03:
            size = round(box.w * (1 + 0.06 * bend)), round(box.h * (1 - 0.08 * bend))
            shot = pygame.transform.smoothscale(shot, size)
        surface.blit(shot, (round(box.centre[0] - shot.get_width() / 2), round(box.y + box.h - shot.get_height())))

    def _bounce(self, since: int) -> float:
        """Down, up, home."""
        return (1 - since / BOUNCE) * math.cos(since * 0.55) * 1.5 if 0 <= since < BOUNCE else 0.0

    def _nod(self, place: int) -> float:
        """Now and then a ripple runs through all that waits to be touched, right or wrong."""
        if self.look.marks[place]:
            return 0.0
        if self.age < _RIPPLE:  # as the place opens, one after the other
            return 0.8 * self._bounce(self.age - _OPENS - place * 4)
        return 0.35 * self._bounce((self.age - place * 8) % _RIPPLE)

    def draw_words(self, surface: pygame.Surface, due: int | None) -> None:
        """Names for as long as the level gives them, signs on what was touched, the arrow on what is due."""
        look = self.look
        for place, mark in enumerate(look.marks):
            touch = self.spots[place].touch
            passed = look.over and place in look.wrong and mark != "mended"
            if (self._kit.level < 3 or mark) and not passed:
                art = self.spots[place].art
                self.marks.name(surface, self._name(place), Box(touch.x, art.y, touch.w, art.h))
            if mark in _SIGNS:
                self.marks.sign(surface, _SIGNS[mark], touch, self.since(place))
        if look.reading and look.marks[look.last] == "false":
            thing = self._kit.pack.thing(look.scene.places[look.last].kind)
            said = thing.fine if thing else ""
            self.marks.says(surface, said, self.spots[look.last].touch, warned=False, since=self.since(look.last))
        if due is not None:
            self.marks.arrow(surface, self.spots[due].touch, self.age)

    def draw_missed(self, surface: pygame.Surface, since: int) -> None:
        """Round what is still wrong, with what is wrong about it."""
        look = self.look
        for number, place in enumerate(sorted(look.wrong)):
            if look.marks[place] == "mended":
                continue
            late = since - number * 10
            if late < 0 and not self._still:
                continue
            art, touch = self.spots[place].art, self.spots[place].touch
            self.marks.ring(surface, Box(art.x, touch.y, art.w, touch.h), late)
            thing = self._kit.pack.thing(look.scene.places[place].kind)
            self.marks.says(surface, thing.wrong if thing else "", touch, warned=True, since=late)

    def _name(self, place: int) -> str:
        thing = self._kit.pack.thing(self.look.scene.places[place].kind)
        return thing.name if thing else ""
