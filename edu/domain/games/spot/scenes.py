"""The twelve places: which things stand where, on a grid that a picture of any size can be drawn to."""

from __future__ import annotations

from dataclasses import dataclass

from edu.domain.games.spot.kinds import DECOYS

WIDE, HIGH = 1600, 900
"""The grid. A finger aims at boxes of at least `LEAST`, all of them below `TOP`: reached from a wheelchair."""
LEAST, TOP = 180, 360
"""`LEAST` is 120 px on a screen 1080 px wide."""


@dataclass(frozen=True, slots=True)
class Place:
    """A thing and the box that a finger aims at; its drawing may stand out of the box."""

    kind: str
    x: int
    y: int
    wide: int
    high: int

    @property
    def can_be_wrong(self) -> bool:
        return self.kind not in DECOYS

    def holds(self, x: int, y: int) -> bool:
        return self.x <= x < self.x + self.wide and self.y <= y < self.y + self.high


@dataclass(frozen=True, slots=True)
class Scene:
    id: str
    places: tuple[Place, ...]

    def at(self, x: int, y: int) -> int | None:
        """Number of the place there."""
        return next((number for number, place in enumerate(self.places) if place.holds(x, y)), None)


SCENES: tuple[Scene, ...] = (
    Scene("kitchen", (
        Place("hose-wall", 790, 380, 380, 240),
        Place("hose-long", 430, 640, 360, 250),
        Place("socket-chain", 20, 640, 380, 250),
        Place("battery-indoors", 1200, 360, 380, 260),
        Place("wire-mess", 20, 360, 350, 260),
        Place("stairs-goods", 1190, 640, 390, 250),
        Place("pan-lid", 820, 650, 340, 240),
        Place("window-open", 400, 360, 340, 250),
    )),
    Scene("workshop", (
        Place("guard-off", 390, 640, 420, 250),
        Place("exit-locked", 1210, 370, 360, 250),
        Place("hot-work", 840, 640, 330, 250),
        Place("no-mask", 20, 650, 340, 240),
        Place("bottle-hidden", 810, 370, 360, 250),
        Place("wire-mess", 30, 370, 420, 250),
        Place("panel-locked", 480, 360, 300, 260),
        Place("old-bottle", 1200, 650, 380, 240),
    )),
    Scene("shop", (
        Place("bed-beside-danger", 360, 370, 400, 250),
        Place("wire-mess", 20, 360, 300, 270),
        Place("bike-stairs", 1250, 640, 330, 250),
        Place("exit-blocked", 840, 650, 380, 240),
        Place("socket-chain", 470, 640, 330, 250),
        Place("bottle-hidden", 800, 360, 330, 260),
        Place("exit-sign", 1170, 370, 410, 250),
        Place("handrail", 30, 650, 410, 240),
    )),
    Scene("site", (
        Place("edge-open", 400, 360, 340, 250),
        Place("no-helmet", 430, 640, 360, 250),
        Place("site-dorm", 20, 360, 350, 260),
        Place("hot-work", 820, 650, 340, 240),
        Place("fire-lane", 1190, 640, 390, 250),
        Place("wire-mess", 790, 380, 380, 240),
        Place("panel-locked", 1200, 360, 380, 260),
        Place("cordon", 20, 640, 380, 250),
    )),
    Scene("space", (
        Place("space-test", 810, 370, 360, 250),
        Place("space-guard", 1210, 370, 360, 250),
        Place("space-sign", 30, 370, 420, 250),
        Place("space-oxygen", 840, 640, 330, 250),
        Place("space-rescue", 390, 640, 420, 250),
        Place("space-permit", 480, 360, 300, 260),
        Place("generator", 1200, 650, 380, 240),
        Place("cone", 20, 650, 340, 240),
    )),
    Scene("farm-store", (
        Place("food-beside-pesticide", 360, 370, 400, 250),
        Place("pesticide-split", 470, 640, 330, 250),
        Place("bed-beside-danger", 20, 360, 300, 270),
        Place("smoking", 30, 650, 410, 240),
        Place("exit-blocked", 1250, 640, 330, 250),
        Place("bottle-hidden", 840, 650, 380, 240),
        Place("old-bottle", 1170, 370, 410, 250),
        Place("window-open", 800, 360, 330, 260),
    )),
    Scene("school", (
        Place("exit-locked", 1200, 360, 380, 260),
        Place("bars", 20, 360, 350, 260),
        Place("fire-door", 400, 360, 340, 250),
        Place("hydrant-hidden", 430, 640, 360, 250),
        Place("bus-over", 1190, 640, 390, 250),
        Place("stairs-goods", 820, 650, 340, 240),
        Place("exit-sign", 790, 380, 380, 240),
        Place("handrail", 20, 640, 380, 250),
    )),
    Scene("restaurant", (
        Place("hose-long", 20, 650, 340, 240),
        Place("gas-alarm", 480, 360, 300, 260),
        Place("exit-blocked", 1200, 650, 380, 240),
        Place("bars", 30, 370, 420, 250),
        Place("bottle-hidden", 390, 640, 420, 250),
        Place("stairs-goods", 840, 640, 330, 250),
        Place("pan-lid", 810, 370, 360, 250),
        Place("exit-sign", 1210, 370, 360, 250),
    )),
    Scene("road", (
        Place("grain-road", 30, 650, 410, 240),
        Place("tractor-people", 840, 650, 380, 240),
        Place("moto-helmet", 470, 640, 330, 250),
        Place("bike-wire", 20, 360, 300, 270),
        Place("fire-lane", 1170, 370, 410, 250),
        Place("hydrant-hidden", 800, 360, 330, 260),
        Place("cone", 1250, 640, 330, 250),
        Place("rack", 360, 370, 400, 250),
    )),
    Scene("dorm", (
        Place("battery-indoors", 20, 640, 380, 250),
        Place("bike-stairs", 1190, 640, 390, 250),
        Place("bars", 20, 360, 350, 260),
        Place("fire-door", 790, 380, 380, 240),
        Place("socket-chain", 430, 640, 360, 250),
        Place("exit-locked", 1200, 360, 380, 260),
        Place("rack", 820, 650, 340, 240),
        Place("old-bottle", 400, 360, 340, 250),
    )),
    Scene("warehouse", (
        Place("exit-blocked", 1200, 650, 380, 240),
        Place("fire-shutter", 810, 370, 360, 250),
        Place("smoking", 20, 650, 340, 240),
        Place("hydrant-hidden", 480, 360, 300, 260),
        Place("bed-beside-danger", 30, 370, 420, 250),
        Place("hot-work", 840, 640, 330, 250),
        Place("bin-sand", 390, 640, 420, 250),
        Place("hydrant-box", 1210, 370, 360, 250),
    )),
    Scene("nursing", (
        Place("exit-locked", 1170, 370, 410, 250),
        Place("lift-overdue", 800, 360, 330, 260),
        Place("fire-door", 360, 370, 400, 250),
        Place("smoking", 30, 650, 410, 240),
        Place("bike-stairs", 1250, 640, 330, 250),
        Place("bars", 20, 360, 300, 270),
        Place("handrail", 840, 650, 380, 240),
        Place("hydrant-box", 470, 640, 330, 250),
    )),
)  # fmt: skip
"""Six things of each can be wrong, two only look so."""
