"""Classes as rows: where each one stands today. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from edu.domain.classes import ClassLine
from edu.domain.programmes import Programme
from ui.screens.class_words import state_of
from ui.screens.manager.parts.words import class_word
from ui.widgets.chip import Status


@dataclass(frozen=True, slots=True)
class ClassRow:
    line: ClassLine
    title: str
    person_class: str
    org: str
    days: str
    chip: tuple[Status, str]

    @property
    def id(self) -> str:
        return self.line.record.id


def days_text(starts: str, ends: str) -> str:
    """The year is said once: 2026-11-11 至 11-15."""
    if starts == ends:
        return starts
    return f"{starts} 至 {ends[5:] if ends[:4] == starts[:4] else ends}"


def class_rows(lines: Sequence[ClassLine], today: date, *, only_open: bool = False) -> list[ClassRow]:
    return [
        ClassRow(
            line=line,
            title=line.record.title,
            person_class=class_word(line.record.person_class) if line.record.person_class else "不限",
            org=line.org_name or "—",
            days=days_text(line.record.starts, line.record.ends),
            chip=state_of(line, today),
        )
        for line in lines
        if not (only_open and line.record.is_closed)
    ]


def summary(lines: Sequence[ClassLine], today: date) -> str:
    words = [state_of(line, today)[1] for line in lines]
    counts = "，".join(f"{word} {words.count(word)}" for word in ("进行中", "待结业", "已结业"))
    return f"共 {len(lines)} 期：{counts}"


def programme_pairs(programmes: Sequence[Programme]) -> list[tuple[str, str]]:
    return [("", "不按大纲（只记学时）"), *((one.id, one.title) for one in programmes)]
