"""Reads `exams/blueprints/<id>.yaml` into a Blueprint."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import get_args

from edu.domain.exams.blueprint import (
    Blueprint,
    Downtime,
    DowntimeRule,
    Draw,
    Scoring,
    ScoringRule,
    Section,
    Shuffle,
    Weight,
)
from edu.domain.obligations.defaults import Defaults
from edu.domain.person_classes import PERSON_CLASSES
from edu.domain.questions import SITUATION_SIZE
from edu.packs.bank_reader import LEVELS, TYPES
from edu.packs.form import Form
from edu.packs.named_file import read_named
from edu.packs.reading import Reading

RULES: tuple[ScoringRule, ...] = get_args(ScoringRule)
DOWNTIMES: tuple[DowntimeRule, ...] = get_args(DowntimeRule)
MAX_MARK = 100_000  # hundredths: no paper has more than 1,000 marks


def read_blueprint(
    path: Path, label: str, defaults: Callable[[], Defaults | None] = lambda: None
) -> Reading[Blueprint]:
    """`defaults` is asked where the file names no pass mark; without them such a file is refused."""
    return read_named(path, label, "blueprint", "组卷方案", lambda form: _blueprint(form, defaults))


def _blueprint(form: Form, defaults: Callable[[], Defaults | None]) -> Blueprint:
    form.integer("schema", 1, 1)
    sections = tuple(_section(section) for section in form.forms("sections", "部分"))
    if not sections:
        form.wrong("sections", "没有任何部分。", "请写出 sections。", "missing")
    titles = [section.title for section in sections]
    if len(set(titles)) < len(titles):
        form.wrong("sections", "有两个部分同名。", "请改成不同的名称。", "duplicate-id")
    pass_mark, pass_cite = _pass(form, sections, defaults)
    return Blueprint(
        id=form.slug("id"),
        version=form.integer("version", 1, 9999),
        title=form.text("title"),
        person_class=form.one_of("person_class", PERSON_CLASSES),
        minutes=form.integer("minutes", 1, 600),
        pass_mark=pass_mark,
        pass_cite=pass_cite,
        note=form.text_or_none("note"),
        downtime=_downtime(form.form("downtime")),
        shuffle=_shuffle(form.form("shuffle")),
        scoring=_scoring(form.form("scoring")),
        attempts=form.integer("attempts", 1, 99),
        sections=sections,
        veto=form.flag("veto", default=True),
        weights=tuple(_weight(weight) for weight in form.forms("weights", "项比例")),
    )


def _pass(form: Form, sections: tuple[Section, ...], defaults: Callable[[], Defaults | None]) -> tuple[int, str | None]:
    """What the file says; else the share of the marks that the law gives, rounded up, with the law's clause."""
    cite = form.text_or_none("pass_cite")
    law = defaults() if form.get("pass_mark") is None else None
    if law is None:
        return form.hundredths("pass_mark", 0, MAX_MARK), cite
    if cite is not None:
        form.wrong("pass_cite", "写了 pass_cite，没有写 pass_mark。", "请补上 pass_mark，或两项都不写，用默认合格线。")
    total = sum(section.marks * section.count for section in sections)
    return -(-total * law.pass_mark // law.pass_of), law.pass_grounds.cites[0]


def _section(form: Form) -> Section:
    draws = tuple(_draw(draw) for draw in form.forms("draw", "次抽题"))
    if not draws:
        form.wrong("draw", "没有写从哪里抽题。", "请写出 draw。", "missing")
    section = Section(
        title=form.text("title"),
        type=form.one_of("type", TYPES),
        marks=form.hundredths("marks", 1, MAX_MARK),
        draws=draws,
    )
    form.close()
    return section


def _draw(form: Form) -> Draw:
    draw = Draw(
        bank=form.slug("bank"),
        count=form.integer("count", 1, 500),
        level=form.one_of("level", LEVELS) if form.get("level") else None,
        situation=form.flag("situation", default=False),
    )
    if draw.situation and (draw.count % SITUATION_SIZE or draw.level):
        form.wrong("count", f"情景题整组抽，count 应是 {SITUATION_SIZE} 的倍数，不写 level。")
    form.close()
    return draw


def _weight(form: Form) -> Weight:
    weight = Weight(title=form.text("title"), share=form.integer("share", 1, 100), banks=form.texts("banks"))
    form.close()
    return weight


def _downtime(form: Form | None) -> Downtime:
    if form is None:
        return Downtime()
    downtime = Downtime(
        rule=form.one_of("rule", DOWNTIMES), max_minutes=form.integer("max_minutes", 0, 600, default=30)
    )
    form.close()
    return downtime


def _shuffle(form: Form | None) -> Shuffle:
    if form is None:
        return Shuffle()
    shuffle = Shuffle(questions=form.flag("questions", default=True), options=form.flag("options", default=True))
    form.close()
    return shuffle


def _scoring(form: Form | None) -> Scoring:
    if form is None:
        return Scoring()
    scoring = Scoring(
        single=form.one_of("single", RULES, "all"),
        multiple=form.one_of("multiple", RULES, "all"),
        truefalse=form.one_of("truefalse", RULES, "all"),
    )
    form.close()
    return scoring
