"""The hall as it stands in the township: supervisor, cover, kiosk and spare, on a data folder of the rig's own."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from edu.bootstrap import build
from edu.system.paths import Paths
from edu.system.supervision.supervisor import Limits
from tests.rigs.escape.xserver import XServer

ROOT = Path(__file__).parents[3]
PIN = "204518"
_FIND = ("xdotool", "search", "--onlyvisible", "--all", "--pid")


class Hall:
    """From `open` until `close`. `silence_ms`: as in the supervisor's limits; longer where the machine is busy."""

    def __init__(self, folder: Path, server: XServer, silence_ms: int = Limits().silence_ms) -> None:
        self.server, self._silence_ms = server, silence_ms
        self.data, self._socket = folder / "data", folder / "hand"
        os.environ["YINGZHI_SECRETS"] = str(folder / "secrets")
        services = build(Paths(data=self.data, secrets=folder / "secrets"))
        services.access.set_pin(PIN)
        services.recovery.confirm()
        services.close()
        self._process: subprocess.Popen[bytes] | None = None
        self._environment = {**server.environment, "YINGZHI_SECRETS": str(folder / "secrets")}

    @property
    def kiosk_command(self) -> list[str]:
        run = [sys.executable, "-m", "tests.rigs.escape.touching", str(self._socket)]
        return [*run, "--mode", "kiosk", "--data", str(self.data)]

    def open(self) -> None:
        """Returns when the kiosk is on the glass."""
        watching = [sys.executable, "-m", "tests.rigs.escape.watching", str(self.data)]
        watching += [json.dumps(self.kiosk_command), str(self._silence_ms)]
        self._process = subprocess.Popen(
            watching, cwd=ROOT, env=self._environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        self.wait_for(lambda: self.opened() and self.is_whole(), 120)

    def open_alone(self) -> subprocess.Popen[bytes]:
        """Without a supervisor: what it is measured against."""
        alone = [sys.executable, "main.py", "kiosk", "--data", str(self.data)]
        process = subprocess.Popen(
            alone, cwd=ROOT, env=self._environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        self.wait_for(lambda: not self.server.bait_pixels(), 60)
        return process

    def close(self) -> None:
        if self._process is not None:
            self._process.terminate()
            self._process.wait(30)
            self._process = None

    def wait_for(self, wanted: Callable[[], object], seconds: float) -> float:
        """How long it took; TimeoutError with the log where it never came."""
        begun = time.monotonic()
        while not wanted():
            if time.monotonic() - begun > seconds:
                raise TimeoutError(self.log()[-2000:])
            time.sleep(0.02)
        return time.monotonic() - begun

    # -- what can be seen from outside --

    def log(self) -> str:
        file = self.data / "logs" / "supervisor.log"
        return file.read_text("utf-8") if file.exists() else ""

    def last_fault(self) -> str:
        """What the supervisor says of the last kiosk that ended, with where its own thread stood."""
        fault = self.log().rpartition(" ERROR ")[2]
        return fault.partition("\n")[0] + "\n" + fault.partition("Current thread")[2][:1500]

    def opened(self) -> int:
        return self.log().count("the kiosk is open")

    def staff_ways(self) -> int:
        return self.log().count("left the kiosk by the PIN")

    def is_whole(self) -> bool:
        return not self.server.bait_pixels()

    def children(self, words: str) -> list[int]:
        """Processes of the supervisor whose command line has `words`, oldest first."""
        if self._process is None:
            return []
        found = []
        for entry in Path("/proc").iterdir():
            if not entry.name.isdigit():
                continue
            try:
                parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
                command = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode("utf-8", "replace")
            except (OSError, ValueError):
                continue
            if parent == self._process.pid and words in command:
                found.append(int(entry.name))
        return sorted(found)

    def kiosk(self) -> int:
        """The one that is on the glass; the spare has no window yet."""
        mine = self.children("touching")
        with_window = (pid for pid in reversed(mine) if self.server.run(*_FIND, str(pid), "--name", "应知应会"))
        return next(with_window, 0)

    def windows(self, kiosk: int) -> int:
        """How many the kiosk has on the glass, by what the X server says."""
        return len(self.server.run(*_FIND, str(kiosk), "--name", "").split())

    def cover(self) -> int:
        return next(iter(self.children("kiosk-cover")), 0)

    def has_cover(self) -> bool:
        """One that has its window; before that nothing can be said of it."""
        cover = self.cover()
        return bool(cover and self.server.run(*_FIND, str(cover), "--name", ""))

    def has_ready_spare(self) -> bool:
        log = self.log()
        return log.rfind("a spare is ready") > log.rfind("the kiosk is open")

    def strangers(self) -> list[str]:
        """Programs that the kiosk has started: a browser, a file window."""
        mine = set(self.children("touching"))
        found = []
        for entry in Path("/proc").iterdir():
            if entry.name.isdigit():
                try:
                    parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
                    name = (entry / "comm").read_text().strip()
                except (OSError, ValueError):
                    continue
                found += [name] if parent in mine else []
        return found

    def settings(self) -> dict[str, Any]:
        return json.loads((self.data / "settings.json").read_text("utf-8"))

    # -- the hand inside --

    def ask(self, kiosk: int = 0, **order: Any) -> Any:
        with socket.socket(socket.AF_UNIX) as line:
            line.settimeout(20)
            line.connect(f"{self._socket}.{kiosk or self.kiosk()}")
            with line.makefile("rw", encoding="utf-8") as stream:
                stream.write(json.dumps(order) + "\n")
                stream.flush()
                return json.loads(stream.readline())

    def look(self, kiosk: int = 0) -> dict[str, Any]:
        return self.ask(kiosk, do="look")

    def signal(self, process: int, number: signal.Signals) -> None:
        if process:
            os.kill(process, number)
