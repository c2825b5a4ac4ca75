"""Driver errors become words of the one error tree here, at the room's edge."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy.exc import DBAPIError

from edu.domain.errors import REPLACE_DAMAGED, DamagedDatabase, DiskFull, StorageError, WrongKey
from edu.system.ballast import has_no_room

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

    from edu.storage.engines import Engines

_FULL = "database or disk is full"
_SENTENCES: tuple[tuple[str, type[StorageError], str, str], ...] = (
    (
        _FULL,
        DiskFull,
        "磁盘已满，这一步没有保存；之前显示已保存的内容都在。",
        "请清理磁盘空间后重试，不要强行关机。",
    ),
    ("No space left", DiskFull, "磁盘已满，这一步没有保存；之前显示已保存的内容都在。", "请清理磁盘空间后重试。"),
    (
        "file is not a database",
        WrongKey,
        "打不开数据库：密钥不符，或文件不是本程序的数据库。",
        "请确认数据文件夹与本机密钥配套；换机时请用恢复码恢复密钥。",
    ),
    (
        "malformed",
        DamagedDatabase,
        "数据库文件已损坏，程序没有继续写入。",
        REPLACE_DAMAGED,
    ),
    ("disk I/O error", DamagedDatabase, "读写数据库时磁盘出错。", "请检查磁盘，并尽快把整个数据文件夹拷出一份。"),
    ("connection failed", StorageError, "连不上共用的数据库服务器。", "请检查网络和服务器是否开着，再重新打开程序。"),
    ("database is locked", StorageError, "数据库正被另一个程序占用，这一步没有保存。", "请关闭其他窗口后重试。"),
    ("readonly database", StorageError, "数据文件夹不可写，这一步没有保存。", "请检查文件夹权限。"),
)


_NO_ROOM = "disk I/O error"
"""What SQLite says, too, where its `-shm` finds no room (SQLITE_IOERR_SHMSIZE)."""


def sentence_for(error: DBAPIError, engines: Engines) -> StorageError:
    words = str(error.orig)
    if _NO_ROOM in words and engines.file is not None and has_no_room(engines.file.parent):
        words = _FULL
    for sign, kind, message, remedy in _SENTENCES:
        if sign in words:
            return kind(message, remedy)
    return StorageError("数据库操作没有完成，这一步没有保存。", "请重试；仍不行请把日志交给技术人员。")


@contextmanager
def translated(engines: Engines) -> Iterator[None]:
    """Raise StorageError words instead of a driver's."""
    try:
        yield
    except DBAPIError as exc:
        said = sentence_for(exc, engines)
        if isinstance(said, DiskFull):
            engines.on_full()
        raise said from exc


@contextmanager
def examined(engines: Engines) -> Iterator[Connection]:
    """A connection to a file that may be damaged: SQLCipher keeps the error of a page for the rest of a connection, so
    one that met an error is thrown away and the next question gets a fresh one.
    """
    with translated(engines), engines.reader.connect() as connection:
        try:
            yield connection
        except DBAPIError:
            connection.invalidate()
            raise
