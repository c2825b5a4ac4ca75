"""Reads `content/obligations/*.yaml` (docs/obligations.md) into rules and defaults; yields every problem at once.

`defaults.yaml` gives the length of a credit hour and the pass mark; every other file is one family of rules.
A rule with a problem is left out and reported; the others are still read.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from edu.domain.obligations.defaults import Defaults, Grounds
from edu.domain.obligations.rules import By, CreditHour, Kind, Once, Rule, SubjectType, Window
from edu.domain.obligations.words import MEASURES
from edu.packs.form import Form
from edu.packs.obligation_fields import (
    VERIFIED,
    read_accept,
    read_applies_if,
    read_cites,
    read_validity,
    read_window,
)
from edu.packs.reading import Reading
from edu.packs.source import Report, read_yaml

SUBJECTS: tuple[SubjectType, ...] = get_args(SubjectType)
KINDS: tuple[Kind, ...] = get_args(Kind)
AMOUNTS: Mapping[Kind, tuple[str, int]] = {
    "hours": ("hours", 1000),
    "count": ("times", 366),
    "coverage": ("permille", 1000),
}
DEFAULTS = "defaults.yaml"
Places = dict[str, tuple[str, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class ObligationPack:
    """Rules in the order of files and lines; `defaults` is None only if its file is missing or broken."""

    rules: tuple[Rule, ...]
    defaults: Defaults | None


def read_obligations(
    folder: Path, prefix: str = "obligations", known_sources: frozenset[str] | None = None
) -> Reading[ObligationPack]:
    """All files of the folder; with `known_sources` a cited source that is not registered is an error."""
    numbers = read_defaults(folder, prefix, known_sources)
    defaults, problems = numbers.value, list(numbers.problems)
    credit = defaults.credit if defaults else CreditHour()
    rules: dict[str, Rule] = {}
    places: Places = {}
    for path in sorted(folder.glob("*.yaml")):
        if path.name != DEFAULTS:
            family = _Family(Report(f"{prefix}/{path.name}"), credit, known_sources)
            family.read(path, rules, places)
            problems.extend(family.report.problems)
    pack = ObligationPack(rules=tuple(rules.values()), defaults=defaults)
    return Reading(file=prefix, value=pack, problems=tuple(problems), places=places)


def read_defaults(
    folder: Path, prefix: str = "obligations", known_sources: frozenset[str] | None = None
) -> Reading[Defaults]:
    """The numbers alone: a broken rule beside them takes neither the length of a 学时 nor the pass mark away."""
    label = f"{prefix}/{DEFAULTS}"
    report = Report(label)
    value = _read_defaults(folder / DEFAULTS, report, known_sources)
    return Reading(file=label, value=value, problems=tuple(report.problems))


def _read_defaults(path: Path, report: Report, known_sources: frozenset[str] | None) -> Defaults | None:
    raw = read_yaml(path, report)
    if raw is None:
        return None
    top = Form(raw, report, "默认值文件")
    top.integer("schema", 1, 1)
    inner = top.form("defaults")
    hour = inner.form("credit_hour") if inner else None
    mark = inner.form("pass_mark") if inner else None
    if inner is None or hour is None or mark is None:
        top.wrong("defaults", "缺少 credit_hour 或 pass_mark。", "请对照 docs/obligations.md。", "missing")
        return None
    defaults = _defaults(hour, mark, known_sources)
    for form in (hour, mark, inner, top):
        form.close()
    return defaults if top.sound else None


def _defaults(hour: Form, mark: Form, known: frozenset[str] | None) -> Defaults:
    return Defaults(
        credit=CreditHour(
            hour.integer("offline_minutes", 1, 120),
            hour.integer("online_minutes", 1, 120),
            hour.integer("offline_share_permille", 0, 1000),
        ),
        credit_grounds=_grounds(hour, known),
        pass_mark=mark.integer("mark", 1, 1000),
        pass_of=mark.integer("of", 1, 1000),
        pass_grounds=_grounds(mark, known),
    )


def _grounds(form: Form, known: frozenset[str] | None) -> Grounds:
    first, last = read_validity(form)
    return Grounds(
        cites=read_cites(form, known),
        source_text=form.text("source_text"),
        verified=form.one_of("verified", VERIFIED),
        valid_from=first,
        valid_to=last,
        note=form.text_or_none("note") or "",
    )


@dataclass(frozen=True, slots=True)
class _Family:
    """One file being read."""

    report: Report
    credit: CreditHour
    known_sources: frozenset[str] | None

    def read(self, path: Path, rules: dict[str, Rule], places: Places) -> None:
        raw = read_yaml(path, self.report)
        if raw is None:
            return
        top = Form(raw, self.report, "规则文件")
        top.integer("schema", 1, 1)
        family = top.slug("family")
        for form in top.forms("rules", "条规则"):
            self._keep(form, self._rule(form, family), rules, places)
        top.close()

    def _keep(self, form: Form, rule: Rule, rules: dict[str, Rule], places: Places) -> None:
        form.close()
        _check_shape(form, rule)
        if rule.id in rules:
            form.wrong("id", f"编号“{rule.id}”已经用过。", "请换一个编号。", "duplicate-id")
        elif form.sound:
            rules[rule.id] = rule
            places[f"rule:{rule.id}"] = (self.report.file, form.raw.line)

    def _rule(self, form: Form, family: str) -> Rule:
        rule_id = form.slug("id")
        form.what = f"规则 {rule_id}"
        kind = form.one_of("kind", KINDS)
        first, last = read_validity(form)
        form.required("window")
        return Rule(
            id=rule_id,
            title=form.text("title"),
            subject=form.one_of("subject", SUBJECTS),
            kind=kind,
            amount=_amount(form, kind, self.credit),
            window=read_window(form.form("window")),
            source_text=form.text("source_text"),
            cites=read_cites(form, self.known_sources),
            valid_from=first,
            valid_to=last,
            verified=form.one_of("verified", VERIFIED),
            region=form.slug("region"),
            family=family,
            note=form.text_or_none("note") or "",
            due_soon_days=form.integer("due_soon_days", 0, 366, default=30),
            applies_if=read_applies_if(form.form("applies_if")),
            accepts=tuple(read_accept(accept) for accept in form.forms("counts", "种凭证")),
            credit=self.credit,
            validity_months=_optional(form, "validity_months", 600),
            measure=_measure(form, kind),
            base=_optional(form, "base", 100_000),
        )


def _amount(form: Form, kind: Kind, credit: CreditHour) -> int:
    """Credit hours become minutes here, so that nothing below the reader knows hours."""
    if kind == "certificate":
        return 1
    key, high = AMOUNTS[kind]
    form.required("amount")
    inner = form.form("amount")
    if inner is None:
        return 1
    number = inner.integer(key, 1, high)
    inner.close()
    return number * credit.offline_minutes if kind == "hours" else number


def _optional(form: Form, key: str, high: int) -> int | None:
    return form.integer(key, 1, high) if form.get(key) is not None else None


def _measure(form: Form, kind: Kind) -> str:
    return form.one_of("measure", tuple(MEASURES)) if kind == "coverage" else ""


def _check_shape(form: Form, rule: Rule) -> None:
    """What must agree between the kind, the window and the evidence."""
    if not _window_fits(rule.kind, rule.window):
        form.wrong(
            "window", "这种期限与 kind 不配。", "证书用 once；覆盖率用 by 或 always；学时和次数用其余。", "shape"
        )
    if (rule.kind == "coverage") == bool(rule.accepts):
        form.wrong("counts", "学时、次数、证书要写 counts，覆盖率不写。", "请对照 docs/obligations.md。", "shape")
    wanted = {"hours": {"class", "hours"}, "certificate": {"certificate"}}.get(rule.kind)
    if wanted and any(accept.kind not in wanted for accept in rule.accepts):
        form.wrong("counts", "学时只能由培训班或学时记录累计，证书只认证书。", "请改 counts 的 kind。", "shape")


def _window_fits(kind: Kind, window: Window) -> bool:
    if kind == "coverage":
        return isinstance(window, By)
    return isinstance(window, Once) if kind == "certificate" else not isinstance(window, By)
