"""Connections that have not yet asked for anything whole: who dribbles headers is cut and shuts nobody out.

aiohttp limits how long a connection may rest after a request (`KEEP_ALIVE`), not how long the first may take to come.
"""

from __future__ import annotations

import asyncio
import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from aiohttp.web import RequestHandler

HEAD_SECONDS = 10.0
"""For the whole head of the first request: a phone at the edge of the network needs one or two."""
LOOK_SECONDS = 1.0


class Newcomers:
    def __init__(self) -> None:
        self._since: dict[RequestHandler, float] = {}

    def heard(self, connection: RequestHandler) -> None:
        """A whole head came: from now on it is no newcomer."""
        self._since[connection] = math.inf

    async def watch(self, connections: Callable[[], Iterable[RequestHandler]]) -> None:
        while True:
            now = asyncio.get_running_loop().time()
            self._since = {one: self._since.get(one, now) for one in connections()}
            for one, since in self._since.items():
                if now - since > HEAD_SECONDS:
                    one.force_close()
            await asyncio.sleep(LOOK_SECONDS)
