"""Finding the enterprise that a roster means: by its credit code, else by its name within a township.

A firm of one name in one township is one, whether a line writes its code or not; two codes are two firms. Where a file
writes several for one that is registered without a code, nobody can know which is its own: those lines are refused.
So is a line whose code another firm of that name has than the one where the person is: it would give one person both.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from edu.domain.firm_places import may_be_one
from edu.domain.people import Enterprise
from edu.services.firm_findings import other_name, other_town
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
    """

    def __init__(
        self,
        known: Iterable[Enterprise],
        lines: Iterable[Asked],
        townships: Mapping[str, str] | None = None,
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
        self._several: dict[str, tuple[str, ...]] = {}
        self._told: set[tuple[str, str]] = set()
        self._read([line for line in lines if line.told.uscc])

    def _know(self, firm: Enterprise, township: str) -> None:
        name = (township, firm.name)
        if firm.uscc:
            self._codes[name].add(firm.uscc)
        elif firm.id == enterprise_id("", *name) or name not in self._uncoded:
            self._uncoded[name] = firm.id

    def _read(self, coded: Sequence[Asked]) -> None:
        """Who was registered without a code gets the one that is written; of two it is not known which."""
        written: defaultdict[str, set[str]] = defaultdict(set)
        for line in coded:
            told, uncoded = line.told, self._of_name(line)
            if uncoded and told.uscc not in self._by_code:
                written[uncoded].add(told.uscc)
            else:
                self._codes[line.township or line.town, told.name].add(told.uscc)
        for uncoded, codes in written.items():
            if len(codes) > 1:
                self._several[uncoded] = tuple(sorted(codes))
            elif codes.isdisjoint(self._by_code):
                (code,) = codes
                self._gained[uncoded] = code
                self._by_code[code] = uncoded

    def several_codes(self, line: Asked) -> tuple[str, str, str] | None:
        """(code, message, remedy) where the line writes one of several for a firm that is registered without a code."""
        uncoded = self._of_name(line)
        codes = self._several.get(uncoded, ())
        if line.told.uscc not in codes:
            return None
        return (
            "enterprise_several_codes",
            f"企业“{self._by_id[uncoded].name}”登记时没有信用代码，这份名册给它写了 {len(codes)} 个不同的："
            f"{'、'.join(codes)}。看不出哪一个是它的，写了这些代码的人员没有导入。",
            "请对照营业执照核对：写错的，在名册里改正再导入；确实是几家同名企业的，先在“村社与企业”里选中已登记的这一家，"
            "点“修改企业”，补上它自己的代码，再导入。",
        )

    def at_a_namesake(self, line: Asked) -> tuple[str, str, str] | None:
        """(code, message, remedy) where the code is another firm's than the one of that name where the person is."""
        holder = self._by_id.get(self._by_code.get(line.told.uscc, ""))
        if holder is None or holder.id in line.stands:
            return None
        beside = next((firm for firm in sorted(line.stands) if firm != holder.id and self._may_be(firm, line)), "")
        if not beside:
            return None
        return (
            "enterprise_namesake",
            f"这个人登记在企业“{self._by_id[beside].name}”，那一家还没有信用代码；名册写的 {line.told.uscc} "
            f"是另一家“{holder.name}”的。看不出两家是不是同一家，本行没有导入，免得一个人在两家同名企业各有一个岗位。",
            "请在“村社与企业”里核对：确实是两家的，给没有代码的那一家补上它自己的代码，再导入；"
            "是同一家重复登记的，请在人员页结束这个人在没有代码那一家的岗位，次日起再导入，或直接添加有代码这一家的岗位。",
        )

    def either(self, line: Asked) -> tuple[str, str, str] | None:
        """(code, message, remedy) where the line, without a code, may mean one of several firms of its township.

        Of firms that all have their code, see `unclear`; who has a post at one of them means that one.
        """
        where = line.township or line.town
        there = [firm for firm in self._named[line.told.name] if where and self._homes[firm.id] == where]
        if line.told.uscc or len(there) < _SEVERAL or all(firm.uscc for firm in there) or self._own(line):
            return None
        codes = "、".join(firm.uscc or "没有信用代码" for firm in sorted(there, key=lambda firm: (firm.uscc, firm.id)))
        return (
            "enterprise_either",
            f"同一乡镇登记了 {len(there)} 家“{line.told.name}”（{codes}），本行没有写信用代码，"
            "看不出这个人在哪一家，本行没有导入。",
            "请在“村社与企业”里给没有代码的那一家补上它自己的代码，在名册的这一行写上信用代码，再导入。",
        )

    def unclear(self, line: Asked) -> tuple[str, str, str] | None:
        """(code, message, remedy) where the line, without a code, may mean any of several firms that have theirs.

        In the database or in this file. It is no firm of its own either: nobody wrote one.
        """
        codes = () if line.told.uscc or self._of_name(line) else sorted(self._codes_of(line))
        if len(codes) < _SEVERAL or self.either(line) is not None:
            return None
        return (
            "enterprise_unclear",
            f"叫“{line.told.name}”的企业有 {len(codes)} 家，信用代码不同（{'、'.join(codes)}），本行没有写信用代码，"
            "看不出这个人在哪一家，本行没有导入。",
            "请在名册的这一行补上信用代码，再导入。",
        )

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
        return self._register(firm, code, line, village)

    def _codes_of(self, line: Asked) -> set[str]:
        """Of the firms of that name at the line's place."""
        name = (line.township or line.town, line.told.name)
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
        where = line.township or line.town
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
        where = line.township or line.town
        return not where or firm in line.near or self._homes[firm] in ("", where)

    def _code_of_earlier(self, name: str, town: str) -> set[str]:
        """The code that the firm of before its township was registered has got since."""
        earlier = self._by_id.get(enterprise_id("", town, name)) if town else None
        return {earlier.uscc} if earlier is not None and earlier.uscc else set()

    def _register(self, firm: str, code: str, line: Asked, village: str) -> str:
        told, township, where = line.told, line.township, line.township or line.town
        before = self._new.get(firm)
        if before is not None:
            township, village = _first_place(before, township, village)
        made = Enterprise(
            id=firm,
            uscc=code,
            name=(before.name if before else "") or told.name,
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

    def findings(self, line: Asked, firm: str) -> Iterator[tuple[str, str, str]]:
        """(code, message, remedy) of what the line says of its firm; each is said once a firm, each other name once."""
        told = line.told
        known = self._by_id.get(firm) or self._new.get(firm)
        if known is not None:
            for named, problem in (
                (told.name, other_name(known, firm in self._by_id, told)),
                (line.town, self._other_town(known, line)),
            ):
                if problem is not None and (firm, f"{problem[0]}:{named}") not in self._told:
                    self._told.add((firm, f"{problem[0]}:{named}"))
                    yield problem
        found = (
            self._code_gained(firm),
            self._maybe_known(firm),
            self._differing(told, firm),
        )
        for problem in found:
            if problem is not None and (firm, problem[0]) not in self._told:
                self._told.add((firm, problem[0]))
                yield problem

    def _other_town(self, known: Enterprise, line: Asked) -> tuple[str, str, str] | None:
        home = self._homes.get(known.id, "")
        where = line.township or line.town
        if not (line.told.uscc and line.town and home) or home == where:
            return None
        return other_town(known, known.id in self._by_id, line.told.uscc, line.town)

    def _code_gained(self, firm: str) -> tuple[str, str, str] | None:
        if firm not in self._gained:
            return None
        return (
            "enterprise_code_added",
            f"企业“{self._by_id[firm].name}”登记时没有信用代码，导入后补上名册写的 {self._gained[firm]}。",
            "请对照营业执照核对一次；不是同一家企业的，请在名册里写企业全称再导入。",
        )

    def _maybe_known(self, firm: str) -> tuple[str, str, str] | None:
        other = self._beside.get(firm)
        if other is None:
            return None
        before = "这份名册前面也写了" if other.id in self._new else "已经登记过"
        return (
            "enterprise_maybe_known",
            f"{before}一家“{other.name}”，其中一家没有写明乡镇，看不出是不是同一家；照现在的写法，会登记成两家。",
            "是同一家的，先不要导入：在名册里每一行都写上乡镇，或写上信用代码；已登记的那一家没有写明乡镇的，"
            "在“村社与企业”里选中它，点“修改企业”写上乡镇，再导入。确实是两家的，直接导入。",
        )

    def _differing(self, told: RosterEnterprise, firm: str) -> tuple[str, str, str] | None:
        """What the roster says otherwise of a registered firm."""
        known = self._by_id.get(firm)
        if known is None:
            return None
        flags = (
            ("是否高危", told.high_risk, known.high_risk),
            ("消防重点单位", told.key_place, known.key_place),
        )
        said = [f"{title}“{'是' if new else '否'}”" for title, new, old in flags if new is not None and new != old]
        said += [f"行业“{told.industry}”"] if told.industry and told.industry != known.industry else []
        if not said:
            return None
        return (
            "enterprise_differs",
            f"企业“{known.name}”已经登记过，名册写的{'、'.join(said)}与登记的不同，企业的登记没有改动。",
            "请在“村社与企业”里核对；名册对的，在那里修改（高危关系到应修学时）。",
        )

    def new(self) -> list[Enterprise]:
        return list(self._new.values())

    def new_codes(self) -> list[tuple[str, str]]:
        return sorted(self._gained.items())


def _first_place(before: Enterprise, township: str, village: str) -> tuple[str, str]:
    """Township and village of the first line that gives any; a later one of that township may add the village."""
    if not (before.township or before.village):
        return township, village
    return before.township, before.village or (village if township == before.township else "")
