"""The kill rig, short; the long one runs by its own command (see kill_exam.py)."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.rigs.kill_exam import Report, run

posix = pytest.mark.skipif(os.name != "posix", reason="SIGKILL")


def check(report: Report, kills: int) -> None:
    assert report.problems == []
    assert report.kills == kills
    assert report.acknowledged > 0
    assert report.score >= 0
    assert report.slowest_resume_s <= 30  # hangs are a fault, slowness is the benches' matter


@posix
def test_ten_kills_lose_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    check(run(tmp_path, 10, seed=7), 10)


@posix
@pytest.mark.long
@pytest.mark.timeout(1800)
@pytest.mark.skipif(not os.environ.get("YINGZHI_LONG"), reason="long: set YINGZHI_LONG=1, or run the rig itself")
def test_two_hundred_kills_lose_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    check(run(tmp_path, 200, seed=8), 200)
