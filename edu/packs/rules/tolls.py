"""The dead, missing and injured of an accident are told alike wherever they are told: a case, a fact, a question.

A case types its toll, and facts and questions on the same report type it again; one report has one toll.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import astuple

from edu.domain.cases import Case, Toll
from edu.domain.courses import unmarked
from edu.domain.problems import Problem
from edu.domain.questions import Bank, Question
from edu.domain.register import Register
from edu.packs.reading import Reading
from edu.packs.rules.finding import error

_WHO = {"dead": "死亡|遇难|罹难|身亡|丧生", "missing": "失踪|失联", "injured": "受伤"}
"""重伤 and 轻伤 are parts of 受伤."""
_COUNTED = {
    part: re.compile(
        rf"(?<!\d)(?<!其中)(?<!另有)(?<!又有)(\d+)\s*(?:名[\u4e00-\u9fff]{{0,4}}|人)\s*(?:{verb})|(?:{verb})\s*(\d+)\s*人(?!以)"
    )
    for part, verb in _WHO.items()
}
Tolls = Mapping[str, Toll]
"""By the id of the report."""


def tolls_of(cases: Iterable[Case], register: Register) -> Tolls:
    """Of the cases that have one; of a report that is cited by two cases nothing can be said."""
    found: dict[str, Toll] = {}
    twice: set[str] = set()
    for case in cases:
        for report in sorted({cite.partition("#")[0] for cite in case.cites}) if case.toll else ():
            if report in register.sources and register.sources[report].kind == "report" and case.toll:
                twice |= {report} & found.keys()
                found[report] = case.toll
    return {report: toll for report, toll in found.items() if report not in twice}


def check_toll_of_case(reading: Reading[Case]) -> Iterator[Problem]:
    """What became of it, told in words, against its own numbers; the story stops before the outcome."""
    case = reading.value
    if case is not None and case.toll is not None and not _agrees(case.outcome, case.toll):
        message = f"案例 {case.id}：结果里写的人数和 toll（{_words(case.toll)}）不一样。"
        yield error(reading.place("outcome"), "toll-differs", message, "请打开报告核对，两处写成一样。")


def check_toll_of_facts(reading: Reading[Register], tolls: Tolls) -> Iterator[Problem]:
    for fact in (reading.value or Register()).facts.values():
        for toll in _of(fact.cites, tolls):
            if not _agrees(fact.text, toll):
                message = f"事实 {fact.id}：人数和案例里的（{_words(toll)}）不一样。"
                yield error(reading.place(f"fact:{fact.id}"), "toll-differs", message, "请打开报告核对，改成一样。")


def check_toll_of_banks(readings: Iterable[Reading[Bank]], register: Register, tolls: Tolls) -> Iterator[Problem]:
    """Of stem, right options and explanation; a statement to be judged wrong may tell a wrong number."""
    for reading in readings:
        for question in reading.value.questions if reading.value else ():
            cites = [*question.cites, *(cite for name in question.facts for cite in register.cites_of(name))]
            for toll in _of(cites, tolls):
                if not all(_agrees(text, toll) for text in _told(question)):
                    message = f"题目 {question.id}：人数和案例里的（{_words(toll)}）不一样。"
                    place = reading.place(f"{question.id}:stem", question.id)
                    yield error(place, "toll-differs", message, "请打开报告核对，改成一样。")


def _told(question: Question) -> Iterator[str]:
    if question.type != "truefalse" or "true" in question.key:
        yield question.asked
    yield from (option.text for option in question.options if option.correct)
    yield question.explanation


def _of(cites: Iterable[str], tolls: Tolls) -> list[Toll]:
    reports = dict.fromkeys(cite.partition("#")[0] for cite in cites)
    return [tolls[report] for report in reports if report in tolls]


def _agrees(text: str, toll: Toll) -> bool:
    """Every number of people that `text` says died, are missing or were hurt is the toll's."""
    plain = unmarked(text)
    return all(
        int(found[1] or found[2]) == getattr(toll, part)
        for part, pattern in _COUNTED.items()
        for found in pattern.finditer(plain)
    )


def _words(toll: Toll) -> str:
    dead, missing, injured = astuple(toll)
    return f"死亡 {dead} 人、失踪 {missing} 人、受伤 {injured} 人"
