"""Queries about the ledger itself: the source event of a line, and what is stored."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from edu.domain.ledger import LedgerLine, Step, Verdict


class LedgerRecords(Protocol):
    def count(self) -> int: ...
    def state(self) -> str:
        """Hash of the newest event stored: two readings of one ledger that give the same see the same rows."""

    def lines_of_person(self, person: str) -> Sequence[LedgerLine]:
        """Every event that concerns the person, oldest first."""

    def lines_of_subject(self, subject: str) -> Sequence[LedgerLine]: ...
    def last_ms_of(self, subject: str) -> int:
        """Time of the subject's newest event, 0 when there is none."""

    def latest_ms(self) -> int:
        """The latest time of any event, 0 when there is none: a clock before it is wrong, or was wrong then.

        What a clock that was set back wrote since does not hide it.
        """


class LedgerProof(Protocol):
    """Walking the whole ledger; minutes on a large one, so off the UI thread."""

    def verify(self, progress: Callable[[Step, int, int], None]) -> Verdict: ...
    def digest(self) -> str: ...
    def rebuild(self, progress: Callable[[int, int], None]) -> int: ...
