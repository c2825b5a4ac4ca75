"""One judge for each sort of duty; each takes a case that applies and returns its status."""

from __future__ import annotations

from datetime import date, timedelta
from typing import cast

from edu.domain.obligations.cases import Case, Tally, answer, held_against, still_open
from edu.domain.obligations.matching import between, certificate_end, fulfilled
from edu.domain.obligations.rules import By, Calendar, Once, Rolling
from edu.domain.obligations.status import Status
from edu.domain.obligations.subjects import Evidence, Measure
from edu.domain.obligations.windows import (
    deadline_of,
    once_first,
    period_before,
    period_of,
    rolling_first,
    rolling_last,
)


def _tally(case: Case, first: date, last: date) -> Tally:
    counted = between(case.items, first, last)
    return Tally(fulfilled(case.rule, counted), case.rule.amount, counted, first, last)


def judge_calendar(case: Case) -> Status:
    window = cast("Calendar", case.rule.window)
    span = period_of(window, case.on)
    tally = _tally(case, span.first, span.last)
    if tally.done >= tally.needed:
        return answer(case, "met", "met", tally)
    before = period_before(window, case.on)
    if held_against(case, before):
        missed = _tally(case, before.first, before.last)
        if missed.done < missed.needed:
            gap = {"missed_from": before.first, "missed_to": before.last}
            return answer(case, "overdue", "missed_period", tally, missed_done=missed.done, **gap)
    return still_open(case, tally, span.last)


def _holds_until(case: Case, window: Rolling, counted: list[Evidence]) -> date:
    """Last day on which the newest evidence that suffices still lies within the rolling period."""
    newest = sorted(counted, key=lambda item: item.day_to, reverse=True)
    size = next(n for n in range(1, len(newest) + 1) if fulfilled(case.rule, newest[:n]) >= case.rule.amount)
    return rolling_last(window, newest[size - 1].day_to)


def _first_rolling_deadline(case: Case, window: Rolling) -> date:
    """End of the first full rolling period that post, rule and records allow."""
    known = case.facts.records_from
    begun = case.exists_since if known is None else max(case.exists_since, known)
    return rolling_last(window, begun)


def judge_rolling(case: Case) -> Status:
    window = cast("Rolling", case.rule.window)
    first = rolling_first(window, case.on)
    counted = between(case.items, first, case.on)
    done, needed = fulfilled(case.rule, counted), case.rule.amount
    deadline = _first_rolling_deadline(case, window)
    if done >= needed:
        last = max(deadline, _holds_until(case, window, counted))
        tally = Tally(done, needed, counted, first, last)
        close = (last - case.on).days <= case.rule.due_soon_days
        return answer(case, "due_soon" if close else "met", "runs_out" if close else "met", tally)
    tally = Tally(done, needed, counted, first, deadline)
    if case.on <= deadline:
        return still_open(case, tally, deadline)
    return answer(case, "overdue", "rolling_lapsed", tally)


def judge_once(case: Case) -> Status:
    """A duty whose deadline lies before the records (or whose post has no known start) is due, never overdue."""
    window = cast("Once", case.rule.window)
    if case.anchor is None:
        return _once_undated(case)
    deadline = deadline_of(window, case.anchor)
    counted = between(case.items, once_first(window, case.anchor), case.on)
    tally = Tally(fulfilled(case.rule, counted), case.rule.amount, counted, None, deadline)
    if tally.done >= tally.needed:
        in_time = fulfilled(case.rule, [item for item in counted if item.day_to <= deadline]) >= tally.needed
        return answer(case, "met", "met" if in_time else "met_late", tally)
    if case.on <= deadline:
        return still_open(case, tally, deadline)
    if case.facts.records_from is not None and deadline < case.facts.records_from:
        return answer(case, "due", "unrecorded", tally)
    return answer(case, "overdue", "deadline_passed", tally)


def _once_undated(case: Case) -> Status:
    tally = Tally(fulfilled(case.rule, case.items), case.rule.amount, case.items, None, None)
    if tally.done >= tally.needed:
        return answer(case, "met", "met", tally)
    return answer(case, "due", "unrecorded", tally)


def judge_certificate(case: Case) -> Status:
    """Until the first deadline a certificate may be missing; afterwards one must be valid on every day."""
    window = cast("Once", case.rule.window)
    deadline = date.min if case.anchor is None else deadline_of(window, case.anchor)
    best = max(case.items, key=lambda item: certificate_end(case.rule, item), default=None)
    end = date.min if best is None else certificate_end(case.rule, best)
    if best is not None and end >= case.on:
        last = max(end, deadline)
        tally = Tally(1, 1, (best,), best.day_to, None if last == date.max else last)
        close = last - case.on <= timedelta(days=case.rule.due_soon_days)
        return answer(case, "due_soon" if close else "met", "runs_out" if close else "certificate_valid", tally)
    tally = Tally(0, 1, (), None, None if deadline == date.min else deadline)
    if case.on <= deadline:
        return still_open(case, tally, deadline)
    if best is None:
        return answer(case, "overdue", "certificate_missing", tally)
    return answer(case, "overdue", "certificate_lapsed", tally, lapsed=end)


def judge_coverage(case: Case) -> Status:
    """A share as it stands; no number given is `due`, and a share of nobody does not apply."""
    rule, day = case.rule, cast("By", case.rule.window).day
    measure = case.facts.measures.get(rule.measure)
    if measure is None:
        return answer(case, "due", "no_measure", Tally(0, 0, (), None, day))
    tally = _share(case, measure, day)
    if tally.needed == 0:
        return answer(case, "not_applicable", "nobody", tally)
    if tally.done >= tally.needed:
        return answer(case, "met", "covered", tally)
    if day is not None and case.on <= day:
        return still_open(case, tally, day)
    return answer(case, "overdue", "below_target", tally)


def _share(case: Case, measure: Measure, day: date | None) -> Tally:
    """Heads needed are rounded up: 95 % of 21 is 20."""
    whole = measure.of if case.rule.base is None else case.rule.base
    return Tally(measure.have, -(-whole * case.rule.amount // 1000), (), None, day)
