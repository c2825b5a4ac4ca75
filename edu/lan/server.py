"""The server: a thread of its own with its own loop, so that no phone ever holds up the window and none the other way.

It listens at one address of this machine only, never at all of them.
"""

from __future__ import annotations

import asyncio
import logging
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from threading import Thread
from typing import TYPE_CHECKING

from aiohttp import web

from edu.domain.errors import Conflict
from edu.lan.addresses import LOOPBACK, own_addresses
from edu.lan.calls import SEAT_HEADER, Calls, missing
from edu.lan.connection import Connection, Offenders
from edu.lan.guards import LARGEST_BODY, Buckets, Handler, dressed, in_words, refusal, same_place
from edu.lan.listeners import Listeners
from edu.lan.newcomers import Newcomers
from edu.lan.page import PAGE, POLICY

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from edu.services.ports.seats import PhoneDesk

log = logging.getLogger(__name__)

PORTS = range(8080, 8100)
"""Short to type; the first that is free."""
BACKLOG = 256
KEEP_ALIVE = 40
START_SECONDS, STOP_SECONDS, GOODBYE_SECONDS, CUT_SECONDS = 10.0, 10.0, 0.15, 0.5
WORKERS = 4


class PhoneServer:
    """Started and stopped from one thread at a time; implements `SeatServer`."""

    def __init__(self) -> None:
        self._thread: Thread | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stopping: asyncio.Event | None = None
        self._listeners: Listeners | None = None
        self._address = ""

    @property
    def address(self) -> str:
        return self._address

    @property
    def hosts(self) -> Sequence[str]:
        return own_addresses()

    def connected(self) -> frozenset[str]:
        listeners = self._listeners
        return listeners.connected() if listeners is not None else frozenset()

    def start(self, desk: PhoneDesk, host: str = "", port: int = 0) -> str:
        self.stop()
        started: Future[str] = Future()
        self._thread = Thread(
            target=self._run, args=(desk, host or own_addresses()[0], port, started), name="phones", daemon=True
        )
        self._thread.start()
        self._address = started.result(START_SECONDS)
        return self._address

    def stop(self) -> None:
        thread, loop, stopping = self._thread, self._loop, self._stopping
        self._thread, self._address = None, ""
        if thread is None:
            return
        if loop is not None and stopping is not None:
            with suppress(RuntimeError):  # the loop ended by itself
                loop.call_soon_threadsafe(stopping.set)
        thread.join(STOP_SECONDS)

    # -- in the thread --

    def _run(self, desk: PhoneDesk, host: str, port: int, started: Future[str]) -> None:
        try:
            asyncio.run(self._serve(desk, host, port, started))
        except Exception as exc:  # the boundary of a thread: whoever waits for the start is told
            if not started.done():
                started.set_exception(exc)
            else:
                log.exception("the server for phones stopped")
        finally:
            self._loop = self._stopping = self._listeners = None

    async def _serve(self, desk: PhoneDesk, host: str, port: int, started: Future[str]) -> None:
        self._loop, self._stopping = asyncio.get_running_loop(), asyncio.Event()
        self._loop.set_default_executor(ThreadPoolExecutor(WORKERS, "phones"))
        listeners = self._listeners = Listeners(desk)
        allowed: set[str] = set()
        newcomers = Newcomers()
        runner = web.AppRunner(
            application(desk, listeners, allowed, newcomers), handler_cancellation=True, shutdown_timeout=CUT_SECONDS
        )
        await runner.setup()
        manager, offenders = runner.server, Offenders()
        assert manager is not None  # set up above

        def connection() -> Connection:
            return Connection(
                manager, loop=asyncio.get_running_loop(), newcomers=newcomers, offenders=offenders,
                keep_alive=KEEP_ALIVE,
            )  # fmt: skip

        watching = [asyncio.ensure_future(listeners.watch()), asyncio.ensure_future(newcomers.watch())]
        open_port: asyncio.Server | None = None
        try:
            open_port, chosen = await _listen(connection, host, port)
            allowed.add(f"{host}:{chosen}")
            if host == LOOPBACK:
                allowed.add(f"localhost:{chosen}")
            started.set_result(f"{host}:{chosen}")
            await self._stopping.wait()
            if listeners.end():
                await asyncio.sleep(GOODBYE_SECONDS)
        finally:
            for watch in watching:
                watch.cancel()
            if open_port is not None:
                open_port.close()
            await runner.cleanup()


def application(desk: PhoneDesk, listeners: Listeners, allowed: set[str], newcomers: Newcomers) -> web.Application:
    """`allowed` are the names under which this server answers; filled in when its port is known."""
    by_phone, by_client = Buckets(30, 8), Buckets(600, 200)

    @web.middleware
    async def guarded(request: web.Request, handler: Handler) -> web.StreamResponse:
        newcomers.heard(request.protocol)
        now = asyncio.get_running_loop().time()
        token = request.headers.get(SEAT_HEADER, "")[:64]
        client = request.remote or ""
        if not same_place(request, frozenset(allowed)):
            answer: web.StreamResponse = refusal(403, "不能这样访问。", "请重新扫码。")
        elif not (by_client.take(client, now) and (not token or by_phone.take(f"{client} {token}", now))):
            answer = refusal(429, "操作太快，请稍等。")
            answer.headers["Retry-After"] = "1"
        else:
            answer = await in_words(request, handler)
        return dressed(answer, POLICY)

    async def page(_request: web.Request) -> web.Response:
        return web.Response(body=PAGE, content_type="text/html", charset="utf-8")

    app = web.Application(middlewares=[guarded], client_max_size=LARGEST_BODY)
    app.add_routes([web.get("/", page), *Calls(desk, listeners).routes(), web.route("*", "/{rest:.*}", missing)])
    return app


async def _listen(connection: Callable[[], Connection], host: str, port: int) -> tuple[asyncio.Server, int]:
    """At `port` if it is free, else at the first of the range: phones that were here look for the same address."""
    for one in dict.fromkeys((*((port,) if port else ()), *PORTS)):
        try:
            opened = await asyncio.get_running_loop().create_server(connection, host, one, backlog=BACKLOG)
        except OSError:
            continue
        return opened, int(one)
    raise Conflict("手机入座打不开：没有空闲的端口，或这台电脑没有连上网络。", "请连上无线网或打开移动热点后再试。")
