"""Rules of one question (命题规则): wording, references, grounds, picture. Counts and keys are the reader's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from edu.domain.courses import count_han, unmarked
from edu.domain.problems import Problem
from edu.domain.questions import OPTION_TOKEN, Bank, Question
from edu.domain.register import BY_ARTICLE, Register
from edu.packs.course_reader import is_media
from edu.packs.reading import Reading
from edu.packs.rules import finding
from edu.packs.rules.all_or_none import points_at_others
from edu.packs.rules.figures import check_figures
from edu.packs.rules.finding import Place, error, warning
from edu.packs.rules.negation import unmarked_negation
from edu.packs.rules.question_status import check_status

LONGEST = {"stem": 80, "options": 44, "explanation": 110}
"""汉字; an option's reason may be as long as an option."""
VAGUE = re.compile(r"可能|大概")
BY_CLAUSE = (*BY_ARTICLE, "standard")
LETTER = re.compile(r"选项\s*[A-E](?![A-Za-z])|(?<![A-Za-z])[A-E]\s?项|(?:故|应|所以)选\s?[A-E]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What the rules of a question are held against; `media` is the course folder its pictures stand in."""

    register: Register
    on: date
    media: Path | None


class _Where:
    """Line of a field of this question."""

    def __init__(self, question: Question, reading: Reading[Bank]) -> None:
        self.question, self.reading = question, reading

    def __call__(self, key: str) -> Place:
        return self.reading.place(f"{self.question.id}:{key}", self.question.id)


def check_question(question: Question, reading: Reading[Bank], rules: Rules) -> Iterator[Problem]:
    where = _Where(question, reading)
    yield from _options(question, where("options"))
    yield from _load(question, where)
    yield from check_figures(question, where("options"), rules.register)
    yield from _wording(question, where)
    yield from _grounds(question, where, rules)
    yield from _image(question, where("image"), rules.media)


def _options(question: Question, place: Place) -> Iterator[Problem]:
    what, texts = f"题目 {question.id}", [unmarked(option.text) for option in question.options]
    if len(set(texts)) < len(texts):
        yield error(place, "duplicate-option", f"{what}：有两个选项文字相同。", "请改写其中一个。")
    for text in texts:
        if points_at_others(text):
            yield error(place, "all-of-above", f"{what}：不能用“{text}”作选项。", "请写成具体内容。")


def _load(question: Question, where: _Where) -> Iterator[Problem]:
    """Whoever reads slowly must know what is asked: long texts examine reading."""
    said = [("stem", question.stem), ("explanation", question.explanation)]
    said += [("options", option.text) for option in question.options]
    said += [("options", option.why) for option in question.options]
    for key, text in said:
        if count_han(text) > LONGEST[key]:
            message = f"题目 {question.id}：“{unmarked(text)[:12]}…”有 {count_han(text)} 个字，最多 {LONGEST[key]} 个。"
            yield warning(where(key), "reading-load", message, "请拆短，或移到情景、解析里。")


def _wording(question: Question, where: _Where) -> Iterator[Problem]:
    what = f"题目 {question.id}"
    negation = unmarked_negation(question.stem, statement=question.type == "truefalse")
    if negation:
        message = f"{what}：否定式题干里的“{negation}”没有加粗，看漏了就会答反。"
        yield error(where("stem"), "negation", message, f"请写成 **{negation}**，或改问正确的做法。")
    vague = [option.text for option in question.options if VAGUE.search(option.text)]
    if vague:
        yield warning(where("options"), "vague", f"{what}：选项里有“可能”“大概”：{vague[0]}。")
    texts = {"explanation": [question.explanation], "options": [option.why for option in question.options]}
    for key, rows in texts.items():
        for text in rows:
            yield from _tokens(question, text, where(key))


def _tokens(question: Question, text: str, place: Place) -> Iterator[Problem]:
    """Letters are given when the options are shown, so a text names an option by its id."""
    what = f"题目 {question.id}"
    for option_id in OPTION_TOKEN.findall(text):
        if question.option(option_id) is None:
            yield error(place, "option-token", f"{what}：没有选项“{option_id}”。", "请改正 {选项:编号}。")
    letter = LETTER.search(text)
    if letter:
        message = f"{what}：解析里写了字母“{letter[0]}”，选项打乱后会指错。"
        yield error(place, "option-letter", message, "请写成 {选项:编号}。")


def _grounds(question: Question, where: _Where, rules: Rules) -> Iterator[Problem]:
    """A question that is out of its dates is never drawn, so its grounds may be old."""
    what = f"题目 {question.id}"
    if not question.cites and not question.facts and question.scorable:
        message = f"{what}：没有依据，不能计分。"
        yield error(where("cites"), "no-ground", message, "请写 cites 或 facts，或改成 pending。")
    if question.scorable:
        yield from _clauses(question, where("cites"), rules.register)
        if question.effective_from is None:
            message = f"{what}：没有写从哪一天起成立（effective_from）。"
            yield error(where("effective_from"), "no-date", message, "请写依据施行或发布的那一天。")
    if not question.effective(rules.on):
        return
    pending = not question.scorable
    yield from finding.cites(question.cites, rules.register, rules.on, where("cites"), what, pending=pending)
    yield from finding.facts(question.facts, rules.register, rules.on, where("facts"), what)
    told = [name for name in question.shown if name not in question.facts]  # an aside of the explanation, most often
    yield from finding.facts(told, rules.register, rules.on, where("id"), what)
    yield from check_status(question, rules.register, where("status"))


def _clauses(question: Question, place: Place, register: Register) -> Iterator[Problem]:
    """Whoever doubts a key must be able to open the clause; a guideline or a report may be named as a whole."""
    for cite in question.cites:
        source = register.sources.get(cite.partition("#")[0])
        if source is not None and source.kind in BY_CLAUSE and not cite.partition("#")[2]:
            message = f"题目 {question.id}：依据“{cite}”没有写是哪一条。"
            yield error(place, "cite-clause", message, "请写成“编号#条号”，如 fire-law-2021#44。")


def _image(question: Question, place: Place, media: Path | None) -> Iterator[Problem]:
    if question.image is None:
        return
    what = f"题目 {question.id}"
    if not question.image_alt:
        yield error(place, "image-alt", f"{what}：图片没有替代文字 image_alt。", "请写图中看得到什么。")
    if not is_media(question.image) or media is None or not (media / question.image).is_file():
        message = f"{what}：找不到图片“{question.image}”。"
        yield error(place, "media", message, "写课程文件夹下的 media/….svg。")
