"""The drawings of a game at the screen's own size: rasterised when first asked for, then kept."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from pathlib import Path

import pygame
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtSvg import QSvgRenderer

from ui.games.painted import Paint, covering, drawn, painted
from ui.theme.art import Rgb

ART = Path(__file__).parent / "art"


class Pictures:
    """One for a game and a size of the glass. LookupError for a drawing that is not there: the installation's fault."""

    def __init__(self, folder: str) -> None:
        self._folder = ART / folder
        self._svg: dict[str, QSvgRenderer] = {}
        self._kept: dict[Hashable, pygame.Surface] = {}
        self.bytes = 0
        """Of all surfaces that are kept."""

    def has(self, name: str) -> bool:
        return (self._folder / f"{name}.svg").is_file()

    def get(self, name: str, width: float, height: float, *, flip: bool = False) -> pygame.Surface:
        wide, high = round(width), round(height)
        if flip:
            return self.kept((name, wide, high, "flip"), lambda: _flipped(self.get(name, wide, high)))
        return self.kept((name, wide, high), lambda: drawn(self._renderer(name), wide, high))

    def cover(
        self, name: str, width: float, height: float, *, solid: bool = True, dusk: Rgb | None = None
    ) -> pygame.Surface:
        """Over the whole of it; `dusk` darkens by so many of 255. Only the darkened one is kept: a room is 8 MB."""
        wide, high = round(width), round(height)

        def make() -> pygame.Surface:
            made = covering(self._renderer(name), wide, high, solid=solid)
            if dusk is not None:
                made.fill(dusk, special_flags=pygame.BLEND_RGB_MULT)
            return made

        return self.kept((name, wide, high, solid, dusk), make)

    def paint(self, name: str, painter: QPainter, box: QRectF) -> None:
        """Into a picture that is being painted, without keeping it."""
        self._renderer(name).render(painter, box)

    def sheet(self, name: str, width: float, height: float, *, flip: bool = False) -> pygame.Surface:
        """The whole drawing stretched over a glass, without alpha; fresh, to be darkened and kept by who asks."""
        svg, box = self._renderer(name), QRectF(0, 0, round(width), round(height))
        made = painted(round(width), round(height), lambda painter: svg.render(painter, box), solid=True)
        return _flipped(made) if flip else made

    def shape(self, key: Hashable, width: float, height: float, paint: Paint) -> pygame.Surface:
        wide, high = round(width), round(height)
        return self.kept((key, wide, high), lambda: painted(wide, high, paint))

    def kept(self, key: Hashable, make: Callable[[], pygame.Surface]) -> pygame.Surface:
        found = self._kept.get(key)
        if found is None:
            found = self._kept[key] = make()
            self.bytes += found.get_width() * found.get_height() * found.get_bytesize()
        return found

    def _renderer(self, name: str) -> QSvgRenderer:
        found = self._svg.get(name)
        if found is None:
            found = QSvgRenderer(str(self._folder / f"{name}.svg"))
            if not found.isValid():
                raise LookupError(f"no drawing {name} in {self._folder.name}")
            self._svg[name] = found
        return found


def _flipped(surface: pygame.Surface) -> pygame.Surface:
    return pygame.transform.flip(surface, flip_x=True, flip_y=False)
