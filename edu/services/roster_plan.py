"""The plan of a roster import: every row matched against the database, nothing written.

What is matched: a person by the keyed hash of the ID number; an enterprise by its credit code, else by name within the
township (roster_firms.py); a village by code, else by name within its township (roster_places.py).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from edu.domain.enterprise import normalise_phone
from edu.domain.firm_places import FirmPlaces
from edu.domain.person_classes import PERSON_CLASS_NAMES
from edu.domain.problems import Problem
from edu.domain.roster import Field, RefusedRow, RosterFile, RosterPost, RosterRow
from edu.domain.roster_spelling import Spelling
from edu.services import roster_findings as say
from edu.services.people import NewPost
from edu.services.roster_codes import Codes
from edu.services.roster_firms import Asked, Firms
from edu.services.roster_held import HeldPosts, ended_by_hand, what
from edu.services.roster_likeness import FirmLikeness
from edu.services.roster_lines import RosterLines
from edu.services.roster_namesakes import Namesakes
from edu.services.roster_places import Places
from edu.services.roster_posts import folded
from edu.services.roster_schemes import FirmSchemes
from edu.services.roster_told import Told

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from datetime import date

    from edu.domain.people import Enterprise, OrgUnit, Person, Post
    from edu.services.ports import Reading
    from edu.services.roster_findings import Finding
    from edu.services.roster_places import Place

_AT_FIRMS = frozenset(["principal", "safety-manager", "special-operator"])
_AT_VILLAGES = frozenset(["grid-member", "village-admin"])
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
        self._township = township
        units, firms = view.people.org_units(), view.people.enterprises()
        spelling = Spelling(units, firms, township)
        self._as_read = file
        self._file = file = spelling.file(file)
        self._places = Places(units, township)
        self._lines = RosterLines(file, self._places, spelling.towns, firms, township)
        self._places.read(self._lines.line(row, post).place for row in file.rows for post in row.posts)
        self._codes = Codes(self._places)
        lookups = {row: view.people.lookup(row.document.modern_number) for row in file.rows}
        known = view.people.by_lookup(lookups.values())
        self._person_of = {row: known[lookup] for row, lookup in lookups.items() if lookup in known}
        self._people = view.people.people_by_id(self._person_of.values())
        new = (row.name for row in file.rows if row not in self._person_of)
        self._namesakes = Namesakes(view, new, frozenset(self._person_of.values()))
        self._posts = view.people.posts_of_many(self._person_of.values())
        by_hand = ended_by_hand(view, ((row.posts, self._held(row)) for row in self._person_of), today)
        self._held_posts = HeldPosts(self._places, today, by_hand)
        self._details = view.people.details_of_many(self._person_of[row] for row in self._person_of if row.phone)
        self._firm_names = {firm.id: firm.name for firm in firms}
        known_firms = spelling.firms(firms)
        towns = {post.town or row.town for row in file.rows for post in row.posts} - {""}
        where = FirmPlaces(units, towns)
        homes = {firm.id: where.township(firm) for firm in known_firms}
        named = view.people.firm_names(firm.id for firm in known_firms if firm.uscc)
        self._firms = Firms(known_firms, self._named_firms(), homes, named)
        self._likeness = FirmLikeness(self._firms, known_firms)
        of_firms = ((row, post) for row in file.rows for post in row.posts if post.scheme)
        written = ((post, self._lines.line(row, post).firm) for row, post in of_firms)
        self._schemes = FirmSchemes(view, known_firms, written, today)
        self._scheme_said: set[tuple[tuple[str, str, str], str]] = set()
        """Of the row: posts of which a line says the scheme."""
        self._departments: set[tuple[tuple[str, str, str], str]] = set()
        """Of the row: those whose scheme the department's column says."""
        self._told_waiting: set[str] = set()
        self._told = Told(file)
        self._strange: dict[tuple[str, str, str], tuple[str, str]] = {}
        """Of the row: by a post without a village, the township and the code that it writes and nobody registered."""
        self._loose: dict[NewPost, Finding] = {}
        """Of the row: posts of which it does not say the firm or the place that such a post has."""
        self._firms_written = any(row.enterprise is not None for row in file.rows)
        self._known = 0  # people of whom the roster says nothing new

    def plan(self) -> ImportPlan:
        rows = tuple(self._row(row) for row in self._file.rows)
        for row, finding in self._likeness.findings():
            self._told.add(row, finding, named="enterprise")
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
            problems=(*self._told.problems(), *self._known_already()),
            proposals=tuple(unit for unit in self._places.proposals() if unit.id in used),
            new_enterprises=tuple(self._firms.new()),
            new_codes=tuple(self._firms.new_codes()),
            refused=tuple(sorted((*self._file.refused, *refused), key=lambda row: row.line)),
        )

    def _row(self, row: RosterRow) -> PlannedRow:
        other = self._other_person(row)
        if other is not None:
            self._told.add(row, say.id_number_other_name(row, other), "error")
            return PlannedRow(row=row, action="refused", person=other.id)
        person = self._known_person(row)
        unknowable = list(self._unknowable(row))
        if unknowable:
            for named, problem in unknowable:
                self._told.add(row, problem, "error", named)
            return PlannedRow(row=row, action="refused", person=person.id if person else "")
        held = self._held(row)
        self._strange.clear()
        self._loose.clear()
        self._scheme_said.clear()
        self._departments.clear()
        posts = self._own_posts(row)
        firms = tuple(post.enterprise for post in posts if self._firms.known(post.enterprise))
        if person is None:
            self._tell_loose(row, posts)
            self._tell_schemes(row, posts)
            self._tell_namesake(row, posts)
            return PlannedRow(row=row, action="new", posts=posts, leans_on=firms)
        before = self._told.times
        self._check_phone(row, person)
        missing = self._missing(row, posts, held)
        found = [other.id for post in posts for other in self._same(post, held)]
        leans_on = (person.id, *found, *firms)
        if missing:
            self._tell_elsewhere(row, self._held_posts.elsewhere(missing, held, found))
            for post, earlier in self._held_posts.reclassed(missing, held, found):
                self._told.add(row, say.post_reclassed(post.role, post.person_class, earlier.person_class))
            self._tell_loose(row, missing)
            self._tell_schemes(row, missing)
            return PlannedRow(row=row, action="add_posts", person=person.id, posts=missing, leans_on=leans_on)
        self._known += self._told.times == before
        return PlannedRow(row=row, action="unchanged", person=person.id, leans_on=leans_on)

    def _unknowable(self, row: RosterRow) -> Iterator[tuple[Field, tuple[str, str, str]]]:
        """What the row says of a firm or a village that may be either of two; once each."""
        said = set()
        for post in row.posts:
            line, _place = self._asked(row, post)
            found: list[tuple[Field, tuple[str, str, str] | None]] = [
                ("org_code", self._codes.refused(*self._lines.line(row, post).place, self._orgs(row)))
            ]
            if line is not None:
                firms = self._firms
                asked = (firms.shared_code, firms.several_codes, firms.at_a_namesake, firms.either, firms.unclear)
                found += [("uscc", problem(line)) for problem in asked]
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
            self._told.once(row, say.phone_not_taken(person), named="phone")

    def _missing(self, row: RosterRow, posts: Sequence[NewPost], held: Sequence[Post]) -> tuple[NewPost, ...]:
        """The posts to add."""
        missing: list[NewPost] = []
        for post in posts:
            same = self._same(post, held)
            for village in (other.org for other in same if self._held_posts.at(post.org, other)):
                if self._places.final(village) != post.org:
                    self._tell_waiting(row, self._places.final(village))
            said = (what(post), post.scheme) in self._scheme_said
            added, findings = self._held_posts.compare(post, same, held, scheme_said=said)
            missing += [added] if added is not None else []
            for finding in findings:
                self._told.add(row, finding)
        return tuple(missing)

    def _same(self, post: NewPost, held: Sequence[Post]) -> Sequence[Post]:
        town, code = self._strange.get(what(post), ("", ""))
        return [other for other in held if self._held_posts.means(post, other, town, code)]

    def _standing(self, post: NewPost, held: Sequence[Post]) -> Sequence[Post]:
        return [other for other in self._same(post, held) if self._held_posts.stands(other)]

    def _asked(self, row: RosterRow, post: RosterPost) -> tuple[Asked | None, Place]:
        """What the line asks of its firm, and where it is; the township as written, else as it is registered."""
        told, (code, town, village), _doubt = self._lines.line(row, post)
        place = self._places.find(code, town, village, self._orgs(row))
        if told is None:
            return None, place
        own = self._held(row)
        held = frozenset(one.enterprise for one in own)
        near = frozenset(one.enterprise for one in own if self._held_posts.at(place.unit, one))
        stands = frozenset(one.enterprise for one in own if self._held_posts.stands(one))
        return Asked(told, place.township, town or self._places.town_name(place), held, near, stands), place

    def _named_firms(self) -> Iterator[Asked]:
        """Of the rows that are taken."""
        for row in self._file.rows:
            if self._other_person(row) is None:
                asked = (self._asked(row, post)[0] for post in row.posts)
                yield from (line for line in asked if line is not None)

    def _own_posts(self, row: RosterRow) -> tuple[NewPost, ...]:
        """The posts of the row; lines that write one post in two ways have it once, and it is told."""
        posts, repeated = folded(
            [self._post(row, post) for post in row.posts], self._places.one, one_line=len(row.lines) == 1
        )
        for titles in repeated:
            self._told.repeated(row, titles)
        return posts

    def _post(self, row: RosterRow, post: RosterPost) -> NewPost:
        line, place = self._asked(row, post)
        if place.problem:
            self._told.once(row, place.problem)
        for contradicted in self._codes.told(*self._lines.line(row, post).place):
            self._told.add(row, contradicted, named="org_code")
        self._tell_waiting(row, place.village)
        firm = ""
        doubt = self._lines.line(row, post).doubt
        if doubt is not None:
            self._told.once(row, doubt, named="enterprise")
        if line is not None:
            firm = self._firms.find(line, place.village)
            if not self._firms.known(firm):
                self._likeness.write(firm, row)
            for problem in self._firms.findings(line, firm):
                self._told.add(row, problem)
        made = NewPost(
            role=post.title or PERSON_CLASS_NAMES[post.person_class],
            person_class=post.person_class,
            scheme=post.scheme or "emergency",
            org=place.unit,
            enterprise=firm,
            work_type=post.trade,
            starts=post.start,
            ends=post.end,
        )
        self._scheme_said |= {(what(made), made.scheme)} if post.scheme else set()
        self._departments |= {(what(made), made.scheme)} if post.by_department else set()
        if not place.village:
            code, town, _village = self._lines.line(row, post).place
            known = self._places.coded(code) is not None
            self._strange[what(made)] = ("" if made.org else town, "" if known else code)
        without = self._without(row, post, made, place)
        if without is not None:
            self._loose[made] = without
        return made

    def _without(self, row: RosterRow, told: RosterPost, post: NewPost, place: Place) -> Finding | None:
        """What the line does not say that such a post has; a place in the column of the firm is said."""
        firm = told.enterprise is not None or row.enterprise is not None
        village = any((told.village, row.village, told.org_code, row.org_code))
        if place.problem is not None:
            return None
        if not (post.org or post.enterprise):
            return say.post_nowhere()
        if post.person_class in _AT_FIRMS and not firm and (self._firms_written or not village):
            return say.post_without_firm()
        if post.person_class in _AT_VILLAGES and not (firm or village):
            return say.post_without_village(self._places.name(post.org))
        return None

    def _tell_loose(self, row: RosterRow, added: Sequence[NewPost]) -> None:
        """Each finding once a row."""
        for finding in dict.fromkeys(self._loose[post] for post in added if post in self._loose):
            self._told.once(row, finding)

    def _tell_schemes(self, row: RosterRow, added: Sequence[NewPost]) -> None:
        for post in added if self._departments else ():
            if (what(post), post.scheme) in self._departments:
                found = self._schemes.differing(post, self._firm_names.get(post.enterprise, ""))
                if found is not None:
                    self._told.once(row, found, named="scheme")

    def _tell_namesake(self, row: RosterRow, posts: Sequence[NewPost]) -> None:
        found = self._namesakes.of(row.name, posts, self._standing)
        if found is not None:
            self._told.add(row, say.person_namesake(found[0], found[1].role), named="id_number")

    def _tell_elsewhere(self, row: RosterRow, held: Sequence[Post]) -> None:
        """Once a person."""
        if held:
            self._told.add(row, say.post_elsewhere([(post.role, self._where(post)) for post in held]))

    def _where(self, post: Post) -> str:
        """Village or township, firm and trade; without what the title says already."""
        place = f"{self._places.name(self._places.final(post.org))}{self._firm_names.get(post.enterprise, '')}"
        trade = post.work_type if post.work_type != post.role else ""
        return "，".join(filter(None, (place, trade)))

    def _tell_waiting(self, row: RosterRow, village: str) -> None:
        """Once a proposal, at the first line."""
        for unit in self._places.waiting(village):
            if unit.id not in self._told_waiting:
                self._told_waiting.add(unit.id)
                self._told.add(row, say.village_waits(unit, self._places.name(village)), named="village")
