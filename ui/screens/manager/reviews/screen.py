"""manager.reviews: topics with how far their review is; sheets are exported, brought back and kept."""

from __future__ import annotations

from pathlib import Path

from edu.domain.problems import Problem
from edu.domain.reviews import Sheet, TopicReview
from edu.services.reviews import Reviews
from ui.navigation import Screen
from ui.screens.files import WORKBOOK, safe_name
from ui.screens.manager.parts.desk import Desk
from ui.screens.manager.parts.lines import Line, LineList
from ui.screens.manager.reviews.presenter import ReviewRow, notes_of, problem_words, rows, sheet_words, summary
from ui.tasks import Task
from ui.widgets import (
    Banner,
    Button,
    Card,
    Column,
    DataTable,
    EmptyState,
    FormSheet,
    PageSheet,
    PlainLabel,
    column,
    row,
    scroll,
)

COLUMNS: tuple[Column[ReviewRow], ...] = (
    Column(title="主题", value=lambda r: r.title, stretch=1, strong=True, width=14),
    Column(title="状态", value=lambda r: r.chip[1], chip=lambda r: r.chip),
    Column(title="条数", value=lambda r: r.review.items, number=True),
    Column(title="正确", value=lambda r: r.review.right, number=True),
    Column(title="有意见", value=lambda r: r.found, number=True),
    Column(title="没看", value=lambda r: r.review.open, number=True),
    Column(title="审核人", value=lambda r: r.reviewers, width=10),
    Column(title="最近", value=lambda r: r.last, width=8),
)


class ReviewsScreen(Screen):
    title = "内容审核"
    subtitle = "请有资格的人逐条对照依据签字；内容或图一改，那一条就要重审"

    def __init__(self, reviews: Reviews, desk: Desk) -> None:
        super().__init__()
        self._reviews, self._desk = reviews, desk
        self._topics: tuple[TopicReview, ...] = ()
        self.take = Button("导入审核表", "accent", icon="import", on_click=self._on_take)
        self.all = Button("全部导出", icon="export", on_click=self._on_all)
        self.header_actions = (self.all, self.take)
        page = column(self, gap="m", margin="page")
        self.caption = PlainLabel("", "soft")
        page.addWidget(self.caption)
        self.table = DataTable(COLUMNS, empty=EmptyState("review", "没有可审的内容", "请管理员装好内容包后再来。"))
        self.table.chosen.connect(lambda _rows: self._on_chosen())
        page.addWidget(self.table, 3)
        self.notes = LineList("选中的主题没有待处理的意见。")
        card = Card("意见和重审", hint="按意见改好内容、换上新的内容包以后，意见就没有了；改过的要重审")
        page.addWidget(card.add(scroll(self.notes), 1), 2)
        foot = row(gap="s")
        foot.addStretch(1)
        self.export = Button("导出这个主题的审核表", "primary", icon="excel", on_click=self._on_export)
        foot.addWidget(self.export)
        page.addLayout(foot)
        self._on_chosen()

    def on_enter(self) -> None:
        self._load()

    def _load(self) -> None:
        self._desk.load(self, lambda: self._reviews.topics(self._desk.actor), self._show)

    def _show(self, topics: tuple[TopicReview, ...]) -> None:
        self._topics = topics
        self.caption.setText(summary(topics))
        self.table.set_rows(rows(topics))
        self._on_chosen()

    def _chosen(self) -> TopicReview | None:
        found = self.table.selected()
        return found[0].review if found else None

    def _on_chosen(self) -> None:
        topic = self._chosen()
        self.export.setEnabled(topic is not None)
        if topic is None:
            self.notes.set_lines([], more="在上面选一个主题，看审核的人提了什么意见。")
        else:
            self.notes.set_lines([Line(what, said) for what, said in notes_of(topic)])

    # -- out --

    def _on_export(self) -> None:
        topic = self._chosen()
        if topic is None:
            return
        path = self._desk.files.save_as(self, "导出审核表", _name(topic), WORKBOOK)
        if path is not None:
            self._desk.run(
                self, "正在导出…", lambda _task: self._reviews.export(self._desk.actor, topic.topic, path),
                lambda items: self._desk.navigator.notify(f"已导出：{path.name}，{items} 条", "ok"),
            )  # fmt: skip

    def _on_all(self) -> None:
        folder = self._desk.files.folder(self, "审核表放在哪个文件夹")
        wanted = [topic for topic in self._topics if topic.items]
        if folder is None or not wanted:
            return

        def work(task: Task) -> int:
            for at, topic in enumerate(wanted):
                task.report(at / len(wanted), topic.title)
                self._reviews.export(self._desk.actor, topic.topic, folder / _name(topic))
            return len(wanted)

        self._desk.run(self, "正在导出…", work,
                       lambda made: self._desk.navigator.notify(f"已导出 {made} 份审核表", "ok"))  # fmt: skip

    # -- back --

    def _on_take(self) -> None:
        path = self._desk.files.open_one(self, "导入审核表", WORKBOOK)
        if path is None:
            return

        def read(found: tuple[Sheet | None, tuple[Problem, ...]]) -> None:
            self._read(path, *found)

        self._desk.run(self, "正在读审核表…", lambda _task: self._reviews.read(self._desk.actor, path), read)

    def _read(self, path: Path, sheet: Sheet | None, problems: tuple[Problem, ...]) -> None:
        if sheet is None:
            head = f"“{path.name}”有 {len(problems)} 处要改，改好再导入，一条也没有登记。"
            self.faults = PageSheet(self, "审核表要改", chars=50)
            self.faults.page.addWidget(Banner("error", head, "\n".join(problem_words(problems))))
            self.faults.page.addStretch(1)
            self.faults.open(self.faults.close_button)
            return
        self.sheet = FormSheet(
            self, "登记审核结果", sheet_words(sheet, problems), yes="登记", on_save=lambda form: self._keep(form, sheet)
        )
        self.sheet.open(self.sheet.yes)

    def _keep(self, form: FormSheet, sheet: Sheet) -> None:
        def kept(count: int) -> None:
            self._desk.navigator.notify(f"已登记 {count} 条审核结果", "ok")
            self._load()

        form.submit(self._desk.tasks, lambda: self._reviews.take(self._desk.actor, sheet), kept)


def _name(topic: TopicReview) -> str:
    return safe_name(f"审核表-{topic.topic}-{topic.title}") + ".xlsx"
