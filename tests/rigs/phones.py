"""Phones of a drill as real HTTP clients: each a thread-less `aiohttp` session on a loop of its own."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import Any

import aiohttp


@dataclass
class Phone:
    """One phone: its token and the page that it shows. `status` is that of its last answer."""

    session: aiohttp.ClientSession
    base: str
    token: str = ""
    page: dict[str, Any] = field(default_factory=dict)
    news: list[dict[str, Any]] = field(default_factory=list)
    status: int = 0
    error: str = ""
    seq: int = 0

    async def call(self, method: str, path: str, body: object = None, **more: Any) -> Any:
        headers = {"X-Seat": self.token} if self.token else {}
        headers.update(more.pop("headers", {}))
        given = {"json": body} if body is not None else {}
        async with self.session.request(method, self.base + path, headers=headers, **given, **more) as answer:
            self.status = answer.status
            value = await answer.json() if answer.status != 204 else None
            self.error = value.get("error", "") if isinstance(value, dict) else ""
            if answer.status == 200 and isinstance(value, dict) and "phase" in value:
                self._take(value)
            return value

    def _take(self, page: dict[str, Any]) -> None:
        if page["run"] != self.page.get("run") or page["still"]:
            self.news = []
        self.news[page["first"] :] = page["news"]
        self.page = page
        self.seq = max(self.seq, page["seq"])

    @property
    def _holds(self) -> str:
        return f"run={self.page.get('run', '')}&n={len(self.news)}"

    async def join(self, pin: str) -> None:
        await self.knock(pin)
        if self.status == 200:
            await self.look()

    async def knock(self, pin: str) -> None:
        answer = await self.call("POST", "/api/join", {"pin": pin})
        if self.status == 200:
            self.token = answer["token"]

    async def look(self, *, wait: bool = False) -> dict[str, Any]:
        """Now, or when something else is to be shown."""
        await self.call("GET", f"/api/now?v={self.page.get('v', '') if wait else ''}&{self._holds}")
        return self.page

    async def take(self, role: str, name: str) -> None:
        await self.call("POST", f"/api/take?{self._holds}", {"role": role, "name": name})

    async def do(self, what: str, id_: str = "", **more: Any) -> None:
        self.seq += 1
        await self.call("POST", f"/api/do?{self._holds}", {"seq": self.seq, "what": what, "id": id_, **more})

    async def say(self, path: str, **body: Any) -> None:
        await self.call("POST", f"{path}?{self._holds}", body)


@dataclass
class Phones:
    """A loop for a test that is not asynchronous itself."""

    base: str
    loop: asyncio.AbstractEventLoop = field(default_factory=asyncio.new_event_loop)
    made: list[Phone] = field(default_factory=list)

    def phone(self) -> Phone:
        async def made() -> Phone:
            return Phone(aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(30)), self.base)

        self.made.append(self.loop.run_until_complete(made()))
        return self.made[-1]

    def run(self, *work: Any) -> None:
        async def all_of() -> None:
            await asyncio.gather(*work)

        self.loop.run_until_complete(all_of())

    def close(self) -> None:
        self.run(*(one.session.close() for one in self.made))
        self.loop.run_until_complete(self.loop.shutdown_asyncgens())
        self.loop.close()
