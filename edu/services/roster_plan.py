"""The plan of a roster import: every row matched against the database, nothing written.

What is matched: a person by the keyed hash of the ID number; an enterprise by its credit code, else by name within the
township (roster_firms.py); a village by code, else by name within its township (roster_places.py).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from edu.domain.enterprise import normalise_phone
from edu.domain.firm_places import FirmPlaces
from edu.domain.person_classes import PERSON_CLASS_NAMES
from edu.domain.problems import Problem
from edu.domain.roster import Field, RefusedRow, RosterFile, RosterPost, RosterRow
from edu.domain.roster_spelling import Spelling
from edu.services.people import NewPost
from edu.services.roster_codes import Codes
from edu.services.roster_firms import Asked, Firms
from edu.services.roster_places import Places
from edu.services.roster_posts import folded

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from edu.domain.people import Enterprise, OrgUnit, Person, Post
    from edu.services.ports import Reading
    from edu.services.roster_places import Place

_NAMED_LINES = 5
Action = Literal["new", "add_posts", "unchanged", "refused"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedRow:
    """One person of the file: what taking it would do. `person` is set when the database knows them.

    `leans_on`: ids of the people, posts and enterprises that the database has already and the row is about.
    """

    row: RosterRow
    action: Action
    person: str = ""
    posts: tuple[NewPost, ...] = ()
    leans_on: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPlan:
    """The dry run's whole answer."""

    file: RosterFile
    township: str
    rows: tuple[PlannedRow, ...]
    problems: tuple[Problem, ...]
    proposals: tuple[OrgUnit, ...]
    new_enterprises: tuple[Enterprise, ...]
    new_codes: tuple[tuple[str, str], ...]
    """(enterprise, credit code): registered without one, and the roster writes it."""
    refused: tuple[RefusedRow, ...] = field(repr=False)

    @property
    def counts(self) -> Mapping[str, int]:
        return Counter(row.action for row in self.rows)

    @property
    def accepted(self) -> int:
        """Lines of the file that would be taken (an unchanged person counts: nothing is wrong with the line)."""
        return sum(len(row.row.lines) for row in self.rows if row.action != "refused")

    @property
    def leans_on(self) -> frozenset[str]:
        """What was there before and accepted rows are about: people, posts and enterprises."""
        return frozenset(id_ for row in self.rows if row.action != "refused" for id_ in row.leans_on)

    @property
    def errors(self) -> int:
        return sum(1 for problem in self.problems if problem.severity == "error")


def plan_roster(view: Reading, file: RosterFile, township: str, today: date) -> ImportPlan:
    """Pure of writes; `township` (org id or '') is where village names without a township column are looked up."""
    return _Planner(view, file, township, today).plan()


class _Planner:
    def __init__(self, view: Reading, file: RosterFile, township: str, today: date) -> None:
        self._today = today
        self._township = township
        units, firms = view.people.org_units(), view.people.enterprises()
        spelling = Spelling(units, firms, township)
        self._as_read = file
        self._file = file = spelling.file(file)
        self._places = Places(units, township)
        self._places.read(_written(row, post) for row in file.rows for post in row.posts)
        self._codes = Codes(self._places)
        lookups = {row: view.people.lookup(row.document.modern_number) for row in file.rows}
        known = view.people.by_lookup(lookups.values())
        self._person_of = {row: known[lookup] for row, lookup in lookups.items() if lookup in known}
        self._people = view.people.people_by_id(self._person_of.values())
        self._posts = view.people.posts_of_many(self._person_of.values())
        self._details = view.people.details_of_many(self._person_of[row] for row in self._person_of if row.phone)
        known_firms = spelling.firms(firms)
        towns = {post.town or row.town for row in file.rows for post in row.posts} - {""}
        where = FirmPlaces(units, towns)
        homes = {firm.id: where.township(firm) for firm in known_firms}
        self._firms = Firms(known_firms, self._named_firms(), homes)
        self._told_waiting: set[str] = set()
        self._problems: list[Problem] = []
        self._known = 0  # people of whom the roster says nothing new

    def plan(self) -> ImportPlan:
        rows = tuple(self._row(row) for row in self._file.rows)
        used = {post.org for row in rows for post in row.posts} | {firm.village for firm in self._firms.new()}
        refused = [
            RefusedRow(line=line, cells=row.row.cells)
            for row in rows
            if row.action == "refused"
            for line in row.row.lines
        ]
        return ImportPlan(
            file=self._as_read,
            township=self._township,
            rows=rows,
            problems=(*self._file.problems, *self._problems, *self._known_already()),
            proposals=tuple(unit for unit in self._places.proposals() if unit.id in used),
            new_enterprises=tuple(self._firms.new()),
            new_codes=tuple(self._firms.new_codes()),
            refused=tuple(sorted((*self._file.refused, *refused), key=lambda row: row.line)),
        )

    def _row(self, row: RosterRow) -> PlannedRow:
        other = self._other_person(row)
        if other is not None:
            self._problem(row, "id_number_other_name", *_other_name(row, other))
            return PlannedRow(row=row, action="refused", person=other.id)
        person = self._known_person(row)
        unknowable = list(self._unknowable(row))
        if unknowable:
            for named, problem in unknowable:
                self._problem(row, *problem, named=named)
            return PlannedRow(row=row, action="refused", person=person.id if person else "")
        held = self._held(row)
        posts = self._own_posts(row)
        firms = tuple(post.enterprise for post in posts if self._firms.known(post.enterprise))
        if person is None:
            return PlannedRow(row=row, action="new", posts=posts, leans_on=firms)
        before = len(self._problems)
        self._check_phone(row, person)
        missing = self._missing(row, posts, held)
        found = (other.id for other in held if any(self._same(post, other) for post in posts))
        leans_on = (person.id, *found, *firms)
        if missing:
            return PlannedRow(row=row, action="add_posts", person=person.id, posts=missing, leans_on=leans_on)
        self._known += len(self._problems) == before
        return PlannedRow(row=row, action="unchanged", person=person.id, leans_on=leans_on)

    def _unknowable(self, row: RosterRow) -> Iterator[tuple[Field, tuple[str, str, str]]]:
        """What the row says of a firm or a village that may be either of two; once each."""
        said = set()
        for post in row.posts:
            line, _place = self._told(row, post)
            found: list[tuple[Field, tuple[str, str, str] | None]] = [
                ("org_code", self._codes.refused(*_written(row, post), self._orgs(row)))
            ]
            if line is not None:
                found += [
                    ("uscc", problem(line))
                    for problem in (self._firms.several_codes, self._firms.at_a_namesake, self._firms.either)
                ]
            for named, told in found:
                if told is not None and told not in said:
                    said.add(told)
                    yield named, told

    def _held(self, row: RosterRow) -> Sequence[Post]:
        return self._posts.get(self._person_of.get(row, ""), ())

    def _orgs(self, row: RosterRow) -> Collection[str]:
        return {self._places.final(post.org) for post in self._held(row)}

    def _known_person(self, row: RosterRow) -> Person | None:
        return self._people.get(self._person_of.get(row, ""))

    def _other_person(self, row: RosterRow) -> Person | None:
        """Who has the row's ID number under another name."""
        person = self._known_person(row)
        return person if person is not None and person.name != row.name else None

    def _known_already(self) -> Iterator[Problem]:
        """Once for the whole file: a roster comes back every quarter, and a line a person would bury the findings."""
        if self._known:
            yield Problem(
                code="already_registered",
                message=f"{self._known} 人连同岗位都已经登记过，不会重复登记。",
                remedy="不用处理。",
                severity="warning",
                file=self._file.name,
            )

    def _check_phone(self, row: RosterRow, person: Person) -> None:
        """An import adds people and posts; it changes nobody's details, and says so where the roster's differ."""
        details = self._details.get(person.id)
        if details is not None and row.phone and row.phone != normalise_phone(details.phone):
            self._problem(row, "phone_not_taken", *_other_phone(person), "warning", "phone")

    def _missing(self, row: RosterRow, posts: Sequence[NewPost], held: Sequence[Post]) -> tuple[NewPost, ...]:
        """The posts to add. One that ended is begun again only where the roster's dates say so."""
        missing: list[NewPost] = []
        for post in posts:
            same = [other for other in held if self._same(post, other)]
            for village in (other.org for other in same if self._places.final(other.org) != post.org):
                self._tell_waiting(row, self._places.final(village))
            ends = [other.ends for other in same]
            if not ends:
                missing.append(post)
                self._tell_beside(row, post, held)
            elif "" not in ends:
                last = date.fromisoformat(max(ends))
                if post.starts is not None and post.starts > last:
                    missing.append(post)
                elif post.ends is not None and post.ends > last:
                    missing.append(replace(post, starts=last + timedelta(days=1)))
                    self._problem(row, "post_prolonged", *_prolonged(post, last, post.ends), "warning")
                elif last < self._today:
                    self._problem(row, "post_ended", *_post_ended(post, last), "warning")
        return tuple(missing)

    def _tell_beside(self, row: RosterRow, post: NewPost, held: Sequence[Post]) -> None:
        """A roster of before knew no village, or its code was registered since."""
        above = self._places.township_of(post.org)
        for other in held:
            wide = other.org in ("", above) and other.org != post.org
            if wide and _what(post) == _what(other) and (not other.ends or other.ends >= self._today.isoformat()):
                place = (self._places.name(other.org), self._places.name(post.org))
                self._problem(row, "post_beside", *_beside(post.role, *place), "warning")
                return

    def _same(self, new: NewPost, held: Post) -> bool:
        """One post, whatever dates the second roster gives; a proposal that was joined to a village is that village.

        So are one that waits to be joined and the village, whichever of the two the roster finds: else the person would
        have the post twice once it is.
        """
        return _what(new) == _what(held) and self._at(new.org, held)

    def _at(self, unit: str, held: Post) -> bool:
        at = self._places.final(held.org)
        return self._places.one(unit, at) or self._places.one(at, unit)

    def _told(self, row: RosterRow, post: RosterPost) -> tuple[Asked | None, Place]:
        """What the line asks of its firm, and where it is; the township as written, else as it is registered."""
        code, town, village = _written(row, post)
        place = self._places.find(code, town, village, self._orgs(row))
        told = post.enterprise or row.enterprise
        if told is None:
            return None, place
        own = self._held(row)
        held = frozenset(one.enterprise for one in own)
        near = frozenset(one.enterprise for one in own if self._at(place.unit, one))
        stands = frozenset(one.enterprise for one in own if not one.ends or one.ends >= self._today.isoformat())
        return Asked(told, place.township, town or self._places.town_name(place), held, near, stands), place

    def _named_firms(self) -> Iterator[Asked]:
        """Of the rows that are taken."""
        for row in self._file.rows:
            if self._other_person(row) is None:
                asked = (self._told(row, post)[0] for post in row.posts)
                yield from (line for line in asked if line is not None)

    def _own_posts(self, row: RosterRow) -> tuple[NewPost, ...]:
        """The posts of the row; lines that write one post in two ways have it once, and it is told."""
        posts, repeated = folded([self._post(row, post) for post in row.posts], self._places.one)
        for title in repeated:
            self._problem(row, "post_repeated", *_repeated(row, title), "warning")
        return posts

    def _post(self, row: RosterRow, post: RosterPost) -> NewPost:
        line, place = self._told(row, post)
        if place.problem:
            self._problem(row, place.problem[0], place.problem[1], place.problem[2], "warning")
        contradicted = self._codes.told(*_written(row, post))
        if contradicted is not None:
            self._problem(row, *contradicted, "warning", "org_code")
        self._tell_waiting(row, place.village)
        firm = ""
        if line is not None:
            firm = self._firms.find(line, place.village)
            for problem in self._firms.findings(line.told, firm):
                self._problem(row, *problem, "warning")
        return NewPost(
            role=post.title or PERSON_CLASS_NAMES[post.person_class],
            person_class=post.person_class,
            scheme=post.scheme,
            org=place.unit,
            enterprise=firm,
            work_type=post.trade,
            starts=post.start,
            ends=post.end,
        )

    def _tell_waiting(self, row: RosterRow, village: str) -> None:
        """Once a proposal, at the first line."""
        for unit in self._places.waiting(village):
            if unit.id not in self._told_waiting:
                self._told_waiting.add(unit.id)
                self._problem(row, "village_waits", *_waits(unit, self._places.name(village)), "warning", "village")

    def _problem(
        self,
        row: RosterRow,
        code: str,
        message: str,
        remedy: str,
        severity: Literal["error", "warning"] = "error",
        named: Field | None = None,
    ) -> None:
        problem = Problem(code=code, message=message, remedy=remedy, severity=severity)
        self._problems.append(self._file.placed(problem, row.line, named))


def _written(row: RosterRow, post: RosterPost) -> tuple[str, str, str]:
    """Code, township and village of the post's line, else of the person's first that gives them.

    Of a line that speaks of another place nothing is taken but the township, and that only where no code says it.
    """
    own, first = (post.org_code, post.town, post.village), (row.org_code, row.town, row.village)
    if any(one and other and one != other for one, other in zip(own, first, strict=True)):
        return post.org_code, post.town or ("" if post.org_code else row.town), post.village
    return post.org_code or row.org_code, post.town or row.town, post.village or row.village


def _what(post: NewPost | Post) -> tuple[str, str, str]:
    return post.person_class, post.enterprise, post.work_type


def _beside(title: str, wide: str, place: str) -> tuple[str, str]:
    where = f"归在“{wide}”，没有写到村" if wide else "没有写明单位"
    return (
        f"这个人已经登记过“{title}”岗位，{where}；名册写的是“{place}”，导入后另有一个岗位。",
        "是同一个岗位的，导入后请在人员页结束没有写到村的那一个；确实是两个岗位的，不用处理。",
    )


def _waits(proposal: OrgUnit, village: str) -> tuple[str, str]:
    return (
        f"村（社区）“{village}”已经登记，以前的名册写的“{proposal.name}”还在等待确认，看名字或区划代码可能是同一个村；"
        "登记在那个名字下的岗位，这次不再重复登记。",
        f"请在“村社与企业”的“等待确认的名字”里处理“{proposal.name}”：是同一个村的，点“并入已有的村”；"
        "不是的，另行新增或并入，再导入一次这份名册。",
    )


def _repeated(row: RosterRow, title: str) -> tuple[str, str]:
    lines = row.lines if len({line.sheet for line in row.lines}) == 1 else ()
    where = f"第 {'、'.join(str(line.row) for line in lines)} 行" if 1 < len(lines) <= _NAMED_LINES else "名册的几行"
    return (
        f"{where}写的是同一个人，其中“{title}”岗位写了不止一次：单位、企业和人员类别都相同，只登记一个；"
        "任职日期不一样的，从最早的开始登记到最晚的结束。",
        "不用处理；确实是两处的，请在名册里把单位、企业写清楚再导入。",
    )


def _prolonged(post: NewPost, last: date, until: date) -> tuple[str, str]:
    return (
        f"这个人的“{post.role}”岗位登记到 {last.isoformat()}，名册写到 {until.isoformat()}，导入后从次日起接着在岗。",
        "已经离岗的，请从名册里删去这一行再导入。",
    )


def _post_ended(post: NewPost, last: date) -> tuple[str, str]:
    return (
        f"这个人登记过“{post.role}”岗位，已于 {last.isoformat()} 结束；名册没有写新的日期，没有重新上岗。",
        "仍在岗的，请在名册里写上新的任职日期或到期日期再导入，或在人员页添加岗位。",
    )


def _other_phone(person: Person) -> tuple[str, str]:
    held = (
        f"名册写的手机与登记的（{person.phone_mask}）不同"
        if person.phone_mask
        else "名册写了手机，这个人还没有登记手机"
    )
    return f"{held}；导入不改已登记的人的手机，没有采用。", "名册对的，请打开这个人的页面，点“改姓名、手机”。"


def _other_name(row: RosterRow, person: Person) -> tuple[str, str]:
    return (
        f"这个证件号在系统里登记的姓名是“{person.name}”，本行写的是“{row.name}”。",
        "请核对身份证；确实改名的，先在人员页修改姓名再导入。",
    )
