"""内容审核: a professional looks at each fact, question and lesson of a topic and signs; what changes is open again.

A review holds for one version of an item: its words, its grounds. The newest one of that version counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

ItemKind = Literal["fact", "question", "lesson", "microlesson", "case", "aid"]
Verdict = Literal["right", "change", "wrong", "unsure"]

KIND_NAMES: dict[ItemKind, str] = {
    "fact": "事实", "question": "题目", "lesson": "课文", "microlesson": "微课", "case": "案例", "aid": "一页纸",
}  # fmt: skip
VERDICT_NAMES: dict[Verdict, str] = {"right": "正确", "change": "要改", "wrong": "错误", "unsure": "存疑"}
KINDS: tuple[ItemKind, ...] = get_args(ItemKind)
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)

Key = tuple[ItemKind, str, str]
"""Kind, id and version of an item."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewItem:
    """What is looked at: its words as somebody meets them, and where they stand. `version`: 16 hex digits of both."""

    kind: ItemKind
    id: str
    version: str
    text: str
    grounds: str
    status: str

    @property
    def key(self) -> Key:
        return self.kind, self.id, self.version


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What was said of one item on a sheet."""

    kind: ItemKind
    id: str
    version: str
    verdict: Verdict
    note: str = ""

    @property
    def key(self) -> Key:
        return self.kind, self.id, self.version


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A sheet as it came back: who signed it and when, and what they found; items left empty are not in it."""

    topic: str
    reviewer: str
    on: date
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptFinding:
    """A finding in the ledger, with its signature; `reviewer` is '' where the name was withheld."""

    finding: Finding
    reviewer: str
    on: date
    at_ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicReview:
    """How far a topic is; `notes` are the findings that ask for something."""

    topic: str
    title: str
    items: int
    right: int
    notes: tuple[KeptFinding, ...]
    reviewers: tuple[str, ...]
    last: date | None

    @property
    def open(self) -> int:
        """Nobody has looked at them in their present words."""
        return self.items - self.right - len(self.notes)

    @property
    def signed(self) -> bool:
        """已审: every item as it stands was found right."""
        return self.items > 0 and self.right == self.items


def newest(kept: Iterable[KeptFinding]) -> dict[Key, KeptFinding]:
    """The last word on each item: by the day of the signature, then by when it came in."""
    found: dict[Key, KeptFinding] = {}
    for one in sorted(kept, key=lambda one: (one.on, one.at_ms)):
        found[one.finding.key] = one
    return found


def overruled(before: KeptFinding, finding: Finding, sheet: Sheet) -> bool:
    """Somebody else's objection to the same words gives way to this sheet's 正确."""
    objected = before.finding.verdict != "right" and finding.verdict == "right"
    return objected and before.reviewer != sheet.reviewer and before.on <= sheet.on


def topic_review(topic: str, title: str, items: Sequence[ReviewItem], words: Mapping[Key, KeptFinding]) -> TopicReview:
    """`words` is what `newest` gave."""
    said = [words[item.key] for item in items if item.key in words]
    return TopicReview(
        topic=topic,
        title=title,
        items=len(items),
        right=sum(one.finding.verdict == "right" for one in said),
        notes=tuple(one for one in said if one.finding.verdict != "right"),
        reviewers=tuple(dict.fromkeys(one.reviewer for one in said if one.reviewer)),
        last=max((one.on for one in said), default=None),
    )
