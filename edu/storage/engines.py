"""Opening a database: one encrypted SQLite file by default, PostgreSQL through the same code.

Two engines on one file: a reader (query_only, plain BEGIN) and a writer
(BEGIN IMMEDIATE, one connection). On PostgreSQL both share one pool; the reader's transactions are read-only.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import URL, create_engine, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import QueuePool

from edu.domain.errors import StorageError
from edu.storage.lane import Lane

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sqlalchemy import Engine, PoolProxiedConnection

# versions before 3.51.3 can corrupt a WAL file that two connections write (sqlite.org, 2026-03-13)
SAFE_SQLITE = (3, 51, 3)
SYNCHRONOUS = "FULL"
"""What was said to be saved outlives a power cut."""


@dataclass(frozen=True, slots=True)
class Engines:
    reader: Engine
    writer: Engine | Lane
    file: Path | None = None
    """The embedded database, which another process may read; None for a server's."""
    on_full: Callable[[], object] = lambda: None
    """Called when the disk of `file` is found full, before it is said: it may make room for the next try."""

    @property
    def is_sqlite(self) -> bool:
        return self.writer.dialect.name == "sqlite"

    def dispose(self) -> None:
        self.reader.dispose()
        if self.writer is not self.reader:
            self.writer.dispose()


def open_sqlite(path: Path, key: bytes, on_full: Callable[[], object] = lambda: None) -> Engines:
    """`key` is the raw 32-byte database key: no key derivation slows a connection."""
    lane = Lane(_sqlite(path, key, writing=True))
    return Engines(reader=_sqlite(path, key, writing=False), writer=lane, file=path, on_full=on_full)


def open_postgres(url: str) -> Engines:
    """Raises StorageError where the address is none of PostgreSQL's."""
    try:
        address: URL = make_url(url)
    except ArgumentError:
        address = URL.create("?")
    if address.drivername != "postgresql+psycopg":
        raise StorageError(
            "设置里共用数据库的地址不对，没有打开。",
            "请把 settings.json 里的 postgres 改成 postgresql+psycopg:// 开头的地址；不用共用数据库就留空。",
        )
    engine = create_engine(address, pool_pre_ping=True)
    # one consistent view from the first query to the last, as a transaction on SQLite gives
    reader = engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
    return Engines(reader=reader, writer=engine)


def _sqlite(path: Path, key: bytes, *, writing: bool) -> Engine:
    from sqlcipher3 import dbapi2

    if dbapi2.sqlite_version_info < SAFE_SQLITE:
        raise StorageError(
            f"数据库组件版本过旧（{dbapi2.sqlite_version}），可能损坏数据。",
            "请重新运行安装程序 installer/bootstrap.py。",
        )

    # without an adapter the driver asks each such parameter for one that is not there, 2 to 4 µs and an exception
    for kind, as_it_is in ((bytes, bytes), (bool, int), (type(None), lambda nothing: nothing)):
        dbapi2.register_adapter(kind, as_it_is)

    def connect() -> Any:
        raw = dbapi2.connect(
            str(path),
            isolation_level=None,
            check_same_thread=False,
            timeout=30,
            # once full, the driver's cache drops the newest first: three of an answer's statements were parsed anew at
            # every answer, behind the hundred that made the schema
            cached_statements=1000,
        )
        raw.execute(f"PRAGMA key = \"x'{key.hex()}'\"")  # the key goes first, before any other statement
        # SQLCipher writes "ERROR CORE …" on stderr for each damaged page; the sentence that people get is ours
        raw.execute("PRAGMA cipher_log_level = NONE")
        raw.execute("PRAGMA foreign_keys = ON")
        raw.execute("PRAGMA busy_timeout = 30000")
        if writing:
            raw.execute("PRAGMA journal_mode = WAL")
            raw.execute(f"PRAGMA synchronous = {SYNCHRONOUS}")
            raw.execute("PRAGMA secure_delete = FAST")
            raw.execute("PRAGMA cache_size = -65536")
        else:
            raw.execute("PRAGMA query_only = ON")
            raw.execute("PRAGMA cache_size = -16384")
        return raw

    engine = create_engine(
        "sqlite://",
        module=dbapi2,
        creator=connect,
        poolclass=QueuePool,
        pool_size=1 if writing else 4,
        max_overflow=0 if writing else 8,
    )
    how = "BEGIN IMMEDIATE" if writing else "BEGIN"

    def begin(dbapi_connection: PoolProxiedConnection) -> None:
        dbapi_connection.dbapi_connection.execute(how)  # type: ignore[union-attr]

    # not a listener of the event: with one, SQLAlchemy sends round begin and commit of every transaction
    engine.dialect.do_begin = begin  # type: ignore[method-assign]
    return engine
