"""Which evidence counts for a rule, and how much of the duty it fulfils."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from edu.domain.obligations.rules import Accept, CreditHour, EvidenceKind, Rule
from edu.domain.obligations.subjects import Evidence, SubjectFacts
from edu.domain.obligations.windows import last_covered

_FOR_A_CLASS = frozenset({"hours", "class", "exam"})


def _drill_fits(accept: Accept, item: Evidence) -> bool:
    return (
        (not accept.drill_forms or item.drill_form in accept.drill_forms)
        and (not accept.drill_levels or item.drill_level in accept.drill_levels)
        and (not accept.drill_kinds or not accept.drill_kinds.isdisjoint(item.drill_kinds))
    )


def _record_fits(accept: Accept, item: Evidence) -> bool:
    return not accept.record_kinds or item.record_kind in accept.record_kinds


def _certificate_fits(accept: Accept, item: Evidence) -> bool:
    return not accept.certificate_kinds or item.certificate_kind in accept.certificate_kinds


def _programme_fits(accept: Accept, item: Evidence) -> bool:
    return (not accept.programme_kinds or item.programme_kind in accept.programme_kinds) and (
        not accept.topics or item.topic in accept.topics
    )


_FITS: dict[EvidenceKind, Callable[[Accept, Evidence], bool]] = {
    "hours": _programme_fits,
    "class": _programme_fits,
    "exam": _programme_fits,
    "certificate": _certificate_fits,
    "drill": _drill_fits,
    "record": _record_fits,
}


def _for_class(item: Evidence, person_class: str) -> bool:
    """A programme made for another class of person teaches something else and does not count."""
    return not item.person_class or item.person_class == person_class or item.kind not in _FOR_A_CLASS


Pool = Mapping[EvidenceKind, list[Evidence]]


def pool_of(facts: SubjectFacts, evidence: Iterable[Evidence], on: date) -> Pool:
    """What had happened by the day and can count at all, by kind: sorted once for all rules of a subject."""
    pool: dict[EvidenceKind, list[Evidence]] = {}
    for item in evidence:
        if item.day_to <= on and item.passed and _for_class(item, facts.person_class):
            kind = item.kind
            if kind in pool:
                pool[kind].append(item)
            else:
                pool[kind] = [item]
    return pool


def counting(rule: Rule, pool: Pool) -> list[Evidence]:
    """What counts for the rule, each piece once even where two accepts take it."""
    accepts = rule.accepts
    found: list[Evidence] = []
    for number, accept in enumerate(accepts):
        if accept.kind not in pool:
            continue
        fitting = _accepted(accept, pool[accept.kind])
        rivals = [other for other in accepts[:number] if other.kind == accept.kind]
        found += [item for item in fitting if not _taken(rivals, item)] if rivals else fitting
    return found


def _accepted(accept: Accept, items: Iterable[Evidence]) -> list[Evidence]:
    fits, levels = _FITS[accept.kind], accept.org_levels
    return [item for item in items if (not levels or item.org_level in levels) and fits(accept, item)]


def _taken(accepts: Iterable[Accept], item: Evidence) -> bool:
    return any(_accepted(accept, (item,)) for accept in accepts)


def between(items: Iterable[Evidence], first: date, last: date) -> list[Evidence]:
    return [item for item in items if first <= item.day_to <= last]


def fulfilled(rule: Rule, items: Sequence[Evidence]) -> int:
    """Credited minutes of a duty of hours, number of events of a duty of count."""
    if rule.kind == "count":
        return len(items)
    return credited(rule.credit, items)


def credited(credit: CreditHour, items: Iterable[Evidence]) -> int:
    offline = online = 0
    for item in items:
        if item.online:
            online += item.minutes
        else:
            offline += item.minutes
    return credit.credited(offline, online)


def certificate_end(rule: Rule, item: Evidence) -> date:
    """Last valid day: the printed one or the rule's term from issue, whichever is earlier; else without end."""
    ends = [] if item.valid_until is None else [item.valid_until]
    if rule.validity_months is not None:
        ends.append(last_covered(item.day_to, rule.validity_months))
    return min(ends, default=date.max)
