"""People to choose oneself from: name, masked ID number, unit. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from edu.domain.people import PersonLine

SHORTEST = 2
AT_MOST = 20


@dataclass(frozen=True, slots=True)
class Candidate:
    id: str
    name: str
    id_mask: str
    place: str


def candidates(found: Sequence[PersonLine]) -> tuple[Candidate, ...]:
    """People whose personal details are gone cannot be chosen."""
    return tuple(
        Candidate(line.person.id, line.person.name, line.person.id_mask, place_of(line))
        for line in found
        if not line.person.erased and not line.person.merged_into
    )


def place_of(line: PersonLine) -> str:
    """Unit, enterprise and posts, each once; a word where nothing is known."""
    roles = dict.fromkeys(post.role for post in line.posts if post.role)
    parts = dict.fromkeys(part for part in (line.org_name, line.enterprise_name, "、".join(roles)) if part)
    return " · ".join(parts) or "还没有登记单位"
