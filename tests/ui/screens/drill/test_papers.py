"""Papers of a drill from its screens: a report and a workbook after it, cards before it."""

from __future__ import annotations

from pathlib import Path

import pytest

from edu.domain.actors import Actor, Role
from edu.services.drill_papers import DrillPapers
from tests.ui.screens.manager.office import Office, screen
from ui.modes import TRAINER
from ui.navigation import Route
from ui.screens.drill.debrief import DebriefScreen
from ui.screens.drill.routes import builders
from ui.screens.drill.setup import SetupScreen
from ui.shell.desktop import DesktopWindow

ACTOR = Actor(role=Role.TRAINER, id="a1")
DRILL = "flash-flood"


def shown(office: Office, name: str, **args: str) -> DesktopWindow:
    made = builders(office.services, office.tasks, office.session(Role.TRAINER), office.files)
    window = DesktopWindow(TRAINER, made)
    office.qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    window.host.go(Route.to(name, **args))
    office.windows.append(window)
    office.settle()
    return window


def played(office: Office) -> str:
    runs = office.services.drill_runs
    run = runs.start(ACTOR, DRILL, mode="group", org=office.township, seed=7, seats={})
    runs.advance(ACTOR, run, 300)
    office.services.drill_results.close(ACTOR, run)
    return run


def test_the_debrief_gives_a_report_and_a_workbook(office: Office, tmp_path: Path) -> None:
    debrief = screen(shown(office, "drill.debrief", run=played(office)), DebriefScreen)
    for button, path, begins in (
        (debrief.report, tmp_path / "复盘.pdf", b"%PDF"),
        (debrief.book, tmp_path / "复盘.xlsx", b"PK"),
    ):
        office.files.ready = [path]
        office.press_and_wait(button)
        assert path.read_bytes().startswith(begins)


def test_who_changes_their_mind_gets_no_file(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(DrillPapers, "report_pdf", lambda *_: pytest.fail("nobody asked for it"))
    monkeypatch.setattr(DrillPapers, "workbook", lambda *_: pytest.fail("nobody asked for it"))
    monkeypatch.setattr(DrillPapers, "cards", lambda *_: pytest.fail("nobody asked for it"))
    monkeypatch.setattr(type(office.files), "save_as", lambda _self, _over, _title, name, _kinds: asked.append(name))
    debrief = screen(shown(office, "drill.debrief", run=played(office)), DebriefScreen)
    office.press_and_wait(debrief.report)
    office.press_and_wait(debrief.book)
    office.press_and_wait(screen(shown(office, "drill.setup", scenario=DRILL), SetupScreen).cards)
    assert asked == [
        "小流域山洪夜间叫应-叶村乡-2026-11-22-复盘报告.pdf", "小流域山洪夜间叫应-叶村乡-2026-11-22-复盘数据.xlsx",
        "小流域山洪夜间叫应-角色卡.pdf",
    ]  # fmt: skip


def test_cards_are_printed_before_the_drill(office: Office, tmp_path: Path) -> None:
    setup = screen(shown(office, "drill.setup", scenario=DRILL), SetupScreen)
    office.files.ready = [tmp_path / "卡.pdf"]
    office.press_and_wait(setup.cards)
    assert (tmp_path / "卡.pdf").read_bytes().startswith(b"%PDF")
