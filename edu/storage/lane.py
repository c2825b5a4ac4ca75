"""The writer's lane over one SQLite file: one connection, kept open from one transaction to the next.

Taking it from SQLAlchemy's pool and giving it back cost 25 µs of every answer, and its events had to be joined anew.
"""

from __future__ import annotations

from contextlib import contextmanager
from threading import Lock
from typing import TYPE_CHECKING

from edu.domain.errors import StorageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection, Dialect, Engine

_PATIENCE = 30.0  # seconds, as the busy timeout between processes


class Lane:
    """Stands where an engine would: `connect` and `begin` are for `with` only, and for one thread at a time."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._turn = Lock()
        self._kept: Connection | None = None

    @property
    def dialect(self) -> Dialect:
        return self._engine.dialect

    @contextmanager
    def connect(self) -> Iterator[Connection]:
        """StorageError after half a minute of waiting. What is not committed at the end is rolled back."""
        if not self._turn.acquire(timeout=_PATIENCE):
            raise StorageError("数据库正忙，这一步没有保存。", "请等正在进行的操作完成后重试。")
        well = False
        try:
            if self._kept is None:
                self._kept = self._engine.connect()
            yield self._kept
            well = not self._kept.in_transaction()
        finally:
            if not well:
                self._give_back()
            self._turn.release()

    @contextmanager
    def begin(self) -> Iterator[Connection]:
        with self.connect() as connection, connection.begin():
            yield connection

    def dispose(self) -> None:
        with self._turn:
            self._give_back()
            self._engine.dispose()

    def _give_back(self) -> None:
        """To the pool, which rolls back and throws away a connection that cannot."""
        if self._kept is not None:
            self._kept.close()
            self._kept = None
