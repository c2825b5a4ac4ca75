"""What people did, by person: read for a batch of them, or for everybody with one scan of each table.

A batch asks by index, and its rows lie scattered over the file: of 100,000 people with 660,000 credits the database
alone took 14 s so. A scan holds 12 bytes a row: the person's place, and hours as a number or a value. Nothing is
sorted by the database, which would hold all rows in memory for it.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from operator import attrgetter
from sys import intern
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import bindparam, func, select, type_coerce
from sqlalchemy.types import NullType

from edu.domain.histories import ClassFact, ExamFact, HeldCertificate
from edu.domain.obligations.keywords import TRAINING
from edu.storage.records.id_numbers import IdNumbers
from edu.storage.records.owned_rows import OwnedRows
from edu.storage.records.packed_hours import BETWEEN, packed, unpacked
from edu.storage.records.packed_rows import PackedRows
from edu.storage.records.streams import raw_rows, untyped
from edu.storage.schema_certificates import certificates, state_certificates
from edu.storage.schema_classes import attendance, classes
from edu.storage.schema_exams import exams, papers, sittings
from edu.storage.schema_study import credit_rows

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Connection, Select

    from edu.domain.obligations.subjects import Evidence
    from edu.storage.records.roll import Ids

BATCH = 1_000
"""People whose facts are looked at together."""
CLASS = (
    classes.c.id, classes.c.title, classes.c.programme_kind, classes.c.person_class, classes.c.starts,
    classes.c.ends, classes.c.org,
)  # fmt: skip


def one_of(column: Any) -> ColumnElement[bool]:
    """Is the id one of the parameter `ids`, which are bytes? A list in the statement itself is looked at id by id."""
    return type_coerce(column, NullType).in_(bindparam("ids", expanding=True, type_=NullType()))


def asked_for(people: Iterable[str]) -> dict[str, list[bytes]]:
    """The parameter of `one_of`."""
    return {"ids": [bytes.fromhex(person) for person in people]}


class Family(NamedTuple):
    """One table of facts. `make` takes a row as the driver gives it: the person's id, then the columns.

    `order` is that of one person's facts, None where it does not matter.
    """

    person: Any
    columns: tuple[Any, ...]
    make: Callable[..., Any]
    joined: Callable[[Any], Any]
    order: Callable[[Any], Any] | None
    packed: Callable[..., int] | None = None
    """`make` as a whole number, where that is smaller, and `unpacked` back."""
    unpacked: Callable[[int], Any] | None = None
    kinds: Sequence[type] | None = None
    """Of the columns, where rows are held as PackedRows and made into facts only when they are asked for."""

    def query(self) -> Select[Any]:
        """Rows of a person's id and the columns."""
        found: Select[Any] = self.joined(select(*untyped(self.person, *self.columns)))
        return found

    def sort(self, found: Mapping[str, list[Any]]) -> Mapping[str, Sequence[Any]]:
        if self.order is not None:
            for facts in found.values():
                facts.sort(key=self.order)
        return found


def _credit(_person: bytes, origin: str, hours: str) -> Evidence:
    return unpacked(packed(origin, hours))


def _packed_credit(_person: bytes, origin: str, hours: str) -> int:
    return packed(origin, hours)


def _class(_person: bytes, *row: Any) -> ClassFact:
    return _class_fact(*row)


@lru_cache(maxsize=4096)
def _class_fact(
    id_: bytes, title: str, programme_kind: str, person_class: str, starts: str, ends: str, org: bytes | None
) -> ClassFact:
    return ClassFact(id_.hex(), title, programme_kind, person_class, starts, ends, org.hex() if org else "")


def _exam(_person: bytes, id_: bytes, ended_ms: int, person_class: str, programme_kind: str, title: str) -> ExamFact:
    return ExamFact(id_.hex(), ended_ms, intern(person_class), intern(programme_kind), intern(title))


def _state(_person: bytes, id_: bytes, kind: str, issued: str, expires: str) -> HeldCertificate:
    return HeldCertificate(id_.hex(), intern(kind), intern(issued), intern(expires))


def _own(_person: bytes, id_: bytes, issued: str, ends: str) -> HeldCertificate:
    return HeldCertificate(id_.hex(), TRAINING, intern(issued), intern(ends))


CREDITS = Family(
    credit_rows.c.person,
    # two words instead of eight columns, each looked up whole: 660,000 credits are read in 3.5 s, not in 5.7 s
    (
        func.concat_ws(BETWEEN, credit_rows.c.source, credit_rows.c.source_id, credit_rows.c.title),
        func.concat_ws(
            BETWEEN, credit_rows.c.minutes, credit_rows.c.form, credit_rows.c.programme_kind,
            credit_rows.c.person_class, credit_rows.c.day,
        ),
    ),
    _credit,
    lambda query: query.where(credit_rows.c.withdrawn.is_(False)),
    None,
    _packed_credit,
    unpacked,
)  # fmt: skip
CLASSES = Family(
    attendance.c.person,
    CLASS,
    _class,
    lambda query: query.join(classes, classes.c.id == attendance.c.training_class).where(
        classes.c.state == "closed", attendance.c.status.in_(("present", "made_up"))
    ),
    attrgetter("ends", "id"),
)
EXAMS = Family(
    sittings.c.person,
    (
        sittings.c.id, sittings.c.ended_ms, func.coalesce(papers.c.person_class, ""),
        func.coalesce(classes.c.programme_kind, ""), func.coalesce(exams.c.title, papers.c.title, ""),
    ),
    _exam,
    lambda query: query.outerjoin(papers, papers.c.id == sittings.c.paper)
    .outerjoin(exams, exams.c.id == sittings.c.exam)
    .outerjoin(classes, classes.c.id == exams.c.training_class)
    .where(sittings.c.source == "exam", sittings.c.state == "marked", sittings.c.passed.is_(True)),
    attrgetter("ended_ms", "id"),
    kinds=(bytes, int, str, str, str),
)  # fmt: skip
STATE = Family(
    state_certificates.c.person,
    (
        state_certificates.c.id, state_certificates.c.certificate_kind, state_certificates.c.issued,
        state_certificates.c.expires,
    ),
    _state,
    lambda query: query.where(state_certificates.c.withdrawn.is_(False)),
    attrgetter("issued", "id"),
    kinds=(bytes, str, str, str),
)  # fmt: skip
OWN = Family(
    certificates.c.person,
    (certificates.c.id, certificates.c.issued, certificates.c.expires),
    _own,
    lambda query: query.where(certificates.c.revoked == ""),
    attrgetter("issued", "id"),
    kinds=(bytes, str, str),
)
FAMILIES = (CREDITS, CLASSES, EXAMS, STATE, OWN)

Facts = Sequence[Mapping[str, Sequence[Any]]]
"""One mapping for each of FAMILIES, from a person to what is known of them."""


def facts_of_batch(connection: Connection, everybody: Sequence[str], into: Mapping[str, str]) -> Facts:
    """`everybody` with aliases; `into` has the person that an alias finally stands for."""
    return [_of_batch(connection, family, everybody, into) for family in FAMILIES]


def _of_batch(
    connection: Connection, family: Family, everybody: Sequence[str], into: Mapping[str, str]
) -> Mapping[str, Sequence[Any]]:
    found: dict[str, list[Any]] = {}
    for row in connection.execute(family.query().where(one_of(family.person)), asked_for(everybody)):
        person = row[0].hex()
        found.setdefault(into.get(person, person), []).append(family.make(*row))
    return family.sort(found)


def places_of(people: Ids, into: Mapping[str, str]) -> IdNumbers:
    """Where each of these stands, under any of their ids."""
    also = {bytes.fromhex(alias): bytes.fromhex(final) for alias, final in into.items()}
    return IdNumbers(people.raws(), also)


class FactsOfAll:
    """Everybody's facts by one scan of each table. `place_of` comes from `places_of`."""

    def __init__(self, connection: Connection, place_of: IdNumbers) -> None:
        self._scanned = [_Scanned(connection, family, place_of) for family in FAMILIES]

    def batch(self, first: int, people: Sequence[str]) -> Facts:
        """Of the people who stand at `first` and after."""
        return [one.batch(first, people) for one in self._scanned]


class _Scanned:
    """The facts of one table."""

    def __init__(self, connection: Connection, family: Family, place_of: IdNumbers) -> None:
        self._family = family
        self._rows = OwnedRows()
        self._values, hold, self._made = _holding(family)
        for row in raw_rows(connection, family.query()):
            place = place_of.get(row[0])
            if place is not None:
                self._rows.add(place)
                self._values.append(hold(*row))

    def batch(self, first: int, people: Sequence[str]) -> Mapping[str, Sequence[Any]]:
        found = {person: self._of(place) for place, person in enumerate(people, start=first)}
        return self._family.sort(found)

    def _of(self, place: int) -> list[Any]:
        values, made = self._values, self._made
        rows = self._rows.of(place)
        return [values[at] for at in rows] if made is None else [made(values[at]) for at in rows]


def _holding(family: Family) -> tuple[Any, Callable[..., Any], Callable[[Any], Any] | None]:
    """What the rows are held in, as what, and how that is made into facts (None: they are held as facts)."""
    if family.packed is not None:
        return array("q"), family.packed, family.unpacked
    if family.kinds is not None:
        return PackedRows(family.kinds), _without_person, lambda row: family.make(b"", *row)
    return [], family.make, None


def _without_person(_person: bytes, *row: Any) -> Sequence[Any]:
    return row
