"""The certificate's own frame: blue line-work with cut corners and orange strokes; no emblem, no State form's look."""

from __future__ import annotations

from typing import Any

from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.units import mm

from edu.domain.certificate_wording import DISCLAIMER, HINT
from edu.reports.faces import BOLD, REGULAR
from edu.reports.inks import BLUE, BLUE_PALE, BLUE_SOFT, GREY, INK_SOFT, LINE, ORANGE

WIDTH, HEIGHT = landscape(A4)
MIDDLE = WIDTH / 2
QR_SIDE = 40 * mm
QR_LEFT, QR_BOTTOM = 24 * mm, 20.5 * mm
FACTS_TOP, FACTS_BOTTOM = 87 * mm, 67 * mm
FACTS_LEFT, FACTS_RIGHT = 27 * mm, WIDTH - 27 * mm
NAME_LINE = 129 * mm


def draw_frame(canvas: Any) -> None:
    """Everything that is the same on every page: drawn once, as a form."""
    _border(canvas, 9 * mm, 11 * mm, 1.8, BLUE)
    _border(canvas, 12 * mm, 9.8 * mm, 0.5, BLUE_SOFT)
    _corners(canvas)
    _title_rule(canvas)
    canvas.setStrokeColor(LINE)
    canvas.setLineWidth(0.8)
    canvas.line(MIDDLE - 70 * mm, NAME_LINE, MIDDLE + 70 * mm, NAME_LINE)
    _facts_band(canvas)
    _small_print(canvas)


def _border(canvas: Any, inset: float, cut: float, width: float, colour: Any) -> None:
    left, bottom, right, top = inset, inset, WIDTH - inset, HEIGHT - inset
    points = (
        (left + cut, bottom), (right - cut, bottom), (right, bottom + cut), (right, top - cut),
        (right - cut, top), (left + cut, top), (left, top - cut), (left, bottom + cut),
    )  # fmt: skip
    path = canvas.beginPath()
    path.moveTo(*points[0])
    for point in points[1:]:
        path.lineTo(*point)
    path.close()
    canvas.setStrokeColor(colour)
    canvas.setLineWidth(width)
    canvas.drawPath(path)


def _corners(canvas: Any) -> None:
    """Two strokes outside each cut corner, the inner one orange."""
    canvas.setLineCap(0)
    for right in (False, True):
        for top in (False, True):
            for away, reach, width, colour in ((12.6, 8.4, 2.4, ORANGE), (9.4, 5.2, 1.2, BLUE)):
                _corner_stroke(canvas, right, top, away * mm, reach * mm, width, colour)


def _corner_stroke(canvas: Any, right: bool, top: bool, away: float, reach: float, width: float, colour: Any) -> None:
    def at(x: float, y: float) -> tuple[float, float]:
        return (WIDTH - x if right else x, HEIGHT - y if top else y)

    inset = 4.4 * mm
    start, end = at(inset + reach + away - reach, inset), at(inset, inset + away)
    canvas.setStrokeColor(colour)
    canvas.setLineWidth(width)
    canvas.line(*start, *end)


def _title_rule(canvas: Any) -> None:
    y = HEIGHT - 55 * mm
    canvas.setStrokeColor(BLUE_SOFT)
    canvas.setLineWidth(0.8)
    canvas.line(MIDDLE - 52 * mm, y, MIDDLE - 6 * mm, y)
    canvas.line(MIDDLE + 6 * mm, y, MIDDLE + 52 * mm, y)
    canvas.setFillColor(ORANGE)
    for shift in (-3.4, 0, 3.4):
        size = (1.5 if shift == 0 else 1.0) * mm
        path = canvas.beginPath()
        x = MIDDLE + shift * mm
        path.moveTo(x, y + size)
        path.lineTo(x + size, y)
        path.lineTo(x, y - size)
        path.lineTo(x - size, y)
        path.close()
        canvas.drawPath(path, stroke=0, fill=1)


def _facts_band(canvas: Any) -> None:
    canvas.setFillColor(BLUE_PALE)
    canvas.rect(FACTS_LEFT, FACTS_BOTTOM, FACTS_RIGHT - FACTS_LEFT, FACTS_TOP - FACTS_BOTTOM, stroke=0, fill=1)
    canvas.setStrokeColor(BLUE)
    canvas.setLineWidth(1.1)
    canvas.line(FACTS_LEFT, FACTS_TOP, FACTS_RIGHT, FACTS_TOP)
    canvas.setLineWidth(0.5)
    canvas.line(FACTS_LEFT, FACTS_BOTTOM, FACTS_RIGHT, FACTS_BOTTOM)


def _small_print(canvas: Any) -> None:
    x, y = QR_LEFT + QR_SIDE + 4 * mm, QR_BOTTOM + 15 * mm
    canvas.setFillColor(INK_SOFT)
    canvas.setFont(BOLD, 9)
    canvas.drawString(x, y, HINT[0])
    canvas.setFillColor(GREY)
    canvas.setFont(REGULAR, 8)
    canvas.drawString(x, y - 5 * mm, HINT[1])
    canvas.drawString(x, y - 9.2 * mm, HINT[2])
    canvas.setFont(REGULAR, 8.5)
    canvas.drawCentredString(MIDDLE, 15.6 * mm, DISCLAIMER)
