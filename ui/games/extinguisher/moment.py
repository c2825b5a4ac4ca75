"""What is said after each fire: praise where it is due, else the gravest rule that was missed, never a reproach."""

from __future__ import annotations

from dataclasses import dataclass

import pygame

from edu.domain.games.extinguisher.fight import Fight
from edu.domain.games.extinguisher.points import CARDS, broken
from edu.domain.games.pack import GamePack
from ui.games import ease
from ui.games.extinguisher.plan import Plan
from ui.games.faces import panel
from ui.games.kit import Kit

_PRAISE = {
    "bin": "认准了废纸，提拔握压一步不差。",
    "sofa": "对准根部左右扫，大火苗也低头。",
    "pan": "关火、盖严，一滴水也没浇，对！",
    "panel": "先断电，再灭火，稳当。",
    "battery": "电池的火不去惹它，人出来最要紧。",
    "room": "烟火都大了就撤，门一关火就慢了。",
}
_HEADS = {"out": "火灭了", "left": "人出来了", "driven": "烟压下来了", "burnt": "火更大了"}


@dataclass(frozen=True, slots=True)
class Said:
    good: bool
    head: str
    text: str


def said(fight: Fight, pack: GamePack) -> Said:
    missed = broken(fight)
    gravest = next((card for card in CARDS if card in missed), None)
    card = pack.card(gravest) if gravest else None
    if card is not None:
        return Said(False, _HEADS.get(fight.ending, "再想一想"), card.rule)
    if fight.ending == "left" and not fight.fire.to_leave:
        return Said(True, "安全第一", "压不住就撤，对。这处小火，选对家伙是能灭的。")
    if fight.ending == "left":
        return Said(True, "撤得对！", _PRAISE[fight.fire.id])
    return Said(True, "漂亮！", _PRAISE[fight.fire.id])


class Moment:
    """Comes up over the scene once a fight has ended."""

    def __init__(self, kit: Kit, plan: Plan, fight: Fight) -> None:
        self._kit, self._plan = kit, plan
        self.said = said(fight, kit.pack)
        self._age = 0

    def step(self) -> None:
        self._age += 1

    def draw(self, surface: pygame.Surface) -> None:
        kit, plan, u = self._kit, self._plan, self._plan.unit
        c = kit.theme.colours
        share = 1.0 if kit.theme.reduced_motion else ease.back(self._age / 20)
        wide = min(1240 * u, plan.width - 48 * u)
        side = 300 * u
        body, head = kit.theme.type.title * u, kit.theme.type.hero * 1.25 * u
        room = wide - side - 90 * u
        lines = kit.words.wrapped(self.said.text, body, room)
        high = max(side + 30 * u, head * 1.4 + body * 1.5 * len(lines) + 60 * u)
        x = (plan.width - wide) / 2
        y = plan.foot.y - high - 40 * u + (1 - share) * 260 * u
        colour = c.green.fill if self.said.good else c.yellow.fill
        edge = c.green.solid if self.said.good else c.yellow.solid
        surface.blit(panel(kit, wide, high, colour=edge, alpha=1.0, radius=36 * u), (round(x), round(y)))
        inner = panel(kit, wide - 12 * u, high - 12 * u, colour=colour, alpha=1.0, radius=30 * u)
        surface.blit(inner, (round(x + 6 * u), round(y + 6 * u)))
        hero = kit.pictures.get("hero-happy" if self.said.good else "hero-worry", side, side)
        surface.blit(hero, (round(x + 24 * u), round(y + high - side - 6 * u)))
        ink = c.green.ink if self.said.good else c.yellow.ink
        left, top = x + side + 50 * u, y + 30 * u
        surface.blit(kit.words.line(self.said.head, head, ink), (round(left), round(top)))
        for number, line in enumerate(lines):
            text = kit.words.line(line, body, ink)
            surface.blit(text, (round(left), round(top + head * 1.4 + number * body * 1.45)))
