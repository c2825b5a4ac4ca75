"""Another team beside this one: scores by objective, decisions side by side, curves; the same on paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from edu.domain.drills.amounts import amount, unit_word
from edu.domain.drills.comparing import (
    ALIKE,
    FIRST,
    SAME,
    SECOND,
    ChoiceRow,
    ScoreRow,
    choice_rows,
    curves_match,
    differences,
    people_rows,
    score_rows,
)
from edu.domain.drills.run_shown import clock_text
from edu.domain.drills.run_views import Comparison, RunLine, RunResult
from edu.services.drill_comparing import DrillComparing
from edu.services.drill_papers import DrillPapers
from edu.system.clock import civil_date, civil_text
from ui import theme
from ui.navigation import Screen
from ui.screens.desk import Desk
from ui.screens.files import PDF, Files, safe_name
from ui.widgets import (
    Banner,
    Button,
    Card,
    Chip,
    Choice,
    EmptyState,
    Pair,
    PairBars,
    PairPlot,
    PlainLabel,
    clear,
    column,
    grid,
    row,
    scroll,
)

NAMES = (FIRST, SECOND)


@dataclass(frozen=True, slots=True)
class _Found:
    others: tuple[RunLine, ...]
    comparison: Comparison | None


class CompareScreen(Screen):
    title = "两场对比"

    def __init__(
        self, desk: Desk, comparing: DrillComparing, papers: DrillPapers, files: Files, run: str, against: str
    ) -> None:
        super().__init__()
        self._desk, self._comparing, self._papers, self._files = desk, comparing, papers, files
        self.run, self._against = run, against
        self.print = Button("导出对照 PDF", icon="pdf", on_click=self._print)
        self.print.setEnabled(False)
        self.header_actions = (self.print,)
        self.comparison: Comparison | None = None
        self.other = Choice(chars=30)
        self.other.setAccessibleName("和哪一场比")
        self.other.picked.connect(self._pick)
        self._page = column(self, gap="m", margin="page")

    def on_enter(self) -> None:
        self._desk.load(self, lambda: self._load(self._against), self._show)

    def _load(self, against: str) -> _Found:
        actor = self._desk.actor
        others = self._comparing.others(actor, self.run)
        chosen = against or (others[0].id if others else "")
        return _Found(others, self._comparing.compare(actor, self.run, chosen) if chosen else None)

    def _pick(self, against: str) -> None:
        self._desk.load(self, lambda: self._comparing.compare(self._desk.actor, self.run, against), self._compared)

    def _show(self, found: _Found) -> None:
        if found.comparison is None:
            self._page.addWidget(EmptyState(
                "replay", "没有可以对比的另一场",
                "同一个脚本推演两场以上并存档后，才能对比。开始前给两个队填同一个局次，差别就只来自决定。",
            ))  # fmt: skip
            return
        mine = found.comparison.left.run
        across = row(gap="s")
        across.addWidget(PlainLabel(f"{NAMES[0]}：{_line(mine)}", "strong"), 1)
        across.addWidget(PlainLabel(f"{NAMES[1]}：", "strong", wrap=False))
        pairs = [(one.id, f"{'同局次　' if one.seed == mine.seed else ''}{_line(one)}") for one in found.others]
        self.other.set_pairs(pairs, found.comparison.right.run.id)
        across.addWidget(self.other, 1)
        self._page.addLayout(across)
        inside = QWidget()
        self._box = column(inside, gap="m")
        self._page.addWidget(scroll(inside), 1)
        self._compared(found.comparison)

    def _compared(self, comparison: Comparison) -> None:
        self.comparison = comparison
        self.print.setEnabled(True)
        self.set_title(f"两场对比 · {comparison.left.run.title}", "")
        clear(self._box)
        unlike = differences(comparison)
        for said in unlike:
            self._box.addWidget(Banner("warn", said))
        if not unlike:
            self._box.addWidget(Banner("info", SAME))
        self._box.addWidget(_scores(tuple(score_rows(comparison))))
        self._box.addWidget(_choices(tuple(choice_rows(comparison))))
        self._box.addWidget(_curves(comparison))
        people = tuple(people_rows(comparison))
        if people:
            self._box.addWidget(_people(people))
        self._box.addStretch(1)

    def _print(self) -> None:
        comparison = self.comparison
        if comparison is None:
            return
        name = safe_name(f"{comparison.left.run.title}-两场对照-{_day(comparison.left)}")
        path = self._files.save_as(self, "导出对照 PDF", f"{name}.pdf", PDF)
        if path is not None:
            runs = comparison.left.run.id, comparison.right.run.id
            self._desk.run(
                self, "正在导出…", lambda _task: self._papers.comparison_pdf(self._desk.actor, *runs, path),
                lambda _made: self._desk.navigator.notify(f"已导出：{path.name}", "ok"),
            )  # fmt: skip


def _scores(rows: Sequence[ScoreRow]) -> QWidget:
    card = Card("得分对照", hint="上面一条是第一场，下面一条是第二场。")
    bars = [line for line in rows if line.shares is not None]
    pairs = [
        Pair(
            label=one.title + _said(one.by),
            first=one.shares[0] / 10 if one.shares else None,
            second=one.shares[1] / 10 if one.shares else None,
            first_text=one.left,
            second_text=one.right,
        )
        for one in bars
    ]
    card.add(PairBars(pairs, NAMES))
    table = grid(gap="s")
    table.setHorizontalSpacing(theme.current().metrics.xl)
    for at, word in enumerate(("", *NAMES, f"{FIRST}比{SECOND}")):
        table.addWidget(PlainLabel(word, "soft", wrap=False), 0, at)
    for number, one in enumerate((line for line in rows if line.shares is None), 1):
        for at, word in enumerate((one.title, one.left, one.right, one.by or "—")):
            table.addWidget(PlainLabel(word, wrap=False), number, at)
    table.setColumnStretch(4, 1)
    card.add(table)
    return card


def _said(by: str) -> str:
    """Behind the title: 第一场高 3 分; two of the same need no word."""
    return f"　{FIRST}{by}" if by and by != ALIKE else ""


def _choices(rows: Sequence[ChoiceRow]) -> QWidget:
    card = Card("决定对照", hint="做得不同的标“不同”。")
    table, top = grid(gap="m"), Qt.AlignmentFlag.AlignTop
    for at, word in enumerate(("决策", "", *NAMES)):
        table.addWidget(PlainLabel(word, "soft", wrap=False), 0, at)
    for number, one in enumerate(rows, 1):
        what = column(gap="none")
        what.addWidget(PlainLabel(one.title, "strong" if one.apart else "body"))
        what.addWidget(PlainLabel(one.role, "small"))
        what.addStretch(1)
        table.addLayout(what, number, 0)
        if one.apart:
            table.addWidget(Chip("info", "不同"), number, 1, top)
        # the heads of the columns are soon out of sight
        for at, side in ((2, one.left), (3, one.right)):
            table.addWidget(PlainLabel(f"{NAMES[at - 2]}　{side}"), number, at, top)
    for at, share in ((0, 3), (2, 5), (3, 5)):
        table.setColumnStretch(at, share)
    card.add(table)
    return card


def _curves(comparison: Comparison) -> QWidget:
    card = Card("曲线对照", hint="实线是第一场，虚线是第二场。")
    if not curves_match(comparison):
        card.add(PlainLabel("两场的脚本不同，曲线不能画在一起。", "soft"))
        return card
    table = grid(gap="l")
    for number, curve in enumerate(comparison.left.scenario.curves):
        left, right = (
            [picture.curves[number] for picture in pictures]
            for pictures in (comparison.left_pictures, comparison.right_pictures)
        )
        table.addWidget(
            PairPlot(
                curve.title,
                unit_word(curve.unit),
                left,
                right,
                partial(amount, unit=curve.unit),
                partial(clock_text, comparison.left.scenario),
            ),
            number // 2,
            number % 2,
        )
    card.add(table)
    return card


def _people(rows: Sequence[tuple[str, str, str]]) -> QWidget:
    card = Card("结束时人在哪里")
    table = grid(gap="s")
    table.setHorizontalSpacing(theme.current().metrics.xl)
    for number, words in enumerate((("", *NAMES), *rows)):
        for at, word in enumerate(words):
            table.addWidget(PlainLabel(word, "body" if number else "soft", wrap=False), number, at)
    table.setColumnStretch(3, 1)
    card.add(table)
    return card


def _line(run: RunLine) -> str:
    total = "" if run.total is None else f"　{run.total / 100:.1f} 分"
    return f"{civil_text(run.started_ms)} 开始　{run.place_name}　局次 {run.seed}{total}"


def _day(result: RunResult) -> str:
    return civil_date(result.run.started_ms).isoformat()
