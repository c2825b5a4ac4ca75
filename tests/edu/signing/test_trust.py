from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from edu.bootstrap.files import certificates_look, read_certificate_pdf
from edu.domain.errors import BadFile, Conflict
from edu.signing.certificates import CertificateSigner
from edu.signing.checker import Checker
from edu.signing.trust import add_trust_file, load_trust, read_trust_file, write_trust_file
from tests.edu.reports.papers import SIGNER, make_claims

TODAY = date(2026, 11, 22)
OTHER = CertificateSigner(b"o" * 32)
TOKEN = OTHER.sign(make_claims())


def write(path: Path, *, revoked: dict[str, str] | None = None, day: str = "2026-11-20") -> Path:
    path.parent.mkdir(exist_ok=True)
    write_trust_file(path, name="邻县应急局", key=OTHER.public, revoked=revoked or {}, list_day=day)
    return path


def checker(folder: Path, own: bytes | None = SIGNER.public) -> Checker:
    return Checker(own, folder, read_certificate_pdf, certificates_look)


def test_an_issuer_becomes_known_by_its_file(tmp_path: Path) -> None:
    trusting = checker(tmp_path / "trust")
    assert trusting.text(TOKEN, {}, TODAY).status == "unknown-issuer"
    added = trusting.add(write(tmp_path / "theirs.json"))
    assert (added.name, added.own, added.list_day) == ("邻县应急局", False, "2026-11-20")
    found = trusting.text(TOKEN, {}, TODAY)
    assert (found.status, found.list_day) == ("valid", "2026-11-20")
    assert [issuer.name for issuer in trusting.issuers({}, TODAY)] == ["邻县应急局", "本单位"]


def test_their_revocations_count_and_a_newer_list_replaces(tmp_path: Path) -> None:
    trusting = checker(tmp_path / "trust")
    trusting.add(write(tmp_path / "a.json"))
    trusting.add(write(tmp_path / "b.json", revoked={make_claims().number: "2026-11-21"}, day="2026-11-21"))
    assert trusting.text(TOKEN, {}, TODAY).status == "revoked"
    with pytest.raises(BadFile, match="更新"):
        trusting.add(tmp_path / "a.json")
    assert trusting.text(TOKEN, {}, TODAY).status == "revoked"


def test_of_two_files_of_one_issuer_the_newer_list_speaks(tmp_path: Path) -> None:
    write(tmp_path / "z.json", day="2026-01-01")
    write(tmp_path / "a.json", revoked={"n": "2026-11-01"}, day="2026-11-02")
    (issuer,) = load_trust(tmp_path).values()
    assert issuer.list_day == "2026-11-02"


def test_a_trust_file_cannot_speak_for_the_own_key(tmp_path: Path) -> None:
    write_trust_file(tmp_path / "x.json", name="假冒", key=SIGNER.public, revoked={}, list_day="2027-01-01")
    number = make_claims().number
    found = checker(tmp_path).text(SIGNER.sign(make_claims()), {number: "2026-11-01"}, TODAY)
    assert found.status == "revoked"


def test_the_own_file_goes_round(tmp_path: Path) -> None:
    checker(tmp_path / "mine").export_own(tmp_path / "out.json", "叶村乡", {"n": "2026-11-01"}, TODAY)
    issuer = read_trust_file(tmp_path / "out.json")
    assert (issuer.name, issuer.key, issuer.revoked, issuer.list_day) == (
        "叶村乡", SIGNER.public, {"n": "2026-11-01"}, "2026-11-22",
    )  # fmt: skip
    with pytest.raises(Conflict):
        checker(tmp_path, None).export_own(tmp_path / "no.json", "x", {}, TODAY)


@pytest.mark.parametrize(
    "text",
    [
        "", "[]", "{}", '{"form":1,"name":"x","public_key":"zz","revoked":{},"list_day":"2026-01-01"}',
        '{"form":1,"name":"x","public_key":"00","revoked":{},"list_day":"2026-01-01"}',
        '{"form":9,"name":"x","public_key":"' + "00" * 32 + '","revoked":{},"list_day":"2026-01-01"}',
        '{"form":1,"name":"x","public_key":"' + "00" * 32 + '","revoked":{"n":"bald"},"list_day":"2026-01-01"}',
        '{"form":1,"name":"x","public_key":"' + "00" * 32 + '","revoked":{},"list_day":"2026-01-01","more":1}',
    ],
)  # fmt: skip
def test_a_broken_trust_file_is_said_not_skipped(tmp_path: Path, text: str) -> None:
    (tmp_path / "broken.json").write_text(text)
    with pytest.raises(BadFile, match=r"broken\.json"):
        load_trust(tmp_path)


def test_missing_and_huge_files_are_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(BadFile):
        add_trust_file(tmp_path / "none.json", tmp_path)
    monkeypatch.setattr("edu.signing.trust._MAX_BYTES", 10)
    with pytest.raises(BadFile, match="太大"):
        read_trust_file(write(tmp_path / "a.json"))


def test_pdf_files_are_capped_and_missing_ones_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(BadFile, match="读不出来"):
        checker(tmp_path).pdf(tmp_path / "none.pdf", {}, TODAY)
    monkeypatch.setattr("edu.signing.checker.MAX_BYTES", 3)
    (tmp_path / "big.pdf").write_bytes(b"1234")
    with pytest.raises(BadFile, match="超过"):
        checker(tmp_path).pdf(tmp_path / "big.pdf", {}, TODAY)
