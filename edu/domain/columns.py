"""What a column of a detailed sheet is."""

from __future__ import annotations

from typing import Literal, NamedTuple

Kind = Literal["text", "day", "count", "hours", "share", "long"]


class Column(NamedTuple):
    """`width` in characters of Latin type; `long` wraps."""

    title: str
    kind: Kind
    width: float
    definition: str
    sources: tuple[str, ...] = ()


NUMBER = Column("序号", "count", 6, "本表行号。")
