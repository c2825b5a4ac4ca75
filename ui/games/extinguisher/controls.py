"""Cards and buttons: what is offered now, and where it lies."""

from __future__ import annotations

from collections.abc import Sequence

import pygame

from edu.domain.games.extinguisher.fight import BOTTLE, STEPS_OF_BOTTLE, Fight
from edu.domain.games.extinguisher.fires import BOTTLES, FIRES, Tool
from edu.domain.games.extinguisher.offers import JET, offers
from edu.domain.prng import Stream
from ui.games import ease
from ui.games.extinguisher.plan import Plan
from ui.games.faces import Face, Faces, State
from ui.games.gauge import Gauge
from ui.games.kit import Kit
from ui.games.view import PAUSE, Box, GameView, Target

TOOL_WORDS: dict[Tool, tuple[str, ...]] = {
    "dry": ("干粉", "灭火器"),
    "water": ("水基", "灭火器"),
    "co2": ("二氧化碳", "灭火器"),
    "lid": ("锅盖",),
    "bucket": ("一桶水",),
    "leave": ("出门",),
}
_STEP_WORDS = {"lift": ("提起来",), "pin": ("拔掉销子",), "hose": ("握住喷管",)}
_ROW = tuple(TOOL_WORDS.values())
_STEP_ROW = tuple(_STEP_WORDS.values())
_CALL = (("喊人报119",), ("已报119",))
ZONE = "zone"


class Controls:
    def __init__(self, kit: Kit, plan: Plan, fight: Fight) -> None:
        self._kit, self._plan, self._fight = kit, plan, fight
        self._faces = Faces(kit, plan.unit)
        self._gauge = Gauge(plan.gauge, plan.unit, good=0.5, fair=0.2)
        order = STEPS_OF_BOTTLE
        if kit.level > 1:  # who has learned it knows the order; before that the places tell it
            order = Stream(FIRES.index(fight.fire), f"steps/{kit.level}").shuffled(STEPS_OF_BOTTLE)  # type: ignore[assignment]
        self._order = order

    # -- what can be touched --

    def targets(self) -> list[Target]:
        return [*self._offered(), Target(PAUSE, self._plan.pause)]

    def _offered(self) -> list[Target]:
        """Keys are the names of the offers; the jet has the whole picture."""
        places = self._places()
        return [Target(ZONE if name == JET else name, places[name]) for name in offers(self._fight)]

    def _places(self) -> dict[str, Box]:
        plan = self._plan
        return {
            JET: plan.zone, "alarm": self._alarm(), "shut": plan.shut,
            **dict(zip(self._order, plan.steps, strict=True)),
            **dict(zip(self._fight.fire.offered, plan.tools, strict=True)),
            **dict.fromkeys(("back", "cover", "close"), plan.action),
        }  # fmt: skip

    def _alarm(self) -> Box:
        """Where nothing has to be shut off, the call takes both places."""
        plan = self._plan
        if self._fight.fire.first:
            return plan.alarm
        left, right = min(plan.alarm.x, plan.shut.x), max(plan.alarm.x + plan.alarm.w, plan.shut.x + plan.shut.w)
        return Box(left, plan.alarm.y, right - left, plan.alarm.h)

    # -- drawn --

    def draw(self, surface: pygame.Surface, view: GameView) -> None:
        plan, kit, fight = self._plan, self._kit, self._fight
        c = kit.theme.colours
        surface.fill(c.rail, plan.foot.rect)
        surface.fill(c.rail_active, (plan.foot.rect[0], plan.foot.rect[1], plan.foot.rect[2], round(4 * plan.unit)))
        touchable = {target.key: target.box for target in self.targets()}
        for face, key, box in self._all_faces(touchable):
            lift = 0.0
            if face.state == "next" and not kit.theme.reduced_motion and key in touchable:
                lift = 6 * plan.unit * (0.5 + 0.5 * ease.wave(view.age, 1.1))
            self._faces.draw(surface, face, box, view.squash(key), lift)
        if fight.tool in BOTTLES and not fight.ending and fight.gone < 0:
            self._gauge.draw(surface, kit, max(0.0, fight.left_in_bottle / BOTTLE))

    def _all_faces(self, touchable: dict[str, Box]) -> Sequence[tuple[Face, str, Box]]:
        fight, plan = self._fight, self._plan
        faces: list[tuple[Face, str, Box]] = [(Face("", ("暂停",), icon="pause"), PAUSE, plan.pause)]
        called = fight.alarm >= 0
        state: State = "done" if called else "alarm"
        faces.append((Face("do-alarm", _CALL[called], state, row=_CALL), "alarm", self._alarm()))
        if fight.fire.first:
            off = fight.shut >= 0
            heat = fight.fire.first == "heat"
            words = ("已关火" if heat else "已断电",) if off else ("关火",) if heat else ("拉闸断电",)
            faces.append(
                (Face("do-heat" if heat else "do-power", words, "done" if off else "plain"), "shut", plan.shut)
            )
        for tool, box in zip(fight.fire.offered, plan.tools, strict=True):
            state = "chosen" if tool == fight.tool else "plain"
            faces.append((Face(f"tool-{tool}", TOOL_WORDS[tool], state, row=_ROW), tool, box))
        if fight.ending:
            return faces
        return faces + self._big(touchable)

    def _big(self, touchable: dict[str, Box]) -> list[tuple[Face, str, Box]]:
        """The steps of a bottle, or the one thing that is to be done now."""
        fight, plan, first = self._fight, self._plan, self._kit.level == 1
        if "close" in touchable:
            return [(Face("do-close", ("关门",), "next"), "close", plan.action)]
        if "back" in touchable:
            return [(Face("do-back", ("面朝火", "往后退"), "next"), "back", plan.action)]
        if "cover" in touchable:
            return [(Face("do-cover", ("盖上去",), "next"), "cover", plan.action)]
        if ZONE not in touchable or len(fight.prepared) == len(STEPS_OF_BOTTLE):
            return []
        found: list[tuple[Face, str, Box]] = []
        for name, box in zip(self._order, plan.steps, strict=True):
            done = name in fight.prepared
            due = first and name == STEPS_OF_BOTTLE[len(fight.prepared)]
            state: State = "done" if done else "next" if due else "plain"
            number = str(STEPS_OF_BOTTLE.index(name) + 1) if first and not done else ""
            face = Face(f"do-{name}", _STEP_WORDS[name], state, number, row=_STEP_ROW, cornered=True)
            found.append((face, name, box))
        return found
