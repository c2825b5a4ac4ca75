"""A standard of another year, told as though it held: by a question, a lesson, a fact, a game, a 微课, a case, an aid.

The register knows one year of each standard that it has, and the numbers that each took the place of (`replaces`); of a
repealed law or rule it knows the document's number. Whoever names the old one says in the same breath that it is old.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from edu.domain.courses import Course, text_of, unmarked
from edu.domain.problems import Problem
from edu.domain.questions import Bank, Question
from edu.domain.register import Register, Source
from edu.packs.reading import Reading
from edu.packs.rules.finding import Place, error, warning
from edu.packs.rules.scored import Said
from edu.packs.rules.told_clauses import ToldClauses

_PREFIX = r"GBJ|GBZ|GB|JGJ|CJJ|CJ|AQ|GA|XF|TSG|QX|SL|NB|DL|HG|SY|TB|JT|YJ|WS|MZ|LD|JB|DB\d\d"
STANDARD = re.compile(
    rf"(?<![A-Za-z])(?P<prefix>{_PREFIX})\s*(?:/\s*[TZ])?\s*(?P<digits>\d+(?:\.\d+)?)\s*[-—–－]\s*"
    r"(?P<year>(?:19|20)\d\d|\d\d)(?!\d)"
)
_DOCUMENT = re.compile(r"[\u4e00-\u9fff]{2,16}令第\d+号|[\u4e00-\u9fff]{2,10}〔\d{4}〕\d+号")
_OLD = re.compile(r"旧|老标准|老版|废止|作废|失效|代替|替代|取代|接替|曾|不再|当时|过时|停用|换版|改版|新版")
_SENTENCE = re.compile(r"[^。！？；\n]*[。！？；\n]?")
_REMEDY = "请换成现行的标准；说旧规定时，在同一句或下一句写明已被代替（旧、已废止、被…代替）。"

Number = tuple[str, str]
"""Prefix without /T, and the figures: a standard that turns from GB/T into GB stays the same one."""


@dataclass(frozen=True, slots=True)
class OldStandards:
    """What the register knows of what is no longer in force on a day.

    `held`: by number, the years that hold or will; `by`: what took the place of a number and year; `documents`: numbers
    of repealed laws and rules, with what replaced them; `clauses`: which of a document in force there are.
    """

    clauses: ToldClauses
    held: dict[Number, dict[int, Source]] = field(default_factory=dict)
    by: dict[tuple[Number, int], str] = field(default_factory=dict)
    documents: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, register: Register, on: date) -> OldStandards:
        found = cls(ToldClauses.of(register, on))
        for source in register.sources.values():
            gone = source.repealed(on)
            for number, year in _numbers(source.number or ""):
                if gone:
                    found.by[number, year] = source.replaced_by or ""
                else:
                    found.held.setdefault(number, {})[year] = source
            for told in source.replaces if source.in_force(on) else ():
                found.by.update(dict.fromkeys(_numbers(told), source.number or source.short))
            if gone:
                documents = _DOCUMENT.findall((source.number or "").removeprefix("原"))
                found.documents.update(dict.fromkeys(documents, source.replaced_by or ""))
        return found

    def told(self, text: str, saying: str = "") -> Iterator[tuple[str, str, bool]]:
        """Each number in `text` that does not hold, what holds, and whether the register knows it at all.

        Not one of which the sentence, the next one, or `saying` (what else is told with it) says that it is old.
        """
        plain = unmarked(text)
        if _OLD.search(saying):
            return
        for found in STANDARD.finditer(plain):
            number, year = _key(found)
            years = self.held.get(number, {})
            if year in years or _OLD.search(_around(plain, found.start(), found.end())):
                continue
            new = self.by.get((number, year)) or "、".join(one.number or one.short for one in years.values())
            yield found[0], new, bool(new) and not any(year > one for one in years)
        squeezed = "".join(plain.split())
        for document, new in self.documents.items():
            at = squeezed.find(document)
            if at >= 0 and not _OLD.search(_around(squeezed, at, at + len(document))):
                yield document, new, True

    def lost(self, text: str, saying: str = "") -> Iterator[str]:
        """Each clause named in `text` of a document in force that does not have it, unless it is told to be old."""
        plain = unmarked(text)
        if _OLD.search(saying):
            return
        yield from self.clauses.articles(plain)
        for found in STANDARD.finditer(plain):
            number, year = _key(found)
            source = self.held.get(number, {}).get(year)
            clause = self.clauses.clause(source, plain[found.end() :]) if source is not None else None
            if clause is not None and not _OLD.search(_around(plain, found.start(), found.end())):
                yield f"{found[0]} 第 {clause} 条"


def check_old_in_banks(readings: Iterable[Reading[Bank]], old: OldStandards, on: date) -> Iterator[Problem]:
    """Of every question that can be put on the day; of an old one in the stem the answers or the explanation tell."""
    for reading in readings:
        for question in reading.value.questions if reading.value else ():
            if question.effective(on):
                place = reading.place(f"{question.id}:stem", question.id)
                for text, saying in _texts(question):
                    yield from _problems(f"题目 {question.id}", text, old, place, saying)


def _texts(question: Question) -> Iterator[tuple[str, str]]:
    """Each text with what is said of it: an option's own reason, and of a stem all that follows."""
    said = [question.explanation, *(option.text + option.why for option in question.options)]
    yield question.asked, "".join(said)
    yield question.explanation, ""
    for option in question.options:
        yield option.text, option.why
        yield option.why, option.text


def check_old_in_lessons(reading: Reading[Course], old: OldStandards) -> Iterator[Problem]:
    """A row (paragraph, list entry, cell) at a time."""
    for lesson in reading.value.lessons if reading.value else ():
        for number, page in enumerate(lesson.pages, 1):
            place = reading.place(f"{lesson.id}:page:{number}")
            for row in page.rows():
                yield from _problems(f"课时 {lesson.id}", text_of(row), old, place)


def check_old_in_facts(reading: Reading[Register], old: OldStandards, on: date) -> Iterator[Problem]:
    """What a fact tells; its note may keep its history."""
    for fact in (reading.value or Register()).facts.values():
        if fact.effective(on):
            yield from _problems(f"事实 {fact.id}", fact.text, old, reading.place(f"fact:{fact.id}"))


def check_old_said(said: Iterable[Said], old: OldStandards) -> Iterator[Problem]:
    """Of a drill, a game, a 微课, a case or an aid."""
    for what, texts, place in said:
        for text in texts:
            yield from _problems(what, text, old, place)


def _problems(what: str, text: str, old: OldStandards, place: Place, saying: str = "") -> Iterator[Problem]:
    for clause in old.lost(text, saying):
        message = f"{what}：“{clause}”没有这一条，或者已经废止。"
        yield error(place, "clause-told", message, "请打开原文，改正条号，或换成现行的条文。")
    for number, new, known in old.told(text, saying):
        if known:
            now = f"，现行的是 {new}" if new else ""
            yield error(place, "standard-old", f"{what}：“{number}”已经被代替{now}，却说得像还有效。", _REMEDY)
        else:
            message = f"{what}：依据库里没有“{number}”，不知道它是不是现行的。"
            yield warning(place, "standard-unknown", message, "请先在 register/sources 登记这个标准，或改正编号。")


def _numbers(text: str) -> Iterator[tuple[Number, int]]:
    for found in STANDARD.finditer(text):
        yield _key(found)


def _key(found: re.Match[str]) -> tuple[Number, int]:
    """JGJ 125-99 is of 1999."""
    year = found["year"]
    return (found["prefix"], found["digits"]), int(year if len(year) == 4 else f"19{year}")


def _around(text: str, start: int, end: int) -> str:
    """The sentence in which a number stands, and the one that follows it."""
    before = max(text.rfind(mark, 0, start) for mark in "。！？；\n") + 1
    rest = _SENTENCE.findall(text[end:])
    return text[before:end] + "".join(rest[:2])
