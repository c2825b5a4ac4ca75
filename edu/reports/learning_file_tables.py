"""The tables of a learning file: columns, widths and cells of every section; what is long wraps, never overflows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from reportlab.platypus import LongTable, Paragraph, Table, TableStyle

from edu.domain.certificate_wording import hours, marks
from edu.domain.event_words import actor_word
from edu.reports.inks import BLUE, BLUE_PALE, LINE
from edu.reports.page_styles import BODY, CELL, CELL_HEAD, HEADING, SMALL, SOURCE, styles, table_style
from edu.system.clock import civil_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from edu.domain.learning_file import EventLine, LearningFile, MeetingLine, SittingLine

EMPTY = "暂无记录"
_STATES = {"met": "已完成", "due_soon": "将到期", "due": "待完成", "overdue": "逾期"}
_FORMS = {"offline": "线下", "online": "线上"}
Columns = tuple[tuple[str, float], ...]  # heading, share of the width
_LAST = ("依据事件", 0.12)


def text(value: str, style: str = CELL) -> Any:
    return Paragraph(escape(value), styles()[style])


def section(title: str, table: Any) -> list[Any]:
    shown = table if table is not None else text(EMPTY, SMALL)
    return [Paragraph(escape(title), styles()[HEADING]), shown]


def facts_table(facts: Sequence[tuple[str, str]], width: float) -> Any:
    """Two facts a row; a long value wraps."""
    rows = [
        [cell for label, value in facts[at : at + 2] for cell in (text(label, SMALL), text(value or "—", BODY))]
        for at in range(0, len(facts), 2)
    ]
    table = Table(rows, colWidths=[width * share for share in (0.12, 0.38, 0.12, 0.38)])
    table.setStyle(
        TableStyle(
            [
                ("LINEABOVE", (0, 0), (-1, 0), 1, BLUE),
                ("LINEBELOW", (0, 0), (-1, -1), 0.4, LINE),
                ("BACKGROUND", (0, 0), (0, -1), BLUE_PALE),
                ("BACKGROUND", (2, 0), (2, -1), BLUE_PALE),
                ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
            ]
        )
    )
    return table


def grid(columns: Columns, rows: Iterable[Sequence[str]], width: float, *, sourced: bool = True) -> Any:
    """None when there are no rows. The last cell of a sourced row is small and grey."""
    body = [
        [text(cell, SOURCE if sourced and place == len(row) - 1 else CELL) for place, cell in enumerate(row)]
        for row in rows
    ]
    if not body:
        return None
    whole = sum(share for _, share in columns)
    head = [text(heading, CELL_HEAD) for heading, _ in columns]
    table = LongTable([head, *body], colWidths=[width * share / whole for _, share in columns], repeatRows=1)
    table.setStyle(table_style())
    return table


def sections_of(file: LearningFile, width: float) -> Iterable[tuple[str, Any]]:
    yield (
        "一、岗位",
        grid(
            (("岗位", 0.2), ("人员类别", 0.16), ("单位", 0.28), ("工种", 0.12), ("任职时间", 0.2), _LAST),
            ([p.role, p.person_class, p.place, p.work_type, _span(p.starts, p.ends), p.source] for p in file.posts),
            width,
        ),
    )
    yield "二、各年学时", grid(
        (("年度", 0.2), ("线下学时", 0.25), ("线上学时", 0.25), ("线下分钟", 0.15), ("线上分钟", 0.15)),
        (
            [str(y.year), _tenths(y.offline_tenths), _tenths(y.online_tenths), str(y.offline_minutes),
             str(y.online_minutes)]
            for y in file.years
        ),
        width,
        sourced=False,
    )  # fmt: skip
    yield "三、培训班课次", grid(
        (("日期", 0.11), ("培训班", 0.25), ("课次主题", 0.24), ("授课人", 0.1), ("分钟", 0.06), ("签到／签退", 0.12),
         ("情况", 0.08), _LAST),
        (_meeting(m) for m in file.meetings),
        width,
    )  # fmt: skip
    yield (
        "四、线上课程",
        grid(
            (("日期", 0.12), ("课程", 0.34), ("课", 0.34), ("计入分钟", 0.1), _LAST),
            ([le.day, le.course_title, le.lesson_title, str(le.credit_minutes), le.source] for le in file.lessons),
            width,
        ),
    )
    yield "五、学时记录", grid(
        (("日期", 0.12), ("内容", 0.44), ("方式", 0.08), ("学时", 0.12), ("备注", 0.1), _LAST),
        (
            [h.day, h.title, _FORMS.get(h.form, h.form), hours(h.minutes, h.unit_minutes),
             "已撤销，不计" if h.withdrawn else "", h.source]
            for h in file.hours
        ),
        width,
    )  # fmt: skip
    yield (
        "六、考试",
        grid(
            (
                ("日期", 0.12),
                ("名称", 0.36),
                ("类别", 0.1),
                ("次数", 0.08),
                ("用时", 0.09),
                ("成绩", 0.13),
                ("结果", 0.1),
                _LAST,
            ),
            (_sitting(s) for s in file.sittings),
            width,
        ),
    )
    yield (
        "七、演练",
        grid(
            (("日期", 0.12), ("名称", 0.34), ("形式", 0.16), ("地点", 0.2), ("角色", 0.12), _LAST),
            ([d.day, d.title, d.kind, d.place, d.part, d.source] for d in file.drills),
            width,
        ),
    )
    yield "八、证书", grid(
        (("名称", 0.22), ("编号", 0.22), ("发证单位", 0.2), ("发证日期", 0.12), ("有效期止", 0.12), ("状态", 0.1),
         _LAST),
        (
            [c.title if c.own else f"{c.title}（登记）", c.number, c.issuer, c.issued, c.expires or "长期", c.state,
             c.source]
            for c in file.certificates
        ),
        width,
    )  # fmt: skip
    yield (
        "九、学习要求完成情况",
        grid(
            (("要求", 0.32), ("状态", 0.1), ("说明", 0.58)),
            ([o.title, _STATES.get(o.state, o.state), o.sentence] for o in file.obligations),
            width,
            sourced=False,
        ),
    )
    yield (
        "十、档案导出记录",
        grid(
            (("时间", 0.24), ("形式", 0.2), ("操作身份", 0.3), _LAST),
            ([civil_text(e.at_ms), e.form.upper(), actor_word(e.actor), e.source] for e in file.exports),
            width,
        ),
    )


def _meeting(m: MeetingLine) -> list[str]:
    times = "／".join(civil_text(ms)[-5:] for ms in (m.in_ms, m.out_ms) if ms is not None)
    return [m.day, m.class_title, m.topic, m.teacher, str(m.minutes), times or "—", m.status, m.source]


def _sitting(s: SittingLine) -> list[str]:
    if s.passed is None:
        score, result = "—", "未评分"
    else:
        score, result = f"{marks(s.score)}／{marks(s.total)}", "合格" if s.passed else "不合格"
    minutes = f"{s.used_ms // 60_000} 分" if s.used_ms >= 60_000 else f"{s.used_ms // 1000} 秒"
    changed = "（改分）" if s.overridden else ""
    return [s.day, s.title, s.kind, f"第 {s.attempt} 次", minutes, score, result + changed, s.source]


def _span(starts: str, ends: str) -> str:
    return f"{starts or '—'} 至 {ends or '今'}"


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
