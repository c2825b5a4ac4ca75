"""Where an org unit belongs: what it finally is, what lies above and below it, which line of a table it stands in.

Units that were joined into another belong where that one belongs; nothing else decides what lies below a unit. Of a
table by townships or villages, what hangs on the scope itself, or on nothing that is known, stands in line 0.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from edu.domain.people import OrgUnit

_TOWNSHIPS = ("township", "custom")


def settled(org: str, unit_of: Callable[[str], OrgUnit | None]) -> OrgUnit | None:
    """The unit itself, or the one into which it was joined in the end; None for an unknown one.

    Two machines may have joined two units into each other: then both are the one with the lesser id.
    """
    passed: dict[str, OrgUnit] = {}
    unit = unit_of(org)
    while unit is not None and unit.joined_into:
        if unit.id in passed:
            ids = list(passed)
            return passed[min(ids[ids.index(unit.id) :])]
        passed[unit.id] = unit
        unit = unit_of(unit.joined_into)
    return unit


def upward(org: str, unit_of: Callable[[str], OrgUnit | None]) -> list[OrgUnit]:
    """From the unit, after joins, up to the topmost known one."""
    found: list[OrgUnit] = []
    unit = settled(org, unit_of)
    while unit is not None and unit not in found:
        found.append(unit)
        unit = settled(unit.parent, unit_of)
    return found


class PlaceTree:
    """All org units of the installation."""

    def __init__(self, units: Iterable[OrgUnit]) -> None:
        self.units = {unit.id: unit for unit in units}

    def final(self, org: str) -> OrgUnit | None:
        """The unit itself, or the one it was joined into."""
        return settled(org, self.units.get)

    def final_id(self, org: str) -> str:
        """The id of `final`; an unknown one stays as it is."""
        unit = self.final(org)
        return unit.id if unit else org

    def name(self, org: str) -> str:
        unit = self.final(org)
        return unit.name if unit else ""

    def path(self, org: str) -> list[OrgUnit]:
        """From the unit up to the topmost known one."""
        return upward(org, self.units.get)

    def full_name(self, org: str) -> str:
        """Township and village: 叶村乡横坑村; the county is left out."""
        return "".join(unit.name for unit in reversed(self.path(org)) if unit.level != "county")

    def within(self, org: str, scope: str) -> bool:
        """Whether the unit is the scope or lies below it; '' contains everything."""
        return not scope or any(unit.id == scope for unit in self.path(org))

    def ids_within(self, scope: str) -> list[str]:
        """Every unit that a record of the scope may name: the scope, what lies below it, what was joined into these.

        After joins: of a scope that was joined it is all of the unit that it finally is.
        """
        top = self.final_id(scope)
        return [org for org in self.units if self.within(org, top)]

    def same(self, org: str) -> list[str]:
        """The unit, and all that were joined into it in the end; an unknown one alone."""
        final = self.final_id(org)
        return [one for one in self.units if self.final_id(one) == final] or [org]

    def live(self, scope: str) -> list[OrgUnit]:
        """Units of the scope that were not joined into another, by code and name."""
        found = [unit for unit in self.units.values() if not unit.joined_into and self.within(unit.id, scope)]
        return sorted(found, key=lambda unit: (unit.code, unit.name, unit.id))

    def lines(self, scope: str) -> Lines:
        top = self.final(scope)
        level = top.level if top else ""
        if level == "village" and top is not None:
            shown: list[OrgUnit] = []
        elif level in _TOWNSHIPS:
            shown = [unit for unit in self.live(scope) if unit.level == "village"]
        else:
            shown = [unit for unit in self.live(scope) if self._is_township(unit)]
        index = {unit.id: number for number, unit in enumerate(shown, start=1)}
        line_of: dict[str, int] = {}
        for org in self.units:
            path = [unit.id for unit in self.path(org)]
            if not scope or scope in path:
                line_of[org] = next((index[unit] for unit in path if unit in index), 0)
        return Lines(top=top, shown=tuple(shown), line_of=line_of, kind=_KINDS.get(level, "乡镇（街道）"))

    def _is_township(self, unit: OrgUnit) -> bool:
        above = self.path(unit.id)[1:]
        return unit.level in _TOWNSHIPS and not any(other.level in _TOWNSHIPS for other in above)


_KINDS = {"township": "村（社区）", "custom": "村（社区）", "village": "村（社区）"}


@dataclass(frozen=True, slots=True)
class Lines:
    """`line_of` has every org unit of the scope; `top` is None where the scope is everything."""

    top: OrgUnit | None
    shown: tuple[OrgUnit, ...]
    line_of: Mapping[str, int]
    kind: str

    @property
    def own_name(self) -> str:
        """The name of line 0."""
        if self.top is None:
            return "未注明单位"
        return self.top.name if self.top.level == "village" else f"{self.top.name}本级"
