"""What `test` runs, and what it says of a machine that lacks something."""

import subprocess
import sys
from pathlib import Path

import pytest
from bootstrapping import checks, system_packages

from tests.installer.set_up import make_console


@pytest.fixture
def calls(monkeypatch):
    """Records what `test` would start; set `codes[word]` to let the command that holds the word fail."""
    made, codes = [], {}

    def record(command, **_options):
        made.append(command[1:])
        return subprocess.CompletedProcess(command, next((codes[w] for w in codes if w in command), 0))

    monkeypatch.setattr(checks.subprocess, "run", record)
    monkeypatch.setattr(checks, "postgres_present", lambda: True)
    monkeypatch.setattr(checks, "x_server_present", lambda: True)
    monkeypatch.delenv("CI", raising=False)
    return made, codes


def test_all_checks_run_and_pytest_is_last_with_the_extra_arguments(calls):
    assert checks.test(Path("python"), ["-k", "ledger"], make_console()[0]) == 0

    assert [call[1] for call in calls[0]] == ["ruff", "ruff", "mypy", checks.LINT_IMPORTS, "pytest"]
    assert calls[0][-1][-2:] == ["-k", "ledger"]


def test_quick_is_pytest_alone(calls):
    checks.test(Path("python"), ["--quick"], make_console()[0])

    assert [call[1] for call in calls[0]] == ["pytest"]


@pytest.mark.parametrize(("word", "code", "total"), [("mypy", 2, 1), ("pytest", 5, 5)])
def test_exit_code_is_the_combined_one(calls, word, code, total):
    calls[1][word] = code

    assert checks.test(Path("python"), [], make_console()[0]) == total
    assert calls[0][-1][1] == "pytest"


@pytest.mark.parametrize(("ci", "code"), [("true", 1), ("", 0), ("false", 0)])
def test_missing_postgres_fails_in_ci_only_and_is_always_said(calls, monkeypatch, ci, code):
    monkeypatch.setattr(checks, "postgres_present", lambda: False)
    monkeypatch.setenv("CI", ci)
    console, said = make_console()

    assert checks.test(Path("python"), ["--quick"], console) == code
    assert "PostgreSQL" in said.getvalue()


@pytest.mark.skipif(sys.platform != "linux", reason="an X server")
@pytest.mark.parametrize(("ci", "code"), [("true", 1), ("", 0)])
def test_missing_x_server_fails_in_ci_only_and_is_always_said(calls, monkeypatch, ci, code):
    monkeypatch.setattr(checks, "x_server_present", lambda: False)
    monkeypatch.setenv("CI", ci)
    console, said = make_console()

    assert checks.test(Path("python"), ["--quick"], console) == code
    assert "Xvfb" in said.getvalue()


def test_tests_ask_for_the_x_server_and_what_drives_it(monkeypatch):
    monkeypatch.setattr(system_packages.shutil, "which", lambda name: None)
    monkeypatch.setattr(system_packages, "loads", lambda library: False)
    monkeypatch.setattr(system_packages, "missing_libraries", lambda libraries: list(libraries))

    packages = system_packages.choose_packages(system_packages.test_wishes(), lambda name: True)

    assert {"xvfb", "xdotool", "x11-xserver-utils", "libxcb-cursor0"} <= set(packages)
