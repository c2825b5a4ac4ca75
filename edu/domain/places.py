"""Which line of a table an org unit belongs to: townships of a county, villages of a township.

Units that were joined into another belong where that one belongs. What hangs on the scope itself, or on nothing
that is known, stands in line 0.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from edu.domain.people import OrgUnit

_TOWNSHIPS = ("township", "custom")


class PlaceTree:
    """All org units of the installation."""

    def __init__(self, units: Iterable[OrgUnit]) -> None:
        self.units = {unit.id: unit for unit in units}

    def final(self, org: str) -> OrgUnit | None:
        """The unit itself, or the one it was joined into."""
        unit = self.units.get(org)
        for _ in range(len(self.units)):
            if unit is None or not unit.joined_into:
                break
            unit = self.units.get(unit.joined_into)
        return unit

    def name(self, org: str) -> str:
        unit = self.final(org)
        return unit.name if unit else ""

    def path(self, org: str) -> list[OrgUnit]:
        """From the unit up to the topmost known one."""
        found: list[OrgUnit] = []
        unit = self.final(org)
        while unit is not None and unit not in found:
            found.append(unit)
            unit = self.final(unit.parent)
        return found

    def full_name(self, org: str) -> str:
        """Township and village: 叶村乡横坑村; the county is left out."""
        return "".join(unit.name for unit in reversed(self.path(org)) if unit.level != "county")

    def within(self, org: str, scope: str) -> bool:
        """Whether the unit is the scope or lies below it; '' contains everything."""
        return not scope or any(unit.id == scope for unit in self.path(org))

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
