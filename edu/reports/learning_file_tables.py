"""The tables of a learning file: columns, widths and cells of every section, and the list of source events."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from reportlab.platypus import LongTable, TableStyle

from edu.domain.certificate_wording import hours, marks
from edu.domain.event_words import actor_word
from edu.domain.learning_file import LearningFile
from edu.reports.page_styles import CELL_HEAD, SMALL, SOURCE, table_style
from edu.reports.tables import EMPTY, Columns, grid, text
from edu.system.clock import civil_text

if TYPE_CHECKING:
    from edu.domain.learning_file import EventLine

_STATES = {"met": "已完成", "due_soon": "将到期", "due": "待完成", "overdue": "逾期"}
_FORMS = {"offline": "线下", "online": "线上"}
Rows = Iterator[tuple[str, ...]]
_LAST = ("依据事件", 64)
_DAY = 53


def sections_of(file: LearningFile, width: float) -> Iterable[tuple[str, Any]]:
    """Title and table of every section; the table is None where there is nothing."""
    for title, columns, rows, sourced in _SECTIONS:
        yield title, grid(columns, rows(file), width, sourced=sourced)


def _posts(file: LearningFile) -> Rows:
    for p in file.posts:
        yield p.role, p.person_class, p.place, p.work_type, p.starts, p.ends or "在任", p.source


def _years(file: LearningFile) -> Rows:
    for y in file.years:
        offline, online = _tenths(y.offline_tenths), _tenths(y.online_tenths)
        yield str(y.year), offline, online, str(y.offline_minutes), str(y.online_minutes)


def _meetings(file: LearningFile) -> Rows:
    for m in file.meetings:
        there = (m.in_ms, m.out_ms)
        times = "／".join("—" if ms is None else civil_text(ms)[-5:] for ms in there) if any(there) else "—"
        yield m.day, m.class_title, m.topic, m.teacher, str(m.minutes), times, m.status, m.source


def _lessons(file: LearningFile) -> Rows:
    for held in file.lessons:
        yield held.day, held.course_title, held.lesson_title, str(held.credit_minutes), held.source


def _hours(file: LearningFile) -> Rows:
    for h in file.hours:
        note = "已撤销，不计" if h.withdrawn else ""
        yield h.day, h.title, _FORMS.get(h.form, h.form), hours(h.minutes, h.unit_minutes), note, h.source


def _sittings(file: LearningFile) -> Rows:
    for s in file.sittings:
        score, result = "—", "未评分"
        if s.passed is not None:
            score, result = f"{marks(s.score)}／{marks(s.total)}", "合格" if s.passed else "不合格"
        why = "\n一票否决：\n保命题没答对" if s.vetoed else ""
        used = f"{s.used_ms // 60_000} 分" if s.used_ms >= 60_000 else f"{s.used_ms // 1000} 秒" if s.used_ms else "—"
        changed = "（改分）" if s.overridden else ""
        title = f"{s.title}\n（{s.paper_lost}，\n没有逐题作答）" if s.paper_lost else s.title
        yield s.day, title, s.kind, f"第 {s.attempt} 次", used, score, result + changed + why, s.source


def _drills(file: LearningFile) -> Rows:
    for d in file.drills:
        yield d.day, d.title, d.kind, d.place, d.part, d.source


def _certificates(file: LearningFile) -> Rows:
    for c in file.certificates:
        title = f"{c.title}：{c.training}" if c.training else c.title if c.own else f"{c.title}（登记）"
        yield title, c.number, c.issuer, c.issued, c.expires or "长期", c.state, c.source


def _obligations(file: LearningFile) -> Rows:
    for o in file.obligations:
        yield o.title, _STATES.get(o.state, o.state), o.sentence


def _exports(file: LearningFile) -> Rows:
    for x in file.exports:
        yield civil_text(x.at_ms), x.form.upper(), actor_word(x.actor), x.source


_SECTIONS: tuple[tuple[str, Columns, Callable[[LearningFile], Rows], bool], ...] = (
    (
        "一、岗位",
        (("岗位", 0.2), ("人员类别", 0.25), ("单位", 0.35), ("工种", 0.2), ("任职", _DAY), ("离任", _DAY), _LAST),
        _posts,
        True,
    ),
    (
        "二、各年学时",
        (("年度", 0.2), ("线下学时", 0.25), ("线上学时", 0.25), ("线下分钟", 0.15), ("线上分钟", 0.15)),
        _years,
        False,
    ),
    (
        "三、培训班课次",
        (("日期", _DAY), ("培训班", 0.5), ("课次主题", 0.34), ("授课人", 0.16), ("分钟", 27), ("签到／签退", 62),
         ("情况", 36), _LAST),
        _meetings,
        True,
    ),
    ("四、线上课程", (("日期", _DAY), ("课程", 0.5), ("课", 0.5), ("计入分钟", 44), _LAST), _lessons, True),
    (
        "五、学时记录",
        (("日期", _DAY), ("内容", 0.9), ("方式", 32), ("学时", 50), ("备注", 62), _LAST),
        _hours,
        True,
    ),
    (
        "六、考试",
        (("日期", _DAY), ("名称", 0.9), ("类别", 44), ("次数", 40), ("用时", 40), ("成绩", 54), ("结果", 70), _LAST),
        _sittings,
        True,
    ),
    (
        "七、演练",
        (("日期", _DAY), ("名称", 0.4), ("形式", 0.2), ("地点", 0.25), ("角色", 0.15), _LAST),
        _drills,
        True,
    ),
    (
        "八、证书",
        (("名称", 0.5), ("编号", 137), ("发证单位", 0.32), ("发证日期", _DAY), ("有效期止", _DAY),
         ("状态", 0.18), _LAST),
        _certificates,
        True,
    ),
    ("九、学习要求完成情况", (("要求", 0.42), ("状态", 44), ("说明", 0.58)), _obligations, False),
    ("十、档案导出记录", (("时间", 0.3), ("形式", 0.3), ("操作身份", 0.4), _LAST), _exports, True),
)  # fmt: skip


def _tenths(value: int) -> str:
    return f"{value // 10}" if value % 10 == 0 else f"{value // 10}.{value % 10}"


def event_rows(file: LearningFile, width: float) -> list[Any]:
    """Every event of the person; numbers that follow each other, of one kind about one thing, share a line."""
    if not file.events:
        return [text(EMPTY, SMALL)]
    rows = [[text(cell, SOURCE) for cell in _run(run)] for run in _runs(file.events)]
    head = [text(heading, CELL_HEAD) for heading in ("事件编号", "时间", "事项", "操作身份", "哈希（前 16 位）")]
    table = LongTable([head, *rows], colWidths=[width * share for share in (0.31, 0.2, 0.17, 0.12, 0.2)], repeatRows=1)
    table.setStyle(table_style())
    table.setStyle(TableStyle([("TOPPADDING", (0, 1), (-1, -1), 1), ("BOTTOMPADDING", (0, 1), (-1, -1), 1.5)]))
    return [table]


def _runs(events: Sequence[EventLine]) -> list[list[EventLine]]:
    runs: list[list[EventLine]] = []
    for event in events:
        if runs and _follows(runs[-1][-1], event):
            runs[-1].append(event)
        else:
            runs.append([event])
    return runs


def _follows(before: EventLine, event: EventLine) -> bool:
    chain, _, number = event.source.rpartition("-")
    chain_before, _, number_before = before.source.rpartition("-")
    same = (before.kind, before.subject, chain_before) == (event.kind, event.subject, chain)
    return same and int(number) == int(number_before) + 1


def _run(run: list[EventLine]) -> list[str]:
    first, last = run[0], run[-1]
    if len(run) == 1:
        return [first.source, civil_text(first.at_ms), first.what, actor_word(first.actor), first.hash[:16]]
    when = f"{civil_text(first.at_ms)} 至 {civil_text(last.at_ms)[-5:]}"
    what = f"{first.what}（{len(run)} 条）"
    return [f"{first.source} 至 {last.source}", when, what, actor_word(first.actor), f"末条 {last.hash[:16]}"]
