"""The cards along the foot: look to either side, walk, run, stand, step back, raise a hand."""

from __future__ import annotations

from collections.abc import Callable

import pygame

from edu.domain.games.road.crossing import RUN, Crossing
from edu.domain.prng import Stream
from ui.games import ease
from ui.games.faces import Face, Faces, State
from ui.games.kit import Kit
from ui.games.road.plan import KEYS, SHUFFLED, Plan
from ui.games.view import PAUSE, Target

WORDS = {
    "look-0": "看左边",
    "look-1": "看右边",
    "back": "退一步",
    "wait": "停一停",
    "go": "走",
    "run": "快跑",
    "wave": "招手",
}
_ROW = tuple((word,) for word in WORDS.values())


class Controls:
    """`due`: key of what the level points at."""

    def __init__(self, kit: Kit, plan: Plan, faces: Faces) -> None:
        self._kit, self._plan, self._faces = kit, plan, faces
        keys = list(KEYS)
        if kit.level > 1:
            # who has learned them finds them by their pictures; left and right stay where they are
            keys[1:-1] = Stream(kit.level, "road/cards").shuffled(SHUFFLED)
        elif plan.mirrored:
            keys[1:-1] = keys[-2:0:-1]
        self._keys = tuple(keys)

    def targets(self, road: Crossing, *, over: bool) -> list[Target]:
        pause = Target(PAUSE, self._plan.pause)
        if over or road.outcome:
            return [pause]
        cards = [Target(key, box) for key, box in zip(self._keys, self._plan.cards, strict=True)]
        return [*cards, pause]

    def draw(self, surface: pygame.Surface, road: Crossing, due: str, age: int, squash: Callable[[str], float]) -> None:
        plan, kit = self._plan, self._kit
        c = kit.theme.colours
        surface.fill(c.rail, plan.foot.rect)
        surface.fill(c.rail_active, (0, plan.foot.rect[1], plan.width, max(2, round(4 * plan.unit))))
        for key, box in zip(self._keys, plan.cards, strict=True):
            state = self._state(road, key, due)
            lift = 0.0
            if state == "next" and not kit.theme.reduced_motion:
                lift = 6 * plan.unit * (0.5 + 0.5 * ease.wave(age, 1.1))
            self._faces.draw(surface, Face(f"do-{key}", (WORDS[key],), state, row=_ROW), box, squash(key), lift)
        self._faces.draw(surface, Face("", ("暂停",), icon="pause"), plan.pause, squash(PAUSE))

    @staticmethod
    def _state(road: Crossing, key: str, due: str) -> State:
        if key == due:
            return "next"
        goes = road.pace > 0 and not road.outcome
        return (
            "chosen"
            if (key == "go" and goes and road.pace != RUN) or (key == "run" and goes and road.pace == RUN)
            else "plain"
        )
