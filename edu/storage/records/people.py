"""Queries about people, org units, enterprises and imports (port: edu.services.ports.people)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, and_, func, or_, select

from edu.domain.events.people import PersonDetails, PersonDetailsChanged, PersonRegistered
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
from edu.storage.records import import_refs
from edu.storage.records.below import at_or_below, place_tree
from edu.storage.records.chunks import chunked
from edu.storage.records.firm_names import firm_names
from edu.storage.records.placing import enterprise_place
from edu.storage.records.post_stories import post_stories
from edu.storage.schema import codes, events, vault
from edu.storage.schema_people import enterprises, imports, org_units, people, posts

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from sqlalchemy import Connection

    from edu.domain.places import PlaceTree
    from edu.storage.vault import Seal

_PERSON = (
    people.c.id, people.c.name, people.c.initials, people.c.sex, people.c.birth_year, people.c.id_kind,
    people.c.id_mask, people.c.phone_mask, people.c.education, people.c.erased, people.c.merged_into,
)  # fmt: skip
_POST = (
    posts.c.id, posts.c.person, posts.c.role, posts.c.person_class, posts.c.scheme, posts.c.org,
    posts.c.enterprise, posts.c.work_type, posts.c.starts, posts.c.ends,
)  # fmt: skip
_ENTERPRISE = (
    enterprises.c.id, enterprises.c.uscc, enterprises.c.name, enterprises.c.industry, enterprises.c.high_risk,
    enterprises.c.township, enterprises.c.village, enterprises.c.key_place,
)  # fmt: skip


class PeopleRecords:
    def __init__(self, connect: Callable[[], Connection], seal: Seal) -> None:
        self._connect = connect
        self._seal = seal

    # -- org units and enterprises --

    def org_units(self) -> Sequence[OrgUnit]:
        rows = self._connect().execute(select(org_units).order_by(org_units.c.code, org_units.c.name))
        return [OrgUnit(**row) for row in rows.mappings()]

    def org_unit(self, id: str) -> OrgUnit | None:
        row = self._connect().execute(select(org_units).where(org_units.c.id == id)).mappings().first()
        return OrgUnit(**row) if row else None

    def org_unit_by_code(self, code: str) -> OrgUnit | None:
        query = select(org_units).where(org_units.c.code == code, org_units.c.proposed.is_(False))
        row = self._connect().execute(query.order_by(org_units.c.id)).mappings().first()
        return OrgUnit(**row) if row else None

    def enterprises(self) -> Sequence[Enterprise]:
        query = select(*_ENTERPRISE).order_by(enterprises.c.name)
        return [Enterprise(**row) for row in self._connect().execute(query).mappings()]

    def enterprise(self, id: str) -> Enterprise | None:
        row = self._connect().execute(select(*_ENTERPRISE).where(enterprises.c.id == id)).mappings().first()
        return Enterprise(**row) if row else None

    def enterprises_named(self, name: str, uscc: str) -> Sequence[Enterprise]:
        of_code = [enterprises.c.uscc == uscc] if uscc else []
        query = select(*_ENTERPRISE).where(or_(enterprises.c.name == name, *of_code)).order_by(enterprises.c.id)
        return [Enterprise(**row) for row in self._connect().execute(query).mappings()]

    def firm_names(self, firms: Iterable[str]) -> Mapping[str, Collection[str]]:
        return firm_names(self._connect(), firms)

    # -- people --

    def lookup(self, normalised_number: str) -> str:
        return self._seal.lookup(normalised_number).hex()

    def by_lookup(self, lookups: Iterable[str]) -> Mapping[str, str]:
        found: dict[str, str] = {}
        for chunk in chunked(bytes.fromhex(lookup) for lookup in lookups):
            query = select(people.c.lookup, people.c.id).where(
                people.c.lookup.in_(chunk), people.c.merged_into.is_(None)
            )
            for lookup, person in self._connect().execute(query.order_by(people.c.id.desc())):
                found[bytes(lookup).hex()] = person
        return found

    def person(self, id: str) -> Person | None:
        row = self._connect().execute(select(*_PERSON).where(people.c.id == id)).mappings().first()
        return Person(**row) if row else None

    def people_by_id(self, ids: Iterable[str]) -> Mapping[str, Person]:
        found: dict[str, Person] = {}
        for chunk in chunked(ids):
            rows = self._connect().execute(select(*_PERSON).where(people.c.id.in_(chunk))).mappings()
            found.update((row["id"], Person(**row)) for row in rows)
        return found

    def people_named(self, names: Iterable[str]) -> Sequence[Person]:
        found: list[Person] = []
        for chunk in chunked(names):
            named = select(*_PERSON).where(people.c.name.in_(chunk)).order_by(people.c.id)
            found += [Person(**row) for row in self._connect().execute(named).mappings()]
        return [person for person in found if not (person.erased or person.merged_into)]

    def posts_of(self, person: str) -> Sequence[Post]:
        return self.posts_of_many([person]).get(person, ())

    def posts_of_many(self, people: Iterable[str]) -> Mapping[str, Sequence[Post]]:
        found: dict[str, list[Post]] = {}
        for chunk in chunked(people):
            query = select(*_POST).where(posts.c.person.in_(chunk)).order_by(posts.c.starts, posts.c.id)
            for row in self._connect().execute(query).mappings():
                found.setdefault(row["person"], []).append(Post(**row))
        return found

    def posts_at(self, units: Iterable[str]) -> Sequence[MadePost]:
        found: list[MadePost] = []
        for chunk in chunked(units):
            rows = self._connect().execute(select(*_POST, posts.c.batch).where(posts.c.org.in_(chunk))).mappings()
            for row in rows:
                of_post = {name: value for name, value in row.items() if name != "batch"}
                found.append(MadePost(post=Post(**of_post), batch=row["batch"]))
        return sorted(found, key=lambda made: made.post.id)  # an id begins with the time when it was made

    def schemes_at(self, firms: Iterable[str], classes: Collection[str], day: str) -> Mapping[str, Collection[str]]:
        found: dict[str, set[str]] = {}
        for chunk in chunked(firms):
            standing = posts.c.enterprise.in_(chunk), or_(posts.c.ends == "", posts.c.ends >= day)
            query = select(posts.c.enterprise, posts.c.scheme).where(posts.c.person_class.in_(classes), *standing)
            for firm, scheme in self._connect().execute(query.distinct()):
                found.setdefault(firm, set()).add(scheme)
        return found

    def post_stories(self, people: Iterable[str]) -> Mapping[str, PostStory]:
        return post_stories(self._connect(), people)

    def search(self, query: PeopleQuery) -> Sequence[PersonLine]:
        ordered = self._matching(select(*_PERSON), query).order_by(people.c.initials, people.c.name, people.c.id)
        rows = self._connect().execute(ordered.limit(query.limit).offset(query.offset)).mappings()
        found = [Person(**row) for row in rows]
        with_posts = self.posts_of_many(person.id for person in found)
        places = place_tree(self._connect())
        firms = self._enterprise_names(post.enterprise for held in with_posts.values() for post in held)
        return [_line(person, tuple(with_posts.get(person.id, ())), places, firms) for person in found]

    def count(self, query: PeopleQuery) -> int:
        counted = self._matching(select(func.count()).select_from(people), query)
        return int(self._connect().execute(counted).scalar_one())

    def _enterprise_names(self, ids: Iterable[str]) -> dict[str, str]:
        names: dict[str, str] = {}
        for chunk in chunked(sorted({id_ for id_ in ids if id_})):
            query = select(enterprises.c.id, enterprises.c.name).where(enterprises.c.id.in_(chunk))
            names.update((row.id, row.name) for row in self._connect().execute(query))
        return names

    def _matching(self, statement: Select[Any], query: PeopleQuery) -> Select[Any]:
        statement = statement.where(people.c.merged_into.is_(None))
        if query.text:
            statement = statement.where(_says(query.text))
        held = self._post_conditions(query)
        if held:
            statement = statement.where(select(posts.c.id).where(posts.c.person == people.c.id, *held).exists())
        return statement

    def _post_conditions(self, query: PeopleQuery) -> list[Any]:
        held: list[Any] = []
        if query.org:
            below = at_or_below(self._connect(), query.org)
            # `post_place` in these, written so that no table is joined for every post
            firms = select(enterprises.c.id).where(enterprise_place().in_(below))
            held.append(or_(posts.c.org.in_(below), and_(posts.c.org.is_(None), posts.c.enterprise.in_(firms))))
        if query.enterprise:
            held.append(posts.c.enterprise == query.enterprise)
        if query.person_class:
            held.append(posts.c.person_class == query.person_class)
        if query.current_on:
            held.append(posts.c.starts <= query.current_on)
            held.append(or_(posts.c.ends == "", posts.c.ends >= query.current_on))
        return held

    def details(self, person: str) -> PersonDetails | None:
        return self.details_of_many([person]).get(person)

    def details_of_many(self, people: Iterable[str]) -> Mapping[str, PersonDetails]:
        kinds = (PersonRegistered.kind, PersonDetailsChanged.kind)
        device = codes.alias("d")
        kind = codes.alias("k")
        query = (
            select(events.c.subject, device.c.value.label("device"), events.c.epoch, events.c.seq, vault.c.box)
            .join(device, device.c.id == events.c.device)
            .join(kind, and_(kind.c.id == events.c.kind, kind.c.value.in_(kinds)))
            .outerjoin(vault, vault.c.event == events.c.position)
            .order_by(events.c.hlc)
        )
        latest: dict[str, Any] = {}
        for chunk in chunked(people):
            latest.update(
                (row.subject, row) for row in self._connect().execute(query.where(events.c.subject.in_(chunk)))
            )
        return {
            person: self._seal.open_private(bytes(row.box), f"{row.device}|{row.epoch}|{row.seq}", PersonDetails)
            for person, row in latest.items()
            if row.box is not None
        }

    # -- imports --

    def imports(self) -> Sequence[ImportRecord]:
        rows = self._connect().execute(select(imports).order_by(imports.c.at_ms.desc(), imports.c.id)).mappings()
        return [ImportRecord(**row) for row in rows]

    def import_record(self, id: str) -> ImportRecord | None:
        row = self._connect().execute(select(imports).where(imports.c.id == id)).mappings().first()
        return ImportRecord(**row) if row else None

    def imported(self, batch: str) -> ImportedRefs:
        return import_refs.imported(self._connect(), batch)

    def makers(self, ids: Iterable[str]) -> frozenset[str]:
        return import_refs.makers(self._connect(), ids)

    def later_imports(self, batch: str) -> Sequence[LaterImport]:
        return import_refs.later_imports(self._connect(), batch)

    def referred_later(self, batch: str) -> int:
        return import_refs.referred_later(self._connect(), batch)


def _says(text: str) -> Any:
    """Part of a name, the beginning of its Pinyin initials, or the last digits of the ID number."""
    words = text.strip()
    escaped = words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    conditions = [people.c.name.like(f"%{escaped}%", escape="\\")]
    if words.isascii():
        conditions.append(people.c.initials.like(f"{escaped.lower()}%", escape="\\"))
        if len(words) >= 4:
            conditions.append(people.c.id_mask.like(f"%{escaped[-4:].upper()}", escape="\\"))
    return or_(*conditions)


def _line(person: Person, held: tuple[Post, ...], places: PlaceTree, firms: Mapping[str, str]) -> PersonLine:
    first = held[0] if held else None
    return PersonLine(
        person=person,
        posts=held,
        org_name=places.name(first.org) if first else "",
        enterprise_name=firms.get(first.enterprise, "") if first else "",
    )
