"""电动车安全屋 as it is seen and touched."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

import pygame

from edu.domain.games.acts import Act
from edu.domain.games.ebike.game import BETWEEN
from edu.domain.games.ebike.night import THINGS, Thing
from edu.domain.games.rounds import score_of
from ui.games import ease
from ui.games.ebike.court import NIGHTFALL
from ui.games.ebike.dark import Dark
from ui.games.ebike.evening import Evening
from ui.games.ebike.fires import Fires
from ui.games.ebike.harm import Harm
from ui.games.ebike.hints import Hints
from ui.games.ebike.moment import said_of_evening, said_of_night
from ui.games.ebike.news import New, look, news
from ui.games.ebike.plan import Plan, plan
from ui.games.faces import Face, Faces
from ui.games.gains import Gains
from ui.games.head import Head
from ui.games.moment import Moment, Said
from ui.games.motes import Swarm
from ui.games.view import PAUSE, GameView, Target

if TYPE_CHECKING:
    from edu.domain.games.ebike.game import EbikePlay
    from edu.domain.games.rules import Play
    from ui.games.kit import Kit
    from ui.games.view import Box

_OUTRO = 280
_HURT, _SAVED = 40, 90
"""Steps that an ending is seen before it is talked about."""
_WIPE = 20
_STREAK = 3
"""So many bikes put right one after the other are told."""
_PARTS = ("车回来了", "夜里冒烟了")


class EbikeView(GameView):
    def __init__(self, kit: Kit, play: Play) -> None:
        super().__init__(kit, play)
        self._play = cast("EbikePlay", play)
        self._before = look(self._play)
        self._moment: Moment | None = None
        self._wiped = _WIPE
        self.arrange(1920, 1080)

    @property
    def plan(self) -> Plan:
        return self._plan

    @property
    def outro(self) -> int:
        return _OUTRO

    # -- laid out --

    def arrange(self, width: int, height: int) -> None:
        kit, play = self.kit, self._play
        made = self._plan = plan(width, height, kit.manner)
        self._swarm = Swarm(kit.pictures, made.unit)
        self._fires = Fires(kit, made.unit, self._swarm)
        self._harm = Harm(made, still=kit.theme.reduced_motion)
        self._head = Head(kit, made.unit)
        self._faces = Faces(kit, made.unit)
        self._hints = Hints(kit, made, play)
        self._gains = Gains(kit, made.unit)
        self._evening = Evening(kit, made, play, fires=self._fires, hints=self._hints, harm=self._harm, hand=self)
        self._score = score_of(play.parts())
        self._dark = self._night_falls()
        if self._moment is not None:
            self._moment = self._panel(self._moment.said)

    def _night_falls(self) -> Dark | None:
        if self._play.night is None:
            return None
        return Dark(self.kit, self._plan, self._play.night, swarm=self._swarm, fires=self._fires, hints=self._hints,
                    harm=self._harm)  # fmt: skip

    def _panel(self, said: Said, wait: int = 0) -> Moment:
        made = self._plan
        top = made.head.y + made.head.h + 76 * made.unit
        return Moment(self.kit, said, width=made.width, unit=made.unit, top=top, wait=wait)

    # -- touched --

    def targets(self) -> Sequence[Target]:
        found = self._evening.targets() if self._dark is None else self._dark.targets()
        return [*found, Target(PAUSE, self._pause)]

    @property
    def _pause(self) -> Box:
        return self._plan.pause if self._dark is None else self._plan.pause_night

    def touched(self, key: str, x: float, y: float) -> None:
        self._hints.stir()
        if key in THINGS:
            self.do(Act("touch", THINGS.index(key)))
        else:
            self._evening.touched(key, x, y)

    def dragged(self, key: str, x: float, y: float) -> None:
        self._evening.dragged(key, x, y)

    def lifted(self, key: str) -> None:
        self._evening.lifted(key)

    # -- going on --

    def watch(self) -> None:
        play, now = self._play, look(self._play)
        score = score_of(play.parts())
        earned, self._score = score - self._score, score
        self._evening.stands.step()
        for new in news(self._before, now):
            self._answer(new)
            earned = self._reward(new, earned)
        self._before = now
        self._wiped += 1
        if self._dark is None:
            self._evening.step()
            if play.pause == BETWEEN - NIGHTFALL:
                self._moment = None
                self._hints.fell(self._evening.court.burns)
                self.kit.speaker.say("fizz")
        else:
            self._dark.step()
        for one in (self._fires, self._swarm, self._hints, self._gains, self._harm):
            one.step()
        self._head.step(score)
        if self._moment is not None:
            self._moment.step()

    def _answer(self, new: New) -> None:
        match new.what:
            case "evening-over":
                self._end_evening()
            case "night":
                self._begin_night()
            case "done":
                if self._dark is not None and self._dark.done(cast("Thing", new.which)):
                    self.hit_stop()
            case "where":
                self._swarm.clear()
                self._gains.clear()
                self._wiped = 0
            case "ended":
                self._end_night(new.which)
            case _:
                self._evening.answer(new)

    def _reward(self, new: New, earned: int) -> int:
        """Points and stars where they were earned; what is left of them for the next."""
        if new.what == "moved" and new.which != "gone":
            x, y = self._evening.stands.box(new.bike).centre
        elif new.what == "done" and self._dark is not None:
            x, y = self._dark.seen[cast("Thing", new.which)].touch.centre
        else:
            return earned
        self._gains.add(earned, x, y)
        streak = self._evening.streak
        if new.what == "moved" and streak >= _STREAK:
            self._gains.say(f"连对 {streak} 辆", x, y - 90 * self._plan.unit)
        if earned > 0:
            self._stars(x, y, 14)
        return 0

    def _stars(self, x: float, y: float, count: int) -> None:
        chance, unit = self._swarm.chance, self._plan.unit
        for _ in range(0 if self.kit.theme.reduced_motion else count):
            self._swarm.add("star", x, y, chance(-8, 8) * unit, chance(-12, 1) * unit)

    def _end_evening(self) -> None:
        said = said_of_evening(self._play, self.kit.pack)
        self._moment = self._panel(said)
        self._hints.quiet()
        self.kit.speaker.say("medal" if said.good else "bad")
        if said.good:
            self._stars(self._plan.width / 2, self._plan.height * 0.7, 44)

    def _begin_night(self) -> None:
        self._moment = None
        self._swarm.clear()
        self._gains.clear()
        self._hints.quiet()
        self._dark = self._night_falls()
        self._wiped = 0
        self.kit.speaker.say("detector")

    def _end_night(self, ending: str) -> None:
        said = said_of_night(self._play, self.kit.pack)
        hurt = ending == "hurt"
        self._moment = self._panel(said, _HURT if hurt else _SAVED)
        self.kit.speaker.say("bad" if hurt else "siren")
        if hurt:
            self._harm.strike(1.0)
        elif said.good:
            self._stars(self._plan.width / 2, self._plan.height * 0.6, 46)

    # -- seen --

    def draw(self, surface: pygame.Surface) -> None:
        night = self._play.night
        if self._dark is None or night is None:
            self._evening.draw(surface, self.squash)
            self._swarm.draw(surface)
            self._evening.court.draw_night(surface)
        else:
            if night.where == "yard":
                self._evening.draw_court(surface, self.squash, night=True)
                self._evening.court.draw_night(surface)
            self._dark.draw(surface, self.squash)
        self._harm.draw(surface)
        self._draw_wipe(surface)
        self._faces.draw(surface, Face("", ("暂停",), icon="pause"), self._pause, self.squash(PAUSE))
        if self._moment is not None and self._moment.seen:
            self._moment.draw(surface)
            self._swarm.draw(surface)
        else:
            self._hints.draw(surface)
        self._gains.draw(surface)
        self._draw_head(surface)

    def _draw_wipe(self, surface: pygame.Surface) -> None:
        """From one place to the next: a leaf that draws aside, the way the hand went."""
        if self._wiped >= _WIPE or self.kit.theme.reduced_motion:
            return
        wide = round(self._plan.width * (1 - ease.out(self._wiped / _WIPE)))
        left = 0 if self._plan.mirrored else self._plan.width - wide
        surface.fill(self.kit.theme.colours.rail, (left, 0, wide, self._plan.height))

    def _draw_head(self, surface: pygame.Surface) -> None:
        play, head = self._play, self._plan.head
        part = 0 if play.night is None else 1
        bikes = play.yard.bikes
        title = _PARTS[part] if part else f"{_PARTS[part]} {sum(bike.here for bike in bikes)}/{len(bikes)}"
        steps = play.yard.steps + play.pause + (play.night.steps if play.night is not None else 0)
        self._head.draw(surface, head, title, part, len(_PARTS), steps)
        self._head.draw_caption(surface, head.x, head.y + head.h + 12 * self._plan.unit)
