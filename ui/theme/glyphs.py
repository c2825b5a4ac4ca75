"""Small drawings a style sheet can only name as files (ticks, arrows), written per colour into a throw-away folder."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QDir, QTemporaryDir

_PATHS = {
    "check": '<path d="M5 12.5l4.5 4.5L19 7.5" fill="none" stroke="{c}" stroke-width="3" '
    'stroke-linecap="round" stroke-linejoin="round"/>',
    "partial": '<path d="M6 12h12" stroke="{c}" stroke-width="3" stroke-linecap="round"/>',
    "dot": '<circle cx="12" cy="12" r="5.5" fill="{c}"/>',
    "down": '<path d="M6 9.5l6 6 6-6" fill="none" stroke="{c}" stroke-width="2.2" '
    'stroke-linecap="round" stroke-linejoin="round"/>',
    "up": '<path d="M6 14.5l6-6 6 6" fill="none" stroke="{c}" stroke-width="2.2" '
    'stroke-linecap="round" stroke-linejoin="round"/>',
    "left": '<path d="M14.5 6l-6 6 6 6" fill="none" stroke="{c}" stroke-width="2.2" '
    'stroke-linecap="round" stroke-linejoin="round"/>',
    "right": '<path d="M9.5 6l6 6-6 6" fill="none" stroke="{c}" stroke-width="2.2" '
    'stroke-linecap="round" stroke-linejoin="round"/>',
    "plus": '<path d="M12 6v12M6 12h12" stroke="{c}" stroke-width="2.2" stroke-linecap="round"/>',
    "minus": '<path d="M6 12h12" stroke="{c}" stroke-width="2.2" stroke-linecap="round"/>',
    "close": '<path d="M6.5 6.5l11 11M17.5 6.5l-11 11" stroke="{c}" stroke-width="2.2" stroke-linecap="round"/>',
}


@cache
def _folder() -> QTemporaryDir:
    return QTemporaryDir(QDir.tempPath() + "/yingzhi-glyphs-XXXXXX")


@cache
def glyph(name: str, colour: str) -> str:
    """Path of the drawing, in the form that `url()` of a style sheet takes."""
    body = _PATHS[name].replace("{c}", colour)
    path = _folder().filePath(f"{name}-{colour.lstrip('#')}.svg")
    with open(path, "w", encoding="utf-8") as out:  # noqa: PTH123 - the path comes from Qt
        out.write(f'<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24">{body}</svg>')
    return path
