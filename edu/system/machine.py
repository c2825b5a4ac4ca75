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

    @property
    def version(self) -> str:
        return VERSION
