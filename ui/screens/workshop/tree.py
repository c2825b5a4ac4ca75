"""The parts of a scenario as a tree: sections, lists, entries and what lies in them. No Qt."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from edu.domain.drills.editing import Path
from edu.domain.drills.scenario import Scenario
from edu.domain.drills.vocabulary import title_of

LISTS = {
    "roles": "席位", "zones": "地点", "groups": "人群", "roads": "道路", "shelters": "安置点", "channels": "预警手段",
    "assets": "力量", "meters": "指标", "models": "模型", "injects": "消息", "pools": "双盲池", "decisions": "决策",
    "options": "选项", "actions": "行动", "forms": "报告", "fields": "报告项目", "objectives": "目标",
    "tasks": "任务", "criteria": "评分点", "redlines": "红线", "endings": "结局", "curves": "曲线",
}  # fmt: skip
SECTIONS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("席位", ("roles",)),
    ("地点与道路", ("zones", "roads", "shelters", "channels", "assets", "meters", "models")),
    ("消息", ("injects", "pools")),
    ("决策", ("decisions",)),
    ("行动与报告", ("actions", "forms")),
    ("目标与评分", ("objectives",)),
    ("红线与结局", ("redlines", "endings", "curves")),
)
INNER: Mapping[str, str] = {
    "zones": "groups", "decisions": "options", "forms": "fields", "objectives": "tasks", "tasks": "criteria",
}  # fmt: skip
"""By list, the list that lies in each of its entries."""


@dataclass(frozen=True, slots=True)
class Node:
    """A section that only groups lists has a path that leads nowhere: its title behind a #."""

    path: Path
    title: str
    children: tuple[Node, ...] = ()
    section: bool = False


def tree_of(scenario: Scenario) -> tuple[Node, ...]:
    return (
        Node((), "基本情况", section=True),
        *(_section(scenario, title, lists) for title, lists in SECTIONS),
        Node(("debrief",), "复盘", section=True),
    )


def inner_list(path: Path) -> str:
    """The name of the list in the entry at `path`; '' where there is none."""
    return INNER.get(path[-2], "") if len(path) % 2 == 0 and path else ""


def is_list(path: Path) -> bool:
    return len(path) % 2 == 1 and path != ("debrief",)


def _section(scenario: Scenario, title: str, lists: tuple[str, ...]) -> Node:
    if len(lists) == 1:
        return Node((lists[0],), title, tuple(_entries(scenario, (lists[0],))), section=True)
    inner = tuple(
        Node((name,), f"{LISTS[name]} {len(getattr(scenario, name))}", tuple(_entries(scenario, (name,))))
        for name in lists
    )
    return Node((f"#{title}",), title, inner, section=True)


def _entries(owner: Any, path: Path) -> Iterator[Node]:
    for part in getattr(owner, path[-1]):
        here = (*path, part.id)
        below = inner_list(here)
        yield Node(here, title_of(part), tuple(_entries(part, (*here, below))) if below else ())
