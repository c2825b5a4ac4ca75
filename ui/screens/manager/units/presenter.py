"""Places and firms of one township with their people, and the proposals that wait for a human. No Qt."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from edu.domain import org_codes
from edu.domain.actors import Actor
from edu.domain.firm_places import FirmPlaces, Namesakes
from edu.domain.people import Enterprise, OrgUnit, PeopleQuery, PersonLine
from edu.domain.places import PlaceTree

LEVEL_NAMES = {"county": "县（市、区）", "township": "乡镇（街道）", "village": "村（社区）", "custom": "其他单位"}
_PAGE = 1000


class PlacesReading(Protocol):
    def org_units(self, actor: Actor) -> Sequence[OrgUnit]: ...
    def enterprises(self, actor: Actor, township: str = "") -> Sequence[Enterprise]: ...
    def namesakes(self, actor: Actor) -> Sequence[Namesakes]: ...


class PlacesWriting(Protocol):
    def org_units(self, actor: Actor) -> Sequence[OrgUnit]: ...
    def declare_org_unit(self, actor: Actor, *, code: str, name: str, level: str, parent: str = "") -> str: ...
    def confirm_org_unit(
        self, actor: Actor, unit: str, *, code: str = "", name: str = "", parent: str = ""
    ) -> None: ...


class PeopleReading(Protocol):
    def search(self, actor: Actor, query: PeopleQuery) -> Sequence[PersonLine]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class NewUnit:
    code: str
    name: str
    level: str
    parent: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmedUnit:
    """`parent` '' where the proposal has its township."""

    name: str
    code: str
    parent: str


@dataclass(frozen=True, slots=True)
class VillageRow:
    unit: OrgUnit
    name: str
    code: str
    people: int
    firms: int


@dataclass(frozen=True, slots=True)
class FirmRow:
    firm: Enterprise
    name: str
    village: str
    people: int


@dataclass(frozen=True, slots=True)
class Proposal:
    """`who`: the people in post there today."""

    unit: OrgUnit
    township: str
    who: frozenset[str]

    @property
    def people(self) -> int:
        return len(self.who)

    @property
    def text(self) -> str:
        return f"{self.unit.name}（{self.township or '未指定乡镇'}）"

    @property
    def note(self) -> str:
        code = f"，名册写的区划代码是 {self.unit.code}" if self.unit.code else ""
        return f"{self.people} 人登记在这个名字下{code}"


@dataclass(frozen=True, slots=True)
class Doubled:
    """Firms of one name in one township, which may be one firm registered twice."""

    township: str
    text: str
    note: str


@dataclass(frozen=True, slots=True)
class Places:
    units: tuple[OrgUnit, ...]
    township: str
    villages: tuple[VillageRow, ...]
    firms: tuple[FirmRow, ...]
    proposals: tuple[Proposal, ...]
    doubled: tuple[Doubled, ...]

    @property
    def townships(self) -> list[tuple[str, str]]:
        return [(unit.id, unit.name) for unit in self.units if unit.level == "township" and not unit.joined_into]

    @property
    def summary(self) -> str:
        risky = sum(row.firm.high_risk for row in self.firms)
        key = sum(row.firm.key_place for row in self.firms)
        firms = f"{len(self.firms)} 家企业，其中高危 {risky} 家、消防重点单位 {key} 家"
        return f"{len(self.villages)} 个村（社区） · {firms} · 双击一行查看人员"


def load(places: PlacesReading, people: PeopleReading, actor: Actor, township: str, home: str, today: date) -> Places:
    """`township` '' takes the home township, else the first."""
    units = tuple(places.org_units(actor))
    towns = [unit.id for unit in units if unit.level == "township" and not unit.joined_into]
    chosen = next((id_ for id_ in (township, home, *towns) if id_ in towns), "")
    firms = places.enterprises(actor, chosen) if chosen else places.enterprises(actor)
    where = FirmPlaces(units)
    by_place, by_firm = _counts(people, actor, units, firms, today)
    names = {unit.id: unit.name for unit in units}
    below = [u for u in units if u.parent == chosen and not u.proposed and not u.joined_into and u.id != chosen]
    return Places(
        units=units,
        township=chosen,
        villages=tuple(
            VillageRow(u, u.name, u.code, len(by_place[u.id]), sum(where.village(firm) == u.id for firm in firms))
            for u in below
        ),
        firms=tuple(FirmRow(firm, firm.name, where.name(where.village(firm)), len(by_firm[firm.id])) for firm in firms),
        proposals=tuple(
            Proposal(unit, names.get(unit.parent, ""), frozenset(by_place[unit.id]))
            for unit in units
            if unit.proposed and not unit.joined_into
        ),
        doubled=tuple(_doubled(group, where) for group in places.namesakes(actor)),
    )


def _doubled(group: Namesakes, where: FirmPlaces) -> Doubled:
    said = (
        f"一家（{where.name(where.village(firm)) or '未指定村'}）{f'代码 {firm.uscc}' if firm.uscc else '没有信用代码'}"
        for firm in group.firms
    )
    return Doubled(
        group.township, f"{where.name(group.township)}有 {len(group.firms)} 家“{group.name}”", "；".join(said)
    )


def _counts(
    people: PeopleReading, actor: Actor, units: Sequence[OrgUnit], firms: Sequence[Enterprise], today: date
) -> tuple[defaultdict[str, set[str]], defaultdict[str, set[str]]]:
    """People in post today by place (the post's, else its firm's: as the list behind the row) and by firm."""
    tree = PlaceTree(units)
    village_of: Mapping[str, str] = {firm.id: firm.village for firm in firms}
    by_place: defaultdict[str, set[str]] = defaultdict(set)
    by_firm: defaultdict[str, set[str]] = defaultdict(set)
    day = today.isoformat()
    for line in _everybody(people, actor, day):
        current = [post for post in line.posts if post.is_current(day)]
        here = {tree.final_id(place) for post in current if (place := post.org or village_of.get(post.enterprise, ""))}
        works = {post.enterprise for post in current if post.enterprise}
        for place in here:
            by_place[place].add(line.person.id)
        for firm in works:
            by_firm[firm].add(line.person.id)
    return by_place, by_firm


def _everybody(people: PeopleReading, actor: Actor, day: str) -> Iterator[PersonLine]:
    offset = 0
    while True:
        found = people.search(actor, PeopleQuery(current_on=day, limit=_PAGE, offset=offset))
        yield from found
        if len(found) < _PAGE:
            return
        offset += len(found)


def code_fault(text: str, wanted: str) -> str:
    """What is wrong with a statistical code for a unit of that level; '' when nothing is."""
    code = org_codes.normalise_code(text)
    if not org_codes.is_code(code):
        return "区划代码应为 12 位数字（乡镇也可以只填前 9 位）。"
    if wanted in ("county", "township", "village") and org_codes.level(code) != wanted:
        said = LEVEL_NAMES.get(org_codes.level(code), "上级地区")
        return f"这个代码是{said}的代码，与所选级别不一致。"
    return ""


def village_name(name: str, township: str) -> str:
    """Without the township's name, which stands before it where a roster named one that was not registered."""
    return name.removeprefix(township) or name


def declare(places: PlacesWriting, actor: Actor, new: NewUnit, before: Places) -> str:
    """Register it, and what is to be said: what rosters had proposed is confirmed with it, or a code was added."""
    made = places.declare_org_unit(actor, code=new.code, name=new.name, level=new.level, parent=new.parent)
    return declared_words(new.name, made, before, places.org_units(actor))


def declared_words(name: str, made: str, before: Places, after: Sequence[OrgUnit]) -> str:
    unit = next(one for one in after if one.id == made)
    if any(one.id == made and not one.proposed for one in before.units):
        return f"“{unit.name}”已经登记过，没有再登记一个；区划代码 {unit.code} 已补上"
    settled = {one.id for one in after if one.id == made or one.joined_into == made}
    waited = [one for one in before.proposals if one.unit.id in settled]
    if not waited:
        return f"已登记：{name}"
    people = len(frozenset().union(*(one.who for one in waited)))
    names = "".join(f"“{one.unit.name}”" for one in waited)
    just = "就是它" if len(waited) == 1 else "都是它"
    return f"已登记：{name}。名册里等待确认的{names}{just}，已一并确认，{people} 人归到这里"


def confirm(places: PlacesWriting, actor: Actor, proposal: OrgUnit, new: ConfirmedUnit) -> str:
    """Confirm it under that name, and what is to be said: other names that wait for the same village go with it."""
    places.confirm_org_unit(actor, proposal.id, name=new.name, code=new.code, parent=new.parent)
    also = "".join(f"“{one.name}”" for one in places.org_units(actor) if one.joined_into == proposal.id)
    return f"已新增：{new.name}" + (f"。名册里等待确认的{also}也是它，已一并并入" if also else "")


def joined_words(name: str, brought: Sequence[Namesakes]) -> str:
    """What is said of a proposal that was joined; firms of one name that stand together since have to be settled."""
    if not brought:
        return f"已并入：{name}"
    firms = "、".join(f"“{one.name}”" for one in brought)
    return f"已并入：{name}。同一乡镇现在有同名企业{firms}，请在上面“同名企业”里核对"


def join_targets(units: Sequence[OrgUnit], proposal: OrgUnit) -> list[tuple[str, str]]:
    """Confirmed units to which the proposal may belong: its own township's first, the others with their township."""
    names = {unit.id: unit.name for unit in units}
    confirmed = [u for u in units if not u.proposed and not u.joined_into and u.level in ("village", "custom")]
    near = [(unit.id, unit.name) for unit in confirmed if unit.parent == proposal.parent]
    far = [
        (unit.id, f"{unit.name}（{names[unit.parent]}）" if unit.parent in names else unit.name)
        for unit in confirmed
        if unit.parent != proposal.parent
    ]
    return [*near, *far]
