"""The child of the bench of seats: many phones in a process of their own, so that only the server's work is measured.

`python -m tests.rigs.phone_storm <base> <floor> <pin> <phones> <turns>`; before phones are woken it says `move` and
waits for a line; last it says its times in milliseconds as one JSON object.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from collections.abc import Awaitable, Callable
from typing import TypeVar

import aiohttp

from tests.rigs.phones import Phone

T = TypeVar("T")
NOTES = 10
KINDS = ("join", "look", "put_in", "wake", "bare", "bare_join", "refused")


async def storm(base: str, floor: str, pin: str, count: int, turns: int) -> dict[str, list[float]]:
    found: dict[str, list[float]] = {name: [] for name in KINDS}
    for turn in range(turns):
        phones = [Phone(aiohttp.ClientSession(), base) for _ in range(count)]
        plain = [aiohttp.ClientSession() for _ in range(count)]
        try:
            found["bare_join"] += await _all(plain, lambda session: _ask(session, floor))
            found["join"] += await _all(phones, lambda phone: phone.knock(pin))
            found["refused"].append(sum(phone.status != 200 for phone in phones))
            found["bare"] += await _all(plain, lambda session: _ask(session, floor))
            found["look"] += await _all(phones, lambda phone: phone.look())
            found["wake"] += await _woken(phones)
            if not turn:
                await phones[0].take("duty", "李四")
                for _ in range(NOTES):
                    found["put_in"] += await _all(phones[:1], lambda phone: phone.do("note", text="先敲老人家的门"))
        finally:
            await asyncio.gather(*(phone.session.close() for phone in phones), *(one.close() for one in plain))
    return found


async def _woken(phones: list[Phone]) -> list[float]:
    """From the moment at which the run has moved; 0 where the answer was there before its caller knew."""

    async def one(phone: Phone) -> float:
        await phone.look(wait=True)
        return time.monotonic()

    waiting = [asyncio.ensure_future(one(phone)) for phone in phones]
    await asyncio.sleep(0.5)
    print("move", flush=True)
    moved = float(await asyncio.to_thread(sys.stdin.readline))
    return [max(0.0, (await one - moved) * 1000) for one in waiting]


async def _all(them: list[T], work: Callable[[T], Awaitable[object]]) -> list[float]:
    async def one(it: T) -> float:
        begun = time.perf_counter()
        await work(it)
        return (time.perf_counter() - begun) * 1000

    return list(await asyncio.gather(*(one(it) for it in them)))


async def _ask(session: aiohttp.ClientSession, base: str) -> None:
    async with session.get(base) as answer:
        await answer.read()


if __name__ == "__main__":
    base, floor, pin, count, turns = sys.argv[1:]
    print(json.dumps(asyncio.run(storm(base, floor, pin, int(count), int(turns)))), flush=True)
