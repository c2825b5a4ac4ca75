"""What the eyes have seen: a side on which nobody has looked lies in the dusk, and what comes there is not shown."""

from __future__ import annotations

import pygame
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPen

from edu.domain.games.road.crossing import LEFT, RIGHT, Crossing
from ui.games import ease
from ui.games.faces import panel
from ui.games.kit import Kit
from ui.games.painted import painted
from ui.games.road.lens import Lens
from ui.games.road.plan import Plan

_CLEAR = 3_600.0
"""So near (mm) one notices what comes without looking."""
_SOFT = 0.26
"""Share of a side in which the dusk begins."""
_DUSK, _DUSK_NIGHT = (92, 104, 128), (70, 78, 104)
_RING = 12


def sees_side(road: Crossing, side: int) -> bool:
    """What comes from there is seen now."""
    if road.standing is not None and side == LEFT:
        return road.sees(1)
    if road.standing is not None:
        return road.steps >= road.down and road.steps - road.looked[RIGHT] <= road.fresh
    return road.sees(0 if side == LEFT else 1)


def freshness(road: Crossing, side: int) -> float:
    """1 just after a look, 0 when it holds no more."""
    if not sees_side(road, side):
        return 0.0
    return max(0.0, 1 - (road.steps - road.looked[side]) / road.fresh)


class Eyes:
    """`open` by side, eased: 1 wide open."""

    def __init__(self, kit: Kit, plan: Plan, lens: Lens) -> None:
        self._kit, self._plan, self._lens = kit, plan, lens
        self.open = [0.0, 0.0]
        self._covers: list[pygame.Surface] = []
        self._broad = round(lens.x(-_CLEAR))

    def enter(self, street: pygame.Surface, *, night: bool) -> None:
        """Another road: its dusk is made of its own picture."""
        self.open = [0.0, 0.0]
        high, wide = round(self._plan.foot.y), self._plan.width
        tone = _DUSK_NIGHT if night else _DUSK
        self._covers = []
        for side in (LEFT, RIGHT):
            left = 0 if side == LEFT else wide - self._broad
            cover = pygame.Surface((self._broad, high), pygame.SRCALPHA, 32)
            cover.blit(street, (0, 0), (left, 0, self._broad, high))
            cover.fill((*tone, 255), special_flags=pygame.BLEND_RGBA_MULT)
            cover.blit(self._mask(side, high), (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
            self._covers.append(cover)

    def _mask(self, side: int, high: int) -> pygame.Surface:
        wide = self._broad

        def make() -> pygame.Surface:
            def paint(painter: QPainter) -> None:
                start, end = (wide, 0) if side == LEFT else (0, wide)
                fall = QLinearGradient(start, 0, end, 0)
                for at, alpha in ((0.0, 0.0), (_SOFT / 2, 0.55), (_SOFT, 1.0), (1.0, 1.0)):
                    shade = QColor(255, 255, 255)
                    shade.setAlphaF(alpha)
                    fall.setColorAt(at, shade)
                painter.fillRect(QRectF(0, 0, wide, high), fall)

            made = painted(wide, high, paint)
            made.fill((255, 255, 255, 0), special_flags=pygame.BLEND_RGBA_MAX)
            return made

        return self._kit.pictures.kept(("dusk", side, wide, high), make)

    def step(self, road: Crossing) -> None:
        for side in (LEFT, RIGHT):
            goal = 1.0 if road.outcome or sees_side(road, side) else 0.0
            share = 1.0 if self._kit.theme.reduced_motion else 0.16
            self.open[side] = ease.toward(self.open[side], goal, share)

    def draw(self, surface: pygame.Surface) -> None:
        for side, cover in enumerate(self._covers):
            alpha = round(255 * (1 - self.open[side]))
            if alpha > 4:
                cover.set_alpha(alpha)
                surface.blit(cover, (0 if side == LEFT else self._plan.width - self._broad, 0))

    # -- signs --

    def draw_signs(self, surface: pygame.Surface, road: Crossing, age: int) -> None:
        for side in (LEFT, RIGHT):
            left = freshness(road, side)
            x = self._sign_x(side)
            y = self._plan.vanish - 66 * self._plan.unit
            if road.outcome:
                continue
            if left > 0:
                self._fresh(surface, x, y, left)
            else:
                self._stale(surface, x, y, road, side, age)

    def _sign_x(self, side: int) -> float:
        share = 0.15 if not self._plan.portrait else 0.14
        return self._plan.width * (share if side == LEFT else 1 - share)

    def _fresh(self, surface: pygame.Surface, x: float, y: float, left: float) -> None:
        """An open eye in a ring that runs down."""
        u = self._plan.unit
        side = 92 * u
        ring = max(1, round(left * _RING))

        def paint(painter: QPainter) -> None:
            c = self._kit.theme.colours
            tone = c.green.solid if ring > _RING // 4 else c.yellow.solid
            box = QRectF(7 * u, 7 * u, side - 14 * u, side - 14 * u)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(c.surface))
            painter.drawEllipse(QRectF(0, 0, side, side))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(tone), 10 * u, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawArc(box, 90 * 16, round(ring * 360 * 16 / _RING))
            self._kit.pictures.paint("eye-open", painter, box.adjusted(12 * u, 12 * u, -12 * u, -12 * u))

        shot = self._kit.pictures.shape(("eye", ring, self._kit.theme.variant), side, side, paint)
        surface.blit(shot, (round(x - side / 2), round(y - side / 2)))

    def _stale(self, surface: pygame.Surface, x: float, y: float, road: Crossing, side: int, age: int) -> None:
        kit, u = self._kit, self._plan.unit
        c = kit.theme.colours
        text = "大车挡住了" if self._hidden(road, side) else "没看过"
        words = kit.words.line(text, kit.theme.type.body * 1.1 * u, c.on_rail)
        eye = 64 * u
        wide, high = eye + words.get_width() + 44 * u, 80 * u
        sway = 0.0 if kit.theme.reduced_motion else 5 * u * ease.wave(age, 2.4, 0.5 * side)
        left = min(max(8 * u, x - wide / 2), self._plan.width - wide - 8 * u)
        top = y - high / 2 + sway
        surface.blit(panel(kit, wide, high, colour=c.scrim, alpha=0.82, radius=high / 2), (round(left), round(top)))
        surface.blit(kit.pictures.get("eye-shut", eye, eye), (round(left + 12 * u), round(top + 8 * u)))
        surface.blit(words, (round(left + eye + 22 * u), round(top + (high - words.get_height()) / 2)))

    @staticmethod
    def _hidden(road: Crossing, side: int) -> bool:
        """They looked, and a lorry stood in between."""
        looked = road.steps - road.looked[side] <= road.fresh and road.steps >= road.down
        return looked and side == LEFT and road.standing is not None and not road.sees(1)
