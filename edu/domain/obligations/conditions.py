"""Whom a rule concerns. What depends on the day (post, validity of the rule) is judged in the engine."""

from __future__ import annotations

from edu.domain.obligations.rules import NATIONAL, AppliesIf, Rule
from edu.domain.obligations.subjects import SubjectFacts


def _one_of(wanted: frozenset[str], value: str) -> bool:
    return not wanted or value in wanted


def _as_asked(wanted: bool | None, value: bool) -> bool:
    return wanted is None or wanted == value


def _who(asked: AppliesIf, facts: SubjectFacts) -> bool:
    return (
        _one_of(asked.person_classes, facts.person_class)
        and _one_of(asked.schemes, facts.scheme)
        and (not asked.roles or not asked.roles.isdisjoint(facts.roles))
    )


def _where(asked: AppliesIf, facts: SubjectFacts) -> bool:
    return (
        _as_asked(asked.high_risk, facts.high_risk)
        and _one_of(asked.industries, facts.industry)
        and facts.industry not in asked.not_industries
        and _one_of(asked.org_levels, facts.org_level)
        and _as_asked(asked.key_place, facts.is_key_place)
        and _as_asked(asked.public_place, facts.is_public_place)
    )


def profile_mismatch(rule: Rule, facts: SubjectFacts) -> str | None:
    """The code of the first condition that fails among those that many subjects share, else None."""
    if rule.subject != facts.type:
        return "other_subject"
    if rule.region != NATIONAL and rule.region not in facts.regions:
        return "other_region"
    asked = rule.applies_if
    return None if _who(asked, facts) and _where(asked, facts) else "conditions"


def profile_key(facts: SubjectFacts) -> tuple[object, ...]:
    """Equal for subjects whom the same rules concern, so that rules are chosen once per kind of subject."""
    return (
        facts.type,
        facts.person_class,
        facts.scheme,
        facts.high_risk,
        facts.industry,
        facts.org_level,
        facts.regions,
        facts.roles,
        facts.is_key_place,
        facts.is_public_place,
    )


def own_conditions_hold(rule: Rule, facts: SubjectFacts) -> bool:
    """What differs from subject to subject: a reported measure, absence, start of post.

    An unknown start counts as long ago: it passes "until" and fails "from".
    """
    asked = rule.applies_if
    if asked.measured and rule.measure not in facts.measures:
        return False
    if asked.absent_months is not None and facts.absent_months < asked.absent_months:
        return False
    start = facts.post_from
    if asked.post_started_from is not None and (start is None or start < asked.post_started_from):
        return False
    return asked.post_started_to is None or start is None or start <= asked.post_started_to
