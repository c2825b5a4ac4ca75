"""Reads `content/register/sources/*.yaml` and `facts/*.yaml` into the Register: one id, one entry, over all files."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path, PurePosixPath
from typing import TypeVar, get_args

from edu.domain.problems import Problem
from edu.domain.register import Fact, FactStatus, Opened, ReadIn, Register, RepealedClauses, Source, SourceKind
from edu.packs.form import Form
from edu.packs.reading import Reading
from edu.packs.source import Report, read_yaml
from edu.packs.upgrades import PackKind, upgrade

KINDS: tuple[SourceKind, ...] = get_args(SourceKind)
OPENED: tuple[Opened, ...] = get_args(Opened)
READ_IN: tuple[ReadIn, ...] = get_args(ReadIn)
STATUSES: tuple[FactStatus, ...] = get_args(FactStatus)
Places = dict[str, tuple[str, int]]
V = TypeVar("V")


def read_register(folder: Path, prefix: str = "register") -> Reading[Register]:
    """All files of both folders; `prefix` is the register's name in messages."""
    places: Places = {}
    sources: dict[str, Source] = {}
    facts: dict[str, Fact] = {}
    problems: list[Problem] = []
    for form in _entries(folder, prefix, "sources", problems):
        source = _source(form)
        _keep(form, source.id, source, sources, places, f"source:{source.id}")
    for form in _entries(folder, prefix, "facts", problems):
        fact = _fact(form)
        _keep(form, fact.id, fact, facts, places, f"fact:{fact.id}")
    register = Register(sources=sources, facts=facts)
    return Reading(file=prefix, value=register, problems=tuple(problems), places=places)


def _entries(folder: Path, prefix: str, kind: PackKind, problems: list[Problem]) -> Iterator[Form]:
    """One form at a time, so that an error in one entry does not drop the next."""
    for path in sorted((folder / kind).glob("*.yaml")):
        report = Report(f"{prefix}/{kind}/{path.name}")
        raw = read_yaml(path, report)
        if raw is not None and upgrade(kind, raw, report):
            top = Form(raw, report, "文件")
            top.integer("schema", 1, 1)
            yield from top.forms(kind, "条")
            top.close()
        problems += report.problems


def _keep(form: Form, key: str, value: V, into: dict[str, V], places: Places, name: str) -> None:
    form.close()
    if key in into:
        form.wrong("id", f"编号“{key}”已经用过。", "请换一个编号。", "duplicate-id")
    elif form.sound:
        into[key] = value
        places[name] = (form.report.file, form.raw.line)


def _source(form: Form) -> Source:
    source_id = form.slug("id")
    form.what = f"依据 {source_id}"
    first, last = form.days_in_order("in_force_from", "in_force_to")
    name = form.text("name")
    return Source(
        id=source_id,
        name=name,
        short=form.text_or_none("short") or name,
        number=form.text_or_none("number"),
        kind=form.one_of("kind", KINDS),
        issuer=form.text("issuer"),
        year=form.integer("year", 1949, 2100),
        in_force_from=first,
        in_force_to=last,
        replaced_by=form.slug_or_none("replaced_by"),
        opened=form.one_of("opened", OPENED),
        opened_note=form.text_or_none("opened_note"),
        read_in=form.one_of("read_in", READ_IN) if form.get("read_in") is not None else None,
        last=form.integer("last", 1, 9999) if form.get("last") is not None else None,
        replaces=form.texts("replaces"),
        repealed_clauses=tuple(_repealed(one) for one in form.forms("repealed_clauses", "条")),
    )


def _repealed(form: Form) -> RepealedClauses:
    since = form.day("since")
    if since is None:
        form.wrong("since", "缺少“since”。", "写从哪一天起废止。", "missing")
    made = RepealedClauses(
        clauses=form.texts("clauses") if form.required("clauses") is not None else (),
        by=form.slug("by"),
        since=since or date.min,
        note=form.text("note"),
    )
    form.close()
    return made


def _fact(form: Form) -> Fact:
    fact_id = form.slug("id")
    form.what = f"事实 {fact_id}"
    first, last = form.days_in_order("effective_from", "effective_to")
    return Fact(
        id=fact_id,
        text=form.text("text"),
        display=form.text("display"),
        value=form.text_or_none("value"),
        unit=form.text_or_none("unit"),
        cites=form.texts("cites"),
        status=form.one_of("status", STATUSES),
        effective_from=first,
        effective_to=last,
        note=form.text_or_none("note"),
        folder=PurePosixPath(form.report.file).stem,
    )
