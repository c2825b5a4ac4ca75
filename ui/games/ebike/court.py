"""The courtyard: six places and the gate, the light of the evening; and how it burns at night."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pygame
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from edu.domain.games.ebike.game import BETWEEN, EbikePlay
from edu.domain.games.ebike.yard import PLACES, SOCKETS, Spot
from ui.games import ease
from ui.games.ebike.plan import Plan
from ui.games.ebike.props import Props
from ui.games.glow import glow
from ui.games.kit import Kit
from ui.games.view import Box
from ui.theme.art import MOTES, Rgb

if TYPE_CHECKING:
    from ui.games.ebike.fires import Fires

_LIGHTS: tuple[Rgb, ...] = ((255, 252, 248), (236, 226, 234), (206, 198, 222), (214, 226, 255))
"""Of the evening and of the night, which is darkened once more; each is drawn once and kept."""
_NIGHT: Rgb = (92, 106, 158)
_FADE = 90
_CROSSED = 80
"""Steps that a place stays crossed out when a bike was put there that must not be."""
_SMALL = 28
"""Of the small type as the plates were laid for it: larger words reach further up."""
_DIAL = (60 / 120, 60 / 240, 76 / 120)
"""Of a socket: where its dial is, how broad a ring about it."""
NIGHTFALL = 110
"""Steps of the pause in which it is night already."""


class Court:
    def __init__(self, kit: Kit, plan: Plan, play: EbikePlay, fires: Fires) -> None:
        self._kit, self._plan, self._play, self._fires = kit, plan, play, fires
        self._props = Props(kit, plan)
        self._still = kit.theme.reduced_motion
        self._lit, self._since = self._hour, _FADE
        self._pushed: dict[Spot, int] = {}
        self._wrong: dict[Spot, int] = {}
        self.age = 0

    @property
    def _hour(self) -> int:
        """Which of the lights it is time for."""
        bikes = self._play.yard.bikes
        return min(2, 3 * sum(bike.here for bike in bikes) // (len(bikes) + 1))

    def arrives(self, spot: Spot, *, wrong: bool) -> None:
        self._pushed[spot] = self.age
        if wrong:
            self._wrong[spot] = self.age

    def step(self) -> None:
        self.age += 1
        self._since += 1
        if self._hour > self._lit and self._since > _FADE:
            self._lit, self._since = self._hour, 0

    # -- the ground --

    def draw(self, surface: pygame.Surface) -> None:
        surface.blit(self._ground(3 if self.night else self._lit), (0, 0))
        if not self.night and self._since < _FADE and self._lit and not self._still:
            before = self._ground(self._lit - 1)
            before.set_alpha(round(255 * (1 - self._since / _FADE)))
            surface.blit(before, (0, 0))
            before.set_alpha(None)
        for at in range(SOCKETS[self._play.yard.level]):
            self._props.put(surface, "socket", self._socket(at))

    def _ground(self, hour: int) -> pygame.Surface:
        kit, plan = self._kit, self._plan
        plain = kit.theme.variant == "contrast"
        key = ("court", hour if not plain else hour // 3, plan.width, plan.height, plan.mirrored, plain)

        def make() -> pygame.Surface:
            made = kit.pictures.sheet(plan.sheet("yard"), plan.width, plan.height)
            self._sky(made, "moon" if hour > 2 else "sun")
            if plan.arch is not None:
                self._build(made, "place-gate", plan.arch)
            self._queue(made)
            for spot in PLACES:
                self._build(made, f"place-{spot}", plan.places[spot])
            if plan.mirrored:
                made = pygame.transform.flip(made, flip_x=True, flip_y=False)
            self._props.put(made, "sign-park", plan.park)
            if not plain:
                made.fill(_LIGHTS[hour], special_flags=pygame.BLEND_RGB_MULT)
            return made

        return kit.pictures.kept(key, make)

    def _queue(self, made: pygame.Surface) -> None:
        """Where bikes wait, painted on the ground."""
        u = self._plan.unit
        for stand in self._plan.stands["gate"]:
            box = stand.mirrored(self._plan.width) if self._plan.mirrored else stand
            wide, high = box.w - 24 * u, 92 * u

            def paint(painter: QPainter, wide: float = wide, high: float = high) -> None:
                line = QColor(MOTES.frost)
                line.setAlphaF(0.4)
                painter.setPen(QPen(line, 6 * u, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
                slant = 26 * u
                painter.drawPolygon([QPointF(slant, 4 * u), QPointF(wide - slant, 4 * u),
                                     QPointF(wide - 4 * u, high - 4 * u), QPointF(4 * u, high - 4 * u)])  # fmt: skip

            shape = self._kit.pictures.shape(("queue",), wide, high, paint)
            made.blit(shape, (round(box.x + 12 * u), round(box.y + box.h - high - 8 * u)))

    def _sky(self, made: pygame.Surface, orb: str) -> None:
        """Behind the house and the trees: they were painted into one sheet, so the orb is drawn where only sky is."""
        self._build(made, orb, self._plan.orb)

    def _build(self, made: pygame.Surface, name: str, box: Box) -> None:
        """Into a picture that is mirrored as a whole."""
        at = box.mirrored(self._plan.width) if self._plan.mirrored else box
        made.blit(self._kit.pictures.get(name, box.w, box.h), (round(at.x), round(at.y)))

    def _socket(self, at: int) -> Box:
        stand, u = self._plan.stands["shed"][at], self._plan.unit
        wide = 62 * u
        return Box(stand.x + stand.w * 0.5 - wide / 2, stand.y - 22 * u, wide, wide * 2)

    def dial(self, box: Box) -> tuple[tuple[float, float], float]:
        """Middle and breadth of the ring on the socket behind this stand."""
        socket = self._socket(self._plan.stands["shed"].index(box))
        return (socket.x + socket.w * _DIAL[0], socket.y + socket.h * _DIAL[1]), socket.w * _DIAL[2]

    # -- over it --

    def draw_names(self, surface: pygame.Surface, over: Spot | None, *, open_: bool, due: Spot | None) -> None:
        """`open_`: a bike is in the hand, so every place shows that it takes one; `over`: the one under the finger."""
        u, c = self._plan.unit, self._kit.theme.colours
        for spot in PLACES:
            zone = self._plan.zones[spot]
            lit = spot == over
            if open_:
                colour = c.accent if lit else c.surface
                thick = max(3, round((9 if lit else 5) * u))
                pygame.draw.rect(surface, colour, zone.rect, thick, border_radius=round(26 * u))
            thing = self._kit.pack.thing(spot)
            self._props.label(surface, thing.name if thing else "", self._plate(spot), lit=lit or spot == due)
            if self.age - self._wrong.get(spot, -_CROSSED) < _CROSSED:
                self._props.cross(surface, Box(zone.x, zone.y, zone.w, zone.h * 0.6))

    def _plate(self, spot: Spot) -> Box:
        """Where the name of a place stands: on its brow, where no bike hides it, and below the sign of the way out."""
        place, u = self._plan.places[spot], self._plan.unit
        down = {"hall": 0.19, "shed": 0.02, "shop": -0.06, "rack": -0.04}.get(spot, 0.06)
        since = self.age - self._pushed.get(spot, -99)
        hop = 0.0 if self._still or since > 24 else 16 * u * (1 - since / 24) * abs(ease.wave(since, 0.4))
        if spot == "shed":
            return Box(place.x + place.w * 0.06, place.y + place.h * 0.1 - hop, place.w * 0.3, 50 * u)
        if spot == "shop":
            return Box(place.x + place.w * 0.6, place.y - 6 * u - hop, place.w * 0.38, 50 * u)
        grown = 1.6 * u * max(0.0, self._kit.theme.type.small - _SMALL) if spot == "hall" else 0.0
        return Box(place.x, place.y + place.h * down - hop + grown, place.w, 50 * u)

    # -- the night --

    @property
    def night(self) -> float:
        """0 … 1: how far night has fallen in the pause after the evening; 1 in the night itself."""
        if self._play.night is not None:
            return 1.0
        if not self._play.yard.over:
            return 0.0
        since = self._play.pause - (BETWEEN - NIGHTFALL)
        return 0.0 if since <= 0 else 1.0 if self._still else ease.out(since / 40)

    def draw_night(self, surface: pygame.Surface) -> None:
        """Over all that stands in the yard: darkness, lamps, and the fire."""
        share = self.night
        if share <= 0:
            return
        if self._kit.theme.variant != "contrast":
            tint = [round(255 + (part - 255) * share) for part in _NIGHT]
            surface.fill(tint, special_flags=pygame.BLEND_RGB_MULT)
            self._lamps(surface, share)
        self._burn(surface)

    def _lamps(self, surface: pygame.Surface, share: float) -> None:
        plan, u = self._plan, self._plan.unit
        places = plan.places
        lamps = (
            (places["shed"], 260.0, MOTES.window), (places["shop"], 200.0, MOTES.window),
            (places["home"], 150.0, MOTES.window), (plan.orb, 230.0, MOTES.lamp),
        )  # fmt: skip
        for box, radius, colour in lamps:
            light = glow(self._kit.pictures, radius * u, colour, 0.5 * share)
            half = light.get_width() / 2
            x, y = box.centre
            down = 0.0 if box is plan.orb else box.h * 0.14
            surface.blit(light, (round(x - half), round(y - down - half)), special_flags=pygame.BLEND_RGB_ADD)

    def _burn(self, surface: pygame.Surface) -> None:
        """What burns this night: the stairwell with the bikes in it, or a battery in a flat."""
        if self.burns == "stairs":
            self._burn_stairs(surface)
            return
        box = self._plan.flat
        x, foot = box.x + box.w / 2, box.y + box.h
        self._fires.column(surface, x, box.y + box.h * 0.3, box.w * 1.2, box.h * 3.4, 1.0)
        self._fires.flames(surface, x, foot, box.h * (0.5 + 0.7 * self.night), count=3)
        self._fires.spit(x, foot - box.h * 0.5)

    def _burn_stairs(self, surface: pygame.Surface) -> None:
        plan, u = self._plan, self._plan.unit
        box = plan.places["hall"]
        x, foot = box.x + box.w / 2, box.y + box.h - 22 * u
        if not self._play.yard.of("hall"):
            wide = box.w * 0.66
            bike = self._kit.pictures.get("bike-scooter", wide, wide * 0.73, flip=plan.mirrored)
            surface.blit(bike, (round(x - wide / 2), round(foot - bike.get_height())))
        inner = pygame.Rect(round(box.x + box.w * 0.1), round(box.y), round(box.w * 0.8), round(box.h * 0.96))
        kept = surface.get_clip()
        surface.set_clip(inner)
        self._fires.flames(surface, x, foot, box.h * (0.25 + 0.33 * self.night), count=4)
        surface.set_clip(kept)
        self._fires.column(surface, x, box.y + box.h * 0.35, box.w * 0.9, box.h * 1.3, 1.0)
        self._fires.spit(x, foot - 60 * u)

    @property
    def burns(self) -> str:
        """Kind of this round's night."""
        play = self._play
        if play.night is not None:
            return play.night.kind
        return play.nights[1 if play.yard.of("hall") else play.own].kind
