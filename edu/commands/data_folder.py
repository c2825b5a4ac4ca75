"""Opening the data folder for a command: the options every such command has, and one instance at a time."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from edu.bootstrap import build
from edu.commands.console import WrongUse
from edu.domain.actors import Actor, Role
from edu.system.instance import InstanceLock
from edu.system.logs import log_to
from edu.system.paths import Paths, default_data_dir

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from edu.bootstrap import Services
    from edu.commands.console import Console

OPERATOR = Actor(role=Role.OPERATOR, id="cli")


def add_data(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--data", type=Path, default=None, metavar="DIR", help="数据文件夹（默认：本用户的）")


def named(args: argparse.Namespace) -> Paths:
    return Paths(data=args.data or default_data_dir())


def existing(args: argparse.Namespace) -> Paths:
    """The folder that the options name; WrongUse where there is none: a question never sets one up."""
    paths = named(args)
    if not paths.data.is_dir():
        raise WrongUse(
            f"没有找到数据文件夹 {paths.data}，什么都没有做。",
            "请核对 --data；第一次使用时，请先打开程序完成设置，或用 people import 导入名册。",
        )
    return paths


@contextmanager
def opened(args: argparse.Namespace, console: Console, *, first: bool = False) -> Iterator[Services]:
    """The services over the data folder that the options name; a recovery code that nobody confirmed is shown.

    `first`: the command may be the one that sets the folder up.
    """
    paths = named(args) if first else existing(args)
    lock = InstanceLock(paths.lock)
    try:
        log_to(paths.logs)
        services = build(paths)
        if services.recovery.needed:
            console.progress(f"恢复码（只显示这一次，请抄下来锁好）：{services.recovery.code()}")
            services.recovery.confirm()
        try:
            yield services
        finally:
            services.close()
    finally:
        lock.release()


@contextmanager
def rehearsal() -> Iterator[Services]:
    """Services over an empty scratch folder, gone afterwards: what would happen in a folder that is not there yet."""
    with tempfile.TemporaryDirectory(prefix="yingzhi-rehearsal-") as folder:
        services = build(Paths(data=Path(folder) / "data", secrets=Path(folder) / "secrets"))
        try:
            yield services
        finally:
            services.close()
