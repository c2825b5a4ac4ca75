"""Light in the room: soft discs that are added to what is there."""

from __future__ import annotations

import pygame
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPainter, QRadialGradient

from ui.games.painted import painted
from ui.games.pictures import Pictures

_STRENGTHS = 12


def glow(pictures: Pictures, radius: float, colour: str, strength: float) -> pygame.Surface:
    """Black at the rim: to be blitted with BLEND_RGB_ADD. `strength` 0 … 1 in twelve steps."""
    step = max(0, min(_STRENGTHS, round(strength * _STRENGTHS)))
    wide = max(2, round(radius * 2))

    def make() -> pygame.Surface:
        def paint(painter: QPainter) -> None:
            painter.fillRect(0, 0, wide, wide, QColor(0, 0, 0))
            fall = QRadialGradient(QPointF(wide / 2, wide / 2), wide / 2)
            heart = QColor(colour)
            for at, share in ((0.0, 1.0), (0.35, 0.55), (0.7, 0.16), (1.0, 0.0)):
                power = share * step / _STRENGTHS
                lit = (heart.redF() * power, heart.greenF() * power, heart.blueF() * power)
                fall.setColorAt(at, QColor.fromRgbF(*lit))
            painter.fillRect(0, 0, wide, wide, fall)

        return painted(wide, wide, paint, solid=True)

    return pictures.kept(("glow", wide, colour, step), make)


def soft(pictures: Pictures, diameter: float, colour: str, alpha: float) -> pygame.Surface:
    """A puff: a disc that fades to its rim."""
    wide = max(2, round(diameter))
    tint = round(alpha * 16) / 16

    def paint(painter: QPainter) -> None:
        fall = QRadialGradient(QPointF(wide / 2, wide / 2), wide / 2)
        for at, share in ((0.0, 1.0), (0.5, 0.72), (0.8, 0.26), (1.0, 0.0)):
            shade = QColor(colour)
            shade.setAlphaF(share * tint)
            fall.setColorAt(at, shade)
        painter.fillRect(0, 0, wide, wide, fall)

    return pictures.shape(("soft", colour, tint), wide, wide, paint)
