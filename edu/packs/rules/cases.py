"""Rules of a case study: its grounds are registered, its decision can be put."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date
from pathlib import Path

from edu.domain.cases import Case
from edu.domain.courses import count_han
from edu.domain.problems import Problem
from edu.domain.questions import Question
from edu.domain.register import Register
from edu.packs.course_reader import is_media
from edu.packs.reading import Reading
from edu.packs.rules import finding
from edu.packs.rules.finding import error, warning

LONGEST = {"title": 16, "outcome": 160, "direct_cause": 160}
PARAGRAPH = 140
"""汉字."""


def check_case(
    reading: Reading[Case],
    register: Register,
    questions: Mapping[str, Question],
    topics: Collection[str],
    media_of: Callable[[str], Path | None],
    on: date,
) -> Iterator[Problem]:
    """`media_of` gives the folder that the pictures of a bank stand in; no `topics` means that none are listed."""
    yield from reading.problems
    case = reading.value
    if case is None:
        return
    yield from finding.cites(case.cites, register, on, reading.place("cites"), "案例")
    sources = [register.sources.get(cite.partition("#")[0]) for cite in case.cites]
    if case.status == "original" and not any(source and source.opened == "original" for source in sources):
        yield error(reading.place("status"), "case-status", "标为原文核对，但依据没有一份读过原文。")
    if case.status == "pending":
        yield warning(reading.place("status"), "pending-case", f"案例 {case.id} 待核，画面上会写明待核。")
    else:
        what, place = f"案例 {case.id}", reading.place("cites")
        yield from finding.said(case.facts, register, on, place, what, "pending-case")
    for topic in case.topics:
        if topics and topic not in topics:
            yield error(reading.place("topics"), "topic-unknown", f"没有主题“{topic}”。", "见 content/topics.yaml。")
    question = questions.get(case.question)
    if question is None:
        yield error(reading.place("question"), "question-unknown", f"没有题目“{case.question}”。")
    elif not (question.scorable and question.effective(on)):
        yield error(reading.place("question"), "question-unfit", f"题目“{case.question}”待核或不在有效期。")
    else:
        yield from finding.alone(question, reading.place("question"))
    media = media_of(case.question.partition("/")[0])
    if media is None or not is_media(case.picture) or not (media / case.picture).is_file():
        yield error(
            reading.place("picture"), "media", f"找不到图片“{case.picture}”。", "写课程文件夹下的 media/….svg。"
        )
    yield from _long(case, reading)


def _long(case: Case, reading: Reading[Case]) -> Iterator[Problem]:
    said = [("title", case.title, LONGEST["title"]), ("outcome", case.outcome, LONGEST["outcome"])]
    said += [("direct_cause", case.direct_cause, LONGEST["direct_cause"])]
    said += [("story", paragraph, PARAGRAPH) for paragraph in case.story]
    for key, text, most in said:
        if count_han(text) > most:
            yield error(reading.place(key), "case-long", f"“{text[:12]}…”有 {count_han(text)} 个字，最多 {most} 个。")
