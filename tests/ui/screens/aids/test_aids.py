"""一页纸 with real clicks: looked at, searched, ticked, filled in once, printed; what cannot be printed is said."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from pytestqt.qtbot import QtBot

from edu.domain.actors import Role
from edu.domain.aids import AidFill
from tests.stores import Bench
from tests.ui.screens.manager.office import Office, make_office, screen
from ui.mode_windows import desktop_builders
from ui.modes import MANAGER, TRAINER
from ui.navigation import Route
from ui.screens.aids import presenter
from ui.screens.aids.fill_card import PAUSE_MS
from ui.screens.aids.home import AidsScreen
from ui.screens.aids.routes import builders
from ui.shell.desktop import DesktopWindow
from ui.widgets import Banner, EmptyState, PageSheet, SvgPicture

CARD, PAGE, SIGNAL = "card-cook-oil-pan", "escape-high-rise", "signal-typhoon"


@pytest.fixture
def office(sqlite_bench: Bench, qtbot: QtBot) -> Iterator[Office]:
    made = make_office(sqlite_bench, qtbot)
    yield made
    made.tasks.close()


def open_aids(office: Office) -> AidsScreen:
    made = builders(office.services, office.tasks, office.session(Role.TRAINER), office.files)
    window = DesktopWindow(TRAINER, made)
    office.qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    window.host.go(Route("aids.home"))
    office.windows.append(window)
    office.settle()
    return screen(window, AidsScreen)


def written(office: Office, shown: AidsScreen, blank: str, text: str) -> None:
    office.type(shown.fill.fields[blank], text)
    shown.fill.fields[blank].textEdited.emit(shown.fill.fields[blank].text())
    office.qtbot.wait(PAUSE_MS + 50)
    office.settle()


def test_ticked_aids_are_printed_with_what_was_filled_in_once(office: Office, tmp_path: Path) -> None:
    shown = open_aids(office)
    assert shown.fill.unit.value == "松阳县叶村乡人民政府"
    for aid in (CARD, PAGE):
        shown.ticks[aid].click()
    office.settle()
    assert shown.print.text() == "打印成 PDF（2 张）"
    assert shown.subtitle.startswith("已勾选：")
    assert shown.subtitle.count("、") == 1
    assert list(shown.fill.fields).count("集合点") == 1
    written(office, shown, "集合点", "停车场")

    path = tmp_path / "wall.pdf"
    office.files.ready = [path]
    office.press_and_wait(shown.print)

    with pypdfium2.PdfDocument(path) as document:
        said = [document[at].get_textpage().get_text_bounded() for at in range(len(document))]
    assert len(said) == 2
    assert "松阳县叶村乡人民政府" in said[0]
    assert "停车场" in said[1]
    assert office.files.folders == [path]
    again = open_aids(office)
    again.cards[PAGE].setFocus()
    again.cards[PAGE].pressed.emit()
    office.settle()
    assert again.fill.fields["集合点"].value == "停车场"


def test_the_one_that_is_looked_at_is_printed_where_none_is_ticked(office: Office, tmp_path: Path) -> None:
    shown = open_aids(office)
    shown.kind.set_value("signal")
    shown.kind.picked.emit("signal")
    office.press_and_wait(shown.cards[SIGNAL])
    assert shown.picture.accessibleName() == "一页纸“台风预警看颜色”"
    assert shown.picture.readable
    office.files.ready = [tmp_path / "one.pdf"]
    office.press_and_wait(shown.print)
    with pypdfium2.PdfDocument(tmp_path / "one.pdf") as document:
        assert len(document) == 1


def test_a_tick_outlives_a_search_and_can_be_taken_back(office: Office) -> None:
    shown = open_aids(office)
    shown.ticks[CARD].click()
    office.type(shown.search, "火星")
    shown.search.returnPressed.emit()
    office.settle()
    assert shown.cards == {}
    assert shown.findChild(EmptyState) is not None
    shown.search.clear()
    shown.search.returnPressed.emit()
    office.settle()
    assert shown.ticks[CARD].isChecked()
    shown.ticks[CARD].click()
    office.settle()
    assert shown.ticked == set()


def test_nothing_is_written_when_the_person_changes_their_mind(office: Office, tmp_path: Path) -> None:
    shown = open_aids(office)
    office.press_and_wait(shown.print)
    assert list(tmp_path.glob("*.pdf")) == []


def test_what_does_not_fit_is_said_in_place_of_the_page(office: Office) -> None:
    shown = open_aids(office)
    office.press_and_wait(shown.cards[CARD])
    written(office, shown, "负责人电话", "𠮷")
    banner = shown.findChild(Banner)
    assert banner is not None
    assert not shown.larger.isEnabled()
    shown.fill.fields["负责人电话"].clear()
    written(office, shown, "负责人电话", "1380000")
    assert shown.larger.isEnabled()


def test_the_page_can_be_looked_at_larger(office: Office) -> None:
    shown = open_aids(office)
    office.press_and_wait(shown.larger)
    sheet = shown.window().findChild(PageSheet)
    assert sheet is not None
    assert sheet.findChild(SvgPicture) is not None
    office.press_and_wait(sheet.close_button)


@pytest.mark.parametrize("mode", [TRAINER, MANAGER])
def test_trainer_and_manager_reach_it_by_the_rail(office: Office, mode) -> None:  # type: ignore[no-untyped-def]
    assert any(entry.route == "aids.home" for entry in mode.rail)
    assert "aids.home" in desktop_builders(mode, office.services, office.tasks, office.session(Role.ADMIN))


def test_a_name_for_the_file_says_what_is_in_it(office: Office) -> None:
    library = office.services.library
    one, two = library.aid(CARD), library.aid(PAGE)
    assert presenter.file_name([one]) == "处置卡-油锅起火"
    assert presenter.file_name([one, two]) == "一页纸-2张"
    assert presenter.print_word(0) == "打印成 PDF"


def test_search_finds_by_post_place_and_event(office: Office) -> None:
    lines = office.services.aids.listed(office.session(Role.TRAINER).actor)

    def found(words: str) -> set[str]:
        return {line.aid.id for _, group in presenter.shelves(lines, presenter.ALL, words) for line in group}

    assert CARD in found("厨师")
    assert PAGE in found("高层")
    assert found("村级 山洪") == {"card-village-flash-flood"}


def test_chips_tell_reviewed_open_and_doubtful(office: Office) -> None:
    from dataclasses import replace

    line = office.services.aids.listed(office.session(Role.TRAINER).actor)[0]
    doubtful = replace(line, aid=replace(line.aid, status="pending"))
    assert [presenter.chip(one)[1] for one in (line, replace(line, reviewed=True), doubtful)] == [
        "未审",
        "已审",
        "待核",
    ]


def test_remembered_words_stand_in_the_fields(office: Office, tmp_path: Path) -> None:
    actor = office.session(Role.TRAINER).actor
    office.services.aids.print_pdf(
        actor, [CARD], AidFill(unit="饭店", blanks={"负责人电话": "119"}), tmp_path / "x.pdf"
    )
    shown = open_aids(office)
    office.press_and_wait(shown.cards[CARD])
    assert (shown.fill.unit.value, shown.fill.fields["负责人电话"].value) == ("饭店", "119")


def test_where_there_is_no_room_for_a_third_column_the_fields_get_its_width(office: Office) -> None:
    shown = open_aids(office)
    assert shown.picture is not None
    assert shown.picture.isVisible()
    wide = shown.fill.width()

    office.windows[-1].resize(900, 768)
    office.settle()

    assert not shown.picture.isVisible()
    assert shown.fill.width() > wide
    office.press_and_wait(shown.larger)
    (sheet,) = [one for one in office.windows[-1].findChildren(PageSheet) if one.isVisible()]
    assert sheet.width() > shown.fill.width()
