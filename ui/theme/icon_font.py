"""The icon font of qtawesome (Material Design Icons 6), drawn by ourselves.

`import qtawesome` brings qtpy, which imports every Qt module it knows, and loads twelve fonts: half of the launcher's
time to appear. The one font and its table of names are read from the installed package instead.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QIconEngine, QPainter, QPainterPath, QPixmap

_FAMILY = "materialdesignicons6"
_SHARE = 0.96  # the drawings reach their em square's edges
_beyond = [1.0]  # see `finer`


@lru_cache(maxsize=1)
def charmap() -> dict[str, str]:
    """Name → the character that draws it."""
    found: dict[str, str] = json.loads(_file("charmap", ".json").read_bytes())
    return {name: chr(int(code, 16)) for name, code in found.items()}


@lru_cache(maxsize=1)
def _font_family() -> str:
    number = QFontDatabase.addApplicationFont(str(_file("webfont", ".ttf")))
    return QFontDatabase.applicationFontFamilies(number)[0]


def _file(part: str, ending: str) -> Path:
    spec = find_spec("qtawesome")  # found, not imported
    assert spec is not None
    assert spec.submodule_search_locations is not None
    folder = Path(spec.submodule_search_locations[0]) / "fonts"
    return next(path for path in sorted(folder.iterdir()) if _is(path, part, ending))


def _is(path: Path, part: str, ending: str) -> bool:
    return path.name.startswith(_FAMILY) and part in path.name and path.suffix == ending


@contextmanager
def finer(ratio: float) -> Iterator[None]:
    """While a widget is rendered into a picture `ratio` times finer than its screen, by which Qt's buttons go."""
    before = _beyond[0]
    _beyond[0] = ratio
    try:
        yield
    finally:
        _beyond[0] = before


def _font(side: int) -> QFont:
    font = QFont(_font_family())
    font.setPixelSize(max(1, round(side * _SHARE)))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


class GlyphEngine(QIconEngine):
    """One character in one colour, sharp at every size and ratio."""

    def __init__(self, character: str, colour: str) -> None:
        super().__init__()
        self._character, self._colour = character, colour

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        painter.setFont(_font(min(rect.width(), rect.height())))
        painter.setPen(QColor(self._colour))
        painter.drawText(QRectF(rect), int(Qt.AlignmentFlag.AlignCenter), self._character)
        painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        size = size * _beyond[0]
        drawn = QPixmap(size)
        drawn.fill(Qt.GlobalColor.transparent)
        painter = QPainter(drawn)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return drawn

    def clone(self) -> QIconEngine:
        return GlyphEngine(self._character, self._colour)


def glyph_icon(name: str, colour: str) -> QIcon:
    return QIcon(GlyphEngine(charmap()[name], colour))


def glyph_outline(name: str, box: QRect) -> QPainterPath:
    """Its outermost edge, in the middle of `box`."""
    drawn, path = QPainterPath(), QPainterPath()
    drawn.addText(0, 0, _font(min(box.width(), box.height())), charmap()[name])
    path.addPolygon(max(drawn.toSubpathPolygons(), key=lambda edge: edge.boundingRect().height()))
    return path.translated(QRectF(box).center() - path.boundingRect().center())
