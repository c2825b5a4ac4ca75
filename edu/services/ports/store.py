"""The store as services see it: transactions, appends, queries."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import Protocol

from edu.domain.actors import Actor
from edu.domain.events import EventRef, Fact, Private
from edu.services.ports.certificates import CertificateRecords
from edu.services.ports.classes import ClassRecords
from edu.services.ports.contests import ContestRecords
from edu.services.ports.drill_runs import DrillRunRecords
from edu.services.ports.drills import DrillRecords
from edu.services.ports.exams import ExamRecords
from edu.services.ports.hall import HallRecords
from edu.services.ports.histories import HistoryRecords
from edu.services.ports.ledger import LedgerRecords
from edu.services.ports.people import PeopleRecords
from edu.services.ports.reviews import ReviewRecords
from edu.services.ports.statistics import StatisticsRecords
from edu.services.ports.study import StudyRecords
from edu.services.ports.tickets import TicketRecords


class Reading(Protocol):
    """One consistent view."""

    @property
    def people(self) -> PeopleRecords: ...
    @property
    def study(self) -> StudyRecords: ...
    @property
    def classes(self) -> ClassRecords: ...
    @property
    def drills(self) -> DrillRecords: ...
    @property
    def drill_runs(self) -> DrillRunRecords: ...
    @property
    def exams(self) -> ExamRecords: ...
    @property
    def tickets(self) -> TicketRecords: ...
    @property
    def certificates(self) -> CertificateRecords: ...
    @property
    def contests(self) -> ContestRecords: ...
    @property
    def hall(self) -> HallRecords: ...
    @property
    def reviews(self) -> ReviewRecords: ...
    @property
    def histories(self) -> HistoryRecords: ...
    @property
    def statistics(self) -> StatisticsRecords: ...
    @property
    def ledger(self) -> LedgerRecords: ...
    def blob(self, sha256: str) -> bytes | None: ...


class Writing(Reading, Protocol):
    """One transaction: leaving the block without `commit` discards everything."""

    def append(
        self, fact: Fact, subject: str, *, person: str | None = None, private: Private | None = None
    ) -> EventRef: ...
    def put_blob(self, data: bytes, media_type: str) -> str: ...
    def commit(self) -> None: ...


class Store(Protocol):
    def reading(self) -> AbstractContextManager[Reading]: ...
    def writing(self, actor: Actor) -> AbstractContextManager[Writing]: ...
