"""Classes, papers, settings and the dashboard, with real clicks."""

from __future__ import annotations

from datetime import date

import pytest
import sqlalchemy as sa
from PySide6.QtWidgets import QWidget

from tests.ui.screens.manager.office import ADMIN, Office, add_person, open_class, screen, sheet
from tests.ui.shell.windows import builder
from ui.navigation import Route
from ui.screens.manager.classes.screen import ClassesScreen, OpenClassSheet
from ui.screens.manager.dashboard.screen import DashboardScreen
from ui.screens.manager.obligations.screen import ObligationsScreen
from ui.screens.manager.obligations.subject import SubjectScreen
from ui.screens.manager.papers.results import ExamScreen
from ui.screens.manager.papers.screen import PapersScreen
from ui.screens.manager.papers.sheets import OpenExamSheet
from ui.screens.manager.people.screen import PeopleScreen
from ui.screens.manager.person.screen import PersonScreen
from ui.screens.manager.reports.screen import ReportsScreen
from ui.screens.manager.settings.screen import PinSheet, SettingsScreen
from ui.widgets import Banner, Button, PageSheet, PlainLabel, StatTile


def _words(over: QWidget) -> str:
    return "\n".join(label.text() for label in over.findChildren(PlainLabel))


def test_class_is_opened_by_its_form(office: Office) -> None:
    shown = screen(office.open("manager.classes"), ClassesScreen)
    office.press_and_wait(shown.header_actions[0])
    form = sheet(office.windows[-1], OpenClassSheet)
    office.press_and_wait(form.yes)
    refused = form.isVisible()
    office.type(form.name, "2026 年网格员培训")
    form.programme.set_value("principal-initial")

    office.press_and_wait(form.yes)

    assert refused
    assert [(row.title, row.chip[1]) for row in shown.table.rows] == [("2026 年网格员培训", "进行中")]


def test_a_broken_blueprint_and_outline_are_named_where_one_would_look_for_them(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    services = office.services
    monkeypatch.setattr(services.exams, "broken_blueprints", lambda: ("exams/blueprints/worker-test.yaml",))
    monkeypatch.setattr(services.classes, "broken_programmes", lambda: ("content/programmes/worker-yearly.yaml",))
    papers = screen(office.open("manager.papers"), PapersScreen)
    classes = screen(office.open("manager.classes"), ClassesScreen)

    office.press_and_wait(classes.header_actions[0])

    assert "worker-test.yaml" in _words(papers)
    assert "worker-yearly.yaml" in _words(sheet(office.windows[-1], OpenClassSheet))


def test_paper_is_drawn_and_an_exam_opened_for_everybody(office: Office) -> None:
    shown = screen(office.open("manager.papers"), PapersScreen)
    draw = next(button for button in shown.blueprints.findChildren(Button) if button.text() == "组一份卷")
    office.press_and_wait(draw)
    shown.papers.select(0)
    office.press(shown.open_exam)
    form = sheet(office.windows[-1], OpenExamSheet)

    office.press_and_wait(form.yes)
    words = [(row.who, row.chip[1]) for row in shown.exams.rows]
    shown.exams.select(0)
    office.press_and_wait(shown.see)

    assert words == [("所有人", "开考中")]
    assert not screen(office.windows[-1], ExamScreen).table.rows


def test_settings_are_saved_and_the_pin_needs_the_old_one(office: Office) -> None:
    office.services.access.set_pin("204518")
    shown = screen(office.open("manager.settings"), SettingsScreen)
    shown.organisation.setText("叶村乡应急管理站")
    office.press(shown.save)
    shown.regions["songyang"].click()
    office.press(shown.pin)
    form = sheet(office.windows[-1], PinSheet)
    for field, text in ((form.old, "999999"), (form.new, "730461"), (form.again, "730461")):
        office.type(field, text)
    office.press_and_wait(form.yes)
    wrong = [banner.accessibleName() for banner in form.findChildren(Banner)]
    form.old.setText("204518")
    office.press_and_wait(form.yes)

    value = office.services.settings.value
    assert (value.organisation, value.regions) == ("叶村乡应急管理站", ("songyang",))
    assert wrong == ["密码不对。"]
    assert office.services.access.enter("730461", ADMIN.role).role is ADMIN.role


def test_ledger_is_verified(office: Office) -> None:
    shown = screen(office.open("manager.settings"), SettingsScreen)

    office.press_and_wait(shown.verify)

    assert "台账完整" in shown.findChildren(Banner)[0].accessibleName()


def test_a_changed_table_is_found_by_the_verification_of_the_window(office: Office) -> None:
    with office.services.database.engines.writer.begin() as connection:
        connection.execute(sa.text("UPDATE org_units SET name = '改过的乡'"))
    shown = screen(office.open("manager.settings"), SettingsScreen)

    office.press_and_wait(shown.verify)

    (banner,) = shown.verdict.parentWidget().findChildren(Banner)
    assert "与台账不一致" in banner.accessibleName()


def test_large_text_takes_effect_and_is_kept(office: Office) -> None:
    from ui import theme

    shown = screen(office.open("manager.settings"), SettingsScreen)

    shown.large.click()
    office.settle()

    assert theme.current().large_text
    assert office.services.settings.value.large_text
    assert screen(office.windows[-1], SettingsScreen).large.isChecked()


def test_empty_office_is_shown_its_first_steps(office: Office) -> None:
    office.services.settings.change(organisation="", home="")
    window = office.open("manager.dashboard")
    buttons = [button.text() for button in screen(window, DashboardScreen).findChildren(Button) if button.isVisible()]

    assert "去填写" in buttons
    assert "去导入" in buttons


def test_dashboard_leads_to_the_lists(office: Office) -> None:
    people = [add_person(office, "张伟杰", 1), add_person(office, "李小红", 2)]
    open_class(office, people)
    window = office.open("manager.dashboard")
    shown = screen(window, DashboardScreen)
    tiles = [tile for tile in shown.findChildren(StatTile) if tile.isVisible()]
    todo = next(button for button in shown.todos.findChildren(Button) if button.text() == "去结业")

    office.press_and_wait(todo)
    classes = screen(window, ClassesScreen)

    assert len(tiles) == 4
    assert [row.chip[1] for row in classes.table.rows] == ["待结业"]


def test_duties_lead_to_the_person(office: Office) -> None:
    person = add_person(office)
    window = office.open("manager.obligations", tab="overdue")
    shown = screen(window, ObligationsScreen)

    assert {duty.subject for duty in (*shown.overdue.rows, *shown.due_soon.rows)} <= {person}
    assert [(row.name, row.people) for row in shown.classes.rows] == [("主要负责人", 1)]


def test_duties_are_asked_for_another_day_and_that_day_goes_along(office: Office) -> None:
    person = add_person(office)
    window = office.open("manager.obligations", tab="overdue")
    shown = screen(window, ObligationsScreen)
    today = (shown.headline.text(), shown.day.other.isVisible())

    shown.day.field.set_day(date(2030, 6, 30))
    office.settle()
    later = (shown.headline.text(), shown.day.other.isVisible(), shown.day.back.isVisible())
    late = [duty.subject for duty in shown.overdue.rows]
    shown.overdue.activated.emit(shown.overdue.rows[0])
    office.settle()
    page = screen(window, PersonScreen)
    then = (page.day.field.day, _words(page.duties))
    office.press_and_wait(page.day.back)

    assert "截至 2026-11-22" in today[0]
    assert not today[1]
    assert "截至 2030-06-30" in later[0]
    assert later[1:] == (True, True)
    assert set(late) == {person}
    assert then[0] == date(2030, 6, 30)
    assert "2029年12月31日" in then[1]
    assert page.day.on is None
    assert "2029年12月31日" not in _words(page.duties)


def test_a_villages_page_takes_the_day_and_asks_again(office: Office) -> None:
    window = office.open("manager.duties", kind="village", id=office.village, on="2024-09-20")
    page = screen(window, SubjectScreen)
    before = _words(page.lines)

    office.press_and_wait(page.day.back)

    assert "没有适用的法定要求" in before  # the opinion of 2024-09-21 was not yet in force
    assert "每年至少一次综合演练" in _words(page.lines)


def test_the_day_moves_on_in_a_window_left_open_over_night(office: Office) -> None:
    window = office.open("manager.obligations")
    shown = screen(window, ObligationsScreen)
    office.clock.advance(24 * 3600 * 1000)
    shown.on_enter()
    office.settle()
    assert shown.day.on is None
    assert "截至 2026-11-23" in shown.headline.text()


def test_what_is_not_judged_is_named_with_its_reason(office: Office) -> None:
    window = office.open("manager.obligations")
    shown = screen(window, ObligationsScreen)
    banner = next(one for one in shown.findChildren(Banner) if "未判断" in one.accessibleName())
    office.press_and_wait(next(button for button in banner.findChildren(Button) if button.text() == "看是哪些"))
    said = _words(next(one for one in window.findChildren(PageSheet) if one.isVisible()))
    assert "采用新工艺、新技术、新材料、新设备前专门培训" in said
    assert "未判断：程序不登记“启用新工艺、新技术、新材料、新设备”的日期" in said


def test_statistics_are_previewed_and_exported(office: Office, tmp_path) -> None:  # type: ignore[no-untyped-def]
    add_person(office)
    target = tmp_path / "统计.xlsx"
    office.files.ready = [target]
    shown = screen(office.open("manager.reports"), ReportsScreen)
    names = [row.name for row in shown.preview.rows]

    office.press_and_wait(shown.write)
    folder = next(button for button in shown.made.findChildren(Button) if button.text() == "打开所在文件夹")
    office.press(folder)

    assert names == ["叶村村", "合计"]
    assert target.exists()
    assert office.files.folders == [target]


def test_ten_thousand_people_are_listed_page_by_page(office: Office, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    """Small pages instead of many people: every row arrives, and an older question's answer is dropped."""
    from ui.screens.manager.people import presenter

    monkeypatch.setattr(presenter, "FIRST_PAGE", 3)
    monkeypatch.setattr(presenter, "PAGE", 4)
    for number in range(1, 13):
        add_person(office, f"王{'一二三四五六七八九十百千'[number - 1]}", number)
    shown = screen(office.open("manager.people"), PeopleScreen)

    assert len(shown.table.rows) == 12
    assert shown._summary.text() == "共 12 人"
    assert date(2026, 11, 22) == shown._desk.today


def test_class_opens_in_the_classroom_where_the_window_has_one(office: Office) -> None:
    training_class = open_class(office, [])
    window = office.open("manager.classes")
    shown = screen(window, ClassesScreen)
    log: list[str] = []
    window.host._builders["classroom.class"] = builder(log)

    shown.table.activated.emit(shown.table.rows[0])

    assert log == ["enter classroom.class"]
    assert window.host.route == Route.to("classroom.class", **{"class": training_class})
