"""Drills that took place, recorded with participants and papers: later the evidence of the yearly duties.

A wrong record is withdrawn with a reason and recorded anew. No hours are credited from it by itself.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from edu.domain import drill_records as words
from edu.domain.actors import Actor, Permission, require
from edu.domain.drill_records import DrillDocument, DrillFile, DrillParticipant, DrillQuery
from edu.domain.errors import Conflict, InvalidInput, NotAllowed, NotFound
from edu.domain.events import Reason
from edu.domain.events import classes as e
from edu.domain.places import settled
from edu.domain.problems import Problem
from edu.services.class_access import in_scope
from edu.system.clock import civil_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from edu.domain.drill_records import DrillRecord, NewDrill
    from edu.services.ports import Reading, Store, Writing
    from edu.system.clock import Clock
    from edu.system.ids import Ids

_SHA256 = re.compile(r"[0-9a-f]{64}")
_LONGEST_MINUTES = 3 * 24 * 60
_LARGEST = 1_000_000


class Drills:
    def __init__(self, store: Store, clock: Clock, ids: Ids) -> None:
        self._store = store
        self._clock = clock
        self._ids = ids

    # -- looking --

    def list(self, actor: Actor, query: DrillQuery | None = None) -> Sequence[DrillRecord]:
        """Newest first; only what the actor answers for."""
        require(actor, Permission.CLASSES_READ)
        with self._store.reading() as view:
            found = view.drills.drills(query or DrillQuery())
            return [drill for drill in found if _answers_for(view, actor, drill.org, drill.enterprise)]

    def view(self, actor: Actor, drill: str) -> DrillFile:
        require(actor, Permission.CLASSES_READ)
        with self._store.reading() as view:
            record = _known(view, actor, drill)
            parts = view.drills.people_of(drill)
            names = view.people.people_by_id(person for person, _ in parts)
            return DrillFile(
                record=record,
                place_name=_place_name(view, record),
                people=tuple(
                    DrillParticipant(person=id_, name=names[id_].name if id_ in names else "", part=part)
                    for id_, part in parts
                ),
                documents=tuple(view.drills.documents_of(drill)),
            )

    def document(self, actor: Actor, drill: str, sha256: str) -> bytes:
        """The bytes of an attached paper."""
        require(actor, Permission.CLASSES_READ)
        with self._store.reading() as view:
            _known(view, actor, drill)
            held = {document.sha256 for document in view.drills.documents_of(drill)}
            data = view.blob(sha256) if _SHA256.fullmatch(sha256) and sha256 in held else None
        if data is None:
            raise NotFound("没有找到这份材料。", "它可能在另一台电脑上，请导入交换文件后再看。")
        return data

    # -- recording --

    def record(self, actor: Actor, new: NewDrill) -> str:
        """InvalidInput lists everything that is wrong at once."""
        with self._store.writing(actor) as work:
            drill = self.record_in(work, actor, new)
            work.commit()
            return drill

    def record_in(self, work: Writing, actor: Actor, new: NewDrill, parts: Mapping[str, str] | None = None) -> str:
        """Within somebody else's transaction; `parts` says of people what they played."""
        require(actor, Permission.DRILLS_WRITE)
        people = tuple(dict.fromkeys(new.people))
        problems = [*_problems(new, len(people), civil_date(self._clock.now_ms())), *_place_problems(work, new)]
        if problems:
            raise InvalidInput("这条演练记录还不能保存。", "请按提示修改。", problems)
        if not _answers_for(work, actor, new.org, new.enterprise):
            raise NotAllowed("只能登记本单位及下属单位的演练。")
        drill = self._ids.new()
        work.append(_fact(new), drill, private=_notes(new))
        _attend(work, drill, people, "", parts)
        return drill

    def add_people(self, actor: Actor, drill: str, people: Iterable[str], part: str = "") -> int:
        """Participants of known identity; answers how many are new. Never more of them than took part."""
        require(actor, Permission.DRILLS_WRITE)
        with self._store.writing(actor) as work:
            record = _standing(work, actor, drill)
            known = {person for person, _ in work.drills.people_of(drill)}
            new = [person for person in dict.fromkeys(people) if person not in known]
            if len(known) + len(new) > record.participants:
                raise InvalidInput(
                    f"参演人数登记的是 {record.participants} 人，名单已有 {len(known)} 人，不能再加 {len(new)} 人。",
                    "请核对名单；人数登记错了，请撤销后重新登记。",
                )
            _attend(work, drill, new, part)
            work.commit()
            return len(new)

    def attach(self, actor: Actor, drill: str, name: str, data: bytes) -> DrillDocument:
        """Keep a paper with the drill. The same bytes are kept once; the name stands in the vault."""
        require(actor, Permission.DRILLS_WRITE)
        if len(data) > words.MAX_DOCUMENT_BYTES:
            raise InvalidInput("材料超过 20 MB，没有保存。", "请压缩图片或拆分文件后再添加。")
        media_type = words.media_type_of(name, data)
        if not media_type:
            raise InvalidInput(
                "只能添加 PDF、Word（docx）、Excel（xlsx）、PNG、JPG 文件，没有保存。", "请转换格式后再添加。"
            )
        with self._store.writing(actor) as work:
            _standing(work, actor, drill)
            sha256 = work.put_blob(data, media_type)
            work.append(
                e.DrillDocumentAdded(sha256=sha256, media_type=media_type, size=len(data)),
                drill,
                private=e.DocumentName(name=name),
            )
            work.commit()
        return DrillDocument(sha256=sha256, name=name, media_type=media_type, size=len(data))

    def withdraw(self, actor: Actor, drill: str, reason: str) -> None:
        """Recorded in error: it stays in the ledger and counts for nothing."""
        require(actor, Permission.DRILLS_WRITE)
        if len(reason.strip()) < 2:
            raise InvalidInput("撤销演练记录必须写明理由。")
        with self._store.writing(actor) as work:
            _standing(work, actor, drill)
            work.append(e.DrillWithdrawn(reason="manual"), drill, private=Reason(text=reason.strip()))
            work.commit()


def _known(view: Reading, actor: Actor, drill: str) -> DrillRecord:
    record = view.drills.drill(drill)
    if record is None:
        raise NotFound("没有找到这条演练记录。", "请刷新列表。")
    if not _answers_for(view, actor, record.org, record.enterprise):
        raise NotAllowed("这条演练记录不属于当前单位。")
    return record


def _standing(view: Reading, actor: Actor, drill: str) -> DrillRecord:
    record = _known(view, actor, drill)
    if record.withdrawn:
        raise Conflict("这条演练记录已经撤销，不能再改动。")
    return record


def _answers_for(view: Reading, actor: Actor, org: str, enterprise: str) -> bool:
    firm = view.people.enterprise(enterprise) if actor.scope and enterprise else None
    return in_scope(view, actor, org or ((firm.village or firm.township) if firm else ""))


def _attend(
    work: Writing, drill: str, people: Sequence[str], part: str, parts: Mapping[str, str] | None = None
) -> None:
    known = work.people.people_by_id(people)
    if len(known) < len(people):
        raise NotFound("参演名单里有人不在人员库，没有保存。", "请刷新人员列表后重选。")
    for person in people:
        work.append(e.DrillAttended(part=(parts or {}).get(person, part).strip()), drill, person=person)


def _problems(new: NewDrill, named: int, today: date) -> Iterator[Problem]:
    if not new.title.strip():
        yield _wrong("title", "请填写演练名称。")
    for field, known, said in (
        ("level", words.LEVELS, "演练级别"),
        ("content", words.CONTENTS, "预案类型"),
        ("form", words.FORMS, "演练形式"),
        ("hazard", words.HAZARDS, "灾种"),
    ):
        if getattr(new, field) not in known:
            yield _wrong(field, f"{said}不在列表里。")
    day = _day(new.day)
    if day is None:
        yield _wrong("day", "演练日期不对。")
    elif day > today:
        yield _wrong("day", "演练日期不能晚于今天。")
    if not 1 <= new.minutes <= _LONGEST_MINUTES:
        yield _wrong("minutes", "演练时长应在 1 分钟到 3 天之间。")
    if not 1 <= new.participants <= _LARGEST:
        yield _wrong("participants", "请填写参演人数。")
    elif named > new.participants:
        yield _wrong("participants", f"参演人数（{new.participants}）少于名单人数（{named}）。")


def _place_problems(view: Reading, new: NewDrill) -> Iterator[Problem]:
    """An enterprise's drill names the enterprise; every other one a unit of its own level."""
    if new.level == "enterprise":
        if not new.enterprise or view.people.enterprise(new.enterprise) is None:
            yield _wrong("enterprise", "请选择组织演练的企业。")
        return
    unit = view.people.org_unit(new.org) if new.org else None
    if unit is None:
        yield _wrong("org", "请选择组织演练的单位。")
    elif unit.level not in (new.level, "custom"):
        yield _wrong("org", f"“{unit.name}”与所选的演练级别不符。")


def _wrong(field: str, message: str) -> Problem:
    return Problem(code=f"drill-{field}", column=field, message=message)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _place_name(view: Reading, record: DrillRecord) -> str:
    if record.enterprise:
        firm = view.people.enterprise(record.enterprise)
        return firm.name if firm else ""
    unit = settled(record.org, view.people.org_unit)
    return unit.name if unit else ""


def _fact(new: NewDrill) -> e.DrillRecorded:
    return e.DrillRecorded(
        title=new.title.strip(),
        org=new.org if new.level != "enterprise" else "",
        enterprise=new.enterprise if new.level == "enterprise" else "",
        level=new.level,
        content=new.content,
        form=new.form,
        hazard=new.hazard,
        no_notice=new.no_notice,
        day=date.fromisoformat(new.day).isoformat(),
        minutes=new.minutes,
        participants=new.participants,
        evaluated=new.evaluated,
    )


def _notes(new: NewDrill) -> e.DrillNotes:
    return e.DrillNotes(
        place=new.place.strip(),
        commander=new.commander.strip(),
        summary=new.summary.strip(),
        findings=new.findings.strip(),
    )
