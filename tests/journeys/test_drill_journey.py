"""One trainer runs the flash flood alone on one laptop: set up, decide for every seat, judge, debrief, on file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from edu.domain.actors import Actor, Role
from edu.domain.drill_records import DrillQuery
from edu.domain.drills.run_views import RunView
from edu.system.clock import FixedClock, ms_at
from tests.journeys.hands import PIN, Hands, sit_down
from ui.screens.drill.console import ConsoleScreen
from ui.screens.drill.debrief import DebriefScreen
from ui.screens.drill.home import DrillHomeScreen
from ui.screens.drill.presenter import inject_lines
from ui.screens.drill.replay import ReplayScreen
from ui.screens.drill.setup import SetupScreen
from ui.screens.drill.sheets import ReportSheet
from ui.widgets import FormSheet, LongTextField, NumberField, PlainLabel

DAY = date(2026, 11, 22)
OFFICE = Actor(role=Role.ADMIN, id="window")


@pytest.fixture
def hands(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, plain_theme: None) -> Hands:
    hands = sit_down(qtbot, monkeypatch, tmp_path, FixedClock(ms_at(DAY, 9)))
    hands.services.access.set_pin(PIN)
    hands.services.recovery.confirm()
    units = hands.services.organisations
    county = units.declare_org_unit(OFFICE, code="331124000000", name="松阳县", level="county")
    units.declare_org_unit(OFFICE, code="331124101000", name="叶村乡", level="township", parent=county)
    hands.program.start()
    hands.settle()
    return hands


def test_one_trainer_runs_the_flash_flood_alone(hands: Hands) -> None:
    hands.enter("trainer")
    hands.place("drill.home")
    hands.press(hands.on(DrillHomeScreen).cards["flash-flood"])
    setup = hands.on(SetupScreen)
    hands.choose(setup.unit, setup.unit.itemData(1) if setup.unit.count() > 1 else setup.unit.value)
    hands.choose(setup.seats["grid"], "npc")
    hands.press(setup.begin)
    console = hands.on(ConsoleScreen)

    play(hands, console)
    assert view_of(console).over
    judge(hands, console)
    hands.press(console.end)

    debrief = hands.on(DebriefScreen)
    assert debrief.result is not None
    assert debrief.result.result.total >= 7_000
    assert debrief.result.result.redlines == ()
    improve(hands, debrief)
    close(hands, debrief)
    hands.press(debrief.replay)
    replay = hands.on(ReplayScreen)
    replay.slider.setValue(80)
    hands.settle()
    assert "转移" in hands.words()

    trainer = Actor(role=Role.TRAINER, id="window")
    drills = hands.services.drills.list(trainer, DrillQuery())
    assert [(drill.form, drill.hazard, drill.participants) for drill in drills] == [("tabletop", "flash-flood", 12)]
    assert hands.services.ledger.verify().ok
    hands.leave()


def view_of(console: ConsoleScreen) -> RunView:
    assert console.view is not None
    return console.view


def play(hands: Hands, console: ConsoleScreen) -> None:
    """Every question answered well by pressing its option, reports sent, actions taken, one message brought by hand."""
    brought = False
    for _ in range(200):
        view = view_of(console)
        if view.over:
            return
        if view.open:
            question = view.open[0]
            decision = view.scenario.decision(question.decision)
            assert decision is not None
            good = next(option.id for option in decision.options if option.verdict == "good")
            hands.press(console.decisions.options[decision.id, good])
            continue
        if console.decisions.tasks:
            take_on(hands, console)
            continue
        if not brought:
            waiting = next(line for line in inject_lines(view) if line.state == "waiting")
            hands.press(console.messages.tabs["waiting"])
            hands.press(console.messages.bring[waiting.id])
            brought = True
        before = view.tick
        hands.press(console.clock.to_decision if view.tick < 200 else console.clock.five)
        assert view_of(console).tick > before or view_of(console).over
    pytest.fail("the drill does not end")


def take_on(hands: Hands, console: ConsoleScreen) -> None:
    id_, button = next(iter(console.decisions.tasks.items()))
    hands.press(button)
    sheets = [sheet for sheet in hands.window.findChildren(ReportSheet) if sheet.isVisible()]
    for sheet in sheets:
        for field in sheet.fields.values():
            field.setText("已核实")
        hands.press(sheet.yes)
    assert id_ not in console.decisions.tasks or not sheets


def judge(hands: Hands, console: ConsoleScreen) -> None:
    console.right.setCurrentIndex(1)
    hands.choose(console.evaluation.objective, "o5")
    hands.press(console.evaluation.taps["c-orderly", "P"])
    assert [(one.target, one.rating) for one in view_of(console).observations] == [("c-orderly", "P")]
    hands.choose(console.evaluation.objective, "profile:command")
    hands.press(console.evaluation.indicators["command-one"].taps["good"])
    assert [(one.indicator, one.grade) for one in view_of(console).marks] == [("command-one", "good")]
    console.right.setCurrentIndex(0)


def improve(hands: Hands, debrief: DebriefScreen) -> None:
    assert debrief.tabs is not None
    debrief.tabs.setCurrentWidget(debrief.improvements)
    hands.press(debrief.improvements.add)
    sheet = hands.sheet(FormSheet)
    sheet.findChildren(LongTextField)[0].setPlainText("责任人名单每月核对一次")
    hands.press(sheet.yes)
    assert "责任人名单每月核对一次" in hands.words()


def close(hands: Hands, debrief: DebriefScreen) -> None:
    hands.press(debrief.close_run)
    sheet = hands.sheet(FormSheet)
    sheet.findChildren(NumberField)[0].setValue(12)
    hands.press(sheet.yes)
    assert debrief.result is not None
    assert debrief.result.run.state == "closed"
    assert any(label.text() == "已存档" or "已存档" in label.text() for label in hands.window.findChildren(PlainLabel))
