"""One transaction: what it reads, appends and folds.

It brings every fold, every query and every table with it, so it is imported with the first transaction: the launcher
needs none.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from sqlalchemy import select

from edu.domain.events import EventRef, Fact, Private
from edu.storage.folds import all_folds
from edu.storage.ledger import LedgerAppend, ref_of
from edu.storage.records.certificates import CertificateRecords
from edu.storage.records.classes import ClassRecords
from edu.storage.records.contests import ContestRecords
from edu.storage.records.drill_runs import DrillRunRecords
from edu.storage.records.drills import DrillRecords
from edu.storage.records.exams import ExamRecords
from edu.storage.records.hall import HallRecords
from edu.storage.records.histories import HistoryRecords
from edu.storage.records.ledger import LedgerRecords
from edu.storage.records.people import PeopleRecords
from edu.storage.records.reviews import ReviewRecords
from edu.storage.records.statistics import StatisticsRecords
from edu.storage.records.study import StudyRecords
from edu.storage.records.tickets import TicketRecords
from edu.storage.rows import Rows
from edu.storage.schema import blobs

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Connection

    from edu.storage.vault import Seal

FOLDS = all_folds()


class Reading:
    """Queries over one transaction. `connect` gives the connection when what was appended before is visible.

    An answer asks one family of records only: the others are not made.
    """

    def __init__(self, connect: Callable[[], Connection], seal: Seal) -> None:
        self._connect = connect
        self._seal = seal

    @property
    def people(self) -> PeopleRecords:
        return PeopleRecords(self._connect, self._seal)

    @property
    def study(self) -> StudyRecords:
        return StudyRecords(self._connect)

    @property
    def classes(self) -> ClassRecords:
        return ClassRecords(self._connect)

    @property
    def drills(self) -> DrillRecords:
        return DrillRecords(self._connect)

    @property
    def drill_runs(self) -> DrillRunRecords:
        return DrillRunRecords(self._connect)

    @property
    def exams(self) -> ExamRecords:
        return ExamRecords(self._connect)

    @property
    def tickets(self) -> TicketRecords:
        return TicketRecords(self._connect)

    @property
    def certificates(self) -> CertificateRecords:
        return CertificateRecords(self._connect)

    @property
    def contests(self) -> ContestRecords:
        return ContestRecords(self._connect)

    @property
    def hall(self) -> HallRecords:
        return HallRecords(self._connect)

    @property
    def reviews(self) -> ReviewRecords:
        return ReviewRecords(self._connect)

    @property
    def histories(self) -> HistoryRecords:
        return HistoryRecords(self._connect)

    @property
    def statistics(self) -> StatisticsRecords:
        return StatisticsRecords(self._connect)

    @property
    def ledger(self) -> LedgerRecords:
        return LedgerRecords(self._connect)

    def blob(self, sha256: str) -> bytes | None:
        found = self._connect().execute(select(blobs.c.data).where(blobs.c.sha256 == bytes.fromhex(sha256)))
        data = found.scalar_one_or_none()
        return bytes(data) if data is not None else None


class UnitOfWork(Reading):
    """One transaction: what is appended is folded at once and is there together, or not at all."""

    def __init__(self, connection: Connection, append: Callable[[], LedgerAppend], seal: Seal) -> None:
        super().__init__(self._written, seal)
        self._connection = connection
        self._open_ledger = append
        self._ledger: LedgerAppend | None = None
        self._rows = Rows(connection)
        self.committed = False

    def append(
        self, fact: Fact, subject: str, *, person: str | None = None, private: Private | None = None
    ) -> EventRef:
        """Put a fact on the chain and fold it. `person` is whom it concerns, for their learning file."""
        if self._ledger is None:
            self._ledger = self._open_ledger()
        stamp = self._ledger.append(fact, subject, person, private)
        FOLDS[fact.kind](self._rows, stamp, fact, private)
        return ref_of(stamp)

    def put_blob(self, data: bytes, media_type: str) -> str:
        """Keep bytes under their hash; the same bytes are kept once."""
        digest = hashlib.sha256(data).digest()
        known = self._connection.execute(select(blobs.c.size).where(blobs.c.sha256 == digest)).first()
        if known is None:
            values = {"sha256": digest, "media_type": media_type, "size": len(data), "data": data}
            self._connection.execute(blobs.insert(), values)
        return digest.hex()

    def commit(self) -> None:
        """Everything above becomes durable when the `with` block ends well; else, or without this call, it is gone."""
        self._written()
        self.committed = True

    def settled(self) -> None:
        """The transaction is durable."""
        if self._ledger is not None:
            self._ledger.settled()

    def _written(self) -> Connection:
        if self._ledger is not None and self._ledger.pending:
            self._ledger.flush()
        if self._rows.count:
            self._rows.flush()
        return self._connection
