"""What people did, by person: read for a batch of them, or for everybody with one scan of each table.

A batch asks by index, and its rows lie scattered over the file: for 100,000 people and their 660,000 credits the
scans take 7 s; asked for by batches the database alone took 14 s. What is held are shared values.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from sys import intern
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import LargeBinary, func, select, type_coerce

from edu.domain.histories import ClassFact, CreditFact, ExamFact, HeldCertificate
from edu.domain.obligations.keywords import TRAINING, topic_of
from edu.storage.schema_certificates import certificates, state_certificates
from edu.storage.schema_classes import attendance, classes
from edu.storage.schema_exams import exams, papers, sittings
from edu.storage.schema_study import credit_rows

if TYPE_CHECKING:
    from sqlalchemy import Connection, Select

CLASS = (
    classes.c.id, classes.c.title, classes.c.programme_kind, classes.c.person_class, classes.c.starts,
    classes.c.ends, classes.c.org,
)  # fmt: skip


class Family(NamedTuple):
    """One table of facts: `query` without its person, which comes first; `order` is for a batch."""

    person: Any
    columns: tuple[Any, ...]
    make: Callable[..., Any]
    joined: Callable[[Any], Any]
    order: tuple[Any, ...]

    def query(self, person: Any) -> Select[Any]:
        found: Select[Any] = self.joined(select(person, *self.columns))
        return found.order_by(*self.order)


def _credit(
    minutes: int, form: str, source: str, source_id: str, programme_kind: str, person_class: str, day: str, title: str
) -> CreditFact:
    topic = topic_of(title, source_id if source == "lesson" else "")
    return _shared(minutes, form == "online", programme_kind, topic, person_class, day)


@lru_cache(maxsize=32_768)
def _shared(minutes: int, online: bool, *words: str) -> CreditFact:
    """Hours of one length on one day are one value for all who earned them, made of shared words."""
    return CreditFact(minutes, online, *map(intern, words))


@lru_cache(maxsize=4096)
def _class(*row: str) -> ClassFact:
    return ClassFact(*row)


def _own(id_: str, issued: str, ends: str) -> HeldCertificate:
    return HeldCertificate(id_, TRAINING, issued, ends)


CREDITS = Family(
    credit_rows.c.person,
    (
        credit_rows.c.minutes, credit_rows.c.form, credit_rows.c.source, credit_rows.c.source_id,
        credit_rows.c.programme_kind, credit_rows.c.person_class, credit_rows.c.day, credit_rows.c.title,
    ),
    _credit,
    lambda query: query.where(credit_rows.c.withdrawn.is_(False)),
    (),
)  # fmt: skip
CLASSES = Family(
    attendance.c.person,
    CLASS,
    _class,
    lambda query: (
        query.join(classes, classes.c.id == attendance.c.training_class)
        .where(classes.c.state == "closed", attendance.c.status.in_(("present", "made_up")))
        .distinct()
    ),
    (classes.c.ends, classes.c.id),
)
EXAMS = Family(
    sittings.c.person,
    (
        sittings.c.id, sittings.c.ended_ms, func.coalesce(papers.c.person_class, ""),
        func.coalesce(classes.c.programme_kind, ""), func.coalesce(exams.c.title, papers.c.title, ""),
    ),
    ExamFact,
    lambda query: query.outerjoin(papers, papers.c.id == sittings.c.paper)
    .outerjoin(exams, exams.c.id == sittings.c.exam)
    .outerjoin(classes, classes.c.id == exams.c.training_class)
    .where(sittings.c.source == "exam", sittings.c.state == "marked", sittings.c.passed.is_(True)),
    (sittings.c.ended_ms, sittings.c.id),
)  # fmt: skip
STATE = Family(
    state_certificates.c.person,
    (
        state_certificates.c.id, state_certificates.c.certificate_kind, state_certificates.c.issued,
        state_certificates.c.expires,
    ),
    HeldCertificate,
    lambda query: query.where(state_certificates.c.withdrawn.is_(False)),
    (state_certificates.c.issued, state_certificates.c.id),
)  # fmt: skip
OWN = Family(
    certificates.c.person,
    (certificates.c.id, certificates.c.issued, certificates.c.expires),
    _own,
    lambda query: query.where(certificates.c.revoked == ""),
    (certificates.c.issued, certificates.c.id),
)
FAMILIES = (CREDITS, CLASSES, EXAMS, STATE, OWN)

Facts = tuple[Sequence[Any], ...]
"""One sequence for each of FAMILIES."""


class FactsOfBatch:
    """`everybody` with aliases; `into` has the person that an alias finally stands for."""

    def __init__(self, connection: Connection, everybody: Sequence[str], into: Mapping[str, str]) -> None:
        self._found: list[dict[str, list[Any]]] = []
        for family in FAMILIES:
            rows = connection.execute(family.query(family.person).where(family.person.in_(everybody)))
            found: dict[str, list[Any]] = {}
            for row in rows:
                found.setdefault(into.get(row[0], row[0]), []).append(family.make(*row[1:]))
            self._found.append(found)

    def of(self, person: str) -> Facts:
        return tuple(found.get(person, ()) for found in self._found)


class FactsOfAll:
    """Everybody's; ids stay bytes until a person is asked for."""

    def __init__(self, connection: Connection, into: Mapping[str, str]) -> None:
        merged = {bytes.fromhex(alias): bytes.fromhex(final) for alias, final in into.items()}
        self._found = [_scanned(connection, family, merged) for family in FAMILIES]

    def of(self, person: str) -> Facts:
        key = bytes.fromhex(person)
        return tuple(found.pop(key, ()) for found in self._found)


def _scanned(connection: Connection, family: Family, merged: Mapping[bytes, bytes]) -> dict[bytes, list[Any]]:
    query = family.query(type_coerce(family.person, LargeBinary)).execution_options(yield_per=2000)
    rows: Iterable[Any] = connection.execute(query)
    found: dict[bytes, list[Any]] = {}
    make = family.make
    for person, *row in rows:
        key = bytes(person)
        if key in merged:
            key = merged[key]
        if key in found:
            found[key].append(make(*row))
        else:
            found[key] = [make(*row)]
    return found
