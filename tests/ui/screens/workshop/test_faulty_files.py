"""A drill's file that says something wrongly: it is listed and told in words, and nothing of it is lost unasked."""

from __future__ import annotations

import re
from pathlib import Path
from shutil import copytree

from edu.domain.drills.editing import part_at
from tests.ui.screens.workshop.bench_room import TRAINER_ACTOR, Room, said
from ui.gallery import settle
from ui.screens.workshop.editor import EditorScreen
from ui.screens.workshop.fault_words import COPIED, STANDS_IN
from ui.screens.workshop.home import WorkshopHomeScreen
from ui.screens.workshop.name_sheet import NameSheet
from ui.widgets import ConfirmSheet, PageSheet, PlainLabel, ProblemList


def test_the_list_stands_with_a_broken_file_in_it(room: Room) -> None:
    folder = room.services.paths.overlays / "broken"
    folder.mkdir(parents=True)
    (folder / "scenario.yaml").write_bytes(b"\xff[")
    home = room.screen(room.open("workshop.home"), WorkshopHomeScreen)
    assert set(home.buttons) == {"broken", *room.services.library.drill_ids}
    assert set(home.buttons["broken"]) == {"faults", "remove"}
    room.press(home.buttons["flash-flood"]["copy"])
    sheet = room.sheet(room.windows[-1])
    assert isinstance(sheet, NameSheet)
    room.press(sheet.yes)
    assert room.screen(room.windows[-1], EditorScreen).save.isEnabled()


def test_what_a_file_says_wrongly_is_listed_and_saved_over_only_after_a_question(room: Room, tmp_path: Path) -> None:
    room.services.drill_workshop.copy(TRAINER_ACTOR, "flash-flood", "yecun", "叶村山洪")
    path = room.services.paths.overlays / "yecun" / "scenario.yaml"
    wrong = re.sub(r"(?m)^minutes: .*$", "minutes: 三十", path.read_text(encoding="utf-8"))
    path.write_text(wrong, encoding="utf-8")
    home = room.screen(room.open("workshop.home"), WorkshopHomeScreen)
    room.press(home.buttons["yecun"]["faults"])
    assert any("“桌面用时（分钟）”（minutes）" in one.text() for one in _listed(room).findChildren(PlainLabel))
    room.press(_listed(room).close_button)
    room.press(home.buttons["yecun"]["open"])
    editor = room.screen(room.windows[-1], EditorScreen)
    room.press(_listed(room).close_button)
    assert editor.editing is not None
    room.press(editor.save)
    asked = next(one for one in room.windows[-1].findChildren(ConfirmSheet) if one.isVisible())
    assert "minutes: 三十" in path.read_text(encoding="utf-8")
    room.press(asked.yes)
    room.settle()
    assert "minutes: 三十" not in path.read_text(encoding="utf-8")
    assert not room.services.drill_workshop.open(TRAINER_ACTOR, "yecun").faults


def test_a_doubled_rule_is_marked_at_its_field_and_no_sheet_says_that_something_stands_in(room: Room) -> None:
    room.services.drill_workshop.copy(TRAINER_ACTOR, "flash-flood", "yecun", "叶村山洪")
    path = room.services.paths.overlays / "yecun" / "scenario.yaml"
    rule = room.services.drill_workshop.open(TRAINER_ACTOR, "yecun").scenario.debrief.rules[0]
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    twice = "".join(line * 2 if line.strip() == f"- {rule}" else line for line in lines)
    path.write_text(twice, encoding="utf-8")
    editor = room.editor("yecun")
    assert _sheets(room) == []
    editor.open(("debrief",))
    settle()
    assert editor.pane.form is not None
    fault = editor.pane.form._faults[editor.pane.form.fields["rules"]]
    assert fault.isVisible()
    assert "不止一次" in fault.text()
    room.press(editor.save)
    assert not any(one.isVisible() for one in room.windows[-1].findChildren(ConfirmSheet)), "nothing is lost by saving"
    rules = part_at(room.services.drill_workshop.open(TRAINER_ACTOR, "yecun").scenario, ("debrief",)).rules
    room.retype(editor, ("debrief",), "rules", "\n".join(rules[1:]))
    assert said(editor) == []
    room.press(editor.save)
    home = room.screen(room.open("workshop.home"), WorkshopHomeScreen)
    assert "faults" not in home.buttons["yecun"]


def test_a_folder_copied_by_hand_has_its_own_sentence_and_a_saving_heals_it(room: Room) -> None:
    room.services.drill_workshop.copy(TRAINER_ACTOR, "flash-flood", "yecun", "叶村山洪")
    folder = room.services.paths.overlays / "yecun"
    copytree(folder, folder.parent / "linxi")
    home = room.screen(room.open("workshop.home"), WorkshopHomeScreen)
    room.press(home.buttons["linxi"]["faults"])
    words = [label.text() for label in _listed(room).findChildren(PlainLabel)]
    assert COPIED in words
    assert STANDS_IN not in words
    editor = room.editor("linxi")
    assert _sheets(room) == []
    room.press(editor.save)
    home = room.screen(room.open("workshop.home"), WorkshopHomeScreen)
    assert "faults" not in home.buttons["linxi"]


def _sheets(room: Room) -> list[PageSheet]:
    return [one for one in room.windows[-1].findChildren(PageSheet) if one.isVisible()]


def _listed(room: Room) -> PageSheet:
    sheet = next(one for one in room.windows[-1].findChildren(PageSheet) if one.isVisible())
    assert sheet.findChildren(ProblemList)
    return sheet
