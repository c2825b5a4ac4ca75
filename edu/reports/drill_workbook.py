"""A drill's workbook: points, events in order, the list of messages, seats, improvements. Numbers are numbers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import xlsxwriter

from edu.domain.drills.amounts import percent_text
from edu.domain.drills.assessment_words import BESIDE, given_text, more_text, whole_text
from edu.domain.drills.debrief_words import STANDING, ending_title, points_text, role_title
from edu.domain.drills.evaluation import KNOWN
from edu.domain.drills.papers import MARK
from edu.domain.drills.part_shares import part_shares
from edu.domain.drills.run_log import inject_records, log_lines
from edu.domain.drills.run_shown import clock_text
from edu.domain.drills.scenario import PARTS, Task
from edu.domain.drills.scoring import RATING_WORDS
from edu.domain.event_words import actor_word
from edu.reports.beside import written_beside
from edu.reports.cells import WORKBOOK_OPTIONS
from edu.reports.drill_sheets import Column, Row, write_sheet
from edu.reports.statistics_styles import Styles
from edu.system.clock import civil_date, civil_text

if TYPE_CHECKING:
    from pathlib import Path

    from edu.domain.drills.evaluation import Assessment
    from edu.domain.drills.papers import AfterAction
    from edu.domain.drills.run_views import RunResult

_POINTS: tuple[Column, ...] = (
    ("目标", 20, "long"), ("关键任务", 20, "long"), ("评分项", 40, "long"), ("类别", 11, "text"), ("满分", 7, "points"),
    ("得分", 7, "points"), ("自动得分", 8, "points"), ("是否改分", 8, "text"), ("改分理由", 24, "long"),
    ("情况", 12, "text"),
    ("时间", 7, "text"), ("第几分钟", 8, "number"), ("依据事件", 19, "text"), ("改分事件", 19, "text"),
    ("依据条文", 44, "long"),
)  # fmt: skip
_EVENTS: tuple[Column, ...] = (
    ("序号", 6, "number"), ("时间", 7, "text"), ("第几分钟", 8, "number"), ("来源", 7, "text"), ("类别", 12, "text"),
    ("席位", 24, "long"), ("内容", 70, "long"), ("文字", 44, "long"), ("依据事件", 19, "text"),
    ("记录时间", 17, "text"),
)  # fmt: skip
_INJECTS: tuple[Column, ...] = (
    ("序号", 6, "number"), ("计划", 20, "long"), ("发给", 26, "long"), ("渠道", 10, "text"), ("内容", 60, "long"),
    ("期望的行动", 40, "long"), ("对应目标", 20, "long"), ("是否出现", 11, "text"), ("出现时间", 9, "text"),
    ("第几分钟", 8, "number"),
)  # fmt: skip
_SEATS: tuple[Column, ...] = (("席位", 34, "long"), ("由谁担任", 16, "text"), ("姓名", 24, "text"))
_IMPROVEMENTS: tuple[Column, ...] = (
    ("要改进的", 60, "long"), ("对应目标", 24, "long"), ("负责人", 16, "text"), ("完成期限", 12, "day"),
    ("状态", 10, "text"),
    ("办结情况", 40, "long"), ("来自", 16, "text"),
)  # fmt: skip
_NOTES: tuple[Column, ...] = (
    ("时间", 7, "text"), ("第几分钟", 8, "number"), ("对象", 50, "long"), ("评级", 8, "text"), ("记录", 70, "long"),
    ("评估员", 14, "text"), ("依据事件", 19, "text"),
)  # fmt: skip
_ASSESSED: tuple[Column, ...] = (
    ("分组", 24, "long"), ("条款", 16, "text"), ("指标", 60, "long"), ("来源", 14, "text"), ("权重", 7, "number"),
    ("评价", 16, "text"), ("得分率", 9, "text"), ("记录", 44, "long"),
)  # fmt: skip
_HELD = {"npc": "程序代演", "open": "现场人员", "person": "登记人员"}


def write_drill_workbook(paper: AfterAction, path: Path) -> None:
    with written_beside(path) as part, xlsxwriter.Workbook(str(part), WORKBOOK_OPTIONS) as book:
        styles = Styles(book)
        said = _said(paper)
        assessed = paper.result.assessment
        for name, columns, rows, below in (
            ("得分", _POINTS, _points(paper), _totals(paper.result)),
            ("事件", _EVENTS, _events(paper.result), ()),
            ("消息单", _INJECTS, _injects(paper.result), ()),
            ("席位", _SEATS, _seats(paper.result), ()),
            ("改进项", _IMPROVEMENTS, _improvements(paper), ()),
            ("评估记录", _NOTES, _notes(paper.result), ()),
            *((("评估表", _ASSESSED, _assessed(assessed), ()),) if assessed is not None else ()),
        ):
            sheet = book.add_worksheet(name)
            write_sheet(sheet, styles, f"【{MARK}】{paper.result.run.title}　{name}", said, columns, rows, below)


def _said(paper: AfterAction) -> str:
    run, score = paper.result.run, paper.result.result
    cap = (
        f"（红线封顶 {points_text(score.cap)}，封顶前 {points_text(score.before_cap)}）"
        if score.cap is not None
        else ""
    )
    return (
        f"{run.place_name}　{civil_text(run.started_ms)}　局次 {run.seed}　结局：{ending_title(paper.result)}　"
        f"总分 {points_text(score.total)}{cap}　{civil_text(paper.made_ms)} 导出"
    )


def _points(paper: AfterAction) -> Iterator[Row]:
    result = paper.result
    objectives = {one.id: one for one in result.scenario.objectives}
    tasks = {criterion.id: task for one in objectives.values() for task in one.tasks for criterion in task.criteria}
    for line in result.lines:
        task: Task | None = tasks.get(line.criterion.id)
        yield (
            objectives[line.objective].title, task.title if task else "", line.criterion.text, PARTS[line.part],
            line.of / 100, line.earned / 100, line.automatic / 100, "是" if line.overridden else "", line.reason,
            STANDING[line.standing], _clock(result, line.tick), _minute(result, line.tick), line.event,
            line.override_event, "；".join(map(paper.cite, line.cites)),
        )  # fmt: skip


def _totals(result: RunResult) -> tuple[Row, ...]:
    """Below the criteria, in their columns: raw points by part, what they are reckoned down to, and their sum."""
    shares = part_shares(result.result)
    total, before = result.result.total, result.result.before_cap
    return (
        *(_total("原始分合计", PARTS[one.part], one.of, one.earned) for one in shares),
        *(_total("折算到百分制", PARTS[one.part], one.worth, one.got) for one in shares),
        _total("封顶前总分", "各部分相加", 10_000, before),
        _total("总分", "百分制", 10_000, total),
    )


def _total(title: str, part: str, of: int, earned: int) -> Row:
    return title, "", "", part, of / 100, earned / 100, None, "", "", "", "", None, "", "", ""


def _events(result: RunResult) -> Iterator[Row]:
    for number, line in enumerate(log_lines(result), 1):
        when = civil_text(line.time_ms) if line.time_ms else ""
        minute = _minute(result, line.tick)
        yield number, line.clock, minute, line.source, line.kind, line.who, line.text, line.words, line.event, when


def _injects(result: RunResult) -> Iterator[Row]:
    for number, one in enumerate(inject_records(result), 1):
        yield (
            number, one.plan, one.to, one.channel, one.text, one.expected, one.objective, one.how, one.clock,
            _minute(result, one.tick),
        )  # fmt: skip


def _seats(result: RunResult) -> Iterator[Row]:
    for seat in result.seats:
        yield seat.title, _HELD[seat.by], seat.name


def _improvements(paper: AfterAction) -> Iterator[Row]:
    titles = {one.id: one.title for one in paper.result.scenario.objectives}
    today = civil_date(paper.made_ms)
    for one in paper.result.improvements:
        state = "已办结" if one.closed else "已逾期" if one.late(today) else "跟进中"
        where = "本次演练" if one.run == paper.result.run.id else "以前的演练"
        yield one.text, titles.get(one.objective, ""), one.owner, one.due, state, one.how, where


def _notes(result: RunResult) -> Iterator[Row]:
    titles = {line.criterion.id: line.criterion.text for line in result.lines}
    titles |= {one.id: one.title for one in result.scenario.objectives}
    for one in result.observations:
        target = role_title(result.scenario, one.role) if one.role else titles.get(one.target, one.target)
        rating = RATING_WORDS[one.rating] if one.rating else ""
        who = actor_word(one.evaluator) or "席位自记"
        yield _clock(result, one.tick), _minute(result, one.tick), target, rating, one.note, who, one.event


def _assessed(found: Assessment) -> Iterator[Row]:
    """The whole first; then every indicator, marked or not, and what is to be completed."""
    share = "" if found.share is None else percent_text(found.share)
    yield found.profile.title, "", whole_text(found), "", None, found.grade.title if found.grade else "", share, BESIDE
    for group in found.groups:
        for line in group.lines:
            one = line.indicator
            share = "" if line.share is None else percent_text(line.share)
            yield (
                group.group.title, one.clause, one.text, KNOWN[one.known], one.weight, given_text(line), share,
                "\n".join(line.notes),
            )  # fmt: skip
        if group.group.more:
            yield group.group.title, "", more_text(group), KNOWN["pending"], None, "", "", ""


def _clock(result: RunResult, tick: int) -> str:
    return clock_text(result.scenario, tick) if tick >= 0 else ""


def _minute(result: RunResult, tick: int) -> int | None:
    return tick * result.scenario.tick // 60 if tick >= 0 else None
