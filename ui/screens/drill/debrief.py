"""复盘: the score by objectives, every decision looked back at, improvements; closing puts the drill on file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QTabWidget, QWidget

from edu.domain.drills.debrief_words import (
    ChoiceLine,
    choice_lines,
    objective_lines,
    part_texts,
    points_text,
    redline_texts,
    total_text,
)
from edu.domain.drills.run_views import Evidence, RunResult
from edu.domain.drills.scenario import VERDICTS
from edu.domain.obligations.words import DRILL_LEVELS
from edu.domain.register import Register
from edu.services.drill_assessing import DrillAssessing
from edu.services.drill_improvements import DrillImprovements
from edu.services.drill_judging import DrillJudging
from edu.services.drill_papers import DrillPapers
from edu.services.drill_profiles import DrillProfiles, ProfileLine
from edu.services.drill_results import DrillResults
from edu.system.clock import civil_date
from ui.navigation import Route, Screen
from ui.screens.desk import Desk
from ui.screens.drill.debrief_assessment import AssessmentPage
from ui.screens.drill.debrief_improvements import ImprovementsPage
from ui.screens.drill.debrief_points import PointsPage
from ui.screens.drill.run_number import RunNumber
from ui.screens.files import PDF, WORKBOOK, Files, safe_name
from ui.widgets import (
    VERDICT_STATUS,
    Banner,
    Bar,
    BarChart,
    Button,
    Card,
    Chip,
    Choice,
    EmptyState,
    FormSheet,
    LongTextField,
    NumberField,
    PlainLabel,
    StatTile,
    TextField,
    clear,
    column,
    row,
    scroll,
    stat_row,
)

_CHIPS = {VERDICTS[verdict]: status for verdict, status in VERDICT_STATUS.items()}


@dataclass(frozen=True, slots=True)
class Evaluators:
    """What evaluators do in a debrief, and the profiles that they may take."""

    judging: DrillJudging
    assessing: DrillAssessing
    profiles: DrillProfiles


@dataclass(frozen=True, slots=True)
class _Found:
    result: RunResult
    profiles: tuple[ProfileLine, ...]


class DebriefScreen(Screen):
    title = "复盘"

    def __init__(
        self, desk: Desk, results: DrillResults, improvements: DrillImprovements, evaluators: Evaluators,
        papers: DrillPapers, files: Files, register: Callable[[], Register], run: str,
    ) -> None:  # fmt: skip
        super().__init__()
        self._papers, self._files, self._evaluators = papers, files, evaluators
        self._desk, self._results, self._improvements, self.run = desk, results, improvements, run
        self._register = register
        self.replay = Button(
            "回放", icon="replay", on_click=lambda: desk.navigator.go(Route.to("drill.replay", run=run))
        )
        self.close_run = Button("存档", "accent", icon="save", on_click=self._ask_close)
        self.report = Button("导出报告 PDF", icon="pdf", on_click=self._on_report)
        self.book = Button("导出 Excel", icon="excel", on_click=self._on_book)
        self.compare = Button(
            "对比", icon="compare", on_click=lambda: desk.navigator.go(Route.to("drill.compare", run=run))
        )
        self.compare.setToolTip("和同一脚本的另一场对比")
        self.header_actions = (self.report, self.book, self.replay, self.compare, self.close_run)
        self._page = column(self, margin="page")
        self.tabs: QTabWidget | None = None
        self.result: RunResult | None = None

    def on_enter(self) -> None:
        self._load()

    def _load(self) -> None:
        actor = self._desk.actor

        def found() -> _Found:
            result = self._results.result(actor, self.run)
            choose = result.assessment is None and result.run.state == "running"
            return _Found(result, self._evaluators.profiles.list(actor) if choose else ())

        self._desk.load(self, found, self._show)

    def _show(self, found: _Found) -> None:
        result = found.result
        at = self.tabs.currentIndex() if self.tabs is not None else 0
        self.result = result
        clear(self._page)
        closed = result.run.state == "closed"
        self.set_title(
            f"复盘 · {result.run.title}", f"{result.run.place_name} · {'已存档' if closed else '还没有存档'}"
        )
        self.close_run.setVisible(not closed)
        self.tabs = QTabWidget()
        self.tabs.addTab(self._scores(result), "目标与得分")
        self.tabs.addTab(self._choices(result), "决策复盘")
        self.points = PointsPage(self._desk, self._evaluators.judging, result, self._register(), self._load)
        self.tabs.addTab(self.points, "逐条评分")
        self.assessment = AssessmentPage(self._desk, self._evaluators.assessing, result, found.profiles, self._load)
        self.tabs.addTab(self.assessment, "评估表")
        self.improvements = ImprovementsPage(self._desk, self._improvements, result, self._load)
        self.tabs.addTab(self.improvements, "改进项")
        self.tabs.setCurrentIndex(at)
        self._page.addWidget(self.tabs, 1)

    # -- pages --

    def _scores(self, result: RunResult) -> QWidget:
        inside = QWidget()
        box = column(inside, gap="m", margin="m")
        score = result.result
        box.addWidget(
            stat_row(
                StatTile(points_text(score.total), "总分", unit="/ 100", note=total_text(score)),
                *(StatTile(one.got, one.title, unit=f"/ {one.worth}", note=one.raw) for one in part_texts(score)),
            )
        )
        for text in redline_texts(result):
            box.addWidget(Banner("error", f"红线 {text}", f"总分封顶 {points_text(score.cap or 0)} 分。"))
        lines = objective_lines(result)
        card = Card("六个目标，先看做得好的")
        card.add(
            BarChart([Bar(line.title, line.share / 10, f"{line.points} · {line.rating}") for line in lines], top=100)
        )
        box.addWidget(card)
        rules = Card("带走三条")
        for rule in result.scenario.debrief.rules:
            rules.add(PlainLabel(rule, "strong"))
        box.addWidget(rules)
        questions = Card("一起讨论")
        for question in result.scenario.debrief.questions:
            questions.add(PlainLabel(question))
        box.addWidget(questions)
        box.addWidget(RunNumber(result.run.id))
        box.addStretch(1)
        return scroll(inside)

    def _choices(self, result: RunResult) -> QWidget:
        inside = QWidget()
        box = column(inside, gap="m", margin="m")
        lines = choice_lines(result, self._register().cite_text)
        for line in lines:
            box.addWidget(_choice_card(line))
        if not lines:
            box.addWidget(EmptyState("decision", "还没有做过决定", "推演走到决策点以后，这里会逐个复盘。"))
        box.addStretch(1)
        return scroll(inside)

    # -- doing --

    def _ask_close(self) -> None:
        """What an inspector asks of a drill; then it is on file and cannot be gone on with."""

        def save(sheet: FormSheet) -> None:
            evidence = Evidence(
                content=content.value, participants=int(people.value()), place=place.text().strip(),
                commander=commander.text().strip(), summary=summary.toPlainText().strip(),
            )  # fmt: skip
            actor = self._desk.actor
            sheet.submit(
                self._desk.tasks, lambda: self._results.close(actor, self.run, evidence), lambda _done: self._load()
            )

        sheet = FormSheet(
            self, "存档", "存档后推演不能再继续，它会作为本单位的演练记录，进入法定要求和统计。", yes="存档", columns=2,
            chars=44, on_save=save,
        )  # fmt: skip
        content = sheet.form.add("预案类型", Choice(list(DRILL_LEVELS.items()), "special"))
        people = sheet.form.add("参演人数", NumberField(1, 1, 5000, unit="人"))
        place = sheet.form.add("地点", TextField())
        commander = sheet.form.add("带队人", TextField())
        summary = sheet.form.add("小结", LongTextField(), wide=True)
        sheet.open()

    def _on_report(self) -> None:
        path = self._files.save_as(self, "导出报告 PDF", self._name("复盘报告", "pdf"), PDF)
        if path is not None:
            self._export(path, lambda: self._papers.report_pdf(self._desk.actor, self.run, path))

    def _on_book(self) -> None:
        path = self._files.save_as(self, "导出 Excel", self._name("复盘数据", "xlsx"), WORKBOOK)
        if path is not None:
            self._export(path, lambda: self._papers.workbook(self._desk.actor, self.run, path))

    def _name(self, what: str, ending: str) -> str:
        line = self.result.run if self.result else None
        words = (line.title, line.place_name, civil_date(line.started_ms).isoformat()) if line else ()
        return f"{safe_name('-'.join(filter(None, (*words, what))))}.{ending}"

    def _export(self, path: Path, make: Callable[[], object]) -> None:
        self._desk.run(
            self, "正在导出…", lambda _task: make(),
            lambda _made: self._desk.navigator.notify(f"已导出：{path.name}", "ok"),
        )  # fmt: skip


def _choice_card(line: ChoiceLine) -> QWidget:
    card = Card(gap="xs", margin="m")
    head = row(gap="m")
    head.addWidget(PlainLabel(f"{line.when} {line.title}", "strong"), 1)
    head.addWidget(PlainLabel(f"{line.who} · {line.how}", "small", wrap=False))
    if line.verdict:
        head.addWidget(Chip(_CHIPS[line.verdict], line.verdict))
    card.add(head)
    card.add(PlainLabel(f"选择：{line.taken}"))
    if line.why:
        card.add(PlainLabel(line.why, "soft"))
    for better in line.better:
        card.add(PlainLabel(f"更好的做法：{better}"))
    if line.rationale:
        card.add(PlainLabel(f"当时的理由：{line.rationale}", "soft"))
    if line.grounds:
        card.add(PlainLabel("依据：" + "；".join(line.grounds), "small"))
    return card
