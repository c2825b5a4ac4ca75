"""Smoke from room to room: a fire that grows with the square of time, and doors that are open or shut.

Outputs: `<room>` 0–1000 for each, and `fire` 0–1000. Levers: `<door>` 0 shut or 1 open, `out` 1 once it is put out,
`lit` 0 or 1. What can be taught with it: a closed door buys minutes; the first minute of a fire is the cheap one; a
stair with open doors fills from below before anybody sees a flame.
"""

from __future__ import annotations

from collections.abc import Mapping

from edu.domain.drills.layout import Layout
from edu.domain.drills.state import Desk
from edu.domain.drills.world.settings import BadSetting, Settings

LEAK = 10
"""Permille a minute that passes a shut door."""
THROUGH = 450
"""Permille a minute of the difference that passes an open one."""
PART = 20
"""Seconds."""
DYING = 5
"""A fire that is put out goes down so many times as fast as time went by."""


class Spread:
    """Settings: rooms [{id, vent permille a minute that goes outside}], doors [{id, from, to, open 0/1}], source (a
    room), full: seconds until the fire is at its height, gives: level a minute that it then adds to its room, lit 0/1.
    """

    def __init__(self, layout: Layout, name: str, settings: Mapping[str, object]) -> None:
        read = Settings(settings)
        self._seconds = layout.scenario.beat * layout.scenario.tick
        # in parts so short that no room gives more than it has
        self._parts = [min(PART, self._seconds - done) for done in range(0, self._seconds, PART)]
        rooms, doors = read.maps("rooms"), read.maps("doors")
        ids = [room.text("id") for room in rooms]
        self._vents = [room.number("vent", 0, high=1000) for room in rooms]
        self._full, self._gives = read.number("full", 300, low=30), read.number("gives", 600)
        self._source = _place(ids, read.text("source"))
        piece = f"model {name}"
        self._rooms = [layout.add("model", f"{name}.{one}", piece=piece) for one in ids]
        self._fire = layout.add("model", f"{name}.fire")
        self._age = layout.add("kept", f"{name}.age")
        self.levers = {
            "lit": layout.add("lever", f"{name}.lit", read.number("lit", 1, high=1)),
            "out": layout.add("lever", f"{name}.out"),
        }
        self._doors = []
        for door in doors:
            lever = layout.add("lever", f"{name}.{door.text('id')}", door.number("open", 0, high=1))
            self.levers[door.text("id")] = lever
            self._doors.append((lever, _place(ids, door.text("from")), _place(ids, door.text("to"))))
        read.finished(*rooms, *doors)

    def begin(self, desk: Desk, seed: int) -> None:
        """Nothing is left to chance."""

    def step(self, desk: Desk) -> None:
        v, first = desk.slots, self._rooms[0]
        levels = v[first : first + len(self._rooms)]
        fire = self._burnt(desk)
        if not fire and not any(levels):
            return
        for seconds in self._parts:
            levels[self._source] += fire * self._gives * seconds // 60_000
            levels = self._mixed(v, levels, seconds)
        desk.put_row(first, levels)

    def _mixed(self, v: list[int], levels: list[int], seconds: int) -> list[int]:
        flows = [0] * len(levels)
        for lever, one, other in self._doors:
            share = (THROUGH if v[lever] else LEAK) * seconds // 60
            passing = (levels[one] - levels[other]) * share // 1000
            flows[one] -= passing
            flows[other] += passing
        after = []
        for level, flow, vent in zip(levels, flows, self._vents, strict=True):
            now = level + flow
            lost = -(-now * vent * seconds // 60_000)
            after.append(max(0, min(1000, now - lost)))
        return after

    def _burnt(self, desk: Desk) -> int:
        """The fire's strength after this beat: (t / full)², backwards once it is out."""
        v = desk.slots
        age = v[self._age]
        if v[self.levers["out"]]:
            age = max(0, age - DYING * self._seconds)
        elif v[self.levers["lit"]]:
            age = min(self._full, age + self._seconds)
        fire = 1000 * age * age // (self._full * self._full)
        desk.put(self._age, age)
        desk.put(self._fire, fire)
        return fire


def _place(ids: list[str], name: str) -> int:
    if name not in ids:
        raise BadSetting(f"没有“{name}”这个房间。")
    return ids.index(name)
