"""Names that may be two spellings of one firm: 恒达竹木公司 and 松阳县恒达竹木有限公司. Never merged on that: told.

Alike are names that differ by brackets, by 县, 市 and 村 or by 有限公司, and one that is contained in the other.
王家村茶场 is not 王家村茶厂, a branch is not its firm, 11 号厂 is not 1 号厂,
and 大王家村茶厂 is the firm of another village.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from edu.domain.enterprise import firm_key
from edu.domain.village_names import is_village_body

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

_MARKS = re.compile(r"[()<>《》·.,、\-—_/]")
_COMPANY = re.compile(r"(?<=..)(?:(?:股份|集团|总)?(?:有限)?(?:责任)?公司|有限责任|个体(?:工商)?户?)$")
_KIND_OF_PLACE = re.compile(r"(?<=[\u4e00-\u9fff]{2})[省市县区镇乡村]")
_FRONT = 9
"""Characters that province, city, county and township take: 浙江省丽水市松阳县."""
_SHORTEST = 3
"""Less says only what a firm does: 竹木, 茶厂."""
_HOUSE = re.compile(r"[小中大]学$|[厂场店社站院校园所队部行铺坊馆会矿库家]$")
_BRANCH = re.compile(r"分|门市|营业|食堂|宿舍|车间|项目|[第一二三四五六七八九十0-9]+[厂店部队号期]")
_BEHIND_COMPANY = re.compile(r"有限|公司|股份|集团")
_NUMERAL = re.compile(r"[0-9一二三四五六七八九十百第]")
_PLACE = re.compile(r"(?:[省市县区镇乡村]|街道|政府|办事处)$")


class _Name(NamedTuple):
    core: str
    company: bool


@lru_cache(maxsize=16_384)
def _read(name: str) -> _Name:
    bare = _MARKS.sub("", firm_key(name))
    short = _COMPANY.sub("", bare)
    return _Name(f"{_KIND_OF_PLACE.sub('', short[:_FRONT])}{short[_FRONT:]}", short != bare)


def may_be_spellings(one: str, other: str) -> bool:
    """False for one name: whoever compares those knows more of the firms."""
    if firm_key(one) == firm_key(other) or any(map(_names_place, (one, other))):
        return False
    short, long = sorted(map(_read, (one, other)), key=lambda name: len(name.core))
    return short.core == long.core or (len(short.core) >= _SHORTEST and _is_part(short, long))


def spellings(new: Collection[str], known: Iterable[str]) -> Mapping[str, Collection[str]]:
    """By each name of `new` those that it may be, of both.

    Ten thousand firms are registered where one is new: only parts as long as some name are looked up.
    """
    fresh = {*new}
    by_core: defaultdict[str, list[str]] = defaultdict(list)
    for name in fresh.union(known) if fresh else ():
        by_core[_read(name).core].append(name)
    wanted = {_read(name).core for name in fresh}
    few, all_ = {len(core) for core in wanted}, {len(core) for core in by_core}
    found: defaultdict[str, set[str]] = defaultdict(set)
    for core, names in by_core.items():
        parts = {part for part in _parts(core, all_ if core in wanted else few) if part in by_core}
        for one, other in ((one, other) for part in parts for other in by_core[part] for one in names):
            if (one in fresh or other in fresh) and may_be_spellings(one, other):
                found[one].add(other)
                found[other].add(one)
    return {name: found[name] for name in fresh if name in found}


def _parts(core: str, lengths: Iterable[int]) -> Iterator[str]:
    for length in lengths:
        for first in range(len(core) - length + 1):
            yield core[first : first + length]


def _names_place(name: str) -> bool:
    return is_village_body(name) or _PLACE.search(name) is not None


def _is_part(short: _Name, long: _Name) -> bool:
    front, found, rest = long.core.partition(short.core)
    numbers = front != "" and _NUMERAL.match(front[-1]) and _NUMERAL.match(short.core)
    if not found or len(front) == 1 or numbers:
        return False
    other = _BEHIND_COMPANY.match(rest) or _BRANCH.search(rest) or _HOUSE.search(short.core)
    return not rest or not (other or (short.company and _HOUSE.search(rest)))
