"""How a fold touches its tables: a write-behind buffer over one transaction.

The same fold code runs live (one event, one transaction) and in a rebuild (a million events, empty tables): rows are
collected and written with one executemany a table. `get` sees what was put before.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, TypeAlias

from sqlalchemy import bindparam, delete, select

from edu.storage.plain import Plain
from edu.storage.upserts import upsert

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection, Table

Key: TypeAlias = tuple[Any, ...]
Row: TypeAlias = dict[str, Any]


class Rows:
    """`fresh` promises that the tables hold nothing for what is folded, so that no look-up is needed."""

    def __init__(self, connection: Connection, *, fresh: bool = False) -> None:
        self._connection = connection
        self._dialect = connection.dialect.name
        self._fresh = fresh
        self._full: dict[Table, dict[Key, Row]] = {}
        self._partial: dict[Table, dict[Key, tuple[Row, Row]]] = {}
        self.count = 0

    def put(self, table: Table, **row: Any) -> None:
        """The whole row, whether or not one with its key exists."""
        key = _key_of(table, row)
        self._partial.get(table, {}).pop(key, None)
        self._full.setdefault(table, {})[key] = row
        self.count += 1

    def merge(self, table: Table, key: Key, changed: Row, absent: Row) -> None:
        """Set `changed`; where no row exists yet, `absent` gives the other columns. Needs no look-up."""
        full = self._full.get(table, {}).get(key)
        if full is not None:
            full.update(changed)
            return
        if self._fresh:
            self._full.setdefault(table, {})[key] = {**_key_columns(table, key), **absent, **changed}
            self.count += 1
            return
        before = self._partial.setdefault(table, {}).get(key, ({}, absent))
        self._partial[table][key] = ({**before[0], **changed}, before[1])
        self.count += 1

    def get(self, table: Table, *key: Any) -> Row | None:
        if key in self._partial.get(table, {}):
            self.flush()
        full = self._full.get(table, {}).get(key)
        if full is not None or self._fresh:
            return full
        found = self._connection.execute(_select(table), _key_columns(table, key)).mappings().first()
        return dict(found) if found is not None else None

    def change(self, table: Table, key: Key, **changed: Any) -> None:
        """Update an existing row; a row that is not there stays away (its making was withdrawn or withheld)."""
        row = self.get(table, *key)
        if row is not None:
            row.update(changed)
            self._full.setdefault(table, {})[key] = row
            self.count += 1

    def remove(self, table: Table, *key: Any) -> None:
        self._full.get(table, {}).pop(key, None)
        self._partial.get(table, {}).pop(key, None)
        if not self._fresh:
            self._connection.execute(_delete(table), _key_columns(table, key))

    def taken(self) -> dict[Table, list[Row]]:
        """What was collected, instead of writing it; of `fresh` ones only, which hold whole rows."""
        full = {table: list(rows.values()) for table, rows in self._full.items()}
        self._full.clear()
        self.count = 0
        return full

    def flush(self) -> None:
        """Write everything collected; afterwards a query on the same connection sees it."""
        for table, rows in self._full.items():
            if rows:
                upsert(table, None, self._dialect).run(self._connection, rows.values())
        for table, merges in self._partial.items():
            for key, (changed, absent) in merges.items():
                statement = upsert(table, tuple(sorted(changed)), self._dialect)
                statement.run(self._connection, [{**_key_columns(table, key), **absent, **changed}])
        self._full.clear()
        self._partial.clear()
        self.count = 0


@cache
def _key_names(table: Table) -> tuple[str, ...]:
    return tuple(column.name for column in table.primary_key.columns)


def _key_of(table: Table, row: Row) -> Key:
    return tuple([row[name] for name in _key_names(table)])


def _key_columns(table: Table, key: Iterable[Any]) -> Row:
    return dict(zip(_key_names(table), key, strict=True))


def _where_key(statement: Any, table: Table) -> Any:
    for column in table.primary_key.columns:
        statement = statement.where(column == bindparam(column.name, type_=column.type))
    return statement


@cache
def _select(table: Table) -> Any:
    return _where_key(select(table), table)


@cache
def by_key(table: Table) -> Plain:
    """The row of a key, as the driver gives it."""
    return Plain(_select(table))


@cache
def _delete(table: Table) -> Any:
    return _where_key(delete(table), table)
