"""Issuing for a class, why not for the others, revoking, checking."""

from __future__ import annotations

from pathlib import Path

from edu.domain.certificates import CertificateRecord
from tests.ui.screens.manager.office import ADMIN, Office, add_person, credit, open_class, question, screen, sheet
from ui.screens.manager.certificates.issue import IssueScreen
from ui.screens.manager.certificates.screen import CertificatesScreen, ClassSheet
from ui.widgets import Banner, PlainLabel, TextField


def class_of_two(office: Office) -> str:
    """One has the hours, the other has none."""
    ready, late = add_person(office, "张伟杰", 1), add_person(office, "李小红", 2)
    credit(office, ready)
    return open_class(office, [ready, late])


def issued(office: Office) -> list[CertificateRecord]:
    return list(office.services.certificates.certificates(ADMIN))


def test_eligible_get_theirs_and_the_others_are_told_why(office: Office) -> None:
    shown = screen(office.open("manager.issue", training_class=class_of_two(office)), IssueScreen)
    words = {row.name: row.chip[1] for row in shown.table.rows}
    why = next(row.why for row in shown.table.rows if row.name == "李小红")

    assert "累计学时算近三年全部同类培训，不只这个班" in shown.summary.text()
    office.press(shown.issue)
    office.press_and_wait(question(office.windows[-1]).yes)

    assert words == {"张伟杰": "可以发证", "李小红": "暂不能发"}
    assert "学时不足" in why
    assert [record.face_name for record in issued(office)] == ["张伟杰"]
    assert not shown.issue.isEnabled()
    assert shown.issue.text() == "发证"


def test_who_has_no_post_of_the_class_is_named_before_the_certificates_go_out(office: Office) -> None:
    people = [add_person(office, "张伟杰", 1), add_person(office, "李小红", 2, person_class="worker", role="包装工")]
    for person in people:
        credit(office, person)
    shown = screen(office.open("manager.issue", training_class=open_class(office, people)), IssueScreen)
    why = {row.name: row.why for row in shown.table.rows}

    office.press(shown.issue)
    asked = question(office.windows[-1])

    assert why["李小红"].endswith("；没有登记“主要负责人”岗位")
    assert "岗位" not in why["张伟杰"]
    words = "".join(label.text() for label in asked.findChildren(PlainLabel))
    assert "李小红没有登记“主要负责人”岗位，不影响发证" in words
    office.press_and_wait(asked.yes)
    assert {record.face_name for record in issued(office)} == {"张伟杰", "李小红"}


def with_one_issued(office: Office) -> CertificatesScreen:
    office.services.certificates.issue_class(ADMIN, class_of_two(office))
    return screen(office.open("manager.certificates"), CertificatesScreen)


def test_the_list_says_of_which_class_a_certificate_is(office: Office) -> None:
    shown = with_one_issued(office)
    (line,) = office.services.classes.list(ADMIN)

    assert [row.about for row in shown.issued.rows] == [line.record.title]


def test_revoking_asks_for_a_reason_and_checking_says_so(office: Office) -> None:
    shown = with_one_issued(office)
    token = issued(office)[0].token
    shown.tabs.setCurrentIndex(2)
    shown.verify.text.setPlainText(token)
    office.press_and_wait(shown.verify.check)
    first = [banner.accessibleName() for banner in shown.verify.findChildren(Banner)]

    shown.tabs.setCurrentIndex(0)
    shown.issued.select(0)
    office.press(shown.revoke)
    asked = sheet(office.windows[-1])
    office.type(asked.findChildren(TextField)[0], "冒名参训")
    office.press_and_wait(asked.yes)
    shown.tabs.setCurrentIndex(2)
    office.press_and_wait(shown.verify.check)

    assert first == ["有效"]
    assert issued(office)[0].revoked
    assert shown.issued.rows[0].chip == ("none", "已撤销")
    assert [banner.accessibleName() for banner in shown.verify.findChildren(Banner)] == ["已撤销"]


def test_chosen_certificates_are_saved_as_one_pdf_that_verifies(office: Office, tmp_path: Path) -> None:
    shown = with_one_issued(office)
    target = tmp_path / "证书.pdf"
    office.files.ready = [target]
    shown.issued.select(0)

    office.press_and_wait(shown.save)

    assert [answer.status for answer in office.services.verification.pdf(target)] == ["valid"]
    assert office.files.folders == [target]


def test_class_is_chosen_before_issuing(office: Office) -> None:
    class_of_two(office)
    shown = screen(office.open("manager.certificates"), CertificatesScreen)
    office.press_and_wait(shown.issue)

    office.press_and_wait(sheet(office.windows[-1], ClassSheet).yes)

    assert len(screen(office.windows[-1], IssueScreen).table.rows) == 2
