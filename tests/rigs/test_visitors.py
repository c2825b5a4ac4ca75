"""The rig of visitors, short; 500 of them go through by its own command."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.rigs.visitors import run


@pytest.mark.timeout(240)
def test_visitors_of_all_sorts_leave_no_trace_and_are_counted(qtbot: QtBot, tmp_path: Path) -> None:
    report = run(8, 3, tmp_path, (1080, 1920))

    assert report.problems == []
    assert report.booked.total() > 3
    assert len(report.screens) > 6
