"""The sections of a learning file, each from records of one family; every line with its source."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING

from edu.domain.certificates import STATUS_WORDS
from edu.domain.classes import CANCELLED, STATUS_NAMES
from edu.domain.event_words import EVENT_WORDS
from edu.domain.learning_file import (
    CertificateLine,
    DrillLine,
    EventLine,
    ExportLine,
    HoursLine,
    LessonLine,
    MeetingLine,
    PostLine,
    YearHours,
)
from edu.domain.obligations.words import DRILL_FORMS, DRILL_KINDS
from edu.domain.person_classes import PERSON_CLASS_NAMES
from edu.domain.places import PlaceTree
from edu.domain.renewals import state_title
from edu.system.clock import civil_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from edu.domain.classes import Attendance
    from edu.domain.drill_records import DrillRecord
    from edu.services.learning_sources import Sources
    from edu.services.ports import Reading
    from edu.services.ports.content import ContentLibrary

_CLASS_KINDS = ("enrolled", "signed_in", "signed_out", "marked_absent", "made_up")
_CLASS_NAMES: Mapping[str, str] = {str(slug): name for slug, name in PERSON_CLASS_NAMES.items()}


def posts(view: Reading, person: str, sources: Sources) -> Iterator[PostLine]:
    places = PlaceTree(view.people.org_units())
    for post in view.people.posts_of(person):
        firm = view.people.enterprise(post.enterprise) if post.enterprise else None
        yield PostLine(
            source=sources.of("post", post.id),
            role=post.role,
            person_class=_CLASS_NAMES.get(post.person_class, post.person_class),
            place=firm.name if firm else places.name(post.org),
            work_type=post.work_type,
            starts=post.starts,
            ends=post.ends,
        )


def meetings(view: Reading, person: str, sources: Sources) -> list[MeetingLine]:
    """Of every class that the person ever entered; cancelled meetings, as such, only where they were signed into."""
    found = []
    for class_id in sources.subjects(*_CLASS_KINDS):
        record = view.classes.training_class(class_id)
        if record is None:
            continue
        for meeting in view.classes.meetings(class_id):
            held = view.classes.attendance_at(meeting.id, person)
            if held is None and meeting.cancelled:
                continue
            found.append(
                MeetingLine(
                    source=sources.of("meeting", meeting.id) or sources.of("class", class_id),
                    day=civil_date(meeting.starts_ms).isoformat(),
                    class_title=record.title,
                    topic=meeting.topic,
                    teacher=meeting.teacher,
                    minutes=meeting.minutes,
                    in_ms=held.in_ms if held else None,
                    out_ms=held.out_ms if held else None,
                    status=CANCELLED if meeting.cancelled else _status(held),
                    cancelled=meeting.cancelled,
                )
            )
    return sorted(found, key=lambda line: (line.day, line.in_ms or 0, line.topic))


def _status(held: Attendance | None) -> str:
    return STATUS_NAMES[held.status if held and held.status in STATUS_NAMES else "none"]


def lessons(library: ContentLibrary, sources: Sources) -> Iterator[LessonLine]:
    courses = {course.id: course for course in library.courses}
    for line, said in sources.payloads("lesson_completed"):
        course = courses.get(said["course"])
        titles = {lesson.id: lesson.title for lesson in course.lessons} if course else {}
        yield LessonLine(
            source=line.label,
            day=civil_date(line.time_ms).isoformat(),
            course_title=course.title if course else said["course"],
            lesson_title=titles.get(said["lesson"], said["lesson"]),
            credit_minutes=said["credit_minutes"],
            flags=tuple(said.get("flags", ())),
        )


def hours(view: Reading, person: str) -> list[HoursLine]:
    return [
        HoursLine(
            source=credit.id,
            day=credit.day,
            title=credit.title,
            form=credit.form,
            minutes=credit.minutes,
            unit_minutes=credit.unit_minutes,
            withdrawn=credit.withdrawn,
        )
        for credit in view.study.credits_of(person, withdrawn=True)
    ]


def years(lines: Iterable[HoursLine]) -> tuple[YearHours, ...]:
    """Newest first. Minutes are added before they are divided, so that halves of a 学时 are not lost."""
    minutes: dict[int, dict[tuple[str, int], int]] = defaultdict(lambda: defaultdict(int))
    for line in lines:
        if not line.withdrawn:
            minutes[int(line.day[:4])][line.form, line.unit_minutes] += line.minutes

    def tenths(year: int, form: str) -> int:
        return sum(total * 10 // unit for (kind, unit), total in minutes[year].items() if kind == form and unit)

    def whole(year: int, form: str) -> int:
        return sum(total for (kind, _), total in minutes[year].items() if kind == form)

    return tuple(
        YearHours(
            year=year,
            offline_minutes=whole(year, "offline"),
            online_minutes=whole(year, "online"),
            offline_tenths=tenths(year, "offline"),
            online_tenths=tenths(year, "online"),
        )
        for year in sorted(minutes, reverse=True)
    )


def drills(view: Reading, person: str, sources: Sources) -> Iterator[DrillLine]:
    places = PlaceTree(view.people.org_units())
    for drill in view.drills.drills_of(person):
        yield DrillLine(
            source=sources.of("drill", drill.id),
            day=drill.day,
            title=drill.title,
            kind="、".join(
                word for word in (DRILL_FORMS.get(drill.form, drill.form), DRILL_KINDS.get(drill.hazard, "")) if word
            ),
            place=drill.place or _place(view, places, drill),
            part=next((part for held, part in view.drills.people_of(drill.id) if held == person), ""),
            minutes=drill.minutes,
        )


def _place(view: Reading, places: PlaceTree, drill: DrillRecord) -> str:
    firm = view.people.enterprise(drill.enterprise) if drill.enterprise else None
    return firm.name if firm else places.name(drill.org)


def certificates(view: Reading, person: str, sources: Sources, today: str) -> Iterator[CertificateLine]:
    for held in view.certificates.of_person(person):
        revoked = f"（{held.revoked}）" if held.revoked else ""
        state = held.state_on(date.fromisoformat(today))
        taught = view.classes.training_class(held.training_class) if held.training_class else None
        yield CertificateLine(
            source=sources.of("certificate", held.id),
            own=True,
            title=held.title,
            number=held.number,
            issuer=held.issuer,
            issued=held.issued,
            expires=held.expires,
            state=STATUS_WORDS[state] + revoked,
            training=taught.title if taught else "",
        )
    for recorded in view.certificates.state_certificates_of(person):
        yield CertificateLine(
            source=sources.of("state", recorded.id),
            own=False,
            title=state_title(recorded.certificate_kind, recorded.category),
            number=recorded.number_mask,
            issuer=recorded.authority,
            issued=recorded.issued,
            expires=recorded.expires,
            state=STATUS_WORDS["expired" if recorded.expires and today > recorded.expires else "valid"],
        )


def exports(sources: Sources) -> Iterator[ExportLine]:
    for line, said in sources.payloads("learning_file_exported"):
        yield ExportLine(source=line.label, at_ms=line.time_ms, form=said["form"], actor=line.actor)


def events(sources: Sources) -> Iterator[EventLine]:
    for line in sources.lines:
        yield EventLine(
            source=line.label,
            kind=line.kind,
            what=EVENT_WORDS.get(line.kind, line.kind),
            at_ms=line.time_ms,
            actor=line.actor,
            subject=line.subject,
            payload=line.payload,
            hash=line.hash,
        )
