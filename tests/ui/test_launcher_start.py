"""What the launcher's start may load: `bench cold_start` measures the time, this names who would spend it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from edu.bootstrap import build
from edu.system.paths import Paths, root

# libraries of work that no launcher does, each 0.02–0.3 s
LIBRARIES = {
    "alembic", "argon2", "keyring", "markdown_it", "openpyxl", "psycopg", "pygame", "pypdfium2", "pypinyin",
    "python_calamine", "qtawesome", "reportlab", "segno", "svglib", "xlsxwriter", "yaml",
}  # fmt: skip
# our own rooms behind the first click
ROOMS = {
    "edu.commands", "edu.demo", "edu.domain.events", "edu.domain.obligations", "edu.packs.course_reader", "edu.reports",
    "edu.storage.folds", "edu.storage.integrity", "edu.storage.migrations", "edu.storage.records",
    "edu.storage.schema_people", "edu.storage.unit_of_work", "ui.gallery", "ui.mode_windows", "ui.screens.classroom",
    "ui.screens.exam", "ui.screens.kiosk", "ui.screens.manager", "ui.screens.study", "ui.shell.desktop",
    "ui.shell.kiosk",
}  # fmt: skip
SERVICES = {"edu.services", "edu.services.access", "edu.services.recovery"}
START = """
import json, sys
import main
run = main.window()
order = list(sys.modules)
storage_first = order.index("sqlalchemy") < order.index("PySide6")
from PySide6.QtCore import QTimer
from ui.app import make_application
app = make_application()
def shown():
    windows = [type(top).__name__ for top in app.topLevelWidgets() if top.isVisible()]
    for top in app.topLevelWidgets():
        top.grab()
    print(json.dumps({"windows": windows, "modules": sorted(sys.modules), "storage_first": storage_first}))
    app.quit()
QTimer.singleShot(0, shown)
sys.exit(run(["--mode", "launcher", "--data", sys.argv[1]]))
"""


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """The launcher on an ordinary day: what stood on the screen and in sys.modules at its first picture."""
    folder = tmp_path_factory.mktemp("start")
    services = build(Paths(data=folder / "data", secrets=folder / "secrets"))
    services.access.set_pin("204518")
    services.recovery.confirm()
    services.close()
    environment = {**os.environ, "YINGZHI_SECRETS": str(folder / "secrets"), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", START, str(folder / "data")]
    done = subprocess.run(command, cwd=root(), capture_output=True, text=True, check=True, env=environment)
    found: dict[str, list[str]] = json.loads(done.stdout)
    return found


def test_the_launcher_is_there(start: dict[str, list[str]]) -> None:
    assert start["windows"] == ["LauncherWindow"]


def test_no_library_of_other_work_is_loaded(start: dict[str, list[str]]) -> None:
    assert {name.partition(".")[0] for name in start["modules"]} & LIBRARIES == set()


def test_no_room_behind_the_first_click_is_loaded(start: dict[str, list[str]]) -> None:
    assert set(start["modules"]) & ROOMS == set()


def test_only_the_services_of_the_launcher_are_loaded(start: dict[str, list[str]]) -> None:
    assert {name for name in start["modules"] if name.startswith("edu.services")} == SERVICES


def test_storage_is_loaded_before_qt(start: dict[str, list[str]]) -> None:
    assert start["storage_first"]


def test_what_is_named_here_exists() -> None:
    """A room that was renamed would be missed silently."""
    missing = [name for name in ROOMS if not list(Path(root()).glob(name.replace(".", "/") + "*"))]

    assert missing == []


def test_warm_up_fetches_the_rooms() -> None:
    code = (
        "import sys; from ui.tasks import Task; from ui.warm_up import MODES_BEHIND, warm_up; "
        "warm_up(Task(lambda *_: None), MODES_BEHIND); "
        "print('ui.screens.manager.routes' in sys.modules and 'ui.screens.kiosk.routes' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=root(), capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "True"
