"""Recording a drill by its form makes the village's duty met; a wrong one is withdrawn."""

from __future__ import annotations

from pathlib import Path

from edu.domain.obligations.status import State
from tests.ui.screens.manager.office import ADMIN, Office, screen, sheet
from ui.screens.manager.drills.one import DrillScreen
from ui.screens.manager.drills.record import RecordDrillScreen
from ui.screens.manager.drills.screen import DrillsScreen
from ui.widgets import Button, TextField

PDF = b"%PDF-1.4\n1 0 obj\n"


def duty(office: Office) -> State:
    duties = office.services.obligations.org(ADMIN, office.village).duties
    return next(one.state for one in duties if "演练" in one.title)


def form(office: Office) -> RecordDrillScreen:
    office.services.settings.change(regions=("songyang",))
    return screen(office.open("manager.drill_new", org=office.village), RecordDrillScreen)


def test_recorded_drill_meets_the_village_duty_and_keeps_its_papers(office: Office, tmp_path: Path) -> None:
    shown = form(office)
    before = duty(office)
    paper = tmp_path / "签到表.pdf"
    paper.write_bytes(PDF)
    office.files.ready = [paper]
    office.press(next(button for button in shown.findChildren(Button) if button.text() == "添加文件"))
    office.type(shown.name, "2026 年防汛转移演练")

    office.press_and_wait(shown.save)

    one = screen(office.windows[-1], DrillScreen)
    drill = office.services.drills.list(ADMIN)[0]
    assert before != "met"
    assert duty(office) == "met"
    assert one.title == "2026 年防汛转移演练"
    assert [held.name for held in office.services.drills.view(ADMIN, drill.id).documents] == ["签到表.pdf"]


def test_form_names_its_faults_and_asks_before_it_is_left(office: Office) -> None:
    shown = form(office)

    office.press_and_wait(shown.save)
    said = [label.text() for label in shown.form.findChildren(type(shown.form._faults[shown.name]))]
    empty = shown.leave_question()
    office.type(shown.name, "演练")

    assert "请填写演练名称。" in said
    assert empty is None
    assert shown.leave_question() is not None


def test_withdrawn_drill_counts_no_more(office: Office) -> None:
    shown = form(office)
    office.type(shown.name, "2026 年防汛转移演练")
    office.press_and_wait(shown.save)
    one = screen(office.windows[-1], DrillScreen)

    office.press(one.withdraw)
    asked = sheet(office.windows[-1])
    office.type(asked.findChildren(TextField)[0], "日期登记错误")
    office.press_and_wait(asked.yes)

    assert duty(office) != "met"
    assert not one.attach.isEnabled()


def test_list_shows_which_village_has_not_drilled(office: Office) -> None:
    shown = screen(office.open("manager.drills", tab="villages"), DrillsScreen)

    assert [(row.unit.name, row.chip[1]) for row in shown.villages.rows] == [("叶村村", "未演练")]
    assert shown.summary.text().endswith("0 / 1 个村（社区）已演练")
