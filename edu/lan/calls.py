"""The addresses that the page calls. What is sent has a fixed shape; anything else is refused unread."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeVar

import msgspec
from aiohttp import web

from edu.lan.guards import json_answer, refusal

if TYPE_CHECKING:
    from collections.abc import Callable

    from edu.lan.listeners import Listeners
    from edu.services.ports.seats import PhoneDesk

T = TypeVar("T", bound=msgspec.Struct)
R = TypeVar("R")

Id = Annotated[str, msgspec.Meta(max_length=80)]
Text = Annotated[str, msgspec.Meta(max_length=4000)]
Seq = Annotated[int, msgspec.Meta(ge=1, le=2**31)]
BODY_SECONDS = 10
POLL_SECONDS = 20
SEAT_HEADER = "X-Seat"


class Join(msgspec.Struct, forbid_unknown_fields=True):
    pin: Annotated[str, msgspec.Meta(max_length=12)]


class Take(msgspec.Struct, forbid_unknown_fields=True):
    role: Id
    name: Annotated[str, msgspec.Meta(max_length=80)] = ""


class Answer(msgspec.Struct, forbid_unknown_fields=True):
    yes: bool


class Do(msgspec.Struct, forbid_unknown_fields=True):
    """`what` with its target: decision and option, action, form and words, or a note."""

    seq: Seq
    what: Literal["choose", "act", "report", "note"]
    id: Id = ""
    option: Id = ""
    words: Annotated[dict[Id, Text], msgspec.Meta(max_length=40)] = {}
    text: Text = ""


class Tap(msgspec.Struct, forbid_unknown_fields=True):
    seq: Seq
    target: Id
    rating: Annotated[str, msgspec.Meta(max_length=40)] = ""
    note: Text = ""
    tick: Annotated[int, msgspec.Meta(ge=0, le=10**6)] = 0


class Rate(msgspec.Struct, forbid_unknown_fields=True):
    items: Annotated[list[Tap], msgspec.Meta(max_length=50)]


class Calls:
    def __init__(self, desk: PhoneDesk, listeners: Listeners) -> None:
        self._desk = desk
        self._listeners = listeners

    def routes(self) -> list[web.RouteDef]:
        return [
            web.post("/api/join", self._join),
            web.get("/api/now", self._now),
            web.post("/api/take", self._take),
            web.post("/api/leave", self._leave),
            web.post("/api/answer", self._answer),
            web.post("/api/do", self._do),
            web.post("/api/rate", self._rate),
        ]

    async def _join(self, request: web.Request) -> web.Response:
        asked = await _read(request, Join)
        token = self._desk.join(request.remote or "", asked.pin)
        return json_answer({"token": token})

    async def _now(self, request: web.Request) -> web.Response:
        """At once where `v` is not what is shown; else when something changes, or empty after a while."""
        token = request.headers.get(SEAT_HEADER, "")
        key = self._desk.key_of(token)
        if not await self._listeners.changed(key, request.query.get("v", ""), POLL_SECONDS):
            return web.Response(status=204)
        return await self._page(request, token)

    async def _page(self, request: web.Request, token: str) -> web.Response:
        count = request.query.get("n", "0")
        holds = int(count) if count.isascii() and count.isdigit() and len(count) < 7 else 0
        wanted = token, request.query.get("run", ""), holds
        return json_answer(self._desk.page_at_hand(*wanted) or await _apart(self._desk.page, *wanted))

    async def _take(self, request: web.Request) -> web.Response:
        asked = await _read(request, Take)
        return await self._changed(request, partial(self._desk.take, _token(request), asked.role, asked.name))

    async def _leave(self, request: web.Request) -> web.Response:
        return await self._changed(request, partial(self._desk.leave, _token(request)))

    async def _answer(self, request: web.Request) -> web.Response:
        asked = await _read(request, Answer)
        return await self._changed(request, partial(self._desk.answer, _token(request), asked.yes))

    async def _do(self, request: web.Request) -> web.Response:
        asked = await _read(request, Do)
        token, desk = _token(request), self._desk
        work: dict[str, Callable[[], None]] = {
            "choose": lambda: desk.choose(token, asked.seq, asked.id, asked.option),
            "act": lambda: desk.act(token, asked.seq, asked.id),
            "report": lambda: desk.report(token, asked.seq, asked.id, asked.words),
            "note": lambda: desk.note(token, asked.seq, asked.text),
        }
        return await self._changed(request, work[asked.what])

    async def _rate(self, request: web.Request) -> web.Response:
        asked = await _read(request, Rate)
        return await self._changed(request, partial(self._desk.rate, _token(request), asked.items))

    async def _changed(self, request: web.Request, work: Callable[[], None]) -> web.Response:
        """What a phone did is durable before it is answered; all who listen hear of it."""
        await _apart(work)
        await self._listeners.look()
        return await self._page(request, _token(request))


async def _read(request: web.Request, shape: type[T]) -> T:
    async with asyncio.timeout(BODY_SECONDS):
        return msgspec.json.decode(await request.read(), type=shape)


def _token(request: web.Request) -> str:
    return request.headers.get(SEAT_HEADER, "")


async def _apart(work: Callable[..., R], *given: Any) -> R:
    """Off the loop: it may wait for the disk."""
    return await asyncio.get_running_loop().run_in_executor(None, partial(work, *given))


async def missing(_request: web.Request) -> web.Response:
    return refusal(404, "没有这个地址。", "请重新扫码。")
