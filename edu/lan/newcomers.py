"""Connections that have not yet asked for anything whole: who stays silent or dribbles headers shuts nobody out.

aiohttp limits how long a connection may rest after a request (`KEEP_ALIVE`), not how long the first may take to come.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aiohttp.web import RequestHandler

HEAD_SECONDS = 10.0
"""For the whole head of the first request: a phone at the edge of the network needs one or two."""
LOOK_SECONDS = 1.0
MOST = 240
"""At once; of more the oldest are let go. Sixty phones that come at once with two connections each are fewer."""


class Newcomers:
    def __init__(self) -> None:
        self._since: dict[RequestHandler, float] = {}

    def came(self, connection: RequestHandler, now: float) -> None:
        self._since[connection] = now
        if len(self._since) > MOST:
            oldest = next(iter(self._since))
            self.left(oldest)
            oldest.force_close()

    def heard(self, connection: RequestHandler) -> None:
        """A whole head came: from now on it is no newcomer."""
        self.left(connection)

    def left(self, connection: RequestHandler) -> None:
        self._since.pop(connection, None)

    async def watch(self) -> None:
        while True:
            now = asyncio.get_running_loop().time()
            for one in [one for one, since in self._since.items() if now - since > HEAD_SECONDS]:
                one.force_close()
            await asyncio.sleep(LOOK_SECONDS)
