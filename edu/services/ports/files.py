"""Files from and to a person's disk, as services see them."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Protocol

from edu.domain.roster import RosterFile


class RosterReader(Protocol):
    def read(self, path: Path, today: date) -> RosterFile:
        """Every problem at once; BadFile when the file cannot be read at all."""


class RosterTemplateWriter(Protocol):
    def write(self, target: Path) -> None:
        """The empty roster that offices fill in; the reader takes it back without a problem."""


class AnnotatedCopyWriter(Protocol):
    def write(self, source: Path, target: Path, roster: RosterFile) -> int:
        """The refused rows of `roster` as the office wrote them, with what is wrong beside each; answers how many."""
