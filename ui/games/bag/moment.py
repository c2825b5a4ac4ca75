"""What is said of a closed bag: praise where it is due, else the gravest rule that was missed; then the new card."""

from __future__ import annotations

from dataclasses import dataclass

import pygame

from edu.domain.games.bag.packing import BETWEEN, BagPlay
from edu.domain.games.bag.points import CARDS, Nothing, Packed, broken
from edu.domain.games.bag.things import THINGS, of
from edu.domain.games.pack import GamePack
from ui.games import ease
from ui.games.bag.conveyor import RAIL
from ui.games.bag.plan import Plan
from ui.games.bag.room import card_of
from ui.games.bag.words import PRAISE
from ui.games.faces import panel
from ui.games.head import under_caption
from ui.games.kit import Kit

_CARD = 96
"""Steps before the end of the pause when the new card comes."""
_MOST = 7
_NOTHING: dict[Nothing, str] = {
    "few": "该装的要装够一半，这一包才有分。",
    "undone": "用不上的、硬塞的太多，把该装的分抵没了。",
    "hasty": "没看全就拉上了，这一包没有分。看完一圈再拉。",
    "fumbled": "拿进拿出太多次，要装得更齐才有分。看准了再拿。",
}
"""Of a bag that is worth nothing: no rule of the pack says that."""


@dataclass(frozen=True, slots=True)
class Said:
    good: bool
    head: str
    text: str
    missing: tuple[int, ...]
    useless: tuple[int, ...]
    packed: tuple[int, ...] = ()
    """What this card and this household asked for, in a bag that is right."""


def said(bag: Packed, pack: GamePack) -> Said:
    missed = broken(bag)
    gravest = next((card for card in CARDS if card in missed), None)
    card = pack.card(gravest) if gravest else None
    missing = tuple(sorted(bag.needed - bag.inside))
    useless = tuple(sorted(bag.inside & frozenset(of("useless"))))
    if card is None:
        return Said(True, "备齐了", PRAISE[bag.hazard], (), (), of(bag.hazard, *bag.family))
    head = f"还差 {len(missing)} 样" if missing else "多装了东西" if useless else _of_weight(bag)
    return Said(False, head, _NOTHING.get(bag.nothing, card.rule), missing, useless)


def _of_weight(bag: Packed) -> str:
    return "太重了" if bag.heavy else "装不下，别硬塞"


class Moment:
    """Comes up over the room once a bag is closed."""

    def __init__(self, kit: Kit, plan: Plan, play: BagPlay) -> None:
        self._kit, self._plan, self._play = kit, plan, play
        self.said = said(play.closed[-1], kit.pack)
        self._age = play.pause

    def step(self) -> None:
        self._age += 1

    @property
    def _rows(self) -> tuple[tuple[str, tuple[int, ...]], ...]:
        return ("落下", self.said.missing), ("多装", self.said.useless), ("装上了", self.said.packed)

    @property
    def _to_card(self) -> int:
        """Steps since the new card came; below 0 before, and always after the last bag."""
        return -1 if self._play.over else self._play.pause - (BETWEEN - _CARD)

    @property
    def card_came(self) -> bool:
        return self._to_card == 0

    def draw(self, surface: pygame.Surface) -> None:
        if self._to_card >= 0:
            self._card(surface)
        else:
            self._panel(surface)

    def _card(self, surface: pygame.Surface) -> None:
        """Turns over in the middle, then goes to its place on the wall."""
        kit, plan, u = self._kit, self._plan, self._plan.unit
        still, age = kit.theme.reduced_motion, self._to_card
        turn = 1.0 if still else ease.out(age / 18)
        go = 0.0 if still else ease.out((age - _CARD + 24) / 22)
        wide, high = (380 + (236 - 380) * go) * u, (404 + (250 - 404) * go) * u
        card = card_of(kit, self._play.hazards[1], round(wide / 12) * 12, round(high / 12) * 12, u)
        if turn < 0.98:
            card = pygame.transform.smoothscale(card, (max(2, round(card.get_width() * turn)), card.get_height()))
        sx, sy = plan.sign.centre
        x0, y0 = plan.width / 2, plan.belt.y - 40 * u
        x, y = x0 + (sx - x0) * go, y0 + (sy - y0) * go
        if go < 0.3:
            words = kit.words.line("换一张卡", kit.theme.type.hero * 1.2 * u, kit.theme.colours.on_accent)
            ground = panel(kit, words.get_width() + 70 * u, words.get_height() + 20 * u,
                           colour=kit.theme.colours.accent, alpha=1.0, radius=34 * u)  # fmt: skip
            top = y + high / 2 + 12 * u
            surface.blit(ground, (round(x - ground.get_width() / 2), round(top)))
            surface.blit(words, (round(x - words.get_width() / 2), round(top + 10 * u)))
        surface.blit(card, (round(x - card.get_width() / 2), round(y - card.get_height() / 2)))

    def _panel(self, surface: pygame.Surface) -> None:
        kit, plan, u = self._kit, self._plan, self._plan.unit
        c = kit.theme.colours
        share = 1.0 if kit.theme.reduced_motion else ease.back(self._age / 20)
        wide = min(1300 * u, plan.width - 48 * u)
        side = 290 * u
        body, head = kit.theme.type.title * u, kit.theme.type.hero * 1.25 * u
        lines = kit.words.wrapped(self.said.text, body, wide - side - 90 * u)
        row = 132 * u if any(things for _, things in self._rows) else 0
        foot = plan.belt.y + plan.belt.h - (RAIL + 6) * u
        room = foot - under_caption(kit, plan.head, u)  # large words give way to what tells of a sound
        tall = head * 1.4 + body * 1.45 * len(lines)
        shrink = min(1.0, (room - row - 64 * u) / tall)
        head, body = head * shrink, body * shrink
        high = max(side + 30 * u, tall * shrink + row + 64 * u)
        x = (plan.width - wide) / 2
        y = foot - high + (1 - share) * 260 * u
        tone = c.green if self.said.good else c.yellow
        surface.blit(panel(kit, wide, high, colour=tone.solid, alpha=1.0, radius=36 * u), (round(x), round(y)))
        inner = panel(kit, wide - 12 * u, high - 12 * u, colour=tone.fill, alpha=1.0, radius=30 * u)
        surface.blit(inner, (round(x + 6 * u), round(y + 6 * u)))
        hero = kit.pictures.get("hero-happy" if self.said.good else "hero-worry", side, side)
        surface.blit(hero, (round(x + 24 * u), round(y + high - side - 6 * u)))
        left, top = x + side + 50 * u, y + 28 * u
        surface.blit(kit.words.line(self.said.head, head, tone.ink), (round(left), round(top)))
        for number, line in enumerate(lines):
            at = round(left), round(top + head * 1.4 + number * body * 1.45)
            surface.blit(kit.words.line(line, body, tone.ink), at)
        if row:
            self._things(surface, left, y + high - row - 8 * u, wide - side - 80 * u)

    def _things(self, surface: pygame.Surface, left: float, top: float, room: float) -> None:
        """What was left behind, and what should not have come, each under its word; smaller where there are many."""
        u, words, c = self._plan.unit, self._kit.words, self._kit.theme.colours
        ink = (c.green if self.said.good else c.yellow).ink
        rows = [(word, things[:_MOST]) for word, things in self._rows if things]
        labels = sum(words.width(word, 32 * u) + 34 * u for word, _ in rows)
        side = min(112 * u, (room - labels) / sum(len(things) for _, things in rows) - 4 * u)
        x = left
        for word, things in rows:
            text = words.line(word, 32 * u, ink)
            surface.blit(text, (round(x), round(top + (112 * u - text.get_height()) / 2)))
            x += text.get_width() + 10 * u
            for thing in things:
                picture = self._kit.pictures.get(f"thing-{THINGS[thing].id}", side, side)
                surface.blit(picture, (round(x), round(top + (112 * u - side) / 2)))
                x += side + 4 * u
            x += 24 * u
