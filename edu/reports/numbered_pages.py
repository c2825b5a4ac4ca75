"""A canvas that knows how many pages there will be: header, thin rules and 第 x / y 页 are drawn at the end."""

from __future__ import annotations

from functools import partial
from typing import Any

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from edu.reports.faces import BOLD, REGULAR
from edu.reports.fitting import fit
from edu.reports.inks import BLUE, GREY, INK_SOFT, LINE, ORANGE


class NumberedCanvas(Canvas):  # type: ignore[misc]
    def __init__(self, *args: Any, head: str, foot: str, **options: Any) -> None:
        super().__init__(*args, **{**options, "invariant": 1})
        self._head = head
        self._foot = foot
        self._states: list[dict[str, Any]] = []

    @classmethod
    def with_words(cls, head: str, foot: str) -> Any:
        """What platypus calls to make the canvas."""
        return partial(cls, head=head, foot=foot)

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
        head = fit(self._head, BOLD, (9.5, 9, 8, 7, 6), right - left - 32 * mm, 1)
        self.setFillColor(INK_SOFT)
        self.setFont(BOLD, head.size)
        self.drawString(left, height - 15.5 * mm, "".join(head.lines))
        self.setFillColor(GREY)
        self.setFont(REGULAR, 8)
        self.drawRightString(right, height - 15.5 * mm, "应知应会 学习档案")
        self.drawString(left, 9.5 * mm, fit(self._foot, REGULAR, (8,), right - left - 30 * mm, 1).lines[0])
        self.drawRightString(right, 9.5 * mm, f"第 {self._pageNumber} / {pages} 页")
