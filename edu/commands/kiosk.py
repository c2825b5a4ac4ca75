"""`kiosk --supervised`: the hall's window under watch, opened again within seconds after a crash or a hang.

`--set-pin` is the first run of a machine whose desktop nobody ever sees: the staff's PIN and the recovery code, at a
terminal. With neither, main.py opens the window itself (as `--mode kiosk` does) and this module is not asked.
"""

from __future__ import annotations

import getpass
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from edu.bootstrap import build
from edu.commands.console import WrongUse
from edu.domain.errors import Conflict, InvalidInput
from edu.system.clock import SystemClock
from edu.system.instance import InstanceLock
from edu.system.logs import log_to
from edu.system.paths import Paths, default_data_dir, root
from edu.system.supervision.supervisor import Supervisor

if TYPE_CHECKING:
    import argparse

    from edu.commands.console import Console


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--supervised", action="store_true", help="看管窗口：死机、崩溃后几秒内重新打开")
    parser.add_argument("--set-pin", action="store_true", help="在终端里设工作人员密码并给出恢复码")
    parser.add_argument("--data", type=Path, default=None, metavar="DIR", help="数据文件夹（默认：本用户的）")


def run(args: argparse.Namespace, console: Console) -> int:
    """0 when the staff closed it, 1 when it was told to stop."""
    if args.json:
        raise WrongUse("kiosk 打开的是窗口，没有 --json。", "请去掉 --json。")
    paths = Paths(data=args.data or default_data_dir())
    if args.set_pin:
        return set_pin(paths, console)
    lock = InstanceLock(paths.data / "supervisor.lock")
    try:
        log_to(paths.logs, "supervisor.log")
        kiosk = command("--mode", "kiosk", "--data", str(paths.data))
        code = Supervisor(kiosk, command("kiosk-cover"), SystemClock()).run()
    finally:
        lock.release()
    console.answer({"code": code}, "体验馆已由工作人员关闭。" if code == 0 else "体验馆的看管已停止。")
    return code


def set_pin(paths: Paths, console: Console) -> int:
    """Asks twice, without showing it. The recovery code is told once; whoever reads it here keeps it."""
    lock = InstanceLock(paths.lock)
    try:
        services = build(paths)
        try:
            if services.access.is_set:
                raise Conflict("密码已经设过了。", "要改密码，请在程序里用旧密码修改。")
            pin = getpass.getpass("工作人员密码（六位以上数字，输入时不显示）：")
            if getpass.getpass("再输一遍：") != pin:
                raise InvalidInput("两遍不一样。", "请重新运行，再输一次。")
            services.access.set_pin(pin)
            console.say(f"密码已设好。恢复码，请抄下来锁好：{services.recovery.code()}")
            services.recovery.confirm()
        finally:
            services.close()
    finally:
        lock.release()
    return 0


def command(*words: str) -> list[str]:
    """The program once more: frozen, or from a checkout."""
    if getattr(sys, "frozen", False):
        return [sys.executable, *words]
    return [sys.executable, os.fspath(root() / "main.py"), *words]
