"""One window a data folder: the second instance is told so and leaves. The lock goes with its process."""

from __future__ import annotations

import errno
import sys
from typing import IO, TYPE_CHECKING

from edu.domain.errors import AlreadyRunning, DiskFull
from edu.system.ballast import NAME as BALLAST
from edu.system.ballast import Ballast

if TYPE_CHECKING:
    from pathlib import Path

_MESSAGE = "这个数据文件夹已经被另一个正在运行的程序打开。"
_FULL = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}
_REMEDY = "请切换到已经打开的窗口；确认没有打开时，重启电脑后再试。"


class InstanceLock:
    """Held from construction until `release` or the process ends. DiskFull where the folder cannot be written."""

    def __init__(self, path: Path) -> None:
        try:
            self._file = _opened(path)
        except OSError as exc:
            raise DiskFull(
                f"用不了数据文件夹 {path.parent}（{exc.strerror}）。",
                "请检查文件夹权限和磁盘，或用 --data 另选文件夹。",
            ) from exc
        try:
            _lock(self._file)
        except OSError as exc:
            self._file.close()
            raise AlreadyRunning(_MESSAGE, _REMEDY) from exc

    def release(self) -> None:
        self._file.close()


def _opened(path: Path) -> IO[bytes]:
    """A folder copied without its lock, on a full disk: there the ballast makes room for it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        return path.open("a+b")
    except OSError as exc:
        if exc.errno not in _FULL or not Ballast(path.with_name(BALLAST)).give_up():
            raise
    return path.open("a+b")


if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[bytes]) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(file: IO[bytes]) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
