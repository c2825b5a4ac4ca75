"""The adapters of files that come in and go out; readers and writers are imported when they are used."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from edu.system.files import replace_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from edu.domain.aids import AidSheet
    from edu.domain.certificates import CertificateSheet
    from edu.domain.contests.record import ContestView
    from edu.domain.drills.evaluation import Profile
    from edu.domain.drills.papers import AfterAction, CardSheet
    from edu.domain.drills.run_views import Comparison
    from edu.domain.hall.tickets import TicketFace
    from edu.domain.learning_file import LearningFile
    from edu.domain.problems import Problem
    from edu.domain.renewals import RenewalLine
    from edu.domain.reviews import KeptFinding, ReviewItem, Sheet
    from edu.domain.roster import Field, RosterFile
    from edu.domain.statistics import StatisticsBook
    from edu.domain.topics import Topic
    from edu.signing.pdf_reading import PdfPages


class Rosters:
    def read(self, path: Path, today: date) -> RosterFile:
        from edu.packs.roster.reader import read_roster

        return read_roster(path, today)


class RosterTemplates:
    def write(self, target: Path) -> None:
        from edu.reports.roster_template import write_roster_template

        write_roster_template(target)


class AnnotatedCopies:
    def write(self, source: Path, target: Path, roster: RosterFile) -> int:
        """In a child process: openpyxl opens the outside file once more."""
        import msgspec

        from edu.packs.roster.child import Limits, run
        from edu.reports.annotated_copy import Order

        order = msgspec.msgpack.encode(Order(str(source.resolve()), roster))
        replace_file(target, run("edu.reports.annotated_copy:answer", order, Limits(may_write=True)))
        return len(roster.refused)


class PrintFace:
    ORDINARY = re.compile(r"[ -~·\u4e00-\u9fa5]*")
    """What both faces have (tested): a usual name does not load reportlab, which costs 0.4 s."""

    def missing(self, text: str) -> str:
        if self.ORDINARY.fullmatch(text):
            return ""
        from edu.reports.faces import lost_faces, missing_characters

        return "" if lost_faces() else missing_characters(text)  # no name may be refused for a damaged installation


class Papers:
    def certificates(self, sheets: Sequence[CertificateSheet], path: Path) -> int:
        from edu.reports.certificate_pdf import write_certificates

        return write_certificates(sheets, path)

    def renewals(self, lines: Sequence[RenewalLine], path: Path, title: str) -> int:
        from edu.reports.renewals_workbook import write_renewals_workbook

        return write_renewals_workbook(lines, path, title)


class ContestWorkbooks:
    def workbook(self, view: ContestView, path: Path) -> None:
        from edu.reports.contest_workbook import write_contest_workbook

        write_contest_workbook(view, path)


class LearningFileFiles:
    def pdf(self, file: LearningFile, path: Path) -> None:
        from edu.reports.learning_file_pdf import write_learning_file

        write_learning_file(file, path)

    def sqlite(self, file: LearningFile, path: Path) -> None:
        from edu.storage.person_export import write_person_sqlite

        write_person_sqlite(file, path)


class PeopleWorkbooks:
    def write(self, columns: Sequence[Field], rows: Iterable[Sequence[str]], path: Path) -> int:
        from edu.reports.people_workbook import write_people_workbook

        return write_people_workbook(columns, rows, path)


class StatisticsBooks:
    def write(self, book: StatisticsBook, path: Path) -> int:
        from edu.reports.statistics_book import StatisticsWorkbook

        return StatisticsWorkbook().write(book, path)


class DrillPaperFiles:
    def report(self, paper: AfterAction, path: Path) -> None:
        from edu.reports.drill_report_pdf import write_drill_report

        write_drill_report(paper, path)

    def workbook(self, paper: AfterAction, path: Path) -> None:
        from edu.reports.drill_workbook import write_drill_workbook

        write_drill_workbook(paper, path)

    def comparison(self, comparison: Comparison, made_ms: int, path: Path) -> None:
        from edu.reports.drill_comparison import write_comparison

        write_comparison(comparison, made_ms, path)

    def cards(self, sheet: CardSheet, path: Path) -> None:
        from edu.reports.drill_cards_pdf import write_drill_cards

        write_drill_cards(sheet, path)


class TicketPapers:
    def tickets(self, hall: str, faces: Sequence[TicketFace], path: Path) -> None:
        from edu.reports.hall_tickets_pdf import write_hall_tickets

        write_hall_tickets(hall, faces, path)


class AidPages:
    def pdf(self, sheets: Sequence[AidSheet], path: Path) -> int:
        from edu.reports.aid_pdf import write_aids

        return write_aids(sheets, path)

    def picture(self, sheet: AidSheet, width: int) -> bytes:
        from edu.reports.aid_pdf import aid_picture

        return aid_picture(sheet, width)


class ProfileWorkbooks:
    def write(self, profile: Profile, basis: str, path: Path) -> None:
        from edu.reports.profile_workbook import write_profile_workbook

        write_profile_workbook(profile, basis, path)


class ReviewWorkbooks:
    def write(self, topic: Topic, items: Sequence[ReviewItem], words: Sequence[KeptFinding], path: Path) -> None:
        from edu.reports.review_workbook import write_review_workbook

        write_review_workbook(topic, items, words, path)

    def read(self, path: Path) -> tuple[Sheet | None, tuple[Problem, ...]]:
        from edu.packs.review_sheet import read_review_sheet

        return read_review_sheet(path)


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


def certificates_look(data: bytes, sheets: Mapping[int, CertificateSheet]) -> Mapping[int, bool]:
    """Which pages of a file look as the certificates that they should be: drawn anew here, compared in a child process.

    A page that cannot be drawn or compared looks like none.
    """
    import msgspec

    from edu.domain.errors import BadFile, InvalidInput
    from edu.packs.roster.child import Limits, run
    from edu.reports.certificate_pdf import certificates_pdf
    from edu.signing.pdf_looks import Order

    try:
        order = Order(data, certificates_pdf(list(sheets.values())), tuple(sheets))
        limits = Limits(seconds=60 + len(sheets))
        alike = msgspec.msgpack.decode(
            run("edu.signing.pdf_looks:answer", msgspec.msgpack.encode(order), limits), type=tuple[bool, ...]
        )
    except (BadFile, InvalidInput):
        return dict.fromkeys(sheets, False)
    return dict(zip(sheets, alike, strict=True))
