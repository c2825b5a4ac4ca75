"""Who of the family asks for what: always at the first level, after nine idle seconds at the second, then never."""

from __future__ import annotations

from dataclasses import replace

import pygame

from edu.domain.games.bag.packing import BagPlay
from edu.domain.games.bag.things import THINGS, needed
from edu.domain.games.rules import HERTZ
from ui.games.bag.plan import Plan
from ui.games.bag.room import Room
from ui.games.bag.words import ASKED, NAMES
from ui.games.callout import Pill, call_out, called_in
from ui.games.faces import panel
from ui.games.kit import Kit

_LATE = 9 * HERTZ
_TURN = 3 * HERTZ
_WARN_STEPS = 120


class Hints:
    def __init__(self, kit: Kit, plan: Plan, play: BagPlay, room: Room, foot: float) -> None:
        """`foot`: words end above it where they share the breadth with the belt."""
        self._kit, self._plan, self._play, self._room, self._foot = kit, plan, play, room, foot
        self.asked = -1
        """The thing on the belt that is asked for, or -1."""
        self._since = 0
        self._idle = 0
        self._mark = (play.at, play.changed)
        self._warning, self._warned = "", _WARN_STEPS

    def warn(self, text: str) -> None:
        self._warning, self._warned = text, 0

    @property
    def speaks(self) -> bool:
        return self._kit.level == 1 or (self._kit.level == 2 and self._idle > _LATE)

    def step(self) -> None:
        play = self._play
        self._warned += 1
        mark = (play.at, play.changed)
        self._idle = 0 if mark != self._mark else self._idle + 1
        self._mark = mark
        if not self.speaks or play.shut:
            self.asked = -1
            return
        self._since += 1
        seen = [thing for thing, _ in play.belt.in_sight() if thing not in play.inside]
        if self.asked not in seen or self._since > _TURN:
            before, self.asked, self._since = self.asked, -1, 0
            wanted = [thing for thing in seen[1:] if thing in needed(play.hazard, play.family) and play.fits(thing)]
            fresh = [thing for thing in wanted if thing != before]
            self.asked = (fresh or wanted or [-1])[0]

    def to_leave(self) -> set[int]:
        """What lies in the bag and is of no use for this card, where that is said."""
        play = self._play
        if not self.speaks or play.shut:
            return set()
        groups = {"useless"} if not play.at else {"useless", play.hazards[0]}
        return {thing for thing in play.inside if THINGS[thing].group in groups}

    # -- drawn --

    def text(self) -> str:
        """Of the line below the head; '' when nothing is to be said."""
        play = self._play
        if self._warned < _WARN_STEPS:
            return self._warning
        if not self.speaks or play.shut:
            return ""
        if self.to_leave():
            return "用不上的点一下，拿出来"
        if not needed(play.hazard, play.family) - set(play.inside):
            return "都齐了，拉上拉链"
        if play.at and not play.changed:
            return "换卡了：该添的添，该拿的拿"
        return "点一下，装进包里" if not play.inside else ""

    def draw(self, surface: pygame.Surface) -> None:
        if self.asked >= 0:
            self._bubble(surface)
        text = self.text()
        if text:
            self._line(surface, text, warned=self._warned < _WARN_STEPS)

    def _line(self, surface: pygame.Surface, text: str, *, warned: bool) -> None:
        call_out(surface, self._kit, text, self._place(text), warned=self._warned if warned else None)

    def _place(self, text: str) -> Pill:
        """Lying: between the sign and the family, above the arrow over what passes on the belt."""
        plan, u = self._plan, self._plan.unit
        middle = plan.window.x + plan.window.w / 2
        if plan.portrait:
            return Pill(middle=middle, top=plan.head.y + plan.head.h + 84 * u, width=plan.width, unit=u)
        left = plan.sign.x + plan.sign.w - 12 * u
        at = Pill(middle=middle, top=0, width=self._room.heads_begin + 12 * u - left, unit=u, left=left)
        return replace(at, top=self._foot - called_in(self._kit, text, at).h)

    def _bubble(self, surface: pygame.Surface) -> None:
        """Beside the head of who asks: the thing and a few words."""
        kit, plan, u = self._kit, self._plan, self._plan.unit
        c = kit.theme.colours
        thing = THINGS[self.asked].id
        said = ASKED.get(thing, NAMES[thing])
        text = kit.words.line(said, min(44.0, kit.theme.type.title) * u, c.ink)
        side = 84 * u
        wide, high = text.get_width() + side + 44 * u, side + 14 * u
        head_x, head_y = self._room.head_of(self._room.who_wants(self.asked))
        x = max(12 * u, min(plan.width - wide - 12 * u, head_x - wide / 2))
        y = max(plan.head.y + plan.head.h + 8 * u, head_y - high - 22 * u)
        surface.blit(panel(kit, wide, high, colour=c.accent, alpha=1.0, radius=30 * u), (round(x), round(y)))
        inner = panel(kit, wide - 10 * u, high - 10 * u, colour=c.surface, alpha=1.0, radius=26 * u)
        surface.blit(inner, (round(x + 5 * u), round(y + 5 * u)))
        tip = [(head_x - 18 * u, y + high - 2 * u), (head_x + 18 * u, y + high - 2 * u), (head_x, y + high + 22 * u)]
        pygame.draw.polygon(surface, c.accent, tip)
        surface.blit(kit.pictures.get(f"thing-{thing}", side, side), (round(x + 14 * u), round(y + 7 * u)))
        surface.blit(text, (round(x + side + 22 * u), round(y + (high - text.get_height()) / 2)))
