"""The closing's page: a class is opened again with a reason; an outline that is gone hides nothing, damage is told."""

from __future__ import annotations

import logging

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from edu.domain.errors import REPLACE_DAMAGED, DamagedDatabase, EduError, NotFound, PackError
from tests.ui.screens.classroom.room import ADMIN, Room
from ui.gallery import settle
from ui.screens.classroom.close import CloseScreen
from ui.widgets import ConfirmSheet, FormSheet, TextField

PROGRAMME = "grid-member-yearly"


def closed(room: Room, programme: str = "") -> str:
    """A class of an hour and a half with one who came, closed."""
    made, meeting = room.open_class(programme)
    room.services.classes.enrol(ADMIN, made, room.people[:1])
    room.services.attendance.sign_in(ADMIN, made, meeting, room.people[0])
    room.bench.clock.advance(3 * 3_600_000)
    room.services.class_close.close(ADMIN, made, despite_gaps=True)
    return made


def sheet(room: Room) -> FormSheet:
    return next(one for one in room.window.findChildren(FormSheet) if one.isVisible())


def said(shown: QWidget) -> str:
    settle()  # a layout shows its newcomers an event later
    return "\n".join(label.text() for label in shown.findChildren(QLabel) if label.isVisible())


def test_a_class_closed_too_early_is_opened_again_with_a_reason_and_closed_anew(room: Room) -> None:
    made = closed(room)
    room.go("classroom.close", **{"class": made})
    shown = room.on(CloseScreen)
    room.press(shown.reopen)
    asked = sheet(room)
    room.press(asked.yes)
    assert room.services.class_close.class_file(ADMIN, made).record.is_closed, "not without a reason"
    asked.findChildren(TextField)[0].insert("补录签退时间")
    room.press(asked.yes)

    file = room.services.class_close.class_file(ADMIN, made)
    assert not file.record.is_closed
    assert not file.credits
    assert (shown.reopen.isVisible(), shown.close_button.isVisible()) == (False, True)

    room.press(shown.close_button)
    room.agree()
    assert [one.minutes for one in room.services.class_close.class_file(ADMIN, made).credits] == [90]


def test_a_class_with_certificates_stays_closed_and_the_sheet_says_why(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = closed(room, PROGRAMME)
    room.services.settings.change(organisation="枫林镇应急管理站")
    monkeypatch.setattr("edu.services.standings._missing", lambda *_: ())
    assert len(room.services.certificates.issue_class(ADMIN, made)) == 1
    room.go("classroom.close", **{"class": made})
    room.press(room.on(CloseScreen).reopen)
    asked = sheet(room)
    asked.findChildren(TextField)[0].insert("补录签退时间")

    room.press(asked.yes)

    assert asked.isVisible()
    assert "已经发了证书" in said(asked)
    assert "请先撤销这个班的证书" in said(asked)


@pytest.mark.parametrize(("programme", "named"), [(PROGRAMME, False), ("principal-yearly", True)])
def test_who_has_no_post_of_the_class_is_named_before_certificates_go_out(
    room: Room, monkeypatch: pytest.MonkeyPatch, programme: str, *, named: bool
) -> None:
    """The one who came is a 网格员."""
    made = closed(room, programme)
    room.services.settings.change(organisation="枫林镇应急管理站")
    monkeypatch.setattr("edu.services.standings._missing", lambda *_: ())
    room.go("classroom.close", **{"class": made})

    room.press(room.on(CloseScreen).issue)
    words = said(next(one for one in room.window.findChildren(ConfirmSheet) if one.isVisible()))
    room.agree()

    assert ("没有登记“主要负责人”岗位，不影响发证" in words) == named
    assert len(room.services.certificates.of_class(ADMIN, made)) == 1


def test_an_open_class_cannot_be_opened_again(room: Room) -> None:
    made, _meeting = room.open_class()
    room.go("classroom.close", **{"class": made})

    assert not room.on(CloseScreen).reopen.isVisible()


@pytest.mark.parametrize("error", [NotFound("没有找到这个培训大纲。"), PackError("培训大纲读不出来。")])
def test_a_closed_class_whose_outline_is_gone_or_broken_is_shown_all_the_same(
    room: Room, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, error: EduError
) -> None:
    made = closed(room, PROGRAMME)
    monkeypatch.setattr(room.services.certificates, "standings", lambda *_: throw(error))

    with caplog.at_level(logging.WARNING):
        room.go("classroom.close", **{"class": made})

    assert [line.taught for line in room.on(CloseScreen).table.rows] == [90]
    assert f"class {made}: its outline {PROGRAMME} cannot be read" in caplog.text
    assert error.message in caplog.text


def test_a_damaged_database_is_told_and_not_taken_for_a_class_without_certificates(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = closed(room, PROGRAMME)
    damage = DamagedDatabase("数据库文件已损坏。", REPLACE_DAMAGED)
    monkeypatch.setattr(room.services.certificates, "standings", lambda *_: throw(damage))

    room.go("classroom.close", **{"class": made})

    assert not room.on(CloseScreen).table.rows
    assert any("数据库文件已损坏" in text for text in room.window.host.toasts.texts())


def throw(error: EduError) -> None:
    raise error
