"""Opening the store: engines, schema, codes, in that order."""

from __future__ import annotations

import secrets
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from edu.storage.database import Database
from edu.storage.engines import Engines, open_postgres, open_sqlite
from edu.storage.errors import translated
from edu.storage.migrate import bring_up
from edu.storage.schema import codes
from edu.storage.vault import Seal
from edu.storage.writer import Codes, Writer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from edu.storage.unit_of_work import Reading
    from edu.system.clock import Clock
    from edu.system.ids import Ids


BESIDE_KB = 8_192
"""Page cache of a process beside the first one: whole tables are read, and its memory comes on top of the other's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreKeys:
    """What the store needs of the key ring: raw 32-byte keys, and who this installation is."""

    database: bytes
    column: bytes
    lookup: bytes
    device: str
    epoch: int


def open_store(
    where: Path | str, keys: StoreKeys, clock: Clock, ids: Ids, on_full: Callable[[], object] = lambda: None
) -> Database:
    """A path opens the encrypted file; a `postgresql+psycopg://` address the server. `on_full` is called whenever the
    file's disk is found full, now or later.
    """
    engines = open_postgres(where) if isinstance(where, str) else open_sqlite(where, keys.database, on_full)
    try:
        bring_up(engines)
        return Database(
            engines=engines,
            seal=Seal(column_key=keys.column, lookup_key=keys.lookup, random=secrets.token_bytes),
            writer=Writer(keys.device, keys.epoch),
            clock=clock,
            ids=ids,
            codes=_known_codes(engines),
        )
    except BaseException:
        engines.dispose()
        raise


@contextmanager
def opened_reading(file: Path, keys: StoreKeys) -> Iterator[Reading]:
    """One reading transaction on a store that another process holds open; its schema is taken as it is."""
    from edu.storage.unit_of_work import Reading

    engines = open_sqlite(file, keys.database)
    seal = Seal(column_key=keys.column, lookup_key=keys.lookup, random=secrets.token_bytes)
    try:
        with translated(engines), engines.reader.connect() as connection, connection.begin():
            connection.exec_driver_sql(f"PRAGMA cache_size = -{BESIDE_KB}")
            yield Reading(lambda: connection, seal)
    finally:
        engines.dispose()


def _known_codes(engines: Engines) -> Codes:
    with translated(engines), engines.reader.connect() as connection:
        rows = connection.execute(select(codes.c.family, codes.c.value, codes.c.id))
        return Codes({(row.family, row.value): row.id for row in rows})
