"""The supervisor with real processes: small scripts that say the words of a kiosk, and then misbehave."""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from edu.system.clock import SystemClock
from edu.system.supervision.backoff import PATIENCE
from edu.system.supervision.supervisor import Limits, Supervisor

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals")

TALK = """
import json, os, sys, threading, time
book, part = sys.argv[1], sys.argv[2]
def note(word):
    with open(book, "a") as file:
        file.write(json.dumps([part, os.getpid(), word]) + "\\n")
def say(word):
    print(word, flush=True)
"""
KIOSK = """
note("born")
if sys.stdin.readline().strip() != "go":
    sys.exit(70)
note("went")
say("kiosk")
while True:
    say("pulse")
    time.sleep(0.05)
"""
MUTE_COVER = """
note("born")
while True:
    order = sys.stdin.readline().strip()
    if not order:
        sys.exit(0)
    note(order)
"""
COVER = (
    """
def live():
    while True:
        say("pulse")
        time.sleep(0.05)
threading.Thread(target=live, daemon=True).start()
"""
    + MUTE_COVER
)
LIMITS = Limits(silence_ms=700, start_ms=15_000, tick_ms=10, spare_after_ms=0)


class Hall:
    def __init__(self, folder: Path, kiosk: str, limits: Limits, cover: str) -> None:
        self._book = folder / "book"
        self._book.touch()
        self.supervisor = Supervisor(
            [sys.executable, "-c", TALK + kiosk, str(self._book), "kiosk"],
            [sys.executable, "-c", TALK + cover, str(self._book), "cover"],
            SystemClock(),
            limits,
        )
        self.done = False

    def told(self, part: str, word: str) -> list[int]:
        """The processes of which `word` is known, in order."""
        lines = [json.loads(line) for line in self._book.read_text().splitlines() if line.endswith("]")]
        return [pid for who, pid, what in lines if (who, what) == (part, word)]

    def run_until(self, wanted: Callable[[], object]) -> None:
        for _ in range(6_000):
            self.done = self.supervisor.tick() or self.done
            if wanted():
                return
            time.sleep(0.005)
        raise AssertionError(self._book.read_text())

    def close(self) -> None:
        for child in (self.supervisor._kiosk, self.supervisor._spare, self.supervisor._cover):
            if child is not None:
                child.end()


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Callable[..., Hall]]:
    opened: list[Hall] = []

    def make(kiosk: str = KIOSK, limits: Limits = LIMITS, cover: str = COVER) -> Hall:
        opened.append(Hall(tmp_path, kiosk, limits, cover))
        return opened[-1]

    yield make
    for one in opened:
        one.close()


def with_spare(hall: Hall) -> tuple[int, int]:
    """The kiosk that is open and the spare behind it."""
    hall.run_until(lambda: len(hall.told("kiosk", "born")) == 2 and hall.told("cover", "under"))
    kiosk, spare = hall.told("kiosk", "born")
    return kiosk, spare


@pytest.mark.parametrize("signal_number", [signal.SIGKILL, signal.SIGSEGV, signal.SIGTERM])
def test_the_spare_takes_the_place_of_a_killed_kiosk_over_the_cover(
    hall: Callable[..., Hall], signal_number: int, caplog: pytest.LogCaptureFixture
) -> None:
    here = hall()
    kiosk, spare = with_spare(here)

    os.kill(kiosk, signal_number)
    here.run_until(lambda: len(here.told("kiosk", "went")) == 2 and len(here.told("cover", "under")) == 2)

    assert here.told("kiosk", "went") == [kiosk, spare]
    assert len(here.told("cover", "wait")) == 2  # at the very start and now
    assert f"killed by signal {signal_number:d}" in caplog.text


def test_a_stopped_kiosk_is_taken_for_hung_and_replaced(
    hall: Callable[..., Hall], caplog: pytest.LogCaptureFixture
) -> None:
    here = hall()
    kiosk, spare = with_spare(here)

    os.kill(kiosk, signal.SIGSTOP)
    here.run_until(lambda: here.told("kiosk", "went") == [kiosk, spare])

    with pytest.raises(ProcessLookupError):
        os.kill(kiosk, 0)
    assert "hung: no sign of life" in caplog.text


def test_a_slow_start_is_no_hang(hall: Callable[..., Hall]) -> None:
    """All drills are read before the window is there: nothing is heard of it meanwhile."""
    slow = 'note("born"); say("pulse"); time.sleep(1.5); say("kiosk"); note("open"); time.sleep(600)'
    here = hall(slow, replace(LIMITS, spare_after_ms=600_000))

    here.run_until(lambda: here.told("kiosk", "open"))

    assert len(here.told("kiosk", "born")) == 1


def test_crash_at_every_start_ends_with_the_staff_asked_for_and_the_reason_kept(
    hall: Callable[..., Hall], caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("edu.system.supervision.backoff._FIRST_MS", 1)
    here = hall('note("born"); sys.exit("the disk is full")')

    here.run_until(lambda: here.told("cover", "staff"))
    tries = len(here.told("kiosk", "born"))
    here.run_until(lambda: len(here.told("kiosk", "born")) > tries)  # and it goes on trying

    assert tries >= PATIENCE
    assert "the disk is full" in caplog.text
    assert not here.done


def test_only_a_kiosk_that_was_left_by_the_pin_ends_the_watch(hall: Callable[..., Hall]) -> None:
    no_spare = replace(LIMITS, spare_after_ms=600_000)  # on a busy machine one is born before this one has left
    left = hall('note("born"); say("kiosk"); say("pulse"); say("left"); sys.exit(0)', no_spare)

    left.run_until(lambda: left.done)

    assert len(left.told("kiosk", "born")) == 1


def test_what_a_kiosk_says_before_it_is_looked_at_counts(
    hall: Callable[..., Hall], monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a busy machine the supervisor goes on long after it has started one."""
    start = Supervisor._started

    def slowly(self: Supervisor, part: str) -> object:
        child = start(self, part)  # type: ignore[arg-type]
        time.sleep(0.5)
        return child

    monkeypatch.setattr(Supervisor, "_started", slowly)
    left = hall('note("born"); say("kiosk"); say("left"); sys.exit(0)', replace(LIMITS, spare_after_ms=600_000))
    left.run_until(lambda: left.done)

    assert len(left.told("kiosk", "born")) == 1


def test_a_window_that_ends_without_the_pin_comes_back(hall: Callable[..., Hall]) -> None:
    here = hall('note("born"); say("kiosk"); say("pulse"); sys.exit(0)')

    here.run_until(lambda: len(here.told("kiosk", "born")) >= 2)

    assert not here.done


def test_the_staff_are_not_hurried(hall: Callable[..., Hall]) -> None:
    """A file window of the system may stand open over the launcher for as long as they like."""
    here = hall('note("born"); say("kiosk"); say("pulse"); say("left"); time.sleep(600)')

    here.run_until(lambda: here.told("cover", "away"))
    child = here.supervisor._kiosk
    assert child is not None
    here.run_until(lambda: child.silent_ms() > 2 * LIMITS.silence_ms)

    assert here.supervisor._kiosk is child
    assert child.ended() is None


def test_a_dead_cover_is_laid_again_where_it_was(hall: Callable[..., Hall]) -> None:
    here = hall()
    with_spare(here)

    os.kill(here.told("cover", "born")[0], signal.SIGKILL)
    here.run_until(lambda: len(here.told("cover", "born")) == 2 and len(here.told("cover", "under")) >= 2)

    assert len(here.told("kiosk", "went")) == 1


def test_a_cover_that_hangs_before_its_first_word_is_replaced(hall: Callable[..., Hall]) -> None:
    here = hall(limits=replace(LIMITS, start_ms=1_500), cover=MUTE_COVER)

    here.run_until(lambda: len(here.told("cover", "born")) == 2)

    assert len(here.told("kiosk", "went")) == 1


def test_a_machine_that_slept_blames_nobody(hall: Callable[..., Hall], monkeypatch: pytest.MonkeyPatch) -> None:
    here = hall()
    kiosk, _spare = with_spare(here)
    clock = here.supervisor._clock

    real = clock.monotonic_ms
    monkeypatch.setattr(clock, "monotonic_ms", lambda: real() + 3_600_000)
    here.supervisor.tick()

    assert here.supervisor._kiosk is not None
    assert here.supervisor._kiosk.pid == kiosk


def test_told_to_stop_it_takes_all_its_processes_with_it(hall: Callable[..., Hall]) -> None:
    here = hall()
    with_spare(here)
    processes = [*here.told("kiosk", "born"), *here.told("cover", "born")]

    here.supervisor.stop()
    code = here.supervisor.run()

    assert code == 1
    for process in processes:
        with pytest.raises(ProcessLookupError):
            os.kill(process, 0)
