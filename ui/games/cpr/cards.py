"""What can be done, along the foot, as it was laid for the round; at the first level what helps is numbered."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pygame

from edu.domain.games.cpr.scene import NEEDFUL, Deed
from ui.games import ease
from ui.games.cpr.plan import Plan, cards
from ui.games.faces import Face, Faces, State
from ui.games.kit import Kit
from ui.games.view import PAUSE, Target

if TYPE_CHECKING:
    from edu.domain.games.cpr.game import CprPlay

WORDS: dict[Deed, str] = {
    "shout": "拍肩喊他", "call": "打 120", "fetch": "取 AED", "look": "看呼吸", "pinch": "掐人中", "water": "灌点水",
    "side": "侧过来等", "pulse": "摸脉", "carry": "背去医院",
}  # fmt: skip
ORDER: tuple[Deed, ...] = ("shout", "call", "fetch", "look")
"""As it is taught: tap and shout, have 120 called and the machine fetched, then see whether he breathes."""
_ROW = tuple((word,) for word in WORDS.values())


class Cards:
    def __init__(self, kit: Kit, plan: Plan, play: CprPlay) -> None:
        self._kit, self._plan, self._play = kit, plan, play
        self._faces = Faces(kit, plan.unit)
        laid = play.scene.laid
        self._boxes = dict(zip(laid, cards(plan, len(laid)), strict=True))
        self._age = 0

    def step(self) -> None:
        self._age += 1

    def targets(self) -> list[Target]:
        here = self._play.here
        return [Target(deed, box) for deed, box in self._boxes.items() if deed in here]

    def middle(self, deed: str) -> tuple[float, float]:
        return next(box.centre for name, box in self._boxes.items() if name == deed)

    def draw(self, surface: pygame.Surface, squash: Callable[[str], float], due: str) -> None:
        plan, kit, u = self._plan, self._kit, self._plan.unit
        c = kit.theme.colours
        surface.fill(c.rail, plan.foot.rect)
        surface.fill(c.rail_active, (plan.foot.rect[0], plan.foot.rect[1], plan.foot.rect[2], round(4 * u)))
        self._faces.draw(surface, Face("", ("暂停",), icon="pause"), plan.pause, squash(PAUSE))
        here = set(() if self._play.over else self._play.here)
        busy = self._play.scene.busy > 0
        for deed, box in self._boxes.items():
            lift = 6 * u * (0.5 + 0.5 * ease.wave(self._age, 1.1)) if deed == due and not self._still else 0.0
            off = deed not in here or (busy and deed != self._play.scene.doing)
            self._faces.draw(surface, self._face(deed, due, off=off), box, squash(deed), lift)

    @property
    def _still(self) -> bool:
        return self._kit.theme.reduced_motion

    def _face(self, deed: Deed, due: str, *, off: bool) -> Face:
        scene = self._play.scene
        state: State = "plain"
        if deed == scene.doing:
            state = "chosen"
        elif deed in scene.done and deed in NEEDFUL:
            state = "done"
        elif off:
            state = "off"
        elif deed == due:
            state = "next"
        first = self._play.level == 1 and deed in ORDER and deed not in scene.done
        number = str(ORDER.index(deed) + 1) if first else ""
        return Face(f"do-{deed}", (WORDS[deed],), state, number, row=_ROW)
