"""The parts of one obligation: its window, whom it concerns, what counts as evidence, its grounds."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import get_args

from edu.domain.obligations.rules import (
    Accept,
    AppliesIf,
    By,
    Calendar,
    EvidenceKind,
    Once,
    Rolling,
    Verified,
    Window,
)
from edu.domain.obligations.words import (
    ANCHORS,
    CERTIFICATE_KINDS,
    DRILL_FORMS,
    DRILL_KINDS,
    DRILL_LEVELS,
    INDUSTRIES,
    ORG_LEVELS,
    PERSON_CLASSES,
    PROGRAMME_KINDS,
    RECORD_KINDS,
    ROLES,
    SCHEMES,
    TOPICS,
)
from edu.packs.form import Form

PERIODS = {"month": 1, "quarter": 3, "half-year": 6, "year": 12, "2-years": 24, "3-years": 36}
EVIDENCE: tuple[EvidenceKind, ...] = get_args(EvidenceKind)
VERIFIED: tuple[Verified, ...] = get_args(Verified)
CITE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?:#[0-9A-Za-z.一-鿿-]{1,20})?")
WINDOW_HELP = "可以写 calendar、rolling、once、by 或 always 之一。"


def read_window(form: Form | None) -> Window:
    """A stand-in after reporting, where it does not hold."""
    if form is None:
        return By()
    named = [key for key in ("calendar", "rolling", "once", "by", "always") if form.get(key) is not None]
    if len(named) != 1:
        form.wrong("window", "期限应恰好写一种。", WINDOW_HELP, "window")
        return By()
    window = _WINDOWS[named[0]](form)
    form.close()
    return window


def _calendar(form: Form) -> Calendar:
    months = PERIODS[form.one_of("calendar", tuple(PERIODS))]
    if months > 12 and form.get("align_year") is None:
        form.wrong("align_year", "两年、三年一期要写从哪一年起算。", "请写 align_year: 2019。", "missing")
    return Calendar(months, form.integer("align_year", 1949, 2100, default=2000))


def _rolling(form: Form) -> Rolling:
    months, days = _length(form, "rolling")
    return Rolling(months=months, days=days)


def _once(form: Form) -> Once:
    anchor = form.one_of("once", tuple(ANCHORS))
    before = form.flag("before", default=False)
    if before == (form.get("within") is not None):
        form.wrong("once", "before: true 与 within 应恰好写一种。", "例：within: {months: 6}。", "window")
        return Once(anchor)
    months, days = (0, 0) if before else _length(form, "within")
    lookback = _lookback(form)
    return Once(anchor, before=before, months=months, days=days, lookback_months=lookback)


def _lookback(form: Form) -> int | None:
    inner = form.form("lookback")
    if inner is None:
        return None
    months = inner.integer("months", 1, 120)
    inner.close()
    return months


def _length(form: Form, key: str) -> tuple[int, int]:
    """(months, 0) or (0, days)."""
    inner = form.form(key)
    if inner is None:
        return 0, 1
    if (inner.get("months") is None) == (inner.get("days") is None):
        form.wrong(key, f"“{key}”应写 months 或 days 之一。", "例：{months: 6}。", "window")
        return 0, 1
    unit = "days" if inner.get("months") is None else "months"
    amount = inner.integer(unit, 1, 3660)
    inner.close()
    return (0, amount) if unit == "days" else (amount, 0)


def _by(form: Form) -> By:
    return By(form.day("by"))


def _always(form: Form) -> By:
    if not form.flag("always", default=True):
        form.wrong("always", "always 只能写 true。", WINDOW_HELP, "window")
    return By()


_WINDOWS: Mapping[str, Callable[[Form], Window]] = {
    "calendar": _calendar,
    "rolling": _rolling,
    "once": _once,
    "by": _by,
    "always": _always,
}


def read_applies_if(form: Form | None) -> AppliesIf:
    if form is None:
        return AppliesIf()
    first, last = form.days_in_order("post_started_from", "post_started_to")
    absent = form.integer("absent_months", 1, 120) if form.get("absent_months") is not None else None
    found = AppliesIf(
        person_classes=_words(form, "person_classes", PERSON_CLASSES),
        schemes=_words(form, "schemes", SCHEMES),
        high_risk=_flag_or_none(form, "high_risk"),
        industries=_words(form, "industries", INDUSTRIES),
        not_industries=_words(form, "not_industries", INDUSTRIES),
        org_levels=_words(form, "org_levels", ORG_LEVELS),
        roles=_words(form, "roles", ROLES),
        key_place=_flag_or_none(form, "key_place"),
        public_place=_flag_or_none(form, "public_place"),
        absent_months=absent,
        measured=form.flag("measured", default=False),
        post_started_from=first,
        post_started_to=last,
    )
    form.close()
    return found


def read_accept(form: Form) -> Accept:
    found = Accept(
        kind=form.one_of("kind", EVIDENCE),
        programme_kinds=_words(form, "programme_kinds", PROGRAMME_KINDS),
        topics=_words(form, "topics", TOPICS),
        drill_forms=_words(form, "drill_forms", DRILL_FORMS),
        drill_levels=_words(form, "drill_levels", DRILL_LEVELS),
        drill_kinds=_words(form, "drill_kinds", DRILL_KINDS),
        certificate_kinds=_words(form, "certificate_kinds", CERTIFICATE_KINDS),
        record_kinds=_words(form, "record_kinds", RECORD_KINDS),
        org_levels=_words(form, "org_levels", ORG_LEVELS),
    )
    form.close()
    return found


def read_cites(form: Form, known: frozenset[str] | None) -> tuple[str, ...]:
    """At least one; `known` are the ids of registered sources, None where the register is not at hand."""
    cites = form.texts("cites")
    if not cites:
        form.wrong("cites", "没有写依据。", "请写 cites: [来源编号#条]。", "missing")
    for cite in cites:
        if not CITE.fullmatch(cite):
            form.wrong("cites", f"依据“{cite}”写法不对。", "应写成 来源编号#条，如 fire-law-2021#44。", "cite")
        elif known is not None and cite.partition("#")[0] not in known:
            form.wrong("cites", f"依据库里没有“{cite.partition('#')[0]}”。", "请先在依据库登记。", "unknown-source")
    return cites


def read_validity(form: Form) -> tuple[date, date | None]:
    first, last = form.days_in_order("valid_from", "valid_to")
    if first is None:
        form.required("valid_from")
    return first or date.min, last


def _words(form: Form, key: str, allowed: Mapping[str, str]) -> frozenset[str]:
    if form.get(key) is None:
        return frozenset()
    return frozenset(form.many_of(key, tuple(allowed)))


def _flag_or_none(form: Form, key: str) -> bool | None:
    return None if form.get(key) is None else form.flag(key, default=False)
