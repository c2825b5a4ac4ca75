"""The learning file (一人一档) in sections as on paper; every line ends in the label of its event. No Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from edu.domain.learning_file import CertificateLine, HoursLine, LearningFile, SittingLine
from edu.domain.study import FLAG_NAMES
from ui.screens.exam_words import VETOED
from ui.screens.wording import marks_text, minutes_text, tenths_text

_SEXES = {"male": "男", "female": "女"}
_FORMS = {"offline": "线下", "online": "线上"}


@dataclass(frozen=True, slots=True)
class Line:
    cells: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """`wide` is the cell that takes the room left over; `numbers` stand at the right; `empty` is said of none."""

    title: str
    heads: tuple[str, ...]
    lines: tuple[Line, ...]
    wide: int
    numbers: frozenset[int] = frozenset()
    empty: str


@dataclass(frozen=True, slots=True, kw_only=True)
class YearBar:
    label: str
    tenths: int
    text: str
    online: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A certificate; `id` is '' where the program has no paper of it (the State's own, a revoked one).

    `heading` tells it from others of the same title by the class that it was issued for.
    """

    id: str
    title: str
    heading: str
    number: str
    sentence: str
    state: str
    valid: bool
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FileView:
    name: str
    facts: tuple[tuple[str, str], ...]
    registered: str
    years: tuple[YearBar, ...]
    certificates: tuple[Held, ...]
    sections: tuple[Section, ...]


def file_view(file: LearningFile, papers: Mapping[str, str]) -> FileView:
    """`papers`: number → id of the certificates that can be printed."""
    return FileView(
        name=file.person.name,
        facts=tuple((name, value) for name, value in _facts(file) if value),
        registered=file.registered,
        years=tuple(_bars(file)),
        certificates=tuple(_held(line, papers) for line in file.certificates),
        sections=(_posts(file), _hours(file), _meetings(file), _lessons(file), _sittings(file), _drills(file)),
    )


def _facts(file: LearningFile) -> tuple[tuple[str, str], ...]:
    person = file.person
    return (
        ("姓名", person.name),
        ("性别", _SEXES.get(person.sex, "")),
        ("出生年份", str(person.birth_year) if person.birth_year else ""),
        (file.id_kind or "证件号", file.id_number),
        ("手机", person.phone_mask),
        ("文化程度", person.education),
        ("建档单位", file.organisation),
    )


def _bars(file: LearningFile) -> list[YearBar]:
    bars = []
    for year in sorted(file.years, key=lambda held: -held.year):
        for form, tenths in (("线下", year.offline_tenths), ("线上", year.online_tenths)):
            bars.append(
                YearBar(
                    label=f"{year.year} 年{form}",
                    tenths=tenths,
                    text=f"{tenths_text(tenths)} 学时",
                    online=form == "线上",
                )
            )
    return bars


def _held(line: CertificateLine, papers: Mapping[str, str]) -> Held:
    until = f"，有效期至 {line.expires}" if line.expires else ""
    return Held(
        id=papers.get(line.number, "") if line.own else "",
        title=line.title,
        heading=f"{line.title} · {line.training}" if line.training else line.title,
        number=line.number,
        sentence=f"{line.issuer}，{line.issued} 发证{until}",
        state=line.state,
        valid=line.state == "有效",
        source=line.source,
    )


def _posts(file: LearningFile) -> Section:
    return Section(
        title="岗位",
        heads=("岗位", "人员类别", "单位", "起", "止"),
        lines=tuple(
            Line((p.role, p.person_class, p.place, p.starts, p.ends or "至今"), p.source) for p in file.posts
        ),
        wide=2,
        empty="还没有登记岗位。",
    )  # fmt: skip


def _hours(file: LearningFile) -> Section:
    return Section(
        title="学时明细",
        heads=("日期", "内容", "方式", "学时"),
        lines=tuple(
            Line(
                (h.day, h.title + ("（已撤回）" if h.withdrawn else ""), _FORMS.get(h.form, h.form), _credit(h)),
                h.source,
            )
            for h in file.hours
        ),
        wide=1,
        numbers=frozenset({3}),
        empty="还没有计入学时。学完一课或参加一次培训就会有。",
    )


def _credit(line: HoursLine) -> str:
    """To a tenth, rounded down: nobody is told more than they have."""
    return tenths_text(10 * line.minutes // line.unit_minutes) if line.unit_minutes else "0"


def _meetings(file: LearningFile) -> Section:
    return Section(
        title="培训班",
        heads=("日期", "培训班", "课次", "教师", "到课"),
        lines=tuple(Line((m.day, m.class_title, m.topic, m.teacher, m.status), m.source) for m in file.meetings),
        wide=1,
        empty="还没有参加过培训班。",
    )


def _lessons(file: LearningFile) -> Section:
    return Section(
        title="自学课程",
        heads=("日期", "课程", "课", "说明", "分钟"),
        lines=tuple(
            Line(
                (n.day, n.course_title, n.lesson_title, "、".join(FLAG_NAMES.get(f, f) for f in n.flags),
                 str(n.credit_minutes)),
                n.source,
            )
            for n in file.lessons
        ),
        wide=2,
        numbers=frozenset({4}),
        empty="还没有学完的课。",
    )  # fmt: skip


def _sittings(file: LearningFile) -> Section:
    return Section(
        title="考试与练习",
        heads=("日期", "试卷", "种类", "用时", "得分", "结果"),
        lines=tuple(Line(_sitting(s), s.source) for s in file.sittings),
        wide=1,
        numbers=frozenset({4}),
        empty="还没有考试记录。",
    )


def _sitting(line: SittingLine) -> tuple[str, ...]:
    if line.score < 0:
        return (line.day, line.title, line.kind, "", "", "没有交卷")
    result = "合格" if line.passed else f"未合格（{VETOED}）" if line.vetoed else "未合格"
    score = f"{marks_text(line.score)} / {marks_text(line.total)}"
    return (line.day, line.title, line.kind, minutes_text(line.used_ms), score,
            result + ("（更正）" if line.overridden else ""))  # fmt: skip


def _drills(file: LearningFile) -> Section:
    return Section(
        title="演练",
        heads=("日期", "演练", "种类", "地点", "角色"),
        lines=tuple(Line((d.day, d.title, d.kind, d.place, d.part), d.source) for d in file.drills),
        wide=1,
        empty="还没有参加过演练。",
    )
