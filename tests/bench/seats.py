"""Sixty phones at one drill: all come in at once, then all ask and act; beside a handler that does nothing.

Ours and the floor are served by threads of this process and asked by the same clients, turn about. Latency is what a
client sees, in milliseconds of wall time, so that a busy machine shows in both.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import quantiles
from threading import Thread
from typing import TypeVar

import aiohttp
from aiohttp import web

from edu.lan.server import PhoneServer
from edu.services.drill_seat_memory import SeatMemory
from edu.services.drill_seats import DrillSeats
from tests.bench.measuring import Measure
from tests.edu.services.drill_hall import FLOOD, Hall, make_hall
from tests.edu.services.school import TRAINER
from tests.rigs.phones import Phone
from tests.stores import make_bench

PHONES, TURNS, GOAL_MS = 60, 5, 150
HOME = "127.0.0.1"
T = TypeVar("T")


def bench(scale: float, folder: Path) -> Iterator[Measure]:
    """`scale` takes turns and phones away."""
    hall = make_hall(make_bench(folder / "seats"))
    run = hall.runs.start(TRAINER, FLOOD, mode="group", seed=7, org=hall.village())
    hall.runs.advance(TRAINER, run, 6)
    seats = DrillSeats(hall.runs, hall.judging, PhoneServer(), SeatMemory(folder / "phones.json"), hall.bench.clock)
    door = seats.open(TRAINER, run, HOME)
    try:
        with _bare() as floor:
            count, turns = max(2, int(PHONES * min(scale, 1))), max(1, int(TURNS * scale))
            yield from asyncio.run(_measured(f"http://{door.address}", floor, door.pin, hall, run, count, turns))
    finally:
        seats.rest()
        hall.bench.store.close()


async def _measured(base: str, floor: str, pin: str, hall: Hall, run: str, count: int, turns: int) -> list[Measure]:
    joins, looks, notes, wakes, bare = [], [], [], [], []
    refused = 0
    for turn in range(turns):
        phones = [Phone(aiohttp.ClientSession(), base) for _ in range(count)]
        plain = [aiohttp.ClientSession() for _ in range(count)]
        try:
            joins += await _all(phones, lambda phone: phone.knock(pin))
            refused += sum(phone.status != 200 for phone in phones)
            bare += await _all(plain, lambda session: _ask(session, floor))
            looks += await _all(phones, lambda phone: phone.look())
            bare += await _all(plain, lambda session: _ask(session, floor))
            waiting = [asyncio.ensure_future(_woken(phone)) for phone in phones]
            await asyncio.sleep(0.5)
            moved = time.perf_counter()
            await asyncio.to_thread(hall.runs.advance, TRAINER, run, 1)
            wakes += [(await one - moved) * 1000 for one in waiting]
            if not turn:
                await phones[0].take("duty", "李四")
                for _ in range(10):
                    notes += await _all(phones[:1], lambda phone: phone.do("note", text="先敲老人家的门"))
                    assert phones[0].status == 200, phones[0].error
        finally:
            await asyncio.gather(*(phone.session.close() for phone in phones), *(one.close() for one in plain))
    return _measures(count, refused, {"join": joins, "look": looks, "put_in": notes, "wake": wakes}, bare)


def _measures(count: int, refused: int, found: dict[str, list[float]], bare: list[float]) -> list[Measure]:
    measures = [
        Measure(
            name=f"seats.{count}.answered", value=count - refused, unit="phones", goal="none refused", holds=not refused
        )
    ]
    for name, times in found.items():
        goal = f"p95 ≤ {GOAL_MS} ms"
        for share, value, ground in zip((50, 95), _shares(times), _shares(bare), strict=True):
            measures.append(
                Measure(
                    name=f"seats.{count}.{name}.p{share}",
                    value=value,
                    unit="ms",
                    goal=goal,
                    holds=value <= GOAL_MS,
                    floor=ground,
                )
            )
    return measures


def _shares(times: list[float]) -> tuple[float, float]:
    cuts = quantiles(times, n=20, method="inclusive")
    return cuts[9], cuts[18]


async def _all(them: list[T], work: Callable[[T], Awaitable[object]]) -> list[float]:
    async def one(it: T) -> float:
        begun = time.perf_counter()
        await work(it)
        return (time.perf_counter() - begun) * 1000

    return list(await asyncio.gather(*(one(it) for it in them)))


async def _woken(phone: Phone) -> float:
    await phone.look(wait=True)
    return time.perf_counter()


async def _ask(session: aiohttp.ClientSession, base: str) -> None:
    async with session.get(base) as answer:
        await answer.read()


@contextmanager
def _bare() -> Iterator[str]:
    """aiohttp alone in a thread, answering as many bytes as a page has."""
    body = b"x" * 900
    loop = asyncio.new_event_loop()

    async def hello(_request: web.Request) -> web.Response:
        return web.Response(body=body)

    async def begun() -> tuple[web.AppRunner, int]:
        app = web.Application()
        app.router.add_get("/", hello)
        runner = web.AppRunner(app, access_log=None)
        await runner.setup()
        site = web.TCPSite(runner, HOME, 0, backlog=256)
        await site.start()
        return runner, runner.addresses[0][1]

    runner, port = loop.run_until_complete(begun())
    thread = Thread(target=loop.run_forever, daemon=True)
    thread.start()
    try:
        yield f"http://{HOME}:{port}/"
    finally:
        asyncio.run_coroutine_threadsafe(runner.cleanup(), loop).result(10)
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()
