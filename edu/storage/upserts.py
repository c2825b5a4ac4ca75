"""INSERT … ON CONFLICT of the database at hand. The other one's dialect is never imported (0.1 s at start)."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from edu.storage.plain import Plain

if TYPE_CHECKING:
    from sqlalchemy import Table


@cache
def upsert(table: Table, changed: tuple[str, ...] | None, dialect: str) -> Plain:
    """INSERT … ON CONFLICT DO UPDATE of `changed`, or of every column that is not the key."""
    insert = _insert(table, dialect)
    keys = {column.name for column in table.primary_key.columns}
    names = changed if changed is not None else tuple(c.name for c in table.columns if c.name not in keys)
    target = list(table.primary_key.columns)
    return Plain(
        insert.on_conflict_do_update(index_elements=target, set_={n: insert.excluded[n] for n in names})
        if names
        else insert.on_conflict_do_nothing(index_elements=target)
    )


def _insert(table: Table, dialect: str) -> Any:
    if dialect == "sqlite":
        from sqlalchemy.dialects.sqlite import insert as sqlite_insert

        return sqlite_insert(table)
    from sqlalchemy.dialects.postgresql import insert as postgresql_insert

    return postgresql_insert(table)
