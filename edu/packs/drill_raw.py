"""How the values of a drill file are written: the other way round of drill_fields."""

from __future__ import annotations

import re

MARKS = re.compile(r"[\\`{}\[<*]")


def given(**fields: object) -> dict[str, object]:
    """Without what is empty: a reader takes what is missing for empty."""
    return {key: value for key, value in fields.items() if value is not None and value not in ("", (), [], {})}


def flag(key: str, value: bool, *, default: bool) -> dict[str, object]:
    return {} if value is default else {key: value}


def moment(seconds: int) -> int | str:
    minutes, rest = divmod(seconds, 60)
    return f"{minutes // 60}:{minutes % 60:02}:{rest:02}" if rest else minutes


def span(seconds: int) -> str:
    return f"{seconds}s" if seconds % 60 else f"{seconds // 60}m"


def whole(hundredths: int) -> int:
    if hundredths % 100:
        raise ValueError(hundredths)  # a file has whole points; an editor offers no others
    return hundredths // 100


def prose(text: str) -> str:
    """With a backslash before what the reader would take for a mark; ** in pairs stays bold."""
    bold = text.count("**") % 2 == 0
    parts = text.split("**") if bold else [text]
    return "**".join(MARKS.sub(r"\\\g<0>", part) for part in parts)


def lines(texts: tuple[str, ...]) -> list[str]:
    return [prose(text) for text in texts]
