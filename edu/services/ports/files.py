"""Files from and to a person's disk, as services see them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Protocol

from edu.domain.problems import Problem
from edu.domain.roster import RosterFile, RosterLine


class RosterReader(Protocol):
    def read(self, path: Path, today: date) -> RosterFile:
        """Every problem at once; BadFile when the file cannot be read at all."""


class AnnotatedCopyWriter(Protocol):
    def write(self, source: Path, lines: Sequence[RosterLine], problems: Sequence[Problem], out: Path) -> Path:
        """A copy of the named rows of the same workbook with a column that says what is wrong with each."""
