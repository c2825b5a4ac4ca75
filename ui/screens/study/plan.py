"""study.plan 我的计划: where to go on, what is due, which exams are open, what the post requires."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar, QWidget

from ui.navigation import Navigator, Route, Screen
from ui.screens.study.plan_presenter import CourseLine, DutyLine, ExamLine, NextLesson, Plan
from ui.tasks import TaskRunner
from ui.widgets import (
    Button,
    Card,
    Chip,
    PlainLabel,
    PressCard,
    StatTile,
    clear,
    column,
    row,
    rule,
    scroll,
    stat_row,
)


class PlanScreen(Screen):
    title = "我的计划"

    def __init__(self, read: Callable[[], tuple[str, Plan]], tasks: TaskRunner, navigator: Navigator) -> None:
        super().__init__()
        self._read, self._tasks, self._navigator = read, tasks, navigator
        inside = QWidget()
        self._page = column(inside, gap="l", margin="page")
        column(self).addWidget(scroll(inside))
        self.go_on: Button | None = None

    def on_enter(self) -> None:
        self._tasks.start(self, lambda _task: self._read(), self._show)

    def _show(self, read: tuple[str, Plan]) -> None:
        who, plan = read
        self.set_title(f"{who}，你好", "今天从这里开始。")
        clear(self._page)
        self._page.addWidget(self._next(plan.next))
        self._page.addWidget(
            stat_row(
                StatTile(plan.offline_hours, f"{plan.year} 年线下学时", unit="学时", icon="class"),
                StatTile(plan.online_hours, f"{plan.year} 年线上学时", unit="学时", icon="lesson"),
                StatTile(str(plan.lessons_done), "今年学完", unit="课", icon="ok"),
            )
        )
        if plan.exams:
            self._page.addWidget(self._exams(plan.exams))
        self._page.addWidget(_duties(plan.duties))
        if plan.courses:
            self._page.addWidget(self._courses(plan.courses))
        self._page.addStretch(1)

    def _next(self, lesson: NextLesson | None) -> Card:
        card = Card(gap="s")
        line = row(gap="l")
        words = column(gap="xs")
        if lesson is None:
            words.addWidget(PlainLabel("课程都学完了", "title"))
            words.addWidget(PlainLabel("可以做几道练习，巩固一下。", "soft"))
            button = Button("去练习", "accent", icon="practice", big=True,
                            on_click=lambda: self._navigator.go(Route("study.practice")))  # fmt: skip
        else:
            words.addWidget(PlainLabel(lesson.course_title, "small"))
            words.addWidget(PlainLabel(lesson.lesson_title, "title"))
            words.addWidget(PlainLabel(lesson.sentence, "soft"))
            place = Route.to("study.lesson", course=lesson.course, lesson=lesson.lesson)
            button = Button(lesson.word, "accent", icon="play", big=True, on_click=lambda: self._navigator.go(place))
        line.addLayout(words, 1)
        line.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.go_on = button
        return card.add(line)

    def _exams(self, exams: tuple[ExamLine, ...]) -> Card:
        card = Card("要参加的考试")
        for at, exam in enumerate(exams):
            if at:
                card.add(rule())
            line = row(gap="m")
            words = column(gap="xs")
            words.addWidget(PlainLabel(exam.title, "strong"))
            words.addWidget(PlainLabel(exam.sentence, "small"))
            line.addLayout(words, 1)
            if exam.sitting:
                place, word, icon = Route.to("exam.sitting", sitting=exam.sitting), "继续答题", "play"
            else:
                place, word, icon = Route.to("exam.rules", exam=exam.exam), "进入考试", "exam"
            go = Button(word, "primary", icon=icon, on_click=partial(self._navigator.go, place))
            line.addWidget(go, 0, Qt.AlignmentFlag.AlignVCenter)
            card.add(line)
        return card

    def _courses(self, courses: tuple[CourseLine, ...]) -> Card:
        card = Card("岗位要求的课程", gap="s")
        for course in courses:
            card.add(self._course(course))
        return card

    def _course(self, course: CourseLine) -> QWidget:
        part = PressCard(gap="xs", margin="m")
        part.setAccessibleName(f"{course.title}，{course.lessons} 课中学完 {course.done} 课")
        line = row(gap="m")
        words = column(gap="xs")
        words.addWidget(PlainLabel(course.title, "strong"))
        words.addWidget(PlainLabel(course.required_by, "small"))
        line.addLayout(words, 1)
        line.addWidget(progress_bar(course.done, course.lessons), 1)
        line.addWidget(PlainLabel(f"{course.done} / {course.lessons} 课", "soft", wrap=False))
        part.add(line)
        part.pressed.connect(lambda: self._navigator.go(Route.to("study.course", course=course.course)))
        return part


def _duties(duties: tuple[DutyLine, ...]) -> Card:
    card = Card("按规定要完成的")
    if not duties:
        card.add(PlainLabel("目前没有规定要完成的事项；岗位有要求时会列在这里。", "soft"))
    for at, duty in enumerate(duties):
        if at:
            card.add(rule())
        head = row(gap="s")
        head.addWidget(PlainLabel(duty.title, "strong"), 1)
        head.addWidget(Chip(duty.mood, duty.word), 0, Qt.AlignmentFlag.AlignTop)
        card.add(head)
        card.add(PlainLabel(duty.why))
        if duty.cite:
            card.add(PlainLabel(f"依据：{duty.cite}", "small"))
    return card


def progress_bar(done: int, of: int) -> QProgressBar:
    """Green when all of it is done; the figure always stands beside it."""
    bar = QProgressBar()
    bar.setRange(0, max(1, of))
    bar.setValue(done)
    bar.setTextVisible(False)
    if of and done >= of:
        bar.setProperty("tone", "green")
    return bar
