"""Finding the village or township that a roster means; unknown ones become proposals, never units."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from edu.domain.people import OrgUnit
from edu.system.ids import derived_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_ENDINGS = ("行政村", "社区居委会", "村委会", "居委会", "村民委员会", "居民委员会", "社区", "村")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """`unit` is where a post hangs (village, else township); `problem` is (code, message, remedy) or None."""

    unit: str = ""
    township: str = ""
    village: str = ""
    problem: tuple[str, str, str] | None = None


class Places:
    def __init__(self, units: Iterable[OrgUnit], township: str) -> None:
        known = list(units)
        self._default = township
        self._by_id = {unit.id: unit for unit in known}
        self._by_code = {unit.code: unit for unit in known if unit.code and not unit.proposed}
        self._towns = {unit.name: unit.id for unit in known if unit.level == "township" and not unit.joined_into}
        self._villages = {(unit.parent, plain(unit.name)): unit for unit in known if unit.level == "village"}
        self._proposed: dict[str, OrgUnit] = {}

    def find(self, code: str, town: str, village: str) -> Place:
        """By code, else by name within the township that the row or the import names."""
        unit = self._by_code.get(code) if code else None
        if unit is not None:
            return self._place_of(unit)
        township = self._towns.get(town, "") if town else self._default
        if not village:
            return self._town_only(town, township)
        known = self._villages.get((township, plain(village)))
        if known is not None:
            return self._place_of(self._by_id.get(known.joined_into, known))
        return self._propose(township, village)

    def _place_of(self, unit: OrgUnit) -> Place:
        if unit.level == "village":
            return Place(unit=unit.id, township=unit.parent, village=unit.id)
        return Place(unit=unit.id, township=unit.id)

    def _town_only(self, town: str, township: str) -> Place:
        if town and not township:
            problem = (
                "unknown_township",
                f"没有找到乡镇（街道）“{town}”，人员先按未归属登记。",
                "请先在“单位”里登记这个乡镇，再补充归属。",
            )
            return Place(problem=problem)
        return Place(unit=township, township=township)

    def _propose(self, township: str, village: str) -> Place:
        made = derived_id("proposed", f"{township}:{plain(village)}")
        self._proposed.setdefault(
            made, OrgUnit(id=made, code="", name=village, level="village", parent=township, proposed=True)
        )
        problem = (
            "unknown_village",
            f"没有找到村（社区）“{village}”，本行照常登记，并建议新增这个单位。",
            "导入后请在“单位”里确认一次：新增，或并入已有的村。",
        )
        return Place(unit=made, township=township, village=made, problem=problem)

    def proposals(self) -> Sequence[OrgUnit]:
        return list(self._proposed.values())


def plain(name: str) -> str:
    """石坑村, 石坑行政村 and 石坑村委会 are one place."""
    for ending in _ENDINGS:
        if name.endswith(ending) and len(name) > len(ending):
            return name.removesuffix(ending)
    return name
