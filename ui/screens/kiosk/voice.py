"""Reading aloud, where the machine has a Chinese voice: a program of the system's own, found at run time.

Linux: eSpeak NG, where it is installed. Windows: the system's speech (SAPI), by way of its own PowerShell. No text goes
into a command line; it is written to the program's input.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QObject, QProcess

_FIND_S = 8
_END_MS = 500
_LIST = (
    "Add-Type -AssemblyName System.Speech; (New-Object System.Speech.Synthesis.SpeechSynthesizer).GetInstalledVoices()"
    " | Where-Object { $_.Enabled -and $_.VoiceInfo.Culture.Name -eq 'zh-CN' } | ForEach-Object { $_.VoiceInfo.Name }"
)
_SPEAK = (
    "[Console]::InputEncoding = [Text.Encoding]::UTF8; Add-Type -AssemblyName System.Speech;"
    " $s = New-Object System.Speech.Synthesis.SpeechSynthesizer;"
    " $v = $s.GetInstalledVoices() | Where-Object { $_.VoiceInfo.Culture.Name -eq 'zh-CN' } | Select-Object -First 1;"
    " $s.SelectVoice($v.VoiceInfo.Name); $s.Speak([Console]::In.ReadToEnd())"
)
Run = Callable[[Sequence[str]], str]


class Voice(Protocol):
    """`name` is '' where nothing can be read aloud: no screen then offers it."""

    @property
    def name(self) -> str: ...
    def say(self, text: str) -> None:
        """Stops what was being said."""

    def hush(self) -> None: ...


class Silent:
    name = ""

    def say(self, text: str) -> None:
        pass

    def hush(self) -> None:
        pass


@dataclass(frozen=True, slots=True)
class Speech:
    """A program that speaks what is written to its input."""

    name: str
    command: tuple[str, ...]


class SystemVoice(QObject):
    """`take` is called with what `found_speech` found; before that, and with None, it is silent."""

    def __init__(self) -> None:
        super().__init__()
        self._speech: Speech | None = None
        self._text = ""
        self._process = QProcess(self)
        self._process.started.connect(self._feed)
        self._process.errorOccurred.connect(self._failed)

    def take(self, speech: Speech | None) -> None:
        self._speech = speech

    @property
    def name(self) -> str:
        return self._speech.name if self._speech is not None else ""

    def say(self, text: str) -> None:
        self.hush()
        if self._speech is not None:
            self._text = text
            self._process.start(self._speech.command[0], list(self._speech.command[1:]))

    def hush(self) -> None:
        if self._process.state() != QProcess.ProcessState.NotRunning:
            self._process.kill()
            self._process.waitForFinished(_END_MS)

    def _feed(self) -> None:
        self._process.write(self._text.encode())
        self._process.closeWriteChannel()

    def _failed(self, error: QProcess.ProcessError) -> None:
        """It went away: nobody needs to hear about it but the next screens, which no longer offer it."""
        if error == QProcess.ProcessError.FailedToStart:
            self._speech = None


def found_speech(run: Run | None = None, platform: str = sys.platform) -> Speech | None:
    """Seconds of work on Windows: off the window's thread."""
    ask = run or _run
    if platform == "win32":
        shell = shutil.which("powershell") or "powershell"
        names = ask((shell, "-NoProfile", "-Command", _LIST)).split("\n")
        name = names[0].strip()
        return Speech(name, (shell, "-NoProfile", "-Command", _SPEAK)) if name else None
    program = shutil.which("espeak-ng")
    if program is None or "cmn" not in ask((program, "--voices=cmn")):
        return None
    return Speech("eSpeak NG 普通话", (program, "-v", "cmn", "-s", "150", "--stdin"))


def _run(command: Sequence[str]) -> str:
    """'' where it fails, whatever the reason: then there is no voice."""
    flags = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    try:
        done = subprocess.run(  # noqa: S603 - two fixed commands of the system
            command, capture_output=True, timeout=_FIND_S, check=False, creationflags=flags
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.decode(errors="ignore") if done.returncode == 0 else ""
