"""How high a row of a workbook must be for its wrapped texts, and a text in pieces where no row is high enough.

A writer cannot ask Excel to fit a row, and Excel draws none higher than 409 points: what is below is not seen.
"""

from __future__ import annotations

from collections.abc import Iterator

from edu.reports.statistics_styles import shown_width

LINE = 15
"""Points of a line of the workbook's type (11), with room for a face that stands in for it."""
MOST_LINES = 409 // LINE


def line_count(text: str, width: float) -> int:
    """Lines of `text` in a column so many characters wide: a little more than there are, never fewer."""
    return sum(_lines(line, width) for line in text.split("\n"))


def pieces(text: str, width: float, most: int = MOST_LINES) -> Iterator[str]:
    """The whole text in parts of at most `most` lines, parted where a line ends."""
    part: list[str] = []
    used = 0
    for line in text.split("\n"):
        for bit in _bits(line, width, most):
            needed = _lines(bit, width)
            if part and used + needed > most:
                yield "\n".join(part)
                part, used = [], 0
            part.append(bit)
            used += needed
    yield "\n".join(part)


def _lines(line: str, width: float) -> int:
    room = max(2.0, width * 0.9 - 1)  # the margin of a cell, and what a line loses where a word does not fit
    return max(1, -int(-shown_width(line) // room))


def _bits(line: str, width: float, most: int) -> Iterator[str]:
    """A line that alone is higher than a row, cut."""
    characters = max(1, int((width * 0.9 - 1) / 2) * most)
    if _lines(line, width) <= most:
        yield line
    else:
        yield from (line[at : at + characters] for at in range(0, len(line), characters))
