"""What the papers of drills need: writers of files, and what a place has set for itself."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from edu.domain.drills.overlay import Overlay
from edu.domain.drills.papers import AfterAction, CardSheet
from edu.domain.drills.run_views import Comparison
from edu.domain.drills.scenario import Scenario
from edu.domain.register import Register
from edu.services.ports.content import DrillOverlays


class DrillPaperWriter(Protocol):
    """Each replaces the file at `path` when it is whole."""

    def report(self, paper: AfterAction, path: Path) -> None: ...
    def workbook(self, paper: AfterAction, path: Path) -> None: ...
    def comparison(self, comparison: Comparison, made_ms: int, path: Path) -> None: ...
    def cards(self, sheet: CardSheet, path: Path) -> None: ...


class LocalDrills(DrillOverlays, Protocol):
    """What a place has set for itself, with the phones, which never enter a run."""

    def overlay(self, scenario: Scenario) -> Overlay | None:
        """Of the scenario as it is shipped; None where the place has set nothing."""


class CitedRegister(Protocol):
    """Where citations are looked up; read when a paper is made."""

    @property
    def register(self) -> Register: ...
