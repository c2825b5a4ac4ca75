"""The four grid members: where their orders lead them, what they are at, and how long it still takes."""

from __future__ import annotations

import math

import pygame
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from edu.domain.games.river.village import MEMBERS, Member, Village, waits_for
from ui.games import ease
from ui.games.faces import panel
from ui.games.kit import Kit
from ui.games.river.plan import Plan
from ui.games.river.ways import Path, Point, Ways
from ui.theme.art import MOTES

TALL = 104
NAMES = "甲乙丙丁"
_STAGES = 14
"""Of a wave of sound, from the horn outwards."""
_HELD = {"call": 54, "knock": 46, "guard": 58}


class Members:
    def __init__(self, kit: Kit, plan: Plan, village: Village, ways: Ways) -> None:
        self._kit, self._plan, self._village, self._ways = kit, plan, village, ways
        self._still = kit.theme.reduced_motion
        self._at: list[Point] = [ways.office(number) for number in range(MEMBERS)]
        self._rows: list[int | None] = [None] * MEMBERS
        self._paths: list[Path | None] = [None] * MEMBERS
        self._long = [1] * MEMBERS
        self._whole = [1] * MEMBERS
        self._way = [1] * MEMBERS
        self._moving = [False] * MEMBERS
        self._age = 0
        for number, sent in enumerate(village.sent):  # the glass was turned in the middle of the night
            if sent:
                self._rows[number] = village.members[number].row
                self._at[number] = self._goal(village.members[number])

    # -- going on --

    def sent(self, number: int) -> None:
        """New orders: they walk as long as the rules say."""
        member = self._village.members[number]
        self._paths[number] = Path(
            self._ways.between(self._at[number], self._rows[number], self._goal(member), member.row)
        )
        self._rows[number] = member.row
        self._long[number] = max(1, member.busy)

    def _goal(self, member: Member) -> Point:
        plan, u = self._plan, self._plan.unit
        if self._village.drowned(member.row):
            # lying beside the shelter: in front of it the arrow over who is chosen would lie on its board
            return (self._ways.stairs - 60 * u if plan.portrait else plan.shelter.x - 64 * u), plan.top
        if member.task == "call":
            return plan.horn, plan.lanes[member.row]
        if member.task == "guard":
            return self._ways.stairs - 66 * u, plan.lanes[member.row] + 4 * u
        houses = self._village.houses[member.row]
        at = member.house
        if at < 0:
            at = next((at for at, one in enumerate(houses) if waits_for(one, member.task)), -1)
        return self._ways.at_house(member.row, at) if at >= 0 else (plan.horn - 60 * u, plan.lanes[member.row])

    def step(self) -> None:
        self._age += 1
        for number, member in enumerate(self._village.members):
            path = self._paths[number]
            here = self._at[number]
            walking = path is not None and member.house < 0 and member.busy > 0
            if walking and path is not None:
                self._at[number], self._way[number] = path.at(path.length * (1 - member.busy / self._long[number]))
            elif self._village.sent[number]:
                self._paths[number] = None
                goal = self._goal(member)
                self._at[number] = ease.toward(here[0], goal[0], 0.16), ease.toward(here[1], goal[1], 0.16)
            self._moving[number] = math.hypot(self._at[number][0] - here[0], self._at[number][1] - here[1]) > 0.6
            if member.house >= 0:
                self._whole[number] = max(self._whole[number], member.busy) if member.busy else 1
            else:
                self._whole[number] = 1

    def place(self, number: int) -> Point:
        return self._at[number]

    # -- drawn --

    def draw(self, surface: pygame.Surface, chosen: int | None) -> None:
        for number in sorted(range(MEMBERS), key=lambda one: self._at[one][1]):
            self._draw(surface, number, chosen=number == chosen)

    def _draw(self, surface: pygame.Surface, number: int, *, chosen: bool) -> None:
        u, pictures = self._plan.unit, self._kit.pictures
        member = self._village.members[number]
        x, y = self._at[number]
        tall = TALL * u
        moving = self._moving[number] and not self._still
        beat = self._age // 7 % 2 if moving else 0
        hop = 6 * u * abs(math.sin(self._age / 4 + number)) if moving else 0.0
        works = self._works(member)
        if works and not self._still:
            hop = 3 * u * abs(math.sin(self._age / 6))
        guards = self._village.sent[number] and member.task == "guard" and not member.busy and not moving
        if guards:
            bar = pictures.get("barrier", 128 * u, 80 * u)
            surface.blit(bar, (round(x - 30 * u), round(y - 66 * u)))
        if works and member.task == "call":
            self._waves(surface, x, y - tall * 0.7)
        shot = pictures.get(f"grid-{number + 1}-{'ab'[beat]}", tall * 2 / 3, tall, flip=self._way[number] < 0)
        if works and member.task == "carry":
            old = pictures.get("hold-carry", 60 * u, 78 * u)
            surface.blit(old, (round(x - 52 * u), round(y - tall * 0.74 - hop)))
        surface.blit(shot, (round(x - tall / 3), round(y - tall * 0.97 - hop)))
        held = member.task if works or guards else ""
        if held in _HELD:
            side = _HELD[held] * u
            thump = 5 * u * abs(ease.wave(self._age, 0.5)) if held == "knock" and not self._still else 0.0
            shot = pictures.get(f"hold-{held}", side, side)
            surface.blit(shot, (round(x + 10 * u + thump), round(y - tall * (0.74 if held == "guard" else 0.6) - hop)))
        if works:
            self._bar(surface, x, y + 22 * u, 1 - member.busy / max(1, self._whole[number]))
        self._badge(surface, number, x, y, chosen=chosen)

    def _works(self, member: Member) -> bool:
        return member.house >= 0 and member.busy > 0 and not self._village.drowned(member.row)

    def _bar(self, surface: pygame.Surface, x: float, y: float, share: float) -> None:
        u, c = self._plan.unit, self._kit.theme.colours
        wide, high = 64 * u, 16 * u  # narrow: the marks of the nearer row stand below
        surface.blit(
            panel(self._kit, wide, high, colour=c.surface, alpha=1.0, radius=8 * u), (round(x - wide / 2), round(y))
        )
        full = panel(self._kit, wide - 6 * u, high - 6 * u, colour=c.accent, alpha=1.0, radius=5 * u)
        area = (0, 0, round(full.get_width() * share), full.get_height())
        surface.blit(full, (round(x - wide / 2 + 3 * u), round(y + 3 * u)), area)

    def _badge(self, surface: pygame.Surface, number: int, x: float, y: float, *, chosen: bool) -> None:
        """Their number at the feet; over who is chosen an arrow that nods."""
        u, c = self._plan.unit, self._kit.theme.colours
        side = 30 * u
        surface.blit(panel(self._kit, side, side, colour=c.accent if chosen else c.primary, alpha=1.0, radius=side / 2),
                     (round(x - side / 2), round(y - 12 * u)))  # fmt: skip
        text = self._kit.words.line(NAMES[number], 21 * u, c.on_accent if chosen else c.on_primary)
        surface.blit(text, (round(x - text.get_width() / 2), round(y - 12 * u + (side - text.get_height()) / 2)))
        if chosen:
            nod = 0.0 if self._still else 7 * u * ease.wave(self._age, 0.9)
            arrow = self._kit.pictures.get("arrow", 54 * u, 54 * u)
            surface.blit(arrow, (round(x - 27 * u), round(y - TALL * u - 62 * u + nod)))

    def _waves(self, surface: pygame.Surface, x: float, y: float) -> None:
        """The call runs along the row."""
        for number in range(3):
            share = 0.2 + 0.3 * number if self._still else (self._age / 54 + number / 3) % 1
            shot = self._wave(round(share * _STAGES))
            surface.blit(shot, (round(x - 30 * self._plan.unit - shot.get_width()), round(y - shot.get_height() / 2)))

    def _wave(self, stage: int) -> pygame.Surface:
        u = self._plan.unit
        radius = (40 + 22 * stage) * u

        def paint(painter: QPainter) -> None:
            colour = QColor(MOTES.spark)
            colour.setAlphaF(0.95 * (1 - stage / (_STAGES + 2)))
            painter.setPen(QPen(colour, 10 * u, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            edge = 6 * u
            box = QRectF(edge, radius * 0.38 - radius + edge, 2 * radius - 2 * edge, 2 * radius - 2 * edge)
            painter.drawArc(box, 160 * 16, 40 * 16)

        return self._kit.pictures.shape(("call", stage), radius * 0.5, radius * 0.76, paint)
