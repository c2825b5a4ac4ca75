"""The store: transactions over one database. The only object of this room that services are handed (as a port)."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from edu.storage.errors import translated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

    from edu.domain.actors import Actor
    from edu.storage.engines import Engines
    from edu.storage.ledger import LedgerAppend
    from edu.storage.unit_of_work import Reading, UnitOfWork
    from edu.storage.vault import Seal
    from edu.storage.writer import Codes, Writer
    from edu.system.clock import Clock
    from edu.system.ids import Ids


@dataclass(slots=True)
class Database:
    """`writing` gives one transaction to one thread at a time; `reading` never waits for it."""

    engines: Engines
    seal: Seal
    writer: Writer
    clock: Clock
    ids: Ids
    codes: Codes

    @contextmanager
    def reading(self) -> Iterator[Reading]:
        from edu.storage.unit_of_work import Reading

        with translated(self.engines), self.engines.reader.connect() as connection, connection.begin():
            yield Reading(lambda: connection, self.seal)

    @contextmanager
    def writing(self, actor: Actor) -> Iterator[UnitOfWork]:
        from edu.storage.unit_of_work import UnitOfWork

        with translated(self.engines), self.engines.writer.connect() as connection:
            transaction = connection.begin()
            work = UnitOfWork(connection, lambda: self._append(connection, actor), self.seal)
            try:
                yield work
                if work.committed:
                    transaction.commit()
                    work.settled()
            finally:
                if transaction.is_active:
                    transaction.rollback()

    def _append(self, connection: Connection, actor: Actor) -> LedgerAppend:
        from edu.storage.ledger import LedgerAppend

        return LedgerAppend(
            connection,
            writer=self.writer,
            actor=actor.ref,
            clock=self.clock,
            ids=self.ids,
            seal=self.seal,
            codes=self.codes,
        )

    def close(self) -> None:
        self.engines.dispose()
