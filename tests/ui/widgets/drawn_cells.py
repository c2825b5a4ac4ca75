"""What stands in a table's cell as it is painted."""

from __future__ import annotations

from typing import Any

from PySide6.QtGui import qGray

from ui.gallery import settle
from ui.widgets import DataTable

_INK = 150
"""Grey below which a pixel belongs to a letter."""


def lines_in(table: DataTable[Any], *, row: int = 0, column: int = 0) -> int:
    """How many lines of letters the cell has: bands of rows with ink, 三 and 二 are no letters to test it with."""
    settle()
    box = table.view.visualRect(table.model.index(row, column))
    picture = table.view.viewport().grab(box).toImage()
    inked = [any(qGray(picture.pixel(x, y)) < _INK for x in range(picture.width())) for y in range(picture.height())]
    return sum(here and not before for before, here in zip([False, *inked], inked, strict=False))
