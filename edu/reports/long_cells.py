"""Rows that no page could hold, as several rows that each page can: reportlab's own way of breaking a row leaves
pages that are empty, or full of repeated headings.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

LINES = 36
"""Of one row: half a page of small type."""


def broken(row: Sequence[str], widths: Sequence[float], size: float) -> Iterator[tuple[str, ...]]:
    """The row, or its pieces; `widths` in points, `size` of the type: a Chinese character is as wide as it is high."""
    yield from zip_longest(
        *(_pieces(cell, max(1, int((width - 8) / size))) for cell, width in zip(row, widths, strict=True)), fillvalue=""
    )


def _pieces(cell: str, a_line: int) -> list[str]:
    """Every character of the cell, at most `LINES` lines a piece; a line knows whether it begins one of the text."""
    lines = [
        (at == 0, part[at : at + a_line]) for part in cell.split("\n") for at in range(0, max(1, len(part)), a_line)
    ]
    if len(lines) <= LINES:
        return [cell]
    return [
        "".join("\n" * (begins and number > 0) + line for number, (begins, line) in enumerate(lines[at : at + LINES]))
        for at in range(0, len(lines), LINES)
    ]
