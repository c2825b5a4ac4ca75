"""One-page aids (处置卡, 一页纸逃生指南, 预警信号卡): looked through, filled in once, printed."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from edu.domain.actors import Actor, Permission, require
from edu.domain.aids import KINDS, Aid, AidFill, AidSheet, blanks_of, fill_faults
from edu.domain.errors import EduError, InvalidInput
from edu.domain.printing import unprintable
from edu.domain.reviews import newest
from edu.services.review_items import aid_item
from edu.system.clock import civil_date

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from edu.services.ports import Store
    from edu.services.ports.aids import AidWriter, FillFile
    from edu.services.ports.content import AidShelf
    from edu.services.ports.printing import PrintFace
    from edu.system.clock import Clock
    from edu.system.settings import SettingsFile

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class AidLine:
    """One aid in the list, with the group of topics that it belongs to ('' = none) and whether somebody signed it."""

    aid: Aid
    group: str
    reviewed: bool


class Aids:
    """Without a `store` (the command line) nobody can say that an aid was reviewed; without `own` nothing is kept."""

    def __init__(
        self, library: AidShelf, own: FillFile | None, writer: AidWriter, face: PrintFace,
        settings: SettingsFile | None, clock: Clock, store: Store | None = None,
    ) -> None:  # fmt: skip
        self._library, self._own, self._writer, self._face = library, own, writer, face
        self._settings, self._clock, self._store = settings, clock, store

    def listed(self, actor: Actor) -> tuple[AidLine, ...]:
        """By kind, then by group of topics; an aid that is broken is left out."""
        require(actor, Permission.DRILLS_WRITE)
        topics = self._library.topics
        places = {group.id: at for at, group in enumerate(topics.groups)}
        titles = {group.id: group.title for group in topics.groups}
        signed = self._signed()
        lines = []
        for aid in self._readable():
            group = topics.group_of(aid.topic)
            key = (KINDS.index(aid.kind), places.get(group, len(places)), aid.topic, aid.id)
            lines.append((key, AidLine(aid=aid, group=titles.get(group, ""), reviewed=self._key(aid) in signed)))
        return tuple(line for _, line in sorted(lines, key=lambda one: one[0]))

    def remembered(self, actor: Actor) -> AidFill:
        """What was filled in last; before the first time, the name of the organisation."""
        require(actor, Permission.DRILLS_WRITE)
        kept = self._own.read() if self._own is not None else AidFill()
        name = self._settings.value.organisation if self._settings is not None else ""
        return kept if kept.unit or kept.blanks else replace(kept, unit=name)

    def print_pdf(self, actor: Actor, ids: Sequence[str], fill: AidFill, path: Path) -> int:
        """How many pages. What was filled in is kept for the next time, together with what other aids were given."""
        sheets = self._sheets(actor, ids, fill)
        pages = self._writer.pdf(sheets, path)
        if self._own is not None:
            before = self._own.read().blanks
            written = {blank: fill.blanks.get(blank, "").strip() for blank in blanks_of([one.aid for one in sheets])}
            self._own.write(AidFill(unit=fill.unit.strip(), blanks={**before, **written}))
        return pages

    def picture(self, actor: Actor, aid: str, fill: AidFill, width: int) -> bytes:
        """The page as it would be printed now: a PNG so many pixels wide."""
        return self._writer.picture(self._sheets(actor, [aid], fill)[0], width)

    def _sheets(self, actor: Actor, ids: Sequence[str], fill: AidFill) -> list[AidSheet]:
        require(actor, Permission.DRILLS_WRITE)
        chosen = list(dict.fromkeys(ids))
        if not chosen:
            raise InvalidInput("还没有选一页纸。", "请至少勾选一张再打印。")
        self._fit_to_print(fill)
        aids = [self._library.aid(one) for one in chosen]
        signed = self._signed()
        return [self._sheet(aid, fill, reviewed=self._key(aid) in signed) for aid in aids]

    def _fit_to_print(self, fill: AidFill) -> None:
        faults = fill_faults(fill)
        if faults:
            raise InvalidInput("；".join(faults) + "。", "请改短后再打印。")
        named = [("单位名称", fill.unit), *fill.blanks.items()]
        lacking = [unprintable(what, text, gone) for what, text in named if (gone := self._face.missing(text))]
        if lacking:
            raise InvalidInput(
                "；".join(one.message for one in lacking) + "。", lacking[0].remedy + "。", tuple(lacking)
            )

    def _sheet(self, aid: Aid, fill: AidFill, *, reviewed: bool) -> AidSheet:
        register = self._library.register
        grounds = [register.cite_text(cite) for cite in aid.cites]
        grounds += [register.cite_text(cite) for fact in aid.facts for cite in register.fact(fact).cites]
        return AidSheet(
            aid=aid,
            unit=fill.unit.strip(),
            lines=tuple((blank, fill.blanks.get(blank, "").strip()) for blank in aid.blanks),
            grounds=tuple(dict.fromkeys(grounds)),
            reviewed=reviewed,
            pending=aid.status == "pending" or any(register.fact(fact).pending for fact in aid.facts),
            printed=civil_date(self._clock.now_ms()).isoformat(),
        )

    def _readable(self) -> list[Aid]:
        found = []
        for name in self._library.aid_ids:
            try:
                found.append(self._library.aid(name))
            except EduError:
                log.warning("the aid %s cannot be read", name)
        return found

    def _key(self, aid: Aid) -> tuple[str, str, str]:
        return aid_item(aid, self._library.register).key

    def _signed(self) -> frozenset[tuple[str, str, str]]:
        """Keys of what a professional found right in its present words."""
        if self._store is None:
            return frozenset()
        with self._store.reading() as view:
            words = newest(view.reviews.findings())
        return frozenset(key for key, one in words.items() if one.finding.verdict == "right")
