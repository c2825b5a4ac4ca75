"""The ratchet: what fell is named, what rose is asked for, and the floor names only what exists."""

from __future__ import annotations

import json

import pytest
from bootstrapping import coverage
from bootstrapping.coverage import FLOOR, STRICT, Reached, as_floor, judge, reached

from edu.system.paths import root


def summary(lines: int, done: int) -> dict[str, object]:
    counts = {"num_statements": lines, "num_branches": 10, "covered_lines": done, "covered_branches": 10}
    return {"summary": counts}


def test_strict_rooms_count_by_file_and_others_as_a_whole() -> None:
    files = {
        "edu/domain/a.py": summary(90, 90),
        "edu/services/b.py": summary(90, 40),
        "edu/packs/c.py": summary(90, 90),
        "edu/packs/sub/d.py": summary(90, 0),
        "edu/bootstrap.py": summary(9, 9),
    }

    now = reached({"files": files})

    assert now.files == {"edu/domain/a.py": 100.0, "edu/services/b.py": 50.0}
    assert now.rooms == {"edu/packs": 55.0}


FLOORS = {"files": {"edu/services/b.py": 90.0}, "rooms": {"edu/packs": 80.0}}


@pytest.mark.parametrize(
    ("files", "rooms", "said"),
    [
        ({"edu/domain/a.py": 100.0, "edu/services/b.py": 90.04}, {"edu/packs": 80.4}, []),
        ({"edu/domain/a.py": 99.0, "edu/services/b.py": 90.0}, {"edu/packs": 80.0}, ["a.py：99.0%，低于 100.0%"]),
        ({"edu/services/b.py": 89.0}, {"edu/packs": 79.0}, ["b.py：89.0%，低于 90.0%", "packs：79.0%，低于 80.0%"]),
        ({"edu/services/b.py": 95.0}, {"edu/packs": 85.0}, ["b.py：95.0%，高于清单", "packs：85.0%，高于清单"]),
        ({}, {"edu/packs": 80.0}, ["b.py：已经没有这个文件"]),
    ],
)
def test_what_fell_or_rose_is_named(files: dict[str, float], rooms: dict[str, float], said: list[str]) -> None:
    found = judge(Reached(files, rooms), FLOORS)

    assert len(found) == len(said)
    assert [part for part, line in zip(said, found, strict=True) if part not in line] == []


def test_a_floor_that_was_just_written_holds() -> None:
    now = Reached({"edu/domain/a.py": 100.0, "edu/services/b.py": 93.77}, {"edu/packs": 91.26})

    assert as_floor(now) == {"files": {"edu/services/b.py": 93.7}, "rooms": {"edu/packs": 91.2}}
    assert judge(now, as_floor(now)) == []


def test_the_floor_names_only_files_of_the_strict_rooms_that_exist() -> None:
    named = json.loads(FLOOR.read_text("utf-8"))["files"]

    assert [name for name in named if not name.startswith(STRICT) or not (root() / name).is_file()] == []
    assert [name for name in named if name.startswith("edu/domain/")] == []


def test_failed_tests_are_not_compared(monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:
    import io
    import subprocess
    from pathlib import Path

    from bootstrapping.console import Console

    said = io.StringIO()
    monkeypatch.setattr(coverage.subprocess, "run", lambda command, **_: subprocess.CompletedProcess(command, 3))

    assert coverage.run(Path("python"), [], Console(said)) == 3
    assert "没有比较" in said.getvalue()
