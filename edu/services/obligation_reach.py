"""What the records can tell of each kind of subject. A rule that asks for more judges nobody, and is told by name.

These tables name what obligation_facts, obligation_ground and obligation_measures fill in: who adds a producer there
adds its word here. tests/edu/services/test_obligation_reach.py holds both to each other over all shipped rules.
"""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from edu.domain.obligations.duties import Untracked
from edu.domain.obligations.rules import AppliesIf, By, Once
from edu.domain.obligations.words import ANCHORS, EVIDENCE_KINDS, MEASURES
from edu.services.obligation_measures import measured

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from edu.domain.obligations.rules import EvidenceKind, Rule, SubjectType

_FIRM = frozenset({"high_risk", "industries", "not_industries", "key_place", "public_place"})
_PERSON = frozenset({"person_classes", "schemes", "roles", "absent_months", "post_started_from", "post_started_to"})
_PLACE = frozenset({"org_levels", "measured"})
_CONDITIONS: Mapping[SubjectType, frozenset[str]] = {
    "person": _PERSON | _FIRM,
    "enterprise": _FIRM | _PLACE,
    "village": _PLACE,
    "township": _PLACE,
    "county": _PLACE,
}
_EVIDENCE: Mapping[SubjectType, frozenset[EvidenceKind]] = {
    "person": frozenset({"class", "hours", "exam", "certificate"}),
    "enterprise": frozenset({"drill"}),
    "village": frozenset({"class", "drill"}),
    "township": frozenset({"class", "drill"}),
    "county": frozenset({"class", "drill"}),
}
_ANCHORS = frozenset({"post_from", "returned_on", "transferred_on"})
_CONDITION_WORDS = {
    "person_classes": "人员类别", "schemes": "主管部门", "high_risk": "是否高危", "industries": "行业",
    "not_industries": "行业", "org_levels": "单位级别", "roles": "岗位职责", "key_place": "是否消防重点单位",
    "public_place": "是否公众聚集场所", "absent_months": "离岗时间", "measured": "填报的人数",
    "post_started_from": "任职日期", "post_started_to": "任职日期",
}  # fmt: skip


def why_untracked(rule: Rule) -> str:
    """What nobody can enter and the rule needs, as a phrase in Chinese; '' where the program can judge by it."""
    window, subject = rule.window, rule.subject
    if isinstance(window, By) and rule.measure not in measured(subject):
        return f"程序不登记“{MEASURES[rule.measure]}”"
    if isinstance(window, Once) and (window.anchor not in _ANCHORS or subject != "person"):
        return f"程序不登记“{ANCHORS[window.anchor]}”的日期"
    if rule.accepts and all(accept.kind not in _EVIDENCE[subject] for accept in rule.accepts):
        kinds = dict.fromkeys(EVIDENCE_KINDS[accept.kind] for accept in rule.accepts)
        return f"程序不登记这类对象的{'、'.join(kinds)}"
    unknown = [name for name in _asked(rule.applies_if) if name not in _CONDITIONS[subject]]
    return f"程序不登记这类对象的{_CONDITION_WORDS[unknown[0]]}" if unknown else ""


def untracked(rules: Iterable[Rule], regions: frozenset[str], on: date) -> tuple[Untracked, ...]:
    """The rules in force and switched on by which nobody is judged, in the rules' order."""
    found = ((rule, why_untracked(rule)) for rule in rules if _in_use(rule, regions, on))
    return tuple(Untracked(title=rule.title, why=why) for rule, why in found if why)


def _asked(conditions: AppliesIf) -> list[str]:
    """Names of the conditions that are stated at all."""
    nothing = AppliesIf()
    return [one.name for one in fields(conditions) if getattr(conditions, one.name) != getattr(nothing, one.name)]


def _in_use(rule: Rule, regions: frozenset[str], on: date) -> bool:
    in_force = rule.valid_from <= on and (rule.valid_to is None or on <= rule.valid_to)
    return in_force and (rule.region == "national" or rule.region in regions)
