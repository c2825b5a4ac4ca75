"""Who owes what: how people, villages, townships and enterprises stand with the duties of law on a day.

Judging is the engine's (edu.domain.obligations); here records become its subjects and its answers become values that
a screen can show. Everything is read a batch at a time, so that a county fits.
"""

from __future__ import annotations

import heapq
from collections import Counter
from typing import TYPE_CHECKING

from edu.domain.actors import Actor, Permission, require
from edu.domain.errors import NotFound
from edu.domain.obligations.duties import ClassCounts, Duty, Overview, SubjectDuties, urgency, worst
from edu.domain.obligations.engine import assess_all, worst_by_rule
from edu.domain.obligations.rules import NATIONAL
from edu.domain.person_classes import PERSON_CLASSES
from edu.services.obligation_facts import evidence_of
from edu.services.obligation_ground import Ground, ground_of, untracked_titles
from edu.system.clock import civil_date

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from edu.domain.histories import PersonHistory
    from edu.domain.obligations.status import State, Status
    from edu.domain.people import OrgUnit
    from edu.services.ports import Reading, Store
    from edu.services.ports.content import ContentLibrary, ObligationBook
    from edu.system.clock import Clock
    from edu.system.settings import SettingsFile

_PRESSING: tuple[State, ...] = ("overdue", "due_soon")


class Obligations:
    def __init__(
        self, store: Store, clock: Clock, library: ContentLibrary, book: ObligationBook, settings: SettingsFile
    ) -> None:
        self._store = store
        self._clock = clock
        self._library = library
        self._book = book
        self._settings = settings

    def regions(self) -> dict[str, str]:
        """Regional rule sets that the settings can switch on: slug → name, as their titles begin (松阳：…)."""
        named: dict[str, str] = {}
        for rule in self._book.rules:
            if rule.region != NATIONAL:
                named.setdefault(rule.region, rule.title.partition("：")[0])
        return named

    def person(self, actor: Actor, person: str, on: date | None = None) -> SubjectDuties:
        require(actor, Permission.LEARNING_FILE_READ, person)
        with self._store.reading() as view:
            ground = self._ground(view, on)
            history = next(iter(view.histories.histories([person])), None)
            if history is None:
                raise NotFound("没有找到这个人。", "名单可能已被撤销，请刷新列表。")
            duties = [ground.duty_of_person(history, status) for status in _statuses(ground, history)]
            return _subject(history.id, "person", history.name, "", duties)

    def org(self, actor: Actor, org_id: str, on: date | None = None) -> SubjectDuties:
        """The duties of the village, township or county itself, not those of its people."""
        with self._store.reading() as view:
            ground = self._ground(view, on)
            unit = ground.unit(self._scope(actor, ground, org_id))
            for history in self._histories(view, ground, unit.id):
                ground.tally.add(history)
            return _org(ground, unit)

    def enterprise(self, actor: Actor, enterprise: str, on: date | None = None) -> SubjectDuties:
        with self._store.reading() as view:
            ground = self._ground(view, on)
            firm = ground.enterprises.get(enterprise)
            if firm is None:
                raise NotFound("没有找到这家企业。")
            self._scope(actor, ground, firm.village or firm.township or actor.scope)
            for history in view.histories.histories(view.histories.members_of(enterprise, ground.day)):
                ground.tally.add(history)
            return _firm(ground, enterprise)

    def overview(
        self, actor: Actor, org_id: str = "", on: date | None = None, *, limit: int = 200, offset: int = 0
    ) -> Overview:
        """Everything below one org unit ('' = all); `limit` and `offset` page the two lists of people's duties."""
        with self._store.reading() as view:
            ground = self._ground(view, on)
            scope = self._scope(actor, ground, org_id)
            census = _Census(ground, offset + limit)
            for history in self._histories(view, ground, scope):
                census.add(history)
            units = ground.tree.live(scope)
            lines = [_org(ground, unit) for unit in units if ground.owes(unit)]
            return Overview(
                org=scope,
                org_name=ground.tree.name(scope),
                on=ground.on,
                people=census.people,
                overdue_people=census.worst_of["overdue"],
                due_soon_people=census.worst_of["due_soon"],
                classes=census.classes(),
                overdue=census.page("overdue", offset),
                overdue_total=census.totals["overdue"],
                due_soon=census.page("due_soon", offset),
                due_soon_total=census.totals["due_soon"],
                townships=tuple(line for line in lines if line.type in ("township", "county")),
                villages=tuple(line for line in lines if line.type == "village"),
                enterprises=tuple(_firm(ground, firm) for firm in ground.firms_in(scope)),
                untracked=ground.untracked,
            )

    def stream(self, actor: Actor, org_id: str = "", on: date | None = None) -> Iterator[Duty]:
        """People's duties that are overdue or due soon, by place, employer and name; nothing is held."""
        with self._store.reading() as view:
            ground = self._ground(view, on)
            scope = self._scope(actor, ground, org_id)
            for history in self._histories(view, ground, scope):
                for status in _statuses(ground, history):
                    if status.state in _PRESSING:
                        yield ground.duty_of_person(history, status)

    def everything(self, view: Reading, scope: str, on: date) -> Iterator[Duty]:
        """For a report over one view: people's pressing duties, then all duties of places and firms in the scope."""
        ground = self._ground(view, on)
        for history in self._histories(view, ground, scope):
            ground.tally.add(history)
            for status in _statuses(ground, history):
                if status.state in _PRESSING:
                    yield ground.duty_of_person(history, status)
        for unit in ground.tree.live(scope):
            if ground.owes(unit):
                yield from _org(ground, unit).duties
        for firm in ground.firms_in(scope):
            yield from _firm(ground, firm).duties

    def untracked(self, on: date) -> tuple[str, ...]:
        """Titles of the rules in use that nobody is judged by, because the program has no event for their evidence."""
        return untracked_titles(self._book.rules, frozenset(self._settings.value.regions), on)

    def _ground(self, view: Reading, on: date | None) -> Ground:
        day = on or civil_date(self._clock.now_ms())
        return ground_of(view, self._book, self._library.register, self._settings.value, day)

    def _scope(self, actor: Actor, ground: Ground, org_id: str) -> str:
        require(actor, Permission.REPORTS)
        return ground.narrowed(actor, org_id)

    def _histories(self, view: Reading, ground: Ground, scope: str) -> Iterator[PersonHistory]:
        unplaced = not scope or scope == self._settings.value.home
        members = view.histories.members(ground.tree.lines(scope).line_of, ground.day, unplaced=unplaced)
        return view.histories.histories(members)


class _Census:
    """People counted by class and worst state; of their pressing duties only the first `keep` are held."""

    def __init__(self, ground: Ground, keep: int) -> None:
        self._ground = ground
        self._keep = keep
        self._heaps: dict[State, list[Duty]] = {state: [] for state in _PRESSING}
        self._counts: dict[str, Counter[State]] = {}
        self.totals: Counter[State] = Counter()
        self.worst_of: Counter[State] = Counter()
        self.people = 0

    def add(self, history: PersonHistory) -> None:
        self.people += 1
        self._ground.tally.add(history)
        by_post: dict[str, list[State]] = {}
        statuses = _statuses(self._ground, history, by_post)
        by_class: dict[str, list[State]] = {}
        for post in history.posts:
            if not post.ends or post.ends >= self._ground.day:
                by_class.setdefault(post.person_class, []).extend(by_post.get(post.id, ()))
        for person_class, states in by_class.items():
            self._counts.setdefault(person_class, Counter())[worst(states)] += 1
        self.worst_of[worst([status.state for status in statuses])] += 1
        for status in statuses:
            if status.state in _PRESSING:
                self.totals[status.state] += 1
                self._heaps[status.state].append(self._ground.duty_of_person(history, status))
        for state, held in self._heaps.items():
            if len(held) > 4 * self._keep + 1000:
                self._heaps[state] = heapq.nsmallest(self._keep, held, key=urgency)

    def page(self, state: State, offset: int) -> tuple[Duty, ...]:
        return tuple(heapq.nsmallest(self._keep, self._heaps[state], key=urgency)[offset:])

    def classes(self) -> tuple[ClassCounts, ...]:
        return tuple(
            ClassCounts(
                person_class=person_class,
                people=sum(counts.values()),
                states={state: number for state, number in counts.items() if state != "not_applicable"},
                without=counts["not_applicable"],
            )
            for person_class in (*PERSON_CLASSES, "")
            if (counts := self._counts.get(person_class))
        )


def _statuses(ground: Ground, history: PersonHistory, by_post: dict[str, list[State]] | None = None) -> list[Status]:
    """One status a rule, the worst of the person's posts; `by_post` is filled with the states of each."""
    evidence = evidence_of(history)
    found: list[Status] = []
    for post in history.posts:
        if not post.ends or post.ends >= ground.day:
            judged = assess_all(ground.book, ground.setting.person(history, post), evidence, ground.on)
            found.extend(judged)
            if by_post is not None:
                by_post[post.id] = [status.state for status in judged]
    return worst_by_rule(found)


def _org(ground: Ground, unit: OrgUnit) -> SubjectDuties:
    facts = ground.setting.org(unit, ground.tally.measures(unit.id, unit.level))
    kind = facts.type if facts is not None else unit.level
    statuses = [] if facts is None else assess_all(ground.book, facts, ground.org_evidence(unit), ground.on)
    place = ground.tree.full_name(unit.id)
    duties = [ground.duty(status, name=unit.name, place=place) for status in statuses]
    return _subject(unit.id, kind, unit.name, place, duties)


def _firm(ground: Ground, enterprise: str) -> SubjectDuties:
    firm = ground.enterprises[enterprise]
    facts = ground.setting.enterprise(firm, ground.tally.measures(firm.id, "enterprise"))
    statuses = assess_all(ground.book, facts, ground.firm_evidence(firm.id), ground.on)
    place = ground.tree.full_name(firm.village or firm.township)
    duties = [ground.duty(status, name=firm.name, place=place) for status in statuses]
    return _subject(firm.id, "enterprise", firm.name, place, duties)


def _subject(id_: str, kind: str, name: str, place: str, duties: Sequence[Duty]) -> SubjectDuties:
    ordered = tuple(sorted(duties, key=urgency))
    return SubjectDuties(
        id=id_, type=kind, name=name, place=place, state=worst([duty.state for duty in ordered]), duties=ordered
    )
