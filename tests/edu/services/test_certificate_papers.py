"""What stands on paper: printed, checked by its code, listed for renewal."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from edu.domain.errors import Conflict, InvalidInput, NotFound
from edu.domain.events.certificates import CertificateFace, CertificateIssued
from edu.domain.events.people import PersonRegistered
from edu.system.clock import ms_at
from tests.edu.services.diploma import ADMIN, PROGRAMME, credit, issued, make_office
from tests.stores import Bench


def test_issued_printed_and_checked_it_is_valid(bench: Bench, tmp_path: Path) -> None:
    services = make_office(bench)
    record = issued(bench, services)
    assert record.number == "331121207-2026-AA0001-00001"
    assert (record.title, record.issued, record.expires) == ("培训证明", "2026-11-22", "2027-11-21")
    assert (record.minutes_due, record.minutes_done, record.score) == (1440, 1440, -1)
    assert services.certificate_papers.print_pdf(ADMIN, [record.id], tmp_path / "c.pdf") == 1
    (found,) = services.verification.pdf(tmp_path / "c.pdf")
    assert found.status == "valid"
    assert found.claims is not None
    assert (found.claims.name, found.claims.number) == ("张伟杰", record.number)
    assert services.verification.text(record.token) == found


def test_after_its_last_day_it_is_expired(bench: Bench) -> None:
    services = make_office(bench)
    record = issued(bench, services)
    bench.clock.jump_to(ms_at(date(2027, 11, 21), 23))
    assert services.verification.text(record.token).status == "valid"
    bench.clock.jump_to(ms_at(date(2027, 11, 22), 0))
    assert services.verification.text(record.token).status == "expired"


def test_an_erased_person_gets_no_paper(sqlite_bench: Bench) -> None:
    services = make_office(sqlite_bench)
    with pytest.raises(NotFound):
        services.certificate_papers.sheet(ADMIN, "00" * 16)
    with pytest.raises(InvalidInput):
        services.certificate_papers.print_pdf(ADMIN, [], Path("x.pdf"))
    with pytest.raises(NotFound, match="大纲"):
        services.certificates.standing(ADMIN, "00" * 16, "no-such")
    with pytest.raises(NotFound, match="这个人"):
        services.certificates.standing(ADMIN, "00" * 16, PROGRAMME)


def test_renewals_name_both_kinds_soonest_first(bench: Bench, tmp_path: Path) -> None:
    services = make_office(bench)
    record = issued(bench, services)
    services.certificates.record_state_certificate(
        ADMIN, record.person, kind="special-operation", category="低压电工", number="T331121199001010012",
        issued=date(2020, 12, 1), expires=date(2026, 12, 1), authority="浙江省应急管理厅",
    )  # fmt: skip
    lines = services.certificate_papers.renewal_lines(ADMIN, 365)
    assert [(line.own, line.days_left, line.place, line.name) for line in lines] == [
        (False, 9, "叶村乡", "张伟杰"), (True, 364, "叶村乡", "张伟杰"),
    ]  # fmt: skip
    assert lines[0].number.startswith("T33")
    assert "1990" not in lines[0].number
    assert services.certificate_papers.renewals(ADMIN, 30, tmp_path / "r.xlsx") == 1
    own, state = services.certificates.expiring(ADMIN, 365)
    assert (len(own), len(state)) == (1, 1)


def test_the_own_trust_file_lets_another_office_check(bench: Bench, tmp_path: Path) -> None:
    services = make_office(bench)
    record = issued(bench, services)
    services.certificates.revoke(ADMIN, record.id, "姓名有误")
    with pytest.raises(InvalidInput):
        services.verification.own_trust(ADMIN, tmp_path / "t.json", " ")
    services.verification.own_trust(ADMIN, tmp_path / "t.json", "叶村乡")
    (own,) = services.verification.issuers()
    assert (own.own, own.revoked) == (True, 1)
    added = services.verification.add_trust(ADMIN, tmp_path / "t.json")
    assert (added.name, added.revoked, added.list_day) == ("叶村乡", 1, "2026-11-22")


def test_what_was_withheld_or_erased_is_not_printed(sqlite_bench: Bench) -> None:
    """Events whose vault half did not come along, or was erased."""
    services = make_office(sqlite_bench)
    record = issued(sqlite_bench, services)
    nobody, bare, strange = (sqlite_bench.ids.new() for _ in range(3))
    terms = {
        name: getattr(record, name)
        for name in ("number", "title", "programme", "programme_version", "person_class", "minutes_due",
                     "minutes_done", "unit_minutes", "trained_from", "trained_to", "issued", "issuer", "key_id")
    }  # fmt: skip
    with sqlite_bench.store.writing(ADMIN) as work:
        work.append(PersonRegistered(), nobody, person=nobody)
        work.append(CertificateIssued(**terms), bare, person=nobody)
        face = CertificateFace(name="x", id_mask="x", token="YZ9:ABC")
        work.append(CertificateIssued(**terms), strange, person=record.person, private=face)
        work.commit()
    credit(sqlite_bench, nobody)
    with pytest.raises(Conflict, match="注销"):
        services.certificates.issue(ADMIN, nobody, PROGRAMME)
    with pytest.raises(Conflict, match="注销"):
        services.certificate_papers.sheet(ADMIN, bare)
    with pytest.raises(Conflict, match="读不出来"):
        services.certificate_papers.sheet(ADMIN, strange)
    with pytest.raises(NotFound, match="注销"):
        services.learning_files.export_pdf(ADMIN, nobody, Path("x.pdf"), "迎检", whole_number=True)
    services.certificates.record_state_certificate(
        ADMIN, nobody, kind="red-cross", category="", number="", issued=date(2024, 1, 1), expires=date(2026, 12, 1),
        authority="红十字会",
    )  # fmt: skip
    assert [line.place for line in services.certificate_papers.renewal_lines(ADMIN, 30)] == [""]
