"""What a roster says of a village by its code and by its name, where the two do not agree.

A registered code goes before a name that nobody registered, a registered name before a code that nobody did; both are
told. Of two registered villages nobody can know which is meant: such a row is not taken.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from edu.domain.org_codes import is_code, level
from edu.domain.village_names import plain

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from edu.domain.people import OrgUnit
    from edu.services.roster_places import Places

Finding = tuple[str, str, str]
"""(code, message, remedy)."""


class Codes:
    """`places` have read the whole file (`Places.read`)."""

    def __init__(self, places: Places) -> None:
        self._places = places
        self._told: set[tuple[str, str, str]] = set()

    def refused(self, code: str, town: str, village: str, held: Collection[str] = ()) -> Finding | None:
        """Why a line cannot be taken: its code is one registered village's, its name or township another's.

        Or it writes no code that is registered, and its name is that of several; `held`: where the person is already.
        """
        unit = self._village(code)
        if unit is None:
            several = self._places.several(town, village) if self._places.coded(code) is None else ()
            return self._either(several) if several and not any(one.id in held for one in several) else None
        above = self._places.town(town)
        named = self._named(unit, above, village) if village else None
        if above and unit.parent and above != unit.parent:
            other = f"乡镇（街道）“{town}”"
        elif named is not None and not named.proposed and named.id != unit.id:
            other = f"村（社区）“{named.name}”"
        else:
            return None
        return (
            "village_contradicted",
            f"区划代码 {code} 登记的是{self._full(unit)}，本行写的却是已登记的另一处：{other}。"
            "看不出这个人在哪一处，本行没有导入。",
            "请对照区划代码表核对，在名册里改正代码或名称，再导入。",
        )

    def told(self, code: str, town: str, village: str) -> Iterator[Finding]:
        """What a line that is taken leaves to be checked, once a code and name."""
        if not is_code(code) or (code, town, village) in self._told:
            return
        self._told.add((code, town, village))
        findings = [self._other_town(code, town, village)]
        if village and level(code) == "village":
            unit = self._village(code)
            other = self._other_name(unit, town, village) if unit is not None else self._other_code(code, town, village)
            findings.append(other)
        yield from (finding for finding in findings if finding is not None)

    def _other_town(self, code: str, town: str, village: str) -> Finding | None:
        """The code is of one township, and the line writes another: which of the two it was taken for is told."""
        if not town:
            return None
        above, written = self._town_of(code), self._places.unit(self._places.town(town))
        elsewhere = written is not None and written.code and code[:9] != written.code[:9] and level(code) == "village"
        if above is None and written is not None and elsewhere:
            said = f"区划代码 {code} 不在“{written.name}”（{written.code}）下面"
        else:
            above = above or self._beside(code)
            if above is None or above == written or town in above.name or above.name in town:
                return None
            said = f"区划代码 {code} 是“{above.name}”的"
        placed = self._places.town_name(self._places.find(code, town, village))
        return (
            "township_contradicted",
            f"{said}，本行写的乡镇（街道）却是“{town}”；{f'先归到“{placed}”' if placed else '先按未归属登记'}。",
            "请对照区划代码表核对，在名册里改正代码或乡镇，再导入；代码本来就编在别的乡镇下的，不用处理。",
        )

    def _town_of(self, code: str) -> OrgUnit | None:
        """As the code is registered, else as its first nine digits say."""
        unit = self._places.coded(code)
        if unit is not None and unit.level == "village":
            return self._places.unit(unit.parent)
        if unit is not None:
            return unit if unit.level == "township" else None
        return self._places.coded(f"{code[:9]}000") if level(code) == "village" else None

    def _beside(self, code: str) -> OrgUnit | None:
        """The township of the proposal beside which a roster wrote it."""
        village = self._places.beside(code)
        return self._places.unit(village.parent) if village is not None else None

    def _village(self, code: str) -> OrgUnit | None:
        unit = self._places.coded(code)
        return unit if unit is not None and unit.level == "village" else None

    def _named(self, unit: OrgUnit, above: str, village: str) -> OrgUnit | None:
        """What the name says; the unit itself where it is one of several of that name."""
        township = above or unit.parent
        name = self._places.name(township)
        return unit if unit in self._places.several(name, village) else self._places.named(township, name, village)

    def _full(self, unit: OrgUnit) -> str:
        return f"{self._places.name(unit.parent)}“{unit.name}”"

    def _either(self, several: Sequence[OrgUnit]) -> Finding:
        codes = "、".join(unit.code or "没有区划代码" for unit in several)
        return (
            "place_either",
            f"登记了 {len(several)} 个{self._full(several[0])}（{codes}），本行没有写已登记的区划代码，"
            "看不出是哪一个，本行没有导入。",
            "请在名册的这一行写上村代码，再导入；还没有区划代码的，先在“村社与企业”里补上。",
        )

    def _other_name(self, unit: OrgUnit, town: str, village: str) -> Finding | None:
        named = self._named(unit, self._places.town(town), village)
        of_unit = named is not None and (named.id == unit.id or self._places.one(unit.id, named.id))
        bare = village.removeprefix(town or self._places.name(unit.parent)) or village
        if of_unit or _alike(bare, unit.name):
            return None
        return (
            "village_other_name",
            f"区划代码 {unit.code} 登记的是{self._full(unit)}，本行写的村（社区）是“{village}”；"
            f"按代码归到“{unit.name}”。",
            "请对照区划代码表核对：代码写错的，在名册里改正再导入；是同一个村的，不用处理。",
        )

    def _other_code(self, code: str, town: str, village: str) -> Finding | None:
        place = self._places.find(code, town, village)
        held = self._places.code_of(place.village)
        if held:
            name = self._places.name(place.village)
            return (
                "village_other_code",
                f"“{name}”登记的区划代码是 {held}，本行写的是 {code}，这个代码没有登记过；按名称归到“{name}”。",
                "请对照区划代码表核对：村名写错的，在名册里改正再导入；代码写错的，不用处理。",
            )
        names = self._places.names_beside(code)
        return _several_names(code, names) if len(names) > 1 else None


def _alike(one: str, other: str) -> bool:
    """One name, whatever it says of its kind: the code tells a village from a community."""
    (bare, kind), (other_bare, other_kind) = plain(one), plain(other)
    return bare == other_bare and (kind == other_kind or "" in (kind, other_kind))


def _several_names(code: str, names: Sequence[str]) -> Finding:
    return (
        "village_code_twice",
        f"区划代码 {code} 旁边写过 {len(names)} 个村（社区）名称：{'、'.join(f'“{name}”' for name in names)}；"
        "一个代码只能是一个村。本行照常登记，先按名称分开。",
        "请对照区划代码表核对：代码写错的，改正名册再导入；是同一个村的，"
        "请在“村社与企业”的“等待确认的名字”里新增其中一个，把另一个并入它。",
    )
