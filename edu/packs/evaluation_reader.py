"""Reads `content/evaluation/<id>.yaml` into an evaluation profile; every problem at once, with its line."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import get_args

from edu.domain.drills.evaluation import Grade, Indicator, IndicatorGroup, Known, Profile
from edu.domain.drills.profile_faults import HEAVIEST, ProfileFault, profile_faults
from edu.domain.problems import Problem
from edu.packs.drill_fields import permille
from edu.packs.form import Form
from edu.packs.reading import Reading
from edu.packs.source import Report, read_yaml
from edu.packs.upgrades import upgrade

KNOWN: tuple[Known, ...] = get_args(Known)


def read_profile(path: Path, label: str, sources: Collection[str]) -> Reading[Profile]:
    """`sources` are the ids that `basis` may name. The value is None as soon as anything is wrong."""
    report = Report(label)
    raw = read_yaml(path, report)
    if raw is None or not upgrade("evaluation", raw, report):
        return Reading(file=label, value=None, problems=tuple(report.problems))
    form, lines = Form(raw, report, "评估表"), _Lines()
    profile = _profile(form, lines)
    form.close()
    if profile.id and profile.id != path.stem:
        form.wrong("id", f"编号“{profile.id}”与文件名“{path.stem}”不同。", "请改成一样。", "id-file")
    if profile.basis and profile.basis not in sources:
        form.wrong("basis", f"依据库里没有“{profile.basis}”。", "请在 register/sources 中登记这份标准。", "source")
    read = len(report.problems)
    report.problems += [_problem(one, lines, label) for one in profile_faults(profile) if not _told(one, lines, report)]
    sound = not report.problems[:read] and len(report.problems) == read
    return Reading(file=label, value=profile if sound else None, problems=tuple(report.problems))


class _Lines:
    """Where each part stands: (part, id) → the lines of its mappings and of their fields, in the order of the file."""

    def __init__(self) -> None:
        self.forms: dict[tuple[str, str], list[Form]] = {}

    def note(self, part: str, id_: str, form: Form) -> None:
        self.forms.setdefault((part, id_), []).append(form)

    def line(self, fault: ProfileFault) -> int | None:
        form = self.form(fault)
        return form.line(fault.field) if form is not None else None

    def form(self, fault: ProfileFault) -> Form | None:
        found = self.forms.get((fault.part, "" if fault.part == "profile" else fault.id), [])
        return found[min(fault.at, len(found) - 1)] if found else None


def _told(fault: ProfileFault, lines: _Lines, report: Report) -> bool:
    """The reader said already what is wrong with that field."""
    form = lines.form(fault)
    return form is not None and fault.field in form.spoilt


def _problem(fault: ProfileFault, lines: _Lines, file: str) -> Problem:
    return Problem(code=fault.code, message=fault.message, remedy=fault.remedy, file=file, line=lines.line(fault))


def _profile(form: Form, lines: _Lines) -> Profile:
    lines.note("profile", "", form)
    form.integer("schema", 1, 1)
    return Profile(
        id=form.text("id"),
        version=form.integer("version", 1, 9999),
        title=form.text("title"),
        basis=form.slug_or_none("basis") or "",
        note=form.text_or_none("note") or "",
        objectives=form.flag("objectives", default=False),
        grades=tuple(_grade(one, lines) for one in form.forms("grades", "个等级")),
        groups=tuple(_group(one, lines) for one in form.forms("groups", "个分组")),
    )


def _grade(form: Form, lines: _Lines) -> Grade:
    counts = form.get("share") is not None
    grade = Grade(
        id=form.text("id"),
        title=form.text("title"),
        share=permille(form, "share") if counts else None,
        floor=permille(form, "from") if form.get("from") is not None else None,
    )
    form.close()
    lines.note("grade", grade.id, form)
    return grade


def _group(form: Form, lines: _Lines) -> IndicatorGroup:
    group = IndicatorGroup(
        id=form.text("id"),
        title=form.text("title"),
        indicators=tuple(_indicator(one, lines) for one in form.forms("indicators", "条指标")),
        more=form.flag("more", default=False),
    )
    form.close()
    lines.note("group", group.id, form)
    return group


def _indicator(form: Form, lines: _Lines) -> Indicator:
    indicator = Indicator(
        id=form.text("id"),
        text=form.text_or_none("text") or "",
        clause=form.text_or_none("clause") or "",
        weight=form.integer("weight", 1, HEAVIEST, 1),
        known=form.one_of("known", KNOWN, "own"),
    )
    form.close()
    lines.note("indicator", indicator.id, form)
    return indicator
