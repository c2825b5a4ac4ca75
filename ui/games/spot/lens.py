"""A fault come near: it grows under the lens, it is asked how to put it right, and there it is seen to change."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import pygame
from PySide6.QtGui import QPainter

from edu.domain.games.pack import Thing
from edu.domain.games.spot.kinds import FIXES
from edu.domain.games.spot.look import Look
from ui import theme
from ui.games import ease
from ui.games.faces import Face, Faces, State, panel
from ui.games.glow import glow
from ui.games.kit import Kit
from ui.games.motes import Swarm
from ui.games.spot.plan import Plan, Spot
from ui.games.spot.tells import rises, tells
from ui.games.view import Box, Target
from ui.theme.art import MOTES

_COMES, _GOES = 18, 16
"""Steps to come near, and to go home again at the end of the sentence."""
_ART = 0.88
"""Breadth of the thing, as a part of the glass of the lens."""
_DIM = (104, 112, 132)
_SMALL = 0.25
_SHAKE, _GLEAM = 26, 20
Outcome = Literal["", "mended", "botched"]


class Lens:
    def __init__(self, kit: Kit, plan: Plan, look: Look, place: int, spot: Spot, swarm: Swarm) -> None:
        self._kit, self._plan, self._look, self.place, self._spot = kit, plan, look, place, spot
        self._swarm = swarm
        self._faces = Faces(kit, plan.unit)
        self._still = kit.theme.reduced_motion
        self._behind: pygame.Surface | None = None
        self._since = self._answered = 0
        self.chosen = -1
        self.outcome: Outcome = ""
        found = kit.pack.thing(look.scene.places[place].kind)
        self._thing = found or Thing(id="", name="", fixes=("",) * FIXES)

    @property
    def fixes(self) -> tuple[str, ...]:
        """In the order in which they are shown."""
        return tuple(self._thing.fixes[fix] for fix in self._look.orders[self.place])

    @property
    def right(self) -> int:
        """Where the right one is shown."""
        return self._look.orders[self.place].index(0)

    def targets(self) -> list[Target]:
        if self.outcome or not self._look.answerable:
            return []
        return [Target(f"fix-{at}", box) for at, box in enumerate(self._plan.answers)]

    def choose(self, at: int) -> bool:
        """The answer that was touched; a second finger on another comes too late."""
        if self.chosen >= 0:
            return False
        self.chosen = at
        return True

    def answered(self, outcome: Outcome) -> None:
        self.outcome, self._answered = outcome, 0
        if outcome == "mended":
            self._burst()

    def _burst(self) -> None:
        chance, u = self._swarm.chance, self._plan.unit
        x, y = self._plan.lens.centre
        for _ in range(0 if self._still else 44):
            self._swarm.add("star", x + chance(-150, 150) * u, y + chance(-100, 120) * u,
                            chance(-9, 9) * u, chance(-13, 2) * u)  # fmt: skip

    def step(self) -> None:
        self._since += 1
        self._answered += bool(self.outcome)
        if self.outcome == "botched" and not self._still and self._look.reading > _GOES and self._answered % 4 == 0:
            self._smoulder()

    def _smoulder(self) -> None:
        """What comes of it is seen under the lens before it is read."""
        chance, u = self._swarm.chance, self._plan.unit
        x, y = self._plan.lens.centre
        kind = rises(self._thing.id)
        self._swarm.add(kind, x + chance(-120, 120) * u, y + chance(0, 110) * u,
                        chance(-0.7, 0.7) * u, chance(-3.0, -1.6) * u)  # fmt: skip
        if kind == "smoke":
            self._swarm.add("spark", x + chance(-110, 110) * u, y + chance(40, 120) * u,
                            chance(-2, 2) * u, chance(-4, -2) * u)  # fmt: skip

    # -- drawn --

    def draw(
        self, surface: pygame.Surface, behind: Callable[[pygame.Surface], None], squash: Callable[[str], float],
        hinted: int | None,
    ) -> None:  # fmt: skip
        """`behind` draws the place without the thing, once; `hinted` is the answer that is pointed at."""
        surface.blit(self._dimmed(surface, behind), (0, 0))
        near = self._near()
        self._draw_glass(surface, near)
        if near > 0.55 or self._still:
            self._draw_question(surface)
            self._draw_answers(surface, squash, hinted)

    def _dimmed(self, surface: pygame.Surface, behind: Callable[[pygame.Surface], None]) -> pygame.Surface:
        if self._behind is None:
            self._behind = pygame.Surface(surface.get_size(), depth=32)
            behind(self._behind)
            self._behind.fill(_DIM, special_flags=pygame.BLEND_RGB_MULT)
        return self._behind

    def _near(self) -> float:
        """0 where it stands, 1 under the lens."""
        if self._still:
            return 1.0
        left = self._look.reading
        if self.outcome and left < _GOES:
            return 1.0 - ease.out(1 - left / _GOES)
        return ease.back(self._since / _COMES)

    def _draw_glass(self, surface: pygame.Surface, near: float) -> None:
        plan, lens = self._plan, self._plan.lens
        start = self._spot.art.centre
        shake = 0.0
        if self.outcome == "botched" and self._answered < _SHAKE and not self._still:
            shake = 16 * plan.unit * (1 - self._answered / _SHAKE) * ease.wave(self._answered, 0.13)
        x = start[0] + (lens.centre[0] - start[0]) * near + shake
        y = start[1] + (lens.centre[1] - start[1]) * near
        side = lens.w * (_SMALL + (1 - _SMALL) * near)
        self._put(surface, "lens-back", x, y, side * 1.25, side * 1.25)
        swell = 1.0
        if self.outcome == "mended" and not self._still:
            swell += 0.16 * (1 - ease.out(self._answered / 20))
        self._put(surface, self._drawing(), x, y, side * _ART * swell, side * _ART * swell * 250 / 350)
        self._put(surface, "lens-rim", x, y, side * 1.25, side * 1.25)
        if self.outcome == "mended" and self._answered < _GLEAM and not self._still:
            light = glow(self._kit.pictures, side * 0.62, MOTES.lamp, 0.8 * (1 - self._answered / _GLEAM))
            surface.blit(light, (round(x - light.get_width() / 2), round(y - light.get_height() / 2)),
                         special_flags=pygame.BLEND_RGB_ADD)  # fmt: skip

    def _put(self, surface: pygame.Surface, name: str, x: float, y: float, wide: float, high: float) -> None:
        """At its full size it is kept; on the way it is made of the full one."""
        lens = self._plan.lens.w
        full = (lens * 1.25, lens * 1.25) if name.startswith("lens") else (lens * _ART, lens * _ART * 250 / 350)
        shot = self._kit.pictures.get(name, *full)
        if abs(shot.get_width() - wide) > 2:
            shot = pygame.transform.smoothscale(shot, (max(2, round(wide)), max(2, round(high))))
        surface.blit(shot, (round(x - shot.get_width() / 2), round(y - shot.get_height() / 2)))

    def _drawing(self) -> str:
        return f"thing-{self._look.scene.places[self.place].kind}-{'fine' if self.outcome == 'mended' else 'wrong'}"

    def _draw_question(self, surface: pygame.Surface) -> None:
        kit, u, box = self._kit, self._plan.unit, self._plan.question
        c, thing = kit.theme.colours, self._thing
        tone = {"mended": c.green, "botched": c.yellow}.get(self.outcome)
        edge, fill, ink = (tone.solid, tone.fill, tone.ink) if tone else (c.primary, c.surface, c.ink)
        head, lines = thing.name, [thing.wrong, "怎么改才对？"]
        if self.outcome == "mended":
            head, lines = "改好了！", [thing.fine]
        elif self.outcome == "botched":
            head, lines = "这样改，隐患还在", [tells(thing.id), f"应该：{thing.fixes[0]}"]
        come = 1.0 if self._still else ease.back((self._since - 8) / 14)
        x, y = box.x, box.y + (1 - come) * 60 * u
        surface.blit(panel(kit, box.w, box.h, colour=edge, alpha=1.0, radius=34 * u), (round(x), round(y)))
        inner = panel(kit, box.w - 12 * u, box.h - 12 * u, colour=fill, alpha=1.0, radius=28 * u)
        surface.blit(inner, (round(x + 6 * u), round(y + 6 * u)))
        room = box.w - 80 * u
        title, hero = kit.theme.type.title * 1.16 * u, kit.theme.type.hero * u
        wanted = (hero, title, title) if self.outcome else (title, hero, title)
        sizes = [kit.words.fitting(line, size, room) for line, size in zip((head, *lines), wanted, strict=False)]
        space = sum(size * 1.4 for size in sizes)
        shrink = min(1.0, (box.h - 30 * u) / space)
        top = y + (box.h - space * shrink) / 2
        inks = (edge if not tone else ink, *([ink] * len(lines)))
        for text, size, colour in zip((head, *lines), sizes, inks, strict=True):
            drawn = kit.words.line(text, size * shrink, colour)
            surface.blit(drawn, (round(x + 40 * u), round(top + (size * 1.4 * shrink - drawn.get_height()) / 2)))
            top += size * 1.4 * shrink

    def _draw_answers(self, surface: pygame.Surface, squash: Callable[[str], float], hinted: int | None) -> None:
        u = self._plan.unit
        for at, box in enumerate(self._plan.answers):
            come = 1.0 if self._still else ease.back((self._since - 8 - 4 * at) / 14)
            lift = -(1 - come) * (self._plan.height - box.y)
            bob = 6 * u * (0.5 + 0.5 * ease.wave(self._since, 1.1)) if at == hinted and not self._still else 0.0
            state = self._state(at, hinted)
            self._faces.draw(surface, Face("", (), state), box, squash(f"fix-{at}"), lift + bob)
            if state == "alarm":
                self._cross(surface, box, lift)
            self._write(surface, self.fixes[at], box, lift + bob - 6 * u * squash(f"fix-{at}"), state)

    def _cross(self, surface: pygame.Surface, box: Box, lift: float) -> None:
        """Where the right one has its tick: red is not the only thing that says so."""
        side, ink = round(44 * self._plan.unit), self._faces.ink("alarm")

        def paint(painter: QPainter) -> None:
            theme.icon("wrong", ink).paint(painter, 0, 0, side, side)

        shot = self._kit.pictures.shape(("cross", ink), side, side, paint)
        inset = 12 * self._plan.unit
        surface.blit(shot, (round(box.x + box.w - side - inset), round(box.y + inset - lift)))

    def _state(self, at: int, hinted: int | None) -> State:
        if self.outcome:
            return "done" if at == self.right else "alarm" if at == self.chosen else "plain"
        return "next" if at == hinted else "plain"

    def _write(self, surface: pygame.Surface, text: str, box: Box, lift: float, state: State) -> None:
        """As large as two lines allow."""
        kit, u = self._kit, self._plan.unit
        ink = self._faces.ink(state)
        room = box.w - 90 * u
        size = kit.theme.type.title * 1.36 * u
        lines = kit.words.wrapped(text, size, room)
        if len(lines) == 2:
            lines = _halves(text)
            size = min(kit.words.fitting(line, size, room) for line in lines)
        step = min(size * 1.35, (box.h - 40 * u) / len(lines))
        top = box.y - lift + (box.h - 8 * u - step * len(lines)) / 2
        for number, line in enumerate(lines):
            drawn = kit.words.line(line, min(size, step / 1.2), ink)
            surface.blit(drawn, (round(box.x + (box.w - drawn.get_width()) / 2), round(top + number * step)))


def _halves(text: str) -> list[str]:
    """Parted after the stop that is nearest to the middle; in the middle where there is none."""
    stops = [at + 1 for at, char in enumerate(text[:-1]) if char in "，、；"]
    part = min(stops or [(len(text) + 1) // 2], key=lambda at: abs(2 * at - len(text)))
    return [text[:part].strip(), text[part:].strip()]
