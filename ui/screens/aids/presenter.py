"""One-page aids in words: shelves, chips, names of files. No Qt."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import groupby
from typing import Literal

from edu.domain.aids import KIND_NAMES, KINDS, Aid, blanks_of
from edu.services.aids import AidLine

Mood = Literal["met", "due", "none"]
ALL = "all"
LONGEST_NAME = 20
_NAMED = 4

Shelf = tuple[str, tuple[AidLine, ...]]
"""A heading, and what stands under it."""


def kinds() -> tuple[tuple[str, str], ...]:
    return ((ALL, "全部"), *((kind, KIND_NAMES[kind]) for kind in KINDS))


def shelves(lines: Sequence[AidLine], kind: str, wanted: str) -> tuple[Shelf, ...]:
    """Of one kind, or all, that hold the wanted words in title, post, event or group."""
    found = [
        line for line in lines if kind in (ALL, line.aid.kind) and all(word in _said(line) for word in wanted.split())
    ]
    return tuple((heading, tuple(group)) for heading, group in groupby(found, _heading))


def _heading(line: AidLine) -> str:
    return f"{KIND_NAMES[line.aid.kind]}　{line.group}".rstrip()


def _said(line: AidLine) -> str:
    aid = line.aid
    return " ".join((aid.title, aid.who, aid.event, line.group, KIND_NAMES[aid.kind]))


def note(aid: Aid) -> str:
    return f"{aid.who}　{aid.event}"


def chip(line: AidLine) -> tuple[Mood, str]:
    if line.aid.status == "pending":
        return "due", "待核"
    return ("met", "已审") if line.reviewed else ("none", "未审")


def caption(lines: Sequence[AidLine], ticked: Collection[str] = ()) -> str:
    """What would be printed, by name: ticks scroll out of sight. Before the first one what there is."""
    chosen = [line.aid.title for line in lines if line.aid.id in ticked]
    if chosen:
        more = f" 等 {len(chosen)} 张" if len(chosen) > _NAMED else ""
        return f"已勾选：{'、'.join(chosen[:_NAMED])}{more}"
    counts = {kind: sum(line.aid.kind == kind for line in lines) for kind in KINDS}
    return "，".join(f"{KIND_NAMES[kind]} {count} 张" for kind, count in counts.items() if count)


def to_print(lines: Sequence[AidLine], ticked: Collection[str], shown: str) -> tuple[Aid, ...]:
    """What would be printed: the ticked ones in the order of the list, else the one that is looked at."""
    return tuple(line.aid for line in lines if line.aid.id in (ticked or {shown}))


def print_word(count: int) -> str:
    return f"打印成 PDF（{count} 张）" if count else "打印成 PDF"


def blanks(aids: Sequence[Aid]) -> tuple[str, ...]:
    return blanks_of(aids)


def file_name(aids: Sequence[Aid]) -> str:
    """Without its ending."""
    if len(aids) == 1:
        return f"{KIND_NAMES[aids[0].kind]}-{aids[0].title}"[:LONGEST_NAME]
    return f"一页纸-{len(aids)}张"


def nothing_hint(kind: str) -> str:
    return "换个词再找。" if kind == ALL else "换个词，或把种类改成“全部”。"
