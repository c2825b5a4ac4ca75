"""What one-page aids stand on: the pages drawn, and what was filled in last."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from edu.domain.aids import AidFill, AidSheet


class AidWriter(Protocol):
    """InvalidInput names the aid that does not fit on its page."""

    def pdf(self, sheets: Sequence[AidSheet], path: Path) -> int:
        """How many pages."""

    def picture(self, sheet: AidSheet, width: int) -> bytes:
        """The page as it would be printed, a PNG so many pixels wide."""


class FillFile(Protocol):
    """What this place wrote last; empty where nothing is there."""

    def read(self) -> AidFill: ...
    def write(self, fill: AidFill) -> None: ...
