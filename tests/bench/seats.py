"""Sixty phones at one drill: all come in at once, all ask, all are woken; beside a handler that does nothing.

Ours and the floor are served by threads of this process and asked by the same clients in a child, turn about. Latency
is what a client sees, so that a busy machine shows in both.
"""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import quantiles
from threading import Thread
from typing import Any

from aiohttp import web

from edu.lan.server import PhoneServer
from edu.services.drill_seat_memory import SeatMemory
from edu.services.drill_seats import DrillSeats
from edu.system.paths import root
from tests.bench.measuring import Measure
from tests.edu.services.drill_hall import FLOOD, make_hall
from tests.edu.services.school import TRAINER
from tests.stores import make_bench

PHONES, TURNS, GOAL_MS = 60, 5, 150
HOME = "127.0.0.1"
FLOORS = {"join": "bare_join", "look": "bare", "put_in": "bare", "wake": "bare"}
"""A first question pays for its connection, in ours as in the floor."""


def bench(scale: float, folder: Path) -> Iterator[Measure]:
    """`scale` takes turns and phones away."""
    hall = make_hall(make_bench(folder / "seats"))
    run = hall.runs.start(TRAINER, FLOOD, mode="group", seed=7, org=hall.village())
    hall.runs.advance(TRAINER, run, 6)
    seats = DrillSeats(
        hall.runs, hall.judging, hall.assessing, PhoneServer(), SeatMemory(folder / "phones.json"), hall.bench.clock
    )
    door = seats.open(TRAINER, run, HOME)
    count, turns = max(2, int(PHONES * min(scale, 1))), max(1, int(TURNS * scale))
    try:
        with _bare() as floor:
            wanted = [f"http://{door.address}", floor, door.pin, str(count), str(turns)]
            found = _stormed(wanted, lambda: hall.runs.advance(TRAINER, run, 1))
    finally:
        seats.rest()
        hall.bench.store.close()
    yield from _measures(count, found)


def _stormed(wanted: list[str], move: Callable[[], object]) -> dict[str, list[float]]:
    command = [sys.executable, "-m", "tests.rigs.phone_storm", *wanted]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=root()) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        for line in child.stdout:
            if line.strip() != "move":
                found: dict[str, Any] = json.loads(line)
                return found
            move()
            child.stdin.write(f"{time.monotonic()}\n")
            child.stdin.flush()
    raise RuntimeError("the phones said nothing")


def _measures(count: int, found: dict[str, list[float]]) -> Iterator[Measure]:
    refused = int(sum(found["refused"]))
    yield Measure(
        name=f"seats.{count}.answered", value=count - refused, unit="phones", goal="none refused", holds=not refused
    )
    for name, ground in FLOORS.items():
        for share, value, floor in zip((50, 95), _shares(found[name]), _shares(found[ground]), strict=True):
            yield Measure(
                name=f"seats.{count}.{name}.p{share}",
                value=max(value, 0.001),
                unit="ms",
                goal=f"p95 ≤ {GOAL_MS} ms",
                holds=value <= GOAL_MS,
                floor=floor,
            )


def _shares(times: list[float]) -> tuple[float, float]:
    cuts = quantiles(times, n=20, method="inclusive")
    return cuts[9], cuts[18]


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
        await web.TCPSite(runner, HOME, 0, backlog=256).start()
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
