"""Room kept for the day when the disk is full: a file that is given up so that the data folder opens all the same.

SQLite makes its `-shm` (32 kB) anew at every opening after a clean close, so a disk filled to the last byte overnight
would keep the hall shut until staff come. The ballast is laid when there is plenty of room and given up when opening
the store or a write meets a full disk, once a start at most; a start with plenty of room lays it again. What is free
when the store closes becomes ballast at once, or whatever filled the disk would take that too and the next morning
find nothing: the `-shm` that goes with the close is just what the next one needs.
"""

from __future__ import annotations

import logging
import os
import shutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

log = logging.getLogger(__name__)

NAME = "ballast.bin"
"""In the data folder."""
SIZE = 1024**2
"""Bytes: opening takes some 40 kB, a visit a few; the rest lets a day's visits be written."""
PLENTY = 16 * SIZE
NEEDED = 64 * 1024
"""What an opening takes at the most, in bytes: with less a disk has no room."""
LEAST = 32 * 1024
"""Of a ballast: the `-shm` of the next opening."""


def free_bytes(folder: Path) -> int:
    """For who runs this program: what is reserved for root is not free. OSError where the folder is gone."""
    return shutil.disk_usage(folder).free


def has_no_room(folder: Path) -> bool:
    """Whether an opening would fail here for want of room; False where it cannot be asked."""
    try:
        return free_bytes(folder) < NEEDED
    except OSError:
        return False


class Ballast:
    """Never raises: a start that cannot lay it goes on without."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.given_up = False

    @property
    def is_laid(self) -> bool:
        return self._size() >= LEAST

    def lay(self) -> None:
        """At a start, where there is plenty of room and not the whole of it lies there."""
        if self._size() < SIZE and self._free() >= PLENTY:
            self._write(SIZE)

    def lay_what_fits(self) -> None:
        """When the store is closed: what it left free, up to the whole, if it is enough for the next opening."""
        if self.is_laid:
            return
        fits = min(SIZE, self._free() + self._size())
        if fits >= LEAST:
            self._write(fits)

    def give_up(self) -> bool:
        """Whether there was one to give up; the second time in a start there is none."""
        if self.given_up or not self.is_laid:
            return False
        try:
            self._path.unlink()
        except OSError:
            log.exception("the ballast cannot be given up")
            return False
        self.given_up = True
        log.warning("the disk is full: the ballast was given up")
        return True

    def _size(self) -> int:
        try:
            return self._path.stat().st_size
        except OSError:
            return 0

    def _free(self) -> int:
        try:
            return free_bytes(self._path.parent)
        except OSError:
            return 0

    def _write(self, size: int) -> None:
        """Random bytes: zeros take no room on a disk that compresses."""
        try:
            descriptor = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(descriptor, "wb") as stream:
                stream.write(os.urandom(size))
                stream.flush()
                os.fsync(stream.fileno())
        except OSError as exc:  # what was written of it stays and is better than nothing
            log.warning("the ballast cannot be laid: %s", exc)
