"""A workbook is written beside its target and moved there when whole: a failure leaves an older file as it was."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from xlsxwriter.exceptions import XlsxWriterException

from edu.domain.errors import DiskFull


@contextmanager
def written_beside(path: Path) -> Iterator[Path]:
    """Gives the path to write to. Raises DiskFull where the folder cannot be written."""
    part = path.with_name(f".{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        yield part
        part.replace(path)
    except (OSError, XlsxWriterException) as exc:
        raise DiskFull(
            f"写不了文件：{path.name}。", "请检查磁盘空间和文件夹权限，关闭已打开的同名文件后重试。"
        ) from exc
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
