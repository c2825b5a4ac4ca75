"""Queries about people, org units, enterprises and imports."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Protocol

from edu.domain.events.people import PersonDetails
from edu.domain.people import (
    Enterprise,
    ImportedRefs,
    ImportRecord,
    LaterImport,
    MadePost,
    OrgUnit,
    PeopleQuery,
    Person,
    PersonLine,
    Post,
    PostStory,
)


class PeopleRecords(Protocol):
    def org_units(self) -> Sequence[OrgUnit]: ...
    def org_unit(self, id: str) -> OrgUnit | None: ...
    def org_unit_by_code(self, code: str) -> OrgUnit | None: ...
    def enterprises(self) -> Sequence[Enterprise]:
        """By name."""

    def enterprise(self, id: str) -> Enterprise | None: ...
    def enterprises_named(self, name: str, uscc: str) -> Sequence[Enterprise]:
        """Those of that name, and those of that credit code ('' for none)."""

    def firm_names(self, firms: Iterable[str]) -> Mapping[str, Collection[str]]:
        """Enterprise → the names that it has or had."""

    def lookup(self, normalised_number: str) -> str:
        """The organisation's keyed hash of an ID number, in hex."""

    def by_lookup(self, lookups: Iterable[str]) -> Mapping[str, str]:
        """Lookup → person id, for those that are known; the earliest person id where several machines made one."""

    def person(self, id: str) -> Person | None: ...
    def people_by_id(self, ids: Iterable[str]) -> Mapping[str, Person]: ...
    def people_named(self, names: Iterable[str]) -> Sequence[Person]:
        """Those who have just one of these names; not who was erased or merged into another."""

    def posts_of(self, person: str) -> Sequence[Post]: ...
    def posts_of_many(self, people: Iterable[str]) -> Mapping[str, Sequence[Post]]: ...
    def posts_at(self, units: Iterable[str]) -> Sequence[MadePost]:
        """Those that name one of these org units, in the order in which they were made."""

    def schemes_at(self, firms: Iterable[str], classes: Collection[str], day: str) -> Mapping[str, Collection[str]]:
        """Enterprise → the schemes of its posts of these classes that have not ended before the day, if it has any."""

    def post_stories(self, people: Iterable[str]) -> Mapping[str, PostStory]:
        """Post → its story, of every post that one of these people has or had; in the order in which they were made."""

    def search(self, query: PeopleQuery) -> Sequence[PersonLine]:
        """Of a unit, those whose post, else whose firm, is at it or below it; places are named as after joins."""

    def count(self, query: PeopleQuery) -> int: ...
    def details(self, person: str) -> PersonDetails | None:
        """Name, whole ID number and phone from the vault; None where withheld or erased."""

    def details_of_many(self, people: Iterable[str]) -> Mapping[str, PersonDetails]:
        """The same for many at once; whose details are withheld or erased is not in it."""

    def imports(self) -> Sequence[ImportRecord]: ...
    def import_record(self, id: str) -> ImportRecord | None: ...
    def imported(self, batch: str) -> ImportedRefs: ...
    def makers(self, ids: Iterable[str]) -> frozenset[str]:
        """The imports that made any of these people, posts or enterprises, or gave the latter their code.

        Those made by hand have none.
        """

    def later_imports(self, batch: str) -> Sequence[LaterImport]:
        """Imports that still stand and need what this one made, the latest first: an undo is only possible without."""

    def referred_later(self, batch: str) -> int:
        """How many events outside it and outside undone imports refer to what it made: an undo is possible at 0."""
