"""Villages, firms and what rosters proposed, with real clicks."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from edu.domain.events import people as e
from edu.services.people import NewPost
from tests.people import register
from tests.ui.screens.manager.office import ADMIN, Office, add_person, screen, sheet
from ui.screens.manager.parts.lines import Line
from ui.screens.manager.people.screen import PeopleScreen
from ui.screens.manager.units.screen import UnitsScreen
from ui.screens.manager.units.sheets import NO_FIRM, ConfirmUnitSheet, FirmSheet, UnitSheet
from ui.widgets import Banner, Button, PlainLabel


def _words(over: QWidget) -> str:
    return "\n".join(label.text() for label in over.findChildren(PlainLabel))


def _add_unit(office: Office, shown: UnitsScreen, name: str, code: str) -> UnitSheet:
    office.press(shown.add_unit)
    form = sheet(office.windows[-1], UnitSheet)
    office.type(form.name, name)
    office.type(form.code, code)
    office.press_and_wait(form.yes)
    return form


def test_village_is_registered_with_a_code_of_its_level(office: Office) -> None:
    shown = screen(office.open("manager.units"), UnitsScreen)
    form = _add_unit(office, shown, "竹坞村", "331124203000")
    refused = form.isVisible()

    form.code.setText("331124203202")
    office.press_and_wait(form.yes)

    assert refused
    assert [row.name for row in shown.villages.rows] == ["叶村村", "竹坞村"]


def test_registering_a_village_that_a_roster_proposed_says_that_it_is_confirmed(office: Office) -> None:
    with office.services.database.writing(ADMIN) as work:
        work.append(e.OrgUnitDeclared(name="叶村乡竹坞村", level="village", proposed=True), "9" * 32)
        work.commit()
    shown = screen(office.open("manager.units"), UnitsScreen)
    _add_unit(office, shown, "竹坞村", "331124203202")

    assert [row.unit.id for row in shown.villages.rows if row.name == "竹坞村"] == ["9" * 32]
    assert not shown.confirm
    assert "“叶村乡竹坞村”就是它，已一并确认，0 人归到这里" in _words(office.windows[-1])


def _propose_twice(office: Office) -> None:
    """One village, once below its township and once with the township in its name."""
    with office.services.database.writing(ADMIN) as work:
        for unit, name in (("8" * 32, "竹坞"), ("9" * 32, "叶村乡竹坞村")):
            parent = office.township if name == "竹坞" else ""
            work.append(e.OrgUnitDeclared(name=name, level="village", parent=parent, proposed=True), unit)
        work.commit()


def test_all_the_proposals_that_a_registration_settles_are_said_with_their_people(office: Office) -> None:
    """Who is at both is one of the people."""
    _propose_twice(office)
    at = [NewPost(role="网格员", person_class="grid-member", org=unit) for unit in ("8" * 32, "9" * 32)]
    register(office.services, "张三", 41, *at)
    register(office.services, "李四", 42, at[1])
    shown = screen(office.open("manager.units"), UnitsScreen)
    _add_unit(office, shown, "竹坞村", "331124203202")

    said = _words(office.windows[-1])
    assert "“竹坞”" in said
    assert "“叶村乡竹坞村”" in said
    assert "都是它，已一并确认，2 人归到这里" in said
    assert [row.people for row in shown.villages.rows if row.name == "竹坞村"] == [2]


def test_confirming_a_proposal_says_which_others_are_settled_with_it(office: Office) -> None:
    _propose_twice(office)
    shown = screen(office.open("manager.units"), UnitsScreen)
    line = next(
        line for line in shown.proposals.findChildren(Line) if "“竹坞”" in _words(line) or "竹坞（" in _words(line)
    )
    office.press(next(button for button in line.findChildren(Button) if button.text() == "新增"))
    form = sheet(office.windows[-1], ConfirmUnitSheet)
    office.press_and_wait(form.yes)

    assert "已新增：竹坞。名册里等待确认的“叶村乡竹坞村”也是它，已一并并入" in _words(office.windows[-1])
    assert office.services.organisations.proposals(ADMIN) == []


def test_a_village_gets_its_code_later_and_the_window_says_so(office: Office) -> None:
    with office.services.database.writing(ADMIN) as work:
        work.append(e.OrgUnitDeclared(name="竹坞村", level="village", parent=office.township, proposed=True), "9" * 32)
        work.append(e.OrgUnitConfirmed(name="竹坞村"), "9" * 32)
        work.commit()
    shown = screen(office.open("manager.units"), UnitsScreen)
    _add_unit(office, shown, "竹坞行政村", "331124203202")

    assert "“竹坞村”已经登记过，没有再登记一个；区划代码 331124203202 已补上" in _words(office.windows[-1])
    assert [(row.unit.id, row.code) for row in shown.villages.rows if "竹坞" in row.name] == [
        ("9" * 32, "331124203202")
    ]


def test_a_village_that_is_registered_is_refused_in_the_sheet(office: Office) -> None:
    shown = screen(office.open("manager.units"), UnitsScreen)
    form = _add_unit(office, shown, "叶村行政村", "331124203208")

    assert form.isVisible()
    assert "叶村乡已经登记过“叶村村”" in _words(form)
    assert [row.name for row in shown.villages.rows] == ["叶村村"]


def test_enterprise_is_registered_and_changed(office: Office) -> None:
    shown = screen(office.open("manager.units"), UnitsScreen)
    office.press(shown.add_firm)
    form = sheet(office.windows[-1], FirmSheet)
    office.type(form.name, "青云竹木制品厂")
    office.press_and_wait(form.yes)
    shown._tabs.setCurrentIndex(1)
    shown.firms.select(0)
    office.press(shown.change)
    again = sheet(office.windows[-1], FirmSheet)
    again.risky.setChecked(True)
    assert not again.key_place.isChecked()
    again.key_place.setChecked(True)
    office.press_and_wait(again.yes)

    firms = office.services.organisations.enterprises(ADMIN)
    assert [(firm.name, firm.high_risk, firm.key_place, firm.township) for firm in firms] == [
        ("青云竹木制品厂", True, True, office.township)
    ]
    assert "高危 1 家、消防重点单位 1 家" in _words(shown)


def test_a_code_is_entered_later_and_then_stays(office: Office) -> None:
    office.services.organisations.register_enterprise(
        ADMIN, replace(NO_FIRM, name="青云竹木制品厂", township=office.township)
    )
    shown = screen(office.open("manager.units"), UnitsScreen)
    shown._tabs.setCurrentIndex(1)
    shown.firms.select(0)
    office.press(shown.change)
    form = sheet(office.windows[-1], FirmSheet)
    office.type(form.uscc, "91331124MA2E0B0A0X")
    office.press_and_wait(form.yes)
    refused = form.isVisible()
    form.uscc.setText("91331124MA2E0B0A0U")
    office.press_and_wait(form.yes)

    assert refused
    assert [firm.uscc for firm in office.services.organisations.enterprises(ADMIN)] == ["91331124MA2E0B0A0U"]
    shown.firms.select(0)
    office.press(shown.change)
    again = sheet(office.windows[-1], FirmSheet)
    assert not again.uscc.isEnabled()
    assert "不能改成另一个" in _words(again)


def test_a_code_of_another_firm_is_refused_in_the_sheet(office: Office) -> None:
    places = office.services.organisations
    for name, uscc in (("甲厂", "91331124MA2E0B0A0U"), ("乙厂", "")):
        places.register_enterprise(ADMIN, replace(NO_FIRM, name=name, uscc=uscc, township=office.township))
    shown = screen(office.open("manager.units"), UnitsScreen)
    shown._tabs.setCurrentIndex(1)
    shown.firms.select([row.name for row in shown.firms.rows].index("乙厂"))
    office.press(shown.change)
    form = sheet(office.windows[-1], FirmSheet)
    office.type(form.uscc, "91331124MA2E0B0A0U")
    office.press_and_wait(form.yes)

    assert any("“甲厂”" in banner.accessibleName() for banner in form.findChildren(Banner))
    assert [firm.uscc for firm in places.enterprises(ADMIN) if firm.name == "乙厂"] == [""]


def test_double_press_on_a_village_shows_its_people(office: Office) -> None:
    add_person(office)
    shown = screen(office.open("manager.units"), UnitsScreen)

    shown.villages.activated.emit(shown.villages.rows[0])
    office.settle()

    people = screen(office.windows[-1], PeopleScreen)
    assert [row.name for row in people.table.rows] == ["张伟杰"]
