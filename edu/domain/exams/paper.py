"""A paper: a frozen form with every question as it stood, its key and its explanations, sealed by a hash.

Once sealed it depends on no bank: an edit never changes what somebody was asked.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import msgspec

from edu.domain.canonical import canonical_json, sha256_hex
from edu.domain.errors import REPLACE_DAMAGED, BadFile
from edu.domain.exams.blueprint import Downtime, Scoring, Shuffle
from edu.domain.person_classes import PersonClass
from edu.domain.questions import Question

CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperItem:
    """`slot` counts from 1 over the whole paper and keys every response; `marks` in hundredths."""

    slot: int
    section: str
    marks: int
    version: str
    question: Question


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """`seed`, `algorithm` and `drawn_on` say how it came about; drawing again needs the same banks."""

    blueprint: str
    blueprint_version: int
    title: str
    person_class: PersonClass
    seed: int
    algorithm: int
    drawn_on: date
    minutes: int
    pass_mark: int
    pass_cite: str | None
    downtime: Downtime
    shuffle: Shuffle
    scoring: Scoring
    attempts: int
    items: tuple[PaperItem, ...]
    veto: bool = True
    schema: int = 1

    @property
    def total(self) -> int:
        """Hundredths of a mark."""
        return sum(item.marks for item in self.items)

    @property
    def sections(self) -> tuple[tuple[str, tuple[PaperItem, ...]], ...]:
        """(title, its items) in paper order."""
        titles = dict.fromkeys(item.section for item in self.items)
        return tuple((title, tuple(item for item in self.items if item.section == title)) for title in titles)

    @property
    def seal(self) -> str:
        """SHA-256 of the canonical JSON, 64 hex digits."""
        return sha256_hex(self.as_json())

    @property
    def seal_code(self) -> str:
        """The seal's first 50 bits as people can compare them by eye: XXXXX-XXXXX, without I, L, O, U."""
        return short_seal(self.seal)

    def item(self, slot: int) -> PaperItem | None:
        return next((item for item in self.items if item.slot == slot), None)

    def as_json(self) -> str:
        """Canonical text; `paper_from_json` gives an equal paper back.

        A question without a situation is written without the field: papers sealed before there was one stay whole.
        Which facts it shows is never written, for the same reason.
        """
        raw = msgspec.to_builtins(self)
        for item in raw["items"]:
            del item["question"]["shown"]
            if item["question"]["situation"] is None:
                del item["question"]["situation"]
        return canonical_json(raw)


def paper_from_json(text: str | bytes) -> Paper:
    """BadFile unless the text is exactly what `as_json` writes and every question hashes to its version."""
    raw = text.encode() if isinstance(text, str) else text
    try:
        paper = msgspec.json.decode(raw, type=Paper)
    except (msgspec.DecodeError, UnicodeError) as error:
        raise BadFile(f"试卷数据读不出来：{error}", REPLACE_DAMAGED) from error
    if paper.as_json().encode() != raw:
        raise BadFile("试卷数据不是本程序写出的原样。", REPLACE_DAMAGED)
    changed = [str(item.slot) for item in paper.items if item.question.version != item.version]
    if changed:
        raise BadFile(f"第 {'、'.join(changed)} 题与封存时不一致。", REPLACE_DAMAGED)
    return paper


def short_seal(seal: str) -> str:
    """Ten Crockford characters of a hex seal, in two groups of five."""
    bits = int(seal[:16], 16) >> 14
    code = "".join(CROCKFORD[(bits >> shift) & 31] for shift in range(45, -1, -5))
    return f"{code[:5]}-{code[5:]}"


def item_for(question: Question, *, slot: int, section: str, marks: int) -> PaperItem:
    return PaperItem(slot=slot, section=section, marks=marks, version=question.version, question=question)
