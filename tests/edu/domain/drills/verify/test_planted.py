"""The verifier lets a sound scenario pass and names each planted bug."""

from __future__ import annotations

import pytest

from edu.domain.drills.verify import QUICK, Options, verify
from tests.edu.domain.drills.planted import HOUSE, PLANTED, SOUND

FEW = Options(
    seeds=16, seats=2, searched=1, beam=2, leaves=1, probed=1, dice=6, lucky=10, fuzzed=1, replayed=1
)  # fmt: skip


def test_a_sound_scenario_passes_every_gate() -> None:
    report = verify(SOUND, QUICK)

    assert [one.sentence for one in report.findings if one.severity == "error"] == []
    assert report.ok
    assert {gate for gate, holds in report.gates.items() if holds is None} <= {"V12", "V13", "V15"}


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_bug_is_rejected_by_its_gate(name: str) -> None:
    bug = PLANTED[name]

    report = verify(bug.plant(SOUND), FEW)

    assert (bug.gate, bug.code) in {(one.gate, one.code) for one in report.findings}
    assert report.gates[bug.gate] is False
    assert not report.ok


@pytest.mark.parametrize("name", HOUSE)
def test_a_bug_that_shows_without_playing_is_rejected_by_the_house(name: str) -> None:
    """The house's rules stand in a room of their own; a checkout without it has nothing to ask."""
    house = pytest.importorskip("edu.domain.drills.house")
    bug = HOUSE[name]

    assert [one.gate for one in house.house_findings(SOUND)] == []
    assert (bug.gate, bug.code) in {(one.gate, one.code) for one in house.house_findings(bug.plant(SOUND))}
