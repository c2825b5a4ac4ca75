"""Fitting text into a width: Chinese wraps between any two characters, except before closing marks."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportlab.pdfbase.pdfmetrics import stringWidth

_NOT_FIRST = frozenset("，。、；：？！）】》”’%·．,.;:?!)]}")
_HANGING = 2  # ”， may stand beyond the edge, as in Chinese setting
_NOT_LAST = frozenset("（【《“‘([{")
_WHOLE = re.compile(r"[0-9A-Za-z]+(?:[.,%℃°/～~—-]*[0-9A-Za-z%℃°]+)*|.", re.DOTALL)
"""A number or a Latin word is not torn apart."""
_ORPHAN = 2


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


def wrap_whole(text: str, face: str, size: float, width: float) -> tuple[str, ...]:
    """As `wrap`, but numbers stay whole, and no line ends a paragraph with one or two characters if that costs no line.

    For large type on a wall, where such a remnant is the first thing seen.
    """
    lines = _by_parts(text, face, size, width)
    narrower = width
    while len(lines) > 1 and len(lines[-1]) <= _ORPHAN and narrower > width * 0.8:
        narrower -= size / 2
        tried = _by_parts(text, face, size, narrower)
        if len(tried) > len(lines):
            break
        lines = tried
    return lines


def _by_parts(text: str, face: str, size: float, width: float) -> tuple[str, ...]:
    lines: list[str] = []
    line, used = "", 0.0
    for part in _WHOLE.findall(text):
        advance = stringWidth(part, face, size)
        if used + advance > width and line and not (part in _NOT_FIRST and used <= width + _HANGING * size):
            kept = line.rstrip("".join(_NOT_LAST)) or line
            lines.append(kept.rstrip())
            line = line[len(kept) :].lstrip()
            used = stringWidth(line, face, size)
        if line or part != " ":
            line += part
            used += advance
    return (*lines, line)
