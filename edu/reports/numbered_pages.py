"""A canvas that knows how many pages there will be: header, thin rules and 第 x / y 页 are drawn at the end."""

from __future__ import annotations

from functools import partial
from typing import Any

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from edu.reports.faces import BOLD, REGULAR
from edu.reports.fitting import fit
from edu.reports.inks import BLUE, GREY, INK_SOFT, LINE, ORANGE, WHITE

_KIND_WIDTH = 32 * mm


class NumberedCanvas(Canvas):  # type: ignore[misc]
    """`kind` names the paper; `mark` is a word in a box beside it that no page may lack, '' for none."""

    def __init__(self, *args: Any, head: str, foot: str, kind: str, mark: str = "", **options: Any) -> None:
        super().__init__(*args, **{**options, "invariant": 1})
        self._head = head
        self._foot = foot
        self._kind = kind
        self._mark = mark
        self._states: list[dict[str, Any]] = []

    @classmethod
    def with_words(cls, head: str, foot: str, kind: str, mark: str = "") -> Any:
        """What platypus calls to make the canvas."""
        return partial(cls, head=head, foot=foot, kind=kind, mark=mark)

    def showPage(self) -> None:  # noqa: N802
        self._states.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        for state in self._states:
            self.__dict__.update(state)
            self._draw_edges(len(self._states))
            super().showPage()
        super().save()

    def _draw_edges(self, pages: int) -> None:
        width, height = self._pagesize
        left, right = 16 * mm, width - 16 * mm
        self.setStrokeColor(BLUE)
        self.setLineWidth(1)
        self.line(left, height - 18 * mm, right, height - 18 * mm)
        self.setStrokeColor(ORANGE)
        self.setLineWidth(2.4)
        self.line(left, height - 18 * mm, left + 14 * mm, height - 18 * mm)
        self.setStrokeColor(LINE)
        self.setLineWidth(0.5)
        self.line(left, 13.5 * mm, right, 13.5 * mm)
        taken = _KIND_WIDTH + self._draw_mark(right - _KIND_WIDTH + 4 * mm, height - 16.4 * mm)
        head = fit(self._head, BOLD, (9.5, 9, 8, 7, 6), right - left - taken, 1)
        self.setFillColor(INK_SOFT)
        self.setFont(BOLD, head.size)
        self.drawString(left, height - 15.5 * mm, "".join(head.lines))
        self.setFillColor(GREY)
        self.setFont(REGULAR, 8)
        self.drawRightString(right, height - 15.5 * mm, f"应知应会 {self._kind}")
        self.drawString(left, 9.5 * mm, fit(self._foot, REGULAR, (8,), right - left - 30 * mm, 1).lines[0])
        self.drawRightString(right, 9.5 * mm, f"第 {self._pageNumber} / {pages} 页")

    def _draw_mark(self, right: float, bottom: float) -> float:
        """Gives the width that it takes."""
        if not self._mark:
            return 0
        width = self.stringWidth(self._mark, BOLD, 9) + 3 * mm
        self.setFillColor(ORANGE)
        self.roundRect(right - width, bottom, width, 4.6 * mm, 1 * mm, stroke=0, fill=1)
        self.setFillColor(WHITE)
        self.setFont(BOLD, 9)
        self.drawString(right - width + 1.5 * mm, bottom + 1.2 * mm, self._mark)
        return float(width)
