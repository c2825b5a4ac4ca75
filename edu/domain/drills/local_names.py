"""The prose of a scenario with the names that a place has given: who reads 塘边公路 where it is called 江堤路 is lost.

A title is taken for what it names wherever it stands whole; the longest wins, so that 老街 leaves 老街文化礼堂 alone.
Short forms (山脊路 for 上石坑山脊路) stay: nobody can tell what they mean.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from edu.domain.drills.scenario import Scenario

PLACED = ("zones", "roads", "shelters", "assets", "roles")
"""Families whose titles a place may change."""
_TOLD = ("summary", "situation", "injects", "decisions", "actions", "objectives", "redlines", "endings", "debrief")
_PROSE = frozenset({"summary", "situation", "text", "expected", "title", "why", "seen", "brief", "questions", "rules"})


def in_local_words(scenario: Scenario, titles: Mapping[str, str]) -> Scenario:
    """`titles` by id; the titles of the parts themselves are changed elsewhere (`overlay`)."""
    named = [(one.title, titles.get(one.id, one.title)) for name in PLACED for one in getattr(scenario, name)]
    new = dict(named)
    if all(old == now for old, now in named):
        return scenario
    every = re.compile("|".join(re.escape(old) for old in sorted(filter(None, new), key=len, reverse=True)))

    def said(text: str) -> str:
        return every.sub(lambda found: new[found[0]], text)

    told: dict[str, Any] = {name: _reworded(getattr(scenario, name), said, name in _PROSE) for name in _TOLD}
    briefs = tuple(replace(role, brief=said(role.brief)) for role in scenario.roles)
    return replace(scenario, roles=briefs, **told)


def _reworded(value: Any, said: Callable[[str], str], prose: bool) -> Any:
    """`value` with its prose changed; everything else is the very same."""
    if isinstance(value, str):
        return said(value) if prose else value
    if isinstance(value, tuple):
        return tuple(_reworded(one, said, prose) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        parts = {one.name: getattr(value, one.name) for one in fields(value)}
        news = {name: _reworded(part, said, name in _PROSE) for name, part in parts.items()}
        changed = {name: part for name, part in news.items() if part != parts[name]}
        return replace(value, **changed) if changed else value
    return value
