"""A trainer who presses the wrong things at the wrong time: nothing of the drill is lost by it."""

from __future__ import annotations

from threading import Event
from time import sleep

import pytest
from PySide6.QtCore import QRect, Qt

from edu.domain.actors import Actor, Role
from edu.domain.drills.run_views import RunView
from tests.journeys.hands import Hands
from ui.navigation import Route
from ui.screens.drill.console import ConsoleScreen
from ui.screens.drill.debrief import DebriefScreen
from ui.screens.drill.home import DrillHomeScreen
from ui.screens.drill.phones_sheet import PhonesSheet
from ui.screens.drill.sheets import NoteSheet, StepBackSheet
from ui.widgets import ConfirmSheet, FormSheet, TextField

OFFICE = Actor(role=Role.ADMIN, id="window")
TRAINER = Actor(role=Role.TRAINER, id="window")


@pytest.fixture
def hands(drill_hands: Hands) -> Hands:
    drill_hands.enter("trainer")
    return drill_hands


def console_of(hands: Hands) -> ConsoleScreen:
    unit = hands.services.organisations.org_units(OFFICE)[0].id
    run = hands.services.drill_runs.start(TRAINER, "flash-flood", mode="group", seed=7, org=unit, seats={})
    hands.desktop.host.go(Route.to("drill.console", run=run))
    hands.settle()
    return hands.on(ConsoleScreen)


def view_of(console: ConsoleScreen) -> RunView:
    assert console.view is not None
    return console.view


def test_thinking_again_before_the_debrief_leaves_the_phones_where_they_are(hands: Hands) -> None:
    console = console_of(hands)
    hands.press(console.door)
    hands.press(hands.sheet(PhonesSheet).close_button)
    hands.press(console.end)
    sheet = hands.sheet(ConfirmSheet)
    hands.press(sheet.no)
    assert hands.on(ConsoleScreen) is console
    assert hands.services.drill_seats.door(TRAINER, console.run) is not None
    hands.press(console.end)
    hands.agree()
    hands.on(DebriefScreen)
    assert hands.services.drill_seats.door(TRAINER, console.run) is None
    hands.leave()


def test_a_way_back_is_gone_at_once(hands: Hands) -> None:
    console = console_of(hands)
    hands.press(console.clock.to_decision)
    hands.press(console.back)
    sheet = hands.sheet(StepBackSheet)
    hands.press(sheet.yes)
    assert [one for one in hands.window.findChildren(ConfirmSheet) if one.isVisible()] == []
    assert hands.on(ConsoleScreen).run != console.run
    hands.press(hands.on(ConsoleScreen).leave)
    hands.agree()
    hands.desktop.host.go(Route("drill.home"))
    hands.settle()
    assert hands.words().count("退回重走以前的那条线") == 1
    hands.leave()


def test_a_run_that_is_no_more_leads_back(hands: Hands) -> None:
    hands.desktop.host.go(Route.to("drill.console", run="0" * 32))
    hands.settle()
    assert "没有找到这场推演" in hands.words() + hands.toasts
    hands.press_word("返回推演列表")
    hands.leave()


def test_the_clock_stands_still_when_one_comes_back(hands: Hands) -> None:
    console = console_of(hands)
    run = console.run
    hands.press(console.clock.go)
    assert not view_of(console).paused
    hands.press(console.leave)
    hands.agree()
    hands.desktop.host.go(Route.to("drill.console", run=run))
    hands.settle()
    assert view_of(hands.on(ConsoleScreen)).paused
    hands.leave()


def test_what_is_pressed_while_the_clock_takes_a_step_is_done(hands: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
    console = console_of(hands)
    runs, begun = hands.services.drill_runs, Event()
    advance = runs.advance

    def slowly(actor: Actor, run: str, ticks: int) -> RunView:
        begun.set()
        sleep(0.2)
        return advance(actor, run, ticks)

    monkeypatch.setattr(runs, "advance", slowly)
    hands.choose(console.clock.speed, "60")
    hands.press(console.clock.go)
    hands.qtbot.waitUntil(begun.is_set, timeout=10_000)
    hands.qtbot.mouseClick(console.clock.freeze, Qt.MouseButton.LeftButton)
    hands.qtbot.waitUntil(lambda: view_of(console).picture.frozen, timeout=10_000)
    hands.press(console.clock.go)
    hands.leave()


def test_a_pulled_cable_does_not_cover_the_console(hands: Hands) -> None:
    console = console_of(hands)
    hands.press(console.project)
    window, second = console.projector.window, console.projector.second
    assert window is not None
    assert second is not None
    assert not window.isFullScreen()
    own = console.screen()
    screens = [own, _Beamer()]
    second._screens = lambda: screens  # type: ignore[assignment,return-value]  # the one thing no test can plug in
    second.changed()
    assert window.isFullScreen()
    del screens[1]
    second.changed()
    assert not window.isFullScreen()
    assert window.width() < own.availableGeometry().width()
    assert "投影断开了" in hands.toasts
    hands.press(console.clock.to_decision)
    assert view_of(console).open
    hands.desktop.close()
    hands.agree()
    assert console.projector.window is None
    hands.tasks.close()
    hands.services.close()


class _Beamer:
    def geometry(self) -> QRect:
        return QRect(0, 0, 1280, 720)


def test_a_run_begun_by_mistake_is_given_up_with_a_reason(hands: Hands) -> None:
    run = console_of(hands).run
    hands.press(hands.on(ConsoleScreen).leave)
    hands.agree()
    hands.desktop.host.go(Route("drill.home"))
    hands.settle()
    home = hands.on(DrillHomeScreen)
    hands.press(home.give_up[run])
    sheet = hands.sheet(FormSheet)
    hands.type(sheet.findChildren(TextField)[0], "开错了脚本")
    hands.press(sheet.yes)
    assert home.go_on == {}
    assert "没有结束的推演" not in hands.words()
    assert hands.services.ledger.verify().ok
    hands.leave()


def test_words_that_are_refused_are_not_lost(hands: Hands) -> None:
    console = console_of(hands)
    hands.press(console.note)
    sheet = hands.sheet(NoteSheet)
    sheet.words.setPlainText("先把老人背下来" * 1000)
    hands.press(sheet.yes)
    assert "文字太长" in hands.words()
    assert sheet.words.toPlainText().startswith("先把老人")
    sheet.words.setPlainText("先把老人背下来")
    hands.press(sheet.yes)
    assert [one.note for one in view_of(console).observations] == ["先把老人背下来"]
    hands.leave()
