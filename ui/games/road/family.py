"""The five of the family: who is home, who is on the way, who was lucky."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pygame
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from ui import theme
from ui.games import ease
from ui.games.kit import Kit
from ui.games.road.plan import Plan
from ui.games.road.walker import WHO
from ui.games.view import Box

if TYPE_CHECKING:
    from edu.domain.games.road.game import RoadPlay


class Family:
    def __init__(self, kit: Kit, plan: Plan, play: RoadPlay) -> None:
        self._kit, self._plan, self._play = kit, plan, play

    def boxes(self) -> list[Box]:
        row = self._plan.family
        side, step = row.h, (row.w - row.h) / 4
        return [Box(row.x + step * number, row.y, side, side) for number in range(5)]

    def draw(self, surface: pygame.Surface, age: int) -> None:
        play = self._play
        for number, (road, box) in enumerate(zip(play.roads, self.boxes(), strict=True)):
            now = number == play.at
            mood = "worry" if road.outcome and road.outcome != "across" else "happy"
            state = "home" if road.outcome == "across" else "now" if now else "out" if road.outcome else "later"
            hop = 0.0
            if now and not road.outcome and not self._kit.theme.reduced_motion:
                hop = 4 * self._plan.unit * ease.wave(age, 1.4)
            shot = self._face(WHO[road.place], mood, state, box.w)
            surface.blit(shot, (round(box.x), round(box.y - hop)))

    def _face(self, who: str, mood: str, state: str, side: float) -> pygame.Surface:
        kit, u = self._kit, self._plan.unit
        c = kit.theme.colours
        edges = {"home": c.green.solid, "now": c.accent, "out": c.yellow.solid, "later": c.line_strong}

        def paint(painter: QPainter) -> None:
            disc = QRectF(4 * u, 4 * u, side - 8 * u, side - 8 * u)
            path = QPainterPath()
            path.addEllipse(disc)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(c.primary_soft))
            painter.drawEllipse(disc)
            painter.setClipPath(path)
            painter.setOpacity(0.55 if state == "later" else 1.0)
            kit.pictures.paint(f"{who}-{mood}", painter, disc.adjusted(-4 * u, -2 * u, 4 * u, 6 * u))
            painter.setOpacity(1.0)
            painter.setClipping(False)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(edges[state]), 7 * u))
            painter.drawEllipse(disc)
            if state in ("home", "out"):
                mark = round(side * 0.36)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(c.surface))
                painter.drawEllipse(QRectF(side - mark, side - mark, mark, mark))
                icon = theme.icon("ok" if state == "home" else "warning", edges[state])
                icon.paint(painter, round(side - mark), round(side - mark), mark, mark)

        return kit.pictures.shape(("family", who, mood, state, kit.theme.variant), side, side, paint)
