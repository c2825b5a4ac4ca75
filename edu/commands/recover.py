"""`recover --data DIR [--code CODE]`: a data folder from another machine, opened with its printed recovery code."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from edu.bootstrap import recover
from edu.commands.data_folder import add_data, existing
from edu.system.instance import InstanceLock

if TYPE_CHECKING:
    import argparse

    from edu.commands.console import Console


def add(parser: argparse.ArgumentParser) -> None:
    add_data(parser)
    parser.add_argument("--code", default="", help="恢复码；不写则从标准输入读一行")


def run(args: argparse.Namespace, console: Console) -> int:
    paths = existing(args)
    lock = InstanceLock(paths.lock)
    try:
        recover(paths, args.code or sys.stdin.readline())
    finally:
        lock.release()
    console.answer({"recovered": True, "data": str(paths.data)}, f"这台电脑现在可以打开 {paths.data}。")
    return 0
