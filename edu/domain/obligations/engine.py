"""Judge subjects by rules on a day: pure, total, and never better for less evidence.

- A calendar period is `due` while it is open. `overdue` means that the last completed period was missed and
  the present one is not yet fulfilled. A completed period is held against a subject only if the post and the
  rule existed for at least half of its days, and the records cover all those days; then in full.
- A rolling period, a deadline and a certificate are `overdue` from the day after their last day.
- A duty of once follows the wording in force on its anchor day, every other duty that of the day judged.
- A pending rule is worked out like any other but answers `unverified`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from edu.domain.obligations.cases import Case
from edu.domain.obligations.conditions import own_conditions_hold, profile_key, profile_mismatch
from edu.domain.obligations.judging import judge_calendar, judge_certificate, judge_coverage, judge_once, judge_rolling
from edu.domain.obligations.matching import Pool, counting, pool_of
from edu.domain.obligations.rules import By, Calendar, Once, Rolling, Rule
from edu.domain.obligations.status import RANK, Status, Why
from edu.domain.obligations.subjects import Evidence, SubjectFacts

_JUDGES: dict[type, Callable[[Case], Status]] = {
    Calendar: judge_calendar,
    Rolling: judge_rolling,
    Once: judge_once,
    By: judge_coverage,
}


def assess(rule: Rule, subject: SubjectFacts, evidence: Sequence[Evidence], on: date) -> Status:
    """How the subject stands with one rule on the day, with the reason also where the rule does not apply."""
    reason = profile_mismatch(rule, subject)
    if reason is not None:
        return _not_applicable(rule, subject, reason)
    return _assess_concerned(rule, subject, pool_of(subject, evidence, on), on)


class RuleBook:
    """All rules, choosing the few that can concern a kind of subject on a day once and remembering the choice."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.rules = tuple(rules)
        self._chosen: dict[tuple[object, ...], tuple[Rule, ...]] = {}

    def concerning(self, subject: SubjectFacts, on: date) -> tuple[Rule, ...]:
        """Without what is out of force whatever the subject's own days are."""
        key = (on, *profile_key(subject))
        chosen = self._chosen.get(key)
        if chosen is None:
            in_force = (rule for rule in self.rules if _by_anchor(rule) or _out_of_force(rule, on) is None)
            chosen = tuple(rule for rule in in_force if profile_mismatch(rule, subject) is None)
            self._chosen[key] = chosen
        return chosen


def assess_all(
    rules: RuleBook | Iterable[Rule], subject: SubjectFacts, evidence: Sequence[Evidence], on: date
) -> list[Status]:
    """Every rule that applies, in the rules' order; give a RuleBook where many subjects are judged."""
    book = rules if isinstance(rules, RuleBook) else RuleBook(rules)
    pool = pool_of(subject, evidence, on)
    found: list[Status] = []
    for rule in book.concerning(subject, on):
        anchor = _anchor(rule, subject)
        if _reason_of_time(rule, subject, anchor, on) is None:
            status = _judged(rule, subject, pool, on, anchor)
            if status.state != "not_applicable":
                found.append(status)
    return found


def worst_by_rule(statuses: Iterable[Status]) -> list[Status]:
    """One status for each rule and subject, the worst of several posts, in the order of first appearance."""
    kept: dict[tuple[str, str], Status] = {}
    for status in statuses:
        key = (status.subject_id, status.rule_id)
        if key not in kept or RANK[status.state] > RANK[kept[key].state]:
            kept[key] = status
    return list(kept.values())


def _not_applicable(rule: Rule, subject: SubjectFacts, code: str) -> Status:
    return Status(rule, subject.id, subject.post_id, "not_applicable", Why(code))


def _assess_concerned(rule: Rule, subject: SubjectFacts, pool: Pool, on: date) -> Status:
    anchor = _anchor(rule, subject)
    reason = _reason_of_time(rule, subject, anchor, on)
    if reason is not None:
        return _not_applicable(rule, subject, reason)
    return _judged(rule, subject, pool, on, anchor)


def _judged(rule: Rule, subject: SubjectFacts, pool: Pool, on: date, anchor: date | None) -> Status:
    case = Case(rule, subject, counting(rule, pool), on, anchor)
    judge = judge_certificate if rule.kind == "certificate" else _JUDGES[type(rule.window)]
    status = judge(case)
    if rule.verified == "pending" and status.state != "not_applicable":
        return status._replace(state="unverified")
    return status


def _anchor(rule: Rule, subject: SubjectFacts) -> date | None:
    window = rule.window
    if not isinstance(window, Once) or window.anchor == "post_from":
        return subject.post_from
    return subject.anchors.get(window.anchor)


def _reason_of_time(rule: Rule, subject: SubjectFacts, anchor: date | None, on: date) -> str | None:
    """Why the rule does not apply on this day, if so."""
    if not own_conditions_hold(rule, subject):
        return "conditions"
    once = rule.window if isinstance(rule.window, Once) else None
    if once is not None and anchor is None and once.anchor != "post_from":
        return "no_anchor"
    in_force_on = anchor if anchor is not None and _by_anchor(rule) else on
    return _out_of_force(rule, in_force_on) or _out_of_post(subject, on, early=once is not None and once.before)


def _by_anchor(rule: Rule) -> bool:
    """Does the wording in force on the anchor day decide, rather than that of the day judged?"""
    return isinstance(rule.window, Once) and rule.kind != "certificate"


def _out_of_force(rule: Rule, day: date) -> str | None:
    if day < rule.valid_from:
        return "rule_not_yet"
    return "rule_ended" if rule.valid_to is not None and day > rule.valid_to else None


def _out_of_post(subject: SubjectFacts, on: date, *, early: bool) -> str | None:
    """`early`: what must be done before the post is due while the post lies ahead."""
    if subject.post_to is not None and on > subject.post_to:
        return "post_ended"
    if subject.post_from is not None and on < subject.post_from and not early:
        return "post_not_begun"
    return None
