from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from openpyxl import load_workbook

from edu.bootstrap import build
from edu.commands import run
from edu.domain.actors import OPERATOR
from edu.domain.events.study import HoursCredited
from edu.system.clock import SystemClock, civil_date
from edu.system.paths import Paths
from tests.edu.services.diploma import PROGRAMME, add_person

Said = pytest.CaptureFixture[str]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("YINGZHI_SECRETS", str(tmp_path / "secrets"))
    return tmp_path / "data"


def fill(
    folder: Path, people: int = 1, *, hours: int | None = None, person_class: str = "principal"
) -> tuple[list[str], str]:
    """An office with people who have the hours (the first `hours` of them), all in one class."""
    services = build(Paths(data=folder))
    town = services.organisations.declare_org_unit(OPERATOR, code="331121207000", name="叶村乡", level="township")
    services.settings.change(organisation="叶村乡人民政府", home=town)
    today = civil_date(SystemClock().now_ms())
    names = [f"张{'伟强芳娜'[number]}" for number in range(people)]
    made = [add_person(services, name, number, person_class=person_class) for number, name in enumerate(names)]
    fact = HoursCredited(
        minutes=1440, unit_minutes=45, form="offline", source="class", source_id="", programme_kind="initial",
        person_class="principal", day=today.isoformat(),
    )  # fmt: skip
    with services.database.writing(OPERATOR) as work:
        for person in made[:hours]:
            work.append(fact, person, person=person)
        work.commit()
    course = services.classes.open(OPERATOR, title="班", starts=today, ends=today, programme=PROGRAMME)
    services.classes.enrol(OPERATOR, course, made)
    services.close()
    return made, course


def said(capsys: Said) -> dict:
    return json.loads(capsys.readouterr().out)


def issue(folder: Path, out: Path, person: str, capsys: Said) -> dict:
    argv = ["issue", "--programme", PROGRAMME, "--person", person, "--out", str(out), "--data", str(folder), "--json"]
    assert run("certificate", argv) == 0
    return said(capsys)


def test_issue_then_verify_file_and_text(folder: Path, tmp_path: Path, capsys: Said) -> None:
    (person,), _ = fill(folder)
    issued = issue(folder, tmp_path / "out", person, capsys)
    (file,) = issued["files"]
    assert run("certificate", ["verify", file, "--data", str(folder), "--json"]) == 0
    answer = said(capsys)
    assert (answer["status"], answer["fields"]["name"], answer["reason"]) == ("valid", "张伟", "")
    assert run("certificate", ["verify", file, "--data", str(folder)]) == 0
    assert "结果：有效" in capsys.readouterr().out


def test_verify_beside_an_open_window(folder: Path, tmp_path: Path, capsys: Said) -> None:
    """Another process holds the folder's lock; checking only reads and does not wait for it."""
    (person,), _ = fill(folder)
    (file,) = issue(folder, tmp_path, person, capsys)["files"]
    from edu.system.instance import InstanceLock

    lock = InstanceLock(Paths(data=folder).lock)
    assert run("certificate", ["verify", file, "--data", str(folder), "--json"]) == 0
    lock.release()


def test_verify_needs_no_data_folder_and_makes_none(folder: Path, tmp_path: Path, capsys: Said) -> None:
    (person,), _ = fill(folder)
    (file,) = issue(folder, tmp_path, person, capsys)["files"]
    nowhere = tmp_path / "nowhere"
    assert run("certificate", ["verify", file, "--data", str(nowhere), "--json"]) == 1
    assert said(capsys)["status"] == "unknown-issuer"
    assert not nowhere.exists()


def test_another_office_checks_with_our_trust_file(folder: Path, tmp_path: Path, capsys: Said) -> None:
    (person,), _ = fill(folder)
    (file,) = issue(folder, tmp_path, person, capsys)["files"]
    theirs = tmp_path / "theirs"
    fill(theirs)
    trust = tmp_path / "trust.json"
    assert run("certificate", ["trust", "--out", str(trust), "--data", str(folder)]) == 0
    assert run("certificate", ["trust", "--add", str(trust), "--data", str(theirs)]) == 0
    capsys.readouterr()
    assert run("certificate", ["verify", file, "--data", str(theirs), "--json"]) == 0
    assert said(capsys)["fields"]["issuer"] == "叶村乡人民政府"


@pytest.mark.parametrize("text", ["YZ1:ABC", "hello", "x" * 5000])
def test_what_is_no_certificate_is_forged(folder: Path, text: str, capsys: Said) -> None:
    assert run("certificate", ["verify", text, "--data", str(folder), "--json"]) == 1
    answer = said(capsys)
    assert (answer["status"], answer["fields"]) == ("forged", {})
    assert answer["reason"]


def test_a_file_that_is_no_pdf_is_a_sentence(folder: Path, tmp_path: Path, capsys: Said) -> None:
    (tmp_path / "x.pdf").write_bytes(b"PK\x03\x04")
    assert run("certificate", ["verify", str(tmp_path / "x.pdf"), "--data", str(folder)]) == 1
    assert "打开" in capsys.readouterr().err
    assert run("certificate", ["verify", str(tmp_path / "none.pdf"), "--data", str(folder), "--json"]) == 1
    assert said(capsys)["remedy"]


def test_a_class_gets_files_and_one_for_the_printer(folder: Path, tmp_path: Path, capsys: Said) -> None:
    _, course = fill(folder, people=3, hours=2)
    argv = ["issue", "--class", course, "--out", str(tmp_path / "out"), "--data", str(folder), "--json"]
    assert run("certificate", argv) == 1  # one person still lacks hours
    answer = said(capsys)
    assert (answer["issued"], len(answer["files"])) == (2, 3)
    assert answer["waiting"][0]["reason"].startswith("学时不足")
    assert run("certificate", ["verify", answer["files"][-1], "--data", str(folder), "--json"]) == 0
    assert [page["status"] for page in said(capsys)["pages"]] == ["valid", "valid"]


@pytest.mark.parametrize("alone", [True, False])
def test_who_has_no_post_of_the_class_is_named_beside_their_certificate(
    folder: Path, tmp_path: Path, capsys: Said, *, alone: bool
) -> None:
    (person,), course = fill(folder, person_class="worker")
    whom = ["--person", person, "--programme", PROGRAMME] if alone else ["--class", course]

    assert run("certificate", ["issue", *whom, "--out", str(tmp_path), "--data", str(folder)]) == 0

    words = capsys.readouterr().out
    assert "张伟没有登记“主要负责人”岗位，不影响发证" in words
    assert "已发证 1 张" in words


def test_wrong_use_is_said(folder: Path, tmp_path: Path, capsys: Said) -> None:
    (person,), course = fill(folder)
    out = ["--out", str(tmp_path), "--data", str(folder)]
    assert run("certificate", ["issue", "--person", person, *out]) == 1
    assert "--programme" in capsys.readouterr().err
    assert run("certificate", ["issue", "--class", course, "--programme", "worker-initial", *out]) == 1
    with pytest.raises(SystemExit) as left:
        run("certificate", ["issue", *out])
    assert left.value.code == 2


def test_renewals_write_a_workbook(folder: Path, tmp_path: Path, capsys: Said) -> None:
    (person,), _ = fill(folder)
    issue(folder, tmp_path, person, capsys)
    target = tmp_path / "r.xlsx"
    assert (
        run("certificate", ["renewals", "--within", "400", "--out", str(target), "--data", str(folder), "--json"]) == 0
    )
    assert said(capsys)["certificates"] == 1
    sheet = load_workbook(target).active
    assert sheet is not None
    assert sheet.cell(3, 4).value == "张伟"


def test_learning_file_in_both_forms(folder: Path, tmp_path: Path, capsys: Said) -> None:
    (person,), _ = fill(folder)
    for name, who in (("a.pdf", person), ("b.sqlite", "张伟")):
        argv = [who, "--out", str(tmp_path / name), "--reason", "迎检", "--data", str(folder), "--json"]
        assert run("learning-file", argv) == 0
        assert said(capsys)["person"] == person
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF-")
    with closing(sqlite3.connect(tmp_path / "b.sqlite")) as opened:
        assert opened.execute("SELECT count(*) FROM events WHERE kind = 'learning_file_exported'").fetchone() == (1,)


def test_learning_file_asks_for_one_person_and_a_known_form(folder: Path, tmp_path: Path, capsys: Said) -> None:
    fill(folder, people=2)
    rest = ["--reason", "迎检", "--data", str(folder)]
    assert run("learning-file", ["张", "--out", str(tmp_path / "a.pdf"), *rest]) == 1
    assert "不止一个人" in capsys.readouterr().err
    assert run("learning-file", ["李", "--out", str(tmp_path / "a.pdf"), *rest]) == 1
    assert run("learning-file", ["张伟", "--out", str(tmp_path / "a.doc"), *rest]) == 1
    assert list(tmp_path.glob("a.*")) == []
