"""An installation that has lost its faces, on a machine that has no Chinese face either: the hall opens all the same.

In a process of its own, because faces and fontconfig are looked at once in a process.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path
from time import monotonic, sleep

import pytest

from edu.system.clock import FixedClock, ms_at
from edu.system.faces import BOLD, FILES, REGULAR
from edu.system.paths import Paths, root

NO_FONTS = '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>{dirs}</fontconfig>'


def hall_without_faces(fonts_folder: Path, work: Path) -> dict[str, object]:
    """What one visit, the staff's page, a game's letters and a certificate come to."""
    from edu.bootstrap import build
    from edu.domain.actors import Actor, Role
    from edu.domain.errors import EduError
    from edu.domain.hall.plan import Notice
    from edu.reports import faces
    from edu.reports.certificate_pdf import write_certificates
    from tests.edu.reports.papers import make_sheet
    from tests.journeys.hands import PIN
    from ui.app import make_application
    from ui.games.words import Words
    from ui.navigation import Route
    from ui.program import Program
    from ui.screens.kiosk.staff import StaffScreen
    from ui.shell.kiosk import KioskWindow
    from ui.tasks import TaskRunner
    from ui.theme import fonts

    fonts.FOLDER = fonts_folder
    faces.faces_folder = lambda: fonts_folder
    app = make_application(log_qt=False)
    day = date(2026, 11, 22)
    clock = FixedClock(ms_at(day, 9))
    services, tasks = build(Paths(data=work / "data", secrets=work / "secrets"), clock=clock), TaskRunner()
    services.access.set_pin(PIN)
    services.recovery.confirm()
    rare = Notice(id="", level="notice", text="㵐溪水大，请绕行", first=day, last=day)
    services.hall.save_notice(Actor(role=Role.ADMIN, id="a1"), rare)
    program = Program(services, tasks)
    program.start("kiosk")
    window = program.window
    assert isinstance(window, KioskWindow)

    def settle() -> None:
        until = monotonic() + 60
        while tasks.busy and monotonic() < until:
            app.processEvents()
            sleep(0.01)
        assert not tasks.busy

    settle()
    started = window.host.route
    window.grab()
    window.host.go(Route("kiosk.doors"))
    window.host.go(Route("kiosk.quiz"))
    window.grab()
    window._on_pin(PIN)
    settle()
    page = window.host.showing
    assert isinstance(page, StaffScreen)
    paper = work / "c.pdf"
    try:
        write_certificates([make_sheet()], paper)
        said = ""
    except EduError as error:
        said = f"{error.message}{error.remedy}"
    found = {
        "started": started.name if started is not None else "",
        "people": services.visits.people_today(Actor(role=Role.KIOSK)),
        "face": page.lines["face"].said,
        "state": page.lines["face"].state,
        "letters": Words().line("火警 119", 30, "#112233").get_width(),
        "said": said,
        "paper": paper.exists(),
    }
    window.leave()
    tasks.close()
    services.close()
    app.processEvents()
    return found


def lose(folder: Path, how: str) -> None:
    if how == "gone":
        return
    for name in FILES:
        shutil.copyfile(Paths(data=Path()).fonts / name, folder / name)
    data = (folder / REGULAR).read_bytes()
    (folder / REGULAR).write_bytes(data[: len(data) // 2])
    (folder / BOLD).write_bytes(bytes(len(data)))


@pytest.mark.skipif(sys.platform != "linux", reason="fontconfig")
@pytest.mark.parametrize("how", ["gone", "damaged"])
def test_a_hall_without_any_chinese_face_opens_counts_and_says_so(tmp_path: Path, how: str) -> None:
    folder = tmp_path / "fonts"
    folder.mkdir()
    lose(folder, how)
    config = tmp_path / "fonts.conf"
    config.write_text(NO_FONTS.format(dirs=f"<dir>{tmp_path / 'empty'}</dir>"), "utf-8")
    call = (
        "import json; from pathlib import Path; from tests.journeys.test_lost_faces import hall_without_faces;"
        f"print('FOUND' + json.dumps(hall_without_faces(Path({str(folder)!r}), Path({str(tmp_path)!r}))))"
    )
    environment = {**os.environ, "FONTCONFIG_FILE": str(config), "QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1"}

    done = subprocess.run(
        [sys.executable, "-c", call], cwd=root(), env=environment, capture_output=True, text=True, timeout=120
    )

    assert done.returncode == 0, done.stderr[-3000:]
    found = json.loads(done.stdout.rpartition("FOUND")[2])
    names = f"{REGULAR}、{BOLD}"
    assert found["started"] == "kiosk.attract"
    assert found["people"] == 1
    assert found["letters"] > 40
    assert (found["state"], found["face"]) == (
        "bad",
        f"{names} 缺少或损坏，系统里也没有中文字体，字会变成方框；不能生成 PDF",
    )
    assert found["said"] == (
        f"程序带的字体文件缺少或损坏：{names}，生成不了 PDF。请重新安装本程序，再做一次；数据不受影响。"
    )
    assert not found["paper"]
    assert "Traceback" not in done.stderr
    assert f"the face {REGULAR} cannot be loaded" in done.stderr
