from __future__ import annotations

import os
import tomllib
from pathlib import Path

from edu.system.machine import VERSION, LocalMachine
from edu.system.paths import Paths, root


def test_the_version_is_the_projects() -> None:
    project = tomllib.loads((root() / "pyproject.toml").read_text("utf-8"))["project"]
    assert LocalMachine(Paths(data=Path())).version == VERSION == project["version"]


def test_the_newest_backup_counts_and_folders_do_not(tmp_path: Path) -> None:
    machine = LocalMachine(Paths(data=tmp_path))
    free, total = machine.space()
    assert 0 < free <= total
    assert machine.backup_ms() == 0
    folder = tmp_path / "backups"
    (folder / "old").mkdir(parents=True)
    assert machine.backup_ms() == 0
    for name, second in (("a", 1_000), ("b", 2_000)):
        (folder / name).write_bytes(b"x")
        os.utime(folder / name, (second, second))
    assert machine.backup_ms() == 2_000_000
