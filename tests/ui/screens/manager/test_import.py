"""The import assistant with real clicks: file → problems → take → undo."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from edu.domain.people import PeopleQuery
from tests.edu.packs.roster.books import HEADER, person, xlsx
from tests.ui.screens.manager.office import ADMIN, Office, question, screen, write_roster
from ui.screens.manager.imports.screen import ImportScreen
from ui.screens.manager.parts.lines import Line
from ui.screens.manager.people.screen import PeopleScreen
from ui.screens.manager.units.screen import UnitsScreen
from ui.screens.manager.units.sheets import ConfirmUnitSheet
from ui.widgets import Button, PlainLabel

GOOD = [person(1, "张伟杰"), person(2, "欧阳䶮"), person(3, "李小红", village="竹坞村")]
BAD = person(4, "王五", number="331124198001010000")


def _words(over: QWidget) -> str:
    return "\n".join(label.text() for label in over.findChildren(PlainLabel))


def people_count(office: Office) -> int:
    return office.services.people.count(ADMIN, PeopleQuery())


def checked(office: Office, tmp_path: Path) -> ImportScreen:
    """The assistant at its third step."""
    office.files.ready = [write_roster(tmp_path / "花名册.xlsx", [*GOOD, BAD])]
    shown = screen(office.open("manager.import"), ImportScreen)
    office.press_and_wait(shown.choose.drop.choose_button)
    return shown


def test_checking_writes_nothing_and_lists_every_problem(office: Office, tmp_path: Path) -> None:
    shown = checked(office, tmp_path)

    severities = sorted({problem.severity for problem in shown.result.problems.shown()})
    assert shown.result.isVisible()
    assert severities == ["error", "warning"]
    assert shown.result.take.text() == "导入可用的 3 行"
    assert people_count(office) == 0


def test_good_rows_are_taken_and_the_rest_given_back(office: Office, tmp_path: Path) -> None:
    shown = checked(office, tmp_path)

    office.press_and_wait(shown.result.take)
    office.files.ready = [tmp_path / "退回.xlsx"]
    office.press_and_wait(shown.done.copy)

    assert shown.done.isVisible()
    assert people_count(office) == 3
    assert (tmp_path / "退回.xlsx").stat().st_size > 1000
    assert [row.accepted for row in shown.history.rows] == [3]


def test_import_is_undone_from_the_last_step(office: Office, tmp_path: Path) -> None:
    shown = checked(office, tmp_path)
    office.press_and_wait(shown.result.take)

    office.press(shown.done.undo)
    office.press_and_wait(question(office.windows[-1]).yes)

    assert people_count(office) == 0
    assert shown.history.rows[0].chip == ("none", "已撤销")
    assert shown.done.undo.isHidden()


def test_undo_is_refused_with_a_sentence_once_somebody_went_on(office: Office, tmp_path: Path) -> None:
    shown = checked(office, tmp_path)
    office.press_and_wait(shown.result.take)
    found = office.services.people.search(ADMIN, PeopleQuery(text="张伟杰"))
    office.services.people.change_details(ADMIN, found[0].person.id, name="张伟杰", phone="13900000000")

    shown.history.select(0)
    office.press(shown.undo_button)
    office.press_and_wait(question(office.windows[-1]).yes)

    said = "\n".join(office.windows[-1].host.toasts.texts())
    assert people_count(office) == 3
    assert "不能整批撤销" in said


def test_unreadable_file_says_why_and_cannot_be_taken(office: Office, tmp_path: Path) -> None:
    broken = tmp_path / "坏.xlsx"
    broken.write_bytes(b"not a workbook")
    office.files.ready = [broken]
    shown = screen(office.open("manager.import"), ImportScreen)

    office.press_and_wait(shown.choose.drop.choose_button)

    assert [problem.severity for problem in shown.result.problems.shown()] == ["error"]
    assert not shown.result.take.isEnabled()
    office.press(shown.result.other)
    assert shown.choose.isVisible()


def test_template_is_saved_and_read_back(office: Office, tmp_path: Path) -> None:
    target = tmp_path / "模板.xlsx"
    office.files.ready = [target]
    shown = screen(office.open("manager.import"), ImportScreen)

    office.press_and_wait(shown.choose.drop.template_button)

    assert office.services.roster_import.dry_run(ADMIN, target).file.read == 0
    assert office.files.folders == [target]


def test_proposal_is_confirmed_once(office: Office, tmp_path: Path) -> None:
    shown = checked(office, tmp_path)
    office.press_and_wait(shown.result.take)
    office.press_and_wait(shown.done.proposals)
    window = office.windows[-1]
    units = screen(window, UnitsScreen)
    before = [unit.name for unit in office.services.organisations.proposals(ADMIN)]

    add = next(button for button in units.proposals.findChildren(Button) if button.text() == "新增")
    office.press(add)
    form = next(one for one in window.findChildren(ConfirmUnitSheet) if one.isVisible())
    office.press_and_wait(form.yes)

    assert before == ["竹坞村"]
    assert office.services.organisations.proposals(ADMIN) == []
    assert "竹坞村" in [row.name for row in units.villages.rows]


def test_a_village_of_a_township_that_was_unknown_is_confirmed_into_it(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "花名册.xlsx"
    rows = [[*person(n, village="石坑村"), town] for n, town in enumerate(("甲镇", "乙镇"), 1)]
    path.write_bytes(xlsx([[*HEADER, "乡镇"], *rows]))
    services = office.services
    services.roster_import.take(ADMIN, services.roster_import.dry_run(ADMIN, path, township=office.township))
    town = services.organisations.declare_org_unit(ADMIN, code="331124101000", name="甲镇", level="township")
    window = office.open("manager.units")
    units = screen(window, UnitsScreen)

    def confirming(name: str) -> ConfirmUnitSheet:
        line = next(line for line in units.proposals.findChildren(Line) if name in _words(line))
        office.press(next(button for button in line.findChildren(Button) if button.text() == "新增"))
        return next(one for one in window.findChildren(ConfirmUnitSheet) if one.isVisible())

    lost = confirming("乙镇石坑村（未指定乡镇）")
    assert lost.township is not None
    assert (lost.township.value, lost.name.value) == ("", "乙镇石坑村")
    office.press_and_wait(lost.yes)
    assert lost.isVisible(), "a village of no township would be in no list"
    office.press_and_wait(lost.no)
    found = confirming("甲镇石坑村（未指定乡镇）")
    assert found.township is not None
    assert (found.township.value, found.name.value) == (town, "石坑村")
    office.press_and_wait(found.yes)

    assert [(unit.name, unit.parent) for unit in services.organisations.org_units(ADMIN) if unit.parent == town] == [
        ("石坑村", town)
    ]
    assert [unit.name for unit in services.organisations.proposals(ADMIN)] == ["乙镇石坑村"]


def test_the_code_that_a_roster_wrote_beside_a_new_name_is_there_to_be_confirmed(
    office: Office, tmp_path: Path
) -> None:
    path = tmp_path / "花名册.xlsx"
    path.write_bytes(xlsx([[*HEADER, "区划代码"], [*person(1, village="竹坞村"), "331124999201"]]))
    office.services.roster_import.take(ADMIN, office.services.roster_import.dry_run(ADMIN, path))
    window = office.open("manager.units")
    units = screen(window, UnitsScreen)

    office.press(next(button for button in units.proposals.findChildren(Button) if button.text() == "新增"))

    form = next(one for one in window.findChildren(ConfirmUnitSheet) if one.isVisible())
    assert form.code.value == "331124999201"


def test_imported_people_are_found_by_initials(office: Office, tmp_path: Path) -> None:
    shown = checked(office, tmp_path)
    office.press_and_wait(shown.result.take)
    office.press_and_wait(shown.done.people)
    people = screen(office.windows[-1], PeopleScreen)

    office.type(people.search, "zwj")
    office.qtbot.waitUntil(lambda: [row.name for row in people.table.rows] == ["张伟杰"])
    people.search.clear()
    office.type(people.search, "没有这个人")
    office.qtbot.waitUntil(lambda: not people.table.isVisible())
