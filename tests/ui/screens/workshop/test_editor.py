"""Somebody writes a drill: what is typed is judged at once, undone step by step, saved and found again as it was."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QCheckBox

from edu.domain.drills.beginnings import Beginning
from edu.domain.drills.editing import part_at
from tests.ui.screens.workshop.bench_room import TRAINER_ACTOR, Room, said
from ui.gallery import settle
from ui.screens.workshop.editor import EditorScreen
from ui.screens.workshop.home import WorkshopHomeScreen
from ui.screens.workshop.name_sheet import NameSheet
from ui.screens.workshop.part_form import Ticks
from ui.widgets import Chip, Choice, ConfirmSheet, PlainLabel

STONE = ("zones", "stone")


def test_a_changed_text_is_saved_and_reopened_equal(room: Room) -> None:
    editor = room.draft()
    room.retype(editor, STONE, "title", "上洋自然村")
    assert editor.editing is not None
    assert editor.editing.dirty
    assert editor.leave_question() is not None
    room.press(editor.save)
    assert editor.leave_question() is None
    again = room.editor("yecun")
    assert again.editing is not None
    assert again.editing.scenario == editor.editing.scenario
    assert part_at(again.editing.scenario, STONE).title == "上洋自然村"
    assert again.findings == ()


def test_a_broken_expression_is_told_under_its_field_and_gone_when_mended(room: Room) -> None:
    editor = room.draft()
    room.retype(editor, STONE, "danger", "creek.stag - 210")
    assert editor.pane.form is not None
    assert any("creek.stag" in one and "上石坑自然村" in one for one in said(editor))
    fault = editor.pane.form._faults[editor.pane.form.fields["danger"]]
    assert fault.isVisible()
    assert "creek.stag" in fault.text()
    assert editor.side.tabText(0) == "问题 1"
    room.retype(editor, STONE, "danger", "creek.stage - 210")
    assert said(editor) == []
    assert editor.pane.form._faults[editor.pane.form.fields["danger"]].isHidden()
    assert editor.side.findings.summary.text() == "没有发现问题"
    assert editor.side.findings.list.isHidden()  # no empty white box under the words


def test_a_draft_with_an_error_is_saved_and_reopened_with_it(room: Room) -> None:
    editor = room.draft()
    room.retype(editor, STONE, "danger", "creek.stag")
    room.press(editor.save)
    again = room.editor("yecun")
    assert len(again.findings) == 1
    assert not room.services.drill_workshop.list(TRAINER_ACTOR)[0].playable


def test_a_finding_leads_to_its_part(room: Room) -> None:
    editor = room.draft()
    room.retype(editor, STONE, "danger", "creek.stag")
    editor.open(("decisions", "who-calls"))
    rows = editor.side.findings.list
    room.qtbot.mouseClick(
        rows.viewport(), Qt.MouseButton.LeftButton, pos=rows.visualItemRect(rows.item(0)).center()
    )  # fmt: skip
    settle()
    assert editor.editing is not None
    assert editor.editing.path == STONE
    assert editor.tree.currentItem().text(0) == "上石坑自然村"


def test_typing_in_one_field_is_one_step_back(room: Room) -> None:
    editor = room.draft()
    assert editor.editing is not None
    before = editor.editing.scenario
    room.retype(editor, STONE, "danger", "5 + 5")
    room.retype(editor, ("zones", "leaf"), "danger", "7")
    room.press(editor.undo)
    assert part_at(editor.editing.scenario, STONE).danger == "5 + 5"
    assert editor.editing.path == ("zones", "leaf")
    room.press(editor.undo)
    assert editor.editing.scenario == before
    assert not editor.editing.dirty
    room.press(editor.redo)
    assert part_at(editor.editing.scenario, STONE).danger == "5 + 5"
    room.qtbot.keyClick(editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert editor.editing.scenario == before


def test_parts_are_added_copied_moved_and_taken_out(room: Room) -> None:
    editor = room.draft()
    assert editor.editing is not None
    before = editor.editing.scenario
    editor.open(("decisions", "who-calls"))
    room.press(editor.pane.add)
    assert editor.editing.path[:3] == ("decisions", "who-calls", "options")
    assert len(part_at(editor.editing.scenario, ("decisions", "who-calls")).options) == 4
    assert any("还没有写" in one for one in said(editor))
    room.press(editor.pane.up)
    room.press(editor.pane.copy)
    room.press(editor.pane.remove)
    assert editor.editing.path == ("decisions", "who-calls")
    for _ in range(4):
        room.press(editor.undo)
    assert editor.editing.scenario == before
    editor.open(("roads",))
    room.press(editor.pane.add)
    assert len(editor.editing.scenario.roads) == len(before.roads) + 1


@pytest.mark.parametrize(
    "path",
    [
        (), ("debrief",), ("roles", "duty"), ("zones", "stone", "groups", "homes"), ("roads", "stone-river"),
        ("shelters", "school"), ("channels", "phone"), ("assets", "boat"), ("meters", "rumour"), ("models", "creek"),
        ("injects", "power-off"), ("pools", "blind-a"), ("decisions", "who-calls", "options", "group"),
    ],
)  # fmt: skip
def test_opening_a_form_changes_nothing(room: Room, path: tuple[str, ...]) -> None:
    editor = room.draft()
    assert editor.editing is not None
    before = editor.editing.scenario
    editor.open(path)
    settle()
    assert editor.editing.scenario == before
    assert editor.pane.form is not None
    assert not editor.pane.form.refused


def test_numbers_choices_and_ticks_reach_the_draft(room: Room) -> None:
    editor = room.draft()
    assert editor.editing is not None
    editor.open(("injects", "forecast"))
    assert editor.pane.form is not None
    ticks = editor.pane.form.fields["to"]
    assert isinstance(ticks, Ticks)
    box: QCheckBox = ticks.boxes["watcher"]
    box.click()
    assert editor.editing.part.to == ("commander", "duty", "watcher")
    room.retype(editor, ("injects", "forecast"), "at", "1:30")
    assert editor.editing.part.at == 90 * 60
    editor.open(("decisions", "who-calls"))
    choice = editor.pane.form.fields["role"]
    assert isinstance(choice, Choice)
    choice.set_value("commander")
    assert editor.editing.part.role == "commander"
    editor.open(STONE)
    room.retype(editor, STONE, "trust", "12.5%")
    assert editor.editing.part.trust == 125


def test_what_cannot_be_read_is_said_and_not_saved(room: Room) -> None:
    editor = room.draft()
    assert editor.editing is not None
    before = part_at(editor.editing.scenario, ("roads", "stone-ridge")).seconds
    room.retype(editor, ("roads", "stone-ridge"), "seconds", "soon")
    assert editor.pane.form is not None
    assert editor.pane.form._faults[editor.pane.form.fields["seconds"]].text().startswith("写成时长")
    assert editor.editing.part.seconds == before
    room.press(editor.save)
    assert any("还没有进脚本" in one for one in room.windows[-1].host.toasts.texts())


def test_an_id_that_is_taken_is_refused_under_its_field(room: Room) -> None:
    editor = room.draft()
    assert editor.editing is not None
    room.retype(editor, STONE, "id", "leaf")
    room.qtbot.keyClick(editor.pane.form.fields["id"], Qt.Key.Key_Return)  # type: ignore[union-attr]
    settle()
    assert editor.pane.form is not None
    assert editor.pane.form._faults[editor.pane.form.fields["id"]].text() == "编号“leaf”已经用过。"
    assert part_at(editor.editing.scenario, STONE).id == "stone"


def test_dragging_a_place_changes_where_it_lies(room: Room) -> None:
    editor = room.draft()
    assert editor.editing is not None
    editor.side.setCurrentIndex(1)
    settle()
    shown, before = editor.side.map, part_at(editor.editing.scenario, STONE)
    start = shown.spot("zones", "stone").toPoint()
    middle, end = start + QPoint(30, 20), start + QPoint(60, 40)
    room.qtbot.mousePress(shown, Qt.MouseButton.LeftButton, pos=start)
    for at in (middle, end):
        room.qtbot.mouseMove(shown, at)
        room.qtbot.wait(10)
    room.qtbot.mouseRelease(shown, Qt.MouseButton.LeftButton, pos=end)
    settle()
    after = part_at(editor.editing.scenario, STONE)
    assert after.x > before.x
    assert after.y > before.y
    assert editor.editing.path == STONE
    room.press(editor.undo)
    assert part_at(editor.editing.scenario, STONE) == before


def test_bots_play_and_a_change_makes_their_table_old(room: Room) -> None:
    editor = room.draft()
    editor.side.setCurrentIndex(2)
    room.press(editor.side.trial.play)
    assert next(row.bot for row in editor.side.trial.table.rows) == "expert"
    assert editor.side.trial.words.text() == "水平越高得分越高，差距合理。"
    room.retype(editor, STONE, "danger", "1")
    assert editor.side.trial.table.rows == []


def test_a_shipped_one_is_saved_only_as_ones_own(room: Room) -> None:
    editor = room.editor("flash-flood")
    assert not editor.save.isEnabled()
    room.retype(editor, STONE, "title", "上洋自然村")
    room.press(editor.save_as)
    window = room.windows[-1]
    sheet = room.sheet(window)
    assert isinstance(sheet, NameSheet)
    sheet.id.setText("flash-flood")
    room.press(sheet.yes)
    assert sheet.isVisible()
    sheet.id.setText("yecun")
    room.press(sheet.yes)
    now = room.screen(window, EditorScreen)
    assert now.editing is not None
    assert now.editing.scenario.id == "yecun"
    assert part_at(now.editing.scenario, STONE).title == "上洋自然村"
    assert now.save.isEnabled()


def test_list_and_editor_say_the_same_of_a_draft(room: Room) -> None:
    begun = Beginning(
        id="baishi-flood",
        title="白石村夜间山洪",
        hazard="flash-flood",
        level="village",
        world="rain",
        roles=("值班员",),
        zone="白石村",
    )
    room.services.drill_workshop.begin(TRAINER_ACTOR, begun)
    room.services.drill_workshop.copy(TRAINER_ACTOR, "flash-flood", "yecun", "叶村山洪")
    home = room.screen(room.open("workshop.home"), WorkshopHomeScreen)
    listed = {chip.word for chip in home.findChildren(Chip)}
    words = room.editor("baishi-flood").side.findings.summary.text()
    assert "处错误" in words
    assert listed == {words, "可以推演"}


def test_a_proof_says_in_words_what_did_not_hold(room: Room) -> None:
    editor = room.draft()
    room.retype(editor, STONE, "danger", "creek.stag")
    editor.side.setCurrentIndex(2)
    settle()
    room.press(editor.side.trial.prove)
    assert editor.side.trial.words.text().startswith("没有通过：条件读得通")
    assert len(said(editor)) == 1


def test_a_scenario_goes_out_to_a_file_and_comes_in_again(room: Room, tmp_path: Path) -> None:
    home = room.screen(room.open("workshop.home"), WorkshopHomeScreen)
    room.files.ready = [tmp_path / "out.yaml"]
    room.press(home.buttons["flash-flood"]["out"])
    room.files.ready = [tmp_path / "out.yaml"]
    room.press(home.bring_in)
    editor = room.screen(room.windows[-1], EditorScreen)
    assert editor.editing is not None
    assert editor.editing.scenario.id == "flash-flood-2"


def test_an_own_one_is_removed_after_a_question(room: Room) -> None:
    room.services.drill_workshop.copy(TRAINER_ACTOR, "flash-flood", "yecun", "叶村山洪")
    home = room.screen(room.open("workshop.home"), WorkshopHomeScreen)
    room.press(home.buttons["yecun"]["remove"])
    asked = next(one for one in room.windows[-1].findChildren(ConfirmSheet) if one.isVisible())
    room.press(asked.yes)
    room.settle()
    assert set(home.buttons) == set(room.services.library.drill_ids)


def test_codes_are_out_of_sight_until_they_are_asked_for_or_wrong(room: Room) -> None:
    editor = room.draft()
    editor.open(STONE)
    settle()
    form = editor.pane.form
    assert form is not None
    assert form.folder is not None
    assert form.fields["title"].isVisible()
    assert not form.fields["id"].isVisible()
    room.press(form.folder)
    assert form.fields["id"].isVisible()
    editor.open(("zones", "leaf"))
    room.retype(editor, STONE, "id", "leaf")
    form = editor.pane.form
    assert form is not None
    assert not form.fields["id"].isVisible()
    room.qtbot.keyClick(form.fields["id"], Qt.Key.Key_Return)
    assert form.fields["id"].isVisible(), "what is refused is seen"


def test_a_formula_is_said_in_words_below_it(room: Room) -> None:
    editor = room.draft()
    room.retype(editor, STONE, "danger", "max(0, creek.stage - 200) / 4")
    form = editor.pane.form
    assert form is not None
    said = [label.text() for label in form.findChildren(PlainLabel) if label.isVisible()]
    assert "水位高于 200 厘米以后，每高 4 厘米加 1" in said
    room.retype(editor, STONE, "danger", "3")
    form = editor.pane.form
    assert form is not None
    assert not any("以后，每高" in label.text() for label in form.findChildren(PlainLabel) if label.isVisible())


def test_a_name_that_is_too_long_for_the_tree_has_two_lines_in_it(room: Room) -> None:
    editor = room.draft()
    editor.open(("decisions", "who-calls", "options", "three-calls"))
    settle()
    rows = {item.text(0): editor.tree.visualItemRect(item).height() for item in editor.tree.items() if item.parent()}
    chosen = editor.tree.currentItem().text(0)
    assert rows[chosen] > rows["收到短临预报"]
