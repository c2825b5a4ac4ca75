"""A mark is changed by hand in the list of results: with a reason that is kept, beside the mark of before."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel
from sqlalchemy import text

from edu.domain.events import Reason
from edu.domain.events.exams import MarkOverridden
from edu.domain.exams.sitting import SittingRecord
from tests.edu.services.exam_hall import sit_exam
from tests.ui.screens.manager.office import ADMIN, Office, add_person, credit, question, screen, sheet
from ui.screens.manager.certificates.screen import CertificatesScreen
from ui.screens.manager.papers.presenter import read_marks
from ui.screens.manager.papers.results import ExamScreen
from ui.screens.manager.papers.sheets import MarkSheet
from ui.widgets import ConfirmSheet


def results(office: Office) -> ExamScreen:
    """One person who sat an exam and answered nothing."""
    services, person = office.services, add_person(office)
    paper = services.exams.freeze_paper(ADMIN, "grid-member-test", seed=7)
    closes = office.clock.now_ms() + 48 * 3_600_000
    exam = services.exams.open_exam(ADMIN, paper, title="第三季度测试", closes_ms=closes)
    view = services.sittings.start(ADMIN, person, exam)
    services.sittings.hand_in(ADMIN, view.id)
    return screen(office.open("manager.exam", exam=exam), ExamScreen)


def sitting(office: Office, shown: ExamScreen) -> SittingRecord:
    (one,) = office.services.exams.results(ADMIN, shown._id)
    return one


def kept(office: Office, position: int) -> str:
    """The reason in the vault: no screen reads it, who looks for it opens the ledger."""
    store = office.bench.store
    with store.engines.reader.connect() as connection:
        row = connection.execute(
            text(
                "SELECT d.value AS device, e.epoch, e.seq, v.box FROM events e JOIN vault v ON v.event = e.position"
                " JOIN codes d ON d.id = e.device WHERE e.position = :at"
            ),
            {"at": position},
        ).one()
    return store.seal.open_private(bytes(row.box), f"{row.device}|{row.epoch}|{row.seq}", Reason).text


def opened(office: Office, shown: ExamScreen) -> MarkSheet:
    office.press_row(shown.table, 0)
    office.press(shown.change)
    return sheet(office.windows[-1], MarkSheet)


def test_a_mark_is_changed_with_a_reason_that_the_ledger_keeps(office: Office) -> None:
    shown = results(office)
    assert not shown.change.isEnabled()
    before = sitting(office, shown)
    form = opened(office, shown)
    office.type(form.marks, "82.5")
    office.press_and_wait(form.yes)
    assert form.isVisible(), "not without a reason"
    office.type(form.reason, "第 3 题有歧义")

    office.press_and_wait(form.yes)

    after = sitting(office, shown)
    assert (before.overridden, after.overridden, after.score) == (False, True, 8250)
    assert [row.marks for row in shown.table.rows] == ["82.5（改分）"]
    with office.bench.store.reading() as view:
        last = view.ledger.lines_of_subject(after.id)[-1]
    assert (last.kind, last.actor) == (MarkOverridden.kind, "admin:a1")
    assert kept(office, last.position) == "第 3 题有歧义"


@pytest.mark.parametrize("typed", ["", "一百", "100.5", "-1", "8.255"])
def test_what_is_no_mark_of_this_paper_is_refused_at_its_field(office: Office, typed: str) -> None:
    shown = results(office)
    form = opened(office, shown)
    office.type(form.marks, typed)
    office.type(form.reason, "复核改分")

    office.press_and_wait(form.yes)

    said = [label.text() for label in form.findChildren(QLabel) if label.isVisible()]
    assert any("请填写 0 到 100 之间的分数" in words for words in said)
    assert not sitting(office, shown).overridden


def certified(office: Office) -> tuple[ExamScreen, str]:
    """The results of an exam that was passed, and the number of the certificate that was issued on it."""
    services = office.services
    person = add_person(office, person_class="safety-manager", role="安全员")
    credit(office, person, person_class="safety-manager")
    sitting_id = sit_exam(services, person)
    made = services.certificates.issue(ADMIN, person, "safety-manager-initial")
    exam = services.sittings.result(ADMIN, sitting_id).sitting.exam
    return screen(office.open("manager.exam", exam=exam), ExamScreen), made.number


def mark(office: Office, shown: ExamScreen, marks: str) -> None:
    form = opened(office, shown)
    office.type(form.marks, marks)
    office.type(form.reason, "复核改分")
    office.press_and_wait(form.yes)


def test_a_pass_that_is_taken_back_names_the_certificate_and_leads_to_where_it_is_revoked(office: Office) -> None:
    shown, number = certified(office)

    mark(office, shown, "40")

    asked = question(office.windows[-1])
    said = "".join(label.text() for label in asked.findChildren(QLabel)).replace("\u2060", "")
    assert number in said
    assert "撤销证书" in said
    office.press_and_wait(asked.yes)
    found = screen(office.windows[-1], CertificatesScreen)
    assert [row.number for row in found.issued.rows] == [number]
    assert found.search.text() == number


def test_a_pass_that_stays_one_asks_nothing(office: Office) -> None:
    shown, _number = certified(office)

    mark(office, shown, "99")

    assert not office.windows[-1].findChildren(ConfirmSheet)


def test_marks_are_read_in_hundredths() -> None:
    assert [read_marks(typed) for typed in ("82", "82.5", " 82.05 ", "0", "8.", "a")] == [
        8200,
        8250,
        8205,
        0,
        None,
        None,
    ]
