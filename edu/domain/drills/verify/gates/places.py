"""V14: the scenario still works in other places: it compiles and ends, the expert does well, outcomes can be earned."""

from __future__ import annotations

import statistics
from collections.abc import Iterator

from edu.domain.drills.findings import Finding
from edu.domain.drills.program import Program
from edu.domain.drills.verify.evidence import Evidence
from edu.domain.drills.verify.fuzz import Variant
from edu.domain.drills.verify.gates.standing import EXPERT_LEAST

ROOM = "给每个地点留第二条路，时限和容量留余地。"
WAY_OUT = "剩下的路可能太险：给这个地点再留一条安全的路，排在危险的路前面。"


def gate_v14(program: Program, evidence: Evidence) -> Iterator[Finding]:
    for variant in evidence.variants:
        yield from unsuited(variant)


def unsuited(variant: Variant) -> Iterator[Finding]:
    """Also asked of the settings that a place is about to save."""
    if variant.findings:
        yield _found(variant, "overlay-broken", f"读不通：{variant.findings[0].sentence}")
        return
    stuck = [run for run in variant.runs if not run.ended]
    if stuck:
        yield _found(variant, "overlay-dead-end", f"种子 {stuck[0].seed} 没有结局。")
    expert = statistics.fmean(run.total for run in variant.runs if run.bot == "expert")
    if expert < EXPERT_LEAST:
        yield _found(variant, "overlay-unsolvable", f"专家平均只有 {expert / 100:.1f} 分，应不低于 85。")
    for text, flat in variant.unearned:
        said = f"评分点“{text}”做得再好也不比什么都不做强（如种子 {flat[0]}）。"
        yield _found(variant, "overlay-outcome-flat", said, WAY_OUT)


def _found(variant: Variant, code: str, message: str, remedy: str = ROOM) -> Finding:
    message = f"{variant.how}时，{message}"
    return Finding(gate="V14", code=code, part=variant.part, id=variant.id, message=message, remedy=remedy)
