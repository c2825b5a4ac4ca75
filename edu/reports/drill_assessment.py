"""What evaluators gave by the run's profile: below their notes in the report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Spacer

from edu.domain.drills.amounts import percent_text
from edu.domain.drills.assessment_words import (
    BESIDE,
    given_text,
    group_text,
    indicator_text,
    more_text,
    whole_text,
)
from edu.reports.drill_pages import WIDTH
from edu.reports.page_styles import SMALL, STRONG
from edu.reports.tables import Columns, Gap, grid, text

if TYPE_CHECKING:
    from edu.domain.drills.evaluation import GroupScore
    from edu.domain.drills.papers import AfterAction

_LINES: Columns = (("指标", 0.5), ("权重", 32), ("评价", 62), ("得分率", 42), ("记录", 0.3))
_ROOM = 30 * mm


def assessment(paper: AfterAction) -> list[Any]:
    """Nothing for a run without a profile."""
    found = paper.result.assessment
    if found is None:
        return []
    story: list[Any] = [
        CondPageBreak(_ROOM), Gap(4 * mm), text(f"评估表：{found.profile.title}", STRONG), text(whole_text(found)),
        text(BESIDE, SMALL), *([text(found.profile.note, SMALL)] if found.profile.note else []),
    ]  # fmt: skip
    for group in found.groups if found.marked else ():  # a page of blank rows tells no more than the line above
        story += [CondPageBreak(_ROOM), Gap(2 * mm), *_group(group)]
    return story


def _group(group: GroupScore) -> list[Any]:
    rows = (
        (
            indicator_text(line), str(line.indicator.weight), given_text(line),
            "—" if line.share is None else percent_text(line.share), "\n".join(line.notes) or "—",
        )
        for line in group.lines
    )  # fmt: skip
    table = grid(_LINES, rows, WIDTH, sourced=False)
    more = [text(more_text(group), SMALL)] if group.group.more else []
    return [text(group_text(group), STRONG), Spacer(1, 1 * mm), *([table] if table is not None else []), *more]
