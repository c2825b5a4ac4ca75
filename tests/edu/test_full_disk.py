"""A data folder on a full disk opens with the room that its ballast kept, and says what is so.

Simulated: the driver refuses as SQLite does where its `-shm` finds no room, until the ballast is gone. On a real disk:
`tests/rigs/full_disk.py`.
"""

from __future__ import annotations

import errno
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

import pytest
from sqlcipher3 import dbapi2

from edu.bootstrap import Services, build
from edu.domain.actors import Actor, Role
from edu.domain.errors import DiskFull, EduError
from edu.system import ballast as room
from edu.system.ballast import LEAST, PLENTY, SIZE
from edu.system.instance import InstanceLock
from edu.system.paths import Paths

KIOSK = Actor(role=Role.KIOSK, id="kiosk")


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """A folder that was used and closed on a disk with room."""
    made = Paths(data=tmp_path / "data", secrets=tmp_path / "secrets")
    services = build(made)
    services.access.set_pin("135790")
    services.close()
    assert made.ballast.stat().st_size == SIZE
    return made


@pytest.fixture
def full_disk(paths: Paths, monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Nothing is free but what the ballast holds; each opening of the file is noted, True where it was refused."""
    tried: list[bool] = []
    monkeypatch.setattr(room, "free_bytes", lambda _folder: 0 if paths.ballast.exists() else SIZE)
    real: Callable[..., Any] = dbapi2.connect

    def connect(*args: Any, **named: Any) -> Any:
        tried.append(room.has_no_room(paths.data))
        if tried[-1]:
            raise dbapi2.OperationalError("disk I/O error")
        return real(*args, **named)

    monkeypatch.setattr(dbapi2, "connect", connect)
    return tried


def visit(services: Services) -> None:
    services.visits.finish(KIOSK, door="quiz", activity="quick", seconds=9)


def refusal(services: Services) -> EduError | None:
    try:
        visit(services)
    except EduError as error:
        return error
    return None


def disk_line(services: Services) -> tuple[str, str]:
    return next((line.state, line.said) for line in services.hall_health.check(KIOSK) if line.key == "disk")


def test_a_full_disk_opens_with_the_room_of_the_ballast_and_counts_visits(
    paths: Paths, full_disk: list[bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    services = build(paths)
    monkeypatch.setattr("edu.system.machine.shutil.disk_usage", lambda _folder: _Usage(0, 10**11))
    try:
        assert full_disk[:2] == [True, False]
        assert not paths.ballast.exists()
        visit(services)
        assert services.visits.people_today(KIOSK) == 1
        assert disk_line(services) == ("bad", "已满，备用的空间也用掉了：还剩 0 MB，共 93.1 GB")
    finally:
        services.close()

    assert paths.ballast.stat().st_size == SIZE, "or what fills the disk takes that too"


class _Usage:
    def __init__(self, free: int, total: int) -> None:
        self.free, self.total = free, total


def test_every_morning_opens_while_the_disk_stays_full(paths: Paths, full_disk: list[bool]) -> None:
    for _morning in range(3):
        services = build(paths)
        services.close()

    assert [refused for refused in full_disk if refused] == [True] * 3


def test_without_a_ballast_a_full_disk_is_said_and_nothing_is_called_damaged(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths.ballast.unlink()
    monkeypatch.setattr(room, "free_bytes", lambda _folder: 0)
    tried: list[int] = []

    def refused(*_args: Any, **_named: Any) -> Any:
        tried.append(1)
        raise dbapi2.OperationalError("disk I/O error")

    monkeypatch.setattr(dbapi2, "connect", refused)
    with pytest.raises(DiskFull) as told:
        build(paths)

    assert "磁盘已满" in told.value.message
    assert len(tried) == 1


def test_a_write_that_meets_a_full_disk_gives_up_the_ballast_for_the_next_one(paths: Paths) -> None:
    services = build(paths)
    try:
        with services.database.engines.writer.connect() as connection:
            raw: Any = connection.connection.driver_connection
            used = raw.execute("PRAGMA page_count").fetchone()[0]
            raw.execute(f"PRAGMA max_page_count = {used}")
        refused = next(error for error in (refusal(services) for _ in range(400)) if error is not None)
        assert isinstance(refused, DiskFull)
        assert not paths.ballast.exists()
        with services.database.engines.writer.connect() as connection:
            connection.connection.driver_connection.execute("PRAGMA max_page_count = 1073741823")  # type: ignore[union-attr]
        visit(services)
    finally:
        services.close()


def test_room_that_came_back_is_kept_again_at_the_next_start(paths: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    paths.ballast.unlink()
    monkeypatch.setattr(room, "free_bytes", lambda _folder: PLENTY - 1)
    services = build(paths)
    assert not paths.ballast.exists()
    monkeypatch.setattr(room, "free_bytes", lambda _folder: LEAST - 1)
    services.close()
    assert not paths.ballast.exists()
    monkeypatch.setattr(room, "free_bytes", lambda _folder: PLENTY)
    services = build(paths)
    assert paths.ballast.stat().st_size == SIZE
    services.close()


def test_a_lock_that_finds_no_room_takes_it_from_the_ballast(paths: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder copied back without its lock, say."""
    real = Path.open

    def opened(self: Path, *args: Any, **named: Any) -> IO[Any]:
        if self == paths.lock and paths.ballast.exists():
            raise OSError(errno.ENOSPC, "No space left on device")
        return real(self, *args, **named)

    monkeypatch.setattr(Path, "open", opened)
    InstanceLock(paths.lock).release()
    assert not paths.ballast.exists()


def test_a_lock_that_is_refused_for_another_reason_leaves_the_ballast(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    def opened(self: Path, *args: Any, **named: Any) -> IO[Any]:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "open", opened)
    with pytest.raises(DiskFull):
        InstanceLock(paths.lock)
    assert paths.ballast.exists()
