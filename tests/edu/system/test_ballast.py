"""The ballast: there when the disk is full, never in the way, never a reason not to start."""

from __future__ import annotations

from pathlib import Path

import pytest

from edu.system import ballast as room
from edu.system.ballast import LEAST, PLENTY, SIZE, Ballast, has_no_room


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "ballast.bin"


def leave(monkeypatch: pytest.MonkeyPatch, free: int) -> None:
    monkeypatch.setattr(room, "free_bytes", lambda _folder: free)


def test_it_is_laid_once_where_there_is_plenty_of_room_and_belongs_to_its_owner(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    leave(monkeypatch, PLENTY)
    Ballast(path).lay()
    first = path.stat()
    Ballast(path).lay()

    assert first.st_size == SIZE
    assert first.st_mode & 0o077 == 0
    assert path.stat().st_mtime_ns == first.st_mtime_ns


def test_it_takes_no_room_at_a_start_where_there_is_little(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    leave(monkeypatch, PLENTY - 1)
    Ballast(path).lay()

    assert not path.exists()


def test_it_is_given_up_once_a_start_and_laid_again_by_a_later_one(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    leave(monkeypatch, PLENTY)
    ballast = Ballast(path)
    ballast.lay()

    assert ballast.give_up()
    assert not path.exists()
    ballast.lay()
    assert not ballast.give_up(), "a second time in one start"
    assert ballast.is_laid
    path.unlink()
    Ballast(path).lay()
    assert path.stat().st_size == SIZE


@pytest.mark.parametrize(
    ("free", "laid"), [(0, 0), (LEAST - 1, 0), (LEAST, LEAST), (300_000, 300_000), (9 * SIZE, SIZE)]
)
def test_what_a_closed_store_leaves_becomes_ballast_unless_it_is_too_little(
    path: Path, monkeypatch: pytest.MonkeyPatch, free: int, laid: int
) -> None:
    leave(monkeypatch, free)
    Ballast(path).lay_what_fits()

    assert (path.stat().st_size if path.exists() else 0) == laid
    assert Ballast(path).is_laid == bool(laid)


def test_a_small_one_is_made_whole_when_room_has_come_back(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    leave(monkeypatch, LEAST)
    Ballast(path).lay_what_fits()
    leave(monkeypatch, PLENTY)
    Ballast(path).lay()

    assert path.stat().st_size == SIZE


def test_a_folder_that_takes_nothing_is_no_error(tmp_path: Path) -> None:
    ballast = Ballast(tmp_path / "not there" / "ballast.bin")
    ballast.lay()
    ballast.lay_what_fits()

    assert not ballast.give_up()
    assert not has_no_room(tmp_path / "not there")
