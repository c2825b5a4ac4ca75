"""`main.py`: what it answers, with which exit code, and how little it loads to do so."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from edu.bootstrap import build
from edu.commands import NOUNS, run
from edu.demo.township import DAY
from edu.system.paths import Paths, root
from tests.command_line import run_main
from tests.edu.reports.test_statistics_book import assert_recounted, cells
from tests.fixtures_demo import Demo, make_demo
from tests.recount import Recount, lived

HEAVY = ("PySide6", "reportlab", "openpyxl", "pypinyin", "pygame", "xlsxwriter", "pypdfium2", "sqlalchemy")


def test_help_names_every_command(tmp_path: Path) -> None:
    done = run_main("--help", secrets=tmp_path)

    assert done.code == 0
    assert [noun for noun in (*NOUNS, "gallery", "--mode", "--data") if noun not in done.out] == []


def test_unknown_command_is_wrong_use(tmp_path: Path) -> None:
    done = run_main("frobnicate", secrets=tmp_path)

    assert done.code == 2
    assert "没有“frobnicate”这个命令" in done.err


@pytest.mark.parametrize("noun", [*NOUNS, "gallery"])
def test_every_command_explains_itself(noun: str, capsys: pytest.CaptureFixture[str]) -> None:
    sys.path.insert(0, str(root()))
    try:
        from main import main
    finally:
        sys.path.remove(str(root()))

    with pytest.raises(SystemExit) as left:
        main([noun, "--help"])

    assert left.value.code == 0
    assert noun in capsys.readouterr().out


@pytest.mark.parametrize("start", ["import main", "import sys, main; main.main(['--help'])"])
def test_start_loads_nothing_heavy(start: str) -> None:
    code = f"import sys; {start}; print([name for name in {HEAVY} if name in sys.modules])"

    done = subprocess.run([sys.executable, "-c", code], cwd=root(), capture_output=True, text=True, check=True)

    assert done.stdout.splitlines()[-1] == "[]"


Answer = Callable[..., dict[str, Any]]


@pytest.fixture
def answer(demo: Demo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Answer:
    """Runs one command on a copy of the demo, in this process; gives the object that alone stands on stdout."""
    folder = demo.folder.copy(tmp_path)
    monkeypatch.setenv("YINGZHI_SECRETS", str(folder.secrets))

    def ask(*words: str | Path, code: int = 0) -> dict[str, Any]:
        assert run(str(words[0]), [*map(str, words[1:]), "--data", str(folder.data), "--json"]) == code
        found: dict[str, Any] = json.loads(capsys.readouterr().out)
        return found

    return ask


def test_every_command_on_the_data_answers_with_one_object(answer: Answer, demo: Demo, tmp_path: Path) -> None:
    certificate = next(path for path in demo.answer["files"] if "certificates" in path)
    holder = answer("certificate", "verify", certificate)["fields"]["name"]
    roster, year = demo.out / "rosters" / "企业人员名册.csv", ("--year", "2026")

    assert answer("people", "export", tmp_path / "名册.xlsx")["people"] == demo.answer["people"]
    imported = answer("people", "import", roster, "--dry-run")
    assert set(imported) == {"read", "accepted", "skipped", "problems"}
    assert answer("obligations", "status", "--on", "2026-11-20", code=1)["villages"]
    assert answer("statistics", "export", *year, "--out", tmp_path / "统计.xlsx")["year"] == 2026
    assert answer("certificate", "renewals", "--within", "90", "--out", tmp_path / "到期.xlsx")["file"]
    assert answer("certificate", "trust", "--out", tmp_path / "信任.json")["file"]
    assert answer("learning-file", holder, "--out", tmp_path / "档案.pdf", "--reason", "年度归档")["events"]
    assert answer("ledger", "verify") == {
        "events": demo.answer["events"] + 1,
        "ok": True,
        "first_bad": None,
        "findings": [],
    }
    assert answer("ledger", "rebuild")["same"] is True


def test_json_may_stand_before_the_verb_as_well(demo: Demo, tmp_path: Path) -> None:
    done = demo.folder.main("people", "--json", "export", tmp_path / "名册.xlsx")

    assert done.answer["people"] == demo.answer["people"]


@pytest.mark.parametrize(
    ("words", "keys"),
    [(("check", "--json"), {"packs", "problems", "pending", "overdue"}), (("self-check", "--json"), {"ok", "checks"})],
)
def test_checks_of_the_installation_pass(words: tuple[str, ...], keys: set[str], tmp_path: Path) -> None:
    done = run_main(*words, secrets=tmp_path)

    assert done.code == 0
    assert set(done.answer) == keys
    assert [problem for problem in done.answer.get("problems", ()) if problem["severity"] == "error"] == []


def test_names_outside_the_console_s_code_page_do_not_end_the_program(demo: Demo, tmp_path: Path) -> None:
    done = demo.folder.main("people", "import", tmp_path / "𬭩.xlsx", "--dry-run", PYTHONIOENCODING="gbk:strict")

    assert done.code == 1
    assert "Traceback" not in done.err, done.err


def test_demo_of_a_seed_is_the_same_again(demo: Demo, tmp_path: Path) -> None:
    again = make_demo(tmp_path)

    assert (again.answer["digest"], again.answer["events"]) == (demo.answer["digest"], demo.answer["events"])
    assert [Path(file).name for file in again.answer["files"]] == [Path(file).name for file in demo.answer["files"]]


def test_demo_is_whole_and_keeps_away_from_a_folder_in_use(demo: Demo) -> None:
    folder = demo.folder
    again = run_main("demo", "--out", demo.out, "--people", "60", secrets=folder.secrets)

    again.refused("已经有数据")
    assert folder.digest() == demo.answer["digest"]
    assert [path for path in map(Path, demo.answer["files"]) if path.stat().st_size < 100] == []


def test_every_figure_of_the_demo_s_workbook_recounts(
    demo: Demo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Against a count in plain Python over the payloads of the ledger (tests/recount.py)."""
    folder = demo.folder.copy(tmp_path)
    monkeypatch.setenv("YINGZHI_SECRETS", str(folder.secrets))
    services = build(Paths(data=folder.data))
    life = lived(services.database)
    services.close()
    town = next(id_ for id_, unit in life.units.items() if unit["level"] == "township")
    villages = [id_ for id_, unit in life.units.items() if unit.get("parent") == town and not unit.get("joined")]

    def count(*places: str) -> Recount:
        return Recount(life, set(places), DAY, loose=town in places)

    rows = {life.units[village]["name"]: count(village) for village in villages}
    rows |= {f"{life.units[town]['name']}本级": count(town), "合计": count(town, *villages)}
    assert_recounted(cells(Path(demo.answer["files"][0])), rows)
