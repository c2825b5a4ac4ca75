"""Closing a class: the hours that each person will get, what stands in the way, then the certificates.

A class closed too early is opened again with a reason, as long as no certificate stands on it.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Protocol

from edu.domain.actors import Permission
from edu.domain.classes import ClassFile, ClassOverview
from edu.domain.errors import NotFound, PackError
from edu.services.certificates import Certificates
from edu.services.class_close import ClassClose
from edu.services.standings import Standing, caution_words
from ui.navigation import Confirmation, Screen
from ui.screens.classroom.close_presenter import Line, certificate_words, lines_of, ready_count, sittings_of
from ui.screens.desk import Desk
from ui.screens.exam_words import pass_rule
from ui.widgets import (
    Banner,
    Button,
    Column,
    DataTable,
    EmptyState,
    FormSheet,
    PlainLabel,
    Status,
    ask_reason,
    clear,
    column,
)

_LOG = logging.getLogger(__name__)
Loaded = tuple[ClassOverview, ClassFile, Sequence[Standing]]


class CloseServices(Protocol):
    @property
    def class_close(self) -> ClassClose: ...
    @property
    def certificates(self) -> Certificates: ...


def _exam(line: Line) -> tuple[Status, str]:
    if line.passed is None:
        return "none", "无考试"
    return ("met", "合格") if line.passed else ("wrong", "未合格")


COLUMNS = (
    Column[Line](title="姓名", value=lambda p: p.name, strong=True),
    Column[Line](title="单位", value=lambda p: p.place, stretch=1),
    Column[Line](title="听课", value=lambda p: p.taught, text=lambda p: f"{p.taught} 分钟", number=True),
    Column[Line](title="补课", value=lambda p: p.made_up, text=lambda p: f"{p.made_up} 分钟", number=True),
    Column[Line](title="学时", value=lambda p: p.taught + p.made_up, number=True,
                 text=lambda p: p.hours),
    Column[Line](title="考试", value=lambda p: p.passed, chip=_exam),
    Column[Line](title="成绩", value=lambda p: p.result, text=lambda p: p.result or "—"),
    Column[Line](title="证书", value=lambda p: p.certificate, text=lambda p: p.certificate or "—", number=True,
                 align="left"),
)  # fmt: skip


class CloseScreen(Screen):
    title = "结业"

    def __init__(self, desk: Desk, services: CloseServices, training_class: str) -> None:
        super().__init__()
        self._desk, self._services, self._class = desk, services, training_class
        self.close_button = Button("结业", "accent", icon="close-class", on_click=self._ask)
        self.issue = Button("给合格的人发证", "accent", icon="certificate", on_click=self._ask_issue)
        self.reopen = Button("重新打开", icon="undo", on_click=self._ask_reopen)
        for button in (self.close_button, self.issue, self.reopen):
            button.hide()
        self.header_actions = (self.reopen, self.close_button, self.issue)
        page = column(self, gap="m", margin="page")
        self._says = column(gap="s")
        page.addLayout(self._says)
        self.table = DataTable(COLUMNS, empty=EmptyState("people", "名单里没有人"))
        page.addWidget(self.table, 1)
        self._gaps: tuple[str, ...] = ()
        self._caution = ""

    def on_enter(self) -> None:
        self.reload()

    def reload(self) -> None:
        closing, certificates, actor = self._services.class_close, self._services.certificates, self._desk.actor

        def work() -> Loaded:
            overview, file = closing.overview(actor, self._class), closing.class_file(actor, self._class)
            may_have = file.record.is_closed and bool(file.record.programme)
            if not may_have:
                return overview, file, ()
            try:
                return overview, file, certificates.standings(actor, self._class)
            except (NotFound, PackError):  # its outline is gone or broken: what was held is told all the same
                _LOG.warning(
                    "class %s: its outline %s cannot be read", self._class, file.record.programme, exc_info=True
                )
                return overview, file, ()

        self._desk.load(self, work, self._show)

    def _show(self, loaded: Loaded) -> None:
        overview, file, standings = loaded
        record = overview.record
        total = sum(one.taught + one.made_up for one in file.earned)
        state = "已结业，学时已记入每个人的档案" if record.is_closed else "结业后，学时记入每个人的档案"
        self.set_title(f"结业 · {record.title}", f"{len(file.roster)} 人，合计 {total} 分钟。{state}")
        clear(self._says)
        self._gaps = overview.gaps
        self._caution = caution_words([one for one in standings if one.eligible and one.held is None])
        for text in overview.hindrances:
            self._says.addWidget(Banner("error", text, "补上以后才能结业。"))
        if overview.gaps:
            first = overview.gaps[0] + (f"，还有 {len(overview.gaps) - 1} 条没完成" if len(overview.gaps) > 1 else "")
            self._says.addWidget(Banner("warn", first, "可以先补齐，也可以写明后仍然结业。"))
        if not record.is_closed and not overview.hindrances and not overview.gaps:
            self._says.addWidget(Banner("ok", "六步都齐了，可以结业。"))
        may = self._desk.actor.may(Permission.CERTIFICATES_ISSUE)
        if record.is_closed:
            self._says.addWidget(
                PlainLabel(certificate_words(file, self._desk.today, standings, may_issue=may), "soft")
            )
        rule = pass_rule(sittings_of(file))
        if rule:
            self._says.addWidget(PlainLabel(f"考试：{rule}", "soft"))
        self.table.set_rows(lines_of(file, self._desk.today, standings))
        self.close_button.setVisible(not record.is_closed)
        self.close_button.setEnabled(not overview.hindrances)
        self.issue.setVisible(may and ready_count(standings) > 0)
        self.reopen.setVisible(record.is_closed and self._desk.actor.may(Permission.CLASSES_WRITE))

    def _ask(self) -> None:
        text = "下面这些没有完成，仍然结业？" if self._gaps else "学时记入每个人的档案，名单和签到不再改动。"
        yes = "仍然结业" if self._gaps else "结业"
        question = Confirmation(title="现在结业？", text=text, items=self._gaps, yes=yes)
        self._desk.navigator.ask(question, self._close)

    def _close(self) -> None:
        closing, actor, gaps = self._services.class_close, self._desk.actor, bool(self._gaps)
        self._desk.load(
            self, lambda: closing.close(actor, self._class, despite_gaps=gaps), lambda _record: self._closed()
        )

    def _closed(self) -> None:
        self._desk.navigator.notify("已结业，学时已记入每个人的档案", "ok")
        self.reload()

    def _ask_reopen(self) -> None:
        ask_reason(
            self,
            "重新打开这个班",
            "记入档案的学时全部收回，补好以后要再结业一次。发过证的班，要先撤销证书。",
            yes="重新打开",
            hint="例如：补录签退时间",
            danger=True,
            on_reason=self._reopen,
        )

    def _reopen(self, sheet: FormSheet, reason: str) -> None:
        closing, actor = self._services.class_close, self._desk.actor
        sheet.submit(
            self._desk.tasks, lambda: closing.reopen(actor, self._class, reason), lambda _none: self._reopened()
        )

    def _reopened(self) -> None:
        self._desk.navigator.notify("已重新打开，学时已收回", "ok")
        self.reload()

    def _ask_issue(self) -> None:
        question = Confirmation(
            title="给合格的人发培训证明？",
            text="".join(("只发给学时够、考试合格、还没有证书的人。", self._caution)),
            yes="发证",
        )
        self._desk.navigator.ask(question, self._issue)

    def _issue(self) -> None:
        actor = self._desk.actor
        self._desk.load(
            self,
            lambda: self._services.certificates.issue_class(actor, self._class),
            lambda made: self._issued(len(made)),
        )

    def _issued(self, count: int) -> None:
        word = f"发了 {count} 本证书" if count else "现在没有人可以发证：学时不够、考试未合格，或已经有证书"
        self._desk.navigator.notify(word, "ok" if count else "info")
        self.reload()
