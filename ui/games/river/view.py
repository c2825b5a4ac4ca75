"""村长与小河 as it is seen and touched: a member, a task, a row; or either card dragged onto the row."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

import pygame

from edu.domain.games.river.village import HOUSES, NIGHT, ROWS, TASKS, Village
from edu.domain.games.rounds import score_of
from ui.games import ease
from ui.games.head import Head
from ui.games.moment import Moment, Said
from ui.games.motes import Swarm
from ui.games.river.controls import Controls, number_in
from ui.games.river.hints import Hints
from ui.games.river.houses import Houses
from ui.games.river.land import Land
from ui.games.river.members import Members
from ui.games.river.moment import said
from ui.games.river.needless import needless
from ui.games.river.news import Look, New, look, news
from ui.games.river.orders import Orders
from ui.games.river.plan import Plan, plan
from ui.games.river.rain import Rain
from ui.games.river.villagers import Villagers
from ui.games.river.water import Water
from ui.games.river.ways import Ways
from ui.games.view import GameView, Target

if TYPE_CHECKING:
    from edu.domain.games.river.game import RiverPlay
    from edu.domain.games.rules import Play
    from ui.games.kit import Kit

_OUTRO = 300
_DAWN = 90
_TITLES = ("今夜，小河要涨水", "水到近水一排了", "水到中间一排了", "水到坡上一排了")
"""By how many rows are under water."""
_PULL = 40
"""Pixels after which a card is dragged and not tapped."""
_THUNDER_LATE = 50
_QUIET = 40
"""Steps between two knocks that are heard."""


class RiverView(GameView):
    def __init__(self, kit: Kit, play: Play) -> None:
        super().__init__(kit, play)
        self._play = cast("RiverPlay", play)
        self.orders = Orders(self.village)
        self._before: Look = look(self.village)
        self._moment: Moment | None = None
        self._drag: tuple[str, float, float] | None = None
        self._from = (0.0, 0.0)
        self._dawn = 0
        self._thunder = -1
        self._heard = -_QUIET
        self.arrange(1920, 1080)

    @property
    def village(self) -> Village:
        return self._play.village

    @property
    def plan(self) -> Plan:
        return self._plan

    @property
    def outro(self) -> int:
        return _OUTRO

    # -- laid out --

    def arrange(self, width: int, height: int) -> None:
        self._plan = plan(width, height, self.kit.manner)
        ways = Ways(self._plan)
        self._swarm = Swarm(self.kit.pictures, self._plan.unit)
        self._head = Head(self.kit, self._plan.unit)
        self._land = Land(self.kit, self._plan)
        self._water = Water(self.kit, self._plan)
        self._water.shore = self._water.level(self.village.stage)
        self._rain = Rain(self.kit, self._plan)
        self._houses = Houses(self.kit, self._plan, self.village, self._water)
        self._villagers = Villagers(self.kit, self._plan, self.village, ways)
        self._members = Members(self.kit, self._plan, self.village, ways)
        self._controls = Controls(self.kit, self._plan, self.village, self.orders)
        self._hints = Hints(self.kit, self._plan, self.village, self.orders)
        self._before = look(self.village)
        self._drag = None
        if self._moment is not None:
            self._moment = self._morning(self._moment.said)

    # -- touched --

    def targets(self) -> Sequence[Target]:
        return self._controls.targets()

    def touched(self, key: str, x: float, y: float) -> None:
        self._hints.stirred()
        self._from = x, y
        if key.startswith("row-"):
            self._send(number_in(key))
            return
        self.kit.speaker.say("click")
        if key.startswith("member-"):
            self.orders.pick(number_in(key))
        else:
            self.orders.take(next(task for task in TASKS if task == key))

    def _send(self, row: int) -> None:
        if self.village.drowned(row):
            self._refuse("水已经到了，先顾上面的")
        elif self.orders.task is None:
            self._refuse("先点要做的事，再点一排房子")
        elif self.orders.again(row):
            pass
        elif self.orders.member is None:
            self._refuse("四个人都在忙，点一个人来改派")
        else:
            why = needless(self.village, self.orders.member, row, self.orders.task)
            act = self.orders.send(row)
            if act is not None:
                self.do(act)
            if why:
                self._refuse(why)

    def _refuse(self, why: str) -> None:
        self.kit.speaker.say("bad")
        self._hints.warn(why)

    def dragged(self, key: str, x: float, y: float) -> None:
        far = math.hypot(x - self._from[0], y - self._from[1]) > _PULL * self._plan.unit
        if not key.startswith("row-") and (far or self._drag is not None):
            self._drag = key, x, y

    def lifted(self, key: str) -> None:
        if self._drag is None or self._drag[0] != key:
            return
        row = self._controls.row_at(*self._drag[1:])
        self._drag = None
        if row is not None:
            self._send(row)

    def lift_all(self) -> None:
        """A card that hung over a row when everything stopped was not laid down there."""
        self._drag = None
        super().lift_all()

    # -- going on --

    def watch(self) -> None:
        village = self.village
        now = look(village)
        for one in news(self._before, now, HOUSES):
            self._answer(one)
        self._before = now
        self.orders.step()
        self._water.step(village.stage)
        self._rain.step()
        self._houses.step()
        self._villagers.step()
        if self._villagers.arrived:
            self._land.arrived()
        self._land.step()
        self._members.step()
        self._swarm.step()
        self._hints.step()
        self._controls.advice = self._hints.advice
        self._head.step(score_of(self._play.parts()))
        self._weather()
        if self._moment is not None:
            self._dawn += 1
            self._moment.step()

    def _weather(self) -> None:
        if self._moment is None and self.age % 30 == 1:
            self.kit.speaker.hold("rain")  # a pause may have silenced it
        if self._rain.bolt and self._moment is None:
            self._thunder = _THUNDER_LATE
        elif self._thunder > 0:
            self._thunder -= 1
            if not self._thunder:
                self.kit.speaker.say("thunder")

    def _answer(self, one: New) -> None:
        say = self.kit.speaker.say
        match one.what:
            case "sent":
                self._members.sent(one.at)
            case "calls":
                say("horn")
            case "knocks" if self.age - self._heard >= _QUIET:
                self._heard = self.age
                say("knock")
            case "answered":
                self._houses.wake(one.row, one.at)
            case "safe":
                self._left(one.row, one.at)
            case "back":
                self._villagers.turn_back(one.row, one.at)
                self._hints.warn("有人跑回去了，派人守路口")
                say("oink")
            case "turned":
                self._villagers.leave(one.row, one.at)
            case "drowned":
                self._drowns(one.row)
            case "over":
                self._end()

    def _left(self, row: int, house: int) -> None:
        self._houses.wake(row, house)
        self._houses.gone(row, house)
        self._villagers.leave(row, house)
        self._stars(*self._plan.spots[row][house], 5)
        if all(one.safe for one in self.village.houses[row]):
            self.kit.speaker.say("good")
            self._stars(self._plan.width / 2, self._plan.lanes[row], 24)

    def _drowns(self, row: int) -> None:
        self.kit.speaker.say("flood")
        lost = sum(1 for one in self.village.houses[row] if one.lost)
        self._hints.warn(f"水到了，{lost} 户在等救援" if lost else "水到了，这一排人都走了")
        if lost:
            self.hit_stop()
        chance, u = self._swarm.chance, self._plan.unit
        for _ in range(0 if self.kit.theme.reduced_motion else 60):
            self._swarm.add("mist", chance(0, self._plan.width), self._plan.lanes[row], chance(-2, 2) * u,
                            chance(-7, -2) * u)  # fmt: skip

    def _stars(self, x: float, y: float, count: int) -> None:
        chance, u = self._swarm.chance, self._plan.unit
        for _ in range(0 if self.kit.theme.reduced_motion else count):
            self._swarm.add("star", x + chance(-8, 8) * count * u, y - 70 * u, chance(-4, 4) * u, chance(-9, -4) * u)

    def _morning(self, what: Said) -> Moment:
        plan = self._plan
        return Moment(self.kit, what, width=plan.width, foot=plan.foot.y, unit=plan.unit)

    def _end(self) -> None:
        self._moment = self._morning(said(self.village, self._play.missed(), self.kit.pack))
        self.kit.speaker.release("rain")
        self.kit.speaker.say("medal" if self._moment.said.good else "good")
        if self._moment.said.good:
            self._stars(self._plan.width / 2, self._plan.foot.y, 60)

    # -- seen --

    def draw(self, surface: pygame.Surface) -> None:
        village, still = self.village, self.kit.theme.reduced_motion
        dawn = 0.0 if self._moment is None else 1.0 if still else ease.out(self._dawn / _DAWN)
        share = village.steps / NIGHT
        self._houses.day = dawn > 0.6
        self._land.draw(surface, self.age, share, dawn)
        if not dawn:
            self._rain.draw_lightning(surface)
        safe = sum(1 for house in village.all_houses() if house.safe and not house.back and not house.lost)
        self._land.draw_shelter(surface, safe, ROWS * HOUSES)
        self._people(surface)
        if dawn < 1:
            self._rain.draw(surface, (0.45 + 0.55 * min(1.0, share * 1.5)) * (1 - dawn))
        self._houses.draw_gains(surface)
        self._controls.draw_signs(surface, self.age)
        over = self._controls.row_at(*self._drag[1:]) if self._drag is not None else None
        self._controls.draw_rows(surface, self.age, over)
        self._members.draw(surface, None if village.over else self.orders.member)
        if self._moment is None:
            self._swarm.draw(surface)
        self._controls.draw(surface, self)
        self._drawn_card(surface)
        head = self._plan.head
        under = sum(1 for row in range(ROWS) if village.drowned(row))
        self._head.draw(surface, head, "天亮了" if dawn else _TITLES[under], 0, 0, village.steps)
        if self._moment is not None:
            self._moment.draw(surface)
            self._swarm.draw(surface)
        if self._moment is None or self._plan.portrait:
            self._hints.draw(surface)
        self._head.draw_caption(surface, head.x, head.y + head.h + 12 * self._plan.unit)

    def _people(self, surface: pygame.Surface) -> None:
        """Dry rows behind the water, wet ones in it; from the far row to the near one."""
        wet = [row for row in range(ROWS) if self._water.wet(row)]
        for row in reversed(range(ROWS)):
            if row not in wet:
                self._row(surface, row)
        self._water.draw(surface)
        self._land.draw_bridge(surface, self._water.shore)
        self._water.draw_floats(surface)
        for row in reversed(wet):
            self._row(surface, row)

    def _row(self, surface: pygame.Surface, row: int) -> None:
        self._houses.draw_row(surface, row)
        horn, high = self._plan.horn, 0.9 * self._plan.house
        shot = self.kit.pictures.get("horn", high * 0.4, high)
        if not self._water.wet(row):
            surface.blit(shot, (round(horn - high * 0.2), round(self._plan.lanes[row] - 8 * self._plan.unit - high)))
        self._villagers.draw(surface, row)
        self._houses.draw_marks(surface, row)

    def _drawn_card(self, surface: pygame.Surface) -> None:
        """What the finger carries."""
        if self._drag is None:
            return
        key, x, y = self._drag
        side = 150 * self._plan.unit
        name = f"grid-{number_in(key) + 1}" if key.startswith("member-") else f"do-{key}"
        surface.blit(self.kit.pictures.get(name, side, side), (round(x - side / 2), round(y - side * 0.8)))
