"""Tickets of the experience hall: eight an A4 page to be cut apart, each with its code as digits and as a QR code."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from edu.domain.hall.tickets import spaced
from edu.reports.faces import BOLD, REGULAR, boxed, register_faces
from edu.reports.fitting import fit
from edu.reports.inks import BLUE, GREY, INK, INK_SOFT, ORANGE
from edu.reports.qr_drawing import draw_qr
from edu.system.files import replace_file

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from edu.domain.hall.tickets import TicketFace

_WIDTH, _HEIGHT = A4
_ACROSS, _DOWN = 2, 4
_WIDE, _HIGH = _WIDTH / _ACROSS, _HEIGHT / _DOWN
_EDGE = 6 * mm
_CODE = 40 * mm
"""Side of the QR code with its quiet zone: a cheap scanner reads it at arm's length."""


def write_hall_tickets(hall: str, faces: Sequence[TicketFace], path: Path) -> None:
    replace_file(path, hall_tickets_pdf(hall, faces))


def hall_tickets_pdf(hall: str, faces: Sequence[TicketFace]) -> bytes:
    register_faces()
    into = BytesIO()
    canvas = Canvas(into, pagesize=A4, invariant=1)
    canvas.setTitle(boxed(f"{hall}体验馆票"))
    canvas.setCreator("应知应会")
    for at, face in enumerate(faces):
        place = at % (_ACROSS * _DOWN)
        if at and place == 0:
            canvas.showPage()
        if place == 0:
            _cuts(canvas)
        _ticket(canvas, hall, face, _WIDE * (place % _ACROSS), _HEIGHT - _HIGH * (place // _ACROSS + 1))
    canvas.showPage()
    canvas.save()
    return into.getvalue()


def _ticket(canvas: Canvas, hall: str, face: TicketFace, left: float, low: float) -> None:
    """(left, low) is the lower left corner of its eighth of the page."""
    draw_qr(canvas, face.code, left + _EDGE - 3 * mm, low + (_HIGH - _CODE) / 2, _CODE)
    x = left + _EDGE + _CODE + 1 * mm
    room = _WIDE - _EDGE - (x - left)
    top = low + _HIGH - _EDGE - 4 * mm
    canvas.setFillColor(ORANGE)
    canvas.rect(x, top - 5.2 * mm, 1.2 * mm, 4.6 * mm, stroke=0, fill=1)
    _line(canvas, hall or "安全体验馆", BOLD, (11, 10, 9, 8, 7), x + 3 * mm, top - 4.3 * mm, room - 3 * mm, BLUE)
    _line(canvas, spaced(face.code), BOLD, (24, 22, 20), x, top - 17 * mm, room, INK)
    label = fit(boxed(face.label), BOLD, (12, 11, 10, 9), room, 2)
    canvas.setFillColor(INK)
    canvas.setFont(BOLD, label.size)
    for at, words in enumerate(label.lines[:2]):
        canvas.drawString(x, top - 24.5 * mm - at * label.leading * 0.85, words)
    who = "个人票" if face.people == 1 else f"团队票，{face.people} 人"
    _line(canvas, f"{who}　{_days(face.first, face.last)}", REGULAR, (8.5, 8, 7, 6), x, top - 35 * mm, room, INK_SOFT)
    kept = "玩过的会记进本人的学习档案。" if face.people == 1 else "到大屏前输一次就好。"
    for at, words in enumerate(("在大屏上点“我有票”，输入数字或扫码。", kept, "没有票也可以玩。")):
        _line(canvas, words, REGULAR, (7.5, 7, 6.5, 6), x, top - (42 + at * 4.2) * mm, room, GREY)


def _line(
    canvas: Canvas, text: str, face: str, sizes: tuple[float, ...], x: float, y: float, room: float, ink: object
) -> None:
    fitted = fit(boxed(text), face, sizes, room, 1)
    canvas.setFillColor(ink)
    canvas.setFont(face, fitted.size)
    canvas.drawString(x, y, fitted.lines[0])


def _days(first: date, last: date) -> str:
    if first == last:
        return f"{first.isoformat()} 当天可用"
    return f"{first.isoformat()} 至 {last.isoformat()}"


def _cuts(canvas: Canvas) -> None:
    """Where the scissors go."""
    canvas.saveState()
    canvas.setStrokeColor(GREY)
    canvas.setLineWidth(0.5)
    canvas.setDash(3, 3)
    for at in range(1, _DOWN):
        canvas.line(0, _HIGH * at, _WIDTH, _HIGH * at)
    canvas.line(_WIDE, 0, _WIDE, _HEIGHT)
    canvas.restoreState()
