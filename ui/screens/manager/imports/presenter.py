"""What a roster's dry run says, as figures and sentences; the steps; the history. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from edu.domain.people import ImportRecord
from edu.services.roster_import import ImportResult
from edu.services.roster_plan import ImportPlan
from edu.system.clock import civil_text
from ui.widgets.chip import Status
from ui.widgets.step_bar import Step, StepState

Stage = Literal["choose", "check", "result", "take", "done"]
_STAGES: tuple[tuple[Stage, str], ...] = (
    ("choose", "选文件"), ("check", "检查"), ("result", "看结果"), ("take", "导入"), ("done", "完成"),
)  # fmt: skip
_SHOWN = 8


def steps(now: Stage) -> tuple[Step, ...]:
    here = [key for key, _label in _STAGES].index(now)

    def state(at: int) -> StepState:
        if at < here or now == "done":
            return "done"
        return "now" if at == here else "todo"

    return tuple(Step(key, label, state(at)) for at, (key, label) in enumerate(_STAGES))


@dataclass(frozen=True, slots=True)
class PlanFigures:
    read: int
    good: int
    refused: int
    new_people: int
    more_posts: int
    unchanged: int

    @property
    def may_take(self) -> bool:
        """An import without a new person or post would only add a line to the history."""
        return self.new_people + self.more_posts > 0


def figures(plan: ImportPlan) -> PlanFigures:
    counts = plan.counts
    return PlanFigures(
        read=plan.file.read,
        good=plan.accepted,
        refused=plan.file.read - plan.accepted,
        new_people=counts.get("new", 0),
        more_posts=counts.get("add_posts", 0),
        unchanged=counts.get("unchanged", 0),
    )


def what_happens(plan: ImportPlan) -> list[str]:
    """One sentence each, in the order in which it is done."""
    f = figures(plan)
    said = []
    if f.new_people:
        said.append(f"新建 {f.new_people} 人的档案。")
    if f.more_posts:
        said.append(f"给 {f.more_posts} 位已登记的人补充岗位。")
    if f.unchanged:
        said.append(f"{f.unchanged} 人已经登记过，不会重复。")
    if plan.new_enterprises:
        said.append(
            f"登记 {len(plan.new_enterprises)} 家新企业：{_names([firm.name for firm in plan.new_enterprises])}。"
        )
    if plan.proposals:
        said.append(
            f"{len(plan.proposals)} 个村（社区）名字没有登记过，人员照常导入，之后请确认一次："
            f"{_names([unit.name for unit in plan.proposals])}。"
        )
    if f.refused:
        said.append(f"{f.refused} 行有错误，不导入，可以另存出来改好再导。")
    return said or ["文件里没有可以导入的内容。"]


def _names(names: Sequence[str]) -> str:
    shown = "、".join(names[:_SHOWN])
    return f"{shown} 等 {len(names)} 个" if len(names) > _SHOWN else shown


def done_words(result: ImportResult) -> tuple[str, str]:
    rest = f"；{result.skipped} 行没有导入" if result.skipped else ""
    return (
        f"导入完成：新建 {result.new_people} 人，登记 {result.new_posts} 个岗位{rest}。",
        "导错了可以整批撤销；有人开始学习或考试以后就不能整批撤销了。",
    )


@dataclass(frozen=True, slots=True)
class HistoryRow:
    id: str
    file: str
    when: str
    at_ms: int
    rows: int
    accepted: int
    skipped: int
    chip: tuple[Status, str]
    may_undo: bool


def history_rows(records: Sequence[ImportRecord]) -> list[HistoryRow]:
    return [
        HistoryRow(
            id=record.id,
            file=record.file_name or "（文件名未保存）",
            when=civil_text(record.at_ms),
            at_ms=record.at_ms,
            rows=record.rows,
            accepted=record.accepted,
            skipped=record.skipped,
            chip=("none", "已撤销") if record.undone else ("met", "已导入"),
            may_undo=not record.undone,
        )
        for record in records
    ]
