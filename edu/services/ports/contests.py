"""Queries about competition evenings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from edu.domain.contests.play import Move
from edu.domain.contests.record import ContestRecord


class ContestRecords(Protocol):
    def contests(self) -> Sequence[ContestRecord]:
        """Newest first."""

    def contest(self, contest: str) -> ContestRecord | None: ...
    def moves(self, contest: str) -> Sequence[Move]:
        """In their order, undone ones and undos among them."""
