"""One person in words, from the learning file and the posts. No Qt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from edu.domain.identity import KIND_NAMES
from edu.domain.learning_file import CertificateLine, LearningFile, SittingLine
from edu.domain.people import Enterprise, Person, Post
from edu.domain.places import PlaceTree
from ui.screens.exam_words import VETOED
from ui.screens.files import safe_name
from ui.screens.manager.parts.words import SEX_WORDS, expiry_chip, marks_text, post_words, span
from ui.widgets.chip import Status

Form = Literal["pdf", "sqlite"]
_KINDS: Mapping[str, str] = {str(key): word for key, word in KIND_NAMES.items()}
_RECENT = 6


@dataclass(frozen=True, slots=True)
class PostRow:
    id: str
    words: str
    place: str
    span: str
    current: bool
    may_end: bool


@dataclass(frozen=True, slots=True)
class PaperRow:
    title: str
    note: str
    chip: tuple[Status, str]


def person_facts(person: Person, today: date) -> list[tuple[str, str]]:
    age = f"（{today.year - person.birth_year} 岁左右）" if person.birth_year else ""
    return [
        ("证件", _KINDS.get(person.id_kind, person.id_kind)),
        ("证件号", person.id_mask),
        ("手机", person.phone_mask),
        ("性别", SEX_WORDS.get(person.sex, "—")),
        ("出生年份", f"{person.birth_year} 年{age}" if person.birth_year else "—"),
        ("文化程度", person.education),
    ]


def post_rows(posts: Sequence[Post], places: PlaceTree, firms: Mapping[str, Enterprise], today: date) -> list[PostRow]:
    """Current ones first."""
    day = today.isoformat()
    rows = []
    for post in posts:
        named = [firms[post.enterprise].name] if post.enterprise in firms else []
        if name := places.name(post.org):
            named.append(name)
        current = post.is_current(day)
        rows.append(
            PostRow(
                id=post.id,
                words=post_words(post),
                place=" · ".join(named) or "未归属",
                span=span(post.starts, post.ends),
                current=current,
                may_end=not post.ends or post.ends > day,
            )
        )
    return sorted(rows, key=lambda row: not row.current)


def paper_rows(lines: Sequence[CertificateLine], today: date) -> list[PaperRow]:
    return [
        PaperRow(
            title=line.title + ("" if line.own else "（国家证书登记）"),
            note=" · ".join(part for part in (line.number, line.issuer, f"{line.issued} 发证", _until(line)) if part),
            chip=_paper_chip(line, today),
        )
        for line in lines
    ]


def _until(line: CertificateLine) -> str:
    return f"有效期至 {line.expires}" if line.expires else "长期有效"


def _paper_chip(line: CertificateLine, today: date) -> tuple[Status, str]:
    return ("none", line.state) if line.state == "已撤销" else expiry_chip(line.expires, today)


def sitting_rows(lines: Sequence[SittingLine]) -> list[PaperRow]:
    rows = []
    for line in lines:
        chip: tuple[Status, str] = ("running", "未评分")
        if line.passed is not None:
            chip = ("met", "合格") if line.passed else ("wrong", "不合格")
        score = f"{marks_text(line.score)} / {marks_text(line.total)} 分" if line.score >= 0 else "没有成绩"
        attempt = f"第 {line.attempt} 次" if line.attempt > 1 else ""
        why = f"{VETOED}：保命题没答对" if line.vetoed else ""
        lost = f"{line.paper_lost}，不能逐题查看" if line.paper_lost else ""
        note = " · ".join(part for part in (line.day, line.kind, attempt, score, why, lost) if part)
        rows.append(PaperRow(title=line.title, note=note, chip=chip))
    return rows


def hours_words(file: LearningFile) -> list[tuple[str, str]]:
    """Year by year, newest first, each form on its own scale."""
    return [
        (
            f"{year.year} 年",
            f"线下 {_tenths(year.offline_tenths)} 学时 · 线上 {_tenths(year.online_tenths)} 学时",
        )
        for year in sorted(file.years, key=lambda year: -year.year)
    ]


def _tenths(tenths: int) -> str:
    return f"{tenths // 10}" if tenths % 10 == 0 else f"{tenths / 10:.1f}"


def preview(file: LearningFile) -> list[tuple[str, str]]:
    """The newest lines of the file: day, what."""
    lines = [(line.day, f"培训班：{line.class_title}（{line.topic}，{line.status}）") for line in file.meetings]
    lines += [(line.day, f"课程：{line.course_title} · {line.lesson_title}") for line in file.lessons]
    lines += [(line.day, f"{line.kind}：{line.title}（{_outcome(line)}）") for line in file.sittings]
    lines += [(line.day, f"演练：{line.title}（{line.kind}）") for line in file.drills]
    return sorted(lines, reverse=True)[:_RECENT]


def _outcome(line: SittingLine) -> str:
    if line.passed is None:
        return "未评分"
    result = "合格" if line.passed else f"不合格，{VETOED}" if line.vetoed else "不合格"
    return f"{marks_text(line.score)} 分，{result}"


def file_counts(file: LearningFile) -> str:
    counts = (
        (sum(not meeting.cancelled for meeting in file.meetings), "次课"),
        (len(file.lessons), "节线上课"), (len(file.sittings), "次考试"),
        (len(file.drills), "次演练"), (len(file.certificates), "本证书"),
    )  # fmt: skip
    said = [f"{count} {word}" for count, word in counts if count]
    return "、".join(said) if said else "档案里还没有学习记录"


def export_name(person: Person, form: Form) -> str:
    return safe_name(f"一人一档-{person.name}-{person.id_mask[-4:]}") + (".pdf" if form == "pdf" else ".sqlite")
