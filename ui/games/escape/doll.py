"""Who is to come out of it: limbs painted along the joints of a pose, a face from the drawings."""

from __future__ import annotations

from typing import Literal

import pygame
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from ui.games import ease
from ui.games.escape.poses import Doing, Pose, Spot, posed
from ui.games.painted import painted
from ui.games.pictures import Pictures
from ui.theme.art import DOLL

Mood = Literal["calm", "worry", "cough", "happy"]
_PHASES = 10
_PACE_S = (0.72, 0.9, 1.1)
"""Of a double step, upright, bent, crawling."""
_LEFT, _RIGHT, _TOP, _UNDER = 160, 176, 370, 14
"""Of the sheet a pose is painted on."""
_BOUNCE = 16


class Doll:
    def __init__(self, pictures: Pictures, art: float, posture: int, *, still: bool) -> None:
        self._pictures, self._art, self._still = pictures, art, still
        self._posture = float(posture)
        self._goal = posture
        self._phase = 0.0
        self._stride = 0.0
        self._bounce = 0
        self.looks_left = False

    def step(self, posture: int, going: int) -> None:
        if posture != self._goal:
            self._goal, self._bounce = posture, _BOUNCE
        self._bounce = max(0, self._bounce - 1)
        self._posture = float(posture) if self._still else ease.toward(self._posture, posture, 0.22)
        if abs(self._posture - posture) < 0.03:
            self._posture = float(posture)
        self._stride = ease.toward(self._stride, 1.0 if going else 0.0, 0.25)
        self._phase = (self._phase + 1 / 60 / _PACE_S[posture]) % 1.0 if going else self._phase
        if going:
            self.looks_left = going < 0

    def draw(
        self, surface: pygame.Surface, x: float, y: float, mood: Mood, doing: Doing = "", age: int = 0
    ) -> tuple[float, float]:
        """Feet at (x, y). Gives where the near hand is."""
        phase = self._phase
        if doing in ("wave", "cheer") and not self._still:
            phase = age / 60 / 0.8 % 1.0
        number = round(phase * _PHASES) % _PHASES
        stride = round(self._stride * 3) / 3
        pose = posed(self._posture, number / _PHASES, stride, doing)
        swell = self._swell()
        shot = self._shot(pose, mood, number, stride, doing, swell)
        left = _RIGHT if self.looks_left else _LEFT
        surface.blit(shot, (round(x - left * self._art), round(y - _TOP * self._art)))
        way = -1 if self.looks_left else 1
        return x + way * pose.near_hand[0] * self._art, y - pose.near_hand[1] * self._art

    def _swell(self) -> float:
        """Squash and stretch of getting down and up."""
        if self._still or not self._bounce:
            return 0.0
        return 0.09 * self._bounce / _BOUNCE * ease.wave(_BOUNCE - self._bounce, 0.26)

    def _shot(self, pose: Pose, mood: Mood, number: int, stride: float, doing: Doing, swell: float) -> pygame.Surface:
        def make() -> pygame.Surface:
            wide, high = round((_LEFT + _RIGHT) * self._art), round((_TOP + _UNDER) * self._art)
            return painted(wide, high, lambda painter: self._paint(painter, pose, mood, swell))

        if swell or self._posture != self._goal:
            return make()  # on its way: never quite the same again
        phase = number if stride or doing else 0
        key = ("doll", self._goal, phase, stride, mood, doing, self.looks_left, round(self._art * 1000))
        return self._pictures.kept(key, make)

    def _paint(self, painter: QPainter, pose: Pose, mood: Mood, swell: float) -> None:
        painter.scale(self._art, self._art)
        if self.looks_left:
            painter.translate(_RIGHT, _TOP)
            painter.scale(-1 - swell, 1 - swell)
        else:
            painter.translate(_LEFT, _TOP)
            painter.scale(1 + swell, 1 - swell)
        shoulder = pose.neck[0] - 2, pose.neck[1] - 4
        self._limb(painter, DOLL.trousers_far, 34, pose.hip, pose.far_knee, pose.far_foot)
        self._shoe(painter, pose.far_knee, pose.far_foot)
        self._limb(painter, DOLL.jacket_far, 27, shoulder, pose.far_elbow, pose.far_hand)
        self._ball(painter, DOLL.skin_far, pose.far_hand, 15)
        self._limb(painter, DOLL.trousers, 36, pose.hip, pose.near_knee, pose.near_foot)
        self._shoe(painter, pose.near_knee, pose.near_foot)
        self._body(painter, pose)
        head = pose.head
        self._limb(painter, DOLL.skin_far, 30, pose.neck, (head[0] - 8, head[1] - 26))
        self._pictures.paint(f"head-{mood}", painter, QRectF(head[0] - 62, -head[1] - 62, 120, 120))
        self._limb(painter, DOLL.jacket_far, 34, shoulder, pose.near_elbow, pose.near_hand)
        self._limb(painter, DOLL.jacket, 28, shoulder, pose.near_elbow, pose.near_hand)
        self._ball(painter, DOLL.skin, pose.near_hand, 18)

    @staticmethod
    def _limb(painter: QPainter, colour: str, thick: float, *spots: Spot) -> None:
        painter.setPen(QPen(QColor(colour), thick, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap,
                            Qt.PenJoinStyle.RoundJoin))  # fmt: skip
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF([QPointF(x, -y) for x, y in spots]))

    @staticmethod
    def _body(painter: QPainter, pose: Pose) -> None:
        """A bell along the back, its hem below the hip; light along the back from the upper left."""
        (ax, ay), (bx, by) = pose.hip, pose.neck
        length = max(1.0, ((bx - ax) ** 2 + (by - ay) ** 2) ** 0.5)
        along, aside = ((bx - ax) / length, (by - ay) / length), (-(by - ay) / length, (bx - ax) / length)

        def at(up: float, off: float) -> QPointF:
            return QPointF(ax + along[0] * up + aside[0] * off, -(ay + along[1] * up + aside[1] * off))

        def round_pen(colour: str, thick: float) -> QPen:
            return QPen(
                QColor(colour), thick, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
            )

        painter.setPen(round_pen(DOLL.jacket, 44))
        painter.setBrush(QColor(DOLL.jacket))
        painter.drawPolygon(QPolygonF([at(length, 3), at(length, -3), at(4, -15), at(4, 15)]))
        painter.setPen(round_pen(DOLL.jacket_far, 11))
        painter.drawLine(at(-13, -22), at(-13, 22))
        painter.setPen(round_pen(DOLL.jacket_lit, 7))
        painter.drawLine(at(length - 4, 15), at(16, 26))

    @staticmethod
    def _ball(painter: QPainter, colour: str, at: Spot, radius: float) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        painter.drawEllipse(QPointF(at[0], -at[1]), radius, radius)

    @staticmethod
    def _shoe(painter: QPainter, knee: Spot, foot: Spot) -> None:
        """Flat on the ground, or up on its toes where one crawls."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(DOLL.shoe))
        upright = knee[1] - foot[1] > 26
        wide, high, ahead = (27, 12, 9) if upright else (13, 17, -14)
        painter.drawEllipse(QPointF(foot[0] + ahead, -foot[1] + (3 if upright else 0)), wide, high)
