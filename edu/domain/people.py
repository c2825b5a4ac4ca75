"""People, their posts, the places and enterprises they belong to: values as screens and reports see them.

ID numbers and phones are masked here; the whole number is only given by the service's `unmask` with a reason.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class OrgUnit:
    """`code` is the 12-digit statistical code or ''; `proposed`: a roster named it and no human confirmed it yet.

    The code of a proposal is what the roster wrote beside the name, no more certain than that.
    """

    id: str
    code: str
    name: str
    level: str  # county | township | village | custom
    parent: str = ""
    proposed: bool = False
    joined_into: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Enterprise:
    """`high_risk` is 高危; `key_place` is 消防安全重点单位, listed by the fire brigade in any industry."""

    id: str
    uscc: str
    name: str
    industry: str
    high_risk: bool
    township: str
    village: str
    key_place: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """`starts` and `ends` are civil days in ISO form or ''; `ends` is the last day in post."""

    id: str
    person: str
    role: str
    person_class: str
    scheme: str
    org: str
    enterprise: str
    work_type: str
    starts: str
    ends: str

    def is_current(self, day: str) -> bool:
        return (not self.starts or self.starts <= day) and (not self.ends or day <= self.ends)


@dataclass(frozen=True, slots=True, kw_only=True)
class MadePost:
    """A post with the import that made it ('' by hand)."""

    post: Post
    batch: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PostStory:
    """What the ledger says of one post, also of one that stands no more (then with the days that it had last).

    `made` and `ended` count a person's facts in ledger order; `ended` is None where nobody set an ending by hand.
    """

    post: Post
    batch: str
    part_of: str
    folded_into: tuple[str, ...]
    stands: bool
    made: int
    ended: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    id: str
    name: str
    initials: str
    sex: str
    birth_year: int | None
    id_kind: str
    id_mask: str
    phone_mask: str
    education: str
    erased: bool = False
    merged_into: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonLine:
    """A row of a list: one person with the posts in words."""

    person: Person
    posts: tuple[Post, ...]
    org_name: str
    enterprise_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleQuery:
    """What a list shows. `text` is a part of a name, Pinyin initials, or the last digits of an ID number."""

    text: str = ""
    org: str = ""  # org id: the unit itself and everything below it, with what was joined into any of these
    enterprise: str = ""
    person_class: str = ""
    current_on: str = ""  # civil day: only people with a post on that day
    limit: int = 200
    offset: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportRecord:
    id: str
    file_name: str
    file_sha256: str
    at_ms: int
    actor: str
    rows: int
    accepted: int
    skipped: int
    undone: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LaterImport:
    """An import that stands on an earlier one. `certain` False: its old event only shows that it found somebody."""

    record: ImportRecord
    certain: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedRefs:
    """What an import made, for its undo; `proposals` are the open ones of org units that nothing else hangs on."""

    people: tuple[str, ...]
    posts: tuple[tuple[str, str], ...]  # (post, person)
    enterprises: tuple[str, ...]
    codes: tuple[str, ...]  # enterprises that were there and got their credit code
    state_certificates: tuple[tuple[str, str], ...]  # (record, person)
    proposals: tuple[str, ...]
