"""What the database says of its own file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from edu.domain.errors import StorageError
from edu.domain.ledger import Finding
from edu.storage.errors import examined

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

    from edu.storage.database import Database

_NAMED = 5


def damage(database: Database) -> str:
    """A sentence, '' where there is none: SQLite looks through the pages it uses, PostgreSQL only answers."""
    try:
        with examined(database.engines) as connection:
            if connection.dialect.name != "sqlite":
                connection.execute(select(1))
                return ""
            said = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one()
            if said != "ok":
                connection.invalidate()  # SQLCipher keeps the error of a page for the rest of its connection
    except StorageError as error:
        return error.message
    return "" if said == "ok" else "数据库文件有损坏的地方。"


def file_findings(database: Database) -> Iterator[Finding]:
    """Every page against its own HMAC, free ones too, and the trees against each other."""
    said = damage(database)
    if database.engines.is_sqlite and (pages := _bad_pages(database)):
        named = "、".join(str(page) for page in pages[:_NAMED])
        more = f" 等 {len(pages)} 页" if len(pages) > _NAMED else " 页"
        yield Finding("file", f"数据库文件有损坏：第 {named}{more}通不过校验（一页 4096 字节）")
    elif said:
        yield Finding("file", said.rstrip("。"))


def _bad_pages(database: Database) -> list[int]:
    """Asked twice: pages are read beside SQLite's locks, so one that is just being written can look torn once."""
    found: set[int] | None = None
    for _ in range(2):
        try:
            with examined(database.engines) as connection:
                pages = _asked(connection)
        except StorageError:
            return []
        found = pages if found is None else found & pages
        if not found:
            return []
    return sorted(found or ())


def _asked(connection: Connection) -> set[int]:
    lines = connection.exec_driver_sql("PRAGMA cipher_integrity_check").scalars().all()
    return {int(line.rsplit(" ", 1)[1]) for line in lines if line.rsplit(" ", 1)[1].isdigit()}
