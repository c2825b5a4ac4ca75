"""12-digit statistical codes of administrative divisions: 6 (GB/T 2260) + 3 township + 3 village.

Custom nodes (development zones and the like) carry codes of the same shape; whether a code is in use is not known
here.
"""

from __future__ import annotations

import re
from typing import Literal

from edu.domain.text import squeezed

Level = Literal["province", "city", "county", "township", "village"]
_CODE = re.compile(r"[1-9][0-9]{11}")
_TRAILING: tuple[tuple[str, Level, int], ...] = (
    ("0000000000", "province", 2),
    ("00000000", "city", 4),
    ("000000", "county", 6),
    ("000", "township", 9),
)


def normalise_code(text: str) -> str:
    """Spaces away; a code of 2, 4, 6 or 9 digits is filled up to 12."""
    code = re.sub(r"[\s\-'’‘]", "", squeezed(text))
    return code.ljust(12, "0") if code.isascii() and code.isdigit() and len(code) in (2, 4, 6, 9) else code


def is_code(code: str) -> bool:
    return _CODE.fullmatch(code) is not None


def level(code: str) -> Level:
    """The level that the zeros at the end say; ValueError unless 12 digits."""
    if not is_code(code):
        raise ValueError("not a 12-digit code")
    for zeros, name, _ in _TRAILING:
        if code.endswith(zeros):
            return name
    return "village"


def prefix(code: str) -> str:
    """The digits that every code below this one begins with."""
    own = level(code)
    return next((code[:digits] for _, name, digits in _TRAILING if name == own), code)


def parent(code: str) -> str | None:
    """None above a province. Counties directly under a province or municipality skip nothing: the city node is
    answered, whether or not it exists.
    """
    steps: dict[Level, int] = {"village": 9, "township": 6, "county": 4, "city": 2}
    digits = steps.get(level(code))
    return None if digits is None else code[:digits].ljust(12, "0")


def ancestors(code: str) -> tuple[str, ...]:
    """From the nearest parent up to the province."""
    above = parent(code)
    return () if above is None else (above, *ancestors(above))


def contains(scope: str, code: str) -> bool:
    """Whether `code` is `scope` itself or lies below it."""
    return code.startswith(prefix(scope))
