"""What every part of edu.bootstrap.services stands on."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from edu.packs.library import ContentLibrary
    from edu.storage.database import Database
    from edu.system.clock import Clock
    from edu.system.ids import Ids
    from edu.system.paths import Paths
    from edu.system.settings import SettingsFile


class Ground:
    """The whole sets these at its making."""

    paths: Paths
    clock: Clock
    settings: SettingsFile
    database: Database
    _ids: Ids

    @cached_property
    def library(self) -> ContentLibrary:
        from edu.packs.library import ContentLibrary

        return ContentLibrary(self.paths.content, self.paths.exams)
