"""Who took part in a recorded drill: chosen by name, initials or village, and read in each one's learning file."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from tests.ui.screens.manager.office import ADMIN, Office, add_person, screen, sheet
from ui.screens.manager.drills.one import DrillScreen
from ui.screens.manager.drills.people_sheet import PeopleSheet
from ui.screens.manager.drills.record import RecordDrillScreen
from ui.screens.manager.person.screen import PersonScreen
from ui.widgets import Banner, IconButton

TITLE = "2026 年防汛转移演练"


def form(office: Office) -> RecordDrillScreen:
    return screen(office.open("manager.drill_new", org=office.village), RecordDrillScreen)


def recorded(office: Office, participants: int = 30) -> DrillScreen:
    shown = form(office)
    office.type(shown.name, TITLE)
    shown.people.setValue(participants)
    office.press_and_wait(shown.save)
    return screen(office.windows[-1], DrillScreen)


def asked(office: Office) -> PeopleSheet:
    office.settle()
    return sheet(office.windows[-1], PeopleSheet)


def search(office: Office, found: PeopleSheet, text: str) -> None:
    found.search.clear()
    office.type(found.search, text)
    office.qtbot.keyClick(found.search, Qt.Key.Key_Return)
    office.settle()


def names(found: PeopleSheet) -> list[str]:
    return [line.person.name for line in found.lines]


def words(shown: DrillScreen) -> str:
    return "\n".join(label.text() for label in shown.findChildren(QLabel) if label.isVisible())


def test_two_people_added_to_a_recorded_drill_have_it_in_their_learning_files(office: Office) -> None:
    people = [add_person(office, name, at) for at, name in enumerate(("张伟杰", "李晓", "王五"), start=1)]
    one = recorded(office)
    office.press(one.add_people)
    found = asked(office)
    assert not found.yes.isEnabled()

    search(office, found, "zwj")
    assert [line.person.name for line in found.found.rows] == ["张伟杰"]
    office.double_click_row(found.found, 0)
    search(office, found, "李晓")
    office.press_row(found.found, 0)
    office.press_and_wait(found.take)
    office.type(found.part, "转移组")  # type: ignore[arg-type]
    office.press_and_wait(found.yes)

    assert "名单里有 2 人，另外 28 人只记了人数" in words(one)
    assert "转移组" in words(one)
    files = [office.services.learning_files.file(ADMIN, person) for person in people]
    assert [[line.title for line in file.drills] for file in files] == [[TITLE], [TITLE], []]
    page = screen(office.open("manager.person", person=people[0]), PersonScreen)
    assert any(TITLE in label.text() for label in page.recent.findChildren(QLabel))


def test_all_found_are_chosen_at_once_and_one_of_them_is_taken_out_again(office: Office) -> None:
    for at, name in enumerate(("张伟杰", "李晓", "王五"), start=1):
        add_person(office, name, at)
    one = recorded(office)
    office.press(one.add_people)
    found = asked(office)
    found.unit.set_value(office.village)
    found.unit.picked.emit(office.village)
    office.settle()
    assert found.take_all.text() == "没选的 3 人全选"

    office.press_and_wait(found.take_all)
    assert (found.take_all.text(), found.take_all.isEnabled()) == ("都已选上", False)
    at = [line.person.name for line in found.chosen.rows].index("李晓")
    office.press_row(found.chosen, at)
    office.press_and_wait(found.drop)

    assert sorted(names(found)) == sorted(["张伟杰", "王五"])
    office.press_and_wait(found.yes)
    drill = office.services.drills.list(ADMIN)[0].id
    assert {who.name for who in office.services.drills.view(ADMIN, drill).people} == {"张伟杰", "王五"}

    office.press(one.add_people)
    again = asked(office)
    chips = {line.person.name: again.found.model.columns[-1].chip_of(line) for line in again.found.rows}
    assert chips == {"张伟杰": ("met", "已在名单"), "王五": ("met", "已在名单"), "李晓": None}


def test_more_names_than_took_part_are_refused_in_the_sheet_which_keeps_the_choice(office: Office) -> None:
    add_person(office, "张伟杰", 1)
    add_person(office, "李晓", 2)
    one = recorded(office, participants=1)
    office.press(one.add_people)
    found = asked(office)
    office.press_and_wait(found.take_all)

    office.press_and_wait(found.yes)

    said = "\n".join(label.text() for banner in found.findChildren(Banner) for label in banner.findChildren(QLabel))
    assert "不能再加 2 人" in said
    assert len(names(found)) == 2
    drill = office.services.drills.list(ADMIN)[0].id
    assert not office.services.drills.view(ADMIN, drill).people


def test_a_search_without_hits_says_that_nobody_was_found(office: Office) -> None:
    add_person(office)
    one = recorded(office)
    office.press(one.add_people)
    found = asked(office)

    search(office, found, "没有这个人")

    assert found.says.text() == "没有找到人"
    assert (found.take_all.text(), found.take_all.isEnabled()) == ("全选", False)


def test_a_withdrawn_drill_takes_nobody_in(office: Office) -> None:
    one = recorded(office)
    office.services.drills.withdraw(ADMIN, office.services.drills.list(ADMIN)[0].id, "日期登记错误")
    one._load()
    office.settle()

    assert not one.add_people.isEnabled()


def test_people_chosen_in_the_form_are_recorded_with_the_drill(office: Office) -> None:
    for at, name in enumerate(("张伟杰", "李晓", "王五"), start=1):
        add_person(office, name, at)
    shown = form(office)
    office.type(shown.name, TITLE)
    shown.people.setValue(1)
    office.press(shown.choose)
    found = asked(office)
    office.press_and_wait(found.take_all)
    office.press_and_wait(found.yes)
    assert shown.people.value() == 3
    away = next(b for b in shown.named.findChildren(IconButton) if b.accessibleName() == "去掉 王五")
    office.press_and_wait(away)

    office.press_and_wait(shown.save)

    drill = office.services.drills.list(ADMIN)[0]
    held = office.services.drills.view(ADMIN, drill.id).people
    assert {who.name for who in held} == {"张伟杰", "李晓"}
    assert drill.participants == 3
