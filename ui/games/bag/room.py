"""The room: a window with weather in it, the family behind the belt, the card on the wall."""

from __future__ import annotations

import pygame
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter

from edu.domain.games.bag.packing import BagPlay
from edu.domain.games.bag.things import THINGS, Hazard
from ui.games import ease
from ui.games.bag.plan import Plan
from ui.games.bag.words import CARDS
from ui.games.glow import glow
from ui.games.kit import Kit
from ui.games.painted import Paint
from ui.theme.art import BELT, MOTES

_DUSK = (232, 232, 240)
_VIEW = (0.074, 0.084, 0.852, 0.796)
"""The panes within window-frame: left, top, breadth, height, of its own size."""
_FRAME = 820 / 500
_GLAD, _SORRY = 80, 100
_HOP = 24
_HEAD = 0.25
"""Of a figure's breadth: half a head with an ear."""


class Room:
    def __init__(self, kit: Kit, plan: Plan, play: BagPlay) -> None:
        self._kit, self._plan, self._play = kit, plan, play
        self._still = kit.theme.reduced_motion
        self._age = 0
        infant, elder = "infant" in play.family, "elder" in play.family
        self.family: tuple[str, ...] = ("dad", "nurse" if infant else "mum", *(("gran",) if elder else ()), "kid")
        self._glad: dict[str, int] = {}
        self._sorry = 0
        self._next = 0

    # -- going on --

    def step(self) -> None:
        self._age += 1
        self._sorry = max(0, self._sorry - 1)
        self._glad = {who: left - 1 for who, left in self._glad.items() if left > 1}

    def who_wants(self, thing: int) -> str:
        """Whose thing it is; what is everybody's is father's and the child's in turn."""
        group = THINGS[thing].group
        if group == "infant" and "nurse" in self.family:
            return "nurse"
        if group == "elder" and "gran" in self.family:
            return "gran"
        others = [who for who in self.family if who != "gran"]
        return others[thing % len(others)]

    def glad(self, who: str) -> None:
        self._glad[who] = _GLAD

    def sorry(self) -> None:
        self._sorry = _SORRY
        self._glad.clear()  # nobody laughs while the others worry

    def head_of(self, who: str) -> tuple[float, float]:
        """The crown of the head."""
        box, side = self._plan.family, self._side
        return box.x + self._step_x * (self.family.index(who) + 0.5), box.y + box.h - side * 0.87

    @property
    def heads_begin(self) -> float:
        """Left of it stands nobody's face."""
        return self._plan.family.x + self._step_x / 2 - self._side * _HEAD

    @property
    def _side(self) -> float:
        return self._plan.family.h * 0.94

    @property
    def _step_x(self) -> float:
        return self._plan.family.w / len(self.family)

    # -- drawn --

    def draw(self, surface: pygame.Surface) -> None:
        surface.blit(self._ground(self._play.hazard), (0, 0))
        self._weather(surface)
        window = self._plan.window
        surface.blit(self._kit.pictures.get("window-frame", window.w, window.h), window.rect[:2])
        self.draw_card(surface, self._play.hazard, 1.0)
        for who in self.family:
            self._figure(surface, who)

    def _ground(self, hazard: Hazard) -> pygame.Surface:
        """Room, view and counter in one, without alpha."""
        kit, plan = self._kit, self._plan

        def make() -> pygame.Surface:
            dusk = _DUSK if kit.theme.variant != "contrast" else None
            made = kit.pictures.cover("room-back", plan.width, plan.height, dusk=dusk).copy()
            view = self._view()
            made.blit(kit.pictures.get(f"window-{hazard}", view[2], view[3]), view[:2])
            top = round(plan.belt.y + plan.belt.h)
            counter = kit.pictures.shape(("counter",), plan.width, plan.height - top, _counter(plan, top))
            made.blit(counter, (0, top))
            return made

        return kit.pictures.kept(("ground", hazard, plan.width, plan.height), make)

    def _view(self) -> tuple[int, int, int, int]:
        w = self._plan.window
        left, top, wide, high = _VIEW
        return round(w.x + w.w * left), round(w.y + w.h * top), round(w.w * wide), round(w.h * high)

    def _weather(self, surface: pygame.Surface) -> None:
        if self._still:
            return
        view = self._view()
        kept = surface.get_clip()
        surface.set_clip(view)
        {"flood": self._rain, "quake": self._shake, "fire": self._blaze}[self._play.hazard](surface, view)
        surface.set_clip(kept)

    def _rain(self, surface: pygame.Surface, view: tuple[int, int, int, int]) -> None:
        x, y, wide, high = view
        u = self._plan.unit
        for n in range(26):
            far = (n * 37 + self._age * (9 + n % 4)) % (high + 80)
            left = (n * 97 + far * 0.45 * -1) % wide
            end = (x + left - 16 * u, y + far - 40 + 34 * u)
            pygame.draw.line(surface, BELT.rain, (x + left, y + far - 40), end, max(2, round(3 * u)))

    def _shake(self, surface: pygame.Surface, view: tuple[int, int, int, int]) -> None:
        """Two seconds of trembling in every five; the room itself stands still."""
        phase = self._age % 300
        if phase > 120:
            return
        shift = round(7 * self._plan.unit * ease.wave(self._age, 0.5) * (1 - phase / 120))
        picture = self._kit.pictures.get(f"window-{self._play.hazard}", view[2], view[3])
        surface.blit(picture, (view[0] + shift, view[1]))

    def _blaze(self, surface: pygame.Surface, view: tuple[int, int, int, int]) -> None:
        light = glow(self._kit.pictures, 190 * self._plan.unit, MOTES.light, 0.4 + 0.06 * ease.wave(self._age, 1.3))
        half = light.get_width() / 2
        at = round(view[0] + view[2] * 0.59 - half), round(view[1] + view[3] * 0.5 - half)
        surface.blit(light, at, special_flags=pygame.BLEND_RGB_ADD)

    def _figure(self, surface: pygame.Surface, who: str) -> None:
        plan, u, side = self._plan, self._plan.unit, round(self._side)
        glad = self._glad.get(who, 0)
        worried = (self._play.weight > self._play.bears or self._sorry > 0) and not glad
        x = plan.family.x + self._step_x * (self.family.index(who) + 0.5) - side / 2
        y = plan.family.y + plan.family.h - side
        if not self._still:
            phase = self.family.index(who) * 0.23
            y += 4 * u * ease.wave(self._age, 2.6, phase)
            if glad > _GLAD - _HOP:
                y -= 22 * u * abs(ease.wave(_GLAD - glad, _HOP / 60))
            if worried:
                x += 5 * u * ease.wave(self._age, 0.5, phase)
        picture = self._kit.pictures.get(f"{who}-{'worry' if worried else 'happy'}", side, side)
        surface.blit(picture, (round(x), round(y)))

    def draw_card(self, surface: pygame.Surface, hazard: Hazard, grown: float) -> None:
        box = self._plan.sign
        card = card_of(self._kit, hazard, box.w * grown, box.h * grown, self._plan.unit)
        x, y = box.centre
        surface.blit(card, (round(x - card.get_width() / 2), round(y - card.get_height() / 2)))


def card_of(kit: Kit, hazard: Hazard, wide: float, high: float, unit: float) -> pygame.Surface:
    """What to be ready for: sign and words on a coloured card."""
    c = kit.theme.colours
    colour = {"flood": c.primary, "quake": BELT.counter, "fire": c.red.solid}[hazard]

    def make() -> pygame.Surface:
        made = kit.pictures.shape(("card", hazard), wide, high, _card(wide, high, colour, unit)).copy()
        side = min(wide * 0.66, high * 0.6)
        made.blit(kit.pictures.get(f"sign-{hazard}", side, side), (round((wide - side) / 2), round(high * 0.1)))
        size = kit.words.fitting(CARDS[hazard], wide * 0.172, wide - 44 * unit)
        text = kit.words.line(CARDS[hazard], size, c.on_primary)
        made.blit(text, (round((wide - text.get_width()) / 2), round(high * 0.835 - text.get_height() / 2 - 4 * unit)))
        return made

    return kit.pictures.kept(("card", hazard, round(wide), round(high), c.primary), make)


def _card(wide: float, high: float, colour: str, unit: float) -> Paint:
    def paint(painter: QPainter) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(BELT.card))
        painter.drawRoundedRect(QRectF(0, 0, round(wide), round(high)), 30 * unit, 30 * unit)
        painter.setBrush(QColor(colour))
        edge = 10 * unit
        painter.drawRoundedRect(
            QRectF(edge, edge, round(wide) - 2 * edge, round(high) - 2 * edge), 22 * unit, 22 * unit
        )

    return paint


def _counter(plan: Plan, top: int) -> Paint:
    def paint(painter: QPainter) -> None:
        high = plan.height - top
        fall = QLinearGradient(0, 0, 0, high)
        fall.setColorAt(0, QColor(BELT.counter_lit))
        fall.setColorAt(1, QColor(BELT.counter))
        painter.fillRect(0, 0, plan.width, high, fall)
        shade = QColor(BELT.bed)
        shade.setAlphaF(0.28)
        painter.fillRect(QRectF(0, 0, plan.width, 26 * plan.unit), shade)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(shade)
        bag = plan.bag
        painter.drawEllipse(
            QPointF(bag.x + bag.w / 2, bag.y + bag.h - top - 8 * plan.unit), bag.w * 0.5, 22 * plan.unit
        )

    return paint
