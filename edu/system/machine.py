"""What a health page measures of the machine that the program runs on (port: edu.services.ports.hall_machine)."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from edu.system.ballast import Ballast

if TYPE_CHECKING:
    from edu.system.paths import Paths

VERSION = "0.1.0"
"""As in pyproject.toml, which is not beside an installed program (a test compares them)."""


class LocalMachine:
    def __init__(self, paths: Paths) -> None:
        self._paths = paths

    def space(self) -> tuple[int, int]:
        usage = shutil.disk_usage(self._paths.data)
        return usage.free, usage.total

    def has_ballast(self) -> bool:
        return Ballast(self._paths.ballast).is_laid

    def backup_ms(self) -> int:
        """The newest file in the data's `backups` folder; 0 where there is none."""
        folder = self._paths.backups
        if not folder.is_dir():
            return 0
        return max((path.stat().st_mtime_ns // 1_000_000 for path in folder.iterdir() if path.is_file()), default=0)

    @property
    def version(self) -> str:
        return VERSION
