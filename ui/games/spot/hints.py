"""What the inspector says, and where she points for as long as the level allows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pygame

from edu.domain.games.rules import HERTZ
from ui.games import ease
from ui.games.faces import panel
from ui.games.kit import Kit
from ui.games.spot.plan import Plan

if TYPE_CHECKING:
    from edu.domain.games.spot.game import SpotPlay
    from ui.games.spot.news import What

_WARN_STEPS, _PRAISE_STEPS = 130, 100
_PATIENCE = {1: 5 * HERTZ, 2: 9 * HERTZ}
"""Steps of idleness until she helps; at the third level never."""
_GREETS = 150


class Hints:
    def __init__(self, kit: Kit, plan: Plan, play: SpotPlay) -> None:
        self._kit, self._plan, self._play = kit, plan, play
        self._warning, self._warned = "", _WARN_STEPS
        self._praise, self._praised = "", _PRAISE_STEPS
        self._idle = self._age = self._here = 0

    # -- what happened --

    def accused(self) -> None:
        """Points were lost; what is in order about it is said at the thing."""
        self._warn("别冤枉它，看清再点")

    def touched_again(self, *, costs: bool) -> None:
        """What had been touched before."""
        self._warn("老点点过的，这一处的分在减" if costs else "这儿点过了，找找别处")

    def early(self) -> None:
        self._warn("先看一看，点一处不对的")

    def unfinished(self, left: int) -> None:
        """`left` are not found yet, and the place is about to be closed."""
        self._warn(f"还有 {left} 处没找到，再按一下才走")

    def praise(self, streak: int) -> None:
        """For so many that were put right one after the other."""
        self._praise, self._praised = (f"连着改对 {streak} 处！" if streak > 1 else "好眼力！"), 0

    def _warn(self, text: str) -> None:
        self._warning, self._warned = text, 0

    def stir(self) -> None:
        self._idle = 0

    def answered(self, what: What) -> None:
        """Something came of a touch: no help is due for a while, but to who touches what was touched before."""
        if what != "again":
            self.stir()

    def enter(self) -> None:
        """A new place."""
        self._here = self._idle = 0
        self._warned, self._praised = _WARN_STEPS, _PRAISE_STEPS

    def step(self) -> None:
        look = self._play.look
        self._warned += 1
        self._praised += 1
        self._age += 1
        self._here += 1
        self._idle = 0 if look.reading or look.closed else self._idle + 1

    # -- what is said --

    @property
    def _patient(self) -> bool:
        patience = _PATIENCE.get(self._kit.level)
        return patience is not None and self._idle > patience

    def due(self) -> int | None:
        """The thing to touch next; None when nothing is to be pointed at."""
        look = self._play.look
        if not self._patient or look.asking is not None:
            return None
        return next((place for place in sorted(look.wrong) if not look.marks[place]), None)

    def answer(self) -> int | None:
        """The answer to touch; None when none is to be pointed at."""
        look = self._play.look
        if not self._patient or look.asking is None:
            return None
        return look.orders[look.asking].index(0)

    def text(self) -> str:
        """'' when nothing is to be said."""
        look = self._play.look
        if look.closed:
            return ""
        if self._warned < _WARN_STEPS:
            return self._warning
        if self._praised < _PRAISE_STEPS:
            return self._praise
        due = self.due()
        if due is not None:
            thing = self._kit.pack.thing(look.scene.places[due].kind)
            return f"再看看：{thing.name}" if thing else ""
        if self._here < _GREETS:
            return self._greeting()
        return ""

    def _greeting(self) -> str:
        look = self._play.look
        place = self._kit.pack.thing(look.scene.id)
        name = place.name if place else ""
        if self._kit.level == 3:
            return f"{name}：哪里不对？"
        return f"{name}：{len(look.wrong)} 处不对，" + ("看见就点" if self._kit.level == 1 else "点出来")

    # -- drawn --

    def draw(self, surface: pygame.Surface) -> None:
        text = self.text()
        if not text:
            return
        kit, u = self._kit, self._plan.unit
        c, box = kit.theme.colours, self._plan.speech
        warned = self._warned < _WARN_STEPS
        side = box.h
        size = kit.words.fitting(text, kit.theme.type.title * 1.1 * u, box.w - side - 90 * u)
        words = kit.words.line(text, size, c.yellow.on_solid if warned else c.ink)
        wide, high = words.get_width() + 74 * u, words.get_height() + 34 * u
        x = box.x + (box.w - wide - side * 0.8) / 2
        hop = 0.0
        if not kit.theme.reduced_motion:
            hop = 16 * u * max(0.0, 1 - self._warned / 20) if warned else 3 * u * ease.wave(self._age, 2.2)
            hop -= (1 - ease.back(self._here / 20)) * 200 * u
        shot = _in_disc(kit, "hero-worry" if warned else "hero-happy", side)
        surface.blit(panel(kit, side, side, colour=c.primary, alpha=1.0, radius=side / 2),
                     (round(x), round(box.y - hop)))  # fmt: skip
        surface.blit(shot, (round(x), round(box.y - hop)))
        left, top = x + side * 0.86, box.y + (box.h - high) / 2 - min(0.0, hop)
        edge = c.ink if kit.theme.variant == "contrast" else c.primary
        surface.blit(panel(kit, wide + 8 * u, high + 8 * u, colour=edge, alpha=1.0, radius=high / 2 + 4 * u),
                     (round(left - 4 * u), round(top - 4 * u)))  # fmt: skip
        fill = c.yellow.solid if warned else c.surface
        surface.blit(panel(kit, wide, high, colour=fill, alpha=1.0, radius=high / 2), (round(left), round(top)))
        surface.blit(words, (round(left + 40 * u), round(top + 17 * u)))


def _in_disc(kit: Kit, name: str, side: float) -> pygame.Surface:
    """The figure, cut off where a disc ends."""

    def make() -> pygame.Surface:
        cut = kit.pictures.get(name, side, side).copy()
        disc = panel(
            kit, *cut.get_size(), colour=kit.theme.colours.surface, alpha=1.0, radius=cut.get_width() / 2
        ).copy()
        disc.fill((255, 255, 255, 0), special_flags=pygame.BLEND_RGBA_ADD)
        cut.blit(disc, (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
        return cut

    return kit.pictures.kept(("disc", name, round(side)), make)
