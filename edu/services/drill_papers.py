"""The papers of a drill: after-action report and workbook of a run, two runs side by side, cards for the seats.

Reports and cards hold names and private briefs: only who may lead the run gets them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from edu.domain.actors import Permission, require
from edu.domain.drills.papers import AfterAction, CardSheet, card_sheet, cites_of
from edu.domain.errors import NotFound
from edu.services import drill_run_access as access
from edu.services.drill_run_start import as_played

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from edu.domain.actors import Actor
    from edu.domain.drills.run_views import Comparison
    from edu.domain.register import Register
    from edu.services.drill_comparing import DrillComparing
    from edu.services.drill_results import DrillResults
    from edu.services.drill_run_table import DrillTable
    from edu.services.ports.content import DrillShelf
    from edu.services.ports.drill_papers import CitedRegister, DrillPaperWriter, LocalDrills
    from edu.system.settings import SettingsFile


class DrillPapers:
    def __init__(
        self, table: DrillTable, results: DrillResults, comparing: DrillComparing, shelf: DrillShelf,
        local: LocalDrills | None, library: CitedRegister, settings: SettingsFile, writer: DrillPaperWriter,
    ) -> None:  # fmt: skip
        self._store = table.store
        self._clock = table.clock
        self._results = results
        self._comparing = comparing
        self._shelf = shelf
        self._local = local
        self._library = library
        self._settings = settings
        self._writer = writer

    def report_pdf(self, actor: Actor, run: str, path: Path, *, against: str = "") -> AfterAction:
        """The 复盘报告; `against` is another run of the same scenario, of a fork its parent where that is closed."""
        paper = self.paper(actor, run, against=against)
        self._writer.report(paper, path)
        return paper

    def workbook(self, actor: Actor, run: str, path: Path) -> AfterAction:
        paper = self.paper(actor, run)
        self._writer.workbook(paper, path)
        return paper

    def comparison_pdf(self, actor: Actor, run_a: str, run_b: str, path: Path) -> Comparison:
        comparison = self._comparing.compare(actor, run_a, run_b)
        self._writer.comparison(comparison, self._clock.now_ms(), path)
        return comparison

    def cards(self, actor: Actor, scenario: str, path: Path) -> CardSheet:
        """Role cards of the scenario as it is played here, and the letters that a seat holds up."""
        require(actor, Permission.DRILLS_WRITE)
        played, _overlay = as_played(self._shelf, self._local, scenario)
        overlay = self._local.overlay(self._shelf.drill(scenario)) if self._local else None
        sheet = card_sheet(played, overlay.phones if overlay else {})
        self._writer.cards(sheet, path)
        return sheet

    def paper(self, actor: Actor, run: str, *, against: str = "") -> AfterAction:
        """What a report says; of a run that goes on: as if it ended now."""
        with self._store.reading() as view:
            record = access.known_run(view, run)
            access.must_lead(view, actor, record)
            evidence = view.drills.drill(record.drill) if record.drill else None
            parent = view.drill_runs.run(record.parent) if record.parent else None
        other = against or (parent.id if parent and parent.state == "closed" else "")
        result = self._results.result(actor, run)
        return AfterAction(
            result=result,
            pictures=self._results.replay(actor, run).pictures,
            evidence=evidence,
            cites=_cited(self._library.register, cites_of(result)),
            organisation=self._settings.value.organisation,
            made_ms=self._clock.now_ms(),
            against=self._comparing.compare(actor, run, other) if other else None,
        )


def _cited(register: Register, cites: Iterable[str]) -> Mapping[str, str]:
    """A source that has left the register since the run keeps its id: the report of an old run can still be made."""
    found = {}
    for cite in cites:
        try:
            found[cite] = register.cite_text(cite)
        except NotFound:
            found[cite] = cite
    return found
