"""过街与大车 as it is seen and touched."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

import pygame

from edu.domain.games.acts import Act
from edu.domain.games.rounds import score_of
from ui.games import ease
from ui.games.faces import Faces
from ui.games.gains import Gains
from ui.games.head import Head
from ui.games.moment import Moment, Said
from ui.games.motes import Swarm
from ui.games.road.cars import Cars, Piece
from ui.games.road.controls import Controls
from ui.games.road.eyes import Eyes
from ui.games.road.family import Family
from ui.games.road.ground import Ground
from ui.games.road.harm import Harm
from ui.games.road.hints import Hints
from ui.games.road.lens import Lens
from ui.games.road.light import CrossingLight
from ui.games.road.moment import TITLES, said, said_at_home
from ui.games.road.news import Look, New, look, news
from ui.games.road.plan import Plan, plan
from ui.games.road.sounds import OF_NEWS
from ui.games.road.things import PHONE, Things, number_of
from ui.games.road.walker import Walker
from ui.games.view import GameView, Target

if TYPE_CHECKING:
    from edu.domain.games.road.crossing import Crossing, Thing
    from edu.domain.games.road.game import RoadPlay
    from edu.domain.games.rules import Play
    from ui.games.kit import Kit

_OUTRO = 200
_WIPE = 24
_WAIT = 40
"""Steps that a welcome, or a blow, has before it is talked about."""


class RoadView(GameView):
    def __init__(self, kit: Kit, play: Play) -> None:
        super().__init__(kit, play)
        self._play = cast("RoadPlay", play)
        self._before: Look = look(self._play)
        self._moment: Moment | None = None
        self._wiped = _WIPE
        self.arrange(1920, 1080)

    @property
    def plan(self) -> Plan:
        return self._plan

    @property
    def road(self) -> Crossing:
        return self._play.road

    @property
    def outro(self) -> int:
        return _OUTRO

    # -- laid out --

    def arrange(self, width: int, height: int) -> None:
        kit, play = self.kit, self._play
        self._plan = plan(width, height, kit.manner)
        self._lens = Lens(self._plan)
        self._swarm = Swarm(kit.pictures, self._plan.unit)
        self._head = Head(kit, self._plan.unit)
        faces = Faces(kit, self._plan.unit)
        self._ground = Ground(kit, self._plan, self._lens)
        self._cars = Cars(kit, self._plan, self._lens, play.roads[0].traffic.cruise)
        self._walker = Walker(kit, self._plan, self._lens)
        self._eyes = Eyes(kit, self._plan, self._lens)
        self._light = CrossingLight(kit, self._plan, self._lens)
        self._things = Things(kit, self._plan, faces)
        self._controls = Controls(kit, self._plan, faces)
        self._family = Family(kit, self._plan, play)
        self._harm = Harm(kit, self._plan, self._lens, self._cars)
        self._hints = Hints(kit, self._plan, play)
        self._gains = Gains(kit, self._plan.unit)
        self._score = score_of(play.parts())
        self._enter()
        if self._moment is not None:
            self._moment = self._panel(self._moment.said)

    def _enter(self) -> None:
        road = self.road
        self._street = self._ground.picture(road.place, corner=road.traffic.corner)
        self._eyes.enter(self._street, night=road.place == "night")
        self._cars.enter(night=road.place == "night")
        for one in (self._walker, self._harm, self._hints):
            one.enter()

    # -- touched --

    def targets(self) -> Sequence[Target]:
        road, over = self.road, self._play.over
        things = [] if over else self._things.targets(road)
        return [*things, *self._controls.targets(road, over=over)]

    def touched(self, key: str, x: float, y: float) -> None:
        self._hints.stir()
        name, _, which = key.partition("-")
        if name == "look":
            self.do(Act("look", int(which)))
        elif name == "thing":
            self.do(Act("take", number_of(key)))
        elif key == PHONE:
            self.do(Act("answer"))
        else:
            if key in ("go", "run"):
                self.kit.speaker.say("footsteps")
            self.do(Act(key))

    # -- going on --

    def watch(self) -> None:
        now = look(self._play)
        score = score_of(self._play.parts())
        earned, self._score = score - self._score, score
        for new in news(self._before, now):
            self._answer(new, earned)
        self._before = now
        self._wiped += 1
        road = self.road
        self._eyes.step(road)
        self._walker.step(road)
        for one in (self._harm, self._swarm, self._hints, self._gains):
            one.step()
        self._head.step(score)
        if self._moment is not None:
            self._moment.step()
        if self.age % 600 == 0:
            self._cars.tidy(road)

    def _answer(self, new: New, earned: int) -> None:
        sound = OF_NEWS.get(new.what)
        if sound:
            self.kit.speaker.say(sound)
        match new.what:
            case "road":
                self._moment = None
                self._swarm.clear()
                self._gains.clear()
                self._wiped = 0
                self._enter()
            case "over":
                self._go_home()
            case "fault":
                self._hints.fault(new.which)
            case "took":
                self._stars(*self._things.box(self.road, cast("Thing", new.which)).centre, 12)
            case "green" if new.which == "go":
                self.kit.speaker.say("ticks")
            case "turns" if new.which == "comes":
                self.kit.speaker.say("beeper")
            case "horn" | "brake":
                self._skid()
            case "across" | "hit" | "wheels" | "late":
                self._end(new.what, earned)
            case _:
                pass

    def _end(self, outcome: str, earned: int) -> None:
        if self._harmed:
            self._harm.strike(self.road)
            self._skid()
            self.hit_stop()
        self._moment = self._panel(said(self.road, self.kit.pack))
        if outcome == "across":
            x, y, high = self._walker.foot(self.road)
            self._gains.add(earned, x, y - high)
            self._stars(x, y - high / 2, 40 if self._moment.said.good else 12)

    def _go_home(self) -> None:
        self._harm.enter()
        self._moment = self._panel(said_at_home(self._play.roads))
        self.kit.speaker.say("medal" if self._moment.said.good else "good")
        for box in self._family.boxes():
            self._stars(*box.centre, 10 if self._moment.said.good else 0)

    def _panel(self, text: Said) -> Moment:
        """Never over what came of it: that is near the pavement after a blow, on the other side after a good end."""
        made = self._plan
        top = made.speech.y if made.portrait or self._harmed else None
        foot = made.foot.y + 30 * made.unit if top is None else None
        return Moment(self.kit, text, width=made.width, unit=made.unit, top=top, foot=foot, wait=_WAIT)

    @property
    def _harmed(self) -> bool:
        return self.road.outcome in ("hit", "wheels") and not self._play.over

    def _stars(self, x: float, y: float, count: int) -> None:
        if self.kit.theme.reduced_motion:
            return
        chance, unit = self._swarm.chance, self._plan.unit
        for _ in range(count):
            self._swarm.add("star", x, y, chance(-9, 9) * unit, chance(-13, 1) * unit)

    def _skid(self) -> None:
        """Smoke from under the wheels of whoever brakes."""
        if self.kit.theme.reduced_motion:
            return
        chance, unit = self._swarm.chance, self._plan.unit
        for one in [one for one in self.road.traffic.vehicles if -4_500 < one.away < 9_000 and one.speed][:2]:
            x, y = self._lens.at(*self._cars.place(self.road, one))
            for _ in range(12):
                self._swarm.add("powder", x + chance(-60, 60) * unit, y, chance(-2, 2) * unit, chance(-2, 0) * unit)

    # -- seen --

    def draw(self, surface: pygame.Surface) -> None:
        road, shown = self.road, (self._eyes.open[0], self._eyes.open[1])
        surface.blit(self._street, (0, 0))
        self._harm.draw_ground(surface, road)
        self._cars.draw_beams(surface, road, shown)
        self._walker.draw_light(surface, road)
        self._draw_pieces(surface)
        self._harm.draw_over(surface, road)
        if self._harmed:
            self._blit(surface, [self._walker.piece(road)])
        self._cars.draw_signs(surface, road, self.age, shown)
        self._walker.draw_asked(surface, road)
        self._swarm.draw(surface)
        self._eyes.draw_signs(surface, road, self.age)
        self._shake(surface)
        self._harm.draw_rim(surface)
        self._draw_wipe(surface)
        due = self._hints.due
        self._controls.draw(surface, road, due, self.age, self.squash)
        self._things.draw(surface, road, due, self.age, self.squash)
        self._draw_words(surface)

    def _draw_pieces(self, surface: pygame.Surface) -> None:
        """Far before near; the dusk lies over what drives, not over who crosses."""
        road = self.road
        pieces = sorted(self._cars.pieces(road), key=lambda piece: -piece.across)
        self._blit(surface, pieces)
        self._eyes.draw(surface)
        self._light.draw(surface, road)
        walker, turning = self._walker.piece(road), self._cars.turning(road)
        near = [piece for piece in pieces if piece.across < walker.across and _beside(piece, walker)]
        near += [walker] if turning is None else [walker, turning]
        self._blit(surface, sorted(near, key=lambda piece: -piece.across))

    @staticmethod
    def _blit(surface: pygame.Surface, pieces: Sequence[Piece]) -> None:
        for piece in pieces:
            surface.blit(piece.surface, (round(piece.x), round(piece.y)))

    def _draw_words(self, surface: pygame.Surface) -> None:
        made, play = self._plan, self._play
        if made.portrait or self._moment is None or not self._harmed:
            self._family.draw(surface, self.age)
        if self._moment is not None:
            self._moment.draw(surface)
            self._swarm.draw(surface)
        else:
            self._hints.draw(surface)
        self._gains.draw(surface)
        steps, part = sum(one.steps for one in play.roads), min(play.at, len(play.roads) - 1)
        self._head.draw(surface, made.head, TITLES[self.road.place], part, len(play.roads), steps)
        self._head.draw_caption(surface, *self._caption())

    def _caption(self) -> tuple[float, float]:
        """Where the words of a sound stand: beside the family, or under it; beside the panel when that lies over it."""
        made, u = self._plan, self._plan.unit
        if made.portrait:
            return 24 * u if made.mirrored else made.family.x + made.family.w + 16 * u, made.family.y + 20 * u
        if self._moment is not None and self._harmed:
            return 24 * u, made.speech.y
        return made.family.x + 60 * u, made.family.y + made.family.h + 10 * u

    def _shake(self, surface: pygame.Surface) -> None:
        if self.kit.theme.reduced_motion or self._harm.force <= 0.3:
            return
        shake = round(9 * self._plan.unit * self._harm.force * ease.wave(self.age, 0.13))
        if shake:
            surface.scroll(shake, 0)

    def _draw_wipe(self, surface: pygame.Surface) -> None:
        """From one road to the next: a leaf that draws aside."""
        if self._wiped >= _WIPE or self.kit.theme.reduced_motion:
            return
        wide = round(self._plan.width * (1 - ease.out(self._wiped / _WIPE)))
        left = 0 if self._plan.mirrored else self._plan.width - wide
        surface.fill(self.kit.theme.colours.rail, (left, 0, wide, round(self._plan.foot.y)))


def _beside(piece: Piece, other: Piece) -> bool:
    """One may hide the other."""
    return piece.x < other.x + other.surface.get_width() and other.x < piece.x + piece.surface.get_width()
