"""Fitting text into a width: Chinese wraps between any two characters, except before closing marks."""

from __future__ import annotations

from dataclasses import dataclass

from reportlab.pdfbase.pdfmetrics import stringWidth

_NOT_FIRST = frozenset("，。、；：？！）】》”’%·．,.;:?!)]}")
_HANGING = 2  # ”， may stand beyond the edge, as in Chinese setting
_NOT_LAST = frozenset("（【《“‘([{")


@dataclass(frozen=True, slots=True)
class Fitted:
    """Lines of one size; `leading` is the distance of their baselines. Points."""

    lines: tuple[str, ...]
    size: float

    @property
    def leading(self) -> float:
        return self.size * 1.55


def fit(text: str, face: str, sizes: tuple[float, ...], width: float, max_lines: int) -> Fitted:
    """The largest of `sizes` at which the text takes at most `max_lines`; at the smallest it takes what it needs."""
    for size in sizes:
        if max_lines == 1:
            if stringWidth(text, face, size) <= width:
                return Fitted((text,), size)
            continue
        lines = wrap(text, face, size, width)
        if len(lines) <= max_lines:
            return Fitted(lines, size)
    return Fitted(wrap(text, face, sizes[-1], width), sizes[-1])


def wrap(text: str, face: str, size: float, width: float) -> tuple[str, ...]:
    if stringWidth(text, face, size) <= width:
        return (text,)
    lines: list[str] = []
    line, used = "", 0.0
    for char in text:
        advance = stringWidth(char, face, size)
        if used + advance > width and line and not (char in _NOT_FIRST and used <= width + _HANGING * size):
            kept = line.rstrip("".join(_NOT_LAST)) or line
            lines.append(kept)
            line = line[len(kept) :]
            used = stringWidth(line, face, size)
        line += char
        used += advance
    return (*lines, line)
