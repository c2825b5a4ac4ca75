"""Reads `exams/banks/<bank>.yaml` into a Bank; a question that does not hold is left out and reported."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

from edu.domain.person_classes import PERSON_CLASSES
from edu.domain.questions import SITUATION_SIZE, Bank, Level, Option, Question, QuestionType, Situation, Status
from edu.domain.register import Register
from edu.packs.form import Form
from edu.packs.inline import fill_text
from edu.packs.reading import Reading
from edu.packs.source import Report, YamlMap, read_yaml
from edu.packs.topic_reader import topic_field
from edu.packs.upgrades import upgrade

TYPES: tuple[QuestionType, ...] = get_args(QuestionType)
LEVELS: tuple[Level, ...] = get_args(Level)
STATUSES: tuple[Status, ...] = get_args(Status)
OPTIONS = {"single": range(3, 5), "multiple": range(3, 5), "truefalse": range(2, 3)}
CORRECT = {"single": range(1, 2), "multiple": range(2, 4), "truefalse": range(1, 2)}


def read_bank(path: Path, register: Register, label: str) -> Reading[Bank]:
    """`label` is the file's name in messages; places are by full question id, and `<id>:<field>`."""
    report = Report(label)
    raw = read_yaml(path, report)
    if raw is None or not upgrade("bank", raw, report):
        return Reading(file=label, value=None, problems=tuple(report.problems))
    return bank_from_raw(raw, register, report, path.stem)


def bank_from_raw(raw: YamlMap, register: Register, report: Report, name: str) -> Reading[Bank]:
    """From an upgraded mapping; `name` is what the bank's id must be."""
    top = Form(raw, report, "题库")
    top.integer("schema", 1, 1)
    bank_id = top.slug("id")
    if bank_id and bank_id != name:
        top.wrong("id", f"题库编号“{bank_id}”与文件名“{name}”不同。", "请改成一样。", "id-file")
    title, topic, course = top.text("title"), topic_field(top, "topic"), top.text_or_none("course")
    said: dict[str, None] = {}
    situations = _situations(top, bank_id or name, register, said)
    questions: dict[str, Question] = {}
    places: dict[str, tuple[str, int]] = {}
    for form in top.forms("questions", "题"):
        question = _question(form, bank_id or name, register, situations, said)
        _structure(question, form)
        form.close()
        if question.id in places:
            form.wrong("id", "编号在本题库里已经用过。", "请换一个编号。", "duplicate-id")
        else:
            places[question.id] = (report.file, form.raw.line)
            places.update((f"{question.id}:{key}", (report.file, form.line(key))) for key in form.raw)
        if form.sound:
            questions[question.id] = question
    for told in situations.values():
        size = sum(question.situation == told for question in questions.values())
        if size != SITUATION_SIZE:
            slug = told.id.partition("/")[2]
            top.wrong("situations", f"情景“{slug}”有 {size} 道题，应为 {SITUATION_SIZE} 道。", code="situation-size")
    top.close()
    bank = Bank(
        id=bank_id or name, title=title, topic=topic, course=course, questions=tuple(questions.values()),
        said=tuple(said),
    )  # fmt: skip
    return Reading(file=report.file, value=bank, problems=tuple(report.problems), places=places)


def _situations(top: Form, bank: str, register: Register, said: dict[str, None]) -> dict[str, Situation]:
    """By slug; the facts that they show come into `said`."""
    found: dict[str, Situation] = {}
    for form in top.forms("situations", "个情景"):
        slug = form.slug("id")
        text, used = fill_text(form.text("text"), register, form.report, form.line("text"))
        said.update(dict.fromkeys(used))
        if slug in found:
            form.wrong("id", f"情景“{slug}”写了两次。", "请换一个编号。", "duplicate-id")
        found[slug] = Situation(id=f"{bank}/{slug}", text=text)
        form.close()
    return found


class _Texts:
    """Fills the texts of one question; `shown` are the facts that are told in it as being so.

    Not those in reasons and wrong options: a distractor may well show a repealed number. All come into `said`.
    """

    def __init__(self, form: Form, register: Register, said: dict[str, None]) -> None:
        self.register, self._said = register, said
        self.declared = form.texts("facts")
        self._shown: dict[str, None] = {}

    @property
    def shown(self) -> tuple[str, ...]:
        return tuple(self._shown)

    def fill(self, form: Form, key: str, *, told: bool = False) -> str:
        text, used = fill_text(form.text(key), self.register, form.report, form.line(key))
        self._said.update(dict.fromkeys(used))
        if told:
            self._shown.update(dict.fromkeys(used))
        return text

    @property
    def pending(self) -> bool:
        known = (self.register.facts.get(fact) for fact in (*self.declared, *self.shown))
        return any(fact.pending for fact in known if fact)


def _question(
    form: Form, bank: str, register: Register, situations: dict[str, Situation], said: dict[str, None]
) -> Question:
    """A question that stands on a fact in 待核, or tells one, is itself pending, whatever it says (checks tell)."""
    slug = form.slug("id")
    form.what = f"题目 {bank}/{slug}"
    texts = _Texts(form, register, said)
    first, last = form.days_in_order("effective_from", "effective_to")
    stem, explanation = texts.fill(form, "stem", told=True), texts.fill(form, "explanation", told=True)
    options = tuple(_option(option, texts, slug) for option in form.forms("options", "项"))
    status = form.one_of("status", STATUSES)
    group, told = form.slug_or_none("group"), form.slug_or_none("situation")
    if told is not None and told not in situations:
        form.wrong("situation", f"没有情景“{told}”。", "请写在题库开头的 situations 里。", "situation-unknown")
    return Question(
        id=f"{bank}/{slug}",
        type=form.one_of("type", TYPES),
        stem=stem,
        options=options,
        explanation=explanation,
        cites=form.texts("cites"),
        facts=texts.declared,
        knowledge=form.text("knowledge"),
        audiences=form.many_of("audiences", PERSON_CLASSES),
        level=form.one_of("level", LEVELS),
        difficulty=form.hundredths("difficulty", 0, 100),
        group=None if group is None else f"{bank}/{group}",
        vital=form.flag("vital", default=False),
        status="pending" if texts.pending else status,
        effective_from=first,
        effective_to=last,
        image=form.text_or_none("image"),
        image_alt=form.text_or_none("image_alt"),
        situation=situations.get(told) if told is not None else None,
        shown=texts.shown,
    )


def _option(form: Form, texts: _Texts, slug: str) -> Option:
    if isinstance(form.get("id"), bool):
        form.wrong("id", "判断题的选项编号要加引号。", '请写成 id: "true" 或 id: "false"。', "slug")
        form.raw["id"] = str(form.raw["id"]).lower()
    option_id = form.slug("id")
    form.what = f"题目 {slug} 的选项 {option_id}"
    correct = form.flag("correct", default=False)
    option = Option(
        id=option_id,
        text=texts.fill(form, "text", told=correct),
        correct=correct,
        why=texts.fill(form, "why"),
    )
    form.close()
    return option


def _structure(question: Question, form: Form) -> None:
    """What marking relies on, so that no unchecked pack can give marks for nothing."""
    ids, right = [option.id for option in question.options], sum(option.correct for option in question.options)
    if len(ids) not in OPTIONS[question.type]:
        form.wrong("options", f"选项有 {len(ids)} 个，{_span(OPTIONS[question.type])}。", code="option-count")
    if right not in CORRECT[question.type]:
        wanted = _span(CORRECT[question.type])
        form.wrong("options", f"正确选项有 {right} 个，{wanted}。", code="correct-count")
    elif right == len(ids):
        form.wrong("options", "每个选项都正确，全选就能得分。", "请至少写一个错误选项。", "correct-count")
    if len(set(ids)) < len(ids):
        form.wrong("options", "选项编号有重复。", "请换一个编号。", "duplicate-id")
    if question.situation is not None and (question.type != "single" or question.group is not None):
        form.wrong("situation", "情景里的题只能是单选题，不写 group。", code="situation-type")
    if question.type == "truefalse" and set(ids) != {"true", "false"}:
        form.wrong("options", '判断题的选项编号只能是 "true" 和 "false"。', code="truefalse")


def _span(counts: range) -> str:
    first, last = counts[0], counts[-1]
    return f"应为 {first} 个" if first == last else f"应为 {first}–{last} 个"
