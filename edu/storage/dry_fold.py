"""The projected tables against a fold of the ledger that writes nothing.

As a rebuild, the ledger is folded subject by subject in a buffer of some thousand rows; instead of being written each
row is looked up by its key. A table that holds as many rows as were found equal holds nothing else.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from edu.domain.ledger import Finding
from edu.storage.errors import translated
from edu.storage.folds import FOLDS
from edu.storage.refolding import CHUNK, stream
from edu.storage.rows import Rows, by_key
from edu.storage.schema import PROJECTED, events
from edu.storage.types import Id

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from sqlalchemy import Connection, Table

    from edu.storage.database import Database


@dataclass(slots=True)
class _Tally:
    """Rows of one table: `first` names the first that is other than the ledger says, and in which columns."""

    changed: int = 0
    missing: int = 0
    stored: int = 0
    columns: Counter[str] = field(default_factory=Counter)
    first: str = ""


def table_findings(database: Database, progress: Callable[[int, int], None]) -> Iterator[Finding]:
    """One for each table that differs. Only for a ledger that was proved: events are folded as they stand."""
    tallies = {table: _Tally() for table in PROJECTED}
    with translated(database.engines), database.engines.reader.connect() as connection, connection.begin():
        total = connection.execute(select(func.count()).select_from(events)).scalar_one()
        rows = Rows(connection, fresh=True)
        done = 0
        last = ""
        for stamp, kind, fact, private in stream(connection, database.seal, None):
            if rows.count >= CHUNK and stamp.subject != last:  # a subject is never split, as in a rebuild
                _compare(connection, rows.taken(), tallies)
                progress(done, total)
            last = stamp.subject
            FOLDS[kind](rows, stamp, fact, private)
            done += 1
        _compare(connection, rows.taken(), tallies)
        progress(done, total)
        for table, tally in tallies.items():
            there = connection.execute(select(func.count()).select_from(table)).scalar_one()
            if said := _said(tally, extra=there - tally.stored):
                yield Finding("table", f"表格 {table.name} 与原始记录不一致：{said}")


def _compare(
    connection: Connection, folded: Mapping[Table, list[dict[str, Any]]], tallies: dict[Table, _Tally]
) -> None:
    for table, rows in folded.items():
        tally = tallies[table]
        keys = [column.name for column in table.primary_key.columns]
        ids = {column.name for column in table.columns if isinstance(column.type, Id)}
        for row in rows:
            held = by_key(table).one(connection, **{name: row[name] for name in keys})
            if held is None:
                tally.missing += 1
                continue
            tally.stored += 1
            other = [
                column.name
                for column, value in zip(table.columns, held, strict=True)
                if _as_stored(row[column.name], is_id=column.name in ids) != value
            ]
            if other:
                tally.changed += 1
                tally.first = tally.first or f"{row[keys[0]]}"
                tally.columns.update(other)


def _as_stored(value: Any, *, is_id: bool) -> Any:
    """As the driver gives it back: ids are bytes, an empty one NULL."""
    if is_id:
        return bytes.fromhex(value) if value else None
    return value


def _said(tally: _Tally, *, extra: int) -> str:
    columns = "、".join(sorted(tally.columns))
    parts = (
        f"{tally.changed} 行被改动（{columns} 列，第一行的编号 {tally.first}）" if tally.changed else "",
        f"少了 {tally.missing} 行" if tally.missing else "",
        f"多出 {extra} 行" if extra else "",
    )
    return "，".join(part for part in parts if part)
