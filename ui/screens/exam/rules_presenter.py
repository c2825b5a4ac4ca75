"""The rules as they are told before the clock starts. No Qt."""

from __future__ import annotations

from dataclasses import dataclass

from edu.domain.exams.blueprint import Blueprint
from edu.domain.exams.sitting import PaperRecord
from ui.screens.wording import marks_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    icon: str
    title: str
    text: str


def rules_of(
    paper: PaperRecord | Blueprint, blueprint: Blueprint | None, *, counts: bool, attempts_left: int = 0
) -> tuple[Rule, ...]:
    """`blueprint` None: a paper whose blueprint is not installed; `counts`: a real exam, no practice."""
    rules = [
        Rule(
            icon="timer",
            title=f"{paper.minutes} 分钟",
            text="点“开始答题”后开始计时；时间到会自动交卷，已答的题都算。",
        ),
        Rule(icon="paper", title=_amount(paper, blueprint), text=_needed(paper, blueprint)),
        Rule(icon="save", title="每答一题自动保存", text="看到“已保存”就不会丢，停电也不会丢。"),
        Rule(icon="refresh", title="中断了可以接着答", text=_downtime(blueprint)),
    ]
    if blueprint is not None and _may_score_a_part(blueprint):
        rules.append(
            Rule(icon="check", title="多选题少选也得分", text="选对一部分得一部分的分；选错一个，这题不得分。")
        )
    if counts:
        left = f"这次之后还剩 {attempts_left - 1} 次机会。" if attempts_left > 1 else "这是最后一次机会。"
        rules.append(Rule(icon="lock", title="开始后不能中途离开", text=f"请先安排好时间。{left}"))
    else:
        rules.append(Rule(icon="idea", title="这是模拟考试", text="不算正式考试；成绩记进学习档案，管理员看得到。"))
    return tuple(rules)


def _may_score_a_part(blueprint: Blueprint) -> bool:
    """A rule about questions that the paper has none of only makes people look for them."""
    asks = any(section.type == "multiple" and section.count for section in blueprint.sections)
    return asks and blueprint.scoring.multiple == "partial"


def _needed(paper: PaperRecord | Blueprint, blueprint: Blueprint | None) -> str:
    """Nobody is to learn of the veto from the result."""
    vital = "，关系生命安全的题还要全部答对" if blueprint is not None and blueprint.veto else ""
    return f"得到 {marks_text(paper.pass_mark)} 分就合格{vital}。"


def _amount(paper: PaperRecord | Blueprint, blueprint: Blueprint | None) -> str:
    total = f"满分 {marks_text(paper.total)} 分"
    return f"{blueprint.count} 道题，{total}" if blueprint is not None else total


def _downtime(blueprint: Blueprint | None) -> str:
    if blueprint is None:
        return "停电或程序关闭后，回到考试页点“继续答题”。"
    if blueprint.downtime.rule == "counts":
        return "停电或程序关闭后可以继续答题，但中断的时间也算在考试时间里。"
    return f"停电或程序关闭后可以继续答题；中断合计 {blueprint.downtime.max_minutes} 分钟以内，不占考试时间。"
