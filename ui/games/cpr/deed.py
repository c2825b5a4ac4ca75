"""What is being done in this moment, large over his chest: a ring tells how long it takes, and for what helps nobody
how long he has lain there meanwhile.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pygame
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from edu.domain.games.cpr.scene import DELAYS, Deed
from edu.domain.games.rules import HERTZ
from ui.games import ease
from ui.games.cpr.plan import Plan
from ui.games.faces import panel
from ui.games.kit import Kit

if TYPE_CHECKING:
    from edu.domain.games.cpr.game import CprPlay

_SIDE = 290.0
_GRAIN = 24
_SAYS: dict[Deed, str] = {
    "shout": "喂，醒醒！", "look": "看胸口起不起伏", "call": "帮我打 120！", "fetch": "你去取 AED！",
}  # fmt: skip


class DeedSign:
    def __init__(self, kit: Kit, plan: Plan, play: CprPlay) -> None:
        self._kit, self._plan, self._play = kit, plan, play
        self._whole = max(1, play.scene.busy)
        self._since = 0
        self._shown: Deed | None = play.scene.doing

    def step(self) -> None:
        scene = self._play.scene
        if scene.doing != self._shown:
            self._shown, self._whole, self._since = scene.doing, max(1, scene.busy), 0
        self._since += 1

    def draw(self, surface: pygame.Surface) -> None:
        deed = self._play.scene.doing
        if deed is None:
            return
        kit, u = self._kit, self._plan.unit
        c = kit.theme.colours
        delay = deed in DELAYS
        step = round(_GRAIN * (1 - self._play.scene.busy / self._whole))
        grown = 1.0 if kit.theme.reduced_motion else ease.back(self._since / 12)
        side = _SIDE * u * max(0.2, round(grown * 8) / 8)
        x, y = self._plan.heart
        made = self._disc(side, step, c.red.solid if delay else c.green.solid)
        surface.blit(made, (round(x - side / 2), round(y - side / 2)))
        icon = kit.pictures.get(f"do-{deed}", side * 0.66, side * 0.66)
        surface.blit(icon, (round(x - icon.get_width() / 2), round(y - icon.get_height() / 2)))
        said = f"耽误了 {self._since // HERTZ + 1} 秒" if delay else _SAYS.get(deed, "")
        size = kit.theme.type.title * u
        text = kit.words.line(said, size, c.red.on_solid if delay else c.ink)
        wide, high = text.get_width() + 48 * u, text.get_height() + 16 * u
        fill = c.red.solid if delay else c.surface
        top = y + _SIDE * u / 2 - 24 * u
        surface.blit(panel(kit, wide, high, colour=fill, alpha=1.0, radius=high / 2), (round(x - wide / 2), round(top)))
        surface.blit(text, (round(x - text.get_width() / 2), round(top + 8 * u)))

    def _disc(self, side: float, step: int, colour: str) -> pygame.Surface:
        c = self._kit.theme.colours

        def paint(painter: QPainter) -> None:
            thick = side * 0.07
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(c.surface))
            painter.drawEllipse(QPointF(side / 2, side / 2), side / 2 - 1, side / 2 - 1)
            ring = QRectF(thick, thick, side - 2 * thick, side - 2 * thick)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(c.line), thick))
            painter.drawEllipse(ring)
            painter.setPen(QPen(QColor(colour), thick, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawArc(ring, 90 * 16, -round(360 * 16 * step / _GRAIN))

        return self._kit.pictures.shape(("disc", step, colour), side, side, paint)
