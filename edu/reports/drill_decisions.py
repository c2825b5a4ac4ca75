"""The log of decisions: what was taken, why it was right or wrong, what would have been better and why; red lines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, LongTable, Paragraph, Table, TableStyle

from edu.domain.drills.debrief_words import choice_lines, points_text
from edu.domain.drills.run_shown import clock_text
from edu.domain.drills.scenario import VERDICTS
from edu.reports.drill_pages import WIDTH
from edu.reports.inks import AMBER, BLUE_PALE, GREEN, GREY, LINE, RED
from edu.reports.long_cells import broken
from edu.reports.page_styles import CELL, SMALL, SOURCE, STRONG, styles
from edu.reports.tables import Columns, Gap, grid, markup, section, text

if TYPE_CHECKING:
    from edu.domain.drills.debrief_words import ChoiceLine
    from edu.domain.drills.papers import AfterAction

_LABEL = 22 * mm
_ROOM = 34 * mm
_INKS = dict(zip(VERDICTS.values(), (GREEN, AMBER, RED, RED), strict=True))
_REDLINES: Columns = (("红线", 0.3), ("时间", 34), ("为什么是红线", 0.4), ("封顶", 40), ("依据", 0.3), ("依据事件", 64))


def decisions(paper: AfterAction) -> list[Any]:
    lines = choice_lines(paper.result, paper.cite)
    if not lines:
        return section("五、决策复盘", None)
    story: list[Any] = section("五、决策复盘", text("序号与时间线上的一致。", SMALL))
    for number, line in enumerate(lines, 1):
        story += [CondPageBreak(_ROOM), Gap(2.5 * mm), _head(number, line), _body(line)]
    return story


def _head(number: int, line: ChoiceLine) -> Any:
    ink = _INKS.get(line.verdict, GREY)
    verdict = f'<font color="{ink.hexval().replace("0x", "#")}">{markup(line.verdict or "没有决定")}</font>'
    cells = [
        text(f"{number}. {line.when}　{line.title}", STRONG),
        text(f"{line.who}　{line.how}", SMALL),
        Paragraph(verdict, styles()[STRONG]),
    ]
    table = Table([cells], colWidths=[WIDTH * 0.46, WIDTH * 0.36, WIDTH * 0.18])
    table.setStyle(
        TableStyle(
            [
                ("BACKGROUND", (0, 0), (-1, -1), BLUE_PALE),
                ("LINEBEFORE", (0, 0), (0, -1), 3, ink),
                ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
                ("TOPPADDING", (0, 0), (-1, -1), 2),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
            ]
        )
    )
    return table


def _body(line: ChoiceLine) -> Any:
    widths = [_LABEL, WIDTH - _LABEL]
    rows = [
        (text(label, SMALL), text(piece, SOURCE if label == "依据事件" else CELL))
        for row in _said(line)
        for label, piece in broken(row, widths, styles()[CELL].fontSize)
    ]
    table = LongTable(rows, colWidths=widths)
    table.setStyle(
        TableStyle(
            [
                ("LINEBELOW", (0, 0), (-1, -1), 0.3, LINE),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("TOPPADDING", (0, 0), (-1, -1), 1.5),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 2.5),
            ]
        )
    )
    return table


def _said(line: ChoiceLine) -> Iterator[tuple[str, str]]:
    yield "选择", line.taken
    if line.why:
        yield "为什么", line.why
    if line.better:
        yield "更好的做法", "\n".join(line.better)
    if line.rationale:
        yield "当时的理由", line.rationale
    if line.grounds:
        yield "依据", "；".join(line.grounds)
    yield "依据事件", line.event


def redlines(paper: AfterAction) -> list[Any]:
    result = paper.result
    known = {one.id: (number, one) for number, one in enumerate(result.scenario.redlines, 1)}
    rows = []
    for name, tick in result.result.redlines:
        number, one = known[name]
        rows.append(
            (
                f"红线 {number}　{one.title}",
                clock_text(result.scenario, tick),
                one.why,
                f"{points_text(one.cap)} 分",
                "\n".join(map(paper.cite, one.cites)),
                result.redline_events.get(name, ""),
            )
        )
    table = grid(_REDLINES, rows, WIDTH)
    return section("六、红线", table if table is not None else text("没有触碰红线。", CELL))
