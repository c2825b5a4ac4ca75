"""Writers of what leaves the program about people. Each replaces the file at `path`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Protocol

from edu.domain.learning_file import LearningFile
from edu.domain.roster import Field


class LearningFileWriter(Protocol):
    def pdf(self, file: LearningFile, path: Path) -> None: ...
    def sqlite(self, file: LearningFile, path: Path) -> None: ...


class PeopleWorkbook(Protocol):
    def write(self, columns: Sequence[Field], rows: Iterable[Sequence[str]], path: Path) -> int:
        """One row a cell tuple in the order of `columns`; gives how many rows."""
