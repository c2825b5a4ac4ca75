"""V6: a choice is a choice. No bad option is worse in every state unless it is named a common mistake, and no good one
is worse in every state than one that is not called good; always taking the first earns little, and the right answer
is told neither by its length nor by its place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from edu.domain.drills.findings import Finding
from edu.domain.drills.program import Program
from edu.domain.drills.scenario import Decision, Option
from edu.domain.drills.tells import tells
from edu.domain.drills.verify.evidence import Evidence
from edu.domain.drills.verify.probes import Probe, dominated
from edu.domain.drills.vocabulary import title_of

FIRST_OPTION_MOST = 7000
_REMEDY = {
    "dominated": "标明它是哪种常见错误（error），或者让它在某种情形下更好。",
    "good-dominated": "检查评定和效果是否一致。",
}


def gate_v6(program: Program, evidence: Evidence) -> Iterator[Finding]:
    for decision in program.scenario.decisions:
        probes = [probe for probe in evidence.probes if probe.decision == decision.id]
        yield from _dominated(decision, probes)
    impatient = evidence.row("impatient").mean
    if impatient >= FIRST_OPTION_MOST:
        yield _found("always-first", f"总选第一个选项就能得 {impatient / 100:.0f} 分。", "把正确选项的位置打乱。")
    yield from tells(program.scenario.decisions)


def _dominated(decision: Decision, probes: Sequence[Probe]) -> Iterator[Finding]:
    options = {option.id: option for option in decision.options}
    told: set[tuple[str, str]] = set()
    for pair in dominated(probes):
        option, by = options[pair.option], options[pair.by]
        code = _code(option, by)
        if code is None or (code, option.id) in told:
            continue
        told.add((code, option.id))
        yield Finding(
            gate="V6", code=code, part="option", id=f"{decision.id}.{option.id}",
            message=f"试过的每一种情形里，选“{title_of(by)}”都不比它差。",
            remedy=_REMEDY[code],
        )  # fmt: skip


def _code(option: Option, by: Option) -> str | None:
    """A red line is named already, and a fair option says of itself that it is not enough."""
    if option.verdict == "good":
        return None if by.verdict == "good" else "good-dominated"
    return "dominated" if option.verdict == "bad" and not option.error else None


def _found(code: str, message: str, remedy: str) -> Finding:
    return Finding(gate="V6", code=code, part="scenario", message=message, remedy=remedy)
