"""Which registered township an office means: 古市, 古市镇人民政府 and 松阳县古市镇 are 古市镇 where only that fits.

Nothing is guessed: where two registered townships fit, the name stays as it is written.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from edu.domain.village_names import plain, township_stem

if TYPE_CHECKING:
    from collections.abc import Iterable

    from edu.domain.people import OrgUnit

_OFFICE = re.compile(r"(?<=[镇乡道办区])(?:人民政府|政府|办事处|党工?委)$|(?<=街道)办$")
_COUNTY = re.compile(r"^\w+?[县区市](?=\w{2,}(?:[镇乡]|街道)$)")
_ABOVE = re.compile(r"(?:\w*[省市县区州盟旗])?")
_OFFICE_ALONE = re.compile(r"(?P<kind>[镇乡]|街道)(?:人民政府|政府|办事处|办|党工?委)")
_PART = re.compile(r"(?:[镇乡](?!村)|街道)(?:人民政府|政府)?(?:.{1,10}(?:办|办公室)|.{0,6}执法[中大]?队)$")
_ITSELF = re.compile(r".{2,}(?:(?<!小)镇|(?<!水)乡|街道)")
"""A holiday camp is called 云上小镇 or 江南水乡."""


def without_office(written: str) -> str:
    return _OFFICE.sub("", written)


def is_township(written: str) -> bool:
    """As far as the name alone says it: 甲镇人民政府, and 古市镇 or 古市街道 itself."""
    return without_office(written) != written or _ITSELF.fullmatch(written) is not None


def is_part_of_office(written: str) -> bool:
    """甲镇应急办, 甲镇综合执法队: no firm, and nothing that is registered as a place."""
    return _PART.search(written) is not None and without_office(written) == written


def is_office_of(written: str, town: str) -> bool:
    """镇政府 beside 古市镇; also the whole name of a township that nobody registered, with its office or not."""
    alone = _OFFICE_ALONE.fullmatch(written)
    return town != "" and (without_office(written) == town or (alone is not None and town.endswith(alone["kind"])))


class TownshipNames:
    def __init__(self, units: Iterable[OrgUnit]) -> None:
        known = {unit.id: unit for unit in units if not unit.joined_into}
        self._towns = [unit for unit in known.values() if unit.level == "township" and not unit.proposed]
        self._names = {unit.name for unit in self._towns}
        self._above = {unit.id: known[unit.parent].name if unit.parent in known else "" for unit in self._towns}
        self._found: dict[str, str] = {}

    def registered(self, written: str) -> str:
        """The registered name that the writing means.

        Where none or several fit, the writing without its office (人民政府), and where none does without the county: so
        it is the same township in the next import, when it may be registered.
        """
        if written not in self._found:
            self._found[written] = self._look_up(written)
        return self._found[written]

    def itself(self, written: str) -> str:
        """The registered township whose whole name the writing has, at most with its county and its office; else ''."""
        name = self.registered(written)
        return name if name in self._names and name in written else ""

    def before(self, village: str) -> tuple[str, str] | None:
        """The township with whose full name a village's begins, and the writing from that name on."""
        for name in sorted(self._names, key=len, reverse=True):
            front, found, rest = village.partition(name)
            if found and plain(rest)[1] and (not front or self._fitting(f"{front}{name}")):
                return name, f"{name}{rest}"
        return None

    def _look_up(self, written: str) -> str:
        if not written or written in self._names:
            return written
        bare = without_office(written)
        found = self._fitting(bare)
        if found:
            name = found[0].name
            alone = len(found) == 1 and [unit for unit in self._towns if unit.name == name] == found
            return name if alone else bare
        short = _COUNTY.sub("", bare)
        return bare if short in self._names else short

    def _fitting(self, written: str) -> list[OrgUnit]:
        """By the full name, with the county before it or not; only where none has it, by the name without its kind."""
        whole = [unit for unit in self._towns if self._ends(unit, written, unit.name)]
        return whole or [unit for unit in self._towns if self._ends(unit, written, township_stem(unit.name))]

    def _ends(self, unit: OrgUnit, written: str, name: str) -> bool:
        """What stands before the name has to be the county and its like, and not another county than is registered."""
        if not name or not written.endswith(name):
            return False
        front, above = written.removesuffix(name), self._above[unit.id]
        return _ABOVE.fullmatch(front) is not None and (not front or not above or front.endswith(above))
