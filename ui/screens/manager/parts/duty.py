"""A duty as it is shown everywhere: chip, why, and the clause one press away; what is not yet verified says so."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from edu.domain.obligations.duties import Duty
from edu.domain.obligations.words import VERIFIED
from ui.screens.manager.parts.lines import Facts, Line
from ui.screens.manager.parts.words import state_chip
from ui.widgets import Banner, Button, Chip, PageSheet, PlainLabel, row, rule


def duty_line(duty: Duty, show_clause: Callable[[Duty], None], *, with_name: bool = False) -> QWidget:
    title = f"{duty.name} · {duty.title}" if with_name else duty.title
    button = Button("看条文", "ghost", icon="source", on_click=lambda: show_clause(duty))
    cites = "；".join(duty.cites)
    return Line(title, duty.why, chip=state_chip(duty.state), soft=(cites,), actions=(button,))


def duty_facts(duty: Duty) -> list[tuple[str, str]]:
    facts = [("对象", " · ".join(part for part in (duty.name, duty.employer or duty.place) if part))]
    facts.append(("完成情况", f"{duty.done} / {duty.needed}"))
    if duty.window_from or duty.window_to:
        facts.append(("周期", f"{duty.window_from or '—'} 至 {duty.window_to or '—'}"))
    if duty.days_late is not None:
        facts.append(("逾期", f"{duty.days_late} 天"))
    elif duty.days_left is not None:
        facts.append(("还有", f"{duty.days_left} 天"))
    return facts


def show_clause(over: QWidget, duty: Duty) -> PageSheet:
    sheet = PageSheet(over, duty.title, chars=40, lines=16)
    head = row(gap="s")
    head.addWidget(Chip(*state_chip(duty.state)))
    if duty.verified != "original":
        head.addWidget(Chip("warning", VERIFIED.get(duty.verified, "待核")))
    head.addStretch(1)
    sheet.page.addLayout(head)
    sheet.page.addWidget(PlainLabel(duty.why, "strong"))
    sheet.page.addWidget(Facts(duty_facts(duty)))
    sheet.page.addWidget(rule())
    for cite in duty.cites:
        sheet.page.addWidget(PlainLabel(cite, "field"))
    sheet.page.addWidget(PlainLabel(duty.source_text or "条文原文没有收录。"))
    if duty.verified != "original":
        sheet.page.addWidget(Banner("warn", "这条依据还没有核对原文", "请以主管部门公布的文本为准，逾期结论仅供参考。"))
    if duty.note:
        sheet.page.addWidget(PlainLabel(duty.note, "small"))
    sheet.page.addStretch(1)
    sheet.page.setAlignment(Qt.AlignmentFlag.AlignTop)
    sheet.open(sheet.close_button)
    return sheet
