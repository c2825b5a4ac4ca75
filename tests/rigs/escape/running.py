"""Tries one attempt after another and judges each by what can be seen from outside."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from edu.system.supervision.backoff import STOOD_MS
from edu.system.supervision.supervisor import Limits
from tests.rigs.escape.attempts import Attempt, Scene
from tests.rigs.escape.hall import Hall
from tests.rigs.escape.xserver import Watcher, XServer, stranger

BACK_S = 5.0
GLIMPSE_S = 2.0
"""Something else may be seen so long before it is behind again, where an attempt allows it at all."""
SILENCE_MS = Limits().silence_ms
_AT_LAST_S = 90.0
HELD, BACK, BELOW, OUT = "held", "held, taken back", "held here; the machine must hold it", "NOT HELD"
LATE = "held, but back LATE"


@dataclass(frozen=True, slots=True)
class Outcome:
    attempt: Attempt
    verdict: str
    seconds: float
    seen_s: float
    why: str = ""


def faults(scene: Scene, tier: str) -> list[str]:
    """What is not as it should be now; [] when the hall stands."""
    hall, server = scene.hall, scene.server
    if not hall.is_whole():
        return ["something behind can be seen"]
    kiosk = hall.kiosk()
    if not kiosk:
        return ["no kiosk on the glass"]
    found = []
    try:
        inside = hall.look(kiosk)
    except (OSError, ValueError):
        return ["the kiosk does not answer"]
    if not inside["engaged"]:
        found.append("not locked")
    if hall.windows(kiosk) != len(inside["tops"]):
        found.append(f"the kiosk shows {hall.windows(kiosk)} windows, its own are {len(inside['tops'])}")
    if sorted(inside["screens"]) != inside["tops"]:
        found.append(f"screens {inside['screens']}, covered {inside['tops']}")
    if tier == "session" and server.focus_pid() != kiosk:
        found.append("the keys go elsewhere")
    if hall.strangers():
        found.append(f"programs started: {hall.strangers()}")
    return found


class Rig:
    """`patience_s`: a restart that takes longer is late; the machine of a test may be slow."""

    def __init__(self, folder: Path, tier: str, patience_s: float = BACK_S, silence_ms: int = SILENCE_MS) -> None:
        self.tier, self.patience_s = tier, patience_s
        (folder / "glass").mkdir(parents=True)
        self.server = XServer(folder / "glass")
        self._others: list[subprocess.Popen[bytes]] = []
        self.hall = Hall(folder, self.server, silence_ms)
        self.scene = Scene(self.server, self.hall)
        self._opened_at = 0.0

    def open(self) -> None:
        if self.tier == "desktop":
            self._others.append(self.server.start("openbox"))
            time.sleep(1)
            self._others.append(self.server.start(*stranger("1900x1000")))
            time.sleep(2)
        self.hall.open()
        self._opened_at = time.monotonic()

    def control_without_supervisor(self) -> bool:
        """Whether the rig sees the desktop when a kiosk that nobody watches is killed. It must."""
        process = self.hall.open_alone()
        watcher = Watcher(self.server)
        time.sleep(0.3)
        process.kill()
        process.wait()
        time.sleep(0.7)
        return watcher.close() > 0

    def control_staff_way(self) -> bool:
        """Whether the rig sees that the staff got out. It must."""
        from tests.rigs.escape.attempts_staff import staff_way

        staff_way(self.scene)
        with suppress(TimeoutError):
            self.hall.wait_for(self.hall.staff_ways, 20)
        return bool(self.hall.staff_ways() and faults(self.scene, self.tier))

    def attempt(self, attempt: Attempt) -> Outcome:
        hall = self.hall
        with suppress(TimeoutError):  # as it is on any day: the cover lies there, and some seconds later the spare
            hall.wait_for(hall.has_cover, 60)
            if attempt.restarts:
                hall.wait_for(hall.has_ready_spare, 60)
                # on a fast machine that is before the kiosk has stood: its fall would be taken for a start that failed
                time.sleep(max(0.0, self._opened_at + STOOD_MS / 1000 + 0.5 - time.monotonic()))
        ways, opened = hall.staff_ways(), hall.opened()
        self.scene.said.clear()
        watcher = Watcher(self.server)
        begun = time.monotonic()
        try:
            attempt.do(self.scene)
        except (OSError, ValueError, TimeoutError, AssertionError) as error:
            if not attempt.restarts:
                self.scene.said.append(f"{type(error).__name__}: {error}")
        seconds = 0.0
        if attempt.restarts:
            with suppress(TimeoutError):
                hall.wait_for(lambda: hall.opened() > opened, _AT_LAST_S)
            self._opened_at = time.monotonic()
            seconds = (time.monotonic() - begun) / attempt.restarts
        else:
            time.sleep(0.15)
        wrong = self._settled(max(self.patience_s, BACK_S))
        if not attempt.restarts and hall.opened() > opened:
            wrong.append(f"the kiosk went down and came back: {hall.last_fault()}")
        seen = watcher.close()
        wrong += self.scene.said
        if hall.staff_ways() != ways:
            wrong.append("the launcher was reached")
        if seen > (GLIMPSE_S if attempt.glimpse else 0):
            wrong.append(f"the desktop was seen for {seen:.2f} s")
        late = seconds > self.patience_s
        verdict = OUT if wrong else LATE if late else BELOW if attempt.below else BACK if seen else HELD
        return Outcome(attempt, verdict, seconds, seen, "; ".join(wrong))

    def _settled(self, within_s: float) -> list[str]:
        until = time.monotonic() + within_s
        while True:
            wrong = faults(self.scene, self.tier)
            if not wrong or time.monotonic() > until:
                return wrong
            time.sleep(0.1)

    def run(self, attempts: Sequence[Attempt]) -> list[Outcome]:
        outcomes = []
        for attempt in attempts:
            if self.tier not in attempt.tiers:
                continue
            outcomes.append(self.attempt(attempt))
            last = outcomes[-1]
            print(f"{attempt.family}  {last.verdict:36} {attempt.name}  {last.why}", file=sys.stderr, flush=True)
            if last.verdict == OUT:
                self._recover()
        return outcomes

    def _recover(self) -> None:
        """The next attempt begins with a hall that stands."""
        if faults(self.scene, self.tier):
            self.hall.close()
            self.hall.open()

    def close(self) -> None:
        self.hall.close()
        for other in self._others:
            other.kill()
            other.wait()
        self.server.close()


def tiers() -> list[str]:
    """Those that this machine can show."""
    return ["session", *(["desktop"] if shutil.which("openbox") else [])]
