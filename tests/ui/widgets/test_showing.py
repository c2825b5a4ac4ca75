from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QFrame, QWidget
from pytestqt.qtbot import QtBot

from edu.domain.courses import Check, Page, Paragraph, Picture, Run
from ui import theme
from ui.tasks import Task, TaskRunner
from ui.widgets import (
    BusyOverlay,
    Button,
    Chip,
    FlowLayout,
    PlainLabel,
    Prose,
    RichPage,
    SvgPicture,
    TimerLabel,
    ToastArea,
    clock_text,
    column,
    scroll,
    start_busy,
)
from ui.widgets.busy_overlay import SHOW_MS

_SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 960 540"><rect width="10" height="10"/></svg>'


def make_page(*blocks: Paragraph | Picture | Check) -> Page:
    return Page(title="题目", blocks=blocks)


def test_label_never_reads_markup(qtbot: QtBot) -> None:
    label = PlainLabel("<b>张三</b><img src=x>")
    qtbot.addWidget(label)

    assert label.textFormat() == Qt.TextFormat.PlainText
    assert label.text() == "<b>张三</b><img src=x>"


def test_prose_never_reads_markup_and_grows_with_its_text(qtbot: QtBot) -> None:
    prose = Prose((Run(text="<i>斜</i>"), Run(text="粗" * 100, bold=True)))
    qtbot.addWidget(prose)

    assert prose._document.toPlainText().startswith("<i>斜</i>")
    assert prose.heightForWidth(200) > prose.heightForWidth(800)


def test_a_word_in_bold_stands_out_also_where_all_is_bold(qtbot: QtBot) -> None:
    """Of a negative stem in the large letters of the hall: 哪些**不能**吃."""
    for bold, underlined in ((True, {"不能"}), (False, set())):
        prose = Prose((Run(text="哪些"), Run(text="不能", bold=True), Run(text="吃？")), bold=bold)
        qtbot.addWidget(prose)
        block, found = prose._document.begin(), set()
        at = block.begin()
        while not at.atEnd():
            if at.fragment().charFormat().underlineStyle() != QTextCharFormat.UnderlineStyle.NoUnderline:
                found.add(at.fragment().text())
            at += 1
        assert found == underlined


def test_lesson_line_is_at_most_38_characters(qtbot: QtBot) -> None:
    page = RichPage(make_page(Paragraph(runs=(Run(text="字" * 300),))), lambda _path: None)
    qtbot.addWidget(page)
    page.resize(1900, 900)
    page.show()

    prose = page.findChild(Prose)
    assert prose is not None
    assert 28 <= prose.width() / theme.current().type.reading <= 38


def test_check_question_and_picture_are_asked_for(qtbot: QtBot) -> None:
    asked: list[str] = []

    def check(question: str) -> QWidget:
        asked.append(question)
        return PlainLabel(question)

    page = RichPage(
        make_page(Check(question="fire/call"), Picture(path="media/a.svg", alt="打电话")),
        lambda path: asked.append(path) or _SVG,
        check=check,
    )
    qtbot.addWidget(page)

    picture = page.findChild(SvgPicture)
    assert asked == ["fire/call", "media/a.svg"]
    assert picture is not None
    assert picture.readable
    assert picture.accessibleName() == "打电话"
    assert picture.heightForWidth(960) == 540


def test_unreadable_picture_shows_its_words(qtbot: QtBot) -> None:
    picture = SvgPicture(b"not a picture", "一个人打电话")
    qtbot.addWidget(picture)
    picture.resize(400, 225)

    assert not picture.readable
    assert not picture.grab().isNull()


def test_time_left_turns_into_words_and_runs_out_once(qtbot: QtBot) -> None:
    now = [0]
    label = TimerLabel(lambda: now[0])
    qtbot.addWidget(label)
    ran_out: list[int] = []
    label.ran_out.connect(lambda: ran_out.append(1))

    label.count_down(90_000)
    texts = [label.text]
    for ms in (31_000, 90_000, 91_000):
        now[0] = ms
        label.tick()
        texts.append(label.text)

    assert texts == ["剩余 01:30", "最后 00:59", "时间到", "时间到"]
    assert ran_out == [1]
    assert clock_text(3671) == "1:01:11"


def test_old_toast_goes_when_a_third_comes(qtbot: QtBot) -> None:
    host = QWidget()
    host.resize(800, 600)
    qtbot.addWidget(host)
    host.show()
    area = ToastArea(host)

    for text in ("一", "二", "三"):
        area.say(text)

    assert area.texts() == ["二", "三"]
    assert host.rect().contains(area.geometry())


def test_chip_says_its_word_to_a_screen_reader(qtbot: QtBot) -> None:
    chip = Chip("overdue", "欠 8 学时")
    qtbot.addWidget(chip)

    assert chip.accessibleName() == "欠 8 学时"


def test_flow_wraps_to_the_width(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = FlowLayout(holder)
    for _ in range(9):
        flow.addWidget(Chip("met"))

    assert flow.heightForWidth(200) > flow.heightForWidth(2000)


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[TaskRunner]:
    runner = TaskRunner()
    yield runner
    runner.close()


def test_short_work_is_never_seen(qtbot: QtBot, tasks: TaskRunner) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    owner.show()
    got: list[int] = []

    start_busy(tasks, owner, "正在读…", lambda _task: 7, got.append)
    overlay = owner.findChild(BusyOverlay)
    assert overlay is not None
    hidden_at_first = not overlay.sheet.isVisible()
    qtbot.waitUntil(lambda: got == [7])
    qtbot.waitUntil(lambda: not shiboken6.isValid(overlay), timeout=SHOW_MS)

    assert hidden_at_first


def test_a_double_click_starts_the_work_once(qtbot: QtBot, tasks: TaskRunner) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    got: list[bool] = []
    clicked = threading.Event()
    button = Button(
        "导入", on_click=lambda: start_busy(tasks, owner, "正在导入…", lambda _task: clicked.wait(5), got.append)
    )
    column(owner).addWidget(button)
    owner.show()
    handle = owner.windowHandle()
    spot = button.geometry().center()

    qtbot.mouseDClick(handle, Qt.MouseButton.LeftButton, pos=spot)
    clicked.set()
    qtbot.waitUntil(lambda: not tasks.busy)

    assert got == [True]


def test_long_work_shows_and_can_be_stopped(qtbot: QtBot, tasks: TaskRunner) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    owner.resize(600, 400)
    owner.show()

    def work(task: Task) -> None:
        for _ in range(5000):
            threading.Event().wait(0.002)
            task.report(0.5, "一半")

    start_busy(tasks, owner, "正在导出…", work, lambda _value: None)
    overlay = owner.findChild(BusyOverlay)
    assert overlay is not None
    qtbot.waitUntil(overlay.sheet.isVisible)
    early = overlay.cancel.isVisible()
    qtbot.waitUntil(overlay.cancel.isVisible, timeout=4000)
    qtbot.mouseClick(overlay.cancel, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: not tasks.busy)
    assert not early


def test_what_is_scrolled_goes_under_an_edge(qtbot: QtBot) -> None:
    long = QWidget()
    long.setMinimumHeight(2_000)
    area = scroll(long)
    qtbot.addWidget(area)
    area.resize(400, 300)
    area.show()
    edge = next(part for part in area.findChildren(QFrame) if part.property("rule") == "edge")
    assert not edge.isVisible()

    area.verticalScrollBar().setValue(40)
    assert edge.isVisible()
    assert edge.geometry() == QRect(0, 0, area.width(), edge.height())
    area.verticalScrollBar().setValue(0)
    assert not edge.isVisible()
