"""Builds a Problem at a place, and the rules on grounds that every kind of pack shares."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from edu.domain.problems import Problem
from edu.domain.questions import Question
from edu.domain.register import BY_ARTICLE, Register, Source

Place = tuple[str, int | None]


def error(place: Place, code: str, message: str, remedy: str = "") -> Problem:
    return Problem(code=code, message=message, remedy=remedy, file=place[0], line=place[1])


def warning(place: Place, code: str, message: str, remedy: str = "") -> Problem:
    return Problem(code=code, message=message, remedy=remedy, severity="warning", file=place[0], line=place[1])


def cites(
    refs: Iterable[str], register: Register, on: date, place: Place, what: str, *, pending: bool = False
) -> Iterator[Problem]:
    """Each ground is registered and in force on the day, its clause too; what is in 待核 may name a repealed clause."""
    for ref in refs:
        source = register.sources.get(ref.partition("#")[0])
        if source is not None:
            yield from _clause(ref, source, on, place, what, pending=pending)
        if source is None:
            yield error(place, "cite-unknown", f"{what}：依据库里没有“{ref}”。", "请先在 register/sources 登记。")
        elif source.repealed(on):
            new = f"现行的是 {source.replaced_by}。" if source.replaced_by else "请换成现行依据。"
            yield error(place, "source-repealed", f"{what}：《{source.short}》（{source.year}）已经废止。", new)
        elif not source.in_force(on):
            yield warning(place, "source-future", f"{what}：《{source.short}》要到 {source.in_force_from} 才施行。")


def _clause(ref: str, source: Source, on: date, place: Place, what: str, *, pending: bool) -> Iterator[Problem]:
    """One that is written as its kind of document numbers them, that it has, and that was not repealed by itself."""
    clause = ref.partition("#")[2]
    if not source.well_numbered(clause):
        like = "44、44.2、134-1" if source.kind in BY_ARTICLE else "6.3.1、6.3.1(3)"
        yield error(place, "cite-form", f"{what}：依据“{ref}”的条号写得不对。", f"请写成 {like} 这样。")
    elif source.beyond(clause):
        unit = "条" if source.kind in BY_ARTICLE else "章"
        message = f"{what}：依据“{ref}”，《{source.short}》只到第 {source.last} {unit}。"
        yield error(place, "cite-beyond", message, "请打开原文，改正条号。")
    gone = source.repealed_clause(clause, on)
    if gone is not None and not pending:
        message = f"{what}：依据“{ref}”这一条或其中几款，自 {gone.since} 起由 {gone.by} 废止。"
        remedy = "请换成现行的条文，没有读到就改成待核；同一条里还在的款，写明是哪一款，如 6.3.1(6)。"
        yield error(place, "clause-repealed", message, remedy)


def alone(question: Question, place: Place) -> Iterator[Problem]:
    """Where one question is put by itself, there is no room for the situation that it starts from."""
    if not question.alone:
        message = f"题目“{question.id}”属于一个情景，不能单独拿出来问。"
        yield error(place, "question-situation", message, "请换一道不属于情景的题。")


def facts(refs: Iterable[str], register: Register, on: date, place: Place, what: str) -> Iterator[Problem]:
    """Each fact is registered and holds on the day; its own grounds are checked with the register."""
    for ref in refs:
        fact = register.facts.get(ref)
        if fact is None:
            yield error(place, "fact-unknown", f"{what}：事实库里没有“{ref}”。", "请先在 register/facts 登记。")
        elif not fact.effective(on):
            yield error(place, "fact-expired", f"{what}：事实“{ref}”这一天不适用。", "请换成现行的事实。")


def said(refs: Iterable[str], register: Register, on: date, place: Place, what: str, code: str) -> Iterator[Problem]:
    """The facts that a text tells hold on the day; one in 待核 is told under `code`, once for the whole of `what`."""
    refs = tuple(refs)
    yield from facts(refs, register, on, place, what)
    pending = [ref for ref in refs if ref in register.facts and register.facts[ref].pending]
    if pending:
        yield warning(
            place, code, f"{what}用了 {len(pending)} 个待核的事实（{'、'.join(pending)}），画面上会写明待核。"
        )
