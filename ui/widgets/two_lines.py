"""A long text on two lines of a narrow field: between its parts where it has some, else in about equal halves."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtGui import QFont, QFontMetrics, QTextLayout, QTextOption

from ui import theme

SEPARATOR = " · "


@lru_cache(maxsize=4096)  # a table is painted anew whenever the mouse moves over its rows
def two_lines(text: str, size: int, wide: int, *, bold: bool = False) -> tuple[str, str]:
    """The second is '' where one line is enough, and as long as it likes where two are not."""
    font = theme.font(size, bold=bold)
    metrics = QFontMetrics(font)

    def fits(part: str, room: int = wide) -> bool:
        return metrics.horizontalAdvance(part) <= room

    if fits(text):
        return text, ""
    parts = text.split(SEPARATOR)
    for at in range(len(parts) - 1, 0, -1):
        upper, lower = SEPARATOR.join(parts[:at]), SEPARATOR.join(parts[at:])
        if fits(upper) and fits(lower):
            return upper, lower
    half = metrics.horizontalAdvance(text) // 2
    for room in range(half, wide, max(1, size // 4)):
        upper = _line(text, font, room, QTextOption.WrapMode.WordWrap)
        lower = text[len(upper) :].strip()
        if lower and fits(upper.strip(), room) and fits(lower):
            return upper.strip(), lower
    upper = _line(text, font, wide, QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return upper.strip(), text[len(upper) :].strip()


def _line(text: str, font: QFont, wide: int, mode: QTextOption.WrapMode) -> str:
    """As much of it as Qt puts on a line: no 。 begins the next one."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(mode)
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(wide)
    layout.endLayout()
    taken = text.encode("utf-16-le")[: 2 * line.textLength()]  # Qt counts a rare character twice
    return taken.decode("utf-16-le", errors="ignore") or text
