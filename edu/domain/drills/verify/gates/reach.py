"""V3: every decision is asked, whoever sits there. V4: every run ends. V5: every part comes about in some run."""

from __future__ import annotations

from collections.abc import Iterator

from edu.domain.drills.effects import After, Effect, Fire, Send, When
from edu.domain.drills.findings import Finding
from edu.domain.drills.program import Program
from edu.domain.drills.scenario import Scenario
from edu.domain.drills.verify.evidence import Evidence


def gate_v3(program: Program, evidence: Evidence) -> Iterator[Finding]:
    for decision in program.scenario.decisions:
        if not evidence.hits.opened[decision.id]:
            yield Finding(
                gate="V3", code="decision-never", part="decision", id=decision.id,
                message=f"推演了 {len(evidence.runs)} 次，从来没有问到这个决策。",
                remedy="检查提出的时刻、条件，或者由哪个选项引出。",
            )  # fmt: skip
            continue
        for how, (seats, hits) in evidence.seatings.items():
            if decision.role in seats and not hits.opened[decision.id]:
                yield Finding(
                    gate="V3", code="decision-unseated", part="decision", id=decision.id,
                    message=f"{how}时，这个决策从来不会提出。", remedy="让它的条件不依赖空席位的选择。",
                )  # fmt: skip


def gate_v4(program: Program, evidence: Evidence) -> Iterator[Finding]:
    scenario = program.scenario
    stuck = [run for run in (*evidence.runs, *evidence.seated) if not run.ended]
    for bot in dict.fromkeys(run.bot for run in stuck):
        mine = [run for run in stuck if run.bot == bot]
        yield Finding(
            gate="V4", code="dead-end", part="scenario", id=scenario.id,
            message=f"有 {len(mine)} 次推演到时间用完也没有结局（机器人 {bot}，种子 {mine[0].seed}）。",
            remedy="最后一个结局要只凭时间成立，并早于推演的长度。",
        )  # fmt: skip
    if not scenario.debrief.questions or not scenario.debrief.rules:
        yield Finding(
            gate="V4", code="no-debrief", part="debrief", message="结束后没有复盘的问题或要点。",
        )  # fmt: skip
    for ending in scenario.endings:
        if not evidence.hits.endings[ending.id] and not stuck:
            yield Finding(
                gate="V4", code="ending-never", part="ending", id=ending.id, severity="warning",
                message="没有一次推演是这样结束的。",
            )  # fmt: skip


def gate_v5(program: Program, evidence: Evidence) -> Iterator[Finding]:
    scenario, hits = program.scenario, evidence.hits
    tried = {(probe.decision, option) for probe in evidence.probes for option in probe.worth}
    for decision in scenario.decisions:
        for option in decision.options if hits.opened[decision.id] else ():
            if not hits.chosen[decision.id, option.id] and (decision.id, option.id) not in tried:
                yield Finding(
                    gate="V5", code="option-never", part="option", id=f"{decision.id}.{option.id}", field="when",
                    message="没有一次推演能选到这个选项。", remedy="检查它出现的条件。",
                )  # fmt: skip
    by_hand = _by_hand(scenario)
    for inject in scenario.injects:
        if not hits.fired[inject.id] and inject.id not in by_hand:
            yield Finding(
                gate="V5", code="inject-never", part="inject", id=inject.id, message="没有一次推演收到这条消息。",
                remedy="检查它的时刻、条件或双盲池的时间窗。",
            )  # fmt: skip
    for part, room in (("action", scenario.actions), ("form", scenario.forms)):
        for act in room:
            if not hits.done[act.id]:
                yield Finding(
                    gate="V5", code=f"{part}-never", part=part, id=act.id, field="when",
                    message="没有一次推演能做这件事。", remedy="检查它可做的条件。",
                )  # fmt: skip


def _by_hand(scenario: Scenario) -> set[str]:
    """Injects that only the trainer brings: no time, no condition, no pool, and no effect that fires them."""
    pooled = {one for pool in scenario.pools for one in pool.injects}
    effects = (
        *(effect for inject in scenario.injects for effect in inject.effects),
        *(effect for decision in scenario.decisions for option in decision.options for effect in option.effects),
        *(effect for action in scenario.actions for effect in action.effects),
        *(effect for form in scenario.forms for effect in form.effects),
    )
    fired = set(_fired(effects))
    return {
        inject.id
        for inject in scenario.injects
        if inject.at is None and not inject.when and inject.id not in pooled and inject.id not in fired
    }


def _fired(effects: tuple[Effect, ...]) -> Iterator[str]:
    for effect in effects:
        if isinstance(effect, Fire):
            yield effect.inject
        elif isinstance(effect, After | Send):
            yield from _fired(effect.then)
        elif isinstance(effect, When):
            yield from _fired((*effect.then, *effect.otherwise))
