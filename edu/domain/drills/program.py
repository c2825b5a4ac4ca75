"""A scenario compiled: every name a slot, every expression a closure, every effect a step on the desk.

Made once and used for any number of runs. What does not fit is a finding; a program is given only where there is none.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from edu.domain.drills import layout as names
from edu.domain.drills.conditions import BadExpression, Closure, Kind, Run, compiled, constant, remembered
from edu.domain.drills.effect_steps import EffectCompiler
from edu.domain.drills.effects import Effect
from edu.domain.drills.findings import Finding
from edu.domain.drills.layout import Layout, layout_of
from edu.domain.drills.parts import (
    CompiledAct,
    CompiledDecision,
    CompiledInject,
    CompiledOption,
    Due,
    DueKind,
    Step,
)
from edu.domain.drills.scenario import Criterion, Decision, Inject, Road, Scenario
from edu.domain.drills.state import State, Watch, WatchKind, weights, whole_sum
from edu.domain.drills.world.kinds import MODELS, WorldModel
from edu.domain.drills.world.people import People
from edu.domain.drills.world.places import Place, Way, voice
from edu.domain.drills.world.settings import BadSetting


@dataclass(frozen=True, slots=True)
class Program:
    scenario: Scenario
    layout: Layout
    weight: tuple[int, ...]
    marks: tuple[int, ...]
    due: tuple[Due, ...]
    steps: tuple[Step, ...]
    """What effects have put off (`after`, arrivals), by the number in `due`."""
    injects: tuple[CompiledInject, ...]
    decisions: tuple[CompiledDecision, ...]
    actions: Mapping[str, CompiledAct]
    forms: Mapping[str, CompiledAct]
    models: tuple[WorldModel, ...]
    people: People | None
    gates: tuple[tuple[int, Run, int], ...]
    """(slot, closed, marks of what it reads)."""
    drifts: tuple[tuple[int, Run, int, int], ...]
    """(slot, change each minute, lowest, highest)."""
    watches: tuple[Watch, ...]
    endings: tuple[Run, ...]
    curves: tuple[Run, ...]
    outcomes: Mapping[str, Run]
    """What criteria of kind `outcome` measure, by criterion."""
    decision_number: Mapping[str, int]
    inject_number: Mapping[str, int]
    minute: int
    """Ticks a minute of drift (1 where a tick is a minute or longer)."""
    blank: State
    """Before anything is drawn or planned."""


def compile_scenario(scenario: Scenario) -> Program | tuple[Finding, ...]:
    """The program, or everything that does not fit."""
    compiler = _Compiler(scenario)
    program = compiler.program()
    return program if program is not None and not compiler.findings else tuple(compiler.findings)


class _Compiler:
    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self.findings: list[Finding] = []
        self.layout = layout_of(scenario)
        self.models: list[WorldModel] = []
        self.due: list[Due] = []
        self.steps: list[Step] = []

    def program(self) -> Program | None:
        scenario = self.scenario
        self._models()
        self._effects = EffectCompiler(self.layout, self.models_by_id, self._number_or_found, self._bool, self._put_off)
        injects = tuple(self._inject(number, inject) for number, inject in enumerate(scenario.injects))
        decisions = tuple(self._decision(number, decision) for number, decision in enumerate(scenario.decisions))
        self._effects.bind(injects=injects, decisions=decisions)
        actions = {
            action.id: self._act("action", action.id, action.role, action.when, action.limit, action.effects)
            for action in scenario.actions
        }
        forms = {form.id: self._act("form", form.id, form.role, form.when, 1, form.effects) for form in scenario.forms}
        for finding in self._effects.findings:
            self.findings.append(finding)
        people = self._people()
        gates = tuple(self._gate(road) for road in scenario.roads if road.closed != "false")
        drifts = tuple(
            (
                self.layout.slots["meter", meter.id],
                self._int(meter.drift, "meter", meter.id, "drift"),
                meter.low,
                meter.high,
            )
            for meter in scenario.meters
            if meter.drift != "0"
        )
        watches = tuple(self._watches())
        endings = tuple(self._bool(ending.when, "ending", ending.id, "when") for ending in scenario.endings)
        curves = tuple(self._int(curve.expr, "curve", curve.id, "expr") for curve in scenario.curves)
        outcomes = {
            criterion.id: self._int(criterion.expr, "criterion", criterion.id, "expr")
            for criterion in scenario.criteria
            if criterion.kind == "outcome"
        }
        for criterion in scenario.criteria:
            self._criterion(criterion)
        if self.findings:
            return None
        weight = weights(len(self.layout.start))
        return Program(
            scenario=scenario,
            layout=self.layout,
            weight=weight,
            marks=tuple(self.layout.marks),
            blank=State(0, self.layout.start, (), whole_sum(self.layout.start, (), weight), 0),
            due=tuple(self.due),
            steps=tuple(self.steps),
            injects=injects,
            decisions=decisions,
            actions=actions,
            forms=forms,
            models=tuple(self.models),
            decision_number={decision.id: number for number, decision in enumerate(scenario.decisions)},
            inject_number={inject.id: number for number, inject in enumerate(scenario.injects)},
            minute=max(1, 60 // scenario.tick),
            people=people,
            gates=gates,
            drifts=drifts,
            watches=watches,
            endings=endings,
            curves=curves,
            outcomes=outcomes,
        )

    # -- pieces --

    def _models(self) -> None:
        self.models_by_id: dict[str, WorldModel] = {}
        for model in self.scenario.models:
            kind = MODELS.get(model.kind)
            if kind is None:
                self._found("model", model.id, "kind", "model-kind", f"没有“{model.kind}”这种模型。")
                continue
            try:
                made = kind(self.layout, model.id, model.settings)
            except BadSetting as bad:
                self._found("model", model.id, "settings", "model-setting", str(bad))
                continue
            self.models.append(made)
            self.models_by_id[model.id] = made

    def _inject(self, number: int, inject: Inject) -> CompiledInject:
        return CompiledInject(
            source=inject,
            fired=self.layout.slots["fired", inject.id],
            due=self._due("inject", number),
            steps=self._effects.steps(inject.effects, "inject", inject.id),
        )

    def _decision(self, number: int, decision: Decision) -> CompiledDecision:
        slots = self.layout.slots
        numbers = {option.id: place for place, option in enumerate(decision.options)}
        if decision.default not in numbers:
            self._found("decision", decision.id, "default", "default", f"没有“{decision.default}”这个选项。")
        npc = slots.get(("npc", decision.role))
        if npc is None:
            self._found("decision", decision.id, "role", "role", f"没有“{decision.role}”这个角色。")
        return CompiledDecision(
            source=decision,
            state=slots["state", decision.id],
            opened=slots["opened", decision.id],
            answered=slots["answered", decision.id],
            lapsed=slots["lapsed", decision.id],
            npc=npc or 0,
            window=max(1, decision.window // self.scenario.tick),
            default=numbers.get(decision.default, 0),
            options=tuple(
                CompiledOption(
                    when=self._bool(option.when, "option", f"{decision.id}.{option.id}", "when")
                    if option.when
                    else None,
                    steps=self._effects.steps(option.effects, "option", f"{decision.id}.{option.id}"),
                )
                for option in decision.options
            ),
            open_due=self._due("open", number),
            expire_due=self._due("expire", number),
            npc_due=self._due("npc", number),
        )

    def _act(self, part: str, act_id: str, role: str, when: str, limit: int, effects: Sequence[Effect]) -> CompiledAct:
        slots = self.layout.slots
        if ("npc", role) not in slots:
            self._found(part, act_id, "role", "role", f"没有“{role}”这个角色。")
        done, count = ("acted", "count") if part == "action" else ("sent", "fields")
        return CompiledAct(
            id=act_id,
            role=role,
            when=self._bool(when, part, act_id, "when"),
            done=slots[done, act_id],
            count=slots[count, act_id],
            limit=limit,
            steps=self._effects.steps(effects, part, act_id),
        )

    def _gate(self, road: Road) -> tuple[int, Run, int]:
        closed = self._closure(road.closed, "bool", "road", road.id, "closed")
        return self.layout.slots["gate", road.id], closed.run, self.layout.marks_of(closed.reads)

    def _watches(self) -> list[Watch]:
        scenario, watch = self.scenario, self._watch
        return [
            *(
                watch("inject", n, "fired", one.id, one.when, "when")
                for n, one in enumerate(scenario.injects)
                if one.when
            ),
            *(
                watch("decision", n, "opened", one.id, one.when, "when")
                for n, one in enumerate(scenario.decisions)
                if one.when
            ),
            *(
                watch("redline", n, "redline", one.id, one.expr, "expr")
                for n, one in enumerate(scenario.redlines)
                if one.expr != "false"
            ),
            *(
                watch("criterion", n, "met", one.id, one.expr, "expr")
                for n, one in enumerate(scenario.criteria)
                if one.kind == "state_by"
            ),
        ]

    def _watch(self, part: WatchKind, number: int, family: str, id_: str, text: str, field: str) -> Watch:
        asked = self._closure(text, "bool", part, id_, field)
        return Watch(self.layout.slots[family, id_], asked.run, self.layout.marks_of(asked.reads), part, number)

    def _people(self) -> People | None:
        scenario, slots = self.scenario, self.layout.slots
        if not scenario.zones:
            return None
        seconds = scenario.beat * scenario.tick
        ways, heads = [], {zone.id: sum(group.people for group in zone.groups) for zone in scenario.zones}
        for road in scenario.roads:
            shelter = next((one for one in scenario.shelters if one.id == road.shelter), None)
            if shelter is None:
                self._found("road", road.id, "shelter", "shelter", f"没有“{road.shelter}”这个安置点。")
                continue
            if not any(zone.id == road.zone for zone in scenario.zones):
                self._found("road", road.id, "zone", "zone", f"没有“{road.zone}”这个地点。")
            danger = self._closure(road.danger, "int", "road", road.id, "danger")
            comers = sum(
                heads.get(zone, 0) for zone in {one.zone for one in scenario.roads if one.shelter == shelter.id}
            )
            ways.append(Way(road, shelter, slots, _unless_nothing(danger), seconds, comers))
        places = []
        for zone in scenario.zones:
            voices = [voice(channel, zone.id, slots, seconds) for channel in scenario.channels]
            danger = self._closure(zone.danger, "int", "zone", zone.id, "danger")
            places.append(Place(zone, voices, slots, _unless_nothing(danger), seconds))
        return People(places, ways, scenario.tick, scenario.beat)

    def _criterion(self, criterion: Criterion) -> None:
        known = {
            "choice": lambda: self.scenario.decision(criterion.decision) is not None,
            "act_by": lambda: _act_known(self.layout, self.scenario, criterion.act),
            "report": lambda: ("sent", criterion.form) in self.layout.slots,
            "sequence": lambda: (
                len(criterion.order) > 1
                and all(names.happened_slot(self.layout, one) is not None for one in criterion.order)
            ),
        }
        check: Callable[[], bool] | None = known.get(criterion.kind)
        if check is not None and not check():
            self._found("criterion", criterion.id, criterion.kind, "criterion-target", "所指的决策、行动或报告不存在。")

    # -- expressions --

    def _closure(self, text: str, kind: Kind, part: str, id_: str, field: str) -> Closure:
        try:
            return compiled(text, self.layout, kind)
        except BadExpression as bad:
            self._found(part, id_, field, "expression", f"“{text}”第 {bad.at + 1} 个字：{bad.message}")
            return constant(kind, 0)

    def _bool(self, text: str, part: str, id_: str, field: str) -> Run:
        return self._closure(text, "bool", part, id_, field).run

    def _int(self, text: str, part: str, id_: str, field: str) -> Run:
        return self._closure(text, "int", part, id_, field).run

    def _number_or_found(self, text: str, part: str, id_: str) -> Run:
        return self._int(text, part, id_, "effects")

    # -- what comes later --

    def _due(self, kind: DueKind, number: int) -> int:
        self.due.append((kind, number))
        return len(self.due) - 1

    def _put_off(self, step: Step) -> int:
        """The number under which the agenda knows a step that effects put off."""
        self.steps.append(step)
        return self._due("step", len(self.steps) - 1)

    def _found(self, part: str, id_: str, field: str, code: str, message: str, remedy: str = "") -> None:
        self.findings.append(Finding(code=code, part=part, id=id_, field=field, message=message, remedy=remedy))


def _unless_nothing(danger: Closure) -> Run | None:
    """None where it is never more than 0."""
    return None if danger.constant is not None and danger.constant <= 0 else remembered(danger)


def _act_known(layout: Layout, scenario: Scenario, act: str) -> bool:
    decision_id, colon, option = act.partition(":")
    if colon:
        decision = scenario.decision(decision_id)
        return decision is not None and decision.option(option) is not None
    return names.happened_slot(layout, act) is not None
