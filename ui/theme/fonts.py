"""The bundled face, the same in window, PDF and games; figures are tabular."""

from __future__ import annotations

import logging
from functools import cache
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

import edu
from edu.system.faces import FILES, unusable

log = logging.getLogger(__name__)
FAMILY = "Noto Sans SC"
FOLDER = Path(edu.__file__).parent / "assets" / "fonts"


STAND_INS = ("Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "WenQuanYi Micro Hei", "SimHei")
"""The system's, for an installation that has lost its own: a hall opens all the same, and its staff is told."""


@cache
def missing() -> tuple[str, ...]:
    """Files that are gone or end too soon."""
    return unusable(FOLDER)


def damaged() -> tuple[str, ...]:
    """As `missing`, and those that hold something else than what was shipped. Reads them whole, anew each time."""
    return unusable(FOLDER, thorough=True)


def chinese() -> tuple[str, ...]:
    """What can write Chinese now, whoever brought it; needs a QGuiApplication."""
    return tuple(QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese))


def families() -> tuple[str, ...]:
    """The bundled one; with what may stand in for it only where that is needed: to look for a family takes time."""
    return (FAMILY, *STAND_INS) if missing() else (FAMILY,)


def face(*, bold: bool) -> Path | None:
    """The file of this weight, else of the other; None where neither can be used."""
    return next((FOLDER / name for name in (FILES[bold], FILES[not bold]) if name not in missing()), None)


@cache
def load() -> tuple[str, ...]:
    """Families loaded; needs a QGuiApplication. What is missing is logged, and said on the health page."""
    families: list[str] = []
    for name in FILES:
        number = -1 if name in missing() else QFontDatabase.addApplicationFont(str(FOLDER / name))
        if number < 0:
            log.error("the face %s cannot be loaded: the system's own takes its place", name)
            continue
        families += QFontDatabase.applicationFontFamilies(number)
    return tuple(families)


def font(pixels: int, *, bold: bool = False) -> QFont:
    made = QFont(list(families()))
    made.setPixelSize(pixels)
    made.setBold(bold)
    made.setFeature(QFont.Tag("tnum"), 1)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made
