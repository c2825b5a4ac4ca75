"""One connection: what aiohttp would answer and log by itself, before any of our code sees a request, in our words.

Its own answers are English and tell the versions of Python and aiohttp; its log has a trace for every request that is
no HTTP, so that one broken device on the network fills the disk.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from aiohttp import ClientPayloadError, web
from aiohttp.http_exceptions import HttpProcessingError

from edu.lan.guards import dressed, unasked
from edu.lan.page import POLICY

if TYPE_CHECKING:
    import asyncio

    from edu.lan.newcomers import Newcomers

log = logging.getLogger(__name__)

QUIET_SECONDS = 60.0
_THEIR_FAULT = (HttpProcessingError, web.RequestPayloadError, ClientPayloadError, ConnectionError)


class Offenders:
    """Who sends what is no request: one line in the log for each address and minute, however much it sends."""

    def __init__(self, most: int = 500) -> None:
        self._most = most
        self._told: dict[str, tuple[float, int]] = {}

    def offended(self, who: str, now: float, what: str) -> None:
        """`what` is a name of ours: nothing of what was sent stands in the log."""
        told, passed = self._told.get(who, (-QUIET_SECONDS, 0))
        if now - told < QUIET_SECONDS:
            self._told[who] = told, passed + 1
            return
        self._told.pop(who, None)
        self._told[who] = now, 0
        if len(self._told) > self._most:
            del self._told[next(iter(self._told))]
        more = f", {passed} more since the last line" if passed else ""
        log.warning("what came from %s is no request (%s)%s", who, what, more)


class Connection(web.RequestHandler):
    def __init__(
        self, manager: web.Server, *, loop: asyncio.AbstractEventLoop, newcomers: Newcomers, offenders: Offenders,
        keep_alive: float,
    ) -> None:  # fmt: skip
        super().__init__(manager, loop=loop, access_log=None, keepalive_timeout=keep_alive)  # type: ignore[arg-type]  # None: no log, as its own runner says
        self._newcomers, self._offenders, self._clock = newcomers, offenders, loop.time

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        super().connection_made(transport)
        self._newcomers.came(self, self._clock())

    def connection_lost(self, exc: BaseException | None) -> None:
        self._newcomers.left(self)
        super().connection_lost(exc)

    def handle_error(
        self, request: web.BaseRequest, status: int = 500, exc: BaseException | None = None, message: str | None = None
    ) -> web.StreamResponse:
        self.log_exception("a phone's request failed", exc_info=exc)
        if request.writer.output_size:
            raise ConnectionError("the answer had begun")
        answer = dressed(unasked(status), POLICY)
        answer.force_close()
        return answer

    async def finish_response(
        self, request: web.BaseRequest, resp: web.StreamResponse, start_time: float | None
    ) -> tuple[web.StreamResponse, bool]:
        """What was raised before the middleware, such as an `Expect` that nobody knows, is answered in our words."""
        if isinstance(resp, web.HTTPException):
            resp = dressed(unasked(resp.status), POLICY)
        return await super().finish_response(request, resp, start_time)

    def log_exception(self, *args: Any, **kw: Any) -> None:
        found = kw.get("exc_info")
        if isinstance(found, _THEIR_FAULT):
            peer = self.peername
            who = str(peer[0]) if isinstance(peer, tuple) and peer else "somebody"
            self._offenders.offended(who, self._clock(), type(found).__name__)
        else:
            super().log_exception(*args, **kw)
