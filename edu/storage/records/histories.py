"""What people did, in bulk (port: edu.services.ports.histories)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import func, or_, select

from edu.domain.histories import ClassFact, CreditFact, DrillFact, ExamFact, HeldCertificate, PersonHistory
from edu.domain.obligations.keywords import TRAINING
from edu.domain.people import Post
from edu.storage.records.chunks import chunked
from edu.storage.records.placing import line_of, merges, place_table, placed, post_place
from edu.storage.schema import events
from edu.storage.schema_certificates import certificates, state_certificates
from edu.storage.schema_classes import attendance, classes, drills
from edu.storage.schema_exams import exams, papers, sittings
from edu.storage.schema_people import enterprises, people, posts
from edu.storage.schema_study import credit_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from sqlalchemy import Connection

_POSTS = select(
    posts.c.person, posts.c.id, posts.c.role, posts.c.person_class, posts.c.scheme, posts.c.org, posts.c.enterprise,
    posts.c.work_type, posts.c.starts, posts.c.ends,
).order_by(posts.c.starts, posts.c.id)  # fmt: skip
_CREDITS = (
    select(
        credit_rows.c.person, credit_rows.c.id, credit_rows.c.minutes, credit_rows.c.form == "online",
        credit_rows.c.source, credit_rows.c.source_id, credit_rows.c.programme_kind, credit_rows.c.person_class,
        credit_rows.c.day, credit_rows.c.title,
    )
    .where(credit_rows.c.withdrawn.is_(False))
    .order_by(credit_rows.c.day, credit_rows.c.id)
)  # fmt: skip
_CLASS = (
    classes.c.id, classes.c.title, classes.c.programme_kind, classes.c.person_class, classes.c.starts,
    classes.c.ends, classes.c.org,
)  # fmt: skip
_CLASSES = (
    select(attendance.c.person, *_CLASS)
    .join(classes, classes.c.id == attendance.c.training_class)
    .where(classes.c.state == "closed", attendance.c.status.in_(("present", "made_up")))
    .distinct()
    .order_by(classes.c.ends, classes.c.id)
)
_EXAMS = (
    select(
        sittings.c.person, sittings.c.id, sittings.c.ended_ms, func.coalesce(papers.c.person_class, ""),
        func.coalesce(classes.c.programme_kind, ""), func.coalesce(exams.c.title, papers.c.title, ""),
    )
    .outerjoin(papers, papers.c.id == sittings.c.paper)
    .outerjoin(exams, exams.c.id == sittings.c.exam)
    .outerjoin(classes, classes.c.id == exams.c.training_class)
    .where(sittings.c.source == "exam", sittings.c.state == "marked", sittings.c.passed.is_(True))
    .order_by(sittings.c.ended_ms, sittings.c.id)
)  # fmt: skip
_STATE = (
    select(
        state_certificates.c.person, state_certificates.c.id, state_certificates.c.certificate_kind,
        state_certificates.c.issued, state_certificates.c.expires,
    )
    .where(state_certificates.c.withdrawn.is_(False))
    .order_by(state_certificates.c.issued, state_certificates.c.id)
)  # fmt: skip
_OWN = (
    select(certificates.c.person, certificates.c.id, certificates.c.issued, certificates.c.expires)
    .where(certificates.c.revoked == "")
    .order_by(certificates.c.issued, certificates.c.id)
)


class HistoryRecords:
    def __init__(self, connect: Callable[[], Connection]) -> None:
        self._connect = connect

    def first_ms(self) -> int | None:
        return self._connect().execute(select(func.min(events.c.time_ms))).scalar_one_or_none()

    def members(self, lines: Mapping[str, int], day: str, *, unplaced: bool = False) -> Sequence[str]:
        place = place_table(lines)
        line = func.min(line_of(place))
        employer = func.min(func.coalesce(enterprises.c.name, ""))
        query = (
            select(people.c.id)
            .join(posts, posts.c.person == people.c.id)
            .outerjoin(enterprises, enterprises.c.id == posts.c.enterprise)
            .outerjoin(place, place.c.org == post_place())
            .where(placed(place, post_place(), unplaced=unplaced))
            .where(or_(posts.c.ends == "", posts.c.ends >= day))
            .group_by(people.c.id, people.c.initials, people.c.name)
            .order_by(line, employer, people.c.initials, people.c.name, people.c.id)
        )
        return self._finally(self._connect().execute(query).scalars())

    def members_of(self, enterprise: str, day: str) -> Sequence[str]:
        query = (
            select(people.c.id)
            .join(posts, posts.c.person == people.c.id)
            .where(posts.c.enterprise == enterprise, or_(posts.c.ends == "", posts.c.ends >= day))
            .group_by(people.c.id, people.c.initials, people.c.name)
            .order_by(people.c.initials, people.c.name, people.c.id)
        )
        return self._finally(self._connect().execute(query).scalars())

    def histories(self, people: Sequence[str]) -> Iterator[PersonHistory]:
        into = merges(self._connect())
        aliases: dict[str, list[str]] = {}
        for alias, final in into.items():
            aliases.setdefault(final, []).append(alias)
        for batch in chunked(person for person in people if person not in into):
            yield from self._batch(batch, aliases, into)

    def drills(self) -> Iterator[DrillFact]:
        query = select(
            drills.c.id, drills.c.title, drills.c.org, drills.c.enterprise, drills.c.level, drills.c.content,
            drills.c.form, drills.c.hazard, drills.c.day, drills.c.participants, drills.c.evaluated,
        )  # fmt: skip
        ordered = query.where(drills.c.withdrawn.is_(False)).order_by(drills.c.day, drills.c.id)
        return (DrillFact(*row) for row in self._connect().execute(ordered))

    def closed_classes(self) -> Iterator[ClassFact]:
        query = select(*_CLASS).where(classes.c.state == "closed").order_by(classes.c.ends, classes.c.id)
        return (ClassFact(*row) for row in self._connect().execute(query))

    def _finally(self, ids: Any) -> list[str]:
        """Posts of a merged person count for the other one; each once."""
        into = merges(self._connect())
        return list(dict.fromkeys(into.get(id_, id_) for id_ in ids))

    def _batch(
        self, batch: list[str], aliases: Mapping[str, list[str]], into: Mapping[str, str]
    ) -> Iterator[PersonHistory]:
        everybody = [*batch, *(alias for person in batch for alias in aliases.get(person, ()))]

        def of(query: Any, person: Any) -> dict[str, list[tuple[Any, ...]]]:
            found: dict[str, list[tuple[Any, ...]]] = {}
            for row in self._connect().execute(query.where(person.in_(everybody))):
                found.setdefault(into.get(row[0], row[0]), []).append(tuple(row)[1:])
            return found

        named = {
            row.id: (row.name, row.id_mask)
            for row in self._connect().execute(
                select(people.c.id, people.c.name, people.c.id_mask).where(people.c.id.in_(batch))
            )
        }
        held, credited = of(_POSTS, posts.c.person), of(_CREDITS, credit_rows.c.person)
        attended, passed = of(_CLASSES, attendance.c.person), of(_EXAMS, sittings.c.person)
        state, own = of(_STATE, state_certificates.c.person), of(_OWN, certificates.c.person)
        for person in batch:
            if person in named:
                yield PersonHistory(
                    id=person,
                    name=named[person][0],
                    id_mask=named[person][1],
                    posts=tuple(_post(person, row) for row in held.get(person, ())),
                    credits=tuple(CreditFact(*row) for row in credited.get(person, ())),
                    classes=tuple(dict.fromkeys(ClassFact(*row) for row in attended.get(person, ()))),
                    exams=tuple(ExamFact(*row) for row in passed.get(person, ())),
                    certificates=(
                        *(HeldCertificate(*row) for row in state.get(person, ())),
                        *(HeldCertificate(id_, TRAINING, issued, ends) for id_, issued, ends in own.get(person, ())),
                    ),
                )


def _post(person: str, row: tuple[Any, ...]) -> Post:
    id_, role, person_class, scheme, org, enterprise, work_type, starts, ends = row
    return Post(
        id=id_, person=person, role=role, person_class=person_class, scheme=scheme, org=org, enterprise=enterprise,
        work_type=work_type, starts=starts, ends=ends,
    )  # fmt: skip
