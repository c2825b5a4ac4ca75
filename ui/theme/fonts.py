"""The bundled face, the same in window, PDF and games; figures are tabular."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

import edu

FAMILY = "Noto Sans SC"
FILES = ("NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf")
FOLDER = Path(edu.__file__).parent / "assets" / "fonts"


@cache
def load() -> tuple[str, ...]:
    """Families loaded; needs a QGuiApplication. A missing file is an installation fault, said at once."""
    families: list[str] = []
    for name in FILES:
        number = QFontDatabase.addApplicationFont(str(FOLDER / name))
        if number < 0:
            raise FileNotFoundError(FOLDER / name)
        families += QFontDatabase.applicationFontFamilies(number)
    return tuple(families)


def font(pixels: int, *, bold: bool = False) -> QFont:
    face = QFont(FAMILY)
    face.setPixelSize(pixels)
    face.setBold(bold)
    face.setFeature(QFont.Tag("tnum"), 1)
    face.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return face
