"""V10: time always resolves a question, and pause, fork and freeze change no run. V11: runs replay bit by bit."""

from __future__ import annotations

from collections.abc import Iterator

from edu.domain.drills.findings import Finding
from edu.domain.drills.parts import FIRST_OPTION, OPEN, CompiledDecision
from edu.domain.drills.program import Program
from edu.domain.drills.state import State
from edu.domain.drills.verify.evidence import Evidence


def gate_v10(program: Program, evidence: Evidence) -> Iterator[Finding]:
    for decision in program.decisions:
        late = [run for run in evidence.runs if run.bot == "idle" and _unresolved(run.state, decision)]
        if late:
            yield Finding(
                gate="V10", code="timeout-stuck", part="decision", id=decision.source.id,
                message=f"时间到了也没有按默认选项办（种子 {late[0].seed}）。",
            )  # fmt: skip
    trial = evidence.clock
    said = {
        "pause-changes": (trial.pieces_same, "暂停再继续后，状态和一口气推演的不一样。"),
        "fork-differs": (trial.fork_begins_same, "分支在分叉之前就和原来的推演不一样。"),
        "fork-changes-parent": (trial.parent_same, "开了分支以后，原来的推演变了。"),
        "freeze-not-replayed": (trial.freeze_replays, "“先不算后果”过的推演回放后不一样。"),
        "freeze-lapses": (trial.frozen_still, "“先不算后果”期间有决策到时。"),
        "freeze-dead-end": (trial.thawed_ends, "“先不算后果”过的推演没有结局。"),
    }
    for code, (holds, message) in said.items():
        if not holds:
            yield Finding(gate="V10", code=code, part="scenario", id=program.scenario.id, message=message)


def gate_v11(program: Program, evidence: Evidence) -> Iterator[Finding]:
    for run, same in evidence.replays:
        if not same:
            yield Finding(
                gate="V11", code="replay", part="scenario", id=program.scenario.id,
                message=f"同一份记录回放两次不一样（机器人 {run.bot}，种子 {run.seed}）。",
            )  # fmt: skip


def _unresolved(state: State, decision: CompiledDecision) -> bool:
    """Nobody answers in an idle run: at the end of its window a decision stands at its default, unless all is over."""
    v = state.slots
    due = v[decision.opened] + decision.window
    if not v[decision.opened] or due > state.tick + 1:
        return False
    return v[decision.state] == OPEN or v[decision.answered] != due or v[decision.state] < FIRST_OPTION
