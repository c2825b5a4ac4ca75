"""study.file 学习档案: what the ledger says of this person, section by section as on paper."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from ui import theme
from ui.navigation import Navigator, Screen
from ui.screens.study.file_presenter import FileView, Held, Line, Section
from ui.tasks import TaskRunner
from ui.widgets import (
    Bar,
    BarChart,
    Button,
    Card,
    Chip,
    Column,
    DataTable,
    FlowLayout,
    PlainLabel,
    clear,
    column,
    row,
    rule,
    scroll,
    start_busy,
)

_ROWS = 8
SavePath = Callable[[QWidget, str], Path | None]


def ask_path(parent: QWidget, name: str) -> Path | None:
    """The system's own dialogue: this seat has a keyboard."""
    chosen, _kind = QFileDialog.getSaveFileName(parent, "保存证书", name, "PDF (*.pdf)")
    return Path(chosen) if chosen else None


class FileScreen(Screen):
    title = "学习档案"

    def __init__(
        self,
        read: Callable[[], FileView],
        print_pdf: Callable[[str, Path], int],
        tasks: TaskRunner,
        navigator: Navigator,
        save_path: SavePath = ask_path,
    ) -> None:
        super().__init__()
        self._read, self._print, self._tasks, self._navigator = read, print_pdf, tasks, navigator
        self._save_path = save_path
        inside = QWidget()
        self._page = column(inside, gap="l", margin="page")
        column(self).addWidget(scroll(inside))
        self.pdf_buttons: list[Button] = []

    def on_enter(self) -> None:
        self._tasks.start(self, lambda _task: self._read(), self._show)

    def _show(self, view: FileView) -> None:
        self.set_title("学习档案", "一人一档：每一条都来自账本，带着它的记录号。")
        clear(self._page)
        both = row(gap="l")
        both.addWidget(_person(view), 1)
        both.addWidget(_years(view), 1)
        self._page.addLayout(both)
        self._page.addWidget(self._certificates(view.certificates))
        for section in view.sections:
            self._page.addWidget(_section(section))
        self._page.addStretch(1)

    def _certificates(self, held: tuple[Held, ...]) -> Card:
        card = Card("证书")
        if not held:
            card.add(PlainLabel("还没有证书。学时够了、考试合格后，由管理员发证。", "soft"))
        for at, certificate in enumerate(held):
            if at:
                card.add(rule())
            line = row(gap="m")
            words = column(gap="xs")
            words.addWidget(PlainLabel(certificate.heading, "strong"))
            words.addWidget(PlainLabel(f"编号 {certificate.number}"))
            words.addWidget(PlainLabel(certificate.sentence, "small"))
            words.addWidget(PlainLabel(f"记录号 {certificate.source}", "faint"))
            line.addLayout(words, 1)
            line.addWidget(Chip("met" if certificate.valid else "none", certificate.state), 0, _MIDDLE)
            if certificate.id:
                save = Button("保存 PDF", icon="pdf", on_click=partial(self._save, certificate))
                self.pdf_buttons.append(save)
                line.addWidget(save, 0, _MIDDLE)
            card.add(line)
        return card

    def _save(self, held: Held) -> None:
        path = self._save_path(self, f"{held.title}_{held.number}.pdf")
        if path is None:
            return
        start_busy(
            self._tasks,
            self,
            "正在生成证书…",
            lambda _task: self._print(held.id, path),
            lambda _pages: self._navigator.notify(f"已保存到 {path}", "ok"),
            on_error=self._navigator.fail,
            lane="free",
        )


_MIDDLE = Qt.AlignmentFlag.AlignVCenter


def _person(view: FileView) -> Card:
    card = Card("基本信息")
    holder = QWidget()
    flow = FlowLayout(holder, gap="l")
    for name, value in view.facts:
        part = QWidget()
        words = column(part, gap="xs")
        words.addWidget(PlainLabel(name, "small", wrap=False))
        words.addWidget(PlainLabel(value, "strong", wrap=len(value) > _LONG))
        if len(value) > _LONG:
            part.setMinimumWidth(theme.current().type.body * _LONG)
        flow.addWidget(part)
    card.add(holder)
    card.add(PlainLabel(f"记录号 {view.registered}", "faint"))
    card.body.addStretch(1)
    return card


_LONG = 20


def _years(view: FileView) -> Card:
    card = Card("每年学时")
    if not view.years:
        card.add(PlainLabel("还没有计入学时。", "soft"))
    bars = [Bar(bar.label, bar.tenths, bar.text, "blue" if bar.online else None) for bar in view.years]
    card.add(BarChart(bars))
    card.body.addStretch(1)
    return card


def _section(section: Section) -> Card:
    card = Card(section.title, hint=f"{len(section.lines)} 条" if section.lines else "")
    if not section.lines:
        return card.add(PlainLabel(section.empty, "soft"))
    table = DataTable(_columns(section), section.lines, bare=True)
    live = theme.current()
    rows = min(_ROWS, len(section.lines))
    head = table.view.horizontalHeader().sizeHint().height()
    table.setFixedHeight(head + rows * live.metrics.row + live.metrics.xs)
    return card.add(table)


def _columns(section: Section) -> tuple[Column[Line], ...]:
    made = [
        Column[Line](title=head, value=_cell(at), number=at in section.numbers, stretch=1 if at == section.wide else 0)
        for at, head in enumerate(section.heads)
    ]
    return (*made, Column[Line](title="记录号", value=lambda line: line.source, number=True))


def _cell(at: int) -> Callable[[Line], str]:
    return lambda line: line.cells[at]
