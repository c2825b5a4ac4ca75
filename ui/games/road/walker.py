"""Who crosses: seen from behind, the head to where the eyes are, with what was put on."""

from __future__ import annotations

import math

import pygame

from edu.domain.games.road.crossing import BACK, RIGHT, RUN, Crossing, Place
from edu.domain.games.rules import HERTZ
from ui.games import ease
from ui.games.glow import glow
from ui.games.kit import Kit
from ui.games.road.cars import Piece
from ui.games.road.lens import Lens
from ui.games.road.plan import Plan
from ui.theme.art import STREET

WHO: dict[Place, str] = {"zebra": "girl", "lorry": "gran", "signal": "dad", "bike": "mum", "night": "grandpa"}
_LOOKS = 44
_WAVES = 60
_LEAP = 34
"""Steps that a leap back to the pavement takes."""
_UNSEEN = (124, 134, 176)
"""Of 255: dark clothes by night."""
_SMALLER = 0.16
"""So much smaller on the other side."""


class Walker:
    def __init__(self, kit: Kit, plan: Plan, lens: Lens) -> None:
        self._kit, self._plan, self._lens = kit, plan, lens
        self._still = kit.theme.reduced_motion
        self._since_end = 0
        self._age = 0

    def enter(self) -> None:
        self._since_end = 0

    def step(self, road: Crossing) -> None:
        self._age += 1
        self._since_end = self._since_end + 1 if road.outcome else 0

    def across(self, road: Crossing) -> float:
        """Where the feet are: whoever was nearly run over leaps back."""
        y = float(road.y)
        if road.outcome in ("hit", "wheels"):
            share = 1.0 if self._still else ease.out(self._since_end / _LEAP)
            return y + (BACK - y) * share
        if road.outcome == "across":
            return y + 900 * (1.0 if self._still else ease.out(self._since_end / 50))
        return y

    def foot(self, road: Crossing) -> tuple[float, float, float]:
        """(x, y, height) in pixels."""
        across = self.across(road)
        x, y = self._lens.at(0, across)
        return x, y - self._hop(road), self._plan.person * (1 - _SMALLER * max(0.0, across) / 7_000)

    def _hop(self, road: Crossing) -> float:
        if self._still:
            return 0.0
        u = self._plan.unit
        if road.outcome in ("hit", "wheels") and self._since_end < _LEAP:
            return 90 * u * math.sin(math.pi * self._since_end / _LEAP)
        if road.outcome == "across":
            return 26 * u * abs(math.sin(self._since_end / 8)) * max(0.0, 1 - self._since_end / 120)
        if road.pace and not self._rides(road):
            return 5 * u * abs(math.sin(self._age / (2.6 if road.pace == RUN else 4)))
        return 0.0

    @staticmethod
    def _rides(road: Crossing) -> bool:
        return road.place == "bike" and "push" not in road.has

    def piece(self, road: Crossing) -> Piece:
        x, y, high = self.foot(road)
        made = self._figure(road, round(high / 4) * 4)
        return Piece(self.across(road), made, x - made.get_width() / 2, y - made.get_height() * 0.985)

    def _figure(self, road: Crossing, high: int) -> pygame.Surface:
        """Put together once for each posture and size."""
        layers = tuple(self._layers(road))
        dark = road.place == "night" and not road.shines and self._kit.theme.variant != "contrast"

        def make() -> pygame.Surface:
            broad = round(high * 1.1)
            whole = pygame.Surface((broad, high), pygame.SRCALPHA, 32)
            for name, flip, dx, dy in layers:
                shot = self._kit.pictures.get(name, high * 2 / 3, high, flip=flip)
                whole.blit(shot, (round(broad / 2 - high / 3 + dx * high), round(dy * high)))
            if dark:
                whole.fill(_UNSEEN, special_flags=pygame.BLEND_RGB_MULT)
            return whole

        return self._kit.pictures.kept(("figure", high, layers, dark), make)

    def _layers(self, road: Crossing) -> list[tuple[str, bool, float, float]]:
        """(drawing, flipped, moved aside and down by so much of the height), from the back."""
        who = WHO[road.place]
        body = self._body(road, who)
        head, flip = self._head(road, who)
        rides = self._rides(road)
        rise = -0.1 if rides else 0.0
        found = [("shade", False, 0.0, 0.0)]
        if road.place == "bike":
            found.append(("ebike", False, 0.0 if rides else 0.27, 0.0))
        found.append((body, False, 0.0, rise))
        if "vest" in road.has:
            found.append(("vest", False, 0.0, rise))
        if "torch" in road.has:
            found.append(("torch", False, 0.0, rise))
        nod = 0.03 if road.steps < road.down else 0.0
        found.append((head, flip, 0.0, rise + nod))
        if "helmet" in road.has:
            found.append((f"helmet-{head.rpartition('-')[2]}", flip, 0.0, rise + nod))
        return found

    def _body(self, road: Crossing, who: str) -> str:
        beat = "ab"[self._age // (6 if road.pace == RUN else 9) % 2] if not self._still else "a"
        if self._rides(road):
            return f"{who}-ride"
        if road.steps - road.waved < _WAVES and not road.outcome and not (road.place == "bike" and road.pace):
            return f"{who}-wave"
        moves = bool(road.pace) and not road.outcome
        if road.place == "bike":
            return f"{who}-push-{beat if moves else 'stand'}"
        return f"{who}-{beat if moves else 'stand'}"

    def _head(self, road: Crossing, who: str) -> tuple[str, bool]:
        side = max((0, 1), key=lambda one: road.looked[one])
        if not road.outcome and 0 <= road.steps - road.looked[side] < _LOOKS and road.steps >= road.down:
            return f"{who}-left", side == RIGHT
        return f"{who}-away", False

    # -- light --

    def draw_light(self, surface: pygame.Surface, road: Crossing) -> None:
        """By night: the torch before the feet, the vest in the headlights."""
        if road.place != "night" or not road.has:
            return
        x, y, high = self.foot(road)
        spots = [(x, y - high * 0.32, high * 0.5, 0.34)] if "vest" in road.has else []
        if "torch" in road.has:
            spots += [
                (x + high * 0.1, y - high * 0.5, high * 0.62, 0.5),
                (x + high * 0.05, y - high * 0.95, high * 0.8, 0.4),
            ]
        breath = 0.0 if self._still else 0.04 * ease.wave(self._age, 1.7)
        for left, top, radius, power in spots:
            light = glow(self._kit.pictures, round(radius / 6) * 6, STREET.beam, power + breath)
            surface.blit(light, (round(left - light.get_width() / 2), round(top - light.get_height() / 2)),
                         special_flags=pygame.BLEND_RGB_ADD)  # fmt: skip

    def draw_asked(self, surface: pygame.Surface, road: Crossing) -> None:
        """Rings go out from a raised hand: who drives can see it."""
        since = road.steps - road.waved
        if not 0 <= since < HERTZ or road.outcome:
            return
        x, y, high = self.foot(road)
        size = round((0.5 + since / HERTZ) * high * 0.7 / 8) * 8
        ring = self._kit.pictures.get("ring", size, size)
        ring.set_alpha(round(255 * (1 - since / HERTZ)))
        surface.blit(ring, (round(x + high * 0.22 - size / 2), round(y - high * 0.78 - size / 2)))
