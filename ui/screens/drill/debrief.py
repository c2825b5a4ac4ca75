"""复盘: the score by objectives, every decision looked back at, improvements; closing puts the drill on file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QTabWidget, QWidget

from edu.domain.drills.debrief_words import (
    ChoiceLine,
    choice_lines,
    objective_lines,
    part_texts,
    point_text,
    points_text,
    redline_texts,
)
from edu.domain.drills.run_views import Evidence, Improvement, RunResult
from edu.domain.obligations.words import DRILL_LEVELS
from edu.domain.register import Register
from edu.services.drill_improvements import DrillImprovements
from edu.services.drill_papers import DrillPapers
from edu.services.drill_results import DrillResults
from edu.system.clock import civil_date
from ui.navigation import Route, Screen
from ui.screens.desk import Desk
from ui.screens.drill.run_number import RunNumber
from ui.screens.files import PDF, WORKBOOK, Files, safe_name
from ui.widgets import (
    Banner,
    Bar,
    BarChart,
    Button,
    Card,
    Chip,
    Choice,
    DayField,
    EmptyState,
    FormSheet,
    LongTextField,
    NumberField,
    PlainLabel,
    StatTile,
    TextField,
    ask_reason,
    clear,
    column,
    row,
    scroll,
    stat_row,
)

_TONES = {"正确": "met", "可以，但不够": "due", "错误": "overdue", "红线": "error"}


class DebriefScreen(Screen):
    title = "复盘"

    def __init__(
        self, desk: Desk, results: DrillResults, improvements: DrillImprovements, papers: DrillPapers, files: Files,
        register: Callable[[], Register], run: str,
    ) -> None:  # fmt: skip
        super().__init__()
        self._papers, self._files = papers, files
        self._desk, self._results, self._improvements, self.run = desk, results, improvements, run
        self._register = register
        self.replay = Button(
            "回放", icon="replay", on_click=lambda: desk.navigator.go(Route.to("drill.replay", run=run))
        )
        self.close_run = Button("存档", "accent", icon="save", on_click=self._ask_close)
        self.report = Button("导出报告 PDF", icon="pdf", on_click=self._on_report)
        self.book = Button("导出 Excel", icon="excel", on_click=self._on_book)
        self.header_actions = (self.report, self.book, self.replay, self.close_run)
        self._page = column(self, margin="page")
        self.tabs: QTabWidget | None = None
        self.result: RunResult | None = None

    def on_enter(self) -> None:
        self._load()

    def _load(self) -> None:
        self._desk.load(self, lambda: self._results.result(self._desk.actor, self.run), self._show)

    def _show(self, result: RunResult) -> None:
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
        self.tabs.addTab(self._points(result), "逐条评分")
        self.tabs.addTab(self._improve(result), "改进项")
        self.tabs.setCurrentIndex(at)
        self._page.addWidget(self.tabs, 1)

    # -- pages --

    def _scores(self, result: RunResult) -> QWidget:
        inside = QWidget()
        box = column(inside, gap="m", margin="m")
        score = result.result
        box.addWidget(
            stat_row(
                StatTile(points_text(score.total), "总分", unit="分"),
                *(
                    StatTile(text.split(" / ")[0], word, unit=f"/ {text.split(' / ')[1]}")
                    for word, text in part_texts(result)
                ),
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

    def _points(self, result: RunResult) -> QWidget:
        inside = QWidget()
        box = column(inside, gap="m", margin="m")
        register = self._register()
        for objective in result.result.objectives:
            card = Card(objective.objective.title)
            for line in result.lines:
                if line.objective == objective.objective.id:
                    across = row(gap="m")
                    across.addWidget(PlainLabel(point_text(line)), 1)
                    across.addWidget(
                        PlainLabel("；".join(register.cite_text(cite) for cite in line.cites[:2]), "small"), 1
                    )
                    across.addWidget(PlainLabel(f"依据记录 {line.event}", "small", wrap=False))
                    card.add(across)
            box.addWidget(card)
        box.addStretch(1)
        return scroll(inside)

    def _improve(self, result: RunResult) -> QWidget:
        inside = QWidget()
        box = column(inside, gap="m", margin="m")
        self.add_improvement = Button("添加改进项", "primary", icon="add", on_click=self._ask_improvement)
        head = row(gap="s")
        head.addWidget(PlainLabel("改进项跟到关闭为止；没有关闭的，会出现在下一次演练的开场。", "soft"), 1)
        head.addWidget(self.add_improvement)
        box.addLayout(head)
        if not result.improvements:
            box.addWidget(EmptyState("plan", "还没有改进项", "写清做什么、谁负责、什么时候完成。"))
        for one in result.improvements:
            box.addWidget(self._improvement(one))
        box.addStretch(1)
        return scroll(inside)

    def _improvement(self, one: Improvement) -> QWidget:
        card = Card(gap="xs", margin="m")
        across = row(gap="m")
        words = column(gap="xs")
        words.addWidget(PlainLabel(one.text, "strong"))
        due = f" · {one.due} 前" if one.due else ""
        words.addWidget(PlainLabel(f"{one.owner or '还没有定负责人'}{due}{' · ' + one.how if one.how else ''}", "soft"))
        across.addLayout(words, 1)
        late = one.late(self._desk.today)
        across.addWidget(
            Chip(
                "met" if one.closed else "overdue" if late else "running",
                "已关闭" if one.closed else "逾期" if late else "跟进中",
            )
        )
        if not one.closed:
            across.addWidget(Button("关闭", icon="check", on_click=lambda: self._ask_done(one)))
        card.add(across)
        return card

    # -- doing --

    def _ask_improvement(self) -> None:
        result = self.result
        if result is None:
            return

        def save(sheet: FormSheet) -> None:
            words = text.toPlainText().strip()
            if len(words) < 2:
                sheet.refuse("请写下要改进什么。")
                return
            day = due.value.isoformat() if due.value else ""
            who, aim = owner.text().strip(), objective.value  # read here: the work runs off this thread
            sheet.shut()
            self._do(
                lambda: self._improvements.open(self._desk.actor, self.run, words, owner=who, due=day, objective=aim)
            )

        sheet = FormSheet(self, "添加改进项", on_save=save)
        text = sheet.form.add("改进什么", LongTextField())
        owner = sheet.form.add("负责人", TextField())
        due = sheet.form.add("完成日期", DayField(self._desk.today, without="不定"))
        objective = sheet.form.add(
            "对应目标", Choice([("", "不限"), *((one.id, one.title) for one in result.scenario.objectives)])
        )
        sheet.open()

    def _ask_done(self, one: Improvement) -> None:
        def close(sheet: FormSheet, how: str) -> None:
            sheet.shut()
            self._do(lambda: self._improvements.close(self._desk.actor, one.id, how))

        ask_reason(
            self, "关闭改进项", f"“{one.text}”是怎样完成的？", yes="关闭", hint="如：7 月 3 日已更新责任人名单",
            on_reason=close,
        )  # fmt: skip

    def _ask_close(self) -> None:
        """What an inspector asks of a drill; then it is on file and cannot be gone on with."""

        def save(sheet: FormSheet) -> None:
            evidence = Evidence(
                content=content.value, participants=int(people.value()), place=place.text().strip(),
                commander=commander.text().strip(), summary=summary.toPlainText().strip(),
            )  # fmt: skip
            sheet.shut()
            self._do(lambda: self._results.close(self._desk.actor, self.run, evidence))

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

    def _do(self, work: Callable[[], object]) -> None:
        self._desk.load(self, work, lambda _done: self._load())


def _choice_card(line: ChoiceLine) -> QWidget:
    card = Card(gap="xs", margin="m")
    head = row(gap="m")
    head.addWidget(PlainLabel(f"{line.when} {line.title}", "strong"), 1)
    head.addWidget(PlainLabel(f"{line.who} · {line.how}", "small", wrap=False))
    if line.verdict:
        head.addWidget(Chip(_TONES[line.verdict], line.verdict))  # type: ignore[arg-type]  # words to statuses
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
