"""Objectives with the strongest first, and every criterion with its points, its event and its grounds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Spacer

from edu.domain.drills.amounts import percent_text
from edu.domain.drills.debrief_words import STANDING, objective_lines, points_text
from edu.domain.drills.run_shown import clock_text
from edu.domain.drills.scenario import PARTS
from edu.reports.drill_pages import WIDTH
from edu.reports.page_styles import SMALL, STRONG
from edu.reports.tables import Columns, Gap, grid, section, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from edu.domain.drills.papers import AfterAction
    from edu.domain.drills.run_views import PointLine
    from edu.domain.drills.scoring import ObjectiveScore

_OBJECTIVES: Columns = (
    ("目标", 0.6), ("得分", 62), ("得分率", 40), ("自动评级", 52), ("评估员评级", 62), ("做到", 38), ("部分", 34),
    ("没做到", 40),
)  # fmt: skip
_POINTS: Columns = (
    ("评分项", 0.45), ("类别", 52), ("得分", 50), ("情况", 44), ("时间", 34), ("依据条文", 0.55), ("依据事件", 64),
)  # fmt: skip
_SCALE = "评级：优是没有困难地做到，良是有些困难，中是困难很大，差是没有做到；90%、70%、40% 为界。"
_ROOM = 30 * mm


def objectives(paper: AfterAction) -> list[Any]:
    result = paper.result
    scores = {one.objective.id: one for one in result.result.objectives}
    rows = [
        (
            line.title, line.points, percent_text(line.share) if scores[line.id].of else "—", line.rating,
            line.evaluators or "—", *_counts(scores[line.id]),
        )
        for line in objective_lines(result)
    ]  # fmt: skip
    table = grid(_OBJECTIVES, rows, WIDTH, sourced=False)
    return [*section("二、目标完成情况（先看做得好的）", table), Spacer(1, 1 * mm), text(_SCALE, SMALL)]


def _counts(score: ObjectiveScore) -> tuple[str, ...]:
    return tuple(str(sum(line.standing == one for line in score.lines)) for one in ("earned", "partly", "missed"))


def points(paper: AfterAction) -> list[Any]:
    story: list[Any] = section("八、逐条评分", text("每一分都连到账本里的一个事件和它的依据条文。", SMALL))
    for number, score in enumerate(paper.result.result.objectives, 1):
        got = f"{points_text(score.earned)} / {points_text(score.of)} 分" if score.of else "没有计分"
        story += [
            CondPageBreak(_ROOM),
            Gap(3 * mm),
            text(f"{number}. {score.objective.title}　{got}", STRONG),
            Spacer(1, 1 * mm),
            grid(_POINTS, _rows(paper, score.objective.id), WIDTH) or text("没有评分项。", SMALL),
        ]
    return story


def _rows(paper: AfterAction, objective: str) -> Iterator[tuple[str, ...]]:
    scenario = paper.result.scenario
    for line in paper.result.lines:
        if line.objective == objective:
            yield (
                line.criterion.text + _override(line),
                PARTS[line.part],
                f"{points_text(line.earned)} / {points_text(line.of)}" if line.of else "—",
                "改分" if line.overridden else STANDING[line.standing],
                clock_text(scenario, line.tick) if line.tick >= 0 else "—",
                "\n".join(map(paper.cite, line.cites)) or "—",
                "\n".join(filter(None, (line.event, line.override_event))),
            )


def _override(line: PointLine) -> str:
    if not line.overridden:
        return ""
    return f"\n评估员改分：自动 {points_text(line.automatic)} → {points_text(line.earned)}，理由：{line.reason}"
