"""Reads `content/programmes/<id>.yaml` into a Programme."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

from edu.domain.person_classes import PERSON_CLASSES
from edu.domain.programmes import CertificateTerms, Module, Programme, ProgrammeKind, Scheme, Way
from edu.packs.form import Form
from edu.packs.named_file import read_named
from edu.packs.reading import Reading

SCHEMES: tuple[Scheme, ...] = get_args(Scheme)
WAYS: tuple[Way, ...] = get_args(Way)
KINDS: tuple[ProgrammeKind, ...] = get_args(ProgrammeKind)


def read_programme(path: Path, label: str) -> Reading[Programme]:
    return read_named(path, label, "programme", "培训方案", _programme)


def _programme(form: Form) -> Programme:
    form.integer("schema", 1, 1)
    return Programme(
        id=form.slug("id"),
        version=form.integer("version", 1, 9999),
        title=form.text("title"),
        person_class=form.one_of("person_class", PERSON_CLASSES),
        scheme=form.one_of("scheme", SCHEMES),
        kind=form.one_of("kind", KINDS),
        hours_rule=form.slug_or_none("hours_rule"),
        courses=form.texts("courses"),
        blueprint=form.slug_or_none("blueprint"),
        certificate=_certificate(form.form("certificate")),
        outline=tuple(_module(one) for one in form.forms("outline", "部分")),
        by_class=form.flag("by_class", default=False),
        hours_note=form.text_or_none("hours_note"),
    )


def _module(form: Form) -> Module:
    made = Module(
        title=form.text("title"),
        hours=form.integer("hours", 1, 200),
        way=form.one_of("way", WAYS),
        topics=form.texts("topics"),
    )
    form.close()
    return made


def _certificate(form: Form | None) -> CertificateTerms | None:
    if form is None:
        return None
    months = form.integer("valid_months", 1, 120) if form.get("valid_months") is not None else None
    terms = CertificateTerms(title=form.text("title"), valid_months=months, exam=form.flag("exam", default=True))
    form.close()
    return terms
