"""评估表, 改分 and 对比 from the window, by real clicks."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtWidgets import QLineEdit, QWidget

from edu.domain.drills.run_views import RunResult
from tests.ui.screens.drill.test_papers import ACTOR, DRILL, shown
from tests.ui.screens.manager.office import Office, question, screen, sheet
from ui.screens.drill.compare import CompareScreen
from ui.screens.drill.console import ConsoleScreen
from ui.screens.drill.debrief import DebriefScreen
from ui.screens.drill.debrief_points import OverrideSheet
from ui.screens.drill.home import DrillHomeScreen
from ui.screens.drill.profile_editor import ProfileScreen
from ui.screens.drill.profiles import ProfilesScreen
from ui.screens.drill.setup import SetupScreen
from ui.widgets import Banner, Chip, Choice, EmptyState, PageSheet, PlainLabel, ProblemList, TextField


def words(page: QWidget) -> str:
    return "\n".join(label.text() for label in page.findChildren(PlainLabel) if label.isVisibleTo(page))


def begin(office: Office, seed: int = 7, profile: str = "house", ticks: int = 60) -> str:
    runs = office.services.drill_runs
    run = runs.start(ACTOR, DRILL, mode="group", org=office.township, seed=seed, seats={}, profile=profile)
    runs.advance(ACTOR, run, ticks)
    return run


def result(office: Office, run: str) -> RunResult:
    return office.services.drill_results.result(ACTOR, run)


def pick(choice: Choice, key: str) -> None:
    choice.set_value(key)
    choice.picked.emit(choice.value)


# -- 评估表 --


def test_the_profile_that_is_picked_before_the_drill_stands_in_the_console(office: Office) -> None:
    window = shown(office, "drill.setup", scenario=DRILL)
    setup = screen(window, SetupScreen)
    assert "GB/T 46792-2025" in words(setup)
    assert setup.profile.findData("gb-t-46792-2025") == -1, "nothing of it can be marked yet"
    setup.profile.set_value("aq-t-9009-2015")
    office.press_and_wait(setup.begin)
    console = screen(window, ConsoleScreen)
    console.right.setCurrentIndex(1)
    pick(console.evaluation.objective, "profile:warning")
    office.press_and_wait(console.evaluation.indicators["a-1-1"].taps["met"])
    view = console.view
    assert view is not None
    assert [(one.indicator, one.grade) for one in view.marks] == [("a-1-1", "met")]
    assert view.observations == ()
    pick(console.evaluation.objective, "profile:fourth")
    office.settle()
    assert not console.evaluation.indicators["a-4-8"].taps
    assert "附录A 实施4.8　待补" in words(console.evaluation)
    pick(console.evaluation.objective, "o5")
    assert console.evaluation.taps


def test_a_drill_can_do_without_a_profile_and_take_one_in_the_debrief(office: Office) -> None:
    run = begin(office, profile="")
    debrief = screen(shown(office, "drill.debrief", run=run), DebriefScreen)
    assert debrief.tabs is not None
    debrief.tabs.setCurrentIndex(3)
    assert debrief.assessment.take is not None
    office.press_and_wait(debrief.assessment.take)
    before = result(office, run).result.total
    office.press_and_wait(debrief.assessment.taps["warn-who"].taps["good"])
    office.press_and_wait(debrief.assessment.notes["warn-who"])
    note = sheet(debrief.window())  # type: ignore[arg-type]
    field = next(one for one in note.form.findChildren(QWidget) if hasattr(one, "setPlainText"))
    field.setPlainText("点名到人")  # type: ignore[attr-defined]
    office.press_and_wait(note.yes)
    found = result(office, run)
    assert found.assessment is not None
    assert (found.assessment.marked, found.assessment.share) == (1, 1000)
    assert found.result.total == before
    assert "记录：点名到人" in words(debrief.assessment)
    assert "不计入总分" in words(debrief.assessment)


def test_after_closing_the_profile_is_only_looked_at(office: Office) -> None:
    with_it, without = begin(office), begin(office, profile="")
    for run in (with_it, without):
        office.services.drill_results.close(ACTOR, run)
    debrief = screen(shown(office, "drill.debrief", run=with_it), DebriefScreen)
    assert not any(taps.taps for taps in debrief.assessment.taps.values())
    assert not debrief.assessment.notes
    bare = screen(shown(office, "drill.debrief", run=without), DebriefScreen)
    assert bare.assessment.findChildren(EmptyState)


def test_a_card_says_in_one_word_whether_a_profile_can_be_used_and_what_waits_and_no_ids(office: Office) -> None:
    page = screen(shown(office, "drill.profiles"), ProfilesScreen)
    chips = {chip.word for chip in page.findChildren(Chip)}
    assert {"可以用", "可以用，1 处待补", "2 处待补"} == chips
    assert not set(page.buttons) & set(words(page).split())


def test_an_own_profile_is_made_edited_and_picked(office: Office) -> None:
    window = shown(office, "drill.home")
    office.press_and_wait(screen(window, DrillHomeScreen).profiles)
    office.press_and_wait(screen(window, ProfilesScreen).buttons["house"]["copy"])
    named = sheet(window)
    name = named.form.findChild(TextField)
    name.setText("")
    office.press_and_wait(named.yes)
    assert named.isVisible(), "a profile without a name"
    name.setText("叶村乡评估表")
    office.press_and_wait(named.yes)
    editor = screen(window, ProfileScreen)
    office.press_and_wait(editor.groups[0].add_row)
    row = editor.groups[0].rows[-1]
    office.type(row.text, "广播和敲门都用上了")
    row.weight.setValue(5)
    office.press_and_wait(editor.grades[1].remove)
    office.press_and_wait(editor.save)
    assert "总评下限" in words(editor)
    saved = office.services.drill_profiles.open(ACTOR, "house-2").profile
    assert (saved.title, saved.version, [one.title for one in saved.grades]) == (
        "叶村乡评估表", 2, ["优", "中", "差", "不涉及"],
    )  # fmt: skip
    assert (saved.groups[0].indicators[-1].text, saved.groups[0].indicators[-1].weight) == ("广播和敲门都用上了", 5)
    assert not editor.changed
    setup = screen(shown(office, "drill.setup", scenario=DRILL), SetupScreen)
    assert setup.profile.findData("house-2") >= 0


def test_what_does_not_hold_is_told_and_marked_and_nothing_is_saved(office: Office) -> None:
    made = office.services.drill_profiles.copy(ACTOR, "house", "本地的")
    editor = screen(shown(office, "drill.profile", profile=made), ProfileScreen)
    editor.name.setText("")
    editor.grades[1].share.setText("很多")
    editor.groups[0].rows[0].text.setText("")
    editor.grades[1].share.textEdited.emit("很多")
    office.press_and_wait(editor.save)
    told = words(editor)
    assert "没有保存，有 3 处要改" in told
    assert "等级“良”的得分率应在 0% 到 100% 之间。" in told
    assert "1. 评估表没有名称。" in told
    assert "“预警叫应”第 1 条没有内容" in told
    assert editor.groups[0].rows[0].text.property("fault") == "true"
    assert editor.grades[1].share.property("fault") == "true"
    assert not editor.grades[2].share.property("fault"), "the next grade is right as it is"
    assert office.services.drill_profiles.open(ACTOR, made).profile.version == 1
    asked = editor.leave_question()
    assert asked is not None
    assert "不保存" in asked.title


def test_a_pending_indicator_that_is_completed_is_no_longer_pending(office: Office) -> None:
    made = office.services.drill_profiles.copy(ACTOR, "aq-t-9009-2015", "补过的")
    editor = screen(shown(office, "drill.profile", profile=made), ProfileScreen)
    row = next(line for card in editor.groups for line in card.rows if line.value.id == "a-4-8")
    office.type(row.text, "补上的条文")
    office.press_and_wait(editor.save)
    again = office.services.drill_profiles.open(ACTOR, made).profile.indicator("a-4-8")
    assert again is not None
    assert (again.text, again.known) == ("补上的条文", "retold")


def test_a_shipped_profile_is_looked_at_and_not_changed(office: Office) -> None:
    editor = screen(shown(office, "drill.profile", profile="aq-t-9009-2015"), ProfileScreen)
    assert not editor.save.isVisible()
    assert all(row.text.isReadOnly() for card in editor.groups for row in card.rows)
    assert not editor.add_group.isVisible()
    assert "据转述，待核" in words(editor)


def test_a_profile_goes_out_as_a_workbook_and_comes_back_or_is_refused_with_every_problem(
    office: Office, tmp_path: Path
) -> None:
    path = tmp_path / "a.xlsx"
    window = shown(office, "drill.profiles")
    listed = screen(window, ProfilesScreen)
    office.files.ready = [path]
    office.press_and_wait(listed.buttons["house"]["out"])
    book = openpyxl.load_workbook(path)
    book["指标"]["C2"].value, book["指标"]["D3"].value = None, "重"
    book.save(tmp_path / "bad.xlsx")
    office.files.ready = [tmp_path / "bad.xlsx"]
    office.press_and_wait(listed.bring_in)
    told = sheet(window, PageSheet)
    assert told.findChild(ProblemList) is not None
    assert "没有内容" in words(told)
    office.press_and_wait(told.close_button)
    office.files.ready = [path]
    office.press_and_wait(listed.bring_in)
    assert screen(window, ProfileScreen).value().title == "基层桌面推演评估表（优良中差）"


def test_an_own_profile_is_deleted_after_a_question_and_a_broken_one_shows_its_problems(office: Office) -> None:
    made = office.services.drill_profiles.copy(ACTOR, "house", "本地的")
    folder = office.services.paths.evaluation
    (folder / "torn.yaml").write_text("schema: 1\nid: torn\n", encoding="utf-8")
    window = shown(office, "drill.profiles")
    listed = screen(window, ProfilesScreen)
    office.press_and_wait(listed.buttons["torn"]["problems"])
    told = sheet(window, PageSheet)
    assert "缺少" in words(told)
    office.press_and_wait(told.close_button)
    office.press_and_wait(listed.buttons[made]["remove"])
    office.press_and_wait(question(window).yes)
    assert made not in listed.buttons
    assert not (folder / f"{made}.yaml").exists()


# -- 改分 --


def test_points_are_changed_with_a_reason_and_the_change_is_taken_back(office: Office) -> None:
    run = begin(office)
    plain = result(office, run)
    line = next(one for one in plain.lines if one.of and one.earned < one.of)
    id_, most = line.criterion.id, line.criterion.points
    window = shown(office, "drill.debrief", run=run)
    debrief = screen(window, DebriefScreen)
    assert debrief.tabs is not None
    debrief.tabs.setCurrentIndex(2)
    office.press_and_wait(debrief.points.override[id_])
    form = sheet(window, OverrideSheet)
    assert "自动得分" in form.old.text()
    assert not isinstance(form.old, QLineEdit), "what cannot be written in does not look so"
    for points, reason in (("999", "录像证明"), ("很多", "录像证明"), ("", "录像证明"), (str(most // 100), " ")):
        form.points.setText(points)
        form.reason.setText(reason)
        office.press_and_wait(form.yes)
        assert form.isVisible(), (points, reason)
        assert not any(one.overridden for one in result(office, run).lines)
    form.points.setText(str(most // 100))
    form.reason.setText("录像证明")
    office.press_and_wait(form.yes)
    changed = next(one for one in result(office, run).lines if one.criterion.id == id_)
    assert (changed.earned, changed.overridden, changed.reason) == (most, True, "录像证明")
    assert "→ 改为" in words(debrief.points)
    assert debrief.tabs.currentIndex() == 2
    office.press_and_wait(debrief.points.restore[id_])
    assert result(office, run).result.total == plain.result.total
    assert id_ not in debrief.points.restore


def test_what_is_pending_and_a_run_of_another_engine_have_no_button(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = begin(office)
    debrief = screen(shown(office, "drill.debrief", run=run), DebriefScreen)
    pending = {line.criterion.id for line in result(office, run).lines if line.criterion.pending}
    assert pending
    assert not pending & set(debrief.points.override)
    office.services.drill_results.close(ACTOR, run)
    monkeypatch.setattr("edu.services.drill_run_table.ENGINE", 10_000)
    old = screen(shown(office, "drill.debrief", run=run), DebriefScreen)
    assert not old.points.override


# -- 对比 --


def test_two_teams_stand_side_by_side_and_on_paper(office: Office, tmp_path: Path) -> None:
    first, same, other = (begin(office, seed) for seed in (7, 7, 8))
    for run in (first, same, other):
        office.services.drill_results.close(ACTOR, run)
    window = shown(office, "drill.debrief", run=first)
    office.press_and_wait(screen(window, DebriefScreen).compare)
    page = screen(window, CompareScreen)
    assert page.comparison is not None
    assert page.comparison.right.run.id == same, "the one on the same seed stands first"
    assert any(
        banner.findChildren(PlainLabel)[0].text().startswith("两场用同一脚本、同一局次")
        for banner in page.findChildren(Banner)
    )
    pick(page.other, other)
    office.settle()
    assert page.comparison.right.run.id == other
    assert "两场的局次不同（第一场 7，第二场 8）" in words(page)
    assert "决定对照" in words(page)
    office.files.ready = [tmp_path / "对照.pdf"]
    office.press_and_wait(page.print)
    assert (tmp_path / "对照.pdf").read_bytes().startswith(b"%PDF")


def test_a_single_run_has_nothing_to_be_compared_with_and_says_how_to_get_it(office: Office) -> None:
    page = screen(shown(office, "drill.compare", run=begin(office)), CompareScreen)
    assert page.findChildren(EmptyState)
    assert not page.print.isEnabled()
