"""Training classes (培训班, 期): opening, the plan of meetings, who is enrolled."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from edu.domain.actors import Actor, Permission, require
from edu.domain.classes import ClassLine
from edu.domain.errors import Conflict, InvalidInput, NotFound
from edu.domain.events import Reason
from edu.domain.events import classes as e
from edu.domain.person_classes import PERSON_CLASSES
from edu.domain.places import PlaceTree
from edu.services.class_access import held_meeting, in_scope, known_class, open_class
from edu.services.rosters import roster_lines
from edu.system.clock import civil_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from edu.domain.classes import ClassRecord, Meeting, RosterLine
    from edu.domain.people import PeopleQuery, Person
    from edu.domain.programmes import Programme
    from edu.services.ports import Store, Writing
    from edu.services.ports.content import ContentLibrary
    from edu.system.clock import Clock
    from edu.system.ids import Ids

LONGEST_MEETING = 600
_PAGE = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class NewMeeting:
    """What a trainer fills in for a meeting; `minutes` is what a full attendance earns."""

    topic: str
    starts_ms: int
    minutes: int
    venue: str = ""
    teacher: str = ""
    teacher_title: str = ""


class Classes:
    def __init__(self, store: Store, clock: Clock, ids: Ids, library: ContentLibrary) -> None:
        self._store = store
        self._clock = clock
        self._ids = ids
        self._library = library

    def programmes(self) -> Sequence[Programme]:
        return list(self._library.programmes.values())

    def broken_programmes(self) -> Sequence[str]:
        """Files of the outlines that no class can be held by."""
        return self._library.broken_programmes

    # -- looking --

    def list(self, actor: Actor, org: str = "") -> Sequence[ClassLine]:
        """Newest first; only what the actor answers for."""
        require(actor, Permission.CLASSES_READ)
        with self._store.reading() as view:
            sizes = view.classes.sizes()
            places = PlaceTree(view.people.org_units())
            asked = places.final_id(org)
            return [
                ClassLine(
                    record=record,
                    org_name=places.name(record.org),
                    people=sizes.get(record.id, (0, 0))[0],
                    meetings=sizes.get(record.id, (0, 0))[1],
                )
                for record in view.classes.classes()
                if (not org or places.final_id(record.org) == asked) and in_scope(view, actor, record.org)
            ]

    def record(self, actor: Actor, training_class: str) -> ClassRecord:
        require(actor, Permission.CLASSES_READ)
        with self._store.reading() as view:
            return known_class(view, actor, training_class)

    def meetings(self, actor: Actor, training_class: str) -> Sequence[Meeting]:
        require(actor, Permission.CLASSES_READ)
        with self._store.reading() as view:
            known_class(view, actor, training_class)
            return view.classes.meetings(training_class)

    def roster(self, actor: Actor, training_class: str) -> tuple[RosterLine, ...]:
        require(actor, Permission.CLASSES_READ)
        with self._store.reading() as view:
            known_class(view, actor, training_class)
            return roster_lines(view, training_class, self._today().isoformat())

    # -- opening and changing --

    def open(
        self,
        actor: Actor,
        *,
        title: str,
        starts: date,
        ends: date,
        programme: str = "",
        person_class: str = "",
        org: str = "",
    ) -> str:
        """A new class. A programme gives person class and kind; without one the hours count as general training."""
        require(actor, Permission.CLASSES_WRITE)
        _check_frame(title, starts, ends)
        plan = self._library.programme(programme) if programme else None
        if person_class and person_class not in PERSON_CLASSES:
            raise InvalidInput("没有这种培训对象。", "请从列表里选择。")
        place = org or actor.scope
        with self._store.writing(actor) as work:
            if place and work.people.org_unit(place) is None:
                raise NotFound("没有找到这个单位。")
            if not in_scope(work, actor, place):
                raise InvalidInput("只能为本单位及下属单位开班。", "请另选单位。")
            made = self._ids.new()
            work.append(
                e.ClassOpened(
                    title=title.strip(),
                    programme=programme,
                    programme_kind=plan.kind if plan else "",
                    person_class=plan.person_class if plan else person_class,
                    org=place,
                    starts=starts.isoformat(),
                    ends=ends.isoformat(),
                ),
                made,
            )
            work.commit()
            return made

    def change(self, actor: Actor, training_class: str, *, title: str, starts: date, ends: date) -> None:
        require(actor, Permission.CLASSES_WRITE)
        _check_frame(title, starts, ends)
        with self._store.writing(actor) as work:
            open_class(work, actor, training_class)
            fact = e.ClassChanged(title=title.strip(), starts=starts.isoformat(), ends=ends.isoformat())
            work.append(fact, training_class)
            work.commit()

    # -- meetings --

    def plan_meeting(self, actor: Actor, training_class: str, new: NewMeeting) -> str:
        require(actor, Permission.CLASSES_WRITE)
        _check_meeting(new)
        with self._store.writing(actor) as work:
            open_class(work, actor, training_class)
            meeting = self._ids.new()
            _plan(work, training_class, meeting, new)
            work.commit()
            return meeting

    def change_meeting(self, actor: Actor, training_class: str, meeting: str, new: NewMeeting) -> None:
        """Who came stays; hours are counted from the new plan."""
        require(actor, Permission.CLASSES_WRITE)
        _check_meeting(new)
        with self._store.writing(actor) as work:
            open_class(work, actor, training_class)
            held_meeting(work, training_class, meeting)
            _plan(work, training_class, meeting, new)
            work.commit()

    def cancel_meeting(self, actor: Actor, training_class: str, meeting: str, reason: str = "") -> None:
        """It earns nobody anything; who had signed in stays in the ledger."""
        require(actor, Permission.CLASSES_WRITE)
        with self._store.writing(actor) as work:
            open_class(work, actor, training_class)
            held_meeting(work, training_class, meeting)
            private = Reason(text=reason.strip()) if reason.strip() else None
            work.append(e.MeetingCancelled(meeting=meeting), training_class, private=private)
            work.commit()

    # -- people --

    def enrol(self, actor: Actor, training_class: str, people: Iterable[str]) -> int:
        """Answers how many are new; whoever is enrolled already stays so."""
        require(actor, Permission.CLASSES_WRITE)
        with self._store.writing(actor) as work:
            open_class(work, actor, training_class)
            added = _enrol(work, training_class, people)
            work.commit()
            return added

    def enrol_matching(self, actor: Actor, training_class: str, query: PeopleQuery) -> int:
        """Everybody whom the query finds (`limit` is not heeded); for instance a person class in an org unit."""
        require(actor, Permission.CLASSES_WRITE)
        asked = replace(query, org=query.org or actor.scope, limit=_PAGE, offset=0)
        with self._store.writing(actor) as work:
            open_class(work, actor, training_class)
            found: list[str] = []
            while lines := work.people.search(replace(asked, offset=len(found))):
                found.extend(line.person.id for line in lines)
            added = _enrol(work, training_class, found)
            work.commit()
            return added

    def withdraw(self, actor: Actor, training_class: str, person: str, reason: str = "") -> None:
        require(actor, Permission.CLASSES_WRITE)
        with self._store.writing(actor) as work:
            open_class(work, actor, training_class)
            if person not in work.classes.roster(training_class):
                raise Conflict("这个人不在本班名单里。", "请刷新名单。")
            private = Reason(text=reason.strip()) if reason.strip() else None
            work.append(e.EnrolmentWithdrawn(), training_class, person=person, private=private)
            work.commit()

    def _today(self) -> date:
        return civil_date(self._clock.now_ms())


def _enrol(work: Writing, training_class: str, people: Iterable[str]) -> int:
    wanted = list(dict.fromkeys(people))
    known = work.people.people_by_id(wanted)
    if any(_unusable(known.get(person)) for person in wanted):
        raise NotFound("名单里有人已不在人员库（已注销或已合并），没有加入。", "请刷新人员列表后重选。")
    enrolled = set(work.classes.roster(training_class))
    new = [person for person in wanted if person not in enrolled]
    for person in new:
        work.append(e.Enrolled(), training_class, person=person)
    return len(new)


def _unusable(person: Person | None) -> bool:
    return person is None or person.erased or bool(person.merged_into)


def _plan(work: Writing, training_class: str, meeting: str, new: NewMeeting) -> None:
    work.append(
        e.MeetingPlanned(
            meeting=meeting,
            topic=new.topic.strip(),
            starts_ms=new.starts_ms,
            minutes=new.minutes,
            venue=new.venue.strip(),
        ),
        training_class,
        private=e.MeetingTeacher(teacher=new.teacher.strip(), teacher_title=new.teacher_title.strip()),
    )


def _check_frame(title: str, starts: date, ends: date) -> None:
    if not title.strip():
        raise InvalidInput("请填写培训班名称。")
    if ends < starts:
        raise InvalidInput("结束日期早于开始日期。", "请检查两个日期。")


def _check_meeting(new: NewMeeting) -> None:
    if not new.topic.strip():
        raise InvalidInput("请填写课次内容。")
    if not 1 <= new.minutes <= LONGEST_MEETING:
        raise InvalidInput(f"一个课次的时长应在 1 到 {LONGEST_MEETING} 分钟之间。", "跨天的课请分成几个课次。")
