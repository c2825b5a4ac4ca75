"""内容审核: a sheet a topic goes out, comes back signed, and is kept; whoever learns is told what was signed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edu.domain.actors import Actor, Permission, require
from edu.domain.errors import InvalidInput, NotFound
from edu.domain.events import reviews as e
from edu.domain.problems import Problem
from edu.domain.reviews import VERDICT_NAMES, change_between, newest, overruled, topic_review
from edu.services.review_items import review_items
from edu.system.clock import civil_date

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from edu.domain.reviews import Change, Finding, ItemKind, Sheet, TopicReview
    from edu.domain.topics import Topic
    from edu.services.ports import Store
    from edu.services.ports.content import ContentLibrary
    from edu.services.ports.reviews import ReviewSheets
    from edu.system.clock import Clock
    from edu.system.ids import Ids


class Reviews:
    def __init__(self, store: Store, library: ContentLibrary, sheets: ReviewSheets, clock: Clock, ids: Ids) -> None:
        self._store, self._library, self._sheets = store, library, sheets
        self._clock, self._ids = clock, ids

    def topics(self, actor: Actor) -> tuple[TopicReview, ...]:
        """Every topic, with how far it is."""
        require(actor, Permission.REPORTS)
        with self._store.reading() as view:
            words = newest(view.reviews.findings())
        return tuple(
            topic_review(topic.id, topic.title, review_items(self._library, topic.id), words)
            for topic in self._library.topics.topics
        )

    def topic(self, actor: Actor, topic: str) -> TopicReview:
        """For whoever learns it."""
        require(actor, Permission.STUDY)
        found = self._found(topic)
        with self._store.reading() as view:
            words = newest(view.reviews.findings())
        return topic_review(found.id, found.title, review_items(self._library, found.id), words)

    def export(self, actor: Actor, topic: str, path: Path) -> int:
        """How many items are on the sheet; what was found of them before stands in it."""
        require(actor, Permission.REPORTS)
        found = self._found(topic)
        items = review_items(self._library, topic)
        if not items:
            raise InvalidInput(f"“{found.title}”还没有内容可审。", "请选别的主题。")
        with self._store.reading() as view:
            words = newest(view.reviews.findings())
        self._sheets.write(found, items, [words[item.key] for item in items if item.key in words], path)
        return len(items)

    def read(self, actor: Actor, path: Path) -> tuple[Sheet | None, tuple[Problem, ...]]:
        """The dry run. Beside what is wrong, what will not be kept and what overrules another is named."""
        require(actor, Permission.ADMINISTER)
        sheet, problems = self._sheets.read(path)
        if sheet is None:
            return None, problems
        if sheet.on > civil_date(self._clock.now_ms()):
            late = Problem(code="review-day", message=f"审核日期 {sheet.on} 还没有到。", remedy="请改成签字的那一天。")
            return None, (*problems, late)
        return sheet, (*problems, *self._warnings(sheet))

    def _warnings(self, sheet: Sheet) -> Iterator[Problem]:
        now = self._standing(sheet.topic)
        with self._store.reading() as view:
            words = newest(view.reviews.findings())
        for finding in sheet.findings:
            before = words.get(finding.key)
            if now.get((finding.kind, finding.id)) != finding.version:
                yield _stale(finding, now)
            elif before is not None and overruled(before, finding, sheet):
                yield _warning(
                    "review-overruled",
                    f"“{finding.id}”{before.reviewer or '以前的审核人'}说“{VERDICT_NAMES[before.finding.verdict]}”，"
                    "这份表说“正确”，登记后以这份表为准。",
                    "请先请两位核对一致。",
                )

    def take(self, actor: Actor, sheet: Sheet) -> int:
        """How many findings were kept: those of items as they stand now. InvalidInput that names all when none is."""
        require(actor, Permission.ADMINISTER)
        now = self._standing(sheet.topic)
        kept = [finding for finding in sheet.findings if now.get((finding.kind, finding.id)) == finding.version]
        if not kept:
            raise InvalidInput(
                "这份审核表里没有可以登记的结论。",
                "请检查“结论”一列是否填写，或导出新的审核表。",
                [_stale(finding, now) for finding in sheet.findings],
            )
        keys = {"|".join(finding.key): finding for finding in kept}
        fact = e.ContentReviewed(
            topic=sheet.topic, on=sheet.on.isoformat(), found={key: one.verdict for key, one in keys.items()}
        )
        notes = {key: one.note for key, one in keys.items() if one.note}
        with self._store.writing(actor) as work:
            work.append(fact, self._ids.new(), private=e.ReviewSignature(reviewer=sheet.reviewer, notes=notes))
            work.commit()
        return len(kept)

    def _standing(self, topic: str) -> dict[tuple[ItemKind, str], str]:
        """What there is to review today: its version by kind and id."""
        return {(item.kind, item.id): item.version for item in review_items(self._library, self._found(topic).id)}

    def _found(self, topic: str) -> Topic:
        found = self._library.topics.topic(topic)
        if found is None:
            raise NotFound(f"没有主题“{topic}”。", "请写成 T05 这样；审核表里的主题编号请不要改。")
        return found


_STALE: dict[Change, str] = {
    "words": "在发出审核表以后改过了",
    "pictures": "的图在发出审核表以后改过了",
    "both": "的内容和图在发出审核表以后都改过了",
    "unseen": "有图，这份表是旧版程序导出的，没有连图一起审",
}


def _stale(finding: Finding, now: Mapping[tuple[ItemKind, str], str]) -> Problem:
    """`now`: versions by kind and id."""
    version = now.get((finding.kind, finding.id))
    if version is None:
        return _warning("review-stale", f"“{finding.id}”不在这个主题里，这一条审核不计。", "请核对主题编号。")
    why = _STALE[change_between(finding.version, version)]
    return _warning("review-stale", f"“{finding.id}”{why}，这一条审核不计。", "请导出新的审核表再审这一条。")


def _warning(code: str, message: str, remedy: str) -> Problem:
    return Problem(code=code, message=message, remedy=remedy, severity="warning")
