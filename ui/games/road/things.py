"""What lies at hand on the pavement, and a telephone that rings: touched where they are."""

from __future__ import annotations

from collections.abc import Callable

import pygame

from edu.domain.games.road.crossing import AT_HAND, THINGS, Crossing, Thing
from ui.games import ease
from ui.games.faces import Face, Faces
from ui.games.kit import Kit
from ui.games.road.plan import Plan
from ui.games.view import Box, Target

WORDS: dict[Thing, str] = {"helmet": "头盔", "push": "下车推", "vest": "反光背心", "torch": "手电"}
PHONE = "answer"


def thing_key(thing: Thing) -> str:
    return f"thing-{thing}"


def number_of(key: str) -> int:
    """Of a thing's key, as the rules count them."""
    return next(number for number, thing in enumerate(THINGS) if thing_key(thing) == key)


class Things:
    def __init__(self, kit: Kit, plan: Plan, faces: Faces) -> None:
        self._kit, self._plan, self._faces = kit, plan, faces

    def targets(self, road: Crossing) -> list[Target]:
        found = [
            Target(thing_key(thing), box)
            for thing, box in zip(AT_HAND.get(road.place, ()), self._plan.things, strict=False)
            if road.y <= 0 and not road.outcome
        ]
        return [*found, Target(PHONE, self._plan.phone)] if road.ringing and not road.outcome else found

    def box(self, road: Crossing, thing: Thing) -> Box:
        return self._plan.things[AT_HAND[road.place].index(thing)]

    def draw(self, surface: pygame.Surface, road: Crossing, due: str, age: int, squash: Callable[[str], float]) -> None:
        still = self._kit.theme.reduced_motion
        lift = 0.0 if still else 6 * self._plan.unit * (0.5 + 0.5 * ease.wave(age, 1.1))
        for target in self.targets(road):
            if target.key == PHONE:
                shake = 0.0 if still else 6 * self._plan.unit * ease.wave(age, 0.12) * (age % 50 < 28)
                box = Box(target.box.x + shake, target.box.y, target.box.w, target.box.h)
                self._faces.draw(surface, Face("phone", ("来电话了",)), box, squash(PHONE))
                continue
            thing = THINGS[number_of(target.key)]
            taken = thing in road.has
            state = "done" if taken else "next" if due == target.key else "plain"
            face = Face(f"thing-{thing}", (WORDS[thing],), state)  # type: ignore[arg-type]
            self._faces.draw(surface, face, target.box, squash(target.key), lift if state == "next" else 0.0)
