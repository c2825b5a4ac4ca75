"""`drill report` and `drill replay` over a real data folder."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from edu.bootstrap import Services, build
from edu.commands import run
from edu.commands.data_folder import OPERATOR
from edu.system.paths import Paths

Said = pytest.CaptureFixture[str]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("YINGZHI_SECRETS", str(tmp_path / "secrets"))
    return tmp_path / "data"


@pytest.fixture
def played(folder: Path) -> str:
    services = build(Paths(data=folder))
    services.recovery.confirm()
    org = services.organisations.declare_org_unit(OPERATOR, code="331124203000", name="叶村乡", level="township")
    run_id = closed_run(services, org, seed=7)
    services.close()
    return run_id


def closed_run(services: Services, org: str, seed: int) -> str:
    """Of the flood drill; nobody did anything."""
    run_id = services.drill_runs.start(OPERATOR, "flash-flood", mode="group", org=org, seed=seed, seats={})
    services.drill_runs.advance(OPERATOR, run_id, 300)
    services.drill_results.close(OPERATOR, run_id)
    return run_id


def drill(folder: Path, *words: str) -> int:
    return run("drill", [*words, "--data", str(folder)])


def test_a_replay_gives_the_same_hashes(folder: Path, played: str, capsys: Said) -> None:
    assert drill(folder, "replay", played, "--json") == 0
    answer = json.loads(capsys.readouterr().out)
    assert set(answer) == {"run", "ticks", "hash", "same"}
    assert (answer["run"], answer["same"]) == (played, True)
    assert answer["ticks"] > 100

    assert drill(folder, "replay", played) == 0
    assert "全部一致" in capsys.readouterr().out


def test_a_replay_that_differs_exits_1(
    folder: Path, played: str, capsys: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("edu.services.drill_proof.hash_text", lambda _state: "0" * 16)
    assert drill(folder, "replay", played, "--json") == 1
    assert json.loads(capsys.readouterr().out)["same"] is False
    assert drill(folder, "replay", played) == 1
    assert "第 0 刻" in capsys.readouterr().out


def test_a_report_is_pdf_or_workbook_by_its_name(folder: Path, played: str, tmp_path: Path, capsys: Said) -> None:
    for name, begins in (("a.pdf", b"%PDF"), ("a.xlsx", b"PK")):
        assert drill(folder, "report", played, "--out", str(tmp_path / name), "--json") == 0
        answer = json.loads(capsys.readouterr().out)
        assert (answer["run"], answer["file"], answer["state"]) == (played, str(tmp_path / name), "closed")
        assert (tmp_path / name).read_bytes().startswith(begins)


def test_a_report_lays_another_team_beside_and_no_run_beside_itself(
    folder: Path, played: str, tmp_path: Path, capsys: Said
) -> None:
    services = build(Paths(data=folder))
    other = closed_run(services, services.organisations.org_units(OPERATOR)[0].id, seed=8)
    services.close()
    both = tmp_path / "b.pdf"
    assert drill(folder, "report", played, "--out", str(both), "--against", other) == 0
    assert both.read_bytes().startswith(b"%PDF")
    capsys.readouterr()
    assert drill(folder, "report", played, "--out", str(tmp_path / "c.pdf"), "--against", played) == 1
    assert "同一场" in capsys.readouterr().err
    assert not (tmp_path / "c.pdf").exists()


def test_what_cannot_be_made_is_said(folder: Path, played: str, tmp_path: Path, capsys: Said) -> None:
    assert drill(folder, "report", played, "--out", str(tmp_path / "a.doc")) == 1
    assert drill(folder, "report", played, "--out", str(tmp_path / "a.xlsx"), "--against", played) == 1
    assert drill(folder, "replay", "0" * 32) == 1
    capsys.readouterr()
    assert drill(folder, "replay", "nonsense") == 1
    assert played in capsys.readouterr().err
    assert drill(folder, "replay", played[-8:]) == 0
    assert drill(folder, "replay", played[-3:]) == 1
    assert not list(tmp_path.glob("a.*"))
