"""Finding the enterprise that a roster means: by its credit code, else by its name within a township.

A firm of one name in one township is one, whether a line writes its code or not; two codes are two firms. Where a file
writes several for one that is registered without a code, nobody can know which is its own: those lines are refused.
So are those of a code that a file writes beside several names and no firm has: it slipped from one line into another.
So is a line whose code another firm has than the one of that name where the person is: it would give one person both.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from edu.domain.enterprise import firm_key, longest_name, spelt_alike
from edu.domain.firm_places import may_be_one
from edu.domain.people import Enterprise
from edu.services import firm_findings as say
from edu.services.organisations import enterprise_id

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from edu.domain.roster import RosterEnterprise

_SEVERAL = 2
Name = tuple[str, str]
"""Where the name is one firm's (id of the township, or the name of one that nobody registered), and the name."""


class Asked(NamedTuple):
    """What a line says of its firm: the id of the township or '', the township as written, the person's own firms.

    `near`: those where the person has a post at the line's place. `stands`: those whose post has not ended.
    """

    told: RosterEnterprise
    township: str
    town: str
    held: Collection[str] = ()
    near: Collection[str] = ()
    stands: Collection[str] = ()


class Firms:
    """`lines` are all that will be asked for.

    They are looked at first because a code may stand lines below the name. `townships`: where the firms are
    (`FirmPlaces.township`), also those that were registered in none; without it, each is where it was registered.
    `names`: those that the firms with a code have or had; the id of one without says the name that it was made by.
    """

    def __init__(
        self,
        known: Iterable[Enterprise],
        lines: Iterable[Asked],
        townships: Mapping[str, str] | None = None,
        names: Mapping[str, Collection[str]] | None = None,
    ) -> None:
        self._by_id = {firm.id: firm for firm in known}
        self._by_code = {firm.uscc: firm.id for firm in self._by_id.values() if firm.uscc}
        self._uncoded: dict[Name, str] = {}
        self._codes: defaultdict[Name, set[str]] = defaultdict(set)
        self._homes = {firm.id: (townships or {}).get(firm.id, firm.township) for firm in self._by_id.values()}
        for firm in self._by_id.values():
            self._know(firm, firm.township)
        for firm in self._by_id.values():
            if self._homes[firm.id] != firm.township:
                self._know(firm, self._homes[firm.id])
        self._gained: dict[str, str] = {}
        self._new: dict[str, Enterprise] = {}
        self._beside: dict[str, Enterprise] = {}
        """New firms, with one that each may be: the township of the one or of the other is not known."""
        self._named: defaultdict[str, list[Enterprise]] = defaultdict(list)
        for firm in self._by_id.values():
            self._named[firm.name].append(firm)
        self._several: dict[str, tuple[str, tuple[str, ...]]] = {}
        """By a code: the firm that is registered without one, and all that the file writes for it."""
        self._shared: dict[str, tuple[str, ...]] = {}
        """By a code that no registered firm has: the names beside which the file writes it, where they are several."""
        self._whole: dict[str, str] = {}
        """By such a code: the longest of the names, where the others are only shorter."""
        self._told: set[tuple[str, str]] = set()
        self._once: defaultdict[str, set[str]] = defaultdict(set)
        """By the key of a name: the firms with a code that had it and have another today."""
        for firm_id, had in (names or {}).items():
            for key in {firm_key(name) for name in had} - {"", firm_key(self._by_id[firm_id].name)}:
                self._once[key].add(firm_id)
        coded = [line for line in lines if line.told.uscc]
        self._called = {line.told.uscc for line in coded if line.told.name}
        """Codes beside which a line writes a name."""
        self._read(coded)

    def _know(self, firm: Enterprise, township: str) -> None:
        name = (township, firm.name)
        if firm.uscc:
            self._codes[name].add(firm.uscc)
        elif firm.id == enterprise_id("", *name) or name not in self._uncoded:
            self._uncoded[name] = firm.id

    def _read(self, coded: Sequence[Asked]) -> None:
        """Who was registered without a code gets the one that is written; of two it is not known which.

        A line that stands first is no better than another: the same lines in any order give the same answer.
        """
        found = [(line, "" if line.told.uscc in self._by_code else self._of_name(line)) for line in coded]
        written: defaultdict[str, set[str]] = defaultdict(set)
        for line, uncoded in found:
            if uncoded:
                written[uncoded].add(line.told.uscc)
        self._compare_names(found)
        for uncoded, codes in sorted(written.items()):
            if len(codes) > 1:
                self._several |= dict.fromkeys(
                    codes - self._shared.keys(), (self._by_id[uncoded].name, tuple(sorted(codes)))
                )
        undecided = self._shared.keys() | self._several.keys()
        for line, uncoded in found:
            if not uncoded and line.told.uscc not in undecided:
                self._codes[_where(line), line.told.name].add(line.told.uscc)
        at_place = {self._uncoded.get((_where(line), line.told.name)) for line, uncoded in found if uncoded}
        for uncoded in sorted(written, key=lambda firm: (firm not in at_place, firm)):
            code = min(written[uncoded])
            if code not in undecided and code not in self._by_code:
                self._gained[uncoded] = code
                self._by_code[code] = uncoded

    def _compare_names(self, found: Iterable[tuple[Asked, str]]) -> None:
        """Of codes that no firm has. A registered firm has one name, whichever of those that it had a line writes."""
        names: defaultdict[str, set[str]] = defaultdict(set)
        registered: defaultdict[str, set[str]] = defaultdict(set)
        for line, uncoded in found:
            name = self._by_id[uncoded].name if uncoded else line.told.name
            if name and line.told.uscc not in self._by_code:
                names[line.told.uscc].add(name)
                registered[line.told.uscc] |= {uncoded} - {""}
        for code, named in names.items():
            if len(named) > 1 and (len(registered[code]) > 1 or not spelt_alike(named)):
                self._shared[code] = tuple(sorted(named))
            elif len(named) > 1:
                self._whole[code] = longest_name(named)

    def shared_code(self, line: Asked) -> tuple[str, str, str] | None:
        """(code, message, remedy) where the file writes the line's code, which no firm has, beside several names."""
        names = self._shared.get(line.told.uscc)
        return say.shared_code(line.told.uscc, names) if names else None

    def several_codes(self, line: Asked) -> tuple[str, str, str] | None:
        """(code, message, remedy) where the line's code is one of several of a firm that is registered without one."""
        found = self._several.get(line.told.uscc)
        return say.several_codes(*found) if found else None

    def at_a_namesake(self, line: Asked) -> tuple[str, str, str] | None:
        """(code, message, remedy) where the code is another firm's than the one of that name where the person is."""
        holder = self._by_id.get(self._by_code.get(line.told.uscc, ""))
        if holder is None or holder.id in line.stands:
            return None
        beside = next((firm for firm in sorted(line.stands) if firm != holder.id and self._may_be(firm, line)), "")
        if not beside:
            return None
        return say.code_of_another(self._by_id[beside].name, line.told.uscc, holder.name)

    def either(self, line: Asked) -> tuple[str, str, str] | None:
        """(code, message, remedy) where the line, without a code, may mean one of several firms of its township.

        Of firms that all have their code, see `unclear`; who has a post at one of them means that one.
        """
        where = _where(line)
        there = [firm for firm in self._named[line.told.name] if where and self._homes[firm.id] == where]
        if line.told.uscc or len(there) < _SEVERAL or all(firm.uscc for firm in there) or self._own(line):
            return None
        return say.either(line.told.name, [firm.uscc for firm in sorted(there, key=lambda firm: (firm.uscc, firm.id))])

    def unclear(self, line: Asked) -> tuple[str, str, str] | None:
        """(code, message, remedy) where the line, without a code, may mean any of several firms that have theirs.

        In the database or in this file. It is no firm of its own either: nobody wrote one.
        """
        codes = () if line.told.uscc or self._of_name(line) else sorted(self._codes_of(line))
        if len(codes) < _SEVERAL or self.either(line) is not None:
            return None
        return say.unclear(line.told.name, codes)

    def find(self, line: Asked, village: str) -> str:
        """The id; one that is not known is registered by the import.

        Of several firms of one name, the one is meant where the person is already.
        """
        told, township, town = line.told, line.township, line.town
        if told.uscc in self._by_code:
            return self._by_code[told.uscc]
        name = (township or town, told.name)
        if not told.uscc:
            known = self._of_name(line)
            if known:
                return known
        code = told.uscc or min(self._codes_of(line), default="")  # of several, `unclear` refused the line
        if code in self._by_code:
            return self._by_code[code]
        firm = enterprise_id(code, *name)
        if firm in self._by_id:
            return firm  # known by another name or in another township by now: it is never registered over
        return ("" if code else self._renamed(line)) or self._register(firm, code, line, village)

    def _renamed(self, line: Asked) -> str:
        """The only firm with a code that had the line's name in its township: no firm has it there today."""
        there = [firm for firm in self._once.get(firm_key(line.told.name), ()) if self._homes[firm] == _where(line)]
        return there[0] if len(there) == 1 else ""

    def _codes_of(self, line: Asked) -> set[str]:
        """Of the firms of that name at the line's place."""
        name = (_where(line), line.told.name)
        return self._codes[name] | self._code_of_earlier(line.told.name, line.town)

    def _of_name(self, line: Asked) -> str:
        """The registered firm that may be it and has no code; perhaps of before its township was.

        One where the person is already goes first, unless it is known to be in another township than the line.
        """
        town, name = line.town, line.told.name
        found = self._own(line) or (self._uncoded.get((line.township, name), "") if line.township or not town else "")
        earlier = self._by_id.get(enterprise_id("", town, name)) if town and not found else None
        return earlier.id if earlier is not None and not earlier.uscc else found

    def _own(self, line: Asked) -> str:
        """Where the person is already: rather at the line's place, then in its township, than who knows where.

        Of two in townships that nobody registered, the one of the line's.
        """
        where = _where(line)
        of_line = {enterprise_id("", town, line.told.name) for town in (line.township, line.town) if town}
        own = [firm for firm in sorted(line.held) if self._may_be(firm, line)]

        def far(firm: str) -> tuple[bool, bool, bool]:
            return firm not in line.near, firm not in of_line, where not in ("", self._homes[firm])

        return min(own, key=far, default="")

    def _may_be(self, firm: str, line: Asked) -> bool:
        """A line that writes no code may mean a firm with one; one at the line's place, wherever it was registered."""
        known = self._by_id.get(firm)
        if known is None or known.name != line.told.name or (known.uscc and line.told.uscc):
            return False
        where = _where(line)
        return not where or firm in line.near or self._homes[firm] in ("", where)

    def _code_of_earlier(self, name: str, town: str) -> set[str]:
        """The code that the firm of before its township was registered has got since."""
        earlier = self._by_id.get(enterprise_id("", town, name)) if town else None
        return {earlier.uscc} if earlier is not None and earlier.uscc else set()

    def _register(self, firm: str, code: str, line: Asked, village: str) -> str:
        told, township, where = line.told, line.township, _where(line)
        before = self._new.get(firm)
        if before is not None:
            township, village = _first_place(before, township, village)
        made = Enterprise(
            id=firm,
            uscc=code,
            name=self._whole.get(code) or (before.name if before else "") or told.name,
            industry=told.industry or (before.industry if before else ""),
            high_risk=bool(told.high_risk) or (before.high_risk if before else False),
            township=township,
            village=village,
            key_place=bool(told.key_place) or (before.key_place if before else False),
        )
        if before is None:
            self._look_beside(made, where)
        self._new[firm] = made
        return firm

    def _look_beside(self, made: Enterprise, where: str) -> None:
        for other in self._named[made.name]:
            if may_be_one(made, other) and "" in (where, self._homes[other.id]):
                self._beside[made.id] = other
        self._homes[made.id] = where
        self._named[made.name].append(made)

    def known(self, firm: str) -> bool:
        return firm in self._by_id

    def home(self, firm: str) -> str:
        """The township, registered (its id) or only written (its name), of a known or a new firm; '' if nobody says."""
        return self._homes.get(firm, "")

    def findings(self, line: Asked, firm: str) -> Iterator[tuple[str, str, str]]:
        """(code, message, remedy) of what the line says of its firm; each is said once a firm, each other name once."""
        told, known = line.told, self._by_id.get(firm)
        found = (
            (f":{told.name}", say.other_name(known, told) if known is not None else None),
            (f":{line.town}", self._other_town(firm, line)),
            (f":{told.name}", self._had_name(firm, told)),
            (f":{told.name}", self._spelt_otherwise(firm, told)),
            ("", self._unnamed(firm, told)),
            ("", self._code_gained(firm)),
            ("", self._maybe_known(firm)),
            ("", say.differing(known, told) if known is not None else None),
        )
        for named, problem in found:
            if problem is not None and (firm, f"{problem[0]}{named}") not in self._told:
                self._told.add((firm, f"{problem[0]}{named}"))
                yield problem

    def _other_town(self, firm: str, line: Asked) -> tuple[str, str, str] | None:
        known = self._by_id.get(firm) or self._new.get(firm)
        home = self._homes.get(firm, "")
        where = _where(line)
        if known is None or not (line.told.uscc and line.town and home) or home == where:
            return None
        return say.other_town(known, firm in self._by_id, line.told.uscc, line.town)

    def _had_name(self, firm: str, told: RosterEnterprise) -> tuple[str, str, str] | None:
        known = self._by_id.get(firm)
        if known is None or told.uscc or firm not in self._once.get(firm_key(told.name), ()):
            return None
        return say.former_name(known, told.name)

    def _spelt_otherwise(self, firm: str, told: RosterEnterprise) -> tuple[str, str, str] | None:
        made = self._new.get(firm)
        return say.spelt_otherwise(made, told) if made is not None and told.uscc in self._whole else None

    def _unnamed(self, firm: str, told: RosterEnterprise) -> tuple[str, str, str] | None:
        """Of a firm that is registered without a name, or will be."""
        known = self._by_id.get(firm)
        if known is not None:
            return say.still_unnamed(told) if told.name and not known.name else None
        return say.unnamed(told.uscc) if told.uscc and told.uscc not in self._called else None

    def _code_gained(self, firm: str) -> tuple[str, str, str] | None:
        return say.code_added(self._by_id[firm].name, self._gained[firm]) if firm in self._gained else None

    def _maybe_known(self, firm: str) -> tuple[str, str, str] | None:
        other = self._beside.get(firm)
        return say.maybe_known(other.name, other.id not in self._new) if other is not None else None

    def new(self) -> list[Enterprise]:
        return list(self._new.values())

    def new_codes(self) -> list[tuple[str, str]]:
        return sorted(self._gained.items())


def _where(line: Asked) -> str:
    return line.township or line.town


def _first_place(before: Enterprise, township: str, village: str) -> tuple[str, str]:
    """Township and village of the first line that gives any; a later one of that township may add the village."""
    if not (before.township or before.village):
        return township, village
    return before.township, before.village or (village if township == before.township else "")
