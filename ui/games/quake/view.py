"""地震 30 秒 as it is seen and touched."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

import pygame

from edu.domain.games.acts import Act
from edu.domain.games.quake.leaving import THINGS
from edu.domain.games.quake.offers import HOLD, PERSON, offers
from edu.domain.games.quake.shake import WARNING
from edu.domain.games.rounds import score_of
from ui.games import ease
from ui.games.faces import Face, Faces
from ui.games.gains import Gains
from ui.games.head import Head
from ui.games.moment import Moment, Said
from ui.games.motes import Swarm
from ui.games.quake.after import After
from ui.games.quake.answers import Answers
from ui.games.quake.bits import Bits
from ui.games.quake.clock import Clock
from ui.games.quake.drag import Drag
from ui.games.quake.grip import Grip
from ui.games.quake.hints import Hints
from ui.games.quake.moment import said_of
from ui.games.quake.news import Look, look, news
from ui.games.quake.person import Person
from ui.games.quake.plan import Plan, plan, things_of
from ui.games.quake.props import Props
from ui.games.quake.rim import Rim
from ui.games.quake.room import Room
from ui.games.quake.words import ROOMS
from ui.games.view import PAUSE, Box, GameView, Target

if TYPE_CHECKING:
    from edu.domain.games.quake.game import QuakePlay, Visit
    from edu.domain.games.quake.leaving import Thing
    from edu.domain.games.rules import Play
    from ui.games.kit import Kit

_OUTRO = 260
_WIPE = 20
_WAIT = 46
"""Steps in which the second shaking is seen before it is talked about."""


class QuakeView(GameView):
    def __init__(self, kit: Kit, play: Play) -> None:
        super().__init__(kit, play)
        self._play = cast("QuakePlay", play)
        self._before: Look = look(self._play)
        self.moment: Moment | None = None
        self._wiped = _WIPE
        self.arrange(1920, 1080)

    @property
    def plan(self) -> Plan:
        return self._plan

    @property
    def visit(self) -> Visit:
        """The room that is played."""
        return self._play.visit

    @property
    def outro(self) -> int:
        return _OUTRO

    # -- laid out --

    def arrange(self, width: int, height: int) -> None:
        self._plan = plan(width, height, self.kit.manner)
        kit, made = self.kit, self._plan
        self.swarm = Swarm(kit.pictures, made.unit)
        self._props, self._faces, self._head = Props(kit, made), Faces(kit, made.unit), Head(kit, made.unit)
        self._clock, self.rim, self.gains = Clock(kit, made), Rim(kit, made), Gains(kit, made.unit)
        self.hints = Hints(kit, made, self._play)
        self._answers = Answers(self)
        self.begin()
        if self.moment is not None:
            self.moment = self._panel(self.moment.said)

    def begin(self) -> None:
        """Everything that belongs to the room that is played."""
        kit, made, visit = self.kit, self._plan, self.visit
        self.spots = things_of(made, visit.shake.set)
        self.bits = Bits(kit, made, self.swarm)
        self.room = Room(kit, made, visit.shake, self.bits)
        self.person = Person(kit, made, visit.shake)
        self.grip = Grip(kit, made, visit.shake, Bits(kit, made, self.swarm, 9))
        self.after = After(kit, made, visit, self.spots, self.bits)
        self._drag = Drag(kit, made, self.person)
        self.hints.clear()

    def wipe(self) -> None:
        self._wiped = 0

    # -- touched --

    def targets(self) -> Sequence[Target]:
        found = [Target(key, self._box(key)) for key in offers(self.visit)]
        return [*found, Target(PAUSE, self._plan.pause)]

    def _box(self, key: str) -> Box:
        """Of one of the offers."""
        if key == HOLD:
            return self._plan.panel
        if key == PERSON:
            return self._drag.box
        if not key.startswith("spot-"):
            return self.spots[cast("Thing", key)].touch
        column = self._plan.columns[int(key[5:])]
        return column.above if self.grip.here else column.touch

    def do(self, act: Act) -> None:
        """Of two places of the hand in one step only the later one counts."""
        if act.name == "hold" and act.a >= 0 and self._acts and self._acts[-1].name == "hold" and self._acts[-1].a >= 0:
            self._acts.pop()
        super().do(act)

    def touched(self, key: str, x: float, y: float) -> None:
        self.hints.stir()
        if key in THINGS:
            self.do(Act("touch", THINGS.index(key)))
        elif key == HOLD:
            self.do(Act("hold", self._plan.grip_at(x)))
        elif key == PERSON or int(key[5:]) == self.visit.shake.goal:
            self._drag.begin(x, y)
        else:
            self.do(Act("go", int(key[5:])))

    def dragged(self, key: str, x: float, y: float) -> None:
        if key == HOLD:
            self.hints.stir()
            self.do(Act("hold", self._plan.grip_at(x)))
        elif self._drag.on:
            self._drag.move(x, y)

    def lifted(self, key: str) -> None:
        if key == HOLD:
            self.do(Act("hold", -1))
            return
        if self._drag.on:
            over = self._drag.over()
            self._drag.end()
            if over >= 0 and over != self.visit.shake.goal:
                self.do(Act("go", over))

    # -- going on --

    def watch(self) -> None:
        now, visit = look(self._play), self.visit
        score = score_of(self._play.parts())
        self._answers.heed(news(self._before, now), score)
        self._before = now
        self._wiped += 1
        if visit.shake.over:
            self._drag.end()
            self.after.step()
        else:
            self._answers.came_down(self.room.step())
            self.person.step()
            self.grip.step()
            self._answers.sound_warning(visit.shake)
        for one in (self.bits, self.swarm, self.hints, self.gains, self.rim):
            one.step()
        self._head.step(score)
        if self.moment is not None:
            self.moment.step()

    def end_visit(self) -> bool:
        """What is said of the room; whether it was all well done."""
        self.moment = self._panel(said_of(self.visit, self.kit.pack))
        return self.moment.said.good

    def _panel(self, said: Said) -> Moment:
        made = self._plan
        top = made.head.y + made.head.h + 76 * made.unit
        return Moment(self.kit, said, width=made.width, unit=made.unit, top=top, wait=_WAIT)

    # -- seen --

    def draw(self, surface: pygame.Surface) -> None:
        visit = self.visit
        if visit.shake.over:
            self.after.draw(surface, self.squash)
            self.swarm.draw(surface)
            self.rim.shake(surface, self.after.tremble)
            if not visit.leaving.ending:
                self.after.draw_words(surface, self.hints.due())
        else:
            self._draw_room(surface)
        if not visit.shake.over and visit.shake.since < 0:
            self.rim.draw_warning(surface)
        self.rim.draw(surface)
        self._draw_wipe(surface)
        self._faces.draw(surface, Face("", ("暂停",), icon="pause"), self._plan.pause, self.squash(PAUSE))
        self._draw_clock(surface)
        if self.moment is not None:
            self.moment.draw(surface)
            self.swarm.draw(surface)
        else:
            self.hints.draw(surface)
        self.gains.draw(surface)
        self._draw_head(surface)

    def _draw_room(self, surface: pygame.Surface) -> None:
        room, due = self.room, self.hints.due()
        lit, pale = self._drag.over() if self._drag.on else -1, self._drag.shown
        room.draw_back(surface)
        room.draw_spots(surface, self.squash, lit, front=False)
        if self.person.behind:
            self.person.draw(surface, pale=pale)
        room.draw_spots(surface, self.squash, lit, front=True)
        if not self.person.behind:
            self.person.draw(surface, pale=pale)
        self.bits.draw(surface)
        self.swarm.draw(surface)
        self.rim.shake(surface, room.sway)
        if self.grip.here:
            room.dim(surface)
            self.grip.draw(surface)
        else:
            room.draw_words(surface, lit)
        if due:
            self._props.arrow(surface, self.grip.leg if due == HOLD else room.top_of(int(due[5:])), self.age)
        self._drag.draw(surface)

    def _draw_clock(self, surface: pygame.Surface) -> None:
        visit, level = self.visit, self.kit.level
        if not visit.shake.over and visit.shake.since < 0:
            self._clock.draw(surface, -visit.shake.since, WARNING[level], "要晃了", self.age)
        elif visit.leaves and level == 1:
            self._clock.draw(surface, visit.leaving.again, visit.leaving.patience, "余震", self.age)

    def _draw_wipe(self, surface: pygame.Surface) -> None:
        """From one place to the next: a leaf that draws aside, the way the hand went."""
        if self._wiped >= _WIPE or self.kit.theme.reduced_motion:
            return
        wide = round(self._plan.width * (1 - ease.out(self._wiped / _WIPE)))
        left = 0 if self._plan.mirrored else self._plan.width - wide
        surface.fill(self.kit.theme.colours.rail, (left, 0, wide, self._plan.height))

    def _draw_head(self, surface: pygame.Surface) -> None:
        play, head = self._play, self._plan.head
        visit = self.visit
        place = ROOMS[visit.shake.set.room.id]
        shaking = "在晃" if visit.shake.wave >= 0 else "停了吗"
        doing = "撤出去" if visit.shake.over else "地震预警" if visit.shake.since < 0 else shaking
        part = 2 * play.at + visit.shake.over
        steps = sum(one.shake.steps + one.leaving.steps for one in play.visits)
        self._head.draw(surface, head, f"{place}：{doing}", part, 2 * len(play.visits), steps)
        self._head.draw_caption(surface, head.x, head.y + head.h + 12 * self._plan.unit)
