"""Effects compiled to steps on the desk. What an effect names and is not there becomes a finding."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from edu.domain.drills import effects as e
from edu.domain.drills import happenings
from edu.domain.drills.conditions import Run
from edu.domain.drills.findings import Finding
from edu.domain.drills.layout import CONTENT, GROUP, NEVER, ORDERS, Layout
from edu.domain.drills.parts import CompiledDecision, CompiledInject, Step
from edu.domain.drills.state import Desk
from edu.domain.drills.world.kinds import WorldModel
from edu.domain.drills.world.people import STIRRED

_REFUSED, _SAFE, _TRAPPED, _LOST, _HEARD = (GROUP.index(one) for one in ("refused", "safe", "trapped", "lost", "heard"))


class EffectCompiler:
    """`number` and `condition` compile an expression of a part; `put_off` gives a step a number for the agenda."""

    def __init__(
        self,
        layout: Layout,
        models: Mapping[str, WorldModel],
        number: Callable[[str, str, str], Run],
        condition: Callable[[str, str, str, str], Run],
        put_off: Callable[[Step], int],
    ) -> None:
        self._layout = layout
        self._models = models
        self._number = number
        self._condition = condition
        self._put_off = put_off
        self._injects: dict[str, CompiledInject] = {}
        self._decisions: dict[str, CompiledDecision] = {}
        self.findings: list[Finding] = []
        self._part, self._id = "", ""
        self._makers: Mapping[type, Callable[[Any], Step]] = {
            e.SetMeter: self._set,
            e.AddMeter: self._add,
            e.Drive: self._drive,
            e.Cut: self._cut,
            e.Warn: self._warn,
            e.Hush: self._hush,
            e.Order: self._order,
            e.Knock: self._knock,
            e.Persuade: self._persuade,
            e.Rescue: self._rescue,
            e.Harm: self._harm,
            e.OpenShelter: self._open_shelter,
            e.Gate: self._gate,
            e.Send: self._send,
            e.Fire: self._fire,
            e.Ask: self._ask,
            e.Mark: self._mark,
            e.After: self._after,
            e.When: self._when,
        }

    def bind(self, *, injects: Sequence[CompiledInject], decisions: Sequence[CompiledDecision]) -> None:
        """Effects may name what is compiled after them: it is looked up when they happen."""
        self._injects.update((one.source.id, one) for one in injects)
        self._decisions.update((one.source.id, one) for one in decisions)

    def steps(self, effects: Sequence[e.Effect], part: str, id_: str) -> tuple[Step, ...]:
        self._part, self._id = part, id_
        return tuple(self._step(effect) for effect in effects)

    def _step(self, effect: e.Effect) -> Step:
        return self._makers[type(effect)](effect)

    # -- the world's numbers --

    def _set(self, effect: e.SetMeter) -> Step:
        slot, low, high = self._meter(effect.meter)
        value = self._amount(effect.value)
        return lambda desk: desk.put(slot, max(low, min(high, value(desk.slots))))

    def _add(self, effect: e.AddMeter) -> Step:
        slot, low, high = self._meter(effect.meter)
        value = self._amount(effect.value)
        return lambda desk: desk.put(slot, max(low, min(high, desk.slots[slot] + value(desk.slots))))

    def _meter(self, name: str) -> tuple[int, int, int]:
        meter = next((one for one in self._layout.scenario.meters if one.id == name), None)
        if meter is None:
            self._missing("指标", name)
            return 0, 0, 0
        return self._layout.slots["meter", name], meter.low, meter.high

    def _drive(self, effect: e.Drive) -> Step:
        model = self._models.get(effect.model)
        if model is None or effect.lever not in model.levers:
            self._missing("模型的控制量", f"{effect.model}.{effect.lever}")
            return _nothing
        slot, value = model.levers[effect.lever], self._amount(effect.value)
        return lambda desk: desk.put(slot, value(desk.slots))

    def _cut(self, effect: e.Cut) -> Step:
        slots = [self._slot("地点", effect.what, zone) for zone in self._zones(effect.zone)]
        value = int(effect.on)

        def cut(desk: Desk) -> None:
            for slot in slots:
                desk.put(slot, value)

        return cut

    # -- people --

    def _warn(self, effect: e.Warn) -> Step:
        channel = next((one for one in self._layout.scenario.channels if one.id == effect.channel), None)
        if channel is None:
            self._missing("渠道", effect.channel)
            return _nothing
        bits = self._bits(effect.content)
        delay = -(-channel.delay // self._layout.scenario.tick)
        places = [
            (self._layout.slots["voice", f"{zone}.{channel.id}"], self._slot("地点", "content", zone),
             self._slot("地点", "stirred", zone))
            for zone in self._zones(effect.zone)
        ]  # fmt: skip

        def warn(desk: Desk) -> None:
            for voice, content, stirred in places:
                if not desk.slots[voice]:
                    desk.put(voice, desk.tick + 1 + delay)
                desk.put(content, desk.slots[content] | bits)
                desk.put(stirred, STIRRED)

        return warn

    def _hush(self, effect: e.Hush) -> Step:
        slots = []
        for zone in self._zones(effect.zone):
            slot = self._layout.find("voice", f"{zone}.{effect.channel}")
            if slot is None:
                self._missing("渠道", effect.channel)
                return _nothing
            slots.append(slot)

        def hush(desk: Desk) -> None:
            for slot in slots:
                desk.put(slot, 0)

        return hush

    def _order(self, effect: e.Order) -> Step:
        order, stirred = self._slot("地点", "order", effect.zone), self._slot("地点", "stirred", effect.zone)
        route, way = self._slot("地点", "route", effect.zone), self._way(effect)
        wanted = ORDERS.index(effect.to)

        def give(desk: Desk) -> None:
            desk.put(order, wanted)
            desk.put(stirred, STIRRED)
            if way != NEVER:
                desk.put(route, way)

        return give

    def _way(self, effect: e.Order) -> int:
        roads = [(number, road) for number, road in enumerate(self._layout.scenario.roads) if road.zone == effect.zone]
        if effect.road:
            found = [number for number, road in roads if road.id == effect.road]
            if not found:
                self._missing(f"从“{effect.zone}”出发的道路", effect.road)
            return found[0] if found else NEVER
        if effect.to == "leave" and not roads:
            self._missing("从这里出发的道路", effect.zone)
        return roads[0][0] if effect.to == "leave" and len(roads) == 1 else NEVER

    def _knock(self, effect: e.Knock) -> Step:
        hands, stirred = self._slot("地点", "hands", effect.zone), self._slot("地点", "stirred", effect.zone)
        value = self._amount(effect.hands)

        def knock(desk: Desk) -> None:
            desk.put(hands, max(0, min(100, value(desk.slots))))
            desk.put(stirred, STIRRED)

        return knock

    def _persuade(self, effect: e.Persuade) -> Step:
        move = self._moving(effect.zone, effect.share, _REFUSED, _HEARD, permille=True)
        stirred = self._slot("地点", "stirred", effect.zone)

        def persuade(desk: Desk) -> None:
            move(desk)
            desk.put(stirred, STIRRED)

        return persuade

    def _rescue(self, effect: e.Rescue) -> Step:
        return self._moving(effect.zone, effect.people, _TRAPPED, _SAFE)

    def _harm(self, effect: e.Harm) -> Step:
        firsts, amount = self._firsts(effect.zone), self._amount(effect.people)
        order = [GROUP.index(stage) for stage in ("trapped", "home", "heard", "refused", "ready")]

        def harm(desk: Desk) -> None:
            left = max(0, amount(desk.slots))
            for stage in order:
                for first in firsts:
                    hit = min(left, desk.slots[first + stage])
                    left -= hit
                    desk.put(first + stage, desk.slots[first + stage] - hit)
                    desk.put(first + _LOST, desk.slots[first + _LOST] + hit)

        return harm

    def _moving(self, zone: str, amount: str, source: int, target: int, *, permille: bool = False) -> Step:
        """People of a zone from one stage to another: so many heads, or so great a share of each group."""
        firsts, value = self._firsts(zone), self._amount(amount)

        def move(desk: Desk) -> None:
            slots = desk.slots
            left = max(0, value(slots))
            for first in firsts:
                there = slots[first + source]
                gone = there * min(1000, left) // 1000 if permille else min(there, left)
                left -= 0 if permille else gone
                desk.put(first + source, there - gone)
                desk.put(first + target, slots[first + target] + gone)

        return move

    def _firsts(self, zone: str) -> list[int]:
        found = next((one for one in self._layout.scenario.zones if one.id == zone), None)
        if found is None:
            self._missing("地点", zone)
            return []
        return [self._layout.group(zone, group.id) for group in found.groups]

    # -- places and means --

    def _open_shelter(self, effect: e.OpenShelter) -> Step:
        shelter = next((one for one in self._layout.scenario.shelters if one.id == effect.shelter), None)
        if shelter is None:
            self._missing("安置点", effect.shelter)
            return _nothing
        slot, wait = self._layout.slots["opens", shelter.id], -(-shelter.opens_after // self._layout.scenario.tick)

        def open_(desk: Desk) -> None:
            if not desk.slots[slot]:
                desk.put(slot, desk.tick + 1 + wait)

        return open_

    def _gate(self, effect: e.Gate) -> Step:
        slot = self._slot("道路", "gate", effect.road)
        if effect.closed:
            return lambda desk: desk.put(slot, desk.slots[slot] | 1)
        return lambda desk: desk.put(slot, desk.slots[slot] & ~1)

    def _send(self, effect: e.Send) -> Step:
        asset = next((one for one in self._layout.scenario.assets if one.id == effect.asset), None)
        if asset is None:
            self._missing("力量", effect.asset)
            return _nothing
        scenario = self._layout.scenario
        free = self._layout.slots["free", asset.id]
        minutes = self._amount(effect.minutes) if effect.minutes else None
        then = tuple(self._step(one) for one in effect.then)

        def come_back(desk: Desk) -> None:
            desk.put(free, desk.slots[free] + 1)

        back = self._put_off(come_back) if effect.back else -1

        def arrive(desk: Desk) -> None:
            desk.tell("arrived", asset.id)
            for step in then:
                step(desk)
            if back >= 0:
                desk.later(desk.tick + trip(desk), back)

        def trip(desk: Desk) -> int:
            seconds = minutes(desk.slots) * 60 if minutes else asset.travel
            return max(1, -(-seconds // scenario.tick))

        arrival = self._put_off(arrive)

        def send(desk: Desk) -> None:
            if desk.slots[free] > 0:
                desk.put(free, desk.slots[free] - 1)
                desk.later(desk.tick + trip(desk), arrival)

        return send

    # -- the course of the drill --

    def _fire(self, effect: e.Fire) -> Step:
        if self._layout.find("fired", effect.inject) is None:
            self._missing("消息", effect.inject)
            return _nothing
        return lambda desk: happenings.fire(desk, self._injects[effect.inject])

    def _ask(self, effect: e.Ask) -> Step:
        if self._layout.find("state", effect.decision) is None:
            self._missing("决策", effect.decision)
            return _nothing
        return lambda desk: happenings.ask(desk, self._decisions[effect.decision])

    def _mark(self, effect: e.Mark) -> Step:
        slot = self._slot("红线", "redline", effect.redline)
        return lambda desk: happenings.mark(desk, slot, effect.redline)

    def _after(self, effect: e.After) -> Step:
        minutes = self._amount(effect.minutes)
        then = tuple(self._step(one) for one in effect.then)
        seconds = self._layout.scenario.tick

        def happen(desk: Desk) -> None:
            for step in then:
                step(desk)

        number = self._put_off(happen)
        return lambda desk: desk.later(desk.tick + max(1, -(-minutes(desk.slots) * 60 // seconds)), number)

    def _when(self, effect: e.When) -> Step:
        condition = self._condition(effect.condition, self._part, self._id, "effects")
        then = tuple(self._step(one) for one in effect.then)
        otherwise = tuple(self._step(one) for one in effect.otherwise)

        def choose(desk: Desk) -> None:
            for step in then if condition(desk.slots) else otherwise:
                step(desk)

        return choose

    # -- names --

    def _amount(self, text: str) -> Run:
        return self._number(text, self._part, self._id)

    def _zones(self, zone: str) -> list[str]:
        everywhere = [one.id for one in self._layout.scenario.zones]
        if zone and zone not in everywhere:
            self._missing("地点", zone)
        return [one for one in everywhere if not zone or one == zone]

    def _slot(self, what: str, family: str, name: str) -> int:
        slot = self._layout.find(family, name)
        if slot is None:
            self._missing(what, name)
            return 0
        return slot

    def _bits(self, content: Sequence[str]) -> int:
        for one in content:
            if one not in CONTENT:
                self._missing("预警内容", one)
        return sum(1 << CONTENT.index(one) for one in content if one in CONTENT)

    def _missing(self, what: str, name: str) -> None:
        said = f"没有“{name}”这个{what}。"
        self.findings.append(Finding(code="effect-target", part=self._part, id=self._id, field="effects", message=said))


def _nothing(desk: Desk) -> None:
    """Stands where a finding was made: such a program is never run."""
