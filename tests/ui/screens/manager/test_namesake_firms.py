"""Firms of one name in one township as the office sees them: refused by hand, told after a join, found in the list."""

from __future__ import annotations

from dataclasses import replace

from edu.domain.events import people as e
from tests.ui.screens.manager.office import ADMIN, Office, screen, sheet
from ui.screens.manager.units.screen import UnitsScreen
from ui.screens.manager.units.sheets import NO_FIRM, FirmSheet, JoinSheet
from ui.widgets import Banner, Button, PlainLabel

NAME, OTHER = "木器厂", "松阳木器厂"
PROPOSAL = "9" * 32


def proposed(office: Office) -> None:
    """The village of a township that nobody registered, with a firm."""
    firm = replace(NO_FIRM, name=NAME, village=PROPOSAL)
    with office.services.database.writing(ADMIN) as work:
        work.append(e.OrgUnitDeclared(name="叶乡叶村村", level="village", proposed=True), PROPOSAL)
        work.append(e.EnterpriseRegistered(name=firm.name, village=firm.village), "8" * 32)
        work.commit()


def join(office: Office, shown: UnitsScreen) -> None:
    (button,) = [one for one in shown.proposals.findChildren(Button) if one.text() == "并入已有的村"]
    office.press(button)
    form = sheet(office.windows[-1], JoinSheet)
    form.into.set_value(office.village)
    office.press_and_wait(form.yes)


def refusals(form: FirmSheet) -> str:
    return "\n".join(banner.accessibleName() for banner in form.findChildren(Banner))


def test_a_firm_that_is_there_by_its_village_is_listed_and_not_registered_again(office: Office) -> None:
    proposed(office)
    shown = screen(office.open("manager.units"), UnitsScreen)
    join(office, shown)
    listed = [(row.name, row.village) for row in shown.firms.rows]

    office.press(shown.add_firm)
    form = sheet(office.windows[-1], FirmSheet)
    office.type(form.name, NAME)
    office.press_and_wait(form.yes)

    assert listed == [(NAME, "叶村村")]
    assert [row.firms for row in shown.villages.rows if row.unit.id == office.village] == [1]
    assert form.isVisible()
    assert f"“{NAME}”已经登记过一家" in refusals(form)
    assert len(office.services.organisations.enterprises(ADMIN)) == 1


def test_a_firm_is_not_renamed_like_its_neighbour(office: Office) -> None:
    for name in (NAME, OTHER):
        office.services.organisations.register_enterprise(ADMIN, replace(NO_FIRM, name=name, township=office.township))
    shown = screen(office.open("manager.units"), UnitsScreen)
    shown._tabs.setCurrentIndex(1)
    shown.firms.select([row.name for row in shown.firms.rows].index(OTHER))
    office.press(shown.change)
    form = sheet(office.windows[-1], FirmSheet)
    form.name.setText(NAME)
    office.press_and_wait(form.yes)

    assert "不能改成同一乡镇的同名企业" in refusals(form)
    assert sorted(firm.name for firm in office.services.organisations.enterprises(ADMIN)) == sorted([NAME, OTHER])


def test_a_join_that_brings_two_firms_of_one_name_together_says_so_until_they_are_told_apart(office: Office) -> None:
    places = office.services.organisations
    places.register_enterprise(ADMIN, replace(NO_FIRM, name=NAME, township=office.township))
    proposed(office)
    shown = screen(office.open("manager.units"), UnitsScreen)
    before = shown._doubled_card.isVisible()

    join(office, shown)

    assert not before
    assert shown._doubled_card.isVisible()
    said = "\n".join(label.text() for label in office.windows[-1].findChildren(PlainLabel))
    assert f"同一乡镇现在有同名企业“{NAME}”" in said
    assert f"有 2 家“{NAME}”" in said
    (see,) = shown.doubled.findChildren(Button)
    office.press_and_wait(see)
    assert shown._tabs.currentIndex() == 1
    assert [row.name for row in shown.firms.rows] == [NAME, NAME]

    codes = ("91331124MA2E0B0A0U", "91331124MA2E0B0A1Y")
    for firm, uscc in zip(places.enterprises(ADMIN), codes, strict=True):
        places.change_enterprise(ADMIN, replace(firm, uscc=uscc))
    shown._load()
    office.settle()
    assert not shown._doubled_card.isVisible()
