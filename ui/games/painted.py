"""Qt paints, pygame keeps: drawings and shapes with smooth edges as surfaces."""

from __future__ import annotations

from collections.abc import Callable

import pygame
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

Paint = Callable[[QPainter], None]


def painted(width: int, height: int, paint: Paint, *, solid: bool = False) -> pygame.Surface:
    """`solid`: without alpha, which is the quickest to blit. At least one pixel each way."""
    width, height = max(1, width), max(1, height)
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    paint(painter)
    painter.end()
    straight = image.convertToFormat(QImage.Format.Format_ARGB32)
    shared = pygame.image.frombuffer(bytes(straight.constBits()), (width, height), "BGRA")
    kept = pygame.Surface((width, height), depth=32) if solid else pygame.Surface((width, height), pygame.SRCALPHA, 32)
    kept.blit(shared, (0, 0), special_flags=0 if solid else pygame.BLEND_RGBA_MAX)
    return kept


def drawn(svg: QSvgRenderer, width: int, height: int) -> pygame.Surface:
    """The whole drawing stretched to the size."""
    return painted(width, height, lambda painter: svg.render(painter, QRectF(0, 0, width, height)))


def covering(svg: QSvgRenderer, width: int, height: int, *, solid: bool) -> pygame.Surface:
    """Scaled until it covers the size; what hangs over at the sides is cut off, the middle stays."""
    box = svg.viewBoxF()
    scale = max(width / box.width(), height / box.height())
    wide, high = box.width() * scale, box.height() * scale
    at = QRectF((width - wide) / 2, (height - high) / 2, wide, high)
    return painted(width, height, lambda painter: svg.render(painter, at), solid=solid)
