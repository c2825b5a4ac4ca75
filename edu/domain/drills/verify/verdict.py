"""A scenario's verdict: compiled, played, and every gate asked. All findings at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from edu.domain.drills.findings import Finding
from edu.domain.drills.program import compile_scenario
from edu.domain.drills.scenario import Scenario
from edu.domain.drills.verify.evidence import Told, gathered
from edu.domain.drills.verify.gates import ALL, GATES
from edu.domain.drills.verify.gates.shape import gate_v1, gate_v2
from edu.domain.drills.verify.ladder import Row
from edu.domain.drills.verify.options import WHOLE, Options
from edu.domain.drills.verify.search import Found


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """`gates`: True holds, False does not, None was not asked. `table` and the rest are empty where nothing ran."""

    scenario: str
    gates: Mapping[str, bool | None]
    findings: tuple[Finding, ...]
    table: tuple[Row, ...] = ()
    luck: float | None = None
    searches: tuple[Found, ...] = ()

    @property
    def ok(self) -> bool:
        return False not in self.gates.values()


HOUSE = ("count", "ungrounded", "reading-load")
"""Codes of what the house asks of a shipped scenario alone."""


def verify(
    scenario: Scenario, options: Options = WHOLE, told: Told = lambda _: None, *, shipped: bool = True
) -> Report:
    """`told` hears in Chinese what is being done. Where V1 or V2 fail nothing can be played.

    A place's own scenario (`shipped` False) may be smaller: what the house asks of its own is advice there.
    """
    shape = list(gate_v1(scenario))
    compiled = () if any(one.code == "length" for one in shape) else compile_scenario(scenario)
    if isinstance(compiled, tuple) or shape:
        names = list(gate_v2(compiled)) if isinstance(compiled, tuple) else []
        return Report(scenario=scenario.id, gates=_gates({"V1", "V2"}, [*shape, *names]), findings=(*shape, *names))
    evidence = gathered(compiled, options, told)
    found = (finding for gate in GATES.values() for finding in gate(compiled, evidence))
    findings = [one if shipped or one.code not in HOUSE else replace(one, severity="warning") for one in found]
    asked = {"V1", "V2", *GATES} - (set() if shipped else {"V12", "V13"})
    return Report(
        scenario=scenario.id,
        gates=_gates(asked, findings),
        findings=tuple(findings),
        table=evidence.rows,
        luck=evidence.luck,
        searches=evidence.searches,
    )


def _gates(asked: set[str], findings: Sequence[Finding]) -> dict[str, bool | None]:
    failed = {one.gate for one in findings if one.severity == "error"}
    return {gate: False if gate in failed else True if gate in asked else None for gate in ALL}
