"""The night as it is touched and answered, from the flat to the yard."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pygame

from edu.domain.games.ebike.night import TRAPS, Night, Thing
from ui.games.ebike.flat import Flat
from ui.games.ebike.outside import Outside
from ui.games.ebike.plan import seen_in
from ui.games.view import Target

if TYPE_CHECKING:
    from ui.games.ebike.fires import Fires
    from ui.games.ebike.harm import Harm
    from ui.games.ebike.hints import Hints
    from ui.games.ebike.plan import Plan
    from ui.games.kit import Kit
    from ui.games.motes import Swarm

_SOUNDS: dict[Thing, str] = {
    "family": "wake", "out": "hinge", "carry": "blast", "bucket": "splash", "unplug": "crackle", "film": "bad",
    "close": "door", "knock": "knock", "down": "steps", "lift": "cough", "call": "dial", "back": "cough",
    "seal": "good", "window": "window", "rush": "blast", "towel": "cough", "jump": "bad",
}  # fmt: skip


class Dark:
    """`seen` is where everything of this night stands."""

    def __init__(
        self, kit: Kit, plan: Plan, night: Night, *, swarm: Swarm, fires: Fires, hints: Hints, harm: Harm
    ) -> None:
        self._kit, self._night, self._hints, self._harm = kit, night, hints, harm
        self.seen = seen_in(plan, night)
        self._flat = Flat(kit, plan, night, self.seen, swarm, fires)
        self._outside = Outside(kit, plan, night, self.seen, swarm, fires)

    def targets(self) -> list[Target]:
        if self._night.ending:
            return []
        return [Target(thing, self.seen[thing].touch) for thing in self._night.here]

    def done(self, thing: Thing) -> bool:
        """Whether it was one of those that hurt."""
        self._flat.done(thing)
        self._outside.done(thing)
        self._hints.stir()
        self._kit.speaker.say(_SOUNDS[thing])
        if thing not in TRAPS:
            return False
        named = self._kit.pack.thing(thing)
        self._hints.warn(named.wrong if named else "")
        self._harm.strike(1.0)
        return True

    def step(self) -> None:
        (self._flat if self._night.where == "flat" else self._outside).step()

    def draw(self, surface: pygame.Surface, squash: Callable[[str], float]) -> None:
        """In the yard before what the evening drew."""
        where = self._night.where
        if where == "flat":
            self._flat.draw(surface, squash)
        elif where == "landing":
            self._outside.draw_landing(surface, squash)
        else:
            self._outside.draw_yard(surface, squash)
        if self._night.ending in ("", "hurt"):
            scene = self._flat if where == "flat" else self._outside
            scene.draw_words(surface, self._hints.due_thing())
