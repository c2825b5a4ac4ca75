"""找隐患 as it is seen and touched."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

import pygame

from edu.domain.games.acts import Act
from edu.domain.games.rounds import score_of
from edu.domain.games.rules import HERTZ
from ui.games import ease
from ui.games.faces import Face, Faces
from ui.games.gains import Gains
from ui.games.head import Head
from ui.games.moment import Moment, Said
from ui.games.motes import Swarm
from ui.games.spot.foot import HURRY, Foot
from ui.games.spot.hints import Hints
from ui.games.spot.lens import Lens
from ui.games.spot.moment import said_of, wanting
from ui.games.spot.news import New, Seen, news, seen
from ui.games.spot.plan import Plan, plan
from ui.games.spot.scene import Stage
from ui.games.view import PAUSE, GameView, Target

if TYPE_CHECKING:
    from edu.domain.games.rules import Play
    from edu.domain.games.spot.game import SpotPlay
    from ui.games.kit import Kit

_OUTRO = 300
_WIPE = 22
_TWICE = 240
"""Steps within which a second touch ends the place."""
AGAIN = 36
"""Steps that must lie between the two, more than half a second at any pace: a double tap is one touch."""
_SOUNDS = {"asking": "found", "mended": "mended", "botched": "bad", "false": "accused", "moved": "onward"}


class SpotView(GameView):
    def __init__(self, kit: Kit, play: Play) -> None:
        super().__init__(kit, play)
        self._play = cast("SpotPlay", play)
        self._before: Seen = seen(self._play)
        self._lens: Lens | None = None
        self._moment: Moment | None = None
        self._wiped = _WIPE
        self._done = self._streak = self._steps = 0
        self._asked = -_TWICE - 1
        self._score = score_of(play.parts())
        self._whole = self._play.look.left
        self.arrange(1920, 1080)

    @property
    def plan(self) -> Plan:
        return self._plan

    @property
    def stage(self) -> Stage:
        return self._stage

    @property
    def lens(self) -> Lens | None:
        return self._lens

    @property
    def hints(self) -> Hints:
        return self._hints

    @property
    def outro(self) -> int:
        return _OUTRO

    # -- laid out --

    def arrange(self, width: int, height: int) -> None:
        kit, look = self.kit, self._play.look
        self._plan = plan(width, height, kit.manner)
        self._swarm = Swarm(kit.pictures, self._plan.unit)
        self._head = Head(kit, self._plan.unit)
        self._faces = Faces(kit, self._plan.unit)
        self._stage = Stage(kit, self._plan, look, self._swarm)
        self._foot = Foot(kit, self._plan, self._whole)
        self._hints = Hints(kit, self._plan, self._play)
        self._gains = Gains(kit, self._plan.unit)
        self._lens = self._opened(look.asking) if look.asking is not None else None
        if self._moment is not None:
            self._moment = self._panel(self._moment.said)

    def _opened(self, place: int) -> Lens:
        return Lens(self.kit, self._plan, self._play.look, place, self._stage.spots[place], self._swarm)

    # -- touched --

    def targets(self) -> Sequence[Target]:
        look = self._play.look
        pause = Target(PAUSE, self._plan.pause)
        if self._lens is not None:
            rests = any(key.startswith("place-") for key in self._held.values())
            return [pause] if rests else [*self._lens.targets(), pause]
        if look.closed or look.reading:
            return [pause]
        places = [Target(f"place-{place}", spot.touch) for place, spot in enumerate(self._stage.spots)]
        return [*places, Target("finish", self._plan.finish), pause]

    def touched(self, key: str, x: float, y: float) -> None:
        name, _, number = key.partition("-")
        look = self._play.look
        if name != "place" or not look.marks[int(number)]:  # who touches what was touched before still needs help
            self._hints.stir()
        if name == "place":
            box = look.scene.places[int(number)]
            self.do(Act("tap", box.x + box.wide // 2, box.y + box.high // 2))
        elif name == "fix" and self._lens is not None:
            if self._lens.choose(int(number)):
                self.kit.speaker.say("click")
                self.do(Act("fix", int(number)))
        else:
            self._finish_asked()

    def _finish_asked(self) -> None:
        """Who is told how many there are is asked once before some are left behind."""
        look = self._play.look
        left = len(look.wrong) - look.found
        if not any(look.marks):
            self._hints.early()
        elif left and self.kit.level < 3 and self.age - self._asked > _TWICE:
            self._asked = self.age
            self._hints.unfinished(left)
            self.kit.speaker.say("click")
        elif not left or self.kit.level == 3 or self.age - self._asked >= AGAIN:
            self.do(Act("finish"))

    # -- going on --

    def watch(self) -> None:
        now = seen(self._play)
        score = score_of(self._play.parts())
        earned, self._score = score - self._score, score
        for new in news(self._before, now):
            self._answer(new, earned)
            earned = 0  # it flies up once
        self._before = now
        look = self._play.look
        lens = self._lens
        if lens is not None and not look.reading and (lens.outcome or look.over):
            self._close(lens.place)
        if not look.closed and look.left in (HURRY * HERTZ, (HURRY - 5) * HERTZ):
            self.kit.speaker.say("hurry")
        self._wiped += 1
        self._done += 1
        self._stage.step(quiet=self._lens is not None)
        for one in (self._swarm, self._foot, self._hints, self._gains):
            one.step()
        if self._lens is not None:
            self._lens.step()
        if self._moment is not None:
            self._moment.step()
        self._head.step(score)
        self._steps += not self._play.over

    def _answer(self, new: New, earned: int) -> None:
        self._hints.answered(new.what)
        sound = _SOUNDS.get(new.what)
        if sound:
            self.kit.speaker.say(sound)
        match new.what:
            case "asking":
                self._gains.changed(earned, self._plan.lens.centre[0], self._plan.lens.y + self._plan.lens.h * 0.94)
                self._lens = self._opened(new.place)
            case "mended" | "botched":
                if self._lens is not None:
                    self._lens.answered("mended" if new.what == "mended" else "botched")
                self._gains.changed(earned, *self._plan.lens.centre)
                if new.what == "mended":
                    self._streak += 1
                else:
                    self._streak = 0
                    self.hit_stop()
            case "false":
                self._streak = 0
                self._stage.stir(new.place)
                self._gains.changed(earned, *self._stage.spots[new.place].art.centre)
                self._hints.accused()
            case "again":
                look = self._play.look
                self._gains.changed(earned, *self._stage.spots[look.last].art.centre)
                self._hints.touched_again(costs=earned < 0)
            case "moved":
                self._move()
            case "done":
                self._finish()

    def _close(self, place: int) -> None:
        """The thing is home again."""
        self._lens = None
        self._stage.stir(place)
        x, y = self._stage.spots[place].art.centre
        chance, unit = self._swarm.chance, self._plan.unit
        if self._play.look.marks[place] != "mended":
            return
        self._hints.praise(self._streak)
        if not self.kit.theme.reduced_motion:
            for _ in range(18):
                self._swarm.add("star", x, y, chance(-7, 7) * unit, chance(-9, 1) * unit)

    def _move(self) -> None:
        self._swarm.clear()
        self._gains.clear()
        self._moment = self._lens = None
        self._stage = Stage(self.kit, self._plan, self._play.look, self._swarm)
        self._hints.enter()
        self._wiped = 0

    def _finish(self) -> None:
        """The place is done with: what was passed over is shown, and what it comes to is said."""
        self._done = 0
        self._moment = self._panel(said_of(self._play.look, self.kit.pack, wanting(self._play)))
        good = self._moment.said.good
        self.kit.speaker.say("medal" if good else "alarm")
        if good and not self.kit.theme.reduced_motion:
            chance, unit = self._swarm.chance, self._plan.unit
            for _ in range(46):
                self._swarm.add("star", self._plan.width / 2 + chance(-420, 420) * unit, self._plan.height * 0.7,
                                chance(-6, 6) * unit, chance(-17, -7) * unit)  # fmt: skip

    def _panel(self, said: Said) -> Moment:
        made = self._plan
        top = made.head.y + made.head.h + (70 if made.portrait else 8) * made.unit
        return Moment(self.kit, said, width=made.width, unit=made.unit, top=top, wait=14)

    # -- seen --

    def draw(self, surface: pygame.Surface) -> None:
        look = self._play.look
        if self._lens is not None:
            self._lens.draw(surface, self._behind, self.squash, self._hints.answer())
        else:
            self._stage.draw(surface, self.squash)
            self._stage.draw_words(surface, self._hints.due())
        if self._lens is None and look.over:
            self._stage.draw_missed(surface, self._done)
        self._swarm.draw(surface)
        self._draw_foot(surface)
        if self._lens is None:
            self._hints.draw(surface)
        if self._moment is not None:
            self._moment.draw(surface)
        self._gains.draw(surface)
        self._draw_wipe(surface)
        self._draw_head(surface)

    def _behind(self, surface: pygame.Surface) -> None:
        place = self._lens.place if self._lens is not None else None
        self._stage.draw(surface, self.squash, place)

    def _draw_foot(self, surface: pygame.Surface) -> None:
        look = self._play.look
        self._foot.draw(surface, look)
        self._faces.draw(surface, Face("", ("暂停",), icon="pause"), self._plan.pause, self.squash(PAUSE))
        self._faces.draw(surface, Face("", ("查完了",), icon="check"), self._plan.finish, self.squash("finish"))

    def _draw_wipe(self, surface: pygame.Surface) -> None:
        """From one place to the next: a leaf that draws aside."""
        if self._wiped >= _WIPE or self.kit.theme.reduced_motion:
            return
        wide = round(self._plan.width * (1 - ease.out(self._wiped / _WIPE)))
        left = 0 if self._plan.mirrored else self._plan.width - wide
        surface.fill(self.kit.theme.colours.rail, (left, 0, wide, self._plan.height))

    def _draw_head(self, surface: pygame.Surface) -> None:
        play, head = self._play, self._plan.head
        place = self.kit.pack.thing(play.look.scene.id)
        self._head.draw(surface, head, place.name if place else "", play.at, len(play.looks), self._steps)
        self._head.draw_caption(surface, head.x, head.y + head.h + 12 * self._plan.unit)
