"""`demo`: a small township made once a session by `main.py demo`; tests that change something copy its folder."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.command_line import Folder, run_main

PEOPLE, SEED = 60, 3


@dataclass(frozen=True)
class Demo:
    folder: Folder
    out: Path
    answer: dict[str, Any]


def make_demo(out: Path) -> Demo:
    secrets = out / "secrets"
    done = run_main("demo", "--out", out, "--people", str(PEOPLE), "--seed", str(SEED), "--json", secrets=secrets)
    assert done.code == 0, done.err
    return Demo(Folder(out / "data", secrets), out, done.answer)


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    return make_demo(tmp_path_factory.mktemp("demo"))
