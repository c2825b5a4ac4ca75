"""Tables of flowing reports: headings that stay with their rows, columns that wrap or never break, facts in pairs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, LongTable, Paragraph, Spacer, Table, TableStyle

from edu.reports.faces import boxed
from edu.reports.inks import BLUE, BLUE_PALE, LINE
from edu.reports.long_cells import broken
from edu.reports.page_styles import BODY, CELL, CELL_HEAD, HEADING, SMALL, SOURCE, styles, table_style

EMPTY = "暂无记录"
_ROOM = 32 * mm  # a heading stays with the first rows of its table


class Gap(Spacer):  # type: ignore[misc]
    """Room between two things of a page, none at its head."""

    def __init__(self, height: float) -> None:
        super().__init__(1, 0)
        self.spaceBefore = height


Columns = tuple[tuple[str, float], ...]
"""Heading and width: above 1 in points, for what must not break; else a share of what is left."""


def text(value: str, style: str = CELL) -> Any:
    """Line breaks stand; what the face lacks is shown as a box, never as nothing."""
    return Paragraph(markup(value), styles()[style])


def markup(value: str) -> str:
    """For a paragraph that has marks of its own around the text."""
    return escape(boxed(value)).replace("\n", "<br/>")


def section(title: str, table: Any) -> list[Any]:
    shown = table if table is not None else text(EMPTY, SMALL)
    return [CondPageBreak(_ROOM), Paragraph(escape(title), styles()[HEADING]), shown]


def facts_table(facts: Sequence[tuple[str, str]], width: float) -> Any:
    """Two facts a row; a long value wraps."""
    rows = [
        [cell for label, value in facts[at : at + 2] for cell in (text(label, SMALL), text(value or "—", BODY))]
        for at in range(0, len(facts), 2)
    ]
    table = Table(rows, colWidths=[width * share for share in (0.12, 0.38, 0.12, 0.38)])
    table.setStyle(
        TableStyle(
            [
                ("LINEABOVE", (0, 0), (-1, 0), 1, BLUE),
                ("LINEBELOW", (0, 0), (-1, -1), 0.4, LINE),
                ("BACKGROUND", (0, 0), (0, -1), BLUE_PALE),
                ("BACKGROUND", (2, 0), (2, -1), BLUE_PALE),
                ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
            ]
        )
    )
    return table


def grid(columns: Columns, rows: Iterable[Sequence[str]], width: float, *, sourced: bool = True) -> Any:
    """None when there are no rows. The last cell of a sourced row is small and grey."""
    fixed = sum(size for _, size in columns if size > 1)
    shares = sum(size for _, size in columns if size <= 1)
    widths = [size if size > 1 else (width - fixed) * size / shares for _, size in columns]
    size = styles()[CELL].fontSize
    body = [
        [text(cell, SOURCE if sourced and place == len(row) - 1 else CELL) for place, cell in enumerate(row)]
        for whole in rows
        for row in broken(whole, widths, size)
    ]
    if not body:
        return None
    head = [text(heading, CELL_HEAD) for heading, _ in columns]
    table = LongTable([head, *body], colWidths=widths, repeatRows=1)
    table.setStyle(table_style())
    return table
