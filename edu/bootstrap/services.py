"""The services and what each stands on. A service is imported and made when it is first asked for.

All of them together cost more time than Qt and SQLAlchemy do; the launcher needs three.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from edu.bootstrap import files
from edu.bootstrap.drill_services import DrillServices
from edu.bootstrap.hall_services import HallServices
from edu.services.access import Access

if TYPE_CHECKING:
    from edu.packs.obligation_book import ObligationBook
    from edu.services.aids import Aids
    from edu.services.attendance import AttendanceSheet
    from edu.services.certificate_papers import CertificatePapers
    from edu.services.certificates import Certificates
    from edu.services.class_close import ClassClose
    from edu.services.classes import Classes
    from edu.services.contests import Contests
    from edu.services.exams import Exams
    from edu.services.learning_files import LearningFiles
    from edu.services.ledger import Ledger
    from edu.services.obligations import Obligations
    from edu.services.organisations import Organisations
    from edu.services.people import People
    from edu.services.people_export import PeopleExport
    from edu.services.recovery import Recovery
    from edu.services.reviews import Reviews
    from edu.services.room import Room
    from edu.services.roster_import import RosterImport
    from edu.services.sittings import Sittings
    from edu.services.statistics import Statistics
    from edu.services.study import Study
    from edu.services.verification import CertificateVerification
    from edu.signing.certificates import CertificateSigner
    from edu.signing.key_ring import KeyRing
    from edu.storage.database import Database
    from edu.system.ballast import Ballast
    from edu.system.clock import Clock
    from edu.system.ids import Ids
    from edu.system.paths import Paths
    from edu.system.settings import SettingsFile


class Services(DrillServices, HallServices):
    """What windows and commands are handed; each takes from it only what it uses. Ask for them on one thread."""

    def __init__(
        self,
        paths: Paths,
        store: Database,
        ring: KeyRing,
        settings: SettingsFile,
        clock: Clock,
        ids: Ids,
        recovery: Recovery,
        ballast: Ballast | None = None,
    ) -> None:
        self.paths = paths
        self.clock = clock
        self.settings = settings
        self.database = store
        self.recovery = recovery
        self.access = Access(store, clock, settings, ring.device)
        self._ring = ring
        self._ids = ids
        self._ballast = ballast

    def close(self) -> None:
        if "drill_seats" in self.__dict__:
            self.drill_seats.rest()
        self.database.close()
        if self._ballast is not None:
            self._ballast.lay_what_fits()

    # -- content --

    @cached_property
    def rule_book(self) -> ObligationBook:
        from edu.packs.obligation_book import ObligationBook

        return ObligationBook(self.paths.content / "obligations")

    @cached_property
    def reviews(self) -> Reviews:
        from edu.services.reviews import Reviews

        return Reviews(self.database, self.library, files.ReviewWorkbooks(), self.clock, self._ids)

    @cached_property
    def aids(self) -> Aids:
        from edu.packs.own_aids import OwnAids
        from edu.services.aids import Aids

        own = OwnAids(self.paths.aids)
        return Aids(self.library, own, files.AidPages(), files.PrintFace(), self.settings, self.clock, self.database)

    # -- people --

    @cached_property
    def people(self) -> People:
        from edu.services.people import People

        return People(self.database, self.clock, self._ids, files.PrintFace())

    @cached_property
    def organisations(self) -> Organisations:
        from edu.services.organisations import Organisations

        return Organisations(self.database, self._ids)

    @cached_property
    def roster_import(self) -> RosterImport:
        from edu.services.roster_import import RosterImport

        readers = files.Rosters(), files.AnnotatedCopies(), files.RosterTemplates(), files.PrintFace()
        return RosterImport(self.database, self.clock, self._ids, *readers)

    @cached_property
    def people_export(self) -> PeopleExport:
        from edu.services.people_export import PeopleExport

        return PeopleExport(self.database, files.PeopleWorkbooks())

    @cached_property
    def learning_files(self) -> LearningFiles:
        from edu.services.learning_files import LearningFiles

        return LearningFiles(
            self.database, self.clock, self.library, self.obligations, self.settings, files.LearningFileFiles()
        )

    # -- learning and exams --

    @cached_property
    def study(self) -> Study:
        from edu.services.study import Study

        return Study(self.database, self.clock, self.library, self.rule_book)

    @cached_property
    def exams(self) -> Exams:
        from edu.services.exams import Exams

        return Exams(self.database, self.clock, self._ids, self.library)

    @cached_property
    def sittings(self) -> Sittings:
        from edu.services.sittings import Sittings

        return Sittings(self.database, self.clock, self._ids, self.exams)

    # -- classes --

    @cached_property
    def classes(self) -> Classes:
        from edu.services.classes import Classes

        return Classes(self.database, self.clock, self._ids, self.library)

    @cached_property
    def attendance(self) -> AttendanceSheet:
        from edu.services.attendance import AttendanceSheet

        return AttendanceSheet(self.database, self.clock)

    @cached_property
    def room(self) -> Room:
        from edu.services.room import Room

        return Room(self.database, self._ids, self.library)

    @cached_property
    def contests(self) -> Contests:
        from edu.services.contests import Contests

        return Contests(self.database, self.clock, self._ids, self.library, files.ContestWorkbooks())

    @cached_property
    def class_close(self) -> ClassClose:
        from edu.services.class_close import ClassClose

        return ClassClose(self.database, self.clock, self.library, self.rule_book)

    # -- what the law asks, and its proof --

    @cached_property
    def obligations(self) -> Obligations:
        from edu.services.obligations import Obligations

        return Obligations(self.database, self.clock, self.library, self.rule_book, self.settings)

    @cached_property
    def statistics(self) -> Statistics:
        from edu.bootstrap.second_process import SecondProcess
        from edu.services.statistics import Statistics

        return Statistics(
            self.database,
            self.clock,
            self.settings,
            self.rule_book,
            self.obligations,
            self._hall_names,
            files.StatisticsBooks(),
            SecondProcess(self.paths, self.database, self._ring),
        )

    @cached_property
    def certificates(self) -> Certificates:
        from edu.services.certificates import Certificates
        from edu.services.standings import Standings

        standings = Standings(self.clock, self.library, self.rule_book)
        mark = number_mark(self._ring)
        return Certificates(self.database, self.clock, self._ids, standings, self._signer, self.settings, mark)

    @cached_property
    def certificate_papers(self) -> CertificatePapers:
        from edu.services.certificate_papers import CertificatePapers

        return CertificatePapers(self.database, self.clock, self._signer, files.Papers())

    @cached_property
    def verification(self) -> CertificateVerification:
        from edu.services.verification import CertificateVerification
        from edu.signing.checker import Checker

        checker = Checker(self._signer.public, self.paths.trust, files.read_certificate_pdf, files.certificates_look)
        return CertificateVerification(self.database, self.clock, checker)

    @cached_property
    def _signer(self) -> CertificateSigner:
        from edu.signing.certificates import CertificateSigner

        return CertificateSigner(self._ring.signing)

    @cached_property
    def ledger(self) -> Ledger:
        from edu.services.ledger import Ledger
        from edu.storage.proof import Proof

        return Ledger(self.database, Proof(self.database))


def number_mark(ring: KeyRing) -> str:
    """What a certificate number says of its chain: a recovered device counts in a new epoch, apart from the old one."""
    return ring.device[-6:].upper() + (f"R{ring.epoch}" if ring.epoch > 1 else "")
