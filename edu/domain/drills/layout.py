"""Every name of a scenario gets its place in the list of integers that is the state.

A zone's group has nine places in a row (`GROUP`), so that the model of people reads and writes them as one piece.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from edu.domain.drills.conditions import Closure, at_slot, bits, constant
from edu.domain.drills.effects import ASKED
from edu.domain.drills.scenario import Scenario, Zone

GROUP = ("home", "heard", "ready", "road", "safe", "refused", "trapped", "lost", "rest")
"""在家 已知情 已准备 在路上 已到点 不肯走 受困 伤亡, and thousandths of a person not yet counted."""
ORDERS = ("none", *ASKED)
CONTENT = ("risk", "place", "time", "action")
NEVER = -1

TICK, FROZEN = 0, 1
MARKS = 58
"""So many that a set of them is a small integer."""


@dataclass(slots=True)
class Layout:
    """Slots by (family, id); `start` are their values before the first tick.

    Each slot has a mark, one bit of few: what is written in one piece shares it. Many slots may share one by chance,
    which costs a question too many and no more; the clock's is its own, as it moves on every tick.
    """

    scenario: Scenario
    start: list[int] = field(default_factory=lambda: [0, 0])
    marks: list[int] = field(default_factory=lambda: [1, 2])
    pieces: dict[str, int] = field(default_factory=dict)
    slots: dict[tuple[str, str], int] = field(default_factory=dict)

    def add(self, family: str, name: str, value: int = 0, piece: str = "") -> int:
        slot = len(self.start)
        self.start.append(value)
        number = self.pieces.setdefault(piece or f"{family} {name}", len(self.pieces))
        self.marks.append(2 << number % MARKS)
        self.slots[family, name] = slot
        return slot

    def find(self, family: str, name: str) -> int | None:
        return self.slots.get((family, name))

    def group(self, zone: str, group: str) -> int:
        """The first of its nine slots."""
        return self.slots["group", f"{zone}.{group}"]

    def marks_of(self, reads: int) -> int:
        """The marks of a closure's `reads`. What reads nothing (`true`) is asked whenever anything was written."""
        if not reads:
            return -1
        found = 0
        for slot, mark in enumerate(self.marks):
            found |= mark if reads >> slot & 1 else 0
        return found

    # -- what expressions may name --

    def name(self, text: str) -> Closure | None:
        if text == "t":
            seconds = self.scenario.tick
            if seconds == 60:  # asked on every beat by nearly everything that comes by time
                return at_slot(TICK)
            return Closure("int", lambda v: v[TICK] * seconds // 60, 1 << TICK)
        if text in self.scenario.params:
            return constant("int", self.scenario.params[text])
        for family in ("meter", "model"):
            slot = self.find(family, text)
            if slot is not None:
                return at_slot(slot)
        return None

    def call(self, function: str, arguments: Sequence[str]) -> Closure | str:
        made = _FUNCTIONS.get(function)
        if made is None:
            return f"没有“{function}”这个函数；可以用：{'、'.join(sorted(_FUNCTIONS))}、min、max。"
        return made(self, arguments)


def layout_of(scenario: Scenario) -> Layout:
    """Slots for everything but the models, which add their own."""
    made = Layout(scenario)
    for zone in scenario.zones:
        _zone(made, zone)
    for shelter in scenario.shelters:
        made.add("opens", shelter.id, 1 if shelter.open else 0)
        made.add("inside", shelter.id)
    for asset in scenario.assets:
        made.add("free", asset.id, asset.count)
    for meter in scenario.meters:
        made.add("meter", meter.id, meter.start)
    state_by = [criterion for criterion in scenario.criteria if criterion.kind == "state_by"]
    rows: tuple[tuple[Sequence[_Named], tuple[str, ...]], ...] = (
        (scenario.roads, ("gate",)),
        (scenario.injects, ("fired",)),
        (scenario.decisions, ("state", "opened", "answered", "lapsed")),
        (scenario.actions, ("count", "acted")),
        (scenario.forms, ("sent", "fields")),
        (scenario.redlines, ("redline",)),
        (scenario.roles, ("npc",)),
        (state_by, ("met",)),
    )
    for parts, families in rows:
        for part in parts:
            for family in families:
                made.add(family, part.id)
    return made


class _Named(Protocol):
    @property
    def id(self) -> str: ...


def _zone(made: Layout, zone: Zone) -> None:
    for group in zone.groups:
        first = made.add("group", f"{zone.id}.{group.id}", group.people, piece=f"people {zone.id}")
        for stage in GROUP[1:]:
            made.add(f"stage-{stage}", f"{zone.id}.{group.id}", piece=f"people {zone.id}")
        assert len(made.start) == first + len(GROUP)
    for what, value in (("order", 0), ("route", NEVER), ("hands", 0), ("content", 0), ("power", 1), ("network", 1)):
        made.add(what, zone.id, value)
    made.add("stirred", zone.id)
    for channel in made.scenario.channels:
        made.add("voice", f"{zone.id}.{channel.id}")


# -- functions --

_Maker = Callable[[Layout, Sequence[str]], "Closure | str"]


def _wrong(function: str, wanted: str) -> str:
    return f"{function}(…) 的括号里要写{wanted}。"


def _people(stages: Sequence[str]) -> _Maker:
    """Heads in those stages, of one zone or of all."""
    places = [GROUP.index(stage) for stage in stages]

    def make(layout: Layout, arguments: Sequence[str]) -> Closure | str:
        slots = _stage_slots(layout, arguments, places)
        return slots if isinstance(slots, str) else _summed(slots)

    return make


def _stage_slots(layout: Layout, arguments: Sequence[str], places: Sequence[int]) -> list[int] | str:
    zones = [zone for zone in layout.scenario.zones if not arguments or zone.id == arguments[0]]
    if len(arguments) > 1 or not zones:
        return "括号里要写一个地点的编号，或者留空。"
    return [layout.group(zone.id, group.id) + place for zone in zones for group in zone.groups for place in places]


def _summed(slots: list[int]) -> Closure:
    if len(slots) == 1:
        return at_slot(slots[0])
    if not slots:
        return constant("int", 0)
    first, end, width = slots[0], slots[-1] + 1, len(GROUP)
    if slots == list(range(first, end, width)):  # one stage, everywhere asked: the places of one row
        return Closure("int", lambda v: sum(v[first:end:width]), bits(slots))
    return Closure("int", lambda v: sum([v[slot] for slot in slots]), bits(slots))


def _share(layout: Layout, arguments: Sequence[str]) -> Closure | str:
    """Permille of a zone's people (or a group's, `share(zone.group)`) who have arrived."""
    if len(arguments) == 1 and ("group", arguments[0]) in layout.slots:
        first = layout.slots["group", arguments[0]]
        safe, total = [first + GROUP.index("safe")], layout.start[first]
    else:
        found = _stage_slots(layout, arguments, [GROUP.index("safe")])
        if isinstance(found, str):
            return found
        safe = found
        zones = [zone for zone in layout.scenario.zones if not arguments or zone.id == arguments[0]]
        total = sum(group.people for zone in zones for group in zone.groups)
    arrived, of = _summed(safe), max(1, total)
    run = arrived.run
    return Closure("int", lambda v: run(v) * 1000 // of, arrived.reads)


def _flag(family: str, wanted: str) -> _Maker:
    def make(layout: Layout, arguments: Sequence[str]) -> Closure | str:
        slot = layout.find(family, arguments[0]) if len(arguments) == 1 else None
        if slot is None:
            return _wrong("这个函数", wanted)
        where = slot
        return Closure("bool", lambda v: v[where] != 0, 1 << where)

    return make


def _number(family: str, wanted: str) -> _Maker:
    def make(layout: Layout, arguments: Sequence[str]) -> Closure | str:
        slot = layout.find(family, arguments[0]) if len(arguments) == 1 else None
        return _wrong("这个函数", wanted) if slot is None else at_slot(slot)

    return make


def _chosen(layout: Layout, arguments: Sequence[str]) -> Closure | str:
    decision = layout.scenario.decision(arguments[0]) if len(arguments) == 2 else None
    if decision is None or decision.option(arguments[1]) is None:
        return _wrong("chosen", "决策编号和选项编号")
    slot = layout.slots["state", decision.id]
    wanted = 2 + [option.id for option in decision.options].index(arguments[1])
    return Closure("bool", lambda v: v[slot] == wanted, 1 << slot)


def _ordered(layout: Layout, arguments: Sequence[str]) -> Closure | str:
    slot = layout.find("order", arguments[0]) if len(arguments) == 2 else None
    if slot is None or arguments[1] not in ORDERS:
        return _wrong("ordered", "地点编号和 leave、stay、return 之一")
    where, wanted = slot, ORDERS.index(arguments[1])
    return Closure("bool", lambda v: v[where] == wanted, 1 << where)


HAPPENED = ("fired", "answered", "acted", "sent", "redline")
"""Families whose slot holds the tick + 1 of what happened."""


def happened_slot(layout: Layout, name: str) -> int | None:
    """The slot with the tick + 1 at which an inject fired, a decision was answered, an action or a form was done."""
    return next((slot for family in HAPPENED if (slot := layout.find(family, name)) is not None), None)


def _since(layout: Layout, arguments: Sequence[str]) -> Closure | str:
    """Minutes since; -1 before it happened."""
    slot = happened_slot(layout, arguments[0]) if len(arguments) == 1 else None
    if slot is None:
        return _wrong("since", "消息、决策、行动或报告的编号")
    where, seconds = slot, layout.scenario.tick
    reads = bits((TICK, where))
    return Closure("int", lambda v: (v[TICK] - v[where] + 1) * seconds // 60 if v[where] else -1, reads)


def _open_shelter(layout: Layout, arguments: Sequence[str]) -> Closure | str:
    slot = layout.find("opens", arguments[0]) if len(arguments) == 1 else None
    if slot is None:
        return _wrong("ready", "安置点编号")
    where = slot
    return Closure("bool", lambda v: 0 < v[where] <= v[TICK] + 1, bits((TICK, where)))


def _voice(layout: Layout, arguments: Sequence[str]) -> Closure | str:
    slot = layout.find("voice", ".".join(arguments)) if len(arguments) == 2 else None
    if slot is None:
        return _wrong("warned", "地点编号和渠道编号")
    where = slot
    return Closure("bool", lambda v: v[where] > 0, 1 << where)


_FUNCTIONS: Mapping[str, _Maker] = {
    "share": _share,
    "home": _people(("home", "heard", "ready", "refused")),
    "moving": _people(("road",)),
    "safe": _people(("safe",)),
    "refused": _people(("refused",)),
    "trapped": _people(("trapped",)),
    "lost": _people(("lost",)),
    "chosen": _chosen,
    "answered": _flag("answered", "决策编号"),
    "opened": _flag("opened", "决策编号"),
    "fired": _flag("fired", "消息编号"),
    "done": _flag("acted", "行动编号"),
    "sent": _flag("sent", "报告编号"),
    "marked": _flag("redline", "红线编号"),
    "closed": _flag("gate", "道路编号"),
    "power": _flag("power", "地点编号"),
    "network": _flag("network", "地点编号"),
    "ready": _open_shelter,
    "warned": _voice,
    "ordered": _ordered,
    "free": _number("free", "力量编号"),
    "inside": _number("inside", "安置点编号"),
    "times": _number("count", "行动编号"),
    "since": _since,
}
