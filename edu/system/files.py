"""Writing a file so that a power cut leaves the old one or the new one, never a mix."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from edu.domain.errors import DiskFull

if TYPE_CHECKING:
    from pathlib import Path


def replace_file(path: Path, data: bytes, *, private: bool = False) -> None:
    """Write beside, sync, rename, sync the folder. `private`: readable by its owner alone."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.new")
    mode = 0o600 if private else 0o644
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode)
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        beside.replace(path)
    except OSError as exc:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise DiskFull(
            f"写不了文件：{path.name}。", "请检查磁盘空间和文件夹权限，关闭已打开的同名文件后重试。"
        ) from exc
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
