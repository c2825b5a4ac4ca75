"""The two nouns on the command line, over a data folder of their own."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from edu.bootstrap import build
from edu.commands import run
from edu.domain.actors import OPERATOR
from edu.domain.identity import IdDocument
from edu.domain.people import Enterprise, PeopleQuery
from edu.services.people import NewPost
from edu.system.paths import Paths

FIRM = Enterprise(
    id="", uscc="91331124MA2E0B0A0U", name="木器厂", industry="木竹加工", high_risk=False, township="", village=""
)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    services = build(Paths(data=folder))
    town = services.organisations.declare_org_unit(OPERATOR, code="331124101000", name="古市镇", level="township")
    services.organisations.declare_org_unit(OPERATOR, code="331124101200", name="上村", level="village", parent=town)
    services.settings.change(home=town, records_from="2020-01-01")
    services.close()
    return folder


@pytest.fixture
def staffed(data: Path) -> Path:
    """With one firm and its principal, in post since March 2021."""
    services = build(Paths(data=data))
    firm = services.organisations.register_enterprise(OPERATOR, replace(FIRM, township=services.settings.value.home))
    post = NewPost(role="厂长", person_class="principal", enterprise=firm, starts=date(2021, 3, 1))
    services.people.register(OPERATOR, "张伟", IdDocument(kind="passport", number="E12345678"), [post])
    services.close()
    return data


def test_status_answers_in_json_and_says_that_something_is_overdue(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = run("obligations", ["status", "--data", str(data), "--json", "--on", "2026-11-22"])
    answer = json.loads(capsys.readouterr().out)
    assert code == 1
    assert answer["on"] == "2026-11-22"
    assert answer["villages"][0]["state"] == "overdue"
    assert answer["villages"][0]["duties"][0]["cites"]


def test_status_in_words_names_the_place_and_the_duty(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run("obligations", ["status", "--data", str(data), "--org", "331124101"])
    said = capsys.readouterr().out
    assert "上村：村（社区）每年至少一次综合演练。" in said


@pytest.mark.parametrize("said", ["木器厂", "91331124ma2e0b0a0u"])
def test_one_enterprise_is_asked_by_name_or_code_for_a_day(
    staffed: Path, capsys: pytest.CaptureFixture[str], said: str
) -> None:
    asked = ["status", "--data", str(staffed), "--enterprise", said, "--on"]
    assert run("obligations", [*asked, "2022-06-30"]) == 1  # a whole year without a fire drill
    words = capsys.readouterr().out
    assert "木器厂（企业）" in words
    assert "[已逾期] 一般单位至少每年一次消防演练" in words
    assert "依据：" in words
    assert run("obligations", [*asked, "2020-06-30", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["on"], answer["name"], answer["state"]) == ("2020-06-30", "木器厂", "due_soon")


def test_one_person_is_asked_for_a_day(staffed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    services = build(Paths(data=staffed))
    (line,) = services.people.search(OPERATOR, PeopleQuery())
    services.close()
    asked = ["status", "--data", str(staffed), "--person", line.person.id, "--json", "--on"]
    assert run("obligations", [*asked, "2026-11-22"]) == 1
    duties = {duty["rule"]: duty["state"] for duty in json.loads(capsys.readouterr().out)["duties"]}
    assert duties["principal-yearly-general"] == "overdue"
    assert run("obligations", [*asked, "2021-01-01"]) == 0
    assert "principal-yearly-general" not in {d["rule"] for d in json.loads(capsys.readouterr().out)["duties"]}


def test_only_one_subject_is_asked_and_an_unknown_one_is_refused(
    staffed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["status", "--data", str(staffed)]
    assert run("obligations", [*asked, "--enterprise", "没有的厂"]) == 1
    assert "没有的厂" in capsys.readouterr().err
    assert run("obligations", [*asked, "--person", "0" * 32]) == 1
    assert "没有找到这个人" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        run("obligations", [*asked, "--person", "0" * 32, "--org", "331124101"])


def test_what_is_not_judged_stands_in_the_answer_with_its_reason(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("obligations", ["status", "--data", str(data), "--on", "2026-11-22"])
    assert "采用新工艺、新技术、新材料、新设备前专门培训（程序不登记" in capsys.readouterr().out


def test_two_firms_of_one_name_are_told_apart_by_code(staffed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    services = build(Paths(data=staffed))
    services.organisations.register_enterprise(OPERATOR, replace(FIRM, uscc=""))
    services.close()
    assert run("obligations", ["status", "--data", str(staffed), "--enterprise", "木器厂"]) == 1
    assert "有 2 家企业叫“木器厂”" in capsys.readouterr().err


def test_an_unknown_code_is_refused(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("obligations", ["status", "--data", str(data), "--org", "999999"]) == 1
    assert "999999" in capsys.readouterr().err


def test_export_writes_the_workbook(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "book.xlsx"
    assert run("statistics", ["export", "--year", "2026", "--data", str(data), "--out", str(out), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"file": str(out), "year": 2026, "people": 0}
    assert openpyxl.load_workbook(out)["汇总"]["A1"].value == "古市镇2026年安全培训统计汇总表"


def test_a_year_that_has_not_begun_is_refused(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "book.xlsx"
    assert run("statistics", ["export", "--year", "2999", "--data", str(data), "--out", str(out)]) == 1
    assert not out.exists()
    assert "2999" in capsys.readouterr().err
