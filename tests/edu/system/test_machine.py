from __future__ import annotations

import tomllib
from pathlib import Path

from edu.system.machine import VERSION, LocalMachine
from edu.system.paths import Paths, root


def test_the_version_is_the_projects() -> None:
    project = tomllib.loads((root() / "pyproject.toml").read_text("utf-8"))["project"]
    assert LocalMachine(Paths(data=Path())).version == VERSION == project["version"]


def test_the_disk_that_holds_the_data_is_measured(tmp_path: Path) -> None:
    free, total = LocalMachine(Paths(data=tmp_path)).space()

    assert 0 < free <= total
