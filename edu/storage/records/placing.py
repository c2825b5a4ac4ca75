"""Pieces of SQL that obligations and statistics share: who a person is after merges, and where a post belongs."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import CTE, Integer, column, func, or_, select, values

from edu.storage.schema_people import enterprises, org_units, people, posts
from edu.storage.types import Id

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import ColumnElement, Connection

_NOWHERE = ("0" * 32, -1)
MERGES = select(people.c.id, people.c.merged_into).where(people.c.merged_into.is_not(None))


def merges(connection: Connection) -> dict[str, str]:
    """Person → the person they finally stand for; few, so that they are held."""
    into = {row.id: row.merged_into for row in connection.execute(MERGES)}
    found: dict[str, str] = {}
    for start in into:
        person, seen = start, {start}
        while person in into and into[person] not in seen:
            person = into[person]
            seen.add(person)
        found[start] = person
    return found


@cache
def merged_people() -> CTE:
    """The same in SQL; one object, so that the parts of a statement share it: columns `id`, `final`.

    UNION, not UNION ALL: it ends even where merges go in a circle.
    """
    step = select(people.c.id, people.c.merged_into.label("final")).where(people.c.merged_into.is_not(None))
    walk = step.cte("merge_walk", recursive=True)
    onward = (
        select(walk.c.id, people.c.merged_into)
        .join(people, people.c.id == walk.c.final)
        .where(people.c.merged_into.is_not(None))
    )
    walk = walk.union(onward)
    ends = select(walk.c.id, walk.c.final).join(people, people.c.id == walk.c.final)
    return ends.where(people.c.merged_into.is_(None)).cte("merged")


@cache
def joined_units() -> CTE:
    """Org units that were joined, with the one they are in the end: columns `id`, `final`.

    Without those that two machines joined into each other: each stays itself (`edu.domain.places.settled`).
    """
    step = select(org_units.c.id, org_units.c.joined_into.label("final")).where(org_units.c.joined_into.is_not(None))
    walk = step.cte("join_walk", recursive=True)
    onward = (
        select(walk.c.id, org_units.c.joined_into)
        .join(org_units, org_units.c.id == walk.c.final)
        .where(org_units.c.joined_into.is_not(None))
    )
    walk = walk.union(onward)
    ends = select(walk.c.id, walk.c.final).join(org_units, org_units.c.id == walk.c.final)
    return ends.where(org_units.c.joined_into.is_(None)).cte("joined")


def whoever(merged: CTE, person: Any) -> ColumnElement[str]:
    """`person` after merges; the statement must outer join `merged` on its id."""
    return func.coalesce(merged.c.final, person, type_=Id())


def place_table(line_of: Mapping[str, int]) -> CTE:
    """Columns `org`, `line`."""
    rows = [(org, line) for org, line in sorted(line_of.items())] or [_NOWHERE]
    return values(column("org", Id), column("line", Integer), name="place").data(rows).cte("place")


def enterprise_place() -> ColumnElement[str]:
    """Where a firm is: its village, else its township."""
    return func.coalesce(enterprises.c.village, enterprises.c.township, type_=Id())


def post_place() -> ColumnElement[str]:
    """Where a post belongs: its own org unit, else where the employer is."""
    return func.coalesce(posts.c.org, enterprise_place(), type_=Id())


def line_of(place: CTE) -> ColumnElement[int]:
    """Line 0 for what was let in by `placed` without a place."""
    return func.coalesce(place.c.line, 0)


def placed(place: CTE, org: Any, *, unplaced: bool) -> ColumnElement[bool]:
    """Condition on a statement that outer joins `place`: within the scope, or nowhere where that counts."""
    within = place.c.line.is_not(None)
    return or_(within, org.is_(None)) if unplaced else within
