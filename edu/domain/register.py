"""What the teaching stands on: laws and standards with their validity, and the facts (number, unit, clause) they give.

A text never carries such a number itself; it names the fact, and the fact names its clause.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from edu.domain.errors import NotFound
from edu.domain.numerals import chinese_numeral

SourceKind = Literal["law", "regulation", "rule", "standard", "policy", "guideline", "report"]
Opened = Literal["original", "retold", "unopened"]
ReadIn = Literal["excerpt", "press"]
"""What of a retold report of an investigation was read: parts of its own words, or what the press wrote about it."""
FactStatus = Literal["original", "retold", "pending"]

ARTICLE = re.compile(r"(\d{1,4})(?:-(\d{1,2}))?(?:\.(\d{1,2}))?(?:\.(\d{1,2}))?")
CLAUSE = re.compile(r"(?:[A-Z]|\d+)(?:\.\d+[A-Z]?)*")
ITEMS = re.compile(r"(?P<clause>[^()]+)\((?P<items>\d+(?:、\d+)*)\)")
"""Of a standard, a clause with those of its 款 that are meant: 6.3.1(3、5)."""
BY_ARTICLE = ("law", "regulation", "rule")


@dataclass(frozen=True, slots=True, kw_only=True)
class RepealedClauses:
    """Clauses of a standard that is otherwise in force; `by` is the source whose announcement repealed them.

    `clauses` as a cite writes them: 6.1.1, or 7.1.8(1、2) where only these 款 went. `since`: the first day without.
    `note`: where the list was read.
    """

    clauses: tuple[str, ...]
    by: str
    since: date
    note: str

    def hit(self, clause: str) -> bool:
        """Whether `clause` is one of them, lies below one, or does not say which 款 it means of one that lost some."""
        named, items = _with_items(clause)
        for one in self.clauses:
            gone, gone_items = _with_items(one)
            told_apart = gone_items and items and not gone_items & items
            if (named == gone or named.startswith(f"{gone}.")) and not told_apart:
                return True
        return False


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A law, standard or report in the version of one year; in force from and to are civil days, both inclusive.

    `last`: the number of its last article (law, regulation, rule) or of its last chapter (standard); None: not known.
    `replaces`: standards that it took the place of, by number and year (GB 2894-2008).
    """

    id: str
    name: str
    short: str
    number: str | None
    kind: SourceKind
    issuer: str
    year: int
    in_force_from: date | None
    in_force_to: date | None
    replaced_by: str | None
    opened: Opened
    opened_note: str | None
    read_in: ReadIn | None = None
    last: int | None = None
    replaces: tuple[str, ...] = ()
    repealed_clauses: tuple[RepealedClauses, ...] = ()

    def repealed_clause(self, clause: str, on: date) -> RepealedClauses | None:
        """By whom `clause` was repealed before or on the day; None while it is in force."""
        return next((one for one in self.repealed_clauses if one.since <= on and one.hit(clause)), None)

    def well_numbered(self, clause: str) -> bool:
        """A clause that begins with a figure is the number of one; 附录 C, 第二章 and 前言 are named in words."""
        if not clause[:1].isdecimal() or self.kind not in (*BY_ARTICLE, "standard"):
            return True
        if self.kind in BY_ARTICLE:
            parts = ARTICLE.fullmatch(clause)
            return parts is not None and int(parts[1]) > 0
        return CLAUSE.fullmatch(_with_items(clause)[0]) is not None

    def beyond(self, clause: str) -> bool:
        """Whether the number of `clause` is greater than any that the source has."""
        if self.last is None:
            return False
        if self.kind in BY_ARTICLE:
            parts = ARTICLE.fullmatch(clause)
            return parts is not None and max(int(parts[1]), int(parts[2] or 0)) > self.last
        chapter = re.match(r"第?\s*(\d+)(?![\d款项])", clause)
        return chapter is not None and int(chapter[1]) > self.last

    def in_force(self, on: date) -> bool:
        return within(on, self.in_force_from, self.in_force_to)

    def repealed(self, on: date) -> bool:
        return self.in_force_to is not None and on > self.in_force_to


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One checkable statement. `display` is what a text shows; `value` is kept as written, exact, not as a float."""

    id: str
    text: str
    display: str
    value: str | None
    unit: str | None
    cites: tuple[str, ...]
    status: FactStatus
    effective_from: date | None
    effective_to: date | None
    note: str | None
    folder: str = ""
    """Of the topic that it is registered under: the name of its file."""

    @property
    def pending(self) -> bool:
        """待核: shown as such, never scored."""
        return self.status == "pending"

    def effective(self, on: date) -> bool:
        return within(on, self.effective_from, self.effective_to)


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """Sources and facts by id."""

    sources: Mapping[str, Source] = field(default_factory=dict)
    facts: Mapping[str, Fact] = field(default_factory=dict)

    def source(self, source_id: str) -> Source:
        if source_id not in self.sources:
            raise NotFound(f"依据库里没有“{source_id}”。", "请在 register/sources 中登记这份法规或标准。")
        return self.sources[source_id]

    def fact(self, fact_id: str) -> Fact:
        if fact_id not in self.facts:
            raise NotFound(f"事实库里没有“{fact_id}”。", "请在 register/facts 中登记这条事实。")
        return self.facts[fact_id]

    def cites_of(self, fact_id: str) -> tuple[str, ...]:
        """What a fact stands on; nothing for one that is not registered."""
        known = self.facts.get(fact_id)
        return known.cites if known else ()

    def cited_source(self, cite: str) -> Source:
        """The source of `source-id#clause`."""
        return self.source(cite.partition("#")[0])

    def cite_text(self, cite: str) -> str:
        """`fire-law-2021#44` → 《消防法》第四十四条; a standard → GB 55009-2021 第 5.3.4 条."""
        source_id, _, clause = cite.partition("#")
        return citation(self.source(source_id), clause)

    def fact_grounds(self, fact_id: str) -> str:
        """Where a fact stands, for a tooltip or a footnote: 《…》第…条；GB … 第 … 条."""
        return "；".join(self.cite_text(cite) for cite in self.fact(fact_id).cites)


def within(on: date, first: date | None, last: date | None) -> bool:
    """Both ends belong to it; None is open."""
    return (first is None or first <= on) and (last is None or on <= last)


def _with_items(clause: str) -> tuple[str, frozenset[str]]:
    """6.3.1(3、5) → 6.3.1 and {3, 5}."""
    parted = ITEMS.fullmatch(clause)
    return (clause, frozenset()) if parted is None else (parted["clause"], frozenset(parted["items"].split("、")))


def citation(source: Source, clause: str) -> str:
    """The words a Chinese text uses for a clause; a clause that is no number is put in as it stands."""
    if source.kind == "standard":
        title = source.number or f"《{source.short}》"
        if not clause:
            return title
        parted = ITEMS.fullmatch(clause)
        if parted is not None:
            return f"{title} 第 {parted['clause']} 条第 {parted['items']} 款"
        return f"{title} 第 {clause} 条" if CLAUSE.fullmatch(clause) else f"{title} {clause}"
    title = f"《{source.short}》"
    parts = ARTICLE.fullmatch(clause)
    if parts is None:
        return title + clause
    if source.kind not in BY_ARTICLE:
        return f"{title}第 {clause} 点"
    return title + article(*(int(part) if part else 0 for part in parts.groups()))


def article(number: int, inserted: int, paragraph: int, item: int) -> str:
    """第一百三十四条之一第二款第（三）项; `inserted` greater than `number` is a range of articles."""
    text = f"第{chinese_numeral(number)}条"
    if inserted > number:
        text += f"至第{chinese_numeral(inserted)}条"
    elif inserted:
        text += f"之{chinese_numeral(inserted)}"
    if paragraph:
        text += f"第{chinese_numeral(paragraph)}款"
    if item:
        text += f"第（{chinese_numeral(item)}）项"
    return text
