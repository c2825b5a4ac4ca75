"""The firm and the place that a line means: a village or township may stand in the other's column or in the firm's.

Only where it is registered and nothing in the line says otherwise; a firm of that name that is registered, or written
with its credit code, stays a firm.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from edu.domain.enterprise import firm_key
from edu.domain.township_names import is_office_of, is_part_of_office, is_township
from edu.domain.village_names import is_of_village, plain
from edu.services import roster_findings as say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from edu.domain.people import Enterprise, OrgUnit
    from edu.domain.person_classes import PersonClass
    from edu.domain.roster import RosterEnterprise, RosterFile, RosterPost, RosterRow
    from edu.domain.township_names import TownshipNames
    from edu.services.roster_findings import Finding
    from edu.services.roster_places import Places

_NO_FIRMS: frozenset[PersonClass] = frozenset(["grid-member", "village-admin", "official", "volunteer", "public"])
_SEVERAL = re.compile(r"[^a-z()]{2,}[、;,][^a-z()]{2,}", re.IGNORECASE)
"""木器厂、石材厂, but not a list in brackets, nor Co., Ltd."""


class Written(NamedTuple):
    """Of a place, as the line writes it."""

    code: str
    town: str
    village: str


class Line(NamedTuple):
    firm: RosterEnterprise | None
    place: Written
    doubt: Finding | None = None


class RosterLines:
    """`firms`: the registered ones; `township`: the id of the one that the import is for, or ''."""

    def __init__(
        self, file: RosterFile, places: Places, towns: TownshipNames, firms: Iterable[Enterprise], township: str
    ) -> None:
        self._places = places
        self._towns = towns
        self._default = places.name(township)
        told = (_firm(row, post) for row in file.rows for post in row.posts)
        self._firms = {firm_key(firm.name) for firm in firms}
        self._firms |= {firm_key(firm.name) for firm in told if firm is not None and firm.uscc}
        self._read: dict[tuple[Written, RosterEnterprise | None, bool], Line] = {}

    def line(self, row: RosterRow, post: RosterPost) -> Line:
        key = (written(row, post), _firm(row, post), post.enterprise is not None)
        if key not in self._read:
            self._read[key] = self._line(*key)
        return self._read[key]

    def _line(self, place: Written, firm: RosterEnterprise | None, own: bool) -> Line:
        """`own`: the line itself writes the firm; else another line of the person does."""
        place = self._without_its_town(place)
        if firm is None or firm_key(firm.name) in self._firms:
            return Line(firm, place)
        unit = self._unit(firm.name, place.town)
        if unit is not None and not own:
            return Line(None, place)
        meant = self._at(place, *unit) if unit is not None else None
        if meant is not None:
            return Line(None, meant)
        return Line(firm, place, self._doubt(firm, place.town, like=unit is not None))

    def _doubt(self, firm: RosterEnterprise, town: str, *, like: bool) -> Finding | None:
        """What a name says that is no firm's; `like`: that a village or township is registered under it."""
        if like or plain(firm.name)[1] != "" or is_township(firm.name):
            return say.firm_like_place(firm.name)
        if is_part_of_office(firm.name):
            return say.firm_of_township(firm.name)
        if is_of_village(firm.name):
            return say.firm_of_village(firm.name)
        if (called := self._village_called(firm.name, town or self._default)) is not None:
            return say.firm_called_as_village(firm.name, called.name)
        return say.firm_several(firm.name) if _SEVERAL.fullmatch(firm.name) else None

    def _village_called(self, name: str, town: str) -> OrgUnit | None:
        """石坑村 where 石坑 is written: a firm may be called so too."""
        above = self._places.town(town) if town and name else ""
        known = self._places.named(above, town, name) if above else None
        return known if known is not None and known.level == "village" and not known.proposed else None

    def _without_its_town(self, place: Written) -> Written:
        """A township, or its office, in the column of the village is the township, unless a village has that name."""
        name = self._towns.itself(place.village)
        if name and place.town in ("", name):
            above = self._places.town(name)
            known = self._places.named(above, name, place.village)
            return place if known is not None and not known.proposed else Written(place.code, name, "")
        office = place.village != "" and is_office_of(place.village, place.town or self._default)
        return place._replace(village="") if office else place

    def _unit(self, name: str, town: str) -> tuple[str, OrgUnit] | None:
        """The township's name and the registered unit that the name in the firm's column is."""
        itself = self._towns.itself(name)
        found = self._places.unit(self._places.town(itself)) if itself else None
        if found is not None:
            return itself, found
        before = self._towns.before(name)
        where, village = before if before is not None and town in ("", before[0]) else (town or self._default, name)
        above = self._places.town(where) if where and plain(village)[1] else ""
        known = self._places.named(above, where, village) if above else None
        return (where, known) if known is not None and not known.proposed else None

    def _at(self, place: Written, town: str, unit: OrgUnit) -> Written | None:
        """The place of the line with the unit in it; None where the line says another."""
        if (place.town or self._default or town) != town:
            return None
        coded = self._places.coded(place.code)
        if unit.level != "village":
            return place._replace(town=town)
        if coded is not None and coded.level == "village" and coded.id != unit.id:
            return None
        if place.village and self._places.named(unit.parent, town, place.village) != unit:
            return None
        return Written(place.code, town, place.village or unit.name)


def _firm(row: RosterRow, post: RosterPost) -> RosterEnterprise | None:
    """Of the post's line, else of another of the person's, unless the post is no firm's: 网格员 beside 厂长."""
    return post.enterprise or (None if post.person_class in _NO_FIRMS else row.enterprise)


def written(row: RosterRow, post: RosterPost) -> Written:
    """Code, township and village of the post's line, else of the person's first that gives them.

    Of a line that speaks of another place nothing is taken but the township, and that only where no code says it.
    """
    own, first = (post.org_code, post.town, post.village), (row.org_code, row.town, row.village)
    if any(one and other and one != other for one, other in zip(own, first, strict=True)):
        return Written(post.org_code, post.town or ("" if post.org_code else row.town), post.village)
    return Written(post.org_code or row.org_code, post.town or row.town, post.village or row.village)
