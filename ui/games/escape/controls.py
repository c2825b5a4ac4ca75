"""Cards and buttons: what can be done now, and where it lies."""

from __future__ import annotations

import pygame
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from edu.domain.games.acts import Act
from edu.domain.games.smoke.escape import DEADLY, Escape
from edu.domain.games.smoke.floor import REACH, THINGS
from ui.games import ease
from ui.games.escape.advice import POSTURES
from ui.games.escape.plan import Plan
from ui.games.faces import Face, Faces, State
from ui.games.gauge import Gauge
from ui.games.kit import Kit
from ui.games.view import PAUSE, Box, GameView, Target

ROAM = {"roam-west": "west", "roam-east": "east"}
"""The storey itself: touched left or right of the person, they go there."""
_WAY = {"west": -1, "east": 1}
_ROOM = ("feel", "door", "gap", "signal", "towel")
_WORDS: dict[str, tuple[str, ...]] = {
    "feel": ("摸门",), "open": ("开门",), "shut": ("关门",), "out": ("出门",), "seal": ("堵门缝",),
    "signal": ("窗口求救",), "towel": ("湿毛巾",), "in": ("回屋",), "west": ("往左",), "east": ("往右",),
    "enter-near": ("走楼梯",), "enter-far": ("走楼梯",), "enter-lift": ("坐电梯",), "stand": ("站直",),
    "bend": ("弯腰",), "crawl": ("爬行",), "call": ("报119",),
}  # fmt: skip
_DRAWN = {"west": "do-left", "east": "do-right", "enter-near": "do-stairs", "enter-far": "do-stairs",
          "enter-lift": "do-lift"}  # fmt: skip
_DONE = {"feel": ("摸过了",), "seal": ("堵好了",), "towel": ("打湿了",), "call": ("已报119",)}
_ROOM_ROW = tuple(_WORDS[key] for key in ("feel", "open", "shut", "seal", "out", "signal", "towel"))
_CORRIDOR_ROW = tuple(_WORDS[key] for key in ("west", "east", "shut", "in", "enter-near", "enter-lift"))
_CALL_ROW = (_WORDS["call"], _DONE["call"])
_POSTURE_ROW = tuple(_WORDS[key] for key in POSTURES)


def act_of(key: str, going: int) -> Act:
    """What a touch of the target does; who is touched in the way they already go stops."""
    key = ROAM.get(key, key)
    if key in _WAY:
        return Act("go", 0 if going == _WAY[key] else _WAY[key])
    if key in POSTURES:
        return Act("posture", POSTURES.index(key))
    if key.startswith("enter-"):
        return Act("enter", [f"enter-{thing}" for thing in THINGS].index(key))
    return Act(key)


class Controls:
    """`asked` is the target that a hint speaks of: it calls to be touched."""

    def __init__(self, kit: Kit, plan: Plan, escape: Escape) -> None:
        self._kit, self._plan, self._escape = kit, plan, escape
        self._faces = Faces(kit, plan.unit)
        self._gauge = Gauge(plan.gauge, plan.unit, good=0.6, fair=0.3, drawing="lungs")
        self.asked = ""
        self._place = dict(zip(_ROOM, escape.floor.laid, strict=True))

    # -- what can be touched --

    def targets(self, figure: float) -> list[Target]:
        """`figure`: where across the glass the person is."""
        escape, plan = self._escape, self._plan
        found: list[Target] = []
        if not escape.ending and not escape.towel:
            if escape.place is not None:
                found += self._roam(figure)
            found += [Target(key, box) for key, box in self._offered().items() if self._state(key) != "done"]
        return [*found, Target(PAUSE, plan.pause)]

    def _roam(self, figure: float) -> list[Target]:
        """Both sides of the person, where a hand may reach: below the upper four tenths."""
        plan = self._plan
        top = max(plan.head.y + plan.head.h, plan.height * 0.4)
        split = max(120 * plan.unit, min(plan.width - 120 * plan.unit, figure))
        tall = plan.scene.h - top
        return [
            Target("roam-west", Box(0, top, split, tall)),
            Target("roam-east", Box(split, top, plan.width - split, tall)),
        ]

    def _offered(self) -> dict[str, Box]:
        escape, plan = self._escape, self._plan
        found = dict(zip(POSTURES, plan.postures, strict=True))
        found["call"] = plan.call
        found |= self._room() if escape.place is None else self._corridor(escape.place)
        return found

    def _room(self) -> dict[str, Box]:
        escape = self._escape
        opens = escape.door_open
        here = {slot: slot for slot in _ROOM}
        here |= {"door": "shut" if opens else "open", "gap": "out" if opens else "seal"}
        return {key: self._plan.slots[self._place[slot]] for slot, key in here.items()}

    def _corridor(self, place: int) -> dict[str, Box]:
        escape, plan = self._escape, self._plan
        found = dict(zip(("west", "east"), plan.walk, strict=True))
        away = abs(place - escape.floor.room)
        if escape.door_open and away <= 2 * REACH:
            found["shut"] = plan.doors[0]
        if away <= REACH:
            found["in"] = plan.doors[1]
        found |= {f"enter-{thing}": plan.doors[1] for thing in THINGS if escape.near(thing)}
        return found

    def _state(self, key: str) -> State:
        escape = self._escape
        past = {"feel": escape.felt, "seal": escape.sealed, "towel": escape.wet, "call": escape.alarm}
        if past.get(key):
            return "done"
        if key in POSTURES and POSTURES.index(key) == escape.posture:
            return "chosen"
        if key in _WAY and _WAY[key] == escape.going:
            return "chosen"
        if key == self.asked:
            return "next"
        return "alarm" if key == "call" else "plain"

    # -- drawn --

    def draw(self, surface: pygame.Surface, view: GameView) -> None:
        plan, kit, escape = self._plan, self._kit, self._escape
        c, u = kit.theme.colours, plan.unit
        surface.fill(c.rail, plan.foot.rect)
        surface.fill(c.rail_active, (plan.foot.rect[0], plan.foot.rect[1], plan.foot.rect[2], round(4 * u)))
        self._faces.draw(surface, Face("", ("暂停",), icon="pause"), plan.pause, view.squash(PAUSE))
        if escape.place is not None:
            for box in plan.doors:
                surface.blit(self._free(box), (round(box.x), round(box.y)))
        here = _ROOM_ROW if escape.place is None else _CORRIDOR_ROW
        for key, box in self._offered().items():
            state = self._state(key)
            lift = 0.0
            if state == "next" and not kit.theme.reduced_motion:
                lift = 6 * u * (0.5 + 0.5 * ease.wave(view.age, 1.1))
            words = _DONE[key] if state == "done" else _WORDS[key]
            row = _POSTURE_ROW if key in POSTURES else _CALL_ROW if key == "call" else here
            face = Face(_DRAWN.get(key, f"do-{key}"), words, state, row=row)
            pressed = max(view.squash(key), *(view.squash(one) for one, of in ROAM.items() if of == key), 0.0)
            self._faces.draw(surface, face, box, pressed, lift)
        self._gauge.draw(surface, kit, max(0.0, 1 - escape.dose / DEADLY))
        if escape.towel:
            self._busy(surface)

    def _free(self, box: Box) -> pygame.Surface:
        """Where doors, stairs and lift come up when one stands before them: a place, no button."""
        kit, u = self._kit, self._plan.unit
        edge = QColor(kit.theme.colours.on_rail_soft)
        edge.setAlphaF(0.45)

        def paint(painter: QPainter) -> None:
            painter.setPen(QPen(edge, 3 * u, Qt.PenStyle.DashLine))
            body = QRectF(2 * u, 2 * u, box.w - 4 * u, box.h - 12 * u)
            painter.drawRoundedRect(body, 26 * u, 26 * u)

        return kit.pictures.shape(("free", edge.name()), box.w, box.h, paint)

    def _busy(self, surface: pygame.Surface) -> None:
        """A bar that fills over the card of the cloth: nothing else can be done meanwhile."""
        plan, u = self._plan, self._plan.unit
        box = plan.slots[self._place["towel"]]
        c = self._kit.theme.colours
        share = 1 - self._escape.towel / (8 * 60)
        surface.fill(
            c.on_rail_soft, (round(box.x + 12 * u), round(box.y - 12 * u), round(box.w - 24 * u), round(12 * u))
        )
        surface.fill(
            c.accent, (round(box.x + 12 * u), round(box.y - 12 * u), round((box.w - 24 * u) * share), round(12 * u))
        )
