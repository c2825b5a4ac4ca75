"""Events of org units, enterprises, people and their posts."""

from __future__ import annotations

from edu.domain.events.fact import Fact, Private


class OrgUnitDeclared(Fact, frozen=True, kw_only=True):
    """Subject: org unit. `code` is the 12-digit statistical code; of a proposal what the roster wrote, or ''."""

    code: str = ""
    name: str
    level: str  # county | township | village | custom
    parent: str = ""  # org id
    proposed: bool = False  # named by a roster, not yet confirmed by a human


class OrgUnitConfirmed(Fact, frozen=True, kw_only=True):
    """A human accepted the proposal, with its code if one exists; `parent` where the proposal had none."""

    code: str = ""
    name: str
    parent: str = ""  # org id


class OrgUnitCodeAdded(Fact, frozen=True, kw_only=True):
    """Subject: org unit. It was confirmed without a code; a code that is there is never changed."""

    code: str


class OrgUnitJoined(Fact, frozen=True, kw_only=True):
    """A human said: this proposal is that known unit; whatever points here belongs there."""

    into: str


class OrgUnitWithdrawn(Fact, frozen=True, kw_only=True):
    """The proposal came from an import that was undone, and nobody is left on it."""

    batch: str


class EnterpriseRegistered(Fact, frozen=True, kw_only=True):
    """Subject: enterprise. `high_risk` is the 高危 flag that the hours depend on, `key_place` 消防安全重点单位."""

    uscc: str = ""
    name: str
    industry: str = ""
    high_risk: bool = False
    township: str = ""  # org id
    village: str = ""
    batch: str = ""  # import that made it
    key_place: bool = False


class EnterpriseChanged(Fact, frozen=True, kw_only=True):
    name: str
    industry: str = ""
    high_risk: bool = False
    township: str = ""
    village: str = ""
    key_place: bool = False


class EnterpriseCodeAdded(Fact, frozen=True, kw_only=True):
    """Subject: enterprise. It was registered without a credit code; a code that is there is never changed."""

    uscc: str
    batch: str = ""  # import that knew it


class EnterpriseCodeWithdrawn(Fact, frozen=True, kw_only=True):
    """The code came from an import that was undone."""

    batch: str


class PersonRegistered(Fact, frozen=True, kw_only=True):
    """Subject and person: the new person. `lookup` is the organisation's keyed hash of the ID number (hex)."""

    lookup: str = ""
    batch: str = ""


class PersonDetails(Private, frozen=True, kw_only=True):
    """The vault half of PersonRegistered and PersonDetailsChanged."""

    name: str
    id_kind: str = "resident-id"
    id_number: str = ""
    sex: str = ""  # male | female | ''
    birth_year: int = 0
    phone: str = ""
    education: str = ""
    initials: str = ""  # Pinyin initials of the name as the person reads it (曾 → z)


class PersonDetailsChanged(Fact, frozen=True, kw_only=True):
    lookup: str = ""


class DetailsUnmasked(Fact, frozen=True, kw_only=True):
    """Somebody looked at the whole ID number; why stands in the vault half."""


class PersonErased(Fact, frozen=True, kw_only=True):
    """The vault rows of this person were deleted; the chain stands."""

    reason: str


class PersonMerged(Fact, frozen=True, kw_only=True):
    """A human said: this person is that one."""

    into: str


class PostAssigned(Fact, frozen=True, kw_only=True):
    """Subject and person: the person. A post is a role with scheme, place and validity (civil days, ISO).

    `part_of`: the folded post of which this one has days, left over by the fold or given back later.
    """

    post: str
    role: str
    person_class: str
    scheme: str = "emergency"
    org: str = ""
    enterprise: str = ""
    work_type: str = ""  # 工种 of a special operator
    starts: str = ""
    ends: str = ""
    batch: str = ""
    part_of: str = ""


class PostEnded(Fact, frozen=True, kw_only=True):
    post: str
    ends: str
    reason: str = ""


class RosterImported(Fact, frozen=True, kw_only=True):
    """Subject: the import. Rows are events of their own that carry `batch`.

    `builds_on`: imports that made people, posts or enterprises which accepted rows of this one found registered
    already; None in events of before this was kept.
    """

    file_sha256: str
    rows: int
    accepted: int
    skipped: int
    builds_on: tuple[str, ...] | None = None


class RosterFile(Private, frozen=True, kw_only=True):
    file_name: str


class PersonWithdrawn(Fact, frozen=True, kw_only=True):
    """The registration came from an import that was undone."""

    batch: str


class PostWithdrawn(Fact, frozen=True, kw_only=True):
    """Its import was undone, or it doubled an earlier post at what turned out to be the same village.

    `batch` is the import that had made the post. `folded_into`: the earlier posts that cover its days now; once one of
    these is undone, its days are given back.
    """

    post: str
    batch: str
    folded_into: tuple[str, ...] = ()


class EnterpriseWithdrawn(Fact, frozen=True, kw_only=True):
    batch: str


class RosterUndone(Fact, frozen=True, kw_only=True):
    """Subject: the import. Each row is withdrawn by an event of its own in the same transaction."""

    reason: str = ""
