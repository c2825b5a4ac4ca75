"""Statements compiled once and run on the driver's own cursor: what happens at every answer and every row of a rebuild.

SQLAlchemy spends 60–110 µs on each execution (cache key, coercion, result proxy), the driver 4–10 µs. With an answer's
six statements run this way its median fell from 1.1 ms to 0.5 ms, of which 0.4 ms are the synced commit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy.exc import DBAPIError

from edu.storage.types import Id

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy import Connection, Dialect


class Plain:
    """A statement whose parameters are all named; ids go in as hex, but rows come back as the driver gives them."""

    def __init__(self, statement: Any, columns: Iterable[str] | None = None) -> None:
        self._statement = statement
        self._columns = list(columns) if columns is not None else None
        self._compiled: dict[str, _Compiled] = {}

    def one(self, connection: Connection, **values: Any) -> tuple[Any, ...] | None:
        """The first row or None. Needs an open transaction, like every method here."""
        compiled = self._for(connection.dialect)
        cursor = connection.connection.cursor()
        try:
            cursor.execute(compiled.sql, compiled.parameters(values))
            found: tuple[Any, ...] | None = cursor.fetchone()
        except compiled.error as exc:
            raise DBAPIError(compiled.sql, None, exc) from exc
        finally:
            cursor.close()
        return found

    def run(self, connection: Connection, rows: Iterable[Mapping[str, Any]]) -> None:
        """Once for each row."""
        compiled = self._for(connection.dialect)
        cursor = connection.connection.cursor()
        try:
            cursor.executemany(compiled.sql, [compiled.parameters(row) for row in rows])
        except compiled.error as exc:
            raise DBAPIError(compiled.sql, None, exc) from exc
        finally:
            cursor.close()

    def _for(self, dialect: Dialect) -> _Compiled:
        found = self._compiled.get(dialect.name)
        if found is None:
            found = self._compiled[dialect.name] = _Compiled(self._statement, dialect, self._columns)
        return found


class _Compiled:
    """Text and parameters of one statement for one driver."""

    def __init__(self, statement: Any, dialect: Dialect, columns: list[str] | None) -> None:
        compiled = statement.compile(dialect=dialect, column_keys=columns)
        self.sql = str(compiled)
        self.error: type[Exception] = dialect.loaded_dbapi.Error
        self._positional = compiled.positional
        names = compiled.positiontup if compiled.positional else list(compiled.binds)
        self._places = [(name, isinstance(compiled.binds[name].type, Id)) for name in names]

    def parameters(self, row: Mapping[str, Any]) -> Any:
        """KeyError where a column of the statement is missing in the row."""
        if self._positional:
            return [
                (bytes.fromhex(row[name]) if row[name] else None) if id_ else row[name] for name, id_ in self._places
            ]
        return {
            name: (bytes.fromhex(row[name]) if row[name] else None) if id_ else row[name] for name, id_ in self._places
        }
