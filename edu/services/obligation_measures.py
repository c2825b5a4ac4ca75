"""Heads of named people, counted while their histories pass by: what the duties of coverage are measured by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from edu.domain.obligations.subjects import Measure
from edu.services.obligation_facts import holds

if TYPE_CHECKING:
    from edu.domain.histories import PersonHistory
    from edu.domain.obligations.rules import CreditHour
    from edu.domain.obligations.subjects import Evidence
    from edu.domain.people import Enterprise, Post
    from edu.domain.places import PlaceTree

_KEY_STAFF = frozenset({"principal", "safety-manager", "special-operator"})
_MANAGERS = frozenset({"principal", "safety-manager"})
_COUNTED = _KEY_STAFF | {"rescuer", "village-admin", "official"}


def measured(subject_type: str) -> frozenset[str]:
    """The measures that are counted for this kind of subject; a person has none."""
    if subject_type == "person":
        return frozenset()
    return _OF_ENTERPRISES if subject_type == "enterprise" else _OF_PLACES


class MeasureTally:
    """One person counts once a place and measure, whatever posts they hold there."""

    def __init__(self, tree: PlaceTree, enterprises: Mapping[str, Enterprise], credit: CreditHour, on: date) -> None:
        self._tree = tree
        self._enterprises = enterprises
        self._credit = credit
        self._on = on
        self._first = date(on.year, 1, 1)
        self._day = on.isoformat()
        self._path = lru_cache(maxsize=4096)(lambda org: [unit.id for unit in tree.path(org)])
        self._have: Counter[tuple[str, str]] = Counter()
        self._of: Counter[tuple[str, str]] = Counter()

    def add(self, history: PersonHistory) -> None:
        found: dict[tuple[str, str], bool] = {}
        for post in history.posts:
            if post.person_class in _COUNTED and post.is_current(self._day):
                for measure, yes in self._facts(history, post):
                    for subject in self._subjects(post, measure):
                        found[subject, measure] = yes or found.get((subject, measure), False)
        for key, yes in found.items():
            self._of[key] += 1
            self._have[key] += yes

    def measures(self, subject: str, subject_type: str) -> Mapping[str, Measure]:
        """What is known of a subject; numbers of heads (teams, administrators) are known even when they are 0."""
        known = {
            measure: Measure(self._have[key], self._of[key])
            for measure in _MEASURES
            if self._of[(key := (subject, measure))]
        }
        for measure in _HEADS.get(subject_type, ()):
            known.setdefault(measure, Measure(0, 0))
        return known

    def _facts(self, history: PersonHistory, post: Post) -> list[tuple[str, bool]]:
        """(measure, does the person fulfil it) for one post."""
        kind, held = post.person_class, history.certificates
        firm = self._enterprises.get(post.enterprise)
        facts: list[tuple[str, bool]] = []
        if kind in _KEY_STAFF and post.enterprise:
            facts.append(("key-staff-trained", self.trained(history.credits, kind)))
        if kind == "special-operator" and post.scheme == "emergency":
            facts.append(("licensed-operators", holds(held, "special-operation", self._day)))
        if kind in _MANAGERS and post.scheme == "emergency" and firm is not None and firm.high_risk:
            facts.append(("licensed-managers", holds(held, "competence", self._day)))
        if kind == "rescuer":
            facts.append(("red-cross-team", holds(held, "red-cross", self._day)))
            facts.append((self._team(post), True))
        if kind == "village-admin":
            facts.append(("village-admins", True))
        if kind == "official":
            facts.append(("officials-trained", self.trained(history.credits, kind)))
        return facts

    def trained(self, credited: Sequence[Evidence], person_class: str) -> bool:
        """At least one 学时 in the calendar year so far, of a programme for this class or for anyone."""
        counted = [c for c in credited if self._first <= c.day_to <= self._on and c.person_class in ("", person_class)]
        offline = sum(c.minutes for c in counted if not c.online)
        online = sum(c.minutes for c in counted if c.online)
        return self._credit.credited(offline, online) >= self._credit.offline_minutes

    def _team(self, post: Post) -> str:
        """Whose team a rescuer is of: the village's if the post hangs there, else the township's."""
        unit = self._tree.final(post.org)
        return "village-team" if unit is not None and unit.level == "village" else "township-team"

    def _subjects(self, post: Post, measure: str) -> list[str]:
        firm = self._enterprises.get(post.enterprise)
        path = self._path(post.org or (firm.village or firm.township if firm else ""))
        return [*path, post.enterprise] if post.enterprise and measure in _OF_ENTERPRISES else path


_MEASURES = (
    "key-staff-trained", "licensed-operators", "licensed-managers", "red-cross-team", "village-admins",
    "officials-trained", "township-team", "village-team",
)  # fmt: skip
_OF_ENTERPRISES = frozenset({"licensed-operators", "licensed-managers"})
_OF_PLACES = frozenset(_MEASURES)
_HEADS = {"village": ("village-admins", "village-team"), "township": ("township-team",)}
