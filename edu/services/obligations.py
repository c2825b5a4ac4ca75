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
from edu.domain.obligations.duties import ClassCounts, Duty, Overview, SubjectDuties, Untracked, urgency, worst
from edu.domain.obligations.rules import NATIONAL
from edu.domain.person_classes import PERSON_CLASSES
from edu.services.obligation_ground import Ground, ground_of
from edu.services.obligation_judging import (
    PRESSING,
    everything,
    firm_duties,
    histories_in,
    org_duties,
    statuses_of,
    subject_duties,
)
from edu.services.obligation_reach import untracked
from edu.system.clock import civil_date

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from edu.domain.histories import PersonHistory
    from edu.domain.obligations.status import State
    from edu.services.ports import Reading, Store
    from edu.services.ports.content import ContentLibrary, ObligationBook
    from edu.system.clock import Clock
    from edu.system.settings import SettingsFile


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
            duties = [ground.duty_of_person(history, status) for status in statuses_of(ground, history)]
            return subject_duties(history.id, "person", history.name, "", duties)

    def org(self, actor: Actor, org_id: str, on: date | None = None) -> SubjectDuties:
        """The duties of the village, township or county itself, not those of its people."""
        with self._store.reading() as view:
            ground = self._ground(view, on)
            unit = ground.unit(self._scope(actor, ground, org_id))
            for history in self._histories(view, ground, unit.id):
                ground.tally.add(history)
            return org_duties(ground, unit)

    def enterprise(self, actor: Actor, enterprise: str, on: date | None = None) -> SubjectDuties:
        with self._store.reading() as view:
            ground = self._ground(view, on)
            firm = ground.enterprises.get(enterprise)
            if firm is None:
                raise NotFound("没有找到这家企业。")
            self._scope(actor, ground, firm.village or firm.township or actor.scope)
            for history in view.histories.histories(view.histories.members_of(enterprise, ground.day)):
                ground.tally.add(history)
            return firm_duties(ground, enterprise)

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
            lines = [org_duties(ground, unit) for unit in units if ground.owes(unit)]
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
                enterprises=tuple(firm_duties(ground, firm) for firm in ground.firms_in(scope)),
                untracked=ground.untracked,
            )

    def stream(self, actor: Actor, org_id: str = "", on: date | None = None) -> Iterator[Duty]:
        """People's duties that are overdue or due soon, by place, employer and name; nothing is held."""
        with self._store.reading() as view:
            ground = self._ground(view, on)
            scope = self._scope(actor, ground, org_id)
            for history in self._histories(view, ground, scope):
                for status in statuses_of(ground, history):
                    if status.state in PRESSING:
                        yield ground.duty_of_person(history, status)

    def everything(self, view: Reading, scope: str, on: date) -> Iterator[Duty]:
        """For a report over one view: people's pressing duties, then all duties of places and firms in the scope."""
        return everything(view, self._ground(view, on), scope, self._settings.value.home)

    def untracked(self, on: date) -> tuple[Untracked, ...]:
        """The rules in use that nobody is judged by, because the program has no record of what they ask for."""
        return untracked(self._book.rules, frozenset(self._settings.value.regions), on)

    def _ground(self, view: Reading, on: date | None) -> Ground:
        day = on or civil_date(self._clock.now_ms())
        return ground_of(view, self._book, self._library.register, self._settings.value, day)

    def _scope(self, actor: Actor, ground: Ground, org_id: str) -> str:
        require(actor, Permission.REPORTS)
        return ground.narrowed(actor, org_id)

    def _histories(self, view: Reading, ground: Ground, scope: str) -> Iterator[PersonHistory]:
        return histories_in(view, ground, scope, self._settings.value.home)


class _Census:
    """People counted by class and worst state; of their pressing duties only the first `keep` are held."""

    def __init__(self, ground: Ground, keep: int) -> None:
        self._ground = ground
        self._keep = keep
        self._heaps: dict[State, list[Duty]] = {state: [] for state in PRESSING}
        self._counts: dict[str, Counter[State]] = {}
        self.totals: Counter[State] = Counter()
        self.worst_of: Counter[State] = Counter()
        self.people = 0

    def add(self, history: PersonHistory) -> None:
        self.people += 1
        self._ground.tally.add(history)
        by_post: dict[str, list[State]] = {}
        statuses = statuses_of(self._ground, history, by_post)
        by_class: dict[str, list[State]] = {}
        for post in history.posts:
            if not post.ends or post.ends >= self._ground.day:
                by_class.setdefault(post.person_class, []).extend(by_post.get(post.id, ()))
        for person_class, states in by_class.items():
            self._counts.setdefault(person_class, Counter())[worst(states)] += 1
        self.worst_of[worst([status.state for status in statuses])] += 1
        for status in statuses:
            if status.state in PRESSING:
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
