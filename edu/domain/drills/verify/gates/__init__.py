"""The gates by number: each yields what does not hold. V1 and V2 ask the scenario, the others a compiled one.

V12 and V13 (citations, reading load, counts) are rules of the house; V15 (a golden after-action report) needs a
writer of reports and is asked by the tests of that room. A gate that is not in `GATES` counts as not asked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from edu.domain.drills.findings import Finding
from edu.domain.drills.house import house_findings
from edu.domain.drills.program import Program
from edu.domain.drills.scenario import Scenario
from edu.domain.drills.verify.evidence import Evidence
from edu.domain.drills.verify.gates.choices import gate_v6
from edu.domain.drills.verify.gates.clock import gate_v10, gate_v11
from edu.domain.drills.verify.gates.places import gate_v14
from edu.domain.drills.verify.gates.reach import gate_v3, gate_v4, gate_v5
from edu.domain.drills.verify.gates.standing import gate_v7, gate_v8, gate_v9

Gate = Callable[[Program, Evidence], Iterator[Finding]]


def unplayed(rule: Callable[[Scenario], Iterable[Finding]], gate: str) -> Gate:
    """A gate that asks the scenario alone: what a rule of the house finds under that number."""
    return lambda program, evidence: (one for one in rule(program.scenario) if one.gate == gate)


ALL = tuple(f"V{number}" for number in range(1, 16))
GATES: Mapping[str, Gate] = {
    "V3": gate_v3,
    "V4": gate_v4,
    "V5": gate_v5,
    "V6": gate_v6,
    "V7": gate_v7,
    "V8": gate_v8,
    "V9": gate_v9,
    "V10": gate_v10,
    "V11": gate_v11,
    "V14": gate_v14,
    **{gate: unplayed(house_findings, gate) for gate in ("V1", "V12", "V13")},
}
