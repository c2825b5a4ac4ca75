"""A4 pages of drill papers: header with 演练 in a box, the word large and pale behind everything, 第 x / y 页."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

from edu.domain.drills.papers import MARK
from edu.reports.faces import BOLD, boxed, register_faces
from edu.reports.inks import BLUE
from edu.reports.numbered_pages import NumberedCanvas

_MARGIN = 16 * mm
WIDTH = A4[0] - 2 * _MARGIN
_PALE = 0.05
_MARK_SIZE = 150


def drill_pages(story: list[Any], *, title: str, head: str, foot: str, kind: str, author: str) -> bytes:
    register_faces()
    into = BytesIO()
    document = BaseDocTemplate(
        into,
        pagesize=A4,
        leftMargin=_MARGIN,
        rightMargin=_MARGIN,
        topMargin=24 * mm,
        bottomMargin=18 * mm,
        title=title,
        author=author,
        creator="应知应会",
        invariant=1,
    )
    frame = Frame(_MARGIN, 18 * mm, WIDTH, A4[1] - 42 * mm, 0, 0, 0, 0, id="body")
    document.addPageTemplates([PageTemplate(id="page", frames=[frame], onPage=draw_mark)])
    document.build(story, canvasmaker=NumberedCanvas.with_words(boxed(head), boxed(foot), kind, MARK))
    return into.getvalue()


def draw_mark(canvas: Any, _document: Any = None) -> None:
    """Behind what the page will hold; pale enough to read through."""
    width, height = canvas._pagesize  # noqa: SLF001  # the canvas tells its page in no other way
    canvas.saveState()
    canvas.setFillColor(BLUE)
    canvas.setFillAlpha(_PALE)
    canvas.setFont(BOLD, _MARK_SIZE)
    canvas.translate(width / 2, height / 2)
    canvas.rotate(45)
    canvas.drawCentredString(0, -_MARK_SIZE / 3, MARK)
    canvas.restoreState()
