"""A run on one axis of time: messages, decisions with the time they took, acts and reports, red lines.

Every sort has a form of its own; colour only repeats what the form says.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from reportlab.graphics.shapes import Circle, Drawing, Group, Line, Polygon, Rect, String
from reportlab.lib.units import mm

from edu.reports.drill_axis import clock_marks
from edu.reports.faces import BOLD, REGULAR
from edu.reports.inks import AMBER, BLUE, BLUE_SOFT, GREEN, GREY, INK, INK_SOFT, LINE, ORANGE, RED

if TYPE_CHECKING:
    from edu.domain.drills.run_views import RunResult

_LEFT, _RIGHT = 21 * mm, 5 * mm
_ROWS = 6
"""Decisions take turns on these rows, so that those of one moment do not lie on each other."""
_ROW = 4.6 * mm
_ROOM = 16
"""What a mark and the number beside it take, in points."""
_FOOT, _LANE = 15 * mm, 9 * mm
_ACTS = _FOOT + _LANE * 0.5
_DECISIONS = _FOOT + _LANE
_MESSAGES = _DECISIONS + _ROWS * _ROW + _LANE * 0.5
_TOP = _MESSAGES + _LANE * 0.5
_VERDICT_INKS = {"good": GREEN, "fair": AMBER, "bad": RED, "redline": RED, "": GREY}
_MARKS = 10


def timeline(result: RunResult, width: float) -> Any:
    drawing = Drawing(width, _TOP + 6 * mm)
    _lanes(drawing, width)
    ticks = max(1, result.tick)
    span = width - _LEFT - _RIGHT

    def x(tick: int) -> float:
        return float(_LEFT + span * min(tick, ticks) / ticks)

    for tick, clock in clock_marks(result.scenario, ticks, _MARKS):
        drawing.add(Line(x(tick), _FOOT, x(tick), _TOP, strokeColor=LINE, strokeWidth=0.4))
        drawing.add(_word(x(tick), _FOOT - 9, clock, anchor="middle"))
    titles = {one.id: number for number, one in enumerate(result.scenario.redlines, 1)}
    for name, tick in result.result.redlines:
        drawing.add(Line(x(tick), _FOOT, x(tick), _TOP, strokeColor=RED, strokeWidth=1.4))
        drawing.add(
            _word(x(tick), _TOP + 3, f"红线 {titles.get(name, '')}", size=7.5, face=BOLD, ink=RED, anchor="middle")
        )
    for shape in (*_messages(result, x), *_decisions(result, x), *_acts(result, x), *_legend()):
        drawing.add(shape)
    return drawing


def _lanes(drawing: Drawing, width: float) -> None:
    edges = (_FOOT, _DECISIONS, _DECISIONS + _ROWS * _ROW, _TOP)
    for y in edges:
        drawing.add(Line(0, y, width, y, strokeColor=LINE, strokeWidth=0.6))
    for text, low, high in zip(("行动、报送", "决定", "消息"), edges[:-1], edges[1:], strict=True):
        drawing.add(_word(0, (low + high) / 2 - 3, text, size=8, face=BOLD, ink=INK_SOFT))


def _messages(result: RunResult, x: Any) -> Iterator[Any]:
    brought = {line.what for line in result.inputs if line.kind == "bring"}
    for news in result.news:
        if news.kind == "inject":
            yield _message(x(news.tick), _MESSAGES, by_hand=news.what in brought)
    for message in result.messages:
        yield _message(x(message.tick), _MESSAGES, by_hand=True)


def _decisions(result: RunResult, x: Any) -> Iterator[Any]:
    """A bar from the question to the answer; the number is that of the log of decisions."""
    ends = [0.0] * _ROWS
    for number, line in enumerate(result.decisions, 1):
        decision = result.scenario.decision(line.decision)
        option = decision.option(line.option) if decision else None
        verdict = option.verdict if option else ""
        start, end = x(line.opened), x(line.tick if line.tick >= 0 else result.tick)
        place = free_row(ends, number - 1, start)
        ends[place] = end + _ROOM
        y = _DECISIONS + _ROW * (_ROWS - 0.5 - place)
        ink = _VERDICT_INKS[verdict]
        yield Line(start, y, end, y, strokeColor=ink, strokeWidth=1.6)
        yield _verdict(end, y, verdict)
        room = start - _LEFT > 10
        yield _word(start - 2 if room else end + 5, y - 2.5, str(number), size=7, anchor="end" if room else "start")


def free_row(ends: Sequence[float], turn: int, start: float) -> int:
    """The next in turn on which nothing reaches to `start`; the one that is free soonest where all are taken."""
    turns = [(turn + step) % len(ends) for step in range(len(ends))]
    return next((place for place in turns if ends[place] <= start), min(turns, key=lambda place: ends[place]))


def _acts(result: RunResult, x: Any) -> Iterator[Any]:
    for news in result.news:
        if news.kind == "acted":
            yield _act(x(news.tick), _ACTS)
        elif news.kind == "sent":
            yield _report(x(news.tick), _ACTS)


def _legend() -> Iterator[Any]:
    y, at = 2 * mm, 0.0
    entries = (
        (_message(0, 0), "消息"), (_message(0, 0, by_hand=True), "加注的消息"), (_verdict(0, 0, "good"), "正确"),
        (_verdict(0, 0, "fair"), "可以，但不够"), (_verdict(0, 0, "bad"), "错误或红线"),
        (_verdict(0, 0, ""), "没有决定"), (_act(0, 0), "行动"), (_report(0, 0), "报送"),
    )  # fmt: skip
    for shape, word in entries:
        yield _moved(shape, at + 4, y + 3)
        yield _word(at + 11, y, word, size=7.5, ink=INK_SOFT)
        at += 17 + 7.5 * len(word)


# -- forms --


def _message(x: float, y: float, *, by_hand: bool = False) -> Any:
    ink = ORANGE if by_hand else BLUE
    return Circle(x, y, 2.6, fillColor=None if by_hand else ink, strokeColor=ink, strokeWidth=1.2)


def _verdict(x: float, y: float, verdict: str) -> Any:
    ink = _VERDICT_INKS[verdict]
    if verdict == "good":
        return Circle(x, y, 3.2, fillColor=ink, strokeColor=None)
    if verdict == "fair":
        return Polygon([x, y - 3.8, x + 3.8, y, x, y + 3.8, x - 3.8, y], fillColor=ink, strokeColor=None)
    if verdict:
        return Polygon([x - 3.6, y - 3, x + 3.6, y - 3, x, y + 3.8], fillColor=ink, strokeColor=None)
    return Circle(x, y, 2.8, fillColor=None, strokeColor=ink, strokeWidth=1)


def _act(x: float, y: float) -> Any:
    return Rect(x - 2.6, y - 2.6, 5.2, 5.2, fillColor=BLUE, strokeColor=None)


def _report(x: float, y: float) -> Any:
    return Rect(x - 2.2, y - 3.2, 4.4, 6.4, fillColor=None, strokeColor=BLUE_SOFT, strokeWidth=1.2)


def _moved(shape: Any, x: float, y: float) -> Any:
    return Group(shape, transform=(1, 0, 0, 1, x, y))


def _word(
    x: float, y: float, text: str, *, size: float = 7.5, face: str = REGULAR, ink: Any = INK, anchor: str = "start"
) -> Any:
    return String(x, y, text, fontName=face, fontSize=size, fillColor=ink, textAnchor=anchor)
