"""A learning file as a plain SQLite file: any tool opens it, no key, no program of ours needed.

The file explains itself: `about` (what, when, units) and `columns` (the meaning of every column).
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

from edu.domain.event_words import actor_word

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from edu.domain.learning_file import LearningFile

FORM = 1
_SOURCE = ("source", "TEXT", "依据的账本事件编号（见 events.label）")
_TABLES: dict[str, tuple[tuple[str, str, str], ...]] = {
    "person": (
        ("id", "TEXT PRIMARY KEY", "人员编号"), ("name", "TEXT", "姓名"), ("sex", "TEXT", "male 男，female 女"),
        ("birth_year", "INTEGER", "出生年"), ("id_kind", "TEXT", "证件类型"),
        ("id_number", "TEXT", "证件号，未经授权时已遮盖"), ("phone", "TEXT", "电话，已遮盖"),
        ("education", "TEXT", "文化程度"), _SOURCE,
    ),
    "posts": (
        ("role", "TEXT", "岗位"), ("person_class", "TEXT", "人员类别"), ("place", "TEXT", "单位"),
        ("work_type", "TEXT", "工种"), ("starts", "TEXT", "任职日期"), ("ends", "TEXT", "任职结束，空为在岗"), _SOURCE,
    ),
    "trainings": (
        ("kind", "TEXT", "meeting 培训班课次，lesson 线上课程"), ("day", "TEXT", "日期"),
        ("title", "TEXT", "培训班或课程"), ("topic", "TEXT", "课次主题或课的名称"), ("teacher", "TEXT", "授课人"),
        ("minutes", "INTEGER", "课次计划分钟数，或线上计入分钟数"), ("in_ms", "INTEGER", "签到时刻"),
        ("out_ms", "INTEGER", "签退时刻"), ("status", "TEXT", "到课情况；已取消的课次不计"), _SOURCE,
    ),
    "hours": (
        ("day", "TEXT", "日期"), ("title", "TEXT", "内容"), ("form", "TEXT", "offline 线下，online 线上"),
        ("minutes", "INTEGER", "分钟"), ("unit_minutes", "INTEGER", "一学时的分钟数"),
        ("withdrawn", "INTEGER", "1 为已撤销，不计"), _SOURCE,
    ),
    "hours_by_year": (
        ("year", "INTEGER PRIMARY KEY", "年"), ("offline_minutes", "INTEGER", "线下分钟"),
        ("online_minutes", "INTEGER", "线上分钟"), ("offline_tenths", "INTEGER", "线下学时的十分之一"),
        ("online_tenths", "INTEGER", "线上学时的十分之一"),
    ),
    "exams": (
        ("id", "TEXT PRIMARY KEY", "答题编号"), ("day", "TEXT", "日期"), ("title", "TEXT", "名称"),
        ("kind", "TEXT", "类别"), ("attempt", "INTEGER", "第几次"), ("used_ms", "INTEGER", "用时，毫秒"),
        ("score", "INTEGER", "得分的百分之一，-1 为未评分"), ("total", "INTEGER", "满分的百分之一"),
        ("pass_mark", "INTEGER", "合格分的百分之一"), ("passed", "INTEGER", "1 合格，0 不合格，空为未评分"),
        ("vetoed", "INTEGER", "1 为一票否决：分数够了，但保命题（关系生命安全的题）没答对，不合格"),
        ("overridden", "INTEGER", "1 为改过分，经过见 events"),
        ("paper_lost", "TEXT", "试卷内容缺失或已损坏，所以没有逐题作答；空为完好"), _SOURCE,
    ),
    "answers": (
        ("exam", "TEXT", "答题编号（见 exams.id）"), ("slot", "INTEGER", "题号"), ("question", "TEXT", "试题编号"),
        ("stem", "TEXT", "题干"), ("options", "TEXT", "所选选项编号，逗号分隔"), ("given", "TEXT", "所选选项原文"),
        ("marks", "INTEGER", "得分的百分之一，-1 为未评分"), ("full", "INTEGER", "满分的百分之一"), _SOURCE,
    ),
    "certificates": (
        ("own", "INTEGER", "1 为本单位证明，0 为登记的国家证书"), ("title", "TEXT", "名称"), ("number", "TEXT", "编号"),
        ("issuer", "TEXT", "发证单位"), ("issued", "TEXT", "发证日期"), ("expires", "TEXT", "有效期止，空为长期"),
        ("state", "TEXT", "导出当日的状态"), _SOURCE,
    ),
    "drills": (
        ("day", "TEXT", "日期"), ("title", "TEXT", "名称"), ("kind", "TEXT", "形式和灾种"),
        ("place", "TEXT", "地点或单位"),
        ("part", "TEXT", "角色"), ("minutes", "INTEGER", "分钟"), _SOURCE,
    ),
    "obligations": (
        ("title", "TEXT", "要求"), ("state", "TEXT", "met 已完成，due_soon 将到期，due 待完成，overdue 逾期"),
        ("sentence", "TEXT", "说明"), ("cite", "TEXT", "依据"),
    ),
    "events": (
        ("label", "TEXT PRIMARY KEY", "事件编号：设备-代-序号"), ("kind", "TEXT", "种类"), ("what", "TEXT", "中文名称"),
        ("at_ms", "INTEGER", "时刻"), ("actor", "TEXT", "操作身份"), ("subject", "TEXT", "所记录的事物的编号"),
        ("payload", "TEXT", "事件内容，规范 JSON，不含个人信息"), ("hash", "TEXT", "事件的 SHA-256，链在前一条之后"),
    ),
}  # fmt: skip


def write_person_sqlite(file: LearningFile, path: Path) -> None:
    """Replaces what is at `path`. sqlite3.Error is turned into OSError: the disk, in words that callers know."""
    path.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(path)) as connection, connection:
            for table, columns in _TABLES.items():
                spelled = ", ".join(f'"{name}" {kind}' for name, kind, _ in columns)
                connection.execute(f'CREATE TABLE "{table}" ({spelled})')
            for table, rows in _rows(file).items():
                marks = ", ".join("?" * len(_TABLES[table]))
                connection.executemany(f'INSERT INTO "{table}" VALUES ({marks})', rows)  # noqa: S608 names are ours
            _explain(connection, file)
    except sqlite3.Error as exc:
        raise OSError(str(exc)) from exc


def _explain(connection: sqlite3.Connection, file: LearningFile) -> None:
    connection.execute("CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT)")
    connection.executemany(
        "INSERT INTO about VALUES (?, ?)",
        [
            ("内容", "应知应会 学习档案（一人一档）"),
            ("格式版本", str(FORM)),
            ("单位", file.organisation),
            ("导出时刻（毫秒）", str(file.made_ms)),
            ("时刻", "名称以 _ms 结尾的列：1970-01-01 UTC 起的毫秒"),
            ("日期", "ISO 格式，东八区"),
            ("依据", "source 列是 events 表中事件的 label；events 的 hash 逐条相链，可用程序的 ledger verify 核对"),
        ],
    )
    connection.execute('CREATE TABLE columns ("table" TEXT, "column" TEXT, meaning TEXT)')
    meanings = [(table, name, meaning) for table, columns in _TABLES.items() for name, _, meaning in columns]
    connection.executemany("INSERT INTO columns VALUES (?, ?, ?)", meanings)


def _rows(file: LearningFile) -> dict[str, Iterable[tuple[Any, ...]]]:
    person = file.person
    about = (person.sex, person.birth_year, file.id_kind, file.id_number, person.phone_mask, person.education)
    return {
        "person": [(person.id, person.name, *about, file.registered)],
        "posts": [(p.role, p.person_class, p.place, p.work_type, p.starts, p.ends, p.source) for p in file.posts],
        "trainings": [*_meetings(file), *_lessons(file)],
        "hours": [(h.day, h.title, h.form, h.minutes, h.unit_minutes, h.withdrawn, h.source) for h in file.hours],
        "hours_by_year": [
            (y.year, y.offline_minutes, y.online_minutes, y.offline_tenths, y.online_tenths) for y in file.years
        ],
        "exams": [
            (
                s.id, s.day, s.title, s.kind, s.attempt, s.used_ms, s.score, s.total, s.pass_mark, s.passed,
                s.vetoed, s.overridden, s.paper_lost, s.source,
            )
            for s in file.sittings
        ],
        "answers": [
            (s.id, a.slot, a.question, a.stem, ",".join(a.options), a.given, a.marks, a.full, a.source)
            for s in file.sittings
            for a in s.answers
        ],
        "certificates": [
            (c.own, c.title, c.number, c.issuer, c.issued, c.expires, c.state, c.source) for c in file.certificates
        ],
        "drills": [(d.day, d.title, d.kind, d.place, d.part, d.minutes, d.source) for d in file.drills],
        "obligations": [(o.title, o.state, o.sentence, o.cite) for o in file.obligations],
        "events": [
            (e.source, e.kind, e.what, e.at_ms, actor_word(e.actor), e.subject, e.payload, e.hash)
            for e in file.events
        ],
    }  # fmt: skip


def _meetings(file: LearningFile) -> Iterable[tuple[Any, ...]]:
    for m in file.meetings:
        yield "meeting", m.day, m.class_title, m.topic, m.teacher, m.minutes, m.in_ms, m.out_ms, m.status, m.source


def _lessons(file: LearningFile) -> Iterable[tuple[Any, ...]]:
    for held in file.lessons:
        minutes = held.credit_minutes
        yield "lesson", held.day, held.course_title, held.lesson_title, "", minutes, None, None, "已完成", held.source
