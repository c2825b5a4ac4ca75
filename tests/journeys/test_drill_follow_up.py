"""What one drill found wanting and what an evaluator saw: written at the window, kept, and there when it is needed."""

from __future__ import annotations

import pytest

from edu.domain.actors import Actor, Role
from edu.domain.drills.debrief_words import ending_title
from edu.domain.drills.phone_views import INDICATOR
from tests.journeys.hands import Hands
from ui.navigation import Route
from ui.screens.drill.console import ConsoleScreen
from ui.screens.drill.debrief import DebriefScreen
from ui.screens.drill.sheets import ObservationSheet
from ui.widgets import FormSheet, LongTextField, TextField

OFFICE = Actor(role=Role.ADMIN, id="window")
TRAINER = Actor(role=Role.TRAINER, id="window")
WORDS = "责任人名单每月核对一次"


@pytest.fixture
def hands(drill_hands: Hands) -> Hands:
    drill_hands.enter("trainer")
    return drill_hands


def begun(hands: Hands, profile: str = "house") -> str:
    unit = hands.services.organisations.org_units(OFFICE)[0].id
    return hands.services.drill_runs.start(
        TRAINER, "flash-flood", mode="group", seed=7, org=unit, seats={}, profile=profile
    )


def console_of(hands: Hands, run: str) -> ConsoleScreen:
    hands.desktop.host.go(Route.to("drill.console", run=run))
    hands.settle()
    return hands.on(ConsoleScreen)


def debrief_of(hands: Hands, run: str) -> DebriefScreen:
    hands.desktop.host.go(Route.to("drill.debrief", run=run))
    hands.settle()
    debrief = hands.on(DebriefScreen)
    assert debrief.tabs is not None
    debrief.tabs.setCurrentWidget(debrief.improvements)
    return debrief


def test_what_is_still_open_is_read_out_when_the_next_drill_begins(hands: Hands) -> None:
    hands.services.drill_improvements.open(TRAINER, begun(hands), WORDS, owner="王海", due="2026-11-01")
    console = console_of(hands, begun(hands))

    said = hands.words()
    assert "以前演练还没有关闭的改进项（1）" in said
    assert f"{WORDS}\n王海 · 2026-11-01 前" in said
    assert "各席位可以主动做的事" not in said, "a heading over nothing"
    hands.press(console.clock.one)
    assert WORDS not in hands.words(), "it covers what is asked"
    hands.leave()


def test_words_that_are_refused_stay_in_their_sheet(hands: Hands) -> None:
    debrief = debrief_of(hands, begun(hands))
    hands.press(debrief.improvements.add)
    sheet = hands.sheet(FormSheet)
    text = sheet.findChildren(LongTextField)[0]
    text.setPlainText(WORDS * 400)
    hands.press(sheet.yes)
    assert sheet.isVisible()
    assert "请用 2 到 2000 个字" in hands.words()
    text.setPlainText(WORDS)
    hands.press(sheet.yes)
    assert [one for one in hands.window.findChildren(FormSheet) if one.isVisible()] == []
    assert WORDS in hands.words()
    hands.leave()


def test_who_mends_it_and_by_when_can_be_said_later(hands: Hands) -> None:
    run = begun(hands)
    made = hands.services.drill_improvements.open(TRAINER, run, WORDS)
    debrief = debrief_of(hands, run)
    assert "还没有定负责人" in hands.words()
    hands.press(debrief.improvements.assign[made])
    sheet = hands.sheet(FormSheet)
    hands.type(sheet.findChildren(TextField)[0], "王海")
    hands.press(sheet.yes)
    assert [(one.owner, one.text) for one in hands.services.drill_improvements.list(TRAINER)] == [("王海", WORDS)]
    assert "王海" in hands.words()
    hands.leave()


@pytest.mark.parametrize("indicator", [False, True])
def test_an_evaluator_at_the_console_writes_what_was_seen_at_its_moment(hands: Hands, indicator: bool) -> None:
    console = console_of(hands, begun(hands))
    hands.press(console.clock.one)
    console.right.setCurrentIndex(1)
    hands.choose(console.evaluation.objective, f"{INDICATOR}command" if indicator else "o5")
    target = f"{INDICATOR}command-one" if indicator else "c-orderly"
    button = console.evaluation.notes[target]
    assert console.right.visibleRegion().boundingRect().contains(button.mapTo(console.right, button.rect().center())), (
        "it lies beyond the edge"
    )
    assert console.evaluation.rect().contains(button.mapTo(console.evaluation, button.rect().bottomRight()))
    hands.press(button)
    sheet = hands.sheet(ObservationSheet)
    hands.press(sheet.yes)
    assert "请写下看到了什么" in hands.words()
    sheet.words.setPlainText("总指挥一个人下令，复述了一遍")
    hands.press(sheet.yes)

    assert console.view is not None
    given = console.view.marks if indicator else console.view.observations
    assert [(one.note, one.tick) for one in given] == [("总指挥一个人下令，复述了一遍", 1)]
    assert "记录：总指挥一个人下令，复述了一遍" in hands.words()
    hands.leave()


def test_a_run_that_came_to_its_end_says_so_before_it_is_on_file(hands: Hands) -> None:
    run = begun(hands)
    hands.services.drill_runs.advance(TRAINER, run, 210)
    console_of(hands, run)
    assert "推演结束：" in hands.words()
    assert "时间走到下一个决策点" not in hands.words()
    assert ending_title(hands.services.drill_results.result(TRAINER, run)) != "还没有结束"
    hands.leave()
