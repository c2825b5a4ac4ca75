"""The rig of visitors, short; 500 of them go through by its own command."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.rigs.visitors import run


@pytest.mark.timeout(240)
@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1920)], ids=["lying", "upright"])
def test_visitors_of_all_sorts_leave_no_trace_and_are_counted(
    qtbot: QtBot, tmp_path: Path, size: tuple[int, int]
) -> None:
    report = run(12, 3, tmp_path, size)

    assert report.problems == []
    assert report.booked.total() > 3
    assert len(report.screens) > 6
