"""Checking a certificate: paste what the QR says, or choose its PDF; the answer stands in one banner."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from edu.domain.certificates import Verification
from edu.services.verification import CertificateVerification
from ui.screens.files import PDF
from ui.screens.manager.certificates.presenter import verdict
from ui.screens.manager.parts.desk import Desk
from ui.screens.manager.parts.lines import Facts
from ui.screens.manager.parts.two_columns import TwoColumns
from ui.widgets import Banner, Button, Card, EmptyState, LongTextField, clear, column, row, scroll

_SHOWN = 20


class VerifyPage(QWidget):
    def __init__(self, verification: CertificateVerification, desk: Desk) -> None:
        super().__init__()
        self._verification, self._desk = verification, desk
        ask = Card("核验证书", hint="不用联网；扫证书上的二维码，把内容粘贴到这里，或者选择 PDF 文件")
        self.text = LongTextField(hint="粘贴二维码内容", lines=5)
        self.text.setAccessibleName("二维码内容")
        ask.add(self.text)
        self.check = Button("核验", "primary", icon="shield", on_click=self._on_text)
        self.choose = Button("选择 PDF", icon="pdf", on_click=self._on_pdf)
        line = row(gap="s")
        line.addWidget(self.choose)
        line.addStretch(1)
        line.addWidget(self.check)
        ask.add(line)
        answer = Card("结果")
        self._answer = answer.body
        self._answer.addWidget(EmptyState("shield", "还没有核验", "结果会显示在这里。"))
        inside = QWidget()
        box = column(inside, gap="m")
        box.addWidget(TwoColumns((ask,), (answer,)))
        box.addStretch(1)
        outer = column(self)
        outer.setContentsMargins(0, box.spacing(), 0, 0)
        outer.addWidget(scroll(inside))

    def _on_text(self) -> None:
        token = self.text.value
        if not token:
            self.text.setFocus()
            return
        self._desk.tasks.start(
            self, lambda _task: (self._verification.text(token),), self._show, on_error=self._desk.navigator.fail
        )

    def _on_pdf(self) -> None:
        path = self._desk.files.open_one(self, "选择证书 PDF", PDF)
        if path is not None:
            self._desk.run(self, "正在读取 PDF…", lambda _task: self._verification.pdf(path), self._show)

    def _show(self, answers: Sequence[Verification]) -> None:
        clear(self._answer)
        if not answers:
            self._answer.addWidget(
                Banner("warn", "文件里没有找到证书二维码", "请确认是本程序生成的 PDF，或直接扫码核验。")
            )
        for answer in answers[:_SHOWN]:
            kind, words, facts = verdict(answer)
            self._answer.addWidget(Banner(kind, words, answer.reason))
            if facts:
                self._answer.addWidget(Facts(facts))
        if len(answers) > _SHOWN:
            self._answer.addWidget(Banner("info", f"共 {len(answers)} 页，这里列出前 {_SHOWN} 页"))
