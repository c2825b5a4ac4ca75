"""评估表: what evaluators gave by the run's profile, beside the automatic score; to be filled in until it is closed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from edu.domain.drills.assessment_words import BESIDE, given_text, group_text, more_text
from edu.domain.drills.evaluation import Assessment, GroupScore, IndicatorScore
from edu.domain.drills.run_views import RunResult
from edu.services.drill_assessing import DrillAssessing
from edu.services.drill_profiles import ProfileLine
from ui.screens.desk import Desk
from ui.screens.drill.marking import IndicatorTaps
from ui.widgets import (
    Banner,
    Button,
    Card,
    Choice,
    EmptyState,
    FormSheet,
    IconButton,
    LongTextField,
    PlainLabel,
    StatTile,
    column,
    row,
    rule,
    scroll,
    stat_row,
)


class AssessmentPage(QWidget):
    """`done` is called when something was given; `lines` are the profiles to choose from where it has none."""

    def __init__(
        self, desk: Desk, assessing: DrillAssessing, result: RunResult, lines: Sequence[ProfileLine],
        done: Callable[[], None],
    ) -> None:  # fmt: skip
        super().__init__()
        self._desk, self._assessing, self._result, self._done = desk, assessing, result, done
        self.taps: dict[str, IndicatorTaps] = {}
        self.notes: dict[str, IconButton] = {}
        self.profile: Choice | None = None
        self.take: Button | None = None
        self._open = result.run.state == "running"
        page = column(self, gap="none")
        inside = QWidget()
        box = column(inside, gap="m", margin="m")
        if result.assessment is None:
            self._nothing(box.addWidget, lines)
        else:
            self._shown(box.addWidget, result.assessment)
        box.addStretch(1)
        page.addWidget(scroll(inside))

    def _nothing(self, add: Callable[[QWidget], object], lines: Sequence[ProfileLine]) -> None:
        usable = [(line.id, line.title) for line in lines if line.usable]
        if not self._open or not usable:
            add(EmptyState("check", "这场推演没有用评估表", "开始前在“准备推演”里选一张，评估员就能逐条评价。"))
            return
        card = Card("这场推演还没有选评估表", hint="选一张，就可以逐条评价；评过以后不能再换。")
        across = row(gap="s")
        self.profile = Choice(usable, "house", chars=24)
        self.profile.setAccessibleName("评估表")
        self.take = Button("用这张表评价", "primary", icon="check", on_click=self._take)
        across.addWidget(self.profile, 1)
        across.addWidget(self.take)
        card.add(across)
        add(card)

    def _shown(self, add: Callable[[QWidget], object], found: Assessment) -> None:
        share = "—" if found.share is None else f"{found.share / 10:g}"
        tiles = [
            StatTile(share, "评估表得分率", unit="" if found.share is None else "%"),
            StatTile(str(found.marked), "已评指标", unit=f"/ {found.of}"),
        ]
        if found.grade is not None:
            part = "" if found.marked == found.of else f"（只按评过的 {found.marked} 条）"
            tiles.insert(1, StatTile(found.grade.title, f"总评{part}"))
        add(PlainLabel(found.profile.title, "title"))
        add(stat_row(*tiles))
        add(Banner("info", BESIDE, f"还有 {found.profile.pending} 处待补，不计分。" if found.profile.pending else ""))
        for group in found.groups:
            add(self._group(group, found))

    def _group(self, group: GroupScore, found: Assessment) -> QWidget:
        card = Card(group_text(group), gap="s")
        for number, line in enumerate(group.lines):
            if number:
                card.add(rule())
            card.add(self._line(line, found))
        if group.group.more:
            card.add(PlainLabel(more_text(group), "soft"))
        return card

    def _line(self, line: IndicatorScore, found: Assessment) -> QWidget:
        holder = QWidget()
        across = row(holder, gap="s")
        words = column(gap="xs")
        id_, given = line.indicator.id, {grade.id for grade in line.given}
        tap = (lambda grade: self._mark(id_, grade)) if self._open else None
        taps = self.taps[id_] = IndicatorTaps(line.indicator, found.profile.grades, given, tap)
        words.addWidget(taps)
        for note in line.notes:
            words.addWidget(PlainLabel(f"记录：{note}", "soft"))
        across.addLayout(words, 1)
        if not line.indicator.pending:
            said = given_text(line)
            weight = f"　权重 {line.indicator.weight}" if line.indicator.weight != 1 else ""
            across.addWidget(PlainLabel(said + weight, "strong" if line.given else "soft", wrap=False))
            if self._open:
                self.notes[id_] = IconButton("edit", f"写记录：{line.indicator.text}", on_click=lambda: self._ask(line))
                across.addWidget(self.notes[id_])
        return holder

    # -- doing --

    def _take(self) -> None:
        if self.profile is not None:
            actor, run, chosen = self._desk.actor, self._result.run.id, self.profile.value
            self._desk.load(self, lambda: self._assessing.take(actor, run, chosen), lambda _none: self._done())

    def _mark(self, indicator: str, grade: str) -> None:
        actor, run = self._desk.actor, self._result.run.id
        self._desk.load(self, lambda: self._assessing.mark(actor, run, indicator, grade), lambda _ref: self._done())

    def _ask(self, line: IndicatorScore) -> None:
        def save(sheet: FormSheet) -> None:
            if not words.value:
                sheet.refuse("请写下看到了什么。")
                return
            actor, run, id_, text = self._desk.actor, self._result.run.id, line.indicator.id, words.value
            sheet.submit(
                self._desk.tasks,
                lambda: self._assessing.mark(actor, run, id_, "", note=text),
                lambda _ref: self._done(),
            )

        sheet = FormSheet(self, "写记录", line.indicator.text, yes="记下", on_save=save)
        words = sheet.form.add("看到了什么", LongTextField())
        sheet.open(words)
