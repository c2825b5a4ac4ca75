"""A drill that took place, as a record: what was drilled, where, with how many; its known participants and papers."""

from __future__ import annotations

from dataclasses import dataclass

from edu.domain.obligations.words import DRILL_FORMS, DRILL_KINDS, DRILL_LEVELS

LEVELS = {"county": "县级", "township": "乡镇（街道）", "village": "村（社区）", "enterprise": "企业"}
CONTENTS = DRILL_LEVELS
FORMS = DRILL_FORMS
HAZARDS = DRILL_KINDS

MAX_DOCUMENT_BYTES = 20 * 1024 * 1024
PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MEDIA_TYPES = {
    ".pdf": PDF, ".docx": DOCX, ".xlsx": XLSX, ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg",
}  # fmt: skip
_BEGINNINGS = {
    PDF: b"%PDF-", DOCX: b"PK\x03\x04", XLSX: b"PK\x03\x04", "image/png": b"\x89PNG\r\n\x1a\n",
    "image/jpeg": b"\xff\xd8\xff",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class NewDrill:
    """What a person fills in. `level` says who drilled: org is its unit, or enterprise its firm; `day` is ISO.

    `content` is the plan rehearsed (综合预案 comprehensive, 专项预案 special, 现场处置方案 site), `no_notice` is 双盲.
    """

    title: str
    level: str
    org: str = ""
    enterprise: str = ""
    content: str
    form: str
    hazard: str
    no_notice: bool = False
    day: str
    minutes: int
    participants: int
    evaluated: bool = False
    place: str = ""
    commander: str = ""
    summary: str = ""
    findings: str = ""
    people: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DrillRecord:
    id: str
    title: str
    org: str
    enterprise: str
    level: str
    content: str
    form: str
    hazard: str
    no_notice: bool
    day: str
    minutes: int
    participants: int
    evaluated: bool
    place: str
    commander: str
    summary: str
    findings: str
    withdrawn: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DrillQuery:
    """What a list shows; days are ISO and inclusive, '' is open. A township as `org` takes its villages in."""

    org: str = ""
    enterprise: str = ""
    first: str = ""
    last: str = ""
    withdrawn: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DrillDocument:
    sha256: str
    name: str
    media_type: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DrillParticipant:
    person: str
    name: str
    part: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DrillFile:
    """One drill with everything that an inspector asks for. `place_name` is the unit's or the firm's name."""

    record: DrillRecord
    place_name: str
    people: tuple[DrillParticipant, ...]
    documents: tuple[DrillDocument, ...]


def media_type_of(name: str, data: bytes) -> str:
    """'' unless the ending is allowed and the content begins as that type must: a renamed program is refused."""
    _, dot, ending = name.rpartition(".")
    media = MEDIA_TYPES.get(dot + ending.lower(), "")
    return media if media and data.startswith(_BEGINNINGS[media]) else ""
