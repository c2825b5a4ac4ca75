"""What is said after the night and at the end: praise where it is due, else the gravest rule that was missed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pygame

from edu.domain.games.gas import points
from ui.games import ease
from ui.games.faces import panel
from ui.games.gas.plan import Plan
from ui.games.kit import Kit

if TYPE_CHECKING:
    from edu.domain.games.gas.game import GasPlay
    from edu.domain.games.pack import GamePack

_NIGHT = {"called": "人都出来了", "blast": "轰！火星碰上燃气", "faint": "耽搁太久，人发晕了"}
_SAFE = "一个火星也没有，人到楼外才打电话，全家平安。"
_FOUND = "肥皂水一刷就鼓泡，漏点标得准，师傅马上来修。"
_WRONG = "标了没漏的接口。等一等，鼓泡的才是漏点。"


@dataclass(frozen=True, slots=True)
class Said:
    good: bool
    head: str
    text: str


def said_of_night(play: GasPlay, pack: GamePack) -> Said:
    missed = points.broken(play.kitchen, None)
    card = next((pack.card(name) for name in points.CARDS if name in missed), None)
    if card is None:
        return Said(True, "漂亮！", _SAFE)
    return Said(False, _NIGHT.get(play.kitchen.ending, "再想一想"), card.rule)


def said_of_search(play: GasPlay, pack: GamePack) -> Said:
    joints = play.joints
    if joints.flames:
        card = pack.card("no-flame")
        return Said(False, "轰！不能用火试", card.rule if card else "")
    if joints.marked == joints.leaks and joints.found == len(joints.leaks):
        return Said(True, "漏点找到了！", _FOUND)
    if joints.marked - joints.leaks:
        return Said(False, "多标了", _WRONG)
    card = pack.card("soap")
    return Said(False, "还有漏点没找到", card.rule if card else "")


class Moment:
    """Comes up over the scene."""

    def __init__(self, kit: Kit, plan: Plan, said: Said) -> None:
        self._kit, self._plan = kit, plan
        self.said = said
        self._age = 0

    def step(self) -> None:
        self._age += 1

    def draw(self, surface: pygame.Surface) -> None:
        kit, plan, u = self._kit, self._plan, self._plan.unit
        c = kit.theme.colours
        share = 1.0 if kit.theme.reduced_motion else ease.back((self._age - 26) / 20)
        if self._age < 26 and not kit.theme.reduced_motion:
            return
        wide = min(1240 * u, plan.width - 48 * u)
        side = 300 * u
        body, head = kit.theme.type.title * u, kit.theme.type.hero * 1.25 * u
        room = wide - side - 90 * u
        head = kit.words.fitting(self.said.head, head, room)
        lines = kit.words.wrapped(self.said.text, body, room)
        high = max(side + 30 * u, head * 1.4 + body * 1.5 * len(lines) + 60 * u)
        x = (plan.width - wide) / 2
        y = plan.head.y + plan.head.h + 76 * u - (1 - share) * 260 * u
        tone = c.green if self.said.good else c.yellow
        surface.blit(panel(kit, wide, high, colour=tone.solid, alpha=1.0, radius=36 * u), (round(x), round(y)))
        inner = panel(kit, wide - 12 * u, high - 12 * u, colour=tone.fill, alpha=1.0, radius=30 * u)
        surface.blit(inner, (round(x + 6 * u), round(y + 6 * u)))
        hero = kit.pictures.get("hero-happy" if self.said.good else "hero-worry", side, side)
        surface.blit(hero, (round(x + 24 * u), round(y + high - side - 6 * u)))
        left = x + side + 50 * u
        top = y + (high - head * 1.4 - body * 1.45 * len(lines)) / 2
        surface.blit(kit.words.line(self.said.head, head, tone.ink), (round(left), round(top)))
        for number, line in enumerate(lines):
            text = kit.words.line(line, body, tone.ink)
            surface.blit(text, (round(left), round(top + head * 1.4 + number * body * 1.45)))
