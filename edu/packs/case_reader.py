"""Reads `content/cases/<id>.yaml` into a Case."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from edu.domain.cases import Case, Toll
from edu.domain.person_classes import PERSON_CLASSES
from edu.domain.register import Register
from edu.domain.topics import TOPIC
from edu.packs.bank_reader import STATUSES
from edu.packs.filled import Filled
from edu.packs.form import Form
from edu.packs.named_file import read_named
from edu.packs.reading import Reading

MOST_PEOPLE = 100_000


def read_case(path: Path, register: Register, label: str) -> Reading[Case]:
    return read_named(path, label, "case", "案例", lambda form: _case(form, Filled(register)))


def _case(form: Form, filled: Filled) -> Case:
    form.integer("schema", 1, 1)
    happened = form.day("date")
    if happened is None:
        form.wrong("date", "缺少“date”。", "写事故发生的日期。", "missing")
    case = Case(
        id=form.slug("id"),
        version=form.integer("version", 1, 9999),
        title=form.text("title"),
        topics=_topics(form),
        audiences=form.many_of("audiences", PERSON_CLASSES),
        date=happened or date.min,
        place=form.text("place"),
        toll=_toll(form.form("toll")),
        toll_note=filled.text_or_none(form, "toll_note"),
        story=_told(form, "story", filled),
        question=form.text("question"),
        outcome=filled.text(form, "outcome"),
        direct_cause=filled.text(form, "direct_cause"),
        responsibility=_told(form, "responsibility", filled),
        prevention=_told(form, "prevention", filled),
        picture=form.text("picture"),
        picture_alt=form.text("picture_alt"),
        cites=_some(form, "cites"),
        status=form.one_of("status", STATUSES),
        facts=filled.facts,  # last: by now all texts have been read
    )
    if (case.toll is None) == (case.toll_note is None):
        form.wrong("toll", "伤亡人数和 toll_note 应只写一样。", "读过最终调查报告才写人数，否则写 toll_note。")
    return case


def _topics(form: Form) -> tuple[str, ...]:
    found = _some(form, "topics")
    for topic in found:
        if not TOPIC.fullmatch(topic):
            form.wrong("topics", f"主题编号“{topic}”不对。", "写成 T01 这样。")
    return found or ("",)


def _some(form: Form, key: str) -> tuple[str, ...]:
    """At least one text."""
    return form.texts(key) if form.required(key) is not None else ()


def _told(form: Form, key: str, filled: Filled) -> tuple[str, ...]:
    """At least one text, with facts put in."""
    return filled.texts(form, key) if form.required(key) is not None else ()


def _toll(form: Form | None) -> Toll | None:
    if form is None:
        return None
    counts = {key: form.integer(key, 0, MOST_PEOPLE) for key in ("dead", "missing", "injured")}
    form.close()
    return Toll(**counts)
