"""The org units below one, as records ask for them; what lies below a unit is said by `edu.domain.places` alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from edu.domain.people import OrgUnit
from edu.domain.places import PlaceTree
from edu.storage.schema_people import org_units

if TYPE_CHECKING:
    from sqlalchemy import Connection


def place_tree(connection: Connection) -> PlaceTree:
    """All org units: a county has hundreds."""
    return PlaceTree(OrgUnit(**row) for row in connection.execute(select(org_units)).mappings())


def at_or_below(connection: Connection, org: str) -> list[str]:
    """Ids of the unit, of what lies below it, and of the names that were joined into any of them."""
    return place_tree(connection).ids_within(org)
