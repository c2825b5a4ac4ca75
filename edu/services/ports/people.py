"""Queries about people, org units, enterprises and imports."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from edu.domain.events.people import PersonDetails
from edu.domain.people import Enterprise, ImportedRefs, ImportRecord, OrgUnit, PeopleQuery, Person, PersonLine, Post


class PeopleRecords(Protocol):
    def org_units(self) -> Sequence[OrgUnit]: ...
    def org_unit(self, id: str) -> OrgUnit | None: ...  # noqa: A002
    def org_unit_by_code(self, code: str) -> OrgUnit | None: ...
    def enterprises(self, township: str = "") -> Sequence[Enterprise]: ...
    def enterprise(self, id: str) -> Enterprise | None: ...  # noqa: A002
    def lookup(self, normalised_number: str) -> str:
        """The organisation's keyed hash of an ID number, in hex."""

    def by_lookup(self, lookups: Iterable[str]) -> Mapping[str, str]:
        """Lookup → person id, for those that are known; the earliest person id where several machines made one."""

    def person(self, id: str) -> Person | None: ...  # noqa: A002
    def people_by_id(self, ids: Iterable[str]) -> Mapping[str, Person]: ...
    def posts_of(self, person: str) -> Sequence[Post]: ...
    def posts_of_many(self, people: Iterable[str]) -> Mapping[str, Sequence[Post]]: ...
    def search(self, query: PeopleQuery) -> Sequence[PersonLine]: ...
    def count(self, query: PeopleQuery) -> int: ...
    def details(self, person: str) -> PersonDetails | None:
        """Name, whole ID number and phone from the vault; None where withheld or erased."""

    def imports(self) -> Sequence[ImportRecord]: ...
    def import_record(self, id: str) -> ImportRecord | None: ...  # noqa: A002
    def imported(self, batch: str) -> ImportedRefs: ...
    def referred_later(self, batch: str) -> int:
        """How many events outside the import refer to what it made: an undo is only possible at 0."""
