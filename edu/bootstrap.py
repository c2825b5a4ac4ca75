"""Building the program: read this to know what it is made of. The only place that joins ports and adapters.

Order: data folder → key ring → store (schema brought up) → content packs → services. Each step that fails says what
happened and what to do, and leaves everything as it was.
"""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import dataclass
from typing import TYPE_CHECKING

from edu.domain.errors import DiskFull, WrongKey
from edu.packs.library import ContentLibrary
from edu.packs.obligation_book import ObligationBook
from edu.services.access import Access
from edu.services.attendance import AttendanceSheet
from edu.services.certificate_papers import CertificatePapers
from edu.services.certificates import Certificates
from edu.services.class_close import ClassClose
from edu.services.classes import Classes
from edu.services.drill_records import Drills
from edu.services.exams import Exams
from edu.services.learning_files import LearningFiles
from edu.services.ledger import Ledger
from edu.services.obligations import Obligations
from edu.services.people import People
from edu.services.people_export import PeopleExport
from edu.services.recovery import Recovery
from edu.services.room import Room
from edu.services.roster_import import RosterImport
from edu.services.sittings import Sittings
from edu.services.standings import Standings
from edu.services.statistics import Statistics
from edu.services.study import Study
from edu.services.verification import CertificateVerification
from edu.services.visits import Visits
from edu.signing import key_places, key_ring
from edu.signing.certificates import CertificateSigner
from edu.signing.checker import Checker
from edu.storage.integrity import Proof
from edu.storage.opening import StoreKeys, open_store
from edu.system.clock import Clock, SystemClock
from edu.system.files import replace_file
from edu.system.ids import Ids, SystemIds
from edu.system.settings import Settings, SettingsFile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from contextlib import AbstractContextManager
    from datetime import date
    from pathlib import Path

    from edu.domain.certificates import CertificateSheet
    from edu.domain.learning_file import LearningFile
    from edu.domain.renewals import RenewalLine
    from edu.domain.roster import Field, RosterFile
    from edu.domain.statistics import DutyRows, StatisticsBook
    from edu.signing.key_ring import KeyRing, WrappingKeyPlace
    from edu.signing.pdf_reading import PdfPages
    from edu.storage.database import Database
    from edu.system.paths import Paths


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """What windows and commands are handed; each takes from it only what it uses."""

    paths: Paths
    clock: Clock
    settings: SettingsFile
    library: ContentLibrary
    database: Database
    recovery: Recovery
    access: Access
    people: People
    roster_import: RosterImport
    exams: Exams
    sittings: Sittings
    study: Study
    visits: Visits
    classes: Classes
    attendance: AttendanceSheet
    room: Room
    class_close: ClassClose
    drills: Drills
    obligations: Obligations
    statistics: Statistics
    certificates: Certificates
    certificate_papers: CertificatePapers
    verification: CertificateVerification
    learning_files: LearningFiles
    people_export: PeopleExport
    ledger: Ledger

    def close(self) -> None:
        self.database.close()


def build(paths: Paths, *, clock: Clock | None = None, ids: Ids | None = None, has_desktop: bool = False) -> Services:
    """Open or make the data folder. Raises StorageError words (wrong key, newer database, full disk)."""
    clock = clock or SystemClock()
    ids = ids or SystemIds(clock)
    ring, code = _ring(paths, ids, has_desktop=has_desktop)
    settings = SettingsFile(paths.settings)
    store = open_store(settings.value.postgres or paths.database, _store_keys(ring), clock, ids)
    custody = _Custody(paths, key_places.for_this_machine(paths.secrets_dir, has_desktop=has_desktop))
    return assemble(paths, store, ring, settings, clock, ids, recovery=Recovery(settings, custody, code))


def assemble(
    paths: Paths,
    store: Database,
    ring: KeyRing,
    settings: SettingsFile,
    clock: Clock,
    ids: Ids,
    *,
    recovery: Recovery | None = None,
) -> Services:
    """The services over an open store: what tests call with stores of their own."""
    library = ContentLibrary(paths.content, paths.exams)
    book = ObligationBook(paths.content / "obligations")
    exams = Exams(store, clock, ids, library)
    obligations = Obligations(store, clock, library, book, settings)
    signer = CertificateSigner(ring.signing)
    standings = Standings(clock, library, book)
    return Services(
        paths=paths,
        clock=clock,
        settings=settings,
        library=library,
        database=store,
        recovery=recovery or Recovery(settings, None),
        access=Access(store, clock, settings, ring.device),
        people=People(store, clock, ids),
        roster_import=RosterImport(store, clock, ids, _Rosters(), _AnnotatedCopies(), _RosterTemplates()),
        exams=exams,
        sittings=Sittings(store, clock, ids, exams),
        study=Study(store, clock, library, book),
        visits=Visits(store, ids),
        classes=Classes(store, clock, ids, library),
        attendance=AttendanceSheet(store, clock),
        room=Room(store, ids, library),
        class_close=ClassClose(store, clock, library, book),
        drills=Drills(store, clock, ids),
        obligations=obligations,
        statistics=Statistics(
            store, clock, settings, book, obligations, _StatisticsBooks(), _SecondProcess(paths, store, ring)
        ),
        certificates=Certificates(store, clock, ids, standings, signer, settings, number_mark(ring)),
        certificate_papers=CertificatePapers(store, clock, signer, _Papers()),
        verification=CertificateVerification(store, clock, Checker(signer.public, paths.trust, read_certificate_pdf)),
        learning_files=LearningFiles(store, clock, library, obligations, settings, _LearningFileFiles()),
        people_export=PeopleExport(store, _PeopleWorkbooks()),
        ledger=Ledger(store, Proof(store)),
    )


def _store_keys(ring: KeyRing) -> StoreKeys:
    return StoreKeys(
        database=ring.database, column=ring.column, lookup=ring.lookup, device=ring.device, epoch=ring.epoch
    )


def verification_alone(paths: Paths, *, clock: Clock | None = None) -> CertificateVerification:
    """Checking certificates where there is no data folder yet: only the trust files speak."""
    return CertificateVerification(None, clock or SystemClock(), Checker(None, paths.trust, read_certificate_pdf))


def number_mark(ring: KeyRing) -> str:
    """What a certificate number says of its chain: a recovered device counts in a new epoch, apart from the old one."""
    return ring.device[-6:].upper() + (f"R{ring.epoch}" if ring.epoch > 1 else "")


def read_certificate_pdf(data: bytes) -> PdfPages:
    """In a child process: pdfium is C++, and the file comes from outside."""
    import msgspec

    from edu.domain.errors import BadFile
    from edu.packs.roster.child import Limits, run
    from edu.signing.pdf_reading import PdfPages

    try:
        return msgspec.msgpack.decode(run("edu.signing.pdf_reading:answer", data, Limits(seconds=60)), type=PdfPages)
    except BadFile as exc:
        raise BadFile("这个 PDF 读不出来，可能已损坏，或不是证书文件。", "请向持证人索取原来的 PDF 文件。") from exc


class _Rosters:
    def read(self, path: Path, today: date) -> RosterFile:
        from edu.packs.roster.reader import read_roster

        return read_roster(path, today)


class _RosterTemplates:
    def write(self, target: Path) -> None:
        from edu.reports.roster_template import write_roster_template

        write_roster_template(target)


class _AnnotatedCopies:
    def write(self, source: Path, target: Path, roster: RosterFile) -> int:
        """In a child process: openpyxl opens the outside file once more."""
        import msgspec

        from edu.packs.roster.child import Limits, run
        from edu.reports.annotated_copy import Order

        order = msgspec.msgpack.encode(Order(str(source.resolve()), roster))
        replace_file(target, run("edu.reports.annotated_copy:answer", order, Limits(may_write=True)))
        return len(roster.refused)


class _Papers:
    def certificates(self, sheets: Sequence[CertificateSheet], path: Path) -> int:
        from edu.reports.certificate_pdf import write_certificates

        return write_certificates(sheets, path)

    def renewals(self, lines: Sequence[RenewalLine], path: Path, title: str) -> int:
        from edu.reports.renewals_workbook import write_renewals_workbook

        return write_renewals_workbook(lines, path, title)


class _LearningFileFiles:
    def pdf(self, file: LearningFile, path: Path) -> None:
        from edu.reports.learning_file_pdf import write_learning_file

        write_learning_file(file, path)

    def sqlite(self, file: LearningFile, path: Path) -> None:
        from edu.storage.person_export import write_person_sqlite

        write_person_sqlite(file, path)


class _PeopleWorkbooks:
    def write(self, columns: Sequence[Field], rows: Iterable[Sequence[str]], path: Path) -> int:
        from edu.reports.people_workbook import write_people_workbook

        return write_people_workbook(columns, rows, path)


class _StatisticsBooks:
    def write(self, book: StatisticsBook, path: Path, elsewhere: Callable[[], DutyRows | None] = lambda: None) -> int:
        from edu.reports.statistics_book import StatisticsWorkbook

        return StatisticsWorkbook().write(book, path, elsewhere)


class _SecondProcess:
    def __init__(self, paths: Paths, store: Database, ring: KeyRing) -> None:
        self._paths = paths
        self._store = store
        self._ring = ring

    def begin(
        self, scope: str, until: date, settings: Settings, state: str
    ) -> AbstractContextManager[Callable[[], DutyRows | None]]:
        """Only an embedded database: the other process opens its file."""
        file = self._store.engines.file
        if file is None:
            return nullcontext(lambda: None)
        from edu.duty_process import DutyProcess

        return DutyProcess(self._paths, file, _store_keys(self._ring)).begin(scope, until, settings, state)


class _Custody:
    def __init__(self, paths: Paths, place: WrappingKeyPlace) -> None:
        self._paths = paths
        self._place = place

    def reissue(self) -> str:
        return key_ring.reissue(self._paths.key_ring, self._place)


def recover(paths: Paths, code: str, *, has_desktop: bool = False) -> None:
    """Let this machine open the data folder with the printed recovery code; WrongKey where the code is not its own."""
    key_ring.recover(paths.key_ring, key_places.for_this_machine(paths.secrets_dir, has_desktop=has_desktop), code)


def _ring(paths: Paths, ids: Ids, *, has_desktop: bool) -> tuple[KeyRing, str]:
    try:
        paths.data.mkdir(parents=True, exist_ok=True)
    except OSError as exc:
        raise DiskFull(f"建不了数据文件夹 {paths.data}。", "请检查磁盘空间和权限，或用 --data 另选文件夹。") from exc
    place = key_places.for_this_machine(paths.secrets_dir, has_desktop=has_desktop)
    if paths.key_ring.exists():
        return key_ring.load(paths.key_ring, place), ""
    if paths.database.exists():
        raise WrongKey(
            "数据文件夹里有数据库，却没有密钥文件 keyring.json，打不开，也没有改动它。",
            "请从备份把 keyring.json 放回去。",
        )
    return key_ring.create(paths.key_ring, place, device=ids.new())
