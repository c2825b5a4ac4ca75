"""Which program speaks, and that its text never stands in a command line; a real process takes it."""

from __future__ import annotations

import os
import stat
from collections.abc import Sequence
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ui.screens.kiosk.voice import Silent, Speech, SystemVoice, _run, found_speech


def asked(answers: dict[str, str]) -> object:
    def run(command: Sequence[str]) -> str:
        return next((said for part, said in answers.items() if part in " ".join(command)), "")

    return run


def program(folder: Path, name: str, body: str) -> Path:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{body}\n", "utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


def test_espeak_counts_only_with_a_chinese_voice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    found = found_speech(asked({"--voices=cmn": " 5  cmn  --/M  Chinese_(Mandarin)"}), "linux")  # type: ignore[arg-type]

    assert found is not None
    assert found.command == ("/usr/bin/espeak-ng", "-v", "cmn", "-s", "150", "--stdin")
    assert found_speech(asked({"--voices=cmn": "Pty Language"}), "linux") is None  # type: ignore[arg-type]
    monkeypatch.setattr("shutil.which", lambda _name: None)
    assert found_speech(asked({}), "linux") is None  # type: ignore[arg-type]


def test_windows_speaks_with_its_first_chinese_voice() -> None:
    found = found_speech(asked({"GetInstalledVoices": "Microsoft Huihui Desktop\r\nother\r\n"}), "win32")  # type: ignore[arg-type]

    assert found is not None
    assert found.name == "Microsoft Huihui Desktop"
    assert found_speech(asked({}), "win32") is None  # type: ignore[arg-type]


def test_a_command_that_fails_hangs_or_is_not_there_is_no_voice(tmp_path: Path) -> None:
    assert _run((str(tmp_path / "gone"),)) == ""
    assert _run((str(program(tmp_path, "fails", "echo words; exit 3")),)) == ""
    assert _run((str(program(tmp_path, "says", "echo words")),)) == "words\n"


@pytest.mark.skipif(os.name != "posix", reason="the stand-in is a shell script")
def test_text_goes_to_the_programs_input_and_hushing_ends_it(qtbot: QtBot, tmp_path: Path) -> None:
    heard, waits = tmp_path / "heard", tmp_path / "waits"
    speaker = program(tmp_path, "speaker", f'cat > "{heard}"; touch "{waits}"; exec sleep 60')
    voice = SystemVoice()
    voice.say("没有声音的时候不说")
    voice.take(Speech("普通话", (str(speaker),)))
    voice.say("先关阀门；$(rm x)\n再离开")
    qtbot.waitUntil(waits.exists)
    assert heard.read_text("utf-8") == "先关阀门；$(rm x)\n再离开"
    process = voice._process
    voice.hush()
    assert process.state() == process.ProcessState.NotRunning
    voice.hush()


def test_a_voice_that_went_away_is_no_longer_offered(qtbot: QtBot, tmp_path: Path) -> None:
    voice = SystemVoice()
    voice.take(Speech("普通话", (str(tmp_path / "gone"),)))
    voice.say("听得到吗")
    qtbot.waitUntil(lambda: voice.name == "")
    Silent().say("")
    Silent().hush()
    assert Silent.name == ""
