"""Papers of a competition evening."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from edu.domain.contests.record import ContestView


class ContestFiles(Protocol):
    """Implemented by reports."""

    def workbook(self, view: ContestView, path: Path) -> None:
        """名次 and every question. Raises DiskFull where the file cannot be written."""
