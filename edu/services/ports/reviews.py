"""What the review of content stands on: findings kept, sheets written and read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from edu.domain.problems import Problem
from edu.domain.reviews import KeptFinding, ReviewItem, Sheet
from edu.domain.topics import Topic


class ReviewRecords(Protocol):
    def findings(self) -> Sequence[KeptFinding]: ...


class ReviewSheets(Protocol):
    """A topic's sheet as a workbook."""

    def write(self, topic: Topic, items: Sequence[ReviewItem], words: Sequence[KeptFinding], path: Path) -> None:
        """`words` are what was found of these items before."""

    def read(self, path: Path) -> tuple[Sheet | None, tuple[Problem, ...]]:
        """None with all its problems where anything is wrong; BadFile where it is no sheet at all."""
