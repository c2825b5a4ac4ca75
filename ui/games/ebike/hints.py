"""What the warden says: a warning when something was done amiss, and what comes next for as long as the level allows.
`due_bike` and `due_thing` are what to point at.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pygame

from edu.domain.games.ebike.night import Night, Thing
from edu.domain.games.ebike.yard import PATIENCE, RIGHT, Need, Spot
from edu.domain.games.rules import HERTZ
from ui.games import ease
from ui.games.faces import panel
from ui.games.kit import Kit

if TYPE_CHECKING:
    from edu.domain.games.ebike.game import EbikePlay
    from ui.games.ebike.plan import Plan

_WARN_STEPS = 150
_LATE = 9 * HERTZ
_GREETS = 2 * HERTZ
_WISH: dict[Need, str] = {
    "low": "快没电了，推去充电棚", "battery": "电池别拎上楼，去充电棚", "rest": "电还足，停到室外车架",
    "refit": "改装的车不能充，送维修点", "soaked": "泡过水的车不能充，送维修点",
}  # fmt: skip
_WRONG: dict[Spot, str] = {
    "hall": "楼道是逃命的路，快推出来", "home": "屋里充电最危险，快推出来", "wire": "飞线会起火，快拔掉推走",
}  # fmt: skip
_HURT: dict[Need, str] = {"refit": "改装的电池一充就发烫，快推走", "soaked": "泡过水的电池一充就发烫，快推走"}
_USELESS: dict[Need, str] = {
    "low": "停这儿充不上电，明早骑不了", "battery": "停这儿充不上电，明早骑不了", "rest": "电还足，占了别人的充电位",
    "refit": "电池没人检查，送维修点", "soaked": "电池没人检查，送维修点",
}  # fmt: skip
_STEPS: dict[Thing, str] = {
    "family": "电池冒烟了！先叫醒家人", "out": "别碰电池，马上出门", "close": "出来了，随手关门",
    "knock": "敲门叫邻居一起走", "down": "走楼梯下去", "call": "到外面了，打 119",
    "seal": "楼梯全是烟！守住，堵门缝", "window": "到窗口招手求救",
}  # fmt: skip
_ORDERS: dict[str, tuple[Thing, ...]] = {
    "flat-room": ("family", "out"), "flat-stairs": ("seal", "call", "window"), "landing": ("close", "knock", "down"),
    "yard": ("call",),
}  # fmt: skip


class Due(NamedTuple):
    """The bike to be seen to next: where it belongs, or `gone` when it is to be fetched."""

    bike: int
    spot: Spot


class Hints:
    def __init__(self, kit: Kit, plan: Plan, play: EbikePlay) -> None:
        self._kit, self._plan, self._play = kit, plan, play
        self._warning, self._warned = "", _WARN_STEPS
        self._alarmed = False
        self._idle = 0
        self._age = 0

    # -- what happened --

    def warn(self, text: str, *, alarm: bool = False) -> None:
        """`alarm`: something burns; while that is said nothing else is asked for."""
        self._warning, self._warned, self._alarmed = text, 0, alarm

    def placed(self, number: int) -> None:
        """Says what is wrong with the place; nothing where it is right."""
        bike = self._play.yard.bikes[number]
        if bike.worth == "danger":
            self.warn(_WRONG.get(bike.at) or _HURT.get(bike.need, ""))
        elif bike.worth == "safe" and bike.at != self._goal(number):
            self.warn(_USELESS[bike.need])
        elif bike.crowds:
            self.warn("师傅说：这车没毛病，推走吧")
        else:
            self.quiet()

    def fell(self, kind: str) -> None:
        """Night has fallen: what burns, and whose fault it was."""
        left = bool(self._play.yard.of("hall"))
        stairs = "楼道里的车，夜里烧起来了" if left else "夜里，有人把车推进楼道，烧了"
        self.warn(stairs if kind == "stairs" else "夜里，屋里充电的电池冒烟了")

    def quiet(self) -> None:
        self._warned = _WARN_STEPS

    def stir(self) -> None:
        self._idle = 0

    def step(self) -> None:
        self._warned += 1
        self._idle += 1
        self._age += 1

    # -- what is said --

    @property
    def _patient(self) -> bool:
        return self._kit.level == 1 or (self._kit.level == 2 and self._idle > _LATE)

    def due_bike(self) -> Due | None:
        """First what is hot, then what waits for a place that has room, then what is full; never into a fire."""
        yard = self._play.yard
        if not self._patient or yard.over or (self._alarmed and self._warned < _WARN_STEPS):
            return None
        free = [n for n, bike in enumerate(yard.bikes) if bike.here and not yard.burns(bike.at)]
        hot = [n for n in free if yard.bikes[n].worth == "danger" and yard.bikes[n].heat]
        hot.sort(key=lambda n: -yard.bikes[n].heat)
        for number in (*hot, *yard.waiting):
            spot = self._goal(number)
            if yard.has_room(spot):
                return Due(number, spot)
        full = [n for n in free if yard.bikes[n].at == "shed" and yard.bikes[n].full and yard.bikes[n].worth == "right"]
        if full:
            return Due(full[0], "gone")
        astray = [
            number
            for number in free
            if yard.bikes[number].at not in ("gate", self._goal(number))
            and yard.bikes[number].worth in ("safe", "")
            and yard.has_room(self._goal(number))
        ]
        return Due(astray[0], self._goal(astray[0])) if astray else None

    def _goal(self, number: int) -> Spot:
        """Where a bike belongs; while that burns, into the open."""
        spot = RIGHT[self._play.yard.bikes[number].need]
        return "rack" if self._play.yard.burns(spot) else spot

    def due_thing(self) -> Thing | None:
        """The thing to touch next in the night; None when nothing is to be pointed at."""
        night = self._play.night
        if night is None or night.ending or not self._patient:
            return None
        return next((thing for thing in _order(night) if thing in night.here and thing not in night.done), None)

    def text(self) -> str:
        """'' when nothing is to be said."""
        if self._warned < _WARN_STEPS:
            return self._warning
        if self._play.night is not None:
            due = self.due_thing()
            if due == "call" and self._play.night.where == "flat":
                return "打 119，说清楼里烧电动车"
            return _STEPS[due] if due is not None else ""
        return self._of_evening()

    def _of_evening(self) -> str:
        yard, due = self._play.yard, self.due_bike()
        if yard.over:
            return ""
        if due is None:
            return "天黑了，电动车陆续回来" if self._age < _GREETS else ""
        bike = yard.bikes[due.bike]
        if due.spot == "gone":
            return "充满了，点一下，叫车主取走"
        if bike.heat:
            return _WRONG.get(bike.at) or _HURT.get(bike.need, "")
        if bike.at == "gate" and bike.waited > PATIENCE[yard.level] * 0.7:
            return "等急了！再不管就推进楼道了"
        return _WISH[bike.need] if due.spot == RIGHT[bike.need] else "那边着火了，先停室外车架"

    # -- drawn --

    def draw(self, surface: pygame.Surface) -> None:
        text = self.text()
        if not text:
            return
        kit, u = self._kit, self._plan.unit
        c, box = kit.theme.colours, self._plan.speech
        warned = self._warned < _WARN_STEPS
        side = box.h
        size = kit.words.fitting(text, kit.theme.type.title * u, box.w - side - 90 * u)
        words = kit.words.line(text, size, c.yellow.on_solid if warned else c.ink)
        wide, high = words.get_width() + 74 * u, words.get_height() + 34 * u
        x = box.x + (box.w - wide - side * 0.8) / 2
        hop, nudge = 0.0, 0.0
        if not kit.theme.reduced_motion:
            hop = 16 * u * max(0.0, 1 - self._warned / 20) if warned else 3 * u * ease.wave(self._age, 2.2)
            nudge = 10 * u * max(0.0, 1 - self._warned / 24) * ease.wave(self._warned, 0.15) if warned else 0.0
        ground = panel(kit, side, side, colour=c.primary, alpha=1.0, radius=side / 2)
        surface.blit(ground, (round(x), round(box.y - hop)))
        surface.blit(_in_disc(kit, "hero-worry" if warned else "hero-happy", side), (round(x), round(box.y - hop)))
        fill = c.yellow.solid if warned else c.surface
        left, top = x + side * 0.86 + nudge, box.y + (box.h - high) / 2
        if kit.theme.variant == "contrast":
            edge = panel(kit, wide + 8 * u, high + 8 * u, colour=c.ink, alpha=1.0, radius=high / 2 + 4 * u)
            surface.blit(edge, (round(left - 4 * u), round(top - 4 * u)))
        surface.blit(panel(kit, wide, high, colour=fill, alpha=0.97, radius=high / 2), (round(left), round(top)))
        surface.blit(words, (round(left + 40 * u), round(top + 17 * u)))


def _order(night: Night) -> tuple[Thing, ...]:
    return _ORDERS[f"flat-{night.kind}" if night.where == "flat" else night.where]


def _in_disc(kit: Kit, name: str, side: float) -> pygame.Surface:
    """The figure, cut off where a disc ends."""

    def make() -> pygame.Surface:
        cut = kit.pictures.get(name, side, side).copy()
        white = kit.theme.colours.surface
        disc = panel(kit, *cut.get_size(), colour=white, alpha=1.0, radius=cut.get_width() / 2).copy()
        disc.fill((255, 255, 255, 0), special_flags=pygame.BLEND_RGBA_ADD)
        cut.blit(disc, (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
        return cut

    return kit.pictures.kept(("disc", name, round(side)), make)
