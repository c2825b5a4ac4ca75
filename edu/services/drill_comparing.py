"""Another team's run of the same scenario: which there are, and both side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edu.domain.drills.comparing import compared
from edu.domain.errors import Conflict
from edu.services import drill_run_access as access
from edu.services.drill_run_list import line_of

if TYPE_CHECKING:
    from edu.domain.actors import Actor
    from edu.domain.drills.run_views import Comparison, RunLine
    from edu.services.drill_results import DrillResults
    from edu.services.drill_run_table import DrillTable

_LOOKED_AT = 1_000
"""Of the newest runs."""


class DrillComparing:
    def __init__(self, table: DrillTable, results: DrillResults) -> None:
        self._store = table.store
        self._results = results

    def others(self, actor: Actor, run: str) -> tuple[RunLine, ...]:
        """Closed runs of its scenario, those on its seed first, else the newest first."""
        with self._store.reading() as view:
            record = access.known_run(view, run)
            access.must_lead(view, actor, record)
            found = [
                line_of(view, one)
                for one in view.drill_runs.runs(limit=_LOOKED_AT)
                if one.scenario == record.scenario and one.state == "closed" and one.id != run
                and one.mode == record.mode and access.answers_for(view, actor, one.org, one.enterprise)
            ]  # fmt: skip
        return tuple(sorted(found, key=lambda line: line.seed != record.seed))

    def compare(self, actor: Actor, run_a: str, run_b: str) -> Comparison:
        """Conflict for runs of two scenarios. Another seed or version is taken, and said (`comparing.differences`)."""
        with self._store.reading() as view:
            records = [access.known_run(view, run) for run in (run_a, run_b)]
            for record in records:
                access.must_lead(view, actor, record)
        if run_a == run_b:
            raise Conflict("这是同一场推演，没有可以对比的。", "请选择另一场。")
        if len({record.scenario for record in records}) > 1:
            raise Conflict("两场推演的脚本不同，不能对比。", "请选择同一脚本的两场。")
        left, right = (self._results.result(actor, run) for run in (run_a, run_b))
        pictures = [self._results.replay(actor, run).pictures for run in (run_a, run_b)]
        return compared(left, right, *pictures)
