"""The plan of a roster import: every row matched against the database, nothing written.

What is matched: a person by the keyed hash of the ID number; an enterprise by its credit code, else by name within the
township; a village by code, else by name within its township.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from edu.domain.people import Enterprise, OrgUnit
from edu.domain.person_classes import PERSON_CLASS_NAMES
from edu.domain.problems import Problem
from edu.domain.roster import RefusedRow, RosterFile, RosterPost, RosterRow
from edu.services.organisations import enterprise_id
from edu.services.people import NewPost
from edu.services.roster_places import Places

if TYPE_CHECKING:
    from collections.abc import Mapping

    from edu.domain.people import Person, Post
    from edu.domain.roster import RosterEnterprise
    from edu.services.ports import Reading

Action = Literal["new", "add_posts", "unchanged", "refused"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedRow:
    """One person of the file: what taking it would do. `person` is set when the database knows them."""

    row: RosterRow
    action: Action
    person: str = ""
    posts: tuple[NewPost, ...] = ()
    enterprises: tuple[Enterprise, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPlan:
    """The dry run's whole answer."""

    file: RosterFile
    township: str
    rows: tuple[PlannedRow, ...]
    problems: tuple[Problem, ...]
    proposals: tuple[OrgUnit, ...]
    new_enterprises: tuple[Enterprise, ...]
    refused: tuple[RefusedRow, ...] = field(repr=False)

    @property
    def counts(self) -> Mapping[str, int]:
        return Counter(row.action for row in self.rows)

    @property
    def accepted(self) -> int:
        """Lines of the file that would be taken (an unchanged person counts: nothing is wrong with the line)."""
        return sum(len(row.row.lines) for row in self.rows if row.action != "refused")

    @property
    def errors(self) -> int:
        return sum(1 for problem in self.problems if problem.severity == "error")


def plan_roster(view: Reading, file: RosterFile, township: str) -> ImportPlan:
    """Pure of writes; `township` (org id or '') is where village names without a township column are looked up."""
    return _Planner(view, file, township).plan()


class _Planner:
    def __init__(self, view: Reading, file: RosterFile, township: str) -> None:
        self._file = file
        self._township = township
        self._places = Places(view.people.org_units(), township)
        self._firms = _Firms(view)
        lookups = {row: view.people.lookup(row.document.modern_number) for row in file.rows}
        known = view.people.by_lookup(lookups.values())
        self._person_of = {row: known[lookup] for row, lookup in lookups.items() if lookup in known}
        self._people = view.people.people_by_id(self._person_of.values())
        self._posts = view.people.posts_of_many(self._person_of.values())
        self._problems: list[Problem] = []

    def plan(self) -> ImportPlan:
        rows = tuple(self._row(row) for row in self._file.rows)
        refused = [
            RefusedRow(line=line, cells=row.row.cells)
            for row in rows
            if row.action == "refused"
            for line in row.row.lines
        ]
        return ImportPlan(
            file=self._file,
            township=self._township,
            rows=rows,
            problems=(*self._file.problems, *self._problems),
            proposals=tuple(self._places.proposals()),
            new_enterprises=tuple(self._firms.new()),
            refused=tuple(sorted((*self._file.refused, *refused), key=lambda row: row.line)),
        )

    def _row(self, row: RosterRow) -> PlannedRow:
        person = self._people.get(self._person_of.get(row, ""))
        if person is not None and person.name != row.name:
            self._problem(row, "id_number_other_name", *_other_name(row, person))
            return PlannedRow(row=row, action="refused", person=person.id)
        posts = tuple(self._post(row, post) for post in row.posts)
        if person is None:
            return PlannedRow(row=row, action="new", posts=posts)
        held = self._posts.get(person.id, ())
        missing = tuple(post for post in posts if not any(_same(post, other) for other in held))
        if not missing:
            self._problem(
                row, "already_registered", "这个人和岗位已经登记过，本行不会重复登记。", "不用处理。", "warning"
            )
            return PlannedRow(row=row, action="unchanged", person=person.id)
        return PlannedRow(row=row, action="add_posts", person=person.id, posts=missing)

    def _post(self, row: RosterRow, post: RosterPost) -> NewPost:
        place = self._places.find(post.org_code or row.org_code, post.town or row.town, post.village or row.village)
        if place.problem:
            self._problem(row, place.problem[0], place.problem[1], place.problem[2], "warning")
        told = post.enterprise or row.enterprise
        firm = self._firms.find(told, place.township, place.village) if told else ""
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

    def _problem(
        self, row: RosterRow, code: str, message: str, remedy: str, severity: Literal["error", "warning"] = "error"
    ) -> None:
        problem = Problem(code=code, message=message, remedy=remedy, severity=severity)
        self._problems.append(self._file.placed(problem, row.line))


class _Firms:
    """Enterprises by credit code, else by name within a township; new ones are collected once."""

    def __init__(self, view: Reading) -> None:
        known = view.people.enterprises()
        self._by_id = {firm.id: firm for firm in known}
        self._by_name = {(firm.township, firm.name): firm.id for firm in known}
        self._new: dict[str, Enterprise] = {}

    def find(self, told: RosterEnterprise, township: str, village: str) -> str:
        by_name = self._by_name.get((township, told.name), "")
        firm = enterprise_id(told.uscc, township, told.name)
        if firm in self._by_id or (not told.uscc and by_name):
            return firm if firm in self._by_id else by_name
        before = self._new.get(firm)
        self._new[firm] = Enterprise(
            id=firm,
            uscc=told.uscc,
            name=told.name,
            industry=told.industry or (before.industry if before else ""),
            high_risk=bool(told.high_risk) or (before.high_risk if before else False),
            township=township,
            village=village,
            key_place=bool(told.key_place) or (before.key_place if before else False),
        )
        return firm

    def new(self) -> list[Enterprise]:
        return list(self._new.values())


def _same(new: NewPost, held: Post) -> bool:
    """One post, whatever dates the second roster gives."""
    return (new.person_class, new.org, new.enterprise, new.work_type) == (
        held.person_class, held.org, held.enterprise, held.work_type,
    )  # fmt: skip


def _other_name(row: RosterRow, person: Person) -> tuple[str, str]:
    return (
        f"这个证件号在系统里登记的姓名是“{person.name}”，本行写的是“{row.name}”。",
        "请核对身份证；确实改名的，先在人员页修改姓名再导入。",
    )
