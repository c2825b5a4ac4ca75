"""Effects, conditions and grounds are picked, not typed; what is picked reaches the draft and is judged at once."""

from __future__ import annotations

from PySide6.QtCore import Qt

from edu.domain.drills import effects as e
from edu.domain.drills.editing import part_at
from tests.ui.screens.workshop.bench_room import TRAINER_ACTOR, Room
from tests.ui.screens.workshop.test_editor import said
from ui.screens.workshop.amount_field import AmountField
from ui.screens.workshop.condition_field import ConditionField
from ui.screens.workshop.editor import EditorScreen
from ui.screens.workshop.effects_editor import EffectForm, EffectsEditor
from ui.screens.workshop.grounds_field import GroundsField, GroundsSheet
from ui.screens.workshop.order_field import OrderField
from ui.widgets import Button, Choice

GROUP = ("decisions", "who-calls", "options", "group")
RIVER = ("roads", "stone-river")


def effects(editor: EditorScreen) -> EffectsEditor:
    assert editor.pane.form is not None
    found = editor.pane.form.fields["effects"]
    assert isinstance(found, EffectsEditor)
    return found


def condition(editor: EditorScreen, name: str) -> ConditionField:
    assert editor.pane.form is not None
    found = editor.pane.form.fields[name]
    assert isinstance(found, ConditionField)
    return found


def opened(effects: EffectsEditor, at: int) -> EffectForm:
    form = effects.rows[at].form
    assert form is not None
    return form


def pick(form: EffectForm, name: str) -> Choice:
    found = form.fields[name]
    assert isinstance(found, Choice)
    return found


def test_an_effect_is_added_by_picking_and_said_in_a_sentence(room: Room) -> None:
    editor = room.draft()
    assert editor.editing is not None
    editor.open(GROUP)
    before = editor.editing.part.effects
    shown = effects(editor)
    room.choose(shown.add, "order")
    form = opened(shown, len(before))
    room.choose(pick(form, "zone"), "leaf")
    form = opened(shown, len(before))
    assert pick(form, "road").findData("stone-ridge") < 0
    room.choose(pick(form, "road"), "leaf-ridge")
    assert editor.editing.part.effects == (*before, e.Order("leaf", "leave", "leaf-ridge"))
    assert shown.rows[-1].words.text() == "要求“叶坑自然村”的人转移，走“叶坑山脊路”"
    assert said(editor) == []
    room.press(editor.save)
    kept = part_at(room.services.drill_workshop.open(TRAINER_ACTOR, "yecun").scenario, GROUP)
    assert kept.effects[-1] == e.Order("leaf", "leave", "leaf-ridge")


def test_effects_are_moved_taken_away_and_come_back_by_undo(room: Room) -> None:
    editor = room.draft()
    assert editor.editing is not None
    editor.open(GROUP)
    before = editor.editing.part.effects
    assert len(before) == 2
    room.press(effects(editor).rows[0].down)
    assert editor.editing.part.effects == before[::-1]
    room.press(effects(editor).rows[0].remove)
    assert editor.editing.part.effects == (before[0],)
    room.press(editor.undo)
    assert editor.editing.part.effects == before[::-1]
    room.press(editor.undo)
    assert editor.editing.part.effects == before


def test_an_amount_is_a_number_with_its_unit_or_an_expression(room: Room) -> None:
    editor = room.draft()
    assert editor.editing is not None
    editor.open(GROUP)
    shown = effects(editor)
    room.choose(shown.add, "persuade")
    amount = opened(shown, -1).fields["share"]
    assert isinstance(amount, AmountField)
    assert amount.number.suffix() == " %"
    amount.number.setValue(45)
    assert editor.editing.part.effects[-1] == e.Persuade("stone", "45%")
    room.press(amount.switch)
    amount.typed.setText("creek.stag")
    room.qtbot.waitUntil(lambda: not editor._timer.isActive(), timeout=5_000)
    assert any("creek.stag" in one for one in said(editor))
    amount.typed.setText("")
    assert editor.editing.part.effects[-1] == e.Persuade("stone", "creek.stag")
    room.press(editor.save)
    assert any("还没有进脚本" in one for one in room.windows[-1].host.toasts.texts())
    amount.typed.setText("creek.stage")
    room.press(amount.switch)
    assert editor.editing.part.effects[-1] == e.Persuade("stone", "0%")


def test_effects_within_effects_are_told_to_be_empty_until_they_are_written(room: Room) -> None:
    editor = room.draft()
    assert editor.editing is not None
    editor.open(GROUP)
    shown = effects(editor)
    room.choose(shown.add, "when")
    room.qtbot.waitUntil(lambda: not editor._timer.isActive(), timeout=5_000)
    assert any("还没有写要做什么" in one for one in said(editor))
    form = opened(shown, -1)
    inner = form.fields["then"]
    assert isinstance(inner, EffectsEditor)
    room.choose(inner.add, "ask")
    asked = form.fields["condition"]
    assert isinstance(asked, ConditionField)
    room.choose(asked.rows[0].what, "power")
    room.choose(asked.rows[0].holds, "not")
    room.qtbot.waitUntil(lambda: not editor._timer.isActive(), timeout=5_000)
    assert said(editor) == []
    made = editor.editing.part.effects[-1]
    assert isinstance(made, e.When)
    assert made.condition == "not power(stone)"
    assert isinstance(made.then[0], e.Ask)


def test_a_condition_is_built_of_rows_and_said_in_words(room: Room) -> None:
    editor = room.draft()
    assert editor.editing is not None
    editor.open(RIVER)
    field = condition(editor, "closed")
    assert field.words.text() == "水位不低于 200 厘米"
    room.press(field.add)
    room.choose(field.rows[1].what, "share")
    room.choose(field.rows[1].args[0], "leaf")
    room.choose(field.rows[1].compare, "<")
    field.rows[1].value.setValue(60)
    assert editor.editing.part.closed == "creek.stage >= 200 and share(leaf) < 60%"
    room.choose(field.joiner, "or")
    assert editor.editing.part.closed == "creek.stage >= 200 or share(leaf) < 60%"
    assert field.words.text().endswith("或者“叶坑自然村”已到安置点的比例低于 60%")
    for _ in range(2):
        room.qtbot.mouseClick(_last_button(field), Qt.MouseButton.LeftButton)
        room.settle()
    assert editor.editing.part.closed == "false"
    assert field.words.text() == "从来不会"


def _last_button(field: ConditionField) -> object:
    from ui.widgets import IconButton

    return next(one for one in field.rows[0].findChildren(IconButton) if one.accessibleName() == "去掉这个条件")


def test_who_knows_how_types_a_condition_and_it_is_judged_as_well(room: Room) -> None:
    editor = room.draft()
    assert editor.editing is not None
    editor.open(RIVER)
    field = condition(editor, "closed")
    room.press(field.switch)
    field.typed.setText("creek.stage / 2 > 90 and t > 5")
    assert editor.editing.part.closed == "creek.stage / 2 > 90 and t > 5"
    assert field.switch.isHidden()
    field.typed.setText("creek.stag > 90")
    room.qtbot.waitUntil(lambda: not editor._timer.isActive(), timeout=5_000)
    assert any("creek.stag" in one for one in said(editor))
    assert editor.pane.form is not None
    assert editor.pane.form._faults[field].isVisible()
    field.typed.setText("creek.stage > 90")
    room.press(field.switch)
    assert len(field.rows) == 1
    assert field.typed.isHidden()
    again = editor.editing.scenario
    editor.open(RIVER)
    assert editor.editing.scenario == again


def test_a_choice_of_a_decision_is_asked_by_its_options(room: Room) -> None:
    editor = room.draft()
    assert editor.editing is not None
    editor.open(RIVER)
    field = condition(editor, "closed")
    room.choose(field.rows[0].what, "chosen")
    room.choose(field.rows[0].args[0], "who-calls")
    room.choose(field.rows[0].args[1], "group")
    assert editor.editing.part.closed == "chosen(who-calls, group)"


def test_grounds_are_searched_and_show_how_surely_they_are_known(room: Room) -> None:
    editor = room.draft()
    assert editor.editing is not None
    editor.open(GROUP)
    before = editor.editing.part.cites
    assert editor.pane.form is not None
    field = editor.pane.form.fields["cites"]
    assert isinstance(field, GroundsField)
    room.press(field.add)
    sheet = field.sheet
    assert isinstance(sheet, GroundsSheet)
    sheet.search.setText("没有这样的依据")
    sheet.search.searched.emit("没有这样的依据")
    assert not sheet.yes.isEnabled()
    assert sheet.none.isVisible()
    sheet.search.searched.emit("一氧化碳 无色无味")
    assert sheet.shown.text() == "《一氧化碳误区提示》第 2 点"
    assert "据转述" in sheet.list.item(0).text()
    sheet.clause.setText("3")
    room.press(sheet.yes)
    assert editor.editing.part.cites == (*before, "cctv-co-myths-2024#3")
    room.press(field.remove["cctv-co-myths-2024#3"])
    assert editor.editing.part.cites == before
    room.press(editor.undo)
    assert editor.editing.part.cites == (*before, "cctv-co-myths-2024#3")


def test_a_sequence_is_picked_in_its_order(room: Room) -> None:
    editor = room.draft()
    assert editor.editing is not None
    task = editor.editing.scenario.objectives[0].tasks[0]
    room.press(_added(editor, ("objectives", "o1", "tasks", task.id)))
    assert editor.pane.form is not None
    kind = editor.pane.form.fields["kind"]
    assert isinstance(kind, Choice)
    room.choose(kind, "sequence")
    field = editor.pane.form.fields["order"]
    assert isinstance(field, OrderField)
    for id_ in ("who-calls", "forecast", "power-off"):
        room.choose(field.add, id_)
    room.press(field.up[1])
    room.press(field.remove[2])
    assert editor.editing.part.order == ("forecast", "who-calls")


def _added(editor: EditorScreen, path: tuple[str, ...]) -> Button:
    editor.open(path)
    return editor.pane.add
