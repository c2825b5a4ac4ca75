"""The close-up of who holds on: table and leg slide to and fro, the hand has to go with them; it hails on the top."""

from __future__ import annotations

import pygame
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from edu.domain.games.quake.shake import MIDDLE, REACH, WIDTH, Shake
from ui.games import ease
from ui.games.faces import panel
from ui.games.kit import Kit
from ui.games.quake.bits import Bits
from ui.games.quake.clock import Clock
from ui.games.quake.plan import Plan
from ui.games.quake.props import Props
from ui.games.quake.room import backdrop
from ui.games.tones import ON_DARK, TROUGH
from ui.games.view import Box
from ui.theme.art import MOTES, Rgb

_COMES, _STRUCK = 16, 70
_SHEET = 1000 / 560
_HERO = 300 / 340
_CLOSER = 1.7
"""How much nearer the room is in the close-up; in the open nothing is nearer."""
_SHADE: Rgb = (196, 192, 194)
_HAILS = 17
"""Steps from one piece that falls to the next."""


class Grip:
    def __init__(self, kit: Kit, plan: Plan, shake: Shake, bits: Bits) -> None:
        """`bits` of its own: what falls here does not lie about in the room."""
        self._kit, self._plan, self._shake, self._bits = kit, plan, shake, bits
        self._props = Props(kit, plan)
        self._clock = Clock(kit, plan)
        self._still = kit.theme.reduced_motion
        self._up = 0
        self._hand = float(MIDDLE)
        self._pulse, self._hit = 99, _STRUCK
        self._waved = 0
        self._was = self._thing.x
        self.age = 0

    @property
    def here(self) -> bool:
        return self._shake.safe and not self._shake.over

    def step(self) -> None:
        self.age += 1
        self._pulse += 1
        self._hit += 1
        self._up = min(_COMES, self._up + 1) if self.here else 0
        shake = self._shake
        if shake.grip >= 0:
            self._hand = shake.mark if shake.holds else ease.toward(self._hand, shake.grip, 0.4)
        if self.here:
            self._step_waves(shake)
        self._bits.step()

    def _step_waves(self, shake: Shake) -> None:
        self._waved += shake.wave >= 0
        if shake.wave >= 0 and self.age % _HAILS == 0 and not self._still:
            self._hail()
        now = self._thing.x
        if shake.set.kind(shake.goal) == "under":
            self._bits.carry(now - self._was)
        self._was = now

    def _hail(self) -> None:
        """On to the top, where it bounces off: that is what it is good for; in a corner it comes down beside them."""
        pad, thing, chance = self._plan.panel, self._thing, self._bits.chance
        top, kind = pad.y - 30 * self._plan.unit, self._shake.set.kind(self._shake.goal)
        if kind == "under":
            x = thing.x + thing.w * chance(0.1, 0.9)
            self._bits.fall("bit-plaster", 1, x, top, thing.y + thing.h * 0.22, 30)
        elif kind == "inner":
            x = pad.x + pad.w * (chance(0.03, 0.2) if chance(0, 1) < 0.5 else chance(0.8, 0.97))
            self._bits.fall("bit-plaster", 1, x, top, pad.y + pad.h * 0.86, 20)

    def held(self) -> None:
        self._pulse = 0

    def struck(self) -> None:
        self._hit = 0

    @property
    def leg(self) -> Box:
        """Where the hand belongs now."""
        pad, reach = self._plan.panel, REACH[self._shake.level] * self._plan.track.w / WIDTH
        return Box(self._plan.grip_x(self._shake.mark) - reach, pad.y + pad.h * 0.3, 2 * reach, pad.h * 0.66)

    @property
    def _thing(self) -> Box:
        box = self._plan.panel
        wide = min(box.h * 0.94 * _SHEET, box.w * 0.74)
        high = wide / _SHEET
        x = self._plan.grip_x(self._shake.mark) - wide / 2
        return Box(x, box.y + box.h - high - 8 * self._plan.unit, wide, high)

    # -- drawn --

    def draw(self, surface: pygame.Surface) -> None:
        plan, box = self._plan, self._plan.panel
        away = 0.0 if self._still else (1 - ease.back(self._up / _COMES)) * box.h
        surface.blit(self._ground(), (round(box.x), round(box.y + away)))
        surface.set_clip(pygame.Rect(round(box.x), round(box.y), round(box.w), round(box.h)))
        thing, name = self._thing, self._shake.set.name(self._shake.goal)
        jitter = 0.0 if self._still or self._shake.wave < 0 else 3 * plan.unit * ease.wave(self.age, 0.51)
        self._props.put(surface, f"grip-{name}", Box(thing.x, thing.y + away + jitter, thing.w, thing.h))
        self._draw_ring(surface, away)
        self._draw_hero(surface, away)
        self._bits.draw(surface)
        surface.set_clip(None)
        self._draw_held(surface, away)
        if self._kit.level == 1:
            wide, u = box.w * 0.4, plan.unit
            line = Box(box.x + box.w - wide - 52 * u, box.y + 34 * u + away, wide, 36 * u)
            self._clock.draw_waves(surface, self._shake, line)

    def _draw_hero(self, surface: pygame.Surface, away: float) -> None:
        """Beside the leg, an arm's length from where the hand is."""
        shake, box, u = self._shake, self._plan.panel, self._plan.unit
        high = box.h * 0.74
        wide = high * _HERO
        x = self._plan.grip_x(self._hand) + (1 if self._plan.mirrored else -1) * wide * 0.4
        pose = "hero-hold" if shake.holds else "hero-low" if shake.low else "hero-alarm"
        if self._hit < _STRUCK:
            pose = "hero-hit"
        self._props.put(surface, pose, Box(x - wide / 2, box.y + box.h - high - 2 * u + away, wide, high))

    def _draw_ring(self, surface: pygame.Surface, away: float) -> None:
        """Green and closed while it is held; else it asks for the finger."""
        leg, u = self.leg, self._plan.unit
        c = self._kit.theme.colours
        holds = self._shake.holds
        swell = 0.0 if self._still else 0.5 + 0.5 * ease.wave(self.age, 0.8)
        side = round((118 + (26 * max(0.0, 1 - self._pulse / 18) if holds else 22 * swell)) / 6) * 6 * u
        tone = c.green.solid if holds else c.accent

        def paint(painter: QPainter) -> None:
            middle = QPointF(side / 2, side / 2)
            fill = QColor(tone)
            fill.setAlphaF(0.3)
            painter.setBrush(fill)
            painter.setPen(QPen(QColor(MOTES.frost), 14 * u))
            painter.drawEllipse(middle, side / 2 - 10 * u, side / 2 - 10 * u)
            painter.setPen(QPen(QColor(tone), 9 * u, Qt.PenStyle.SolidLine if holds else Qt.PenStyle.DashLine))
            painter.drawEllipse(middle, side / 2 - 10 * u, side / 2 - 10 * u)

        shot = self._kit.pictures.shape(("grip-ring", tone, holds), side, side, paint)
        x, y = leg.x + leg.w / 2, leg.y + leg.h * 0.52 + away
        surface.blit(shot, (round(x - side / 2), round(y - side / 2)))
        if not holds and self._kit.level < 3:
            self._props.put(surface, "hand", Box(x - 36 * u, y - 8 * u + 10 * u * swell, 130 * u, 143 * u))

    def _draw_held(self, surface: pygame.Surface, away: float) -> None:
        """How much of the waves so far was held on to."""
        kit, u, box, c = self._kit, self._plan.unit, self._plan.panel, self._kit.theme.colours
        share = min(1.0, self._shake.held / self._waved) if self._waved else 0.0
        words = kit.words.line("抓牢", kit.theme.type.small * u, c.on_rail)
        wide, high = words.get_width() + 250 * u, words.get_height() + 20 * u
        x, y = box.x + 30 * u, box.y + 22 * u + away
        surface.blit(panel(kit, wide, high, colour=c.scrim, alpha=0.8, radius=high / 2), (round(x), round(y)))
        surface.blit(words, (round(x + 22 * u), round(y + 10 * u)))
        left, room = x + words.get_width() + 38 * u, 190 * u
        top = y + high / 2 - 12 * u
        surface.blit(
            panel(kit, room, 24 * u, colour=c.on_rail_soft, alpha=TROUGH, radius=12 * u), (round(left), round(top))
        )
        if room * share > 24 * u:
            tone = ON_DARK.green.solid if share > 0.6 else ON_DARK.yellow.solid
            whole = panel(kit, room, 24 * u, colour=tone, alpha=1.0, radius=12 * u)
            surface.blit(whole, (round(left), round(top)), (0, 0, round(room * share), round(24 * u)))

    def _ground(self) -> pygame.Surface:
        """The room itself, nearer and in shade, within a frame."""
        kit, plan, box, u = self._kit, self._plan, self._plan.panel, self._plan.unit
        name = "village" if self._shake.outdoors else self._shake.set.room.id
        wide, high = round(box.w), round(box.h)

        def make() -> pygame.Surface:
            whole = backdrop(kit, plan, name, None)
            closer = 1.0 if self._shake.outdoors else _CLOSER
            part_wide, part_high = round(box.w / closer), round(box.h / closer)
            left = (plan.width - part_wide) // 2
            top = min(plan.height - part_high, round(plan.floor - part_high * 0.56))
            near = pygame.transform.smoothscale(whole.subsurface((left, top, part_wide, part_high)), (wide, high))
            if kit.theme.variant != "contrast":
                near.fill(_SHADE, special_flags=pygame.BLEND_RGB_MULT)
            cut = pygame.Surface((wide, high), pygame.SRCALPHA, 32)
            cut.blit(near, (0, 0))
            mask = panel(kit, wide, high, colour=MOTES.frost, alpha=1.0, radius=38 * u).copy()
            mask.fill((255, 255, 255, 0), special_flags=pygame.BLEND_RGBA_ADD)
            cut.blit(mask, (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
            cut.blit(self._frame(), (0, 0))
            return cut

        return kit.pictures.kept(("grip-ground", name, wide, high, plan.mirrored), make)

    def _frame(self) -> pygame.Surface:
        box, u, c = self._plan.panel, self._plan.unit, self._kit.theme.colours

        def paint(painter: QPainter) -> None:
            painter.setPen(QPen(QColor(c.accent), 10 * u))
            painter.drawRoundedRect(QRectF(5 * u, 5 * u, box.w - 10 * u, box.h - 10 * u), 34 * u, 34 * u)

        return self._kit.pictures.shape(("grip-frame", c.accent), box.w, box.h, paint)
