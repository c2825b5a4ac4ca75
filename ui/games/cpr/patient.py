"""The man: his shirt, the colour that comes into his face, the hands on his chest, the breaths, the pads."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pygame
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from edu.domain.games.cpr.beat import BEAT
from edu.domain.games.cpr.game import FULL
from edu.domain.games.cpr.machine import PLACES
from edu.domain.games.rules import HERTZ
from ui.games import ease
from ui.games.cpr.plan import Plan
from ui.games.kit import Kit
from ui.games.view import Box
from ui.theme.art import PULSE

if TYPE_CHECKING:
    from edu.domain.games.cpr.game import CprPlay

_GRAIN = 12
"""Shades between pale and rosy."""
_GASP, _GASPS = 9 * HERTZ // 2, 40
"""Steps from one gasp to the next, and how long one is."""
_REST = 90
"""Steps after which hands that do nothing are drawn back a little."""
_FLIES = 18
_PRESSED = 4
_PUSHES = 14
"""Steps of a beat for which the helper is down."""


class Patient:
    def __init__(self, kit: Kit, plan: Plan, play: CprPlay) -> None:
        self._kit, self._plan, self._play = kit, plan, play
        self._still = kit.theme.reduced_motion
        self._age = 0
        self._colour = play.flow / FULL
        self._mine = self._other = 0.0
        self._idle = _REST
        self._laid = dict.fromkeys(play.machine.pads, -_FLIES)
        self._refused: tuple[int, int] | None = None

    @property
    def gasping(self) -> bool:
        """Now and then, for as long as nobody presses."""
        return self._play.scene.gasps and self._play.began < 0 and self._age % _GASP < _GASPS

    @property
    def pushed(self) -> float:
        """How far the chest is down, 0 … 1, whoever presses."""
        return max(self._mine, self._other)

    # -- going on --

    def lay(self, place: str) -> None:
        self._laid |= {one: self._age for one in PLACES if one == place}

    def refuse(self, place: int) -> None:
        """A pad that does not belong there falls off again."""
        self._refused = place, self._age

    def step(self) -> None:
        self._age += 1
        play = self._play
        self._colour = ease.toward(self._colour, play.flow / FULL, 0.08)
        down = play.beat.down >= 0
        self._idle = 0 if down else self._idle + 1
        quick = 1.0 if self._still else 0.55 if down else 0.4
        self._mine = ease.toward(self._mine, 1.0 if down else 0.0, quick)
        helps = play.machine.relieved and not play.over and play.steps % BEAT < _PUSHES
        self._other = ease.toward(self._other, 1.0 if helps else 0.0, 1.0 if self._still else 0.5)

    # -- drawn --

    def draw(self, surface: pygame.Surface) -> None:
        plan, pictures = self._plan, self._kit.pictures
        bare = self._play.machine.stage not in ("away", "coming", "here")
        body = plan.body
        surface.blit(pictures.get("body-open" if bare else "body", body.w, body.h), body.rect[:2])
        self._draw_face(surface)
        for at, place in enumerate(PLACES):
            if place in self._laid:
                self._draw_pad(surface, at, self._laid[place])
        self._draw_refused(surface)

    def _draw_face(self, surface: pygame.Surface) -> None:
        face, pictures = self._plan.face, self._kit.pictures
        surface.blit(pictures.get("head-pale", face.w, face.h), face.rect[:2])
        shade = round(self._colour * _GRAIN)
        if shade:
            surface.blit(self._rosy(shade), face.rect[:2])
        mouth = "mouth-open" if self.gasping else "mouth-shut"
        surface.blit(pictures.get(mouth, face.w, face.h), face.rect[:2])
        if self._play.beat.breath or self._play.beat.breaths:
            surface.blit(pictures.get("shield", face.w, face.h), face.rect[:2])

    def _rosy(self, shade: int) -> pygame.Surface:
        face = self._plan.face

        def make() -> pygame.Surface:
            made = self._kit.pictures.get("head-rosy", face.w, face.h).copy()
            made.fill((255, 255, 255, round(255 * shade / _GRAIN)), special_flags=pygame.BLEND_RGBA_MULT)
            return made

        return self._kit.pictures.kept(("rosy", shade, face.rect), make)

    def _draw_pad(self, surface: pygame.Surface, at: int, since: int) -> None:
        plan = self._plan
        self._cable(surface, at)
        share = 1.0 if self._still else ease.out((self._age - since) / _FLIES)
        box, start = plan.pads[at], plan.art.centre
        x = start[0] + (box.centre[0] - start[0]) * share
        y = start[1] + (box.centre[1] - start[1]) * share
        self._put_pad(surface, "pad", x, y, box.w)

    def _draw_refused(self, surface: pygame.Surface) -> None:
        if self._refused is None or self._age - self._refused[1] > 46:
            return
        box, since = self._plan.pads[self._refused[0]], self._age - self._refused[1]
        fall = 0.0 if self._still else 110 * self._plan.unit * max(0.0, (since - 26) / 20) ** 2
        self._put_pad(surface, "pad-wrong", box.centre[0], box.centre[1] + fall, box.w)

    def _put_pad(self, surface: pygame.Surface, name: str, x: float, y: float, side: float) -> None:
        # its plug on the side of the machine
        pad = self._kit.pictures.get(name, side, side, flip=self._plan.mirrored and not self._plan.portrait)
        surface.blit(pad, (round(x - side / 2), round(y - side / 2)))

    def _cable(self, surface: pygame.Surface, at: int) -> None:
        """From the machine to the pad, in a slack line."""
        plan, u = self._plan, self._plan.unit
        pad, art = plan.pads[at], plan.art
        end = (art.x + art.w if plan.mirrored else art.x), art.centre[1]
        if plan.portrait:
            end = art.centre[0], art.y + art.h - 16 * u
        start = pad.centre
        lower = start[1] > plan.heart[1]
        sag = (70 if lower else -26) * u
        middle = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2 + sag
        if plan.mirrored and not plan.portrait:  # the machine stands beyond his head: both on one side of it
            middle = end[0] + 90 * u, plan.heart[1] - (500 if lower else 420) * u
        way = QPainterPath(QPointF(*start))
        way.quadTo(QPointF(*middle), QPointF(*end))
        frame = way.boundingRect().adjusted(-8 * u, -8 * u, 8 * u, 8 * u)

        def paint(painter: QPainter) -> None:
            painter.translate(-frame.topLeft())
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(PULSE.cable), 8 * u, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawPath(way)

        key = ("cable", at, plan.mirrored)
        made = self._kit.pictures.shape(key, frame.width(), frame.height(), paint)
        surface.blit(made, (round(frame.x()), round(frame.y())))

    # -- hands --

    def draw_hands(self, surface: pygame.Surface) -> None:
        """Where hands belong, wherever the finger is: the middle of the chest."""
        machine = self._play.machine
        if self._play.over:
            return
        if machine.relieved:
            self._hands(surface, "hands-helper", self._other, 0.0, above=True)
        elif not machine.hands_off and not self._play.beat.breath and not self._play.scene.busy and self._ready:
            back = 0.0 if self._still else 54 * ease.out((self._idle - _REST) / 20)
            self._hands(surface, "hands", self._mine, back, above=False)

    @property
    def _ready(self) -> bool:
        return self._play.began >= 0 or "look" in self._play.scene.done

    def _hands(self, surface: pygame.Surface, name: str, pushed: float, back: float, *, above: bool) -> None:
        """`pushed` presses them in; `back` draws them away towards whoever kneels there."""
        u, pictures = self._plan.unit, self._kit.pictures
        x, y = self._plan.heart
        step = round(pushed * _PRESSED)
        if step:
            dent = pictures.get("dent", 250 * u * step / _PRESSED, 184 * u * step / _PRESSED)
            surface.blit(dent, (round(x - dent.get_width() / 2), round(y - dent.get_height() / 2)))
        size = 1.06 - 0.1 * step / _PRESSED
        wide, high = 252 * u * size, 336 * u * size
        lift = (14 * (1 - step / _PRESSED) + back) * u
        hands = pictures.get(name, wide, high)
        palm = high * (0.7 if above else 0.3)
        surface.blit(hands, (round(x - wide / 2), round(y - palm + (-lift if above else lift))))

    # -- breath --

    def draw_breath(self, surface: pygame.Surface) -> None:
        """Air goes in, and the chest rises."""
        left = self._play.beat.breath
        if not left:
            return
        u = self._plan.unit
        share = 1 - left / HERTZ
        rise = 1.0 if self._still else max(0.0, ease.wave(round(share * 30), 1.0))
        side = round(rise * 6)
        if side:
            wide = self._plan.chest.w * (0.55 + 0.06 * side)
            high = self._plan.chest.h * (0.5 + 0.06 * side)
            self._swell(surface, Box(self._plan.heart[0] - wide / 2, self._plan.heart[1] - high / 2, wide, high))
        if self._still:
            return
        face = self._plan.face
        for at in range(3):
            way = (share * 2.4 + at / 3) % 1.0
            x = face.x + face.w * (0.72 + 0.5 * way)
            puff = self._kit.pictures.shape(("puff",), 34 * u, 34 * u, _puff)
            surface.blit(puff, (round(x), round(face.centre[1] - 17 * u + (at - 1) * 20 * u)))

    def _swell(self, surface: pygame.Surface, box: Box) -> None:
        def paint(painter: QPainter) -> None:
            painter.setPen(Qt.PenStyle.NoPen)
            for share, alpha in ((1.0, 40), (0.8, 46), (0.55, 52)):
                shade = QColor(PULSE.ring)
                shade.setAlpha(alpha)
                painter.setBrush(shade)
                middle = QPointF(box.w / 2, box.h / 2)
                painter.drawEllipse(middle, box.w / 2 * share - 1, box.h / 2 * share - 1)

        surface.blit(self._kit.pictures.shape(("swell",), box.w, box.h, paint), box.rect[:2])


def _puff(painter: QPainter) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    shade = QColor(PULSE.ring)
    shade.setAlpha(200)
    painter.setBrush(shade)
    side = painter.window().width()
    painter.drawEllipse(QPointF(side / 2, side / 2), side / 2 - 1, side / 2 - 1)
