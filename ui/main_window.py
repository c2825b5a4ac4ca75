"""`main.py` without a command: the window. Boots in small steps; whatever fails becomes a sentence in a window."""

from __future__ import annotations

import argparse
import importlib
import logging
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from edu.domain.errors import Conflict, EduError, WrongKey
from edu.system.arguments import Parser
from edu.system.instance import InstanceLock
from edu.system.logs import log_to
from edu.system.paths import Paths, default_data_dir
from edu.system.settings import Settings
from ui import theme
from ui.app import make_application
from ui.collector import Collector
from ui.errors import explain, install_excepthook
from ui.modes import MODES, ModeName
from ui.shell.pulse import Pulse, await_turn, is_supervised
from ui.theme import VARIANTS, Variant

log = logging.getLogger(__name__)

SETTLED_MS = 250  # the first window is painted by then


def run(argv: Sequence[str]) -> int:
    """Exit 0 when the window was closed, 1 when the program could not start."""
    options = _options(argv)
    paths = Paths(data=options.data or default_data_dir())
    app = make_application()
    if is_supervised():
        load_kiosk()
        await_turn()
    try:
        lock = InstanceLock(paths.lock)
    except (EduError, OSError) as error:
        return show_trouble(app, error)
    try:
        log_to(paths.logs)
        return _open(app, paths, options.mode)
    finally:
        lock.release()


def _open(app: QApplication, paths: Paths, mode: str | None) -> int:
    from edu.bootstrap import build
    from ui.program import Program
    from ui.tasks import TaskRunner

    try:
        services = build(paths, has_desktop=True)
    except WrongKey as error:
        return _open(app, paths, mode) if recovered_key(app, paths, error) else 1
    except (EduError, OSError) as error:
        return show_trouble(app, error)
    tasks, collector = TaskRunner(), Collector(app)
    try:
        dress(app, services.settings.value)
        program = Program(services, tasks, pulse=Pulse(app))
        install_excepthook(program.say)
        if is_supervised() and not program.is_set_up:  # no visitor may choose the PIN
            return show_trouble(app, Conflict("这台电脑还没有设好。", "请先在工作人员的桌面上打开一次本程序。"))
        program.start(first_mode(mode, services.settings.value))
        QTimer.singleShot(SETTLED_MS, program, program.settle)
        return app.exec()
    finally:
        tasks.close()
        services.close()
        collector.stop()


def load_kiosk() -> None:
    """What the first picture of the hall needs: a spare has it ready."""
    for name in ("edu.storage.unit_of_work", "ui.program", "ui.tasks", "ui.mode_windows", "ui.screens.kiosk.routes"):
        importlib.import_module(name)


def first_mode(asked: str | None, settings: Settings) -> ModeName:
    """What was asked for on the command line, else what this machine is pinned to, else the launcher."""
    for name in (asked, settings.pinned_mode):
        if name in MODES:
            return name
    return "launcher"


def dress(app: QApplication, settings: Settings) -> None:
    variant: Variant = settings.theme if settings.theme in VARIANTS else "light"
    theme.apply(app, variant, "desktop", settings.large_text, settings.reduced_motion)


def recovered_key(app: QApplication, paths: Paths, error: WrongKey) -> bool:
    """The folder came from another machine: ask for the recovery code. False: the window was closed without."""
    from edu.bootstrap import recover
    from ui.screens.launcher.recover import RecoverWindow

    if not paths.key_ring.exists() or is_supervised():
        show_trouble(app, error)
        return False
    done: list[bool] = []
    window = RecoverWindow(explain(error), lambda code: recover(paths, code, has_desktop=True))
    window.recovered.connect(lambda: done.append(True))
    window.show()
    app.exec()
    return bool(done)


def show_trouble(app: QApplication, error: Exception) -> int:
    """Also on stderr, for whoever started it from a terminal.

    Under a supervisor only there: its cover is on the glass and its log keeps the reason.
    """
    why = explain(error)
    sys.stderr.write(f"{why.title}：{why.message}{why.remedy}\n")
    if is_supervised():
        return 1
    from ui.screens.launcher.trouble import TroubleWindow

    window = TroubleWindow(why)
    window.show()
    app.exec()
    return 1


def _options(argv: Sequence[str]) -> argparse.Namespace:
    parser = Parser(prog="main.py", description="打开应知应会的窗口")
    parser.add_argument("--mode", choices=sorted(MODES), default=None, help="直接打开哪一种用途")
    parser.add_argument("--data", type=Path, default=None, metavar="DIR", help="数据文件夹（默认：本用户的）")
    return parser.parse_args(argv)
