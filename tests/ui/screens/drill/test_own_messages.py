"""加注 at the console by real clicks: written, sent once, read in the list, on the projector and in the replay."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from edu.domain.drills.messages import LONGEST_MESSAGE, Message
from edu.domain.drills.run_views import RunView
from tests.full_disk import fill_disk
from tests.ui.screens.drill.test_console import console_of
from tests.ui.screens.drill.test_papers import ACTOR, shown
from tests.ui.screens.manager.office import Office, screen, sheet
from ui.gallery import settle
from ui.picture_checks import clipped_texts
from ui.screens.drill.console import ConsoleScreen
from ui.screens.drill.debrief import DebriefScreen
from ui.screens.drill.message_sheet import MessageSheet
from ui.screens.drill.presenter import PAST
from ui.screens.drill.projector import ProjectorWindow
from ui.screens.drill.replay import ReplayScreen
from ui.theme.scales import TYPES
from ui.widgets import Chip, PlainLabel


def words(page: QWidget) -> str:
    return "\n".join(label.text() for label in page.findChildren(PlainLabel) if label.isVisibleTo(page))


def view_of(console: ConsoleScreen) -> RunView:
    assert console.view is not None
    return console.view


def messages(console: ConsoleScreen) -> Sequence[Message]:
    return view_of(console).messages


def written(
    office: Office, console: ConsoleScreen, text: str, *, role: str = "", sender: str = "", public: bool = False
) -> MessageSheet:
    """The sheet as it stands before 发出 is pressed."""
    office.press_and_wait(console.messages.add_own)
    box = sheet(console.window(), MessageSheet)  # type: ignore[arg-type]
    box.words.insertPlainText(text)
    box.role.set_value(role)
    office.type(box.from_whom, sender)
    if public:
        box.public.setFocus()
        office.qtbot.keyClick(box.public, Qt.Key.Key_Space)
    return box


def test_a_message_is_written_sent_and_stands_marked_at_the_head_of_what_was_sent(office: Office) -> None:
    console = console_of(office)
    before = view_of(console).picture.hash
    console.messages.turn("next")
    box = written(office, console, "上游加大下泄", role="duty", sender="县防指来电", public=True)
    assert box.left.text() == f"6 / {LONGEST_MESSAGE} 字"
    office.press_and_wait(box.yes)

    (one,) = messages(console)
    assert (one.text, one.role, one.sender, one.public, one.tick) == ("上游加大下泄", "duty", "县防指来电", True, 0)
    assert view_of(console).picture.hash == before
    assert console.messages.shown == PAST
    assert console.messages.order[0] == one.event
    said = words(console.messages)
    assert "上游加大下泄" in said
    assert "县防指来电" in said
    assert "发给：镇值班信息员（投影显示）" in said
    assert [chip.word for chip in console.messages.findChildren(Chip) if chip.isVisible()] == ["加注"]
    assert one.event not in console.messages.bring
    assert not clipped_texts(console.messages)


def test_two_presses_send_one(office: Office) -> None:
    console = console_of(office)
    box = written(office, console, "各组报数")
    office.press(box.yes)
    office.qtbot.mouseClick(box.yes, Qt.MouseButton.LeftButton)
    office.qtbot.mouseDClick(box.yes, Qt.MouseButton.LeftButton)
    office.settle()
    assert [one.text for one in messages(console)] == ["各组报数"]
    assert not [one for one in console.window().findChildren(MessageSheet) if one.isVisible()]


@pytest.mark.parametrize(
    ("text", "told"),
    [("  \n ", "请写下消息内容。"), ("长" * 201, "现在 201 个字，最多 200 个字")],
)
def test_an_empty_and_a_too_long_one_are_refused_where_they_stand_and_kept_to_be_mended(
    office: Office, text: str, told: str
) -> None:
    console = console_of(office)
    box = written(office, console, text)
    office.press_and_wait(box.yes)
    assert box.isVisible()
    assert told in words(box)
    assert box.words.toPlainText() == text
    assert messages(console) == ()
    box.words.setPlainText("短的")
    office.press_and_wait(box.yes)
    assert [one.text for one in messages(console)] == ["短的"]


def test_what_could_not_be_kept_is_said_and_typed_once(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    console = console_of(office)
    box = written(office, console, "各组报数")

    with monkeypatch.context() as broken:
        fill_disk(broken, office.services.drill_messages, "send")
        office.press_and_wait(box.yes)
    assert "磁盘满了" in words(box)
    office.press_and_wait(box.yes)
    assert [one.text for one in messages(console)] == ["各组报数"]


def test_after_the_end_there_is_nobody_left_to_be_told(office: Office) -> None:
    console = console_of(office)
    assert console.messages.add_own.isEnabled()
    office.services.drill_runs.advance(ACTOR, console.run, 400)
    console.show_view(office.services.drill_runs.view(ACTOR, console.run))
    assert view_of(console).over
    assert not console.messages.add_own.isEnabled()


def test_the_projector_has_what_is_meant_for_it_with_a_question_on_the_table_or_without(office: Office) -> None:
    console = console_of(office)
    office.press_and_wait(console.project)
    window = console.projector.window
    assert window is not None
    send = office.services.drill_messages.send
    send(ACTOR, console.run, "只给值班员", role="duty")
    send(ACTOR, console.run, "给大家但不投", sender="县里")
    send(ACTOR, console.run, "给大屏", sender="县防指来电", public=True)
    console.show_view(office.services.drill_runs.view(ACTOR, console.run))
    settle(2)
    assert "县防指来电：给大屏" in words(window.stage)
    assert "只给值班员" not in words(window.stage)
    assert "给大家但不投" not in words(window.stage)

    console.clock.jumped.emit("decision")
    office.settle()
    assert "给大屏" not in words(window.stage), "it was said before the question was put"
    send(ACTOR, console.run, "现在也给大屏", public=True)
    console.show_view(office.services.drill_runs.view(ACTOR, console.run))
    settle(2)
    assert window.stage.said.isVisibleTo(window.stage)
    assert "现在也给大屏" in words(window.stage.said)
    window.close()


@pytest.mark.parametrize("size", [(1024, 768), (1280, 720)])
def test_the_longest_message_is_whole_on_every_beamer_and_in_the_list(office: Office, size: tuple[int, int]) -> None:
    console = console_of(office)
    runs, send = office.services.drill_runs, office.services.drill_messages.send
    window = ProjectorWindow(view_of(console).scenario)
    office.qtbot.addWidget(window)
    window.resize(*size)
    window.show()
    long = ("危险区一个人也不要留下来" * 20)[:LONGEST_MESSAGE]
    clipped = []

    def look(*said: str) -> None:
        view = runs.view(ACTOR, console.run)
        window.show_view(view)
        console.show_view(view)
        console.messages.turn(PAST)
        settle(3)
        assert [one for one in said if one not in words(window.stage)] == []
        clipped.extend((*clipped_texts(window.stage), *clipped_texts(console.messages)))

    send(ACTOR, console.run, long, sender="来" * 20, public=True)
    look(long)
    send(ACTOR, console.run, "各村马上报转移人数，报到人，报到户，没有走的说清楚在哪里", public=True)
    look("没有走的说清楚在哪里")
    assert window.stage._word.fontInfo().pixelSize() > TYPES["projector"].body, "a short one is larger"
    runs.jump_next_decision(ACTOR, console.run)
    send(ACTOR, console.run, long, sender="来" * 20, public=True)
    look(long)
    assert clipped == []


def test_it_goes_on_after_a_kill_and_is_in_replay_and_papers(office: Office, tmp_path: Path) -> None:
    console = console_of(office)
    office.press_and_wait(written(office, console, "桥上有人", sender="村民来电").yes)
    runs = office.bench.services().drill_runs
    assert [one.text for one in runs.resume(ACTOR, console.run).messages] == ["桥上有人"]

    replay = screen(shown(office, "drill.replay", run=console.run), ReplayScreen)
    assert "加注：村民来电：桥上有人" in words(replay)
    debrief = screen(shown(office, "drill.debrief", run=console.run), DebriefScreen)
    office.files.ready = [tmp_path / "复盘.xlsx"]
    office.press_and_wait(debrief.book)
    book = openpyxl.load_workbook(tmp_path / "复盘.xlsx")
    assert "桥上有人" in {cell.value for row in book["消息单"].iter_rows() for cell in row}
    office.files.ready = [tmp_path / "复盘.pdf"]
    office.press_and_wait(debrief.report)
    assert (tmp_path / "复盘.pdf").read_bytes().startswith(b"%PDF")
