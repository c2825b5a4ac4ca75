"""What is not written yet in a scenario in work: a reader would refuse it, a compiler passes it over.

From an empty one on, each finding names the list or the field where the writing goes on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from edu.domain.drills.findings import PARTS, Finding
from edu.domain.drills.scenario import Scenario

REQUIRED: dict[str, tuple[str, ...]] = {
    "scenario": ("title", "hazard", "level", "summary", "situation", "solo_role"),
    "role": ("title", "brief"), "zone": ("title",), "road": ("title", "zone", "shelter"), "shelter": ("title",),
    "channel": ("title",), "asset": ("title",), "meter": ("title",), "model": ("kind",),
    "inject": ("channel", "text"), "pool": ("title",), "decision": ("role", "title", "text", "default"),
    "option": ("text", "why"), "action": ("role", "title", "why"), "form": ("role", "title"),
    "objective": ("title",), "criterion": ("text",), "redline": ("title", "why"),
    "ending": ("title", "text", "when"), "curve": ("title", "expr"),
}  # fmt: skip


def unfinished(scenario: Scenario, known_cite: Callable[[str], bool]) -> Iterator[Finding]:
    """Also lists that are still empty, a ground that is not registered, times of a criterion that run backwards."""
    yield from _absent(scenario)
    yield from _untitled(scenario)
    for part, id_, one in parts_of(scenario):
        for name in REQUIRED[part]:
            if not str(getattr(one, name)).strip():
                yield _found("missing", part, id_, name, "这一项还没有写。", "请补上。")
        for ref in getattr(one, "cites", ()):
            if not known_cite(ref):
                yield _found("cite-unknown", part, id_, "cites", f"依据库里没有“{ref[:80]}”。", "请选登记过的依据。")
    for criterion in scenario.criteria:
        if criterion.late < criterion.ok:
            yield _found(
                "time", "criterion", criterion.id, "late", "减到零的时刻早于满分的时刻。", "请改成先满分、后归零。"
            )
        if criterion.kind in ("state_by", "outcome") and not criterion.expr:
            yield _found("missing", "criterion", criterion.id, "expr", "这一项还没有写。", "请补上。")


def _absent(scenario: Scenario) -> Iterator[Finding]:
    for field, there, message, remedy, severity in (
        ("roles", scenario.roles, "还没有席位，没有人来推演。", "请添加每个人坐的席位。", "error"),
        ("zones", scenario.zones, "还没有地点，地图是空的，没有人要转移。", "请添加有人的地点。", "warning"),
        (
            "injects",
            scenario.injects,
            "还没有消息，桌上的人什么也听不到。",
            "请添加按时刻或条件发出的消息。",
            "warning",
        ),
        ("decisions", scenario.decisions, "还没有决策，没有人要作决定。", "请添加第一个决策。", "error"),
        ("objectives", scenario.criteria, "还没有评分点，推演不会有得分。", "请添加目标、任务和评分点。", "error"),
    ):
        if not there:
            found = _found("absent", "scenario", "", field, message, remedy)
            yield found if severity == "error" else replace(found, severity="warning")
    for field, rows in (("questions", scenario.debrief.questions), ("rules", scenario.debrief.rules)):
        if not rows:
            yield _found("missing", "debrief", "", field, "这一项还没有写。", "请补上。")


def _untitled(scenario: Scenario) -> Iterator[Finding]:
    """Groups and fields of reports: they are told with the part that they belong to."""
    for zone in scenario.zones:
        for group in zone.groups:
            if not group.title.strip():
                yield _found("missing", "zone", zone.id, "groups", f"“{group.id}”这群人还没有名称。", "请补上。")
    for form in scenario.forms:
        for field in form.fields:
            if not field.title.strip():
                yield _found("missing", "form", form.id, "fields", f"“{field.id}”这一项还没有名称。", "请补上。")


def parts_of(scenario: Scenario) -> Iterator[tuple[str, str, Any]]:
    """Part, id and value as findings name them; without the debrief."""
    yield "scenario", "", scenario
    for part in PARTS:
        if part not in ("scenario", "option", "criterion", "debrief", "overlay"):
            yield from ((part, one.id, one) for one in getattr(scenario, f"{part}s"))
    for decision in scenario.decisions:
        yield from (("option", f"{decision.id}.{option.id}", option) for option in decision.options)
    yield from (("criterion", one.id, one) for one in scenario.criteria)


def _found(code: str, part: str, id_: str, field: str, message: str, remedy: str) -> Finding:
    return Finding(code=code, part=part, id=id_, field=field, message=message, remedy=remedy, gate="V1")
