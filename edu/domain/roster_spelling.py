"""A roster in the spelling of what is registered: townships under their registered names, each firm under one name.

So the matching compares equal names. Values in, values out; the file's lines and cells stay as the office wrote them.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from edu.domain.enterprise import firm_key
from edu.domain.township_names import TownshipNames

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from edu.domain.people import Enterprise, OrgUnit
    from edu.domain.roster import RosterEnterprise, RosterFile, RosterPost, RosterRow


class Spelling:
    """`township`: the id of the one that the import is for, or ''."""

    def __init__(self, units: Sequence[OrgUnit], firms: Iterable[Enterprise], township: str) -> None:
        self.towns = TownshipNames(units)
        self._own = {unit.name for unit in units if unit.level == "village" and unit.parent == township != ""}
        self._firms: dict[str, str] = {}
        for firm in firms:
            self._firms.setdefault(firm_key(firm.name), firm.name)
        self._places: dict[tuple[str, str], tuple[str, str]] = {}

    def firms(self, known: Iterable[Enterprise]) -> list[Enterprise]:
        """The registered firms, those of one name under one spelling: that of the first."""
        return [replace(firm, name=self._name(firm.name)) for firm in known]

    def file(self, file: RosterFile) -> RosterFile:
        return replace(file, rows=tuple(self._row(row) for row in file.rows))

    def _row(self, row: RosterRow) -> RosterRow:
        town, village = self._place(row.town, row.village)
        posts = tuple(self._post(post) for post in row.posts)
        return replace(row, town=town, village=village, enterprise=self._firm(row.enterprise), posts=posts)

    def _post(self, post: RosterPost) -> RosterPost:
        town, village = self._place(post.town, post.village)
        return replace(post, town=town, village=village, enterprise=self._firm(post.enterprise))

    def _firm(self, firm: RosterEnterprise | None) -> RosterEnterprise | None:
        return replace(firm, name=self._name(firm.name)) if firm is not None else None

    def _name(self, name: str) -> str:
        """As it is registered, else as the file writes it first."""
        return self._firms.setdefault(firm_key(name), name)

    def _place(self, town: str, village: str) -> tuple[str, str]:
        """A village with a township's name before it is there, unless its line or the import has one of just that name.

        A line that names another township besides stays as it is written: which of the two it means nobody can know.
        """
        key = (town, village)
        if key not in self._places:
            town = self.towns.registered(town)
            found = self.towns.before(village) if village and village not in self._own else None
            self._places[key] = found if found is not None and town in ("", found[0]) else (town, village)
        return self._places[key]
