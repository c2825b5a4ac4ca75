"""V6: a choice is a choice. No bad option is worse in every state unless it is named a common mistake, and no good one
is worse in every state than one that is not called good; always taking the first earns little, and the right answer
is told neither by its length nor by its place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from edu.domain.drills.findings import Finding
from edu.domain.drills.program import Program
from edu.domain.drills.scenario import Decision, Option
from edu.domain.drills.verify.evidence import Evidence
from edu.domain.drills.verify.probes import Probe, dominated

FIRST_OPTION_MOST = 7000
_REMEDY = {
    "dominated": "标明它是哪种常见错误（error），或者让它在某种情形下更好。",
    "good-dominated": "检查评定和效果是否一致。",
}
CHANCE = 0.01
"""A tell is called one where chance alone would make it in fewer than one of a hundred scenarios."""


def gate_v6(program: Program, evidence: Evidence) -> Iterator[Finding]:
    for decision in program.scenario.decisions:
        probes = [probe for probe in evidence.probes if probe.decision == decision.id]
        yield from _dominated(decision, probes)
    impatient = evidence.row("impatient").mean
    if impatient >= FIRST_OPTION_MOST:
        yield _found("always-first", f"总选第一个选项就能得 {impatient / 100:.0f} 分。", "把正确选项的位置打乱。")
    yield from _tells(program.scenario.decisions)


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
            message=f"试过的每一种情形里，选“{by.id}”都不比它差。",
            remedy=_REMEDY[code],
        )  # fmt: skip


def _code(option: Option, by: Option) -> str | None:
    """A red line is named already, and a fair option says of itself that it is not enough."""
    if option.verdict == "good":
        return None if by.verdict == "good" else "good-dominated"
    return "dominated" if option.verdict == "bad" and not option.error else None


def _tells(decisions: Sequence[Decision]) -> Iterator[Finding]:
    """Over decisions with one good option of several."""
    asked = [
        (decision, good[0])
        for decision in decisions
        if len(good := [option for option in decision.options if option.verdict == "good"]) == 1
        and len(decision.options) > 1
    ]
    chances = [1 / len(decision.options) for decision, _ in asked]
    longest = sum(_is_longest(decision, good) for decision, good in asked)
    if longest and _at_least(longest, chances) < CHANCE:
        yield _found(
            "longest",
            f"{len(asked)} 个决策里有 {longest} 个的正确选项最长，看长短就能猜到。",
            "把错误选项写得一样具体。",
        )
    for place in range(max((len(decision.options) for decision, _ in asked), default=0)):
        count = sum(decision.options.index(good) == place for decision, good in asked)
        if count and _at_least(count, chances) < CHANCE:
            yield _found(
                "position", f"{len(asked)} 个决策里有 {count} 个的正确选项排在第 {place + 1}。", "把选项的顺序打乱。"
            )


def _is_longest(decision: Decision, good: Option) -> bool:
    return all(len(option.text) < len(good.text) for option in decision.options if option is not good)


def _at_least(count: int, chances: Sequence[float]) -> float:
    """Probability that so many or more of independent chances come true."""
    row = [1.0]
    for chance in chances:
        row = [
            (row[n] * (1 - chance) if n < len(row) else 0.0) + (row[n - 1] * chance if n else 0.0)
            for n in range(len(row) + 1)
        ]
    return sum(row[count:])


def _found(code: str, message: str, remedy: str) -> Finding:
    return Finding(gate="V6", code=code, part="scenario", message=message, remedy=remedy)
