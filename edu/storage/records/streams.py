"""Rows of large tables, a thousand at a time: as values of SQLAlchemy's types, or as the driver gives them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import type_coerce
from sqlalchemy.exc import DBAPIError
from sqlalchemy.types import NullType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

BATCH = 1000


def untyped(*columns: Any) -> tuple[Any, ...]:
    """As the driver gives them (ids are bytes): SQLAlchemy's conversions took longer than the reading."""
    return tuple(type_coerce(column, NullType) for column in columns)


def streamed(connection: Connection, statement: Any) -> Iterator[Any]:
    """Rows a batch at a time (a server-side cursor on PostgreSQL)."""
    for rows in connection.execute(statement.execution_options(yield_per=BATCH)).partitions():
        yield from rows


def raw_rows(connection: Connection, statement: Any) -> Iterator[Any]:
    """The same for a statement of `untyped` columns, as plain tuples: making rows of them took as long as reading.

    A server's driver would hold them all, so that they are streamed.
    """
    if connection.dialect.name != "sqlite":
        yield from streamed(connection, statement)
        return
    with connection.execute(statement) as result:
        try:
            while rows := result.cursor.fetchmany(BATCH):
                yield from rows
        except connection.dialect.loaded_dbapi.Error as error:
            raise DBAPIError(None, None, error) from error
