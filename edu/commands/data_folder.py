"""Opening the data folder for a command: the options every such command has, and one instance at a time."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from edu.bootstrap import build
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


@contextmanager
def opened(args: argparse.Namespace, console: Console) -> Iterator[Services]:
    """The services over the data folder that the options name; a recovery code that nobody confirmed is shown."""
    paths = Paths(data=args.data or default_data_dir())
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
