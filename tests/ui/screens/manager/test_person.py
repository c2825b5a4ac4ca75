"""One person: the whole number only with a reason, posts, State certificates, exports."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QWidget

from tests.ui.screens.manager.office import ADMIN, Office, add_person, screen, sheet
from ui.screens.manager.person.screen import PersonScreen
from ui.screens.manager.person.sheets import DetailsSheet, ExportSheet, PostSheet, StatePaperSheet
from ui.widgets import FormSheet, TextField

NUMBER = "33112119900101001"


def opened(office: Office) -> PersonScreen:
    office.person = add_person(office)
    return screen(office.open("manager.person", person=office.person), PersonScreen)


def texts(shown: QWidget) -> str:
    return "\n".join(label.text() for label in shown.findChildren(QLabel) if label.isVisible())


def test_whole_number_needs_a_reason_which_the_ledger_keeps(office: Office) -> None:
    shown = opened(office)
    office.press(shown.unmask_button)
    asked = sheet(office.windows[-1])
    reason = asked.findChildren(TextField)[0]

    office.press_and_wait(asked.yes)
    refused = NUMBER not in texts(shown)
    office.type(reason, "核对参训资格")
    office.press_and_wait(asked.yes)

    kinds = [line.kind for line in office.services.ledger.lines_of_person(ADMIN, office.person)]
    assert refused
    assert NUMBER in texts(shown)
    assert kinds.count("details_unmasked") == 1


def test_a_name_that_no_certificate_can_show_is_said_on_the_page(office: Office) -> None:
    usual = texts(opened(office))
    strange = add_person(office, "𠮷田", 2)

    shown = screen(office.open("manager.person", person=strange), PersonScreen)

    assert "空白" not in usual
    assert "“𠮷田”里的“𠮷”字" in texts(shown)
    assert "替代字" in texts(shown)


def test_a_misspelt_name_and_a_new_phone_are_corrected_on_the_page(office: Office) -> None:
    shown = opened(office)
    office.press(shown.details_button)
    form = sheet(office.windows[-1], DetailsSheet)
    assert form.phone.text() == ""
    form.name.clear()
    office.type(form.name, "章伟杰")
    office.press_and_wait(form.yes)
    assert shown.title == "章伟杰"
    assert office.services.people.unmask(ADMIN, office.person, "核对").phone == "13800001234"

    office.press(shown.details_button)
    form = sheet(office.windows[-1], DetailsSheet)
    office.type(form.phone, "139000")
    office.press_and_wait(form.yes)
    assert form.isVisible()
    assert "电话号码不对" in texts(form)
    office.type(form.phone, "12345")
    office.press_and_wait(form.yes)

    held = office.services.people.unmask(ADMIN, office.person, "核对")
    assert (held.name, held.phone, held.initials) == ("章伟杰", "13900012345", "zwj")
    assert "139****2345" in texts(shown)


def test_a_phone_is_taken_away_and_letters_of_a_rare_reading_are_kept(office: Office) -> None:
    shown = opened(office)
    office.press(shown.details_button)
    form = sheet(office.windows[-1], DetailsSheet)
    form.initials.clear()
    office.type(form.initials, "zyj")
    tick = QPoint(form.no_phone.height() // 2, form.no_phone.height() // 2)
    office.qtbot.mouseClick(form.no_phone, Qt.MouseButton.LeftButton, pos=tick)

    office.press_and_wait(form.yes)

    held = office.services.people.unmask(ADMIN, office.person, "核对")
    assert (held.name, held.phone, held.initials) == ("张伟杰", "", "zyj")


def test_a_whole_phone_on_the_page_is_gone_once_it_is_changed(office: Office) -> None:
    shown = opened(office)
    office.press(shown.unmask_button)
    asked = sheet(office.windows[-1])
    office.type(asked.findChildren(TextField)[0], "核对参训资格")
    office.press_and_wait(asked.yes)
    assert "13800001234" in texts(shown)
    office.press(shown.details_button)
    form = sheet(office.windows[-1], DetailsSheet)
    office.type(form.phone, "13900012345")

    office.press_and_wait(form.yes)

    assert "13800001234" not in texts(shown)
    assert shown.unmask_button.isVisible()


def test_post_without_a_place_is_refused_and_with_one_is_added(office: Office) -> None:
    shown = opened(office)
    office.press(shown.add_post_button)
    form = sheet(office.windows[-1], PostSheet)
    office.press_and_wait(form.yes)
    still_open = form.isVisible()

    form.unit.set_value(office.village)
    office.press_and_wait(form.yes)

    assert still_open
    assert len(office.services.people.view(ADMIN, office.person).posts) == 2


def test_a_post_of_before_is_added_with_its_last_day(office: Office) -> None:
    """As the roster's remedy for an earlier start asks."""
    shown = opened(office)
    office.press(shown.add_post_button)
    form = sheet(office.windows[-1], PostSheet)
    form.person_class.set_value("principal")
    form.unit.set_value(office.village)
    form.starts.set_day(date(2025, 1, 1))
    assert form.ends.tick is not None
    form.ends.tick.setChecked(False)
    form.ends.set_day(date(2025, 2, 28))

    office.press_and_wait(form.yes)

    days = {(post.starts, post.ends) for post in office.services.people.view(ADMIN, office.person).posts}
    assert days == {("2025-01-01", "2025-02-28"), ("2025-03-01", "")}


def test_a_post_that_the_person_has_is_refused_in_the_form_with_what_to_do(office: Office) -> None:
    shown = opened(office)
    office.press(shown.add_post_button)
    form = sheet(office.windows[-1], PostSheet)
    form.person_class.set_value("principal")
    form.unit.set_value(office.village)

    office.press_and_wait(form.yes)

    assert form.isVisible()
    assert "已经有“叶村乡叶村村”的“厂长”岗位（2025-03-01 起）" in texts(form)
    assert "结束任职" in texts(form)
    assert len(office.services.people.view(ADMIN, office.person).posts) == 1


def test_a_trade_is_suggested_and_anything_else_can_be_typed(office: Office) -> None:
    shown = opened(office)
    office.press(shown.add_post_button)
    form = sheet(office.windows[-1], PostSheet)
    completer = form.trade.completer()
    completer.setCompletionPrefix("低压")
    assert [completer.completionModel().index(at, 0).data() for at in range(completer.completionCount())] == [
        "低压电工作业"
    ]
    office.type(form.trade, "观光车司机")
    form.unit.set_value(office.village)
    office.press_and_wait(form.yes)
    assert "观光车司机" in {post.work_type for post in office.services.people.view(ADMIN, office.person).posts}


def test_state_certificate_is_recorded_and_shown(office: Office) -> None:
    shown = opened(office)
    office.press(shown.state_button)
    form = sheet(office.windows[-1], StatePaperSheet)
    office.type(form.number, "T331121199001010010")
    office.type(form.authority, "丽水市应急管理局")

    office.press_and_wait(form.yes)

    assert len(office.services.certificates.expiring(ADMIN, 3 * 366)[1]) == 1
    assert "国家证书登记" in texts(shown)


def test_learning_file_is_exported_with_its_reason(office: Office, tmp_path: Path) -> None:
    shown = opened(office)
    target = tmp_path / "档案.pdf"
    office.files.ready = [target]
    office.press(shown.export_button)
    form = sheet(office.windows[-1], ExportSheet)
    office.type(form.reason, "年度检查备查")

    office.press_and_wait(form.yes)

    assert target.read_bytes().startswith(b"%PDF")


def test_cancelled_file_dialog_leaves_the_form_open(office: Office) -> None:
    shown = opened(office)
    office.press(shown.export_button)
    form = sheet(office.windows[-1], ExportSheet)
    office.type(form.reason, "年度检查备查")

    office.press_and_wait(form.yes)

    assert form.isVisible()
    assert form.yes.isEnabled()
    assert isinstance(form, FormSheet)
