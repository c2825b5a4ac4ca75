"""A hall on a disk that is really full: a small tmpfs with 0, 16 and 64 kB free, and the supervised kiosk.

`python -m tests.rigs.full_disk` (root on Linux, since it mounts; half a minute). Three mornings a disk: the kiosk under
its supervisor is to open and is killed, a visit is tried, the store is closed well. On all but the first morning what
is left of the room is taken before the visit too, as whatever fills such a disk would. Prints a line a morning; exit 1
where a morning did not open or said what is not so.
"""

from __future__ import annotations

import ctypes
import logging
import os
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
    os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

from edu.bootstrap import Services, build
from edu.commands.kiosk import command
from edu.domain.actors import Actor, Role
from edu.domain.errors import EduError
from edu.system.ballast import free_bytes
from edu.system.clock import SystemClock
from edu.system.logs import log_to
from edu.system.paths import Paths
from edu.system.supervision.supervisor import Limits, Supervisor

KIOSK = Actor(role=Role.KIOSK, id="kiosk")
FREE_KB = (0, 16, 64)
MORNINGS = 3
PATIENCE_S = 40
_DISK_MB = 16
_PAGE = 4096


@dataclass(frozen=True, slots=True)
class Morning:
    """`opened_s` is None where the kiosk did not open; `visit` '' where it was written, else the sentence."""

    free_kb: int
    failures: int
    opened_s: float | None
    visit: str
    ballast_kb: int

    @property
    def fine(self) -> bool:
        return self.opened_s is not None and self.failures == 0 and "损坏" not in self.visit

    def __str__(self) -> str:
        opened = "did NOT open" if self.opened_s is None else f"opened in {self.opened_s:.1f} s"
        visit = f"the visit was refused: {self.visit}" if self.visit else "the visit was written"
        return (
            f"{self.free_kb} kB free: {opened}, {self.failures} failed starts; {visit}; "
            f"{self.ballast_kb} kB of ballast for the next morning"
        )


def may_mount() -> bool:
    return sys.platform == "linux" and os.geteuid() == 0 and _mounts()


def _mounts() -> bool:
    with tempfile.TemporaryDirectory() as at:
        try:
            with small_disk(Path(at)):
                return True
        except OSError:  # root of a container that may not mount
            return False


@contextmanager
def small_disk(at: Path) -> Iterator[Path]:
    """A tmpfs of 16 MB; OSError where it cannot be mounted."""
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.mount(b"tmpfs", os.fsencode(at), b"tmpfs", 0, f"size={_DISK_MB}m".encode()):
        raise OSError(ctypes.get_errno(), "tmpfs cannot be mounted")
    try:
        yield at
    finally:
        libc.umount2(os.fsencode(at), 2)  # MNT_DETACH: a child that is just ending must not keep it


def used_folder(at: Path) -> Paths:
    """A hall that was set up, had a visitor and was closed, its ballast laid; the wrapping key lies beside."""
    paths = Paths(data=at / "data", secrets=at / "secrets")
    services = build(paths)
    services.access.set_pin("135790")
    services.recovery.confirm()
    services.visits.finish(KIOSK, door="quiz", activity="quick", seconds=9)
    services.close()
    return paths


def fill(disk: Path, free_kb: int) -> None:
    """The rest of the disk goes to a file; what is free already beyond that is taken by growing it."""
    with (disk / "somebody's.film").open("ab", buffering=0) as film:
        while (more := free_bytes(disk) - free_kb * 1024) >= _PAGE:
            film.write(bytes(min(more, 1024**2)))


def tried_visit(paths: Paths) -> str:
    """The store alone, opened, tried twice as the hall's booking does, and closed well: no `-shm` is left."""
    try:
        services = build(paths)
    except EduError as error:
        return error.message
    try:
        return visited(services) and visited(services)
    finally:
        services.close()


def visited(services: Services) -> str:
    """'' where it was written."""
    try:
        services.visits.finish(KIOSK, door="quiz", activity="quick", seconds=9)
    except EduError as error:
        return error.message
    return ""


class _Heard(logging.Handler):
    def __init__(self) -> None:
        super().__init__()
        self.failures = 0
        self.opened = threading.Event()

    def emit(self, record: logging.LogRecord) -> None:
        said = record.getMessage()
        self.failures += said.startswith("the kiosk ") and record.levelno >= logging.ERROR
        if said.startswith("the kiosk is open"):
            self.opened.set()
        elif record.levelno >= logging.ERROR:
            print(f"    {said}")


def kiosk_opens(paths: Paths) -> tuple[float | None, int]:
    """Seconds until the supervised kiosk was open, and how many starts failed before; it is then told to close."""
    os.environ["YINGZHI_SECRETS"] = str(paths.secrets)
    heard, written = _Heard(), log_to(paths.logs, "supervisor.log")
    logging.getLogger().addHandler(heard)
    kiosk = command("--mode", "kiosk", "--data", str(paths.data))
    supervisor = Supervisor(kiosk, command("kiosk-cover"), SystemClock(), Limits(spare_after_ms=10**9))
    began = time.monotonic()
    watch = threading.Thread(target=supervisor.run)
    watch.start()
    try:
        opened = heard.opened.wait(PATIENCE_S)
        return (time.monotonic() - began if opened else None), heard.failures
    finally:
        supervisor.stop()
        watch.join()
        for handler in (heard, written):
            logging.getLogger().removeHandler(handler)
            handler.close()


def mornings(base: Path, free_kb: int, *, kiosk: bool = True) -> Iterator[Morning]:
    """`kiosk` False: the store alone is opened."""
    made = used_folder(base / "made")
    disk = base / "disk"
    disk.mkdir()
    with small_disk(disk):
        shutil.copytree(made.data, disk / "data")
        paths = Paths(data=disk / "data", secrets=made.secrets)
        for morning in range(MORNINGS):
            fill(disk, free_kb)
            free = free_bytes(disk) // 1024
            opened, failures = kiosk_opens(paths) if kiosk else (0.0, 0)
            if morning:
                fill(disk, free_kb)
            visit = tried_visit(paths)
            size = paths.ballast.stat().st_size // 1024 if paths.ballast.exists() else 0
            yield Morning(free, failures, opened, visit, size)


def main() -> int:
    if not may_mount():
        print("not tried: a full disk needs root that may mount a tmpfs on Linux")
        return 2
    fine = True
    for free_kb in FREE_KB:
        with tempfile.TemporaryDirectory(prefix="full-disk-") as base:
            for number, morning in enumerate(mornings(Path(base), free_kb), 1):
                print(f"morning {number}, {morning}", flush=True)
                fine = fine and morning.fine
    return 0 if fine else 1


if __name__ == "__main__":
    sys.exit(main())
