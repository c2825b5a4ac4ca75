"""One township from the first start to a flipped byte: real windows, real clicks, one real data folder."""

from __future__ import annotations

import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from edu import bootstrap
from edu.commands import run
from edu.domain.actors import Actor, Role
from edu.signing import key_places, key_ring
from edu.storage.engines import open_sqlite
from edu.storage.guards import drop_guards
from edu.system.clock import FixedClock, ms_at
from edu.system.paths import Paths
from tests.edu.packs.roster.books import HEADER, person
from tests.journeys.hands import PIN, Hands, sit_down
from ui.screens.classroom.ask import AskScreen, CountSheet
from ui.screens.classroom.class_page import ClassScreen
from ui.screens.classroom.close import CloseScreen
from ui.screens.classroom.enrol import EnrolScreen
from ui.screens.classroom.meeting_sheet import MeetingSheet
from ui.screens.classroom.new_class import NewClassScreen
from ui.screens.classroom.panels.exam import ExamPanel, OpenExamSheet
from ui.screens.classroom.panels.finish import FinishPanel
from ui.screens.classroom.panels.meetings import MeetingsPanel
from ui.screens.classroom.panels.room import RoomPanel
from ui.screens.classroom.panels.roster import RosterPanel
from ui.screens.classroom.signin import SignInScreen
from ui.screens.classroom.today import TodayScreen
from ui.screens.exam.result import ResultScreen
from ui.screens.exam.rules import RulesScreen
from ui.screens.exam.sitting import SittingScreen
from ui.screens.launcher.first_run import FirstRunWindow, in_lines
from ui.screens.manager.certificates.issue import IssueScreen
from ui.screens.manager.certificates.screen import CertificatesScreen, ClassSheet
from ui.screens.manager.imports.screen import ImportScreen
from ui.screens.manager.reports.screen import ReportsScreen
from ui.screens.manager.settings.screen import SettingsScreen
from ui.screens.manager.units.screen import UnitsScreen
from ui.screens.manager.units.sheets import ConfirmUnitSheet, UnitSheet
from ui.screens.study.course import CourseScreen
from ui.screens.study.courses import CoursesScreen
from ui.screens.study.lesson import LessonScreen
from ui.screens.study.plan import PlanScreen
from ui.screens.study.who import WhoScreen

DAY = date(2026, 11, 22)
ORGANISATION = "叶村乡人民政府"
NAMES = ("张伟杰", "李小红", "欧阳䶮", "王建国", "雷秀英", "蓝春花")
OFFICE = Actor(role=Role.ADMIN, id="window")
MINUTE = 60_000
COURSE = "yingzhi.fire-escape"
PROGRAMME = "grid-member-yearly"


@pytest.fixture
def hands(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, plain_theme: None) -> Hands:
    clock = FixedClock(ms_at(DAY, 8, 30))
    monkeypatch.setattr(bootstrap, "SystemClock", lambda: clock)  # for the commands, which run on the same day
    return sit_down(qtbot, monkeypatch, tmp_path, clock)


def test_township_from_the_first_start_to_a_flipped_byte(
    hands: Hands, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first_run(hands)
    hands.enter("manager")
    declare_places(hands)
    import_roster(hands, tmp_path)
    hands.enter("trainer")
    hold_class(hands)
    hands.enter("study")
    sit_at_the_seat(hands)
    read_lesson(hands)
    pass_exam(hands)
    hands.enter("trainer")
    close_class(hands)
    hands.enter("manager")
    issue_certificate(hands, tmp_path / "证书.pdf")
    export_statistics(hands, tmp_path / "统计.xlsx")
    hands.leave()

    said = command(capsys, "certificate", "verify", tmp_path / "证书.pdf", data=tmp_path / "data")
    assert (said["status"], said["fields"]["name"], said["fields"]["issuer"]) == ("valid", NAMES[0], ORGANISATION)
    check_workbook(tmp_path / "统计.xlsx")
    check_ledger(capsys, tmp_path / "data")


# -- the steps --


def first_run(hands: Hands) -> None:
    window = hands.window
    assert isinstance(window, FirstRunWindow)
    hands.type(window.organisation, ORGANISATION)
    hands.type(window.pin, PIN)
    hands.type(window.again, PIN)
    hands.press(window.go_on)
    assert in_lines(hands.services.recovery.code()) in hands.words()
    hands.press(window.done)


def declare_places(hands: Hands) -> None:
    hands.place("manager.units")
    for level, name, code in (("township", "叶村乡", "331124203000"), ("village", "叶村村", "331124203201")):
        hands.press(hands.on(UnitsScreen).add_unit)
        sheet = hands.sheet(UnitSheet)
        assert sheet.level.value == level
        hands.type(sheet.name, name)
        hands.type(sheet.code, code)
        hands.press(sheet.yes)
    assert [row.name for row in hands.on(UnitsScreen).villages.rows] == ["叶村村"]
    town = next(unit.id for unit in hands.services.organisations.org_units(OFFICE) if unit.level == "township")
    hands.place("manager.settings")
    settings = hands.on(SettingsScreen)
    hands.choose(settings.home, town)
    hands.press(settings.save)


def write_roster(path: Path) -> Path:
    """As an office keeps it: a title over all columns, one village written once for two rows, one wrong number."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["叶村乡2026年网格员花名册"])
    sheet.append(HEADER)
    for number, name in enumerate(NAMES, 1):
        sheet.append(person(number, name, village="竹坞村" if number == len(NAMES) else "叶村村"))
    sheet.append(person(90, "毛病多", number="331124198001010000"))
    sheet.merge_cells("A1:F1")
    sheet["F4"].value = None
    sheet.merge_cells("F3:F4")
    target = io.BytesIO()
    book.save(target)
    path.write_bytes(target.getvalue())
    return path


def import_roster(hands: Hands, folder: Path) -> None:
    hands.place("manager.people")
    hands.press_word("导入名册")
    screen = hands.on(ImportScreen)
    hands.files.append(write_roster(folder / "花名册.xlsx"))
    hands.press(screen.choose.drop.choose_button)
    errors = [problem for problem in screen.result.problems.shown() if problem.severity == "error"]
    assert [(problem.row, bool(problem.remedy)) for problem in errors] == [(9, True)]
    assert screen.result.take.text() == "导入可用的 6 行"
    hands.press(screen.result.take)
    hands.press(screen.done.proposals)
    units = hands.on(UnitsScreen)
    hands.press_word("新增", units.proposals)
    hands.press(hands.sheet(ConfirmUnitSheet).yes)
    assert sorted(row.name for row in hands.on(UnitsScreen).villages.rows) == ["叶村村", "竹坞村"]


def panel(hands: Hands, step: str, kind: type[Any]) -> Any:
    """The class's step, pressed in its line of steps."""
    screen = hands.on(ClassScreen)
    at = [one.key for one in screen.steps._steps].index(step)
    hands.qtbot.mouseClick(screen.steps, Qt.MouseButton.LeftButton, pos=screen.steps._cell(at).center())
    hands.settle()
    assert isinstance(screen.panel, kind)
    return screen.panel


def hold_class(hands: Hands) -> None:
    hands.press_word("开班")
    new = hands.on(NewClassScreen)
    hands.choose(new.programme, PROGRAMME)
    hands.press(new.yes)
    hands.press(panel(hands, "enrol", RosterPanel).add)
    hands.press(hands.on(EnrolScreen).add_all)
    hands.agree()
    hands.back()
    panel(hands, "sign_in", MeetingsPanel)
    hands.press_word("排一次课")
    sheet = hands.sheet(MeetingSheet)
    hands.type(sheet.topic, "火灾逃生与初起火灾扑救")
    hands.type(sheet.teacher, "周明德")
    hands.press(sheet.yes)
    hands.clock.advance(30 * MINUTE)
    sign_in(hands)
    ask_the_room(hands)
    hands.clock.advance(95 * MINUTE)
    hands.press(panel(hands, "exam", ExamPanel).open)
    hands.press(hands.sheet(OpenExamSheet).yes)


def sign_in(hands: Hands) -> None:
    """All but the last, who is marked as absent."""
    meetings = panel(hands, "sign_in", MeetingsPanel)
    hands.press(next(iter(meetings.sign.values())))
    screen = hands.on(SignInScreen)
    for tile in [tile for tile in screen.board.tiles.values() if tile.tile.name != NAMES[-1]]:
        hands.press(tile)
    assert screen.count.text() == "5"
    hands.press(screen.rest)
    hands.agree()
    hands.back()


def ask_the_room(hands: Hands) -> None:
    hands.press(panel(hands, "interact", RoomPanel).ask)
    ask = hands.on(AskScreen)
    hands.press(next(iter(ask.choices.values())))
    hands.press(next(iter(ask.hands.values())))
    sheet = hands.sheet(CountSheet)
    for key in ("4", "确定"):
        hands.press(sheet.pad.keys[key])
    hands.press(ask.see)
    hands.press(ask.done)


def sit_at_the_seat(hands: Hands) -> None:
    who = hands.on(WhoScreen)
    hands.type(who.field, "zwj")
    hands.qtbot.waitUntil(lambda: len(who.rows) == 1)
    hands.settle()
    hands.press(who.rows[0])
    assert hands.on(PlanScreen).title == "张伟杰，你好"


def read_lesson(hands: Hands) -> None:
    hands.place("study.courses")
    hands.press(hands.on(CoursesScreen).cards[COURSE])
    hands.press(next(iter(hands.on(CourseScreen).buttons.values())))
    screen = hands.on(LessonScreen)
    assert screen.presenter is not None
    for _page in range(screen.presenter.count):
        for card in list(screen.checks.values()):
            for option in sorted(card.panel.question.key):
                hands.press(card.panel.cards[option])
            hands.press(card.confirm)
            assert card.said == "答对了。"
        hands.clock.advance(60_000)
        hands.press(screen.forward)
    assert "这一课学完了" in hands.words()
    hands.back()
    hands.back()


def pass_exam(hands: Hands) -> None:
    """Every other answer by keyboard; the key is the frozen paper's."""
    hands.place("exam.hall")
    hands.press_word("进入考试")
    start = hands.on(RulesScreen).start_button
    assert start is not None
    hands.press(start)
    screen = hands.on(SittingScreen)
    assert screen.presenter is not None
    for at in range(screen.presenter.count):
        assert screen.panel is not None
        order = screen.presenter.place.options
        for option in sorted(screen.presenter.item.question.key):
            if at % 2:
                hands.qtbot.keyClick(screen, "ABCDEFGH"[order.index(option)])
                hands.settle()
            else:
                hands.press(screen.panel.cards[option])
        assert screen.frame.save_word == "已保存"
        hands.clock.advance(15_000)
        hands.qtbot.keyClick(screen, Qt.Key.Key_Right)
        hands.settle()
    hands.press(screen.frame.hand_in)
    hands.agree()
    hands.on(ResultScreen)
    assert "合格" in hands.words()


def close_class(hands: Hands) -> None:
    hands.press(next(iter(hands.on(TodayScreen).cards.values())))
    hands.press(panel(hands, "close", FinishPanel).go)
    hands.press(hands.on(CloseScreen).close_button)
    hands.agree()
    assert "已结业" in hands.toasts


def issue_certificate(hands: Hands, pdf: Path) -> None:
    hands.place("manager.certificates")
    hands.press(hands.on(CertificatesScreen).issue)
    hands.press(hands.sheet(ClassSheet).yes)
    screen = hands.on(IssueScreen)
    assert [row.name for row in screen.table.rows if row.may_issue] == [NAMES[0]]
    hands.press(screen.issue)
    hands.agree()
    hands.files.append(pdf)
    hands.press(screen.save)
    assert pdf.stat().st_size > 1000


def export_statistics(hands: Hands, path: Path) -> None:
    hands.place("manager.reports")
    hands.files.append(path)
    hands.press(hands.on(ReportsScreen).write)
    assert path.stat().st_size > 1000


# -- what is left --


def command(capsys: pytest.CaptureFixture[str], *words: str | Path, data: Path, code: int = 0) -> dict[str, Any]:
    capsys.readouterr()
    assert run(str(words[0]), [*map(str, words[1:]), "--data", str(data), "--json"]) == code
    said: dict[str, Any] = json.loads(capsys.readouterr().out)
    return said


def figures(sheet: Any, place: str) -> dict[str, Any]:
    """Of one line of a summary: `网格员 应训` → the number."""
    found, group = {}, ""
    line = next(row for row in sheet.iter_rows(min_row=5, values_only=True) if row[1] == place)
    for above, title, value in zip(*sheet.iter_rows(min_row=3, max_row=4, values_only=True), line, strict=True):
        group = above or group
        found[f"{group} {title}"] = value
    return found


def check_workbook(path: Path) -> None:
    """Six grid members, five of them two hours in one class, one of them examined and passed; nothing else."""
    book = openpyxl.load_workbook(path)
    summary, more = figures(book["汇总"], "合计"), figures(book["汇总续"], "合计")
    told = {key: value for key, value in (summary | more).items() if value and "单位" not in key}
    online = told.pop("学时 线上学时")

    assert told.pop("学时 总学时") == pytest.approx(10 + online)
    assert 0 < online < 1
    assert told == {
        "基本情况 在册人数": 6, "网格员 应训": 6, "网格员 已训": 5, "网格员 合格": 1,
        "网格员 覆盖率": pytest.approx(5 / 6),
        "培训班 期数": 1, "培训班 人次": 5, "培训班 人数": 5, "学时 线下学时": 10,
        "考试 参考人数": 1, "考试 合格人数": 1, "考试 合格率": 1,
    }  # fmt: skip
    people = {row[1]: row for row in book["人员"].iter_rows(min_row=4, values_only=True)}
    assert set(people) == set(NAMES)
    assert [name for name, row in people.items() if row[8] == 2] == [name for name in people if name != NAMES[-1]]


def check_ledger(capsys: pytest.CaptureFixture[str], data: Path) -> None:
    whole = command(capsys, "ledger", "verify", data=data)
    assert whole["ok"]
    place = flip_one_byte(data)
    broken = command(capsys, "ledger", "verify", data=data, code=1)
    assert (broken["ok"], broken["first_bad"]["seq"]) == (False, place)


def flip_one_byte(data: Path) -> int:
    """As somebody with the key and a database tool would: the guards are dropped first."""
    paths = Paths(data=data)
    ring = key_ring.load(paths.key_ring, key_places.for_this_machine(paths.secrets_dir, has_desktop=False))
    engines = open_sqlite(paths.database, ring.database)
    with engines.writer.begin() as connection:
        drop_guards(connection)
        query = "SELECT seq, payload FROM events JOIN codes ON codes.id = kind WHERE value = 'answer_given'"
        seq, payload = connection.exec_driver_sql(query).first() or (0, b"")
        changed = bytearray(payload)
        changed[len(changed) // 2] ^= 1
        connection.exec_driver_sql("UPDATE events SET payload = ? WHERE seq = ?", (bytes(changed), seq))
    engines.dispose()
    return int(seq)
