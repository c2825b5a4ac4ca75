"""Three processes, so that the desktop is never seen: the kiosk, a spare ready to take its place, a cover below them.

The kiosk shows that it lives by a word every half second; after `Limits.silence_ms` without one it is ended like one
that crashed, and the spare (its modules loaded, waiting for one word) opens the data folder and the window. Nobody but
the staff ends this: a kiosk that was left by the PIN and then closed.
"""

from __future__ import annotations

import logging
import os
import signal
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from edu.system.clock import Clock
from edu.system.supervision.backoff import Backoff, Pause
from edu.system.supervision.child import Child

log = logging.getLogger(__name__)

SUPERVISED = "YINGZHI_SUPERVISED"
"""Set in the environment of what is watched."""
GO, READY, PULSE, OPEN, LEFT = "go", "ready", "pulse", "kiosk", "left"
COVER_WAIT, COVER_UNDER, COVER_AWAY, COVER_STAFF = "wait", "under", "away", "staff"
_COVER_PAUSE_MS = 500


@dataclass(frozen=True, slots=True)
class Limits:
    """`start_ms`: an old disk may take this long until a window is there; `silence_ms` counts from then on."""

    silence_ms: int = 2_200
    start_ms: int = 60_000
    tick_ms: int = 50
    asleep_ms: int = 2_000
    spare_after_ms: int = 3_000


class Supervisor:
    """`kiosk` is the command of the kiosk and of its spare, `cover` that of the cover."""

    def __init__(
        self,
        kiosk: Sequence[str],
        cover: Sequence[str],
        clock: Clock,
        limits: Limits = Limits(),
        environment: Mapping[str, str] | None = None,
    ) -> None:
        self._commands = {"kiosk": kiosk, "cover": cover}
        self._clock, self._limits = clock, limits
        self._environment = {**(os.environ if environment is None else environment), SUPERVISED: "1"}
        self._kiosk: Child | None = None
        self._spare: Child | None = None
        self._cover: Child | None = None
        self._backoff = Backoff()
        self._stop = threading.Event()
        self._open, self._opened = False, 0
        self._order = COVER_WAIT
        self._start_at = self._spare_at = self._cover_at = self._ticked = clock.monotonic_ms()
        self._parent = os.getppid()

    def run(self) -> int:
        """0 when the staff closed the program; 1 when it was told to stop."""
        for name in ("SIGTERM", "SIGINT", "SIGHUP"):
            if hasattr(signal, name) and threading.current_thread() is threading.main_thread():
                signal.signal(getattr(signal, name), lambda *_: self.stop())
        try:
            while not self._stop.is_set():
                if self.tick():
                    log.info("the staff closed the program")
                    return 0
                if os.getppid() != self._parent:  # the session is over
                    return 1
                self._stop.wait(self._limits.tick_ms / 1000)
            return 1
        finally:
            for child in (self._kiosk, self._spare, self._cover):
                if child is not None:
                    child.end()

    def stop(self) -> None:
        self._stop.set()

    def tick(self) -> bool:
        """One look at everything. True: the staff have closed the program."""
        now = self._clock.monotonic_ms()
        if now - self._ticked > self._limits.asleep_ms and self._kiosk is not None:
            self._kiosk.forgive()
        self._ticked = now
        self._watch_cover(now)
        if self._kiosk is None:
            if now >= self._start_at:
                self._begin(now)
            return False
        code = self._kiosk.ended()
        if code is not None:
            return self._ended(self._kiosk, code, now)
        self._watch_kiosk(self._kiosk, now)
        self._watch_spare(now)
        return False

    # -- the kiosk --

    def _begin(self, now: int) -> None:
        spare, self._spare = self._spare, None
        if spare is not None and spare.ended() is not None:
            spare.close()
            spare = None
        self._kiosk = spare or self._started("kiosk")
        if self._kiosk is None:
            self._pause("could not be started", now)
            return
        self._open = False
        if spare is not None:
            self._kiosk.words.clear()  # of one that has just been started every word counts: it may have left already
        self._kiosk.started_ms = now
        self._kiosk.forgive()
        self._kiosk.tell(GO)

    def _watch_kiosk(self, kiosk: Child, now: int) -> None:
        words = set(kiosk.words)
        kiosk.words -= words & {OPEN, LEFT}
        if LEFT in words:
            log.info("the staff left the kiosk by the PIN")
            self._open = False
            self._say(COVER_AWAY)
        elif OPEN in words:
            log.info("the kiosk is open, %d ms after its start", now - kiosk.started_ms)
            self._open, self._opened = True, now
            self._spare_at = now + self._limits.spare_after_ms
            self._say(COVER_UNDER)
        if self._order == COVER_AWAY:  # a native dialog of the staff's may stand still as long as they like
            return
        limit = self._limits.silence_ms if self._open else self._limits.start_ms
        if kiosk.silent_ms() > limit:
            silent = kiosk.silent_ms()
            kiosk.ask_where()
            kiosk.end()
            self._fail(kiosk, f"hung: no sign of life for {silent} ms", now)

    def _ended(self, kiosk: Child, code: int, now: int) -> bool:
        if code == 0:
            kiosk.close()  # its last word may still be on the way
        self._watch_words(kiosk)
        if code == 0 and self._order == COVER_AWAY:
            return True
        kiosk.end()  # and whatever it had started
        why = f"killed by signal {-code}" if code < 0 else f"ended with {code}"
        self._fail(kiosk, why, now)
        return False

    def _watch_words(self, kiosk: Child) -> None:
        """What it said between the last look and its end."""
        if LEFT in kiosk.words:
            self._order = COVER_AWAY

    def _fail(self, kiosk: Child, why: str, now: int) -> None:
        self._kiosk = None
        log.error("the kiosk %s, %d ms after its start\n%s", why, now - kiosk.started_ms, kiosk.tail)
        self._pause(why, now)

    def _pause(self, why: str, now: int) -> None:
        pause: Pause = self._backoff.failed(now, now - self._opened if self._open else 0)
        self._start_at = now + pause.wait_ms
        self._say(COVER_STAFF if pause.needs_staff else COVER_WAIT)
        if pause.wait_ms:
            log.warning("next try in %d ms%s", pause.wait_ms, ", the staff are asked for" * pause.needs_staff)

    # -- what stands behind it --

    def _watch_spare(self, now: int) -> None:
        if self._spare is not None and self._spare.ended() is not None:
            log.error("the spare ended\n%s", self._spare.tail)
            self._spare.close()
            self._spare = None
            self._spare_at = now + 20 * self._limits.spare_after_ms
        elif self._spare is None and self._open and now >= self._spare_at:
            self._spare = self._started("kiosk")
        elif self._spare is not None and READY in self._spare.words:
            self._spare.words.clear()
            log.info("a spare is ready")

    def _watch_cover(self, now: int) -> None:
        cover = self._cover
        if cover is not None and cover.ended() is not None:
            log.error("the cover ended\n%s", cover.tail)
            cover.close()
            self._cover, self._cover_at = None, now + _COVER_PAUSE_MS
        elif cover is not None and cover.silent_ms() > self._patience_ms(cover):
            log.error("the cover hung")
            cover.end()
            self._cover, self._cover_at = None, now + _COVER_PAUSE_MS
        elif cover is None and now >= self._cover_at:
            self._cover = self._started("cover")
            self._cover_at = now + _COVER_PAUSE_MS
            if self._cover is not None:
                self._cover.tell(self._order)

    def _patience_ms(self, cover: Child) -> int:
        """One that hangs before its first word would leave the desktop bare at the kiosk's next fall."""
        return self._limits.silence_ms if PULSE in cover.words else self._limits.start_ms

    def _say(self, order: str) -> None:
        self._order = order
        if self._cover is not None:
            self._cover.tell(order)

    def _started(self, what: str) -> Child | None:
        try:
            return Child(self._commands[what], self._environment, self._clock.monotonic_ms)
        except OSError:
            log.exception("%s could not be started", what)
            return None
