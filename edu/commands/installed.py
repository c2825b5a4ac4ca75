"""The content that came with the program; reading it opens no data folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from edu.system.paths import Paths

if TYPE_CHECKING:
    from edu.packs.library import ContentLibrary


def installed_content() -> ContentLibrary:
    from edu.packs.library import ContentLibrary

    paths = Paths(data=Path())
    return ContentLibrary(paths.content, paths.exams)
