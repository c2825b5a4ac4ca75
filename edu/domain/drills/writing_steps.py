"""The way from an empty scenario to a proved one: what is written, what comes next, and where. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from edu.domain.drills.editing import Path
from edu.domain.drills.findings import Finding
from edu.domain.drills.scenario import Scenario
from edu.domain.drills.whereabouts import path_of

State = Literal["done", "now", "todo"]
# key, title, first fields of the paths that belong to it, what to write
_STEPS: tuple[tuple[str, str, tuple[str, ...], str], ...] = (
    ("basics", "基本情况", (), "写一句话介绍和开场情况，定好时长。"),
    ("roles", "席位", ("roles",), "每个席位写一段只有他知道的事。"),
    ("world", "地点与道路", ("zones", "roads", "shelters", "channels", "assets", "meters", "models"),
     "写出地点、安置点和每个地点的两条路，再写预警手段和力量。"),
    ("injects", "消息", ("injects", "pools"), "写出桌上的人会先后听到什么。"),
    ("decisions", "决策", ("decisions",), "每个决策写两个以上的选项：判定、为什么、依据、效果。"),
    ("acts", "行动与报告", ("actions", "forms"), "可以不写：席位自己能做的事，要交的报告。"),
    ("scoring", "目标与评分", ("objectives",), "把决策和结果变成评分点。"),
    ("ends", "红线与结局", ("redlines", "endings", "curves"), "写出要命的错，和推演怎样结束。"),
    ("debrief", "复盘", ("debrief",), "写复盘的问题和三条要点。"),
)  # fmt: skip
PROOF = ("proof", "全面校验", "让机器人推演几十局，看得分公不公平。")


@dataclass(frozen=True, slots=True, kw_only=True)
class WritingStep:
    """`path` is where to go: the first thing that is missing, else the beginning of the step's parts."""

    key: str
    title: str
    hint: str
    state: State
    missing: int
    path: Path


def writing_steps(scenario: Scenario, findings: Iterable[Finding], proved: bool) -> tuple[WritingStep, ...]:
    """`findings` without playing; `proved`: the scenario as it is now passed its proof. One step at most is now."""
    by_step: dict[str, list[Path]] = {key: [] for key, *_ in _STEPS}
    for one in findings:
        if one.severity == "error":
            path = path_of(scenario, one)
            by_step[_step_of(path)].append(path)
    now = next((key for key, paths in by_step.items() if paths), "" if proved else PROOF[0])
    made = []
    for key, title, heads, hint in _STEPS:
        missing = by_step[key]
        state: State = "now" if key == now else "todo" if missing else "done"
        path = missing[0] if missing else heads[:1]
        made.append(WritingStep(key=key, title=title, hint=hint, state=state, missing=len(missing), path=path))
    last: State = "done" if proved else "now" if now == PROOF[0] else "todo"
    return (*made, WritingStep(key=PROOF[0], title=PROOF[1], hint=PROOF[2], state=last, missing=0, path=()))


def _step_of(path: Path) -> str:
    return next((key for key, _, heads, _ in _STEPS if path and path[0] in heads), "basics")
