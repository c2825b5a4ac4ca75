"""Rules of the register: every fact has a ground, and says no more than its ground was read for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from edu.domain.problems import Problem
from edu.domain.register import Fact, Register, Source
from edu.packs.reading import Reading
from edu.packs.rules import finding
from edu.packs.rules.figures import lone_figure
from edu.packs.rules.finding import error, warning

ONLY_FIGURES = re.compile(r"^[^/万亿]*\d[^/万亿]*$")  # 1/4, 5 万 and 三年 are other ways to write the value

NOT_TEXT = re.compile(r"(?:(?!(?<=\d)[./-](?=\d))[\W_])+")
"""Spaces and punctuation, but for what stands inside a number: 1.5 m is not 15 m."""


def check_register(reading: Reading[Register], on: date) -> Iterator[Problem]:
    yield from reading.problems
    register = reading.value or Register()
    for source in register.sources.values():
        yield from _source(source, register, reading.place(f"source:{source.id}"))
    for fact in register.facts.values():
        yield from _fact(fact, register, on, reading.place(f"fact:{fact.id}"))
    yield from _twice(register, reading)


def _twice(register: Register, reading: Reading[Register]) -> Iterator[Problem]:
    """What is registered under two ids would be changed in one place only."""
    sources: dict[tuple[str, int], str] = {}
    for source in register.sources.values():
        first = sources.setdefault((NOT_TEXT.sub("", source.name), source.year), source.id)
        if first != source.id:
            message = f"依据 {source.id} 和 {first} 是同一份文件。"
            yield error(reading.place(f"source:{source.id}"), "source-twice", message, "只留一个，改掉引用它的地方。")
    facts: dict[str, str] = {}
    for fact in register.facts.values():
        first = facts.setdefault(NOT_TEXT.sub("", fact.text), fact.id)
        if first != fact.id:
            message = f"事实 {fact.id} 和 {first} 说的是同一件事。"
            yield warning(reading.place(f"fact:{fact.id}"), "fact-twice", message, "只留一条，一处改动处处生效。")


def _source(source: Source, register: Register, place: finding.Place) -> Iterator[Problem]:
    what = f"依据 {source.id}"
    if source.in_force_to and not source.replaced_by:
        yield error(place, "replaced-by", f"{what}：已写废止日期，缺少 replaced_by。", "请写出替代它的依据。")
    if source.replaced_by and source.replaced_by not in register.sources:
        message = f"{what}：替代它的“{source.replaced_by}”不在依据库。"
        yield error(place, "replaced-unknown", message, "请登记新依据。")
    for gone in source.repealed_clauses:
        if gone.by not in register.sources:
            message = f"{what}：废止它几条的“{gone.by}”不在依据库。"
            yield error(place, "replaced-unknown", message, "请登记新依据。")
    if source.kind == "standard" and not source.number:
        yield error(place, "number", f"{what}：标准缺少编号 number。", "请写标准号，如 GB 55009-2021。")
    if source.opened == "unopened":
        message = f"{what}：《{source.short}》没有打开过，靠它的内容待核。"
        yield warning(place, "source-unopened", message, "读到原文以后改写 opened。")
    if source.opened != "unopened" and not source.opened_note:
        yield warning(place, "opened-note", f"{what}：没有写核对了什么（opened_note）。")
    if (source.read_in is not None) != (source.kind == "report" and source.opened == "retold"):
        message = f"{what}：转述的调查报告才写、也都要写读的是节选还是报道（read_in）。"
        yield error(place, "read-in", message, "写 read_in: excerpt（报告节选）或 press（报道）。")


def _fact(fact: Fact, register: Register, on: date, place: finding.Place) -> Iterator[Problem]:
    what = f"事实 {fact.id}"
    if fact.display not in fact.text:
        yield error(place, "display", f"{what}：text 里没有 display“{fact.display}”。", "两处写法要一致。")
    if fact.value is not None and ONLY_FIGURES.search(fact.display) and fact.value not in fact.display:
        yield warning(place, "value", f"{what}：display“{fact.display}”里没有数值 {fact.value}。")
    if lone_figure(fact.display) and not (fact.value and fact.unit):
        message = f"{what}：display“{fact.display}”是一个数，缺少 value 或 unit。"
        yield warning(place, "value-missing", message, "请写出数值和单位。")
    if not fact.cites and not fact.pending:
        yield error(place, "fact-ground", f"{what}：没有依据。", "请写 cites，或把 status 改为 pending。")
    if fact.pending:
        yield warning(place, "pending-fact", f"{what} 待核，靠它的题不计分。", "核对依据以后改写 status。")
    if fact.effective(on):
        yield from finding.cites(fact.cites, register, on, place, what, pending=fact.pending)
    known = [register.cited_source(ref) for ref in fact.cites if ref.partition("#")[0] in register.sources]
    if fact.status == "original" and known and all(source.opened != "original" for source in known):
        yield warning(place, "fact-status", f"{what}：标为原文核对，但依据没有一份读过原文。")
