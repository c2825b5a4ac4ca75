"""The two nouns on the command line, over a data folder of their own."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest

from edu.bootstrap import build
from edu.commands import run
from edu.domain.actors import OPERATOR
from edu.system.paths import Paths


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    services = build(Paths(data=folder))
    town = services.organisations.declare_org_unit(OPERATOR, code="331124101000", name="古市镇", level="township")
    services.organisations.declare_org_unit(OPERATOR, code="331124101200", name="上村", level="village", parent=town)
    services.settings.change(home=town, records_from="2020-01-01")
    services.close()
    return folder


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
