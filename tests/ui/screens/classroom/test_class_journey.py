"""A class through real clicks on a real store: opened, people enrolled, tapped in, the room asked, closed."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from edu.system.clock import ms_at
from tests.ui.screens.classroom.room import ADMIN, DAY, NAMES, Room
from ui import theme
from ui.gallery import settle
from ui.screens.classroom.ask import AskScreen, CountSheet
from ui.screens.classroom.class_page import ClassScreen
from ui.screens.classroom.classes import ClassesScreen
from ui.screens.classroom.close import CloseScreen
from ui.screens.classroom.enrol import EnrolScreen
from ui.screens.classroom.new_class import NewClassScreen
from ui.screens.classroom.signin import SignInScreen
from ui.screens.classroom.teach import TeachScreen
from ui.screens.classroom.today import TodayScreen
from ui.widgets import ConfirmSheet, PlainLabel


def test_first_class_is_opened_from_the_empty_page(room: Room) -> None:
    room.on(TodayScreen)
    room.go("classroom.new")
    form = room.on(NewClassScreen)
    assert not room.services.library.programmes[form.programme.value].by_class  # no campaign of another season
    form.name.setText("冬季消防班")

    room.press(form.yes)

    assert [line.record.title for line in room.services.classes.list(ADMIN)] == ["冬季消防班"]
    assert isinstance(room.window.host.showing, ClassScreen)


def test_a_broken_outline_is_named_where_a_class_is_opened(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = "content/programmes/worker-yearly.yaml"
    monkeypatch.setattr(room.services.classes, "broken_programmes", lambda: (broken,))
    room.go("classroom.new")

    told = "\n".join(label.text() for label in room.on(NewClassScreen).findChildren(PlainLabel))

    assert broken in told


@pytest.mark.parametrize("large", [False, True])
def test_the_longest_outline_leaves_every_field_whole_on_a_laptop(room: Room, large: bool) -> None:
    app, before = QApplication.instance(), theme.current()
    assert isinstance(app, QApplication)
    theme.apply(app, before.variant, before.scale, large, before.reduced_motion)
    try:
        room.window.resize(1366, 768)
        room.go("classroom.new")
        form = room.on(NewClassScreen)
        longest = max(room.services.library.programmes.values(), key=lambda one: len(one.outline))
        form.programme.set_value(longest.id)
        settle()
        for field in (form.programme, form.name, form.starts, form.org, form.yes):
            assert field.height() >= field.minimumSizeHint().height()
        assert not form.yes.visibleRegion().isEmpty()
        for label in form.findChildren(PlainLabel):
            assert label.height() >= label.heightForWidth(label.width()), label.text()
    finally:
        theme.apply(app, before.variant, before.scale, before.large_text, before.reduced_motion)


def test_a_class_whose_days_are_over_waits_for_its_end_in_both_lists(room: Room) -> None:
    made, _meeting = room.open_class()
    room.go("classroom.today")
    before = headings(room.on(TodayScreen))
    room.bench.clock.advance(40 * 86_400_000)
    room.go("classroom.classes")
    table = room.on(ClassesScreen).table
    room.go("classroom.today")
    after = headings(room.on(TodayScreen))

    assert [table.model.columns[-1].chip_of(line) for line in table.rows] == [("due", "待结业")]
    assert ("今天上课" in before, "待结业" in before) == (True, False)
    assert ("今天上课" in after, "待结业" in after, "进行中" in after) == (False, True, False)
    assert made in room.on(TodayScreen).cards


def headings(shown: TodayScreen) -> list[str]:
    return [label.text() for label in shown.findChildren(PlainLabel)]


def test_enrol_sign_in_ask_and_close_credit_the_hours(room: Room) -> None:
    made, meeting = room.open_class()
    room.go("classroom.enrol", **{"class": made})
    enrol = room.on(EnrolScreen)
    room.services.classes.enrol(ADMIN, made, room.people[:1])
    enrol.search.searched.emit("")
    room.idle()
    assert enrol.add_all.text() == f"把没加的 {len(NAMES) - 1} 人全部加入"
    room.press(enrol.add_all)
    asked = next(sheet for sheet in room.window.findChildren(ConfirmSheet) if sheet.isVisible())
    words = [label.text() for label in asked.findChildren(PlainLabel)]
    assert f"把没加的 {len(NAMES) - 1} 人全部加入名单？" in words, "as many as the button said"
    room.agree()
    assert len(room.services.classes.roster(ADMIN, made)) == len(NAMES)
    assert (enrol.add_all.text(), enrol.add_all.isEnabled()) == ("都已在名单里", False)

    room.go("classroom.signin", meeting=meeting, **{"class": made})
    board = room.on(SignInScreen)
    for person in room.people[:4]:
        room.double_click(board.board.tiles[person])
    assert board.count.text() == "4"
    room.press(board.rest)
    room.agree()

    room.go("classroom.ask", question="fire-escape/door-hot", **{"class": made})
    ask = room.on(AskScreen)
    key = next(iter(ask.hands))
    room.press(ask.hands[key])
    sheet = next(s for s in room.window.findChildren(CountSheet) if s.isVisible())
    room.press(sheet.pad.keys["3"])
    room.press(sheet.pad.keys["确定"])
    ask.see.click()
    room.press(ask.see)
    (answer,) = room.services.room.answers(ADMIN, made)
    assert (answer.counts[key], answer.present) == (3, 4)

    room.bench.clock.advance(3 * 3_600_000)
    room.go("classroom.close", **{"class": made})
    room.press(room.on(CloseScreen).close_button)
    room.agree()

    file = room.services.class_close.class_file(ADMIN, made)
    assert file.record.is_closed
    assert {credit.minutes for credit in file.credits} == {90}
    assert {one.person for one in file.earned if one.taught} == set(room.people[:4])


def test_a_search_without_hits_does_not_say_that_all_are_enrolled(room: Room) -> None:
    made, _meeting = room.open_class()
    room.go("classroom.enrol", **{"class": made})
    enrol = room.on(EnrolScreen)
    room.qtbot.keyClicks(enrol.search, "xyz")
    room.qtbot.keyClick(enrol.search, Qt.Key.Key_Return)
    room.idle()

    assert not enrol.table.rows
    assert enrol.says.text() == "没有找到人 · 名单里已有 0 人"
    assert (enrol.add_all.text(), enrol.add_all.isEnabled()) == ("全部加入", False)


def test_a_cut_list_asks_for_as_many_as_its_button_says(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.screens.classroom.enrol._MOST", 2)
    made, _meeting = room.open_class()
    room.go("classroom.enrol", **{"class": made})
    enrol = room.on(EnrolScreen)
    room.press(enrol.add_all)
    asked = next(sheet for sheet in room.window.findChildren(ConfirmSheet) if sheet.isVisible())

    assert enrol.add_all.text() == f"把找到的 {len(NAMES)} 人全部加入"
    assert f"把找到的 {len(NAMES)} 人全部加入名单？" in [label.text() for label in asked.findChildren(PlainLabel)]
    room.agree()
    assert len(room.services.classes.roster(ADMIN, made)) == len(NAMES)


def test_a_question_is_found_by_its_words_in_whichever_bank_it_stands(room: Room) -> None:
    made = room.services.classes.open(ADMIN, title="冬季消防班", starts=DAY, ends=DAY)
    room.go("classroom.ask", **{"class": made})
    ask = room.on(AskScreen)
    first = ask.bank.itemText(0)

    ask.search.setText("灭火器 压力表")
    room.qtbot.keyClick(ask.search, Qt.Key.Key_Return)
    found = [room.services.library.question(id_) for id_ in ask.choices]
    ask.search.setText("没有这样的题目")
    room.qtbot.keyClick(ask.search, Qt.Key.Key_Return)

    assert first == "火灾与逃生 · 火灾逃生与报警"
    assert found
    assert all("灭火器" in one.stem + one.knowledge and "压力表" in one.stem + one.knowledge for one in found)
    assert not ask.choices

    ask.bank.setCurrentIndex(1)
    ask.bank.activated.emit(1)

    assert {id_.partition("/")[0] for id_ in ask.choices} == {"extinguisher"}


def test_the_room_is_asked_only_what_holds_on_the_day(room: Room) -> None:
    """As a paper is drawn: a question of tomorrow's law, or of yesterday's, is not offered."""
    made = room.services.classes.open(ADMIN, title="冬季消防班", starts=DAY, ends=DAY)
    day = date(2021, 1, 1)
    room.bench.clock.jump_to(ms_at(day))
    room.go("classroom.ask", **{"class": made})
    ask = room.on(AskScreen)
    every = room.services.library.bank("fire-escape").questions
    holds = {one.id for one in every if one.scorable and one.alone and one.effective(day)}

    assert any(one.scorable and one.alone and not one.effective(day) for one in every)
    assert set(ask.choices) == holds != set()


def test_wrong_tap_is_taken_back_by_a_second_one(room: Room) -> None:
    made, meeting = room.open_class()
    room.services.classes.enrol(ADMIN, made, room.people)
    room.go("classroom.signin", meeting=meeting, **{"class": made})
    board = room.on(SignInScreen)
    tile = board.board.tiles[room.people[0]]

    room.press(tile)
    there = tile.tile.look
    room.press(tile)

    assert (there, tile.tile.look, board.count.text()) == ("here", "waiting", "0")


def test_slides_turn_by_clicker_and_notes_give_the_grounds(room: Room) -> None:
    room.go("classroom.teach", course="yingzhi.fire-escape", lesson="stay-or-go")
    teach = room.on(TeachScreen)

    room.qtbot.keyClick(teach.slide, Qt.Key.Key_PageDown)
    room.press(teach.notes_button)

    assert teach.count.text() == "2 / 8"
    assert teach.before.isEnabled()


def test_question_in_own_words_needs_two_options(room: Room) -> None:
    made, _meeting = room.open_class()
    room.go("classroom.ask", **{"class": made})
    ask = room.on(AskScreen)
    room.press(ask.own)

    room.press(ask.ready)

    assert room.window.host.toasts.texts() == ["写好问题和至少两个选项"]


def test_a_closed_class_shows_what_it_lacked_and_no_step_as_going_on(room: Room) -> None:
    made, _meeting = room.open_class()
    room.services.classes.enrol(ADMIN, made, room.people[:1])
    room.bench.clock.advance(3 * 3_600_000)
    room.services.class_close.close(ADMIN, made, despite_gaps=True)
    room.go("classroom.class", **{"class": made})

    said = room.on(ClassScreen).steps.accessibleName()

    assert "签到缺材料" in said
    assert "互动未开始" in said
    assert "进行中" not in said


def test_hours_that_no_rule_says_are_told_to_be_ours(room: Room) -> None:
    room.go("classroom.new")
    form = room.on(NewClassScreen)
    form.programme.set_value("special-operator-welder")

    assert "学时待核" in form.says.text()
    form.programme.set_value("principal-initial")
    assert "学时" not in form.says.text()
