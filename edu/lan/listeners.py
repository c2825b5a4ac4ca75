"""Phones that wait for news: one open question a phone, answered when the run moves. Lives on the server's loop."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from edu.services.ports.seats import PhoneDesk

LOOK_SECONDS = 0.05
"""How often the run is asked whether it moved: what the console does is seen this late by a phone."""
LINGER_SECONDS = 10
"""A phone between two questions counts as here."""


class Listeners:
    def __init__(self, desk: PhoneDesk) -> None:
        self._desk = desk
        self._version = ""
        self._moved = asyncio.Event()
        self._open: dict[str, asyncio.Event] = {}
        self._heard: dict[str, float] = {}
        self._ending = False

    async def watch(self) -> None:
        while True:
            await self.look()
            await asyncio.sleep(LOOK_SECONDS)

    async def look(self) -> None:
        """The view is made once, off the loop, before anybody is woken: sixty then cut their pages from it at once."""
        version = self._desk.version()
        if version != self._version:
            await asyncio.get_running_loop().run_in_executor(None, self._desk.prepare)
            self._version = version
            self._wake()

    def _wake(self) -> None:
        self._moved.set()
        self._moved = asyncio.Event()

    def end(self) -> bool:
        """Everybody is answered, now and from now on; False where nobody waits."""
        waiting = bool(self._open)
        self._ending = True
        self._wake()
        return waiting

    async def changed(self, key: str, shown: str, seconds: float) -> bool:
        """False after `seconds`, or when the phone asks anew elsewhere: an old question of a phone is let go."""
        before = self._open.get(key)
        if before is not None:
            before.set()
        over = self._open[key] = asyncio.Event()
        try:
            return await self._waited(over, shown, seconds)
        finally:
            if self._open.get(key) is over:
                del self._open[key]
            self._heard[key] = time.monotonic()

    async def _waited(self, over: asyncio.Event, shown: str, seconds: float) -> bool:
        moved = self._moved
        if self._desk.version() != shown:
            return True
        if self._ending:
            return False
        waits = [asyncio.ensure_future(one.wait()) for one in (moved, over)]
        try:
            await asyncio.wait(waits, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for one in waits:
                one.cancel()
        return moved.is_set() and not over.is_set() and self._desk.version() != shown

    def connected(self) -> frozenset[str]:
        """Called from other threads: a copy of each, made in one step."""
        now = time.monotonic()
        return frozenset(self._open.copy()) | {
            key for key, at in self._heard.copy().items() if now - at < LINGER_SECONDS
        }
