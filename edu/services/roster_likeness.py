"""New firms of an import whose name may be another spelling of a registered or new one's: they stay two, told."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from edu.domain.firm_likeness import spellings
from edu.services import firm_findings as say

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from edu.domain.people import Enterprise
    from edu.domain.roster import RosterLine, RosterRow
    from edu.services.roster_findings import Finding
    from edu.services.roster_firms import Firms

_REGISTERED = (0, -1)


class FirmLikeness:
    """Which rows write a new firm, and what is told of it once all are known."""

    def __init__(self, firms: Firms, known: Collection[Enterprise]) -> None:
        self._firms = firms
        self._known = known
        self._rows: defaultdict[str, list[RosterRow]] = defaultdict(list)

    def write(self, firm: str, row: RosterRow) -> None:
        rows = self._rows[firm]
        if not rows or rows[-1] is not row:
            rows.append(row)

    def findings(self) -> Iterator[tuple[RosterRow, Finding]]:
        """Each two firms once: at the one that is like more (卫生室 among those of ten villages), else the later."""
        new = [firm for firm in self._firms.new() if firm.id in self._rows]
        beside = self._beside(new)
        rank = {firm.id: (len(beside[firm.id]), place) for place, firm in enumerate(new)}
        for firm in new:
            told = [other for other in beside[firm.id] if rank.get(other.id, _REGISTERED) < rank[firm.id]]
            if told:
                named = [(other.name, self._lines(other)) for other in told]
                yield self._rows[firm.id][0], say.maybe_spelt(firm.name, self._lines(firm), named)

    def _beside(self, new: Sequence[Enterprise]) -> Mapping[str, Sequence[Enterprise]]:
        """By each new firm those that it may be."""
        alike = spellings([firm.name for firm in new], (firm.name for firm in self._known)) if new else {}
        named: defaultdict[str, list[Enterprise]] = defaultdict(list)
        for firm in (*self._known, *new) if alike else ():
            named[firm.name].append(firm)
        return {
            firm.id: [
                other
                for name in sorted(alike.get(firm.name, ()))
                for other in named[name]
                if self._may_be_one(firm, other)
            ]
            for firm in new
        }

    def _may_be_one(self, firm: Enterprise, other: Enterprise) -> bool:
        homes = {self._firms.home(firm.id), self._firms.home(other.id)} - {""}
        return not (firm.uscc and other.uscc) and len(homes) < 2

    def _lines(self, firm: Enterprise) -> Sequence[RosterLine]:
        """Of a registered firm none."""
        return [line for row in self._rows.get(firm.id, ()) for line in row.lines]
