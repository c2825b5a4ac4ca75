"""What evaluators gave by a profile in words: on the screen, on paper and in the workbook."""

from __future__ import annotations

from edu.domain.drills.amounts import percent_text
from edu.domain.drills.evaluation import KNOWN, Assessment, GroupScore, IndicatorScore

BESIDE = "评估员按评估表给的评价，和自动得分并列，不计入总分。"


def whole_text(found: Assessment) -> str:
    """得分率 83%，总评 良；已评 9 条，共 12 条；3 处待补，不计分。"""
    share = "还没有可计的评价" if found.share is None else f"得分率 {percent_text(found.share)}"
    grade = f"，总评 {found.grade.title}" if found.grade is not None else ""
    pending = f"；{found.profile.pending} 处待补，不计分" if found.profile.pending else ""
    return f"{share}{grade}；已评 {found.marked} 条，共 {found.of} 条{pending}。"


def group_text(group: GroupScore) -> str:
    return group.group.title + ("" if group.share is None else f"　{percent_text(group.share)}")


def more_text(group: GroupScore) -> str:
    """Of a group that the standard says more about than was put in."""
    return f"{'本组其余条文' if group.lines else '本组条文'}待补：请在评估表里对照标准补上，不计分。"


def indicator_text(line: IndicatorScore) -> str:
    one = line.indicator
    if one.pending:
        return f"{one.clause}　待补"
    return one.text + (f"（{one.clause}，{KNOWN[one.known]}）" if one.clause else "")


def given_text(line: IndicatorScore) -> str:
    if line.indicator.pending:
        return KNOWN["pending"]
    return "、".join(grade.title for grade in line.given) or "未评"
