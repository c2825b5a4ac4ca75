"""`kiosk`: the first run at a terminal, and that two supervisors never share a folder."""

from __future__ import annotations

import getpass
import json
from pathlib import Path

import pytest

from edu.commands import run
from edu.system.instance import InstanceLock

PIN = "204518"


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    words = [PIN, PIN]
    monkeypatch.setattr(getpass, "getpass", lambda _prompt="": words.pop(0))
    return words


def set_pin(folder: Path) -> int:
    return run("kiosk", ["--set-pin", "--data", str(folder)])


def test_pin_and_recovery_code_are_set_at_a_terminal(
    tmp_path: Path, typed: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert set_pin(tmp_path) == 0

    settings = json.loads((tmp_path / "settings.json").read_text("utf-8"))
    assert "恢复码" in capsys.readouterr().out
    assert settings["pin_hash"].startswith("$argon2id")
    assert settings["recovery_confirmed"]
    assert PIN not in (tmp_path / "settings.json").read_text("utf-8")


def test_pin_that_is_there_is_not_overwritten(
    tmp_path: Path, typed: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    set_pin(tmp_path)
    before = (tmp_path / "settings.json").read_text("utf-8")
    typed += ["918273", "918273"]

    assert set_pin(tmp_path) == 1

    assert (tmp_path / "settings.json").read_text("utf-8") == before
    assert "已经设过" in capsys.readouterr().err


def test_two_tries_that_differ_set_nothing(tmp_path: Path, typed: list[str]) -> None:
    typed[:] = [PIN, "918273"]

    assert set_pin(tmp_path) == 1

    file = tmp_path / "settings.json"
    assert not (json.loads(file.read_text("utf-8"))["pin_hash"] if file.exists() else "")


def test_second_supervisor_on_one_folder_is_told_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lock = InstanceLock(tmp_path / "supervisor.lock")

    assert run("kiosk", ["--supervised", "--data", str(tmp_path)]) == 1

    lock.release()
    assert "已经被另一个" in capsys.readouterr().err


def test_a_window_has_no_json(tmp_path: Path) -> None:
    assert run("kiosk", ["--supervised", "--json", "--data", str(tmp_path)]) == 2
