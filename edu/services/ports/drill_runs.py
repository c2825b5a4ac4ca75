"""Queries about drills that are played and improvements; the clock of a running one stands outside the ledger."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from edu.domain.drills.evaluation import Mark
from edu.domain.drills.messages import Message
from edu.domain.drills.run_records import Judgement, RunClock, RunRecord, SeatRecord
from edu.domain.drills.run_views import Improvement, InputLine


class DrillRunRecords(Protocol):
    def run(self, id: str) -> RunRecord | None: ...
    def runs(
        self, *, org: str = "", enterprise: str = "", person: str = "", running: bool = False, limit: int, skip: int = 0
    ) -> Sequence[RunRecord]:
        """Newest first, after the first `skip`; a unit takes in what is directly below it. `person` played alone."""

    def family(self, root: str) -> Sequence[RunRecord]:
        """The first run and all its forks, oldest first."""

    def inputs(self, run: str) -> Sequence[InputLine]: ...
    def input_count(self, run: str) -> int: ...
    def judgements(self, run: str) -> Sequence[Judgement]: ...
    def profile(self, run: str) -> str:
        """SHA-256 of the blob of the profile that it is judged by; '' without one of its own."""

    def marks(self, run: str) -> Sequence[Mark]:
        """In the order in which they were given."""

    def messages(self, run: str) -> Sequence[Message]:
        """Those that the trainer made up, in the order in which they were sent."""

    def seats(self, run: str) -> Sequence[SeatRecord]: ...
    def improvement(self, id: str) -> Improvement | None: ...
    def improvements(
        self, *, org: str = "", enterprise: str = "", run: str = "", closed: bool = False
    ) -> Sequence[Improvement]:
        """By due day. `run` also gives those that were carried into it; `closed` those that are closed as well."""

    def clock(self, run: str) -> RunClock | None: ...
    def note_clock(self, run: str, clock: RunClock) -> None:
        """Only inside a writing transaction."""

    def forget_clock(self, run: str) -> None: ...
