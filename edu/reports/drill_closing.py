"""The end of an after-action report: what evaluators saw, what will be done by whom and when, what to take along."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlab.lib.units import mm
from reportlab.platypus import Spacer

from edu.domain.drills.debrief_words import role_title
from edu.domain.drills.run_shown import clock_text
from edu.domain.drills.scoring import RATING_WORDS
from edu.domain.event_words import actor_word
from edu.reports.drill_pages import WIDTH
from edu.reports.page_styles import BODY, SMALL
from edu.reports.tables import Columns, grid, section, text
from edu.system.clock import civil_date

if TYPE_CHECKING:
    from edu.domain.drills.papers import AfterAction
    from edu.domain.drills.run_views import Improvement, Observation, RunResult

_OBSERVED: Columns = (("时间", 34), ("对象", 0.34), ("评级", 34), ("记录", 0.66), ("评估员", 52), ("依据事件", 64))
_IMPROVEMENTS: Columns = (
    ("要改进的", 0.5), ("对应目标", 0.2), ("负责人", 0.15), ("完成期限", 53), ("状态", 40), ("办结情况", 0.25),
)  # fmt: skip


def observations(paper: AfterAction) -> list[Any]:
    result = paper.result
    rows = (
        (
            clock_text(result.scenario, one.tick),
            _target(result, one),
            RATING_WORDS[one.rating] if one.rating else "—",
            one.note or "—",
            actor_word(one.evaluator) or "席位自记",
            one.event,
        )
        for one in result.observations
    )
    return section("七、评估员记录", grid(_OBSERVED, rows, WIDTH))


def _target(result: RunResult, one: Observation) -> str:
    if one.role:
        return f"{role_title(result.scenario, one.role)}的决定"
    titles = {line.criterion.id: line.criterion.text for line in result.lines}
    titles |= {objective.id: objective.title for objective in result.scenario.objectives}
    return titles.get(one.target, one.target) or "全场"


def improvements(paper: AfterAction) -> list[Any]:
    titles = {one.id: one.title for one in paper.result.scenario.objectives}
    today = civil_date(paper.made_ms)

    def row(one: Improvement) -> tuple[str, ...]:
        carried = "" if one.run == paper.result.run.id else "\n（以前的演练遗留）"
        state = "已办结" if one.closed else "已逾期" if one.late(today) else "跟进中"
        return (
            one.text + carried,
            titles.get(one.objective, "—"),
            one.owner or "未定",
            one.due or "未定",
            state,
            one.how,
        )

    table = grid(_IMPROVEMENTS, map(row, paper.result.improvements), WIDTH, sourced=False)
    said = text("改进项跟到办结为止；没有办结的，会出现在本单位下一次演练的开场。", SMALL)
    return [*section("九、改进项", table), Spacer(1, 1 * mm), said]


def lessons(paper: AfterAction) -> list[Any]:
    debrief = paper.result.scenario.debrief
    story = section(
        "十、带走三条", text("\n".join(f"{n}. {one}" for n, one in enumerate(debrief.rules, 1)) or "—", BODY)
    )
    if debrief.cites:
        story.append(text("依据：" + "；".join(map(paper.cite, debrief.cites)), SMALL))
    questions = "\n".join(f"{n}. {one}" for n, one in enumerate(debrief.questions, 1)) or "—"
    return [*story, Spacer(1, 5 * mm), *section("一起讨论", text(questions, BODY))]
