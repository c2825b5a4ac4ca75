"""The roster as a workbook, numbers masked, in the columns of the roster template: one row a post."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from edu.domain.actors import Actor, Permission, require
from edu.domain.identity import KIND_NAMES
from edu.domain.people import PeopleQuery
from edu.domain.person_classes import PERSON_CLASS_NAMES
from edu.domain.places import PlaceTree
from edu.services.people import scoped

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from edu.domain.people import Enterprise, OrgUnit, PersonLine, Post
    from edu.domain.roster import Field
    from edu.services.ports import Reading, Store
    from edu.services.ports.exports import PeopleWorkbook

COLUMNS: tuple[Field, ...] = (
    "number", "name", "id_kind", "id_number", "sex", "phone", "category", "role", "trade", "enterprise", "uscc",
    "industry", "high_risk", "key_place", "town", "village", "org_code", "start", "end", "education",
)  # fmt: skip
_PAGE = 2_000
_SEXES = {"male": "男", "female": "女"}
_KINDS: Mapping[str, str] = {str(kind): name for kind, name in KIND_NAMES.items()}
_CLASSES: Mapping[str, str] = {str(slug): title for slug, title in PERSON_CLASS_NAMES.items()}


class PeopleExport:
    def __init__(self, store: Store, workbook: PeopleWorkbook) -> None:
        self._store = store
        self._workbook = workbook

    def write(self, actor: Actor, path: Path, query: PeopleQuery | None = None) -> int:
        """Gives the people written; `limit` and `offset` of the query are not used."""
        require(actor, Permission.PEOPLE_READ)
        asked = query or PeopleQuery()
        with self._store.reading() as view:
            rows = _Rows(view)
            self._workbook.write(COLUMNS, rows.of(replace(scoped(view, actor, asked), limit=_PAGE)), path)
            return rows.people


class _Rows:
    """Rows as they are asked for, so that a county's roster never stands in memory."""

    def __init__(self, view: Reading) -> None:
        self._view = view
        self._tree = PlaceTree(view.people.org_units())
        self._firms: Mapping[str, Enterprise] = {firm.id: firm for firm in view.people.enterprises()}
        self.people = 0

    def of(self, query: PeopleQuery) -> Iterator[tuple[str, ...]]:
        offset, row = 0, 0
        while lines := self._view.people.search(replace(query, offset=offset)):
            offset += len(lines)
            for line in lines:
                self.people += 1
                for post in line.posts or (None,):
                    row += 1
                    yield self._row(row, line, post)

    def _row(self, number: int, line: PersonLine, post: Post | None) -> tuple[str, ...]:
        person = line.person
        firm = self._firms.get(post.enterprise) if post else None
        town, village = self._places(post, firm)
        cells: dict[Field, str] = {
            "number": str(number),
            "name": person.name,
            "id_kind": _KINDS.get(person.id_kind, ""),
            "id_number": person.id_mask,
            "sex": _SEXES.get(person.sex, ""),
            "phone": person.phone_mask,
            "category": _CLASSES.get(post.person_class, "") if post else "",
            "role": post.role if post else "",
            "trade": post.work_type if post else "",
            "enterprise": firm.name if firm else "",
            "uscc": firm.uscc if firm else "",
            "industry": firm.industry if firm else "",
            "high_risk": ("是" if firm.high_risk else "否") if firm else "",
            "key_place": ("是" if firm.key_place else "否") if firm else "",
            "town": town.name if town else "",
            "village": village.name if village else "",
            "org_code": village.code if village else "",
            "start": post.starts if post else "",
            "end": post.ends if post else "",
            "education": person.education,
        }
        return tuple(cells[column] for column in COLUMNS)

    def _places(self, post: Post | None, firm: Enterprise | None) -> tuple[OrgUnit | None, OrgUnit | None]:
        """Township and village of the post, else of its firm, as they are called after joins."""
        place = self._tree.final(post.org) if post and post.org else None
        if place is None and firm is not None:
            village = self._tree.final(firm.village)
            return self._tree.final(village.parent if village and village.parent else firm.township), village
        if place is None or place.level == "township":
            return place, None
        return self._tree.final(place.parent), place
