"""Scenario files of a place, as the workshop sees them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from edu.domain.drills.overlay import Overlay
from edu.domain.drills.scenario import Scenario
from edu.domain.problems import Problem
from edu.domain.register import Register

Problems = tuple[Problem, ...]


class DrillFiles(Protocol):
    """Shipped scenarios can be read only; own ones lie in the data folder. Writing is atomic."""

    @property
    def shipped(self) -> Sequence[str]: ...
    @property
    def own(self) -> Sequence[str]: ...
    @property
    def register(self) -> Register:
        """What may be cited."""

    def known_cite(self, ref: str) -> bool: ...
    def read(self, drill_id: str) -> tuple[Scenario | None, Problems]:
        """NotFound for an id that is not there; a value with problems is a draft."""

    def write(self, scenario: Scenario) -> None:
        """PackError, and nothing written, where something would be lost; Conflict for a shipped id."""

    def problems_of(self, scenario: Scenario) -> Problems:
        """What its file would have, written as it is."""

    def remove(self, drill_id: str) -> None: ...
    def read_outside(self, path: Path) -> tuple[Scenario | None, Problems]:
        """BadFile where it is no scenario at all."""

    def write_outside(self, scenario: Scenario, path: Path) -> None: ...
    def overlay(self, scenario: Scenario) -> tuple[Overlay | None, Problems]: ...
    def write_overlay(self, overlay: Overlay) -> None: ...
    def remove_overlay(self, drill_id: str) -> None: ...


class DrillReleases(Protocol):
    """Which own scenarios are offered to people who play alone: a mark of what was proved, beside the scenario."""

    def released(self, drill_id: str) -> str:
        """The mark that was set; '' where there is none."""

    def release(self, drill_id: str, mark: str) -> None:
        """Atomic; NotFound where there is no such own scenario."""

    def withdraw(self, drill_id: str) -> None: ...
