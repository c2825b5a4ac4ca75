"""Brings an older pack's raw mapping to today's schema, step by step, before anything is read from it.

A step is `(kind, from_schema) -> function(raw)` that changes the mapping in place; readers know only the newest form.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal

from edu.packs.source import Report, YamlMap

PackKind = Literal[
    "topics",
    "contested",
    "story-numbers",
    "sources",
    "facts",
    "course",
    "bank",
    "blueprint",
    "programme",
    "drill",
    "overlay",
    "evaluation",
    "game",
    "hall",
    "microlesson",
    "case",
    "special-trades",
    "aid",
]
Step = Callable[[YamlMap], None]
Steps = Mapping[tuple[PackKind, int], Step]

CURRENT: Mapping[PackKind, int] = {
    "topics": 1,
    "contested": 1,
    "story-numbers": 1,
    "sources": 1,
    "facts": 1,
    "course": 1,
    "bank": 1,
    "blueprint": 1,
    "programme": 1,
    "drill": 1,
    "overlay": 1,
    "evaluation": 1,
    "game": 1,
    "hall": 1,
    "microlesson": 1,
    "case": 1,
    "special-trades": 1,
    "aid": 1,
}
STEPS: Steps = {}


def upgrade(
    kind: PackKind,
    raw: YamlMap,
    report: Report,
    steps: Steps = STEPS,
    current: Mapping[PackKind, int] = CURRENT,
) -> bool:
    """True if the mapping now has today's schema; False after reporting why it cannot be used."""
    schema = raw.get("schema")
    line = raw.line_of("schema")
    if isinstance(schema, bool) or not isinstance(schema, int) or schema < 1:
        report.error("schema", "缺少格式版本 schema。", line, f"请在开头写 schema: {current[kind]}。")
        return False
    if schema > current[kind]:
        report.error(
            "schema-newer",
            f"这个文件的格式版本是 {schema}，本程序只认识到 {current[kind]}。",
            line,
            "请更新程序，或请提供方导出旧格式。",
        )
        return False
    for age in range(schema, current[kind]):
        if (kind, age) not in steps:
            report.error("schema", f"没有从格式版本 {age} 升级的办法。", line, "请让提供方重新导出。")
            return False
        steps[kind, age](raw)
        raw["schema"] = age + 1
    return True
