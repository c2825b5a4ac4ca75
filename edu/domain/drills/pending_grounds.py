"""Criteria that would be scored by what is still 待核: nobody has opened the text, so nobody may lose points by it."""

from __future__ import annotations

from collections.abc import Iterator

from edu.domain.drills.findings import Finding
from edu.domain.drills.scenario import Scenario
from edu.domain.grounds import ground_of
from edu.domain.register import Register


def scored_by_pending(scenario: Scenario, register: Register) -> Iterator[Finding]:
    """One ground that was read is enough; a ground that is not registered is told of elsewhere."""
    for criterion in scenario.criteria:
        known = [ground for ref in criterion.cites if (ground := ground_of(register, ref)) is not None]
        if known and not criterion.pending and all(one.status == "pending" for one in known):
            yield Finding(
                code="cite-pending", gate="V12", part="criterion", id=criterion.id, field="cites",
                message="依据还待核，不能据它计分。", remedy="请勾上“待核：只显示，不计分”，或换一条读过的依据。",
            )  # fmt: skip
