"""The power goes in the middle of an exam: the window offers to go on, and what was said to be saved is there."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from edu.bootstrap import build
from edu.domain.actors import OPERATOR
from edu.system.clock import FixedClock, SystemClock
from edu.system.paths import Paths
from tests.journeys.hands import PIN, sit_down
from tests.rigs.kill_exam import Rig
from ui.screens.exam.sitting import SittingScreen
from ui.screens.study.practice import PracticeScreen
from ui.screens.study.who import WhoScreen


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL")
def test_sitting_that_was_killed_is_offered_and_holds_every_answer(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, plain_theme: None
) -> None:
    rig = Rig(tmp_path, seed=3)
    while rig.report.acknowledged < 5:
        rig.kill_once()
    set_pin(tmp_path, monkeypatch)

    hands = sit_down(qtbot, monkeypatch, tmp_path, FixedClock(SystemClock().now_ms() + 60_000, boot="f" * 32))
    hands.enter("study")
    who = hands.on(WhoScreen)
    hands.type(who.field, "zks")
    qtbot.waitUntil(lambda: len(who.rows) == 1)
    hands.settle()
    hands.press(who.rows[0])
    hands.place("study.practice")
    hands.press(next(iter(hands.on(PracticeScreen).mock_buttons.values())))
    screen = hands.on(SittingScreen)
    assert screen.presenter is not None
    held = hands.services.sittings.view(OPERATOR, screen.presenter.sitting).responses.answers
    said, answered = hands.toasts, screen.presenter.answered
    hands.leave()

    known = {slot: tuple(options) for slot, options in rig.known.answers.items()}
    landed = dict([rig.known.under_way]) if rig.known.under_way else {}
    assert rig.report.problems == []
    assert {slot: tuple(options) for slot, options in held.items()} in (
        known, known | {slot: tuple(options) for slot, options in landed.items()},
    )  # fmt: skip
    assert f"已答 {answered} 题" in said
    assert answered == len(held) >= 1


def set_pin(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The rig's folder never had a first run."""
    monkeypatch.setenv("YINGZHI_SECRETS", str(folder / "secrets"))
    services = build(Paths(data=folder / "data"))
    services.access.set_pin(PIN)
    services.recovery.confirm()
    services.close()
