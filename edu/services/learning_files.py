"""One person's learning file (一人一档): assembled from the records, exported with a reason that is kept."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from edu.domain.actors import Actor, Permission, require
from edu.domain.errors import DiskFull, InvalidInput, NotFound
from edu.domain.events import Reason
from edu.domain.events.certificates import LearningFileExported
from edu.domain.events.people import DetailsUnmasked
from edu.domain.identity import KIND_NAMES
from edu.domain.learning_file import LearningFile, ObligationLine
from edu.services import learning_sections as sections
from edu.services.learning_sittings import sittings
from edu.services.learning_sources import Sources
from edu.system.clock import civil_date

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from edu.domain.people import Person
    from edu.services.obligations import Obligations
    from edu.services.ports import Reading, Store
    from edu.services.ports.content import ContentLibrary
    from edu.services.ports.exports import LearningFileWriter
    from edu.system.clock import Clock
    from edu.system.settings import SettingsFile

_KIND_NAMES: Mapping[str, str] = {str(kind): name for kind, name in KIND_NAMES.items()}


class LearningFiles:
    def __init__(
        self,
        store: Store,
        clock: Clock,
        library: ContentLibrary,
        obligations: Obligations,
        settings: SettingsFile,
        writer: LearningFileWriter,
    ) -> None:
        self._store = store
        self._clock = clock
        self._library = library
        self._obligations = obligations
        self._settings = settings
        self._writer = writer

    def file(self, actor: Actor, person: str) -> LearningFile:
        """Numbers masked; a learner only their own."""
        require(actor, Permission.LEARNING_FILE_READ, person)
        return self._assemble(actor, person, whole_number=False)

    def export_pdf(
        self, actor: Actor, person: str, path: Path, reason: str, *, whole_number: bool = False
    ) -> LearningFile:
        return self._export(actor, person, path, reason, "pdf", self._writer.pdf, whole_number=whole_number)

    def export_sqlite(
        self, actor: Actor, person: str, path: Path, reason: str, *, whole_number: bool = False
    ) -> LearningFile:
        """A plain SQLite file that any tool opens; its table `about` says what each table and unit means."""
        return self._export(actor, person, path, reason, "sqlite", self._writer.sqlite, whole_number=whole_number)

    def _export(
        self,
        actor: Actor,
        person: str,
        path: Path,
        reason: str,
        form: str,
        write: Callable[[LearningFile, Path], None],
        *,
        whole_number: bool,
    ) -> LearningFile:
        """The file appears under its name only after the export is booked: none leaves unrecorded."""
        require(actor, Permission.LEARNING_FILE_EXPORT, person)
        if whole_number:
            require(actor, Permission.PEOPLE_UNMASK)
        if len(reason.strip()) < 2:
            raise InvalidInput("导出学习档案必须写明用途。", "请填写用途，例如“迎检”“本人申请”。")
        file = self._assemble(actor, person, whole_number=whole_number)
        part = path.with_name(f".{path.name}.part")
        try:
            write(file, part)
            sha256 = hashlib.sha256(part.read_bytes()).hexdigest()
            why = Reason(text=reason.strip())
            with self._store.writing(actor) as work:
                work.append(LearningFileExported(form=form, sha256=sha256), person, person=person, private=why)
                if whole_number:
                    work.append(DetailsUnmasked(), person, person=person, private=why)
                work.commit()
            part.replace(path)
        except OSError as exc:
            raise DiskFull(
                f"写不了文件：{path.name}。", "请检查磁盘空间和文件夹权限，关闭已打开的同名文件后重试。"
            ) from exc
        finally:
            part.unlink(missing_ok=True)
        return file

    # -- assembling --

    def _assemble(self, actor: Actor, person: str, *, whole_number: bool) -> LearningFile:
        duties = self._duties(actor, person)
        now = self._clock.now_ms()
        with self._store.reading() as view:
            known = view.people.person(person)
            if known is None:
                raise NotFound("没有找到这个人。", "名单可能已被撤销，请刷新列表。")
            sources = Sources(view.ledger.lines_of_person(person))
            credited = sections.hours(view, person)
            return LearningFile(
                person=known,
                registered=sources.of("person"),
                id_kind=_KIND_NAMES.get(known.id_kind, known.id_kind),
                id_number=_number(view, known, whole=whole_number),
                organisation=self._settings.value.organisation,
                made_ms=now,
                posts=tuple(sections.posts(view, person, sources)),
                meetings=tuple(sections.meetings(view, person, sources)),
                lessons=tuple(sections.lessons(self._library, sources)),
                hours=tuple(credited),
                years=sections.years(credited),
                sittings=tuple(sittings(view, person, sources)),
                drills=tuple(sections.drills(view, person, sources)),
                certificates=tuple(sections.certificates(view, person, sources, civil_date(now).isoformat())),
                obligations=duties,
                exports=tuple(sections.exports(sources)),
                events=tuple(sections.events(sources)),
            )

    def _duties(self, actor: Actor, person: str) -> tuple[ObligationLine, ...]:
        """What applies today; rules that judge nothing are left out."""
        try:
            found = self._obligations.person(actor, person)
        except NotFound:  # merged into somebody else: owes nothing of their own
            return ()
        return tuple(
            ObligationLine(title=duty.title, state=duty.state, sentence=duty.why, cite="；".join(duty.cites))
            for duty in found.duties
            if duty.state not in ("not_applicable", "unverified")
        )


def _number(view: Reading, person: Person, *, whole: bool) -> str:
    if not whole:
        return person.id_mask
    details = view.people.details(person.id)
    if details is None:
        raise NotFound("这个人的个人信息已经注销，没有完整证件号。")
    return details.id_number
