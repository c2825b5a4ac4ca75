"""The console under quick hands, and the number of a run where people look for it."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from edu.domain.drills.inputs import Choose
from edu.domain.errors import DiskFull
from edu.services.drill_run_table import log_of
from tests.ui.screens.drill.test_papers import ACTOR, DRILL, played, shown
from tests.ui.screens.manager.office import Office, screen
from ui.screens.drill.console import ConsoleScreen
from ui.screens.drill.debrief import DebriefScreen
from ui.screens.drill.home import COLUMNS, DrillHomeScreen
from ui.screens.drill.presenter import figures, inject_lines
from ui.screens.drill.run_number import RunNumber, short_number
from ui.widgets import Button, EmptyState, PlainLabel

DRILLS = sorted(one.name for one in (Path(__file__).parents[4] / "content" / "drills").iterdir())
APART = 40


def console_of(office: Office) -> ConsoleScreen:
    run = office.services.drill_runs.start(ACTOR, DRILL, mode="group", org=office.township, seed=7, seats={})
    return screen(shown(office, "drill.console", run=run), ConsoleScreen)


def test_what_is_pressed_while_another_press_runs_is_done_after_it(office: Office) -> None:
    console = console_of(office)
    for _ in range(3):
        console.clock.stepped.emit(1)
    console.clock.stepped.emit(5)
    office.settle()

    assert console.view is not None
    assert console.view.tick == 8


def test_an_answer_pressed_twice_is_given_once_and_a_refused_press_holds_up_nobody(office: Office) -> None:
    console = console_of(office)
    console.clock.jumped.emit("decision")
    office.settle()
    assert console.view is not None
    question, before = console.view.open[0], console.view.tick
    for _ in range(2):
        console.decisions.chosen.emit(question.decision, question.options[0])
    console.messages.brought.emit("no-such-message")
    console.clock.stepped.emit(1)
    office.settle()

    assert console.view.tick == before + 1
    with office.bench.store.reading() as view:
        record = view.drill_runs.run(console.run)
        assert record is not None
        given = log_of(view, record).inputs
    assert [one.input for one in given] == [Choose(question.decision, question.options[0])]


def test_the_number_of_a_run_stands_in_the_list_and_is_copied_from_the_debrief(office: Office) -> None:
    run = played(office)
    home = screen(shown(office, "drill.home"), DrillHomeScreen)
    assert short_number(run) in [column.shown(line) for line in home.table.rows for column in COLUMNS]
    debrief = screen(shown(office, "drill.debrief", run=run), DebriefScreen)
    number = debrief.findChild(RunNumber)
    assert number is not None
    number.copy.click()

    assert run in number.words.text()
    assert QGuiApplication.clipboard().text() == run


def test_the_lists_of_messages_follow_the_run_and_keep_their_order(office: Office) -> None:
    console = console_of(office)
    for _ in range(4):
        console.clock.jumped.emit("inject")
        office.settle()
        assert console.view is not None
        for state, tab in console.messages.tabs.items():
            tab.click()
            wanted = [line for line in inject_lines(console.view) if line.state == state]
            assert console.messages.order == [line.id for line in wanted]
            assert set(console.messages.bring) == {line.id for line in wanted if line.can_bring}


def test_a_run_that_another_machine_took_over_says_so_once_and_is_taken_back_by_one_press(office: Office) -> None:
    console = console_of(office)
    console.clock.paced.emit(True)
    office.settle()
    elsewhere = office.bench.services().drill_runs
    elsewhere.resume(ACTOR, console.run)
    elsewhere.advance(ACTOR, console.run, 8)
    for _ in range(3):
        console.clock.stepped.emit(1)
    office.settle()

    notice = console.findChild(EmptyState)
    assert notice is not None
    assert "另一台电脑" in " ".join(label.text() for label in notice.findChildren(PlainLabel))
    assert not console.clock.isVisible()
    assert not console._timer.isActive()
    office.press_and_wait(notice.findChildren(Button)[0])
    again = screen(office.windows[-1], ConsoleScreen)
    assert again is not console
    assert again.view is not None
    assert again.view.tick == 8


def test_a_clock_that_fails_is_said_once_and_stands_until_somebody_goes_on(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    console = console_of(office)
    runs = office.services.drill_runs
    console.clock.sped.emit(60)
    console.clock.paced.emit(True)
    office.settle()
    tried: list[int] = []

    def full(_actor: object, _run: str, ticks: int) -> None:
        tried.append(ticks)
        raise DiskFull("磁盘满了。", "请腾出空间。")

    with monkeypatch.context() as broken:
        broken.setattr(runs, "advance", full)
        office.qtbot.waitUntil(lambda: bool(tried), timeout=10_000)
        office.settle()
        for _ in range(8):
            console._beat()
        office.settle()
    assert len(tried) == 1
    assert console.clock.go.text() in ("开始", "继续")
    console.clock.go.click()
    office.settle()
    before = runs.view(ACTOR, console.run).tick
    office.qtbot.waitUntil(lambda: runs.view(ACTOR, console.run).tick > before, timeout=10_000)


@pytest.mark.parametrize("drill", DRILLS)
def test_every_shipped_drill_can_be_read_on_a_laptop(office: Office, drill: str) -> None:
    """At 1366×768: names of seats whole, the title whole, no place hidden behind another, no figure twice."""
    run = office.services.drill_runs.start(ACTOR, drill, mode="group", org=office.township, seed=7, seats={})
    office.services.drill_runs.advance(ACTOR, run, 60)
    console = screen(shown(office, "drill.console", run=run), ConsoleScreen)
    labels = [label for label in console.seats.findChildren(PlainLabel) if label.isVisible()]
    assert len(labels) > len(console.seats.choices)
    assert [one.text() for one in labels if one.height() < one.heightForWidth(one.width())] == []
    assert console.clock.title.width() >= console.clock.title.sizeHint().width()

    view = console.view
    assert view is not None
    spots = [console.map._at(one.x, one.y) for one in (*view.scenario.zones, *view.scenario.shelters)]
    apart = min((first - second).manhattanLength() for first, second in combinations(spots, 2))
    assert apart >= APART, f"{apart} pixels"
    titles = [one.title for one in figures(view)]
    assert len(set(titles)) == len(titles)
