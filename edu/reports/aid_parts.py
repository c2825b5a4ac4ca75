"""The parts of a one-page aid: how one notices, steps, colours, what kills beside the numbers, what the unit wrote.

Each is measured at a scale before anything is drawn; lengths are points.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from edu.domain.aids import COLOUR_NAMES, AidKind, Colour
from edu.reports.faces import BOLD, REGULAR, boxed
from edu.reports.fitting import Fitted, fit, wrap_whole
from edu.reports.inks import BLUE, BLUE_PALE, GREEN, GREY, INK, INK_SOFT, LINE, RED, WHITE

if TYPE_CHECKING:
    from edu.domain.aids import AidSheet

EDGE = 11 * mm
WIDE = A4[0] - 2 * EDGE
GAP = 3.2 * mm
BANDS: dict[AidKind, object] = {"card": BLUE, "escape": GREEN, "signal": HexColor("#2B3440")}
_COLOURS: dict[Colour, tuple[object, object]] = {
    "blue": (HexColor("#2F6FD0"), WHITE), "yellow": (HexColor("#F7C72B"), INK),
    "orange": (HexColor("#F08A24"), INK), "red": (HexColor("#CC2B2B"), WHITE),
}  # fmt: skip
_RED_PALE = HexColor("#FDECEA")


@dataclass(frozen=True, slots=True)
class Part:
    """`draw(top)` fills the band of `height` below `top`; `stretch` tells how many gaps in it may grow."""

    height: float
    draw: Callable[[float, float], None]
    stretch: int = 0


def signs_part(canvas: Canvas, sheet: AidSheet, scale: float) -> Part:
    """How one notices: beside each other where two fit."""
    size, head = 14.5 * scale, 13 * scale
    label = head * 4 + 9 * mm
    wide = WIDE - label - 4 * mm
    signs = [boxed(f"· {sign}") for sign in sheet.aid.signs]
    beside = len(signs) % 2 == 0 and all(stringWidth(sign, REGULAR, size) < wide / 2 - size for sign in signs)
    lines = [line for sign in signs for line in wrap_whole(sign, REGULAR, size, wide)]
    rows = len(lines) // 2 if beside else len(lines)
    height = rows * size * 1.32 + 4.4 * mm

    def draw(top: float, _spread: float) -> None:
        _panel(canvas, top, height, BLUE_PALE)
        canvas.setFillColor(BLUE)
        canvas.setFont(BOLD, head)
        canvas.drawString(EDGE + 4 * mm, top - height / 2 - head * 0.36, "怎么发现")
        canvas.setFillColor(INK)
        canvas.setFont(REGULAR, size)
        for at, line in enumerate(lines):
            down, right = (at // 2, wide / 2 * (at % 2)) if beside else (at, 0)
            canvas.drawString(EDGE + label + right, top - 2.2 * mm - size * (1 + 1.32 * down), line)

    return Part(height, draw)


def steps_part(canvas: Canvas, sheet: AidSheet, scale: float) -> Part:
    do, how, dot = 24 * scale, 16 * scale, 16 * scale
    inside = 2 * dot + 5 * mm
    told = [
        (fit(boxed(step.do), BOLD, (do, do * 0.94, do * 0.88), WIDE - inside, 1),
         wrap_whole(boxed(step.how), REGULAR, how, WIDE - inside - how / 2))
        for step in sheet.aid.steps
    ]  # fmt: skip
    high = [max(2 * dot, do * 1.18 + len(lines) * how * 1.34) + 2.6 * mm for _, lines in told]

    def draw(top: float, spread: float) -> None:
        for number, ((title, lines), height) in enumerate(zip(told, high, strict=True), 1):
            middle = top - dot - 0.6 * mm
            canvas.setFillColor(BANDS[sheet.aid.kind])
            canvas.circle(EDGE + dot, middle, dot, stroke=0, fill=1)
            canvas.setFillColor(WHITE)
            canvas.setFont(BOLD, dot * 1.3)
            canvas.drawCentredString(EDGE + dot, middle - dot * 0.47, str(number))
            canvas.setFillColor(INK)
            canvas.setFont(BOLD, title.size)
            canvas.drawString(EDGE + inside, top - do * 0.95, title.lines[0])
            canvas.setFillColor(INK_SOFT)
            canvas.setFont(REGULAR, how)
            base = top - do * 1.18 - how
            for line in lines:
                canvas.drawString(EDGE + inside, base, line)
                base -= how * 1.34
            top -= height + spread
            if number < len(told):
                canvas.setStrokeColor(LINE)
                canvas.setLineWidth(0.6)
                canvas.line(EDGE + inside, top + spread / 2 + 1.2 * mm, EDGE + WIDE, top + spread / 2 + 1.2 * mm)

    return Part(sum(high), draw, len(high))


def rows_part(canvas: Canvas, sheet: AidSheet, scale: float) -> Part:
    """A colour each: its name, what it means, what it asks."""
    name, means, do = 25 * scale, 13 * scale, 18 * scale
    block = name * 2 + 9 * mm
    inside = block + 5 * mm
    wide = WIDE - inside - do
    told = [
        (
            row,
            fit(boxed(row.means), REGULAR, (means, means * 0.93, means * 0.86, means * 0.8), wide + do / 2, 1),
            wrap_whole(boxed(row.do), BOLD, do, wide),
        )
        for row in sheet.aid.rows
    ]
    high = [
        max(name * 2.6, len(meant.lines) * means * 1.34 + len(asked) * do * 1.34 + 2 * mm) + 6 * mm
        for _, meant, asked in told
    ]

    def draw(top: float, spread: float) -> None:
        for (row, meant, asked), least in zip(told, high, strict=True):
            height = least + spread
            paint, ink = _COLOURS[row.colour]
            canvas.setStrokeColor(paint)
            canvas.setLineWidth(1.6)
            canvas.roundRect(EDGE + 0.8, top - height + 2 * mm, WIDE - 1.6, height - 2 * mm, 2 * mm, stroke=1, fill=0)
            canvas.setFillColor(paint)
            canvas.roundRect(EDGE, top - height + 2 * mm, block, height - 2 * mm, 2 * mm, stroke=0, fill=1)
            canvas.setFillColor(ink)
            canvas.setFont(BOLD, name)
            canvas.drawCentredString(EDGE + block / 2, top - height / 2 + 1.6 * mm, COLOUR_NAMES[row.colour])
            canvas.setFont(REGULAR, means)
            canvas.drawCentredString(EDGE + block / 2, top - height / 2 + 1.6 * mm - means * 1.5, "预警信号")
            content = len(meant.lines) * means * 1.34 + len(asked) * do * 1.34 + 1.5 * mm
            base = top - (height - 2 * mm - content) / 2 - means
            canvas.setFillColor(INK_SOFT)
            canvas.setFont(REGULAR, meant.size)
            for line in meant.lines:
                canvas.drawString(EDGE + inside, base, line)
                base -= means * 1.34
            base += means - do - 1.5 * mm
            canvas.setFillColor(INK)
            canvas.setFont(BOLD, do)
            for line in asked:
                canvas.drawString(EDGE + inside, base, line)
                base -= do * 1.34
            top -= height

    return Part(sum(high), draw, len(high))


def never_part(canvas: Canvas, sheet: AidSheet, scale: float) -> Part:
    """What kills, in red, beside the numbers."""
    size, number, who = 15.5 * scale, 24 * scale, 13.5 * scale
    wide = WIDE * 0.57
    right = EDGE + wide + GAP
    head = 8.6 * mm * scale
    indent = 4 * mm + size * 1.15
    lines = [wrap_whole(boxed(one), BOLD, size, wide - indent - 2 * mm) for one in sheet.aid.never]
    below = [len(one) * size * 1.3 + 1.3 * mm for one in lines]
    calls = [(boxed(call.who), boxed(call.number)) for call in sheet.aid.calls]
    line = number * 1.3
    height = max(head + sum(below) + 3.4 * mm, len(calls) * line + head + 2 * mm)

    number = min(number * 1.5, (height - head - 3 * mm) / len(calls) / 1.2)
    line = number * 1.2

    def draw(top: float, _spread: float) -> None:
        canvas.setFillColor(_RED_PALE)
        canvas.setStrokeColor(RED)
        canvas.setLineWidth(1.6)
        canvas.roundRect(EDGE + 0.8, top - height, wide - 1.6, height, 2.4 * mm, stroke=1, fill=1)
        _heading(canvas, EDGE + 0.8, top, wide - 1.6, head, RED, "千万不要", scale)
        base = top - head - 2 * mm - size
        for one, high in zip(lines, below, strict=True):
            _cross(canvas, EDGE + 4 * mm + size * 0.34, base + size * 0.36, size * 0.3)
            canvas.setFillColor(INK)
            canvas.setFont(BOLD, size)
            for at, words in enumerate(one):
                canvas.drawString(EDGE + indent, base - at * size * 1.3, words)
            base -= high
        canvas.setStrokeColor(BLUE)
        canvas.setFillColor(WHITE)
        canvas.roundRect(right, top - height, EDGE + WIDE - right - 0.8, height, 2.4 * mm, stroke=1, fill=1)
        _heading(canvas, right, top, EDGE + WIDE - right - 0.8, head, BLUE, "打电话", scale)
        free = height - head - len(calls) * line
        base = top - head - free / 2 - number * 0.98
        for whom, digits in calls:
            canvas.setFillColor(INK_SOFT)
            room = EDGE + WIDE - right - 10 * mm - stringWidth(digits, BOLD, number)
            name = fit(whom, REGULAR, (who, who * 0.9, who * 0.8, who * 0.7), room, 1)
            canvas.setFont(REGULAR, name.size)
            canvas.drawString(right + 4 * mm, base + number * 0.08, name.lines[0])
            canvas.setFillColor(RED)
            canvas.setFont(BOLD, number)
            canvas.drawRightString(EDGE + WIDE - 4.5 * mm, base, digits)
            base -= line

    return Part(height, draw)


def blanks_part(canvas: Canvas, sheet: AidSheet, scale: float) -> Part:
    """What the unit wrote, two beside each other, a long one by itself; a line where it wrote nothing."""
    label, value = 11.5 * scale, 15 * scale
    sizes = (value, value * 0.87, value * 0.75)
    placed: list[tuple[str, Fitted, int, float, float]] = []
    row = side = 0
    for blank, text in ((boxed(blank), boxed(text)) for blank, text in sheet.lines):
        taken = 8 * mm + stringWidth(blank, REGULAR, label)
        long = stringWidth(text, BOLD, sizes[-1]) > WIDE / 2 - taken
        if long and side:
            row, side = row + 1, 0
        wide = WIDE if long else WIDE / 2
        placed.append((blank, fit(text, BOLD, (*sizes, 10, 9, 8), wide - taken, 1), row, WIDE / 2 * side, wide))
        row, side = (row + 1, 0) if long or side else (row, 1)
    high = value * 1.5 + 2.4 * mm
    height = (row + side) * high + 2 * mm

    def draw(top: float, _spread: float) -> None:
        _panel(canvas, top, height, BLUE_PALE)
        for blank, text, at, right, wide in placed:
            left, base = EDGE + 4 * mm + right, top - 1 * mm - high * (at + 0.68)
            canvas.setFillColor(INK_SOFT)
            canvas.setFont(REGULAR, label)
            canvas.drawString(left, base, blank)
            start = left + stringWidth(blank, REGULAR, label) + 2 * mm
            canvas.setFillColor(INK)
            canvas.setFont(BOLD, text.size)
            canvas.drawString(start, base, text.lines[0])
            canvas.setStrokeColor(GREY)
            canvas.setLineWidth(0.6)
            canvas.line(start, base - 3, left + wide - 8 * mm, base - 3)

    return Part(height, draw)


def _panel(canvas: Canvas, top: float, height: float, paint: object) -> None:
    canvas.setFillColor(paint)
    canvas.roundRect(EDGE, top - height, WIDE, height, 2.4 * mm, stroke=0, fill=1)


def _heading(
    canvas: Canvas, left: float, top: float, wide: float, high: float, paint: object, words: str, scale: float
) -> None:
    canvas.setFillColor(paint)
    canvas.roundRect(left, top - high, wide, high, 2.4 * mm, stroke=0, fill=1)
    canvas.rect(left, top - high, wide, high / 2, stroke=0, fill=1)
    canvas.setFillColor(WHITE)
    canvas.setFont(BOLD, 15 * scale)
    canvas.drawString(left + 4 * mm, top - high / 2 - 15 * scale * 0.36, words)


def _cross(canvas: Canvas, x: float, y: float, arm: float) -> None:
    canvas.setStrokeColor(RED)
    canvas.setLineWidth(arm * 0.62)
    canvas.setLineCap(1)
    canvas.line(x - arm, y - arm, x + arm, y + arm)
    canvas.line(x - arm, y + arm, x + arm, y - arm)
    canvas.setLineCap(0)
