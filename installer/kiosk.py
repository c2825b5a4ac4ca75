#!/usr/bin/env python3
"""Makes a Debian-family machine a hall's kiosk, looks whether it still is one, and puts everything back.

    sudo python3 installer/kiosk.py apply [--dry-run]   own user, signed in at start, own session, no system keys
    sudo python3 installer/kiosk.py check               what of it is not (any more) so; exit 1 where something is
    sudo python3 installer/kiosk.py undo [--dry-run]    every changed file as it was, byte for byte

Standard library only. Whatever is changed is written down first (/var/lib/yingzhi-provisioning), so that `undo` also
works after a power cut in the middle. What visitors did stays where it is (/var/lib/yingzhi-kiosk). See docs/kiosk.md.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from provisioning import accounts
from provisioning.changes import Changes, ProvisioningError, state_of
from provisioning.plan import Machine, wanted, warnings

PROGRAM = Path(__file__).resolve().parents[1]


def main(arguments: list[str], run: accounts.Run = accounts.system_tool) -> int:
    """0 done, 1 something is not as it should be, 2 wrong use or not possible."""
    options = _options(arguments)
    machine = Machine(options.root, str(options.program), options.python, options.user)
    try:
        _refuse_without_right(options)
        steps = {"apply": apply, "check": check, "undo": undo}
        return steps[options.command](machine, options.dry_run, run)
    except ProvisioningError as error:
        print(f"✗ {error}", file=sys.stderr)
        return 2
    except PermissionError as error:  # what the kiosk holds, others may not even look at
        print(f"✗ 没有权限看 {error.filename}，请加 sudo 再运行 (run it with sudo)。", file=sys.stderr)
        return 2


def _refuse_without_right(options: argparse.Namespace) -> None:
    changes_this_machine = options.command != "check" and not options.dry_run and options.root == Path("/")
    if changes_this_machine and os.geteuid() != 0:
        raise ProvisioningError("要改系统设置，请加 sudo 再运行 (run it with sudo)。")


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="installer/kiosk.py", description="把本机设成体验馆一体机，或恢复原样")
    parser.add_argument("command", choices=["apply", "check", "undo"])
    parser.add_argument("--dry-run", action="store_true", help="只说要改什么，不改")
    parser.add_argument("--root", type=Path, default=Path("/"), metavar="DIR", help="另一个系统的根目录（默认：本机）")
    parser.add_argument("--user", default="yingzhi-kiosk", help="一体机自己的用户名")
    parser.add_argument("--program", type=Path, default=PROGRAM, metavar="DIR", help="程序所在文件夹")
    parser.add_argument("--python", default=str(PROGRAM / ".venv/bin/python"), help="运行程序的 Python")
    return parser.parse_args(arguments)


def _changes(machine: Machine) -> Changes:
    def owner() -> tuple[int, int]:
        return accounts.ids_of(machine.root, machine.user) or (0, 0)

    return Changes(machine.root, owner)


def apply(machine: Machine, dry_run: bool, run: accounts.Run) -> int:
    changes, files = _changes(machine), wanted(machine)
    for line in warnings(machine):
        print(f"! {line}")
    has_user = accounts.ids_of(machine.root, machine.user) is not None
    if dry_run:
        if not has_user:
            print(f"新建用户 {machine.user}，没有密码 (new user)")
        for file in files:
            if not changes.is_so(file):
                verb = "新建" if state_of(machine.root / file.path) is None else "改写"
                print(f"{verb} /{file.path}：{file.why}" + (f" → {file.link}" if file.link else ""))
                print("".join(f"    | {line}\n" for line in file.content.decode("utf-8").splitlines()), end="")
        return 0
    if accounts.add_user(changes, machine.user, machine.home, run):
        print(f"新建用户 {machine.user}")
    changes.make_folder(machine.home, 0o700)
    done = [file for file in files if changes.make(file)]
    handed = changes.hand_over(machine.home)
    if handed:
        print(f"/{machine.home} 里原有的 {handed} 个文件已交给用户 {machine.user}")
    for file in done:
        print(f"已写 /{file.path}：{file.why}")
    if not done:
        print("已经是一体机，没有要改的。")
        return 0
    print(
        f"共 {len(done)} 处。撤销：sudo python3 installer/kiosk.py undo\n接着设工作人员密码：\n"
        f"    sudo -u {machine.user} env HOME=/{machine.home} {machine.python} {machine.program}/main.py "
        f"kiosk --set-pin --data /{machine.data}\n重启后自动进入体验馆。"
    )
    return 0


def check(machine: Machine, dry_run: bool, run: accounts.Run) -> int:
    changes = _changes(machine)
    off = [] if accounts.ids_of(machine.root, machine.user) else [f"没有用户 {machine.user}"]
    off += [f"/{file.path}：{file.why}" for file in wanted(machine) if not changes.is_so(file)]
    if not off and changes.strangers(machine.home):
        off.append(f"/{machine.home}：里面有别的用户的文件，大屏打不开")
    for line in off:
        print(f"不符 {line}")
    print("都符合。" if not off else f"{len(off)} 处不符；重新设置：sudo python3 installer/kiosk.py apply")
    return int(bool(off))


def undo(machine: Machine, dry_run: bool, run: accounts.Run) -> int:
    changes = _changes(machine)
    if not changes.applied:
        if not dry_run:
            changes.sweep()
        print("本机没有设成一体机，没有要撤销的。")
        return 0
    if dry_run:
        print("\n".join(f"恢复 /{name}" for name in changes.kept()))
        return 0
    told = changes.undo(but=accounts.remove_user(changes, run))
    for line in told:
        print(line)
    print("已恢复原样，重启后生效。观众的数据仍在 /" + machine.data + "。")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
