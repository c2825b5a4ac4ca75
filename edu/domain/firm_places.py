"""In which township and village a firm is, and which firms of one name stand in one township.

A firm that an import registered before its township has none of its own: it is where its village is by now.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from edu.domain.enterprise import firm_key
from edu.domain.places import PlaceTree
from edu.domain.village_names import may_be

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from edu.domain.people import Enterprise, OrgUnit


@dataclass(frozen=True, slots=True, kw_only=True)
class Namesakes:
    """Firms of one name in one township (its id), of which one at least has no code: they may be one firm."""

    township: str
    name: str
    firms: tuple[Enterprise, ...]


class FirmPlaces:
    """`towns`: names of townships that nobody registered and that proposals may begin with."""

    def __init__(self, units: Iterable[OrgUnit], towns: Iterable[str] = ()) -> None:
        self._tree = PlaceTree(units)
        known = [unit for unit in self._tree.units.values() if not unit.joined_into]
        registered = {unit.name: unit.id for unit in known if unit.level == "township"}
        self._named = {name: registered.get(name, name) for name in (*registered, *towns)}
        self._real = [unit for unit in known if unit.level == "village" and not unit.proposed]
        self._found: dict[str, str] = {}

    def name(self, unit: str) -> str:
        return self._tree.name(unit)

    def village(self, firm: Enterprise) -> str:
        """The id; the unit that it was joined to, if it was."""
        known = self._tree.final(firm.village)
        return known.id if known is not None else firm.village

    def township(self, firm: Enterprise) -> str:
        """Its own, else its village's: the id, one of `towns`, or '' where nobody can know it."""
        return firm.township or self._of_village(self.village(firm))

    def settled(self, firm: Enterprise) -> tuple[str, str]:
        """Township and village that may be written down for it, without what its open proposal only seems to say."""
        village = self.village(firm)
        unit = self._tree.units.get(village)
        return firm.township or (unit.parent if unit is not None else ""), village

    def together(self, one: Enterprise, other: Enterprise) -> bool:
        """In one township; of two whose township nobody knows, where their villages do not say otherwise."""
        town = self.township(one)
        if town != self.township(other):
            return False
        villages = {self.village(one), self.village(other)}
        return bool(town) or len(villages) == 1 or "" in villages

    def _of_village(self, village: str) -> str:
        if village not in self._found:
            self._found[village] = self._look_up(village)
        return self._found[village]

    def _look_up(self, village: str) -> str:
        """A proposal of no township: the one with whose name it begins, else that of the only village it may be."""
        unit = self._tree.units.get(village)
        if unit is None or unit.parent or not unit.proposed:
            return unit.parent if unit is not None else ""
        named = {id_ for name, id_ in self._named.items() if unit.name.startswith(name) and unit.name != name}
        found = named or {other.parent for other in self._real if self._may_be(unit, other)}
        return next(iter(found)) if len(found) == 1 else ""

    def _may_be(self, proposal: OrgUnit, village: OrgUnit) -> bool:
        town = self._tree.units.get(village.parent)
        return town is not None and may_be(proposal, village.name, town)


def may_be_one(one: Enterprise, other: Enterprise) -> bool:
    """Of two that stand together: one name, however it is spelt, and not both with a code: two codes are two firms."""
    return one.id != other.id and firm_key(one.name) == firm_key(other.name) and not (one.uscc and other.uscc)


def namesakes(firms: Iterable[Enterprise], places: FirmPlaces) -> Sequence[Namesakes]:
    """By township and name (of several spellings the first). Firms of which nobody knows the township are in none."""
    groups: defaultdict[tuple[str, str], list[Enterprise]] = defaultdict(list)
    for firm in firms:
        groups[places.township(firm), firm_key(firm.name)].append(firm)
    return [
        Namesakes(township=town, name=group[0].name, firms=tuple(sorted(group, key=lambda firm: firm.id)))
        for (town, _name), group in sorted(groups.items())
        if town and len(group) > 1 and not all(firm.uscc for firm in group)
    ]
