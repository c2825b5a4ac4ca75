"""Reads a course folder: course.yaml and its lesson files."""

from __future__ import annotations

import re
from pathlib import Path

from edu.domain.courses import Course, Lesson, Page, Review
from edu.domain.person_classes import PERSON_CLASSES
from edu.domain.problems import Problem
from edu.domain.register import Register
from edu.packs.form import Form
from edu.packs.lesson_reader import LessonText, read_pages
from edu.packs.reading import Reading
from edu.packs.source import Report, read_text, read_yaml
from edu.packs.topic_reader import topic_field
from edu.packs.upgrades import upgrade

LESSON_FILE = re.compile(r"lessons/[a-z0-9-]+\.md")
MEDIA_FILE = re.compile(r"media/[A-Za-z0-9_-]+\.svg")
MAX_MINUTES = 12
MIN_MINUTES = 3


class _Folder:
    """State of reading one folder."""

    def __init__(self, folder: Path, register: Register, prefix: str) -> None:
        self.folder, self.register, self.prefix = folder, register, prefix
        self.report = Report(f"{prefix}/course.yaml")
        self.lesson_problems: list[Problem] = []
        self.places: dict[str, tuple[str, int]] = {}

    def lesson(self, form: Form) -> Lesson:
        lesson_id = form.slug("id")
        form.what = f"课时 {lesson_id}"
        if f"lesson:{lesson_id}" in self.places:
            form.wrong("id", "编号在本课程里已经用过。", "请换一个编号。", "duplicate-id")
        self.places[f"lesson:{lesson_id}"] = (self.report.file, form.raw.line)
        file = form.text("file")
        if file and not LESSON_FILE.fullmatch(file):
            form.wrong("file", f"课时文件不能是“{file}”。", "写成 lessons/01-call-119.md 这样。")
            file = ""
        lesson = Lesson(
            id=lesson_id,
            title=form.text("title"),
            goal=form.text("goal"),
            minutes=form.integer("minutes", MIN_MINUTES, MAX_MINUTES),
            kiosk=form.flag("kiosk", default=False),
            pages=self.pages(lesson_id, file) if file else (),
        )
        form.close()
        return lesson

    def pages(self, lesson_id: str, file: str) -> tuple[Page, ...]:
        report = Report(f"{self.prefix}/{file}")
        text = read_text(self.folder / file, report)
        lesson = LessonText(self.register, report)
        pages = read_pages(text, lesson) if text is not None else ()
        self.lesson_problems += report.problems
        self.places.update((f"{lesson_id}:{name}", place) for name, place in lesson.places.items())
        return pages


def read_course(folder: Path, register: Register, prefix: str) -> Reading[Course]:
    """`prefix` is the folder's name in messages; the value is None if course.yaml itself does not hold."""
    reader = _Folder(folder, register, prefix)
    report = reader.report
    raw = read_yaml(folder / "course.yaml", report)
    if raw is None or not upgrade("course", raw, report):
        return Reading(file=report.file, value=None, problems=tuple(report.problems))
    form = Form(raw, report, "课程")
    course = _course(form, reader)
    form.close()
    if course.id and course.id != f"yingzhi.{folder.name}":
        form.wrong("id", f"课程编号应是 yingzhi.{folder.name}。", "请改成一样。", "id-file")
    places = {key: (report.file, line) for key, line in raw.lines.items()} | reader.places
    return Reading(
        file=report.file,
        value=course if form.sound else None,
        problems=(*report.problems, *reader.lesson_problems),
        places=places,
    )


def _course(form: Form, reader: _Folder) -> Course:
    form.integer("schema", 1, 1)
    course_id, topic = form.text("id"), topic_field(form, "topic")
    course = Course(
        id=course_id,
        version=form.integer("version", 1, 9999),
        title=form.text("title"),
        topic=topic,
        summary=form.text("summary"),
        audiences=form.many_of("audiences", PERSON_CLASSES),
        kiosk=form.flag("kiosk", default=False),
        review=_review(form.form("review")),
        lessons=tuple(reader.lesson(lesson) for lesson in form.forms("lessons", "课时")),
    )
    if not course.lessons:
        form.wrong("lessons", "没有任何课时。", "请写出 lessons。", "missing")
    return course


def _review(form: Form | None) -> Review:
    if form is None:
        return Review(by=None, on=None, due=None)
    review = Review(by=form.text_or_none("by"), on=form.day("on"), due=form.day("due"))
    form.close()
    return review


def is_media(path: str) -> bool:
    """One drawing right below media/, with no way out of the course's folder."""
    return MEDIA_FILE.fullmatch(path) is not None
