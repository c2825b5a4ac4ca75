"""Reads `content/programmes/<id>.yaml` into a Programme."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

from edu.domain.person_classes import PERSON_CLASSES
from edu.domain.programmes import CertificateTerms, Programme, ProgrammeKind, Scheme
from edu.packs.form import Form
from edu.packs.reading import Reading
from edu.packs.source import Report, read_yaml
from edu.packs.upgrades import upgrade

SCHEMES: tuple[Scheme, ...] = get_args(Scheme)
KINDS: tuple[ProgrammeKind, ...] = get_args(ProgrammeKind)


def read_programme(path: Path, label: str) -> Reading[Programme]:
    report = Report(label)
    raw = read_yaml(path, report)
    if raw is None or not upgrade("programme", raw, report):
        return Reading(file=label, value=None, problems=tuple(report.problems))
    form = Form(raw, report, "培训方案")
    programme = _programme(form)
    form.close()
    if programme.id and programme.id != path.stem:
        form.wrong("id", f"编号“{programme.id}”与文件名“{path.stem}”不同。", "请改成一样。", "id-file")
    places = {key: (label, line) for key, line in raw.lines.items()}
    value = programme if form.sound else None
    return Reading(file=label, value=value, problems=tuple(report.problems), places=places)


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
    )


def _certificate(form: Form | None) -> CertificateTerms | None:
    if form is None:
        return None
    months = form.integer("valid_months", 1, 120) if form.get("valid_months") is not None else None
    terms = CertificateTerms(title=form.text("title"), valid_months=months)
    form.close()
    return terms
