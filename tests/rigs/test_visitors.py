"""The rig of visitors, short; 500 of them go through by its own command."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from edu.domain.visits import VisitAct
from tests.rigs.visitors import Report, _unused, run
from tests.rigs.visitors_eye import Figures
from ui.screens.kiosk.visit import Visit


@pytest.mark.timeout(240)
def test_visitors_of_all_sorts_leave_no_trace_and_are_counted(qtbot: QtBot, tmp_path: Path) -> None:
    report = run(8, 3, tmp_path, (1080, 1920))

    assert report.problems == []
    assert report.booked.visits > 3
    assert report.booked.people > report.booked.visits  # a party was among them
    assert report.booked.ended
    assert len(report.screens) > 6


@pytest.mark.timeout(240)
def test_a_visit_that_books_its_last_thing_alone_is_found_out(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = Visit._booked_acts

    def last(visit: Visit) -> tuple[VisitAct, ...]:
        return whole(visit)[-1:]

    monkeypatch.setattr(Visit, "_booked_acts", last)

    report = run(8, 3, tmp_path)

    assert any(problem.startswith(("doors:", "games:")) for problem in report.problems)


def test_a_day_in_which_something_was_never_used_is_a_problem() -> None:
    report = Report(booked=Figures())
    report.booked.doors.update(["play", "learn", "drill"])
    report.booked.ended.update(["灭火器大师"])
    report.booked.asked.update({"play": 3, "drill": 2})

    found = _unused(report, ["灭火器大师", "烟层逃生"])

    assert "nobody came to quiz" in found
    assert "nobody answered behind learn" in found
    assert "nobody played 烟层逃生 to its end" in found
    assert "kiosk.game_play was never shown" in found
    assert not any("灭火器大师" in problem or "drill" in problem for problem in found)
