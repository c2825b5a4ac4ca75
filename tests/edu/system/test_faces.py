from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from edu.system.faces import BOLD, FILES, REGULAR, unusable
from edu.system.paths import Paths

SHIPPED = Paths(data=Path()).fonts


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in FILES:
        shutil.copyfile(SHIPPED / name, tmp_path / name)
    return tmp_path


def test_what_is_shipped_is_what_is_expected() -> None:
    assert unusable(SHIPPED) == ()
    assert unusable(SHIPPED, thorough=True) == ()


@pytest.mark.parametrize(
    "hurt",
    [
        lambda path: path.unlink(),
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(path.read_bytes()[:-1]),
        lambda path: path.write_bytes(bytes(path.stat().st_size)),
    ],
    ids=["gone", "empty", "cut short", "zeros"],
)
def test_a_lost_face_is_named_at_a_glance(folder: Path, hurt: Callable[[Path], object]) -> None:
    hurt(folder / BOLD)

    assert unusable(folder) == unusable(folder, thorough=True) == (BOLD,)


def test_damage_in_the_middle_is_found_by_reading_it_whole(folder: Path) -> None:
    data = bytearray((folder / REGULAR).read_bytes())
    data[len(data) // 2] ^= 1
    (folder / REGULAR).write_bytes(data)

    assert unusable(folder) == ()
    assert unusable(folder, thorough=True) == (REGULAR,)


def test_a_folder_that_is_not_there_has_neither(tmp_path: Path) -> None:
    assert unusable(tmp_path / "none", thorough=True) == FILES
