"""内容审核: a professional looks at each fact, question and lesson of a topic and signs; what changes is open again.

A review holds for one version of an item: its words, its grounds, its pictures. The newest one of that version counts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

ItemKind = Literal["fact", "question", "lesson", "microlesson", "case", "aid"]
Verdict = Literal["right", "change", "wrong", "unsure"]
Change = Literal["words", "pictures", "both", "unseen"]

KIND_NAMES: dict[ItemKind, str] = {
    "fact": "事实", "question": "题目", "lesson": "课文", "microlesson": "微课", "case": "案例", "aid": "一页纸",
}  # fmt: skip
VERDICT_NAMES: dict[Verdict, str] = {"right": "正确", "change": "要改", "wrong": "错误", "unsure": "存疑"}
CHANGE_NAMES: dict[Change, str] = {
    "words": "内容已改", "pictures": "图已改", "both": "内容和图都已改", "unseen": "上次没有连图一起审",
}  # fmt: skip
"""Why what was looked at is 未审 again."""
KINDS: tuple[ItemKind, ...] = get_args(ItemKind)
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)

Key = tuple[ItemKind, str, str]
"""Kind, id and version of an item."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewItem:
    """What is looked at: its words as somebody meets them, and where they stand. `version`: see `version_of`."""

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
class Reopened:
    """What was last found of an item that has changed since, and what changed."""

    kept: KeptFinding
    change: Change


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicReview:
    """How far a topic is; `notes` are the findings that ask for something, `reopened` those of items that changed."""

    topic: str
    title: str
    items: int
    right: int
    notes: tuple[KeptFinding, ...]
    reviewers: tuple[str, ...]
    last: date | None
    reopened: tuple[Reopened, ...] = ()

    @property
    def open(self) -> int:
        """Nobody has looked at them as they stand now."""
        return self.items - self.right - len(self.notes)

    @property
    def signed(self) -> bool:
        """已审: every item as it stands was found right."""
        return self.items > 0 and self.right == self.items


def version_of(words: str, pictures: str) -> str:
    """`words` (16 hex digits of text and grounds), and where it shows pictures `-` and 16 hex digits of these.

    An item without a picture has the version that it had before pictures were counted, so that its signature holds.
    """
    return f"{words}-{pictures}" if pictures else words


def change_between(signed: str, now: str) -> Change:
    """Of two versions that differ: what is no longer as it was looked at."""
    words, _, pictures = signed.partition("-")
    words_now, _, pictures_now = now.partition("-")
    if words != words_now:
        return "both" if pictures and pictures_now and pictures != pictures_now else "words"
    return "pictures" if pictures else "unseen"


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
    before = _before(words.values())
    return TopicReview(
        topic=topic,
        title=title,
        items=len(items),
        right=sum(one.finding.verdict == "right" for one in said),
        notes=tuple(one for one in said if one.finding.verdict != "right"),
        reviewers=tuple(dict.fromkeys(one.reviewer for one in said if one.reviewer)),
        last=max((one.on for one in said), default=None),
        reopened=tuple(
            Reopened(kept=last, change=change_between(last.finding.version, item.version))
            for item in items
            if item.key not in words and (last := before.get((item.kind, item.id))) is not None
        ),
    )


def reopened_words(reopened: Sequence[Reopened]) -> str:
    """图已改 2、内容已改 1."""
    counts = Counter(one.change for one in reopened)
    return "、".join(f"{words} {counts[change]}" for change, words in CHANGE_NAMES.items() if counts[change])


def _before(kept: Iterable[KeptFinding]) -> dict[tuple[ItemKind, str], KeptFinding]:
    """The last word on each item in whatever version."""
    ordered = sorted(kept, key=lambda one: (one.on, one.at_ms))
    return {(one.finding.kind, one.finding.id): one for one in ordered}
