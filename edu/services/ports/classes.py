"""Queries about training classes and recorded drills."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol


class ClassRecords(Protocol):
    def classes_of(self, person: str) -> Sequence[str]:
        """Ids of the classes in which the person is enrolled and not withdrawn."""
