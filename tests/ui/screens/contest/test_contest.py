"""An evening with real clicks and real keys: early, first, storm; undo, kill, projector, places as a workbook."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from edu.domain.actors import Role
from tests.stores import Bench
from tests.ui.screens.manager.office import Office, make_office, question, screen
from ui.modes import TRAINER
from ui.navigation import Route
from ui.picture_checks import clipped_texts
from ui.screens.contest import presenter
from ui.screens.contest.console import ContestConsole
from ui.screens.contest.home import ContestHomeScreen
from ui.screens.contest.routes import builders
from ui.screens.contest.setup import ContestSetupScreen
from ui.screens.contest.stage import ContestWindow
from ui.shell.desktop import DesktopWindow
from ui.theme.scales import TYPES
from ui.widgets import Button, Chip, PlainLabel, QuestionPanel


@pytest.fixture
def office(sqlite_bench: Bench, qtbot: QtBot) -> Iterator[Office]:
    made = make_office(sqlite_bench, qtbot)
    yield made
    made.tasks.close()


def open_window(office: Office, route: Route) -> DesktopWindow:
    made = builders(office.services, office.tasks, office.session(Role.TRAINER), office.files)
    window = DesktopWindow(TRAINER, made)
    office.qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    window.host.go(route)
    office.windows.append(window)
    office.settle()
    return window


def button(within: QWidget, word: str) -> Button:
    return next(one for one in within.findChildren(Button) if word in one.text() and one.isVisible())


def words(within: QWidget) -> str:
    return "\n".join(label.text() for label in within.findChildren(QLabel) if label.isVisible())


def begin(office: Office, *kinds: str) -> ContestConsole:
    """Two teams, one question a round (a team), rounds of these kinds."""
    window = open_window(office, Route("contest.home"))
    office.press(button(window, "办一场"))
    office.settle()
    setup = screen(window, ContestSetupScreen)
    setup.count.set_value("2")
    setup.count.picked.emit("2")
    for one in setup.rounds:
        one.on.setChecked(one.round.kind in kinds)
        one.count.setValue(1)
    office.press_and_wait(setup.start)
    return screen(window, ContestConsole)


def key(office: Office, console: ContestConsole, number: int, *, repeat: bool = False) -> None:
    code = Qt.Key(Qt.Key.Key_0.value + number)
    event = QKeyEvent(QEvent.Type.KeyPress, code, Qt.KeyboardModifier.NoModifier, str(number), repeat)
    QApplication.sendEvent(console, event)


def answer(office: Office, console: ContestConsole, *, right: bool) -> None:
    panel = console.panel
    assert panel is not None
    for option in panel.question.options:
        if option.correct is right:
            office.press(panel.cards[option.id])
            if not right:
                break
    office.press_and_wait(console.main)


def scores(console: ContestConsole) -> tuple[int, ...]:
    assert console.view is not None
    return console.view.state.scores


def test_a_whole_evening_by_clicks_and_keys(office: Office, tmp_path: Path) -> None:
    console = begin(office, "required", "buzzer", "risk")
    for right in (True, False):
        office.press_and_wait(console.main)
        answer(office, console, right=right)
    assert scores(console) == (10, 0)

    office.press_and_wait(console.main)
    key(office, console, 2)
    office.settle()
    office.press(console.main)
    key(office, console, 2)
    key(office, console, 1)
    office.settle()
    assert console.turn.text() == "1 队答题"
    answer(office, console, right=False)
    assert scores(console) == (0, -5)

    office.press_and_wait(button(console, "30 分"))
    answer(office, console, right=True)
    office.press_and_wait(button(console, "这队放弃"))
    assert scores(console) == (30, -5)
    office.press_and_wait(button(console, "结束并保存"))
    path = tmp_path / "名次.xlsx"
    office.files.ready = [path]
    office.press_and_wait(button(console, "导出名次表"))

    rows = list(openpyxl.load_workbook(path)["名次"].iter_rows(min_row=3, max_row=4, values_only=True))
    assert rows == [(1, "1 队", 30, 2, 1), (2, "2 队", -5, 0, 1)]
    home = screen(open_window(office, Route("contest.home")), ContestHomeScreen)
    assert "第一名 1 队，30 分" in words(home)


def test_what_was_just_played_is_not_taken_for_the_question_that_comes(office: Office) -> None:
    console = begin(office, "required")
    office.press_and_wait(console.main)
    assert "上一题" not in words(console)
    answer(office, console, right=True)
    said = words(console)
    assert "第 2 题，共 2 题" in said
    assert said.index("上一题（第 1 题）") < said.index("1 队答对")
    office.press_and_wait(console.main)
    answer(office, console, right=True)
    assert "最后一题（第 2 题）" in words(console)


def test_a_storm_of_keys_is_one_winner(office: Office) -> None:
    """All keys down at once for a while, held keys repeating, keys of no team among them."""
    console = begin(office, "buzzer")
    office.press_and_wait(console.main)
    office.press(console.main)
    for at in range(300):
        key(office, console, (2, 9, 0, 1)[at % 4], repeat=at > 20)
    office.settle()

    assert console.view is not None
    assert (console.view.state.phase, console.view.state.team, console.view.moves) == ("answering", 1, 2)


def test_a_key_held_before_the_word_is_early_once(office: Office) -> None:
    console = begin(office, "buzzer")
    office.press_and_wait(console.main)
    for at in range(50):
        key(office, console, 1, repeat=at > 0)
    office.settle()
    office.press(console.main)
    key(office, console, 1)
    office.settle()

    assert console.view is not None
    assert (console.view.state.phase, console.view.state.locked, scores(console)) == ("asked", {0}, (-5, 0))
    assert len(console.findChildren(Chip)) == 1
    assert [line.word for line in presenter.board(console.view)] == ["", "抢跑"]


def test_an_early_press_that_is_taken_back_lets_the_team_press_again(office: Office) -> None:
    console = begin(office, "buzzer")
    office.press_and_wait(console.main)
    key(office, console, 1)
    key(office, console, 2)
    office.settle()
    assert scores(console) == (-5, -5)

    office.press_and_wait(console.undo)
    assert scores(console) == (-5, 0)
    office.press(console.main)
    key(office, console, 1)
    key(office, console, 2)
    office.settle()

    assert console.view is not None
    assert (console.view.state.phase, console.view.state.team) == ("answering", 1)


def test_who_is_early_in_a_play_off_is_not_shown_as_taking_no_part(office: Office) -> None:
    """The press costs the lead, and the place among those who play it off."""
    console = begin(office, "required")
    for _ in range(2):
        office.press_and_wait(console.main)
        answer(office, console, right=True)
    office.press_and_wait(button(console, "加赛一题"))
    office.press_and_wait(console.main)

    key(office, console, 1)
    office.settle()

    assert console.view is not None
    assert scores(console) == (5, 10)
    assert {line.name: line.word for line in presenter.board(console.view)} == {"1 队": "抢跑", "2 队": ""}


def test_a_tied_evening_is_closed_only_when_who_is_tied_was_said(office: Office) -> None:
    console = begin(office, "required")
    for _ in range(2):
        office.press_and_wait(console.main)
        answer(office, console, right=True)

    office.press_and_wait(button(console, "结束并保存"))
    asked = question(office.windows[-1])
    assert "1 队、2 队同为 10 分" in words(asked)
    assert console.view is not None
    assert console.view.record.state == "open"
    office.press(asked.no)
    office.settle()
    assert console.view.record.state == "open"
    assert button(console, "加赛一题")

    office.press_and_wait(button(console, "结束并保存"))
    office.press_and_wait(question(office.windows[-1]).yes)
    assert console.view.record.state == "closed"


def test_keys_mean_nothing_when_nobody_may_press(office: Office) -> None:
    console = begin(office, "required")
    for number in range(1, 9):
        key(office, console, number)
    office.settle()

    assert console.view is not None
    assert console.view.moves == 0


def test_undo_takes_back_points_and_question(office: Office) -> None:
    console = begin(office, "required")
    assert not console.undo.isEnabled()
    office.press_and_wait(console.main)
    answer(office, console, right=True)
    assert scores(console) == (10, 0)

    office.press_and_wait(console.undo)

    assert scores(console) == (0, 0)
    assert console.panel is not None
    answer(office, console, right=False)
    assert scores(console) == (0, 0)


def test_after_a_kill_the_evening_is_gone_on_with_from_the_list(office: Office) -> None:
    console = begin(office, "required")
    office.press_and_wait(console.main)
    before = console.view
    office.windows[-1].host.clear()

    window = open_window(office, Route("contest.home"))
    office.press(button(window, "继续"))
    office.settle()

    assert screen(window, ContestConsole).view == before


def test_the_room_sees_the_question_and_not_its_answer(office: Office) -> None:
    console = begin(office, "required")
    office.press(console.project)
    window = console.projector.held
    assert isinstance(window, ContestWindow)
    office.press_and_wait(console.main)
    office.settle()
    (panel,) = window.stage.findChildren(QuestionPanel)
    assert console.panel is not None
    assert panel.question == console.panel.question
    assert {card.verdict for card in panel.cards.values()} == {"open"}

    answer(office, console, right=True)

    (panel,) = window.stage.findChildren(QuestionPanel)
    assert {card.verdict for card in panel.cards.values()} >= {"correct"}
    console.projector.close()
    assert console.projector.held is None


def test_the_points_are_as_large_as_their_column_has_room_for(office: Office) -> None:
    console = begin(office, "required")
    office.press(console.project)
    window = console.projector.held
    assert isinstance(window, ContestWindow)
    for width, height in ((1920, 1080), (1024, 768)):
        window.resize(width, height)
        office.settle()
        board = window.stage._board
        assert board.share > 1
        team = presenter.board(console.view)[0].name
        (name,) = [label for label in board.findChildren(PlainLabel) if label.text() == team]
        assert name.fontInfo().pixelSize() > TYPES["projector"].body
        assert clipped_texts(board) == []
        rows = sorted(label.mapTo(board, QPoint()).y() for label in board.findChildren(PlainLabel))
        assert rows[-1] > board.height() * 0.6


def test_setup_says_what_is_lacking(office: Office) -> None:
    window = open_window(office, Route("contest.setup"))
    setup = screen(window, ContestSetupScreen)
    for box in setup.topics.values():
        box.setChecked(False)

    office.press_and_wait(setup.start)

    assert "请至少选一个题库" in words(setup)
    assert setup.start.isEnabled()


def test_all_banks_are_ticked_or_none_in_one_press(office: Office) -> None:
    setup = screen(open_window(office, Route("contest.setup")), ContestSetupScreen)
    by_word = {one.text(): one for one in setup.findChildren(Button) if one.text() in ("全选", "全不选")}
    office.press(by_word["全不选"])
    assert setup.plan().topics == ()
    office.press(by_word["全选"])
    assert set(setup.plan().topics) == set(setup.topics)
    assert len(setup.topics) > 30


def test_the_name_of_a_group_ticks_what_stands_under_it(office: Office) -> None:
    setup = screen(open_window(office, Route("contest.setup")), ContestSetupScreen)
    before = set(setup.plan().topics)

    setup.groups["fire"].click()
    fewer = set(setup.plan().topics)
    setup.topics["ebike"].click()
    some = setup.groups["fire"].checkState()
    setup.groups["fire"].click()
    every = setup.groups["fire"].checkState()

    assert {"fire-escape", "extinguisher", "ebike"} <= before - fewer
    assert "first-aid" in fewer
    assert (some, every) == (Qt.CheckState.PartiallyChecked, Qt.CheckState.Checked)
    assert set(setup.plan().topics) == before
