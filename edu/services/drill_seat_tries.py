"""Wrong numbers at the phones' door: three are free, then each costs twice the wait of the one before."""

from __future__ import annotations

FREE, FIRST_MS, LONGEST_MS = 3, 2_000, 60_000
_MOST_CLIENTS = 500


class Tries:
    """By client. Who never failed never waits, so that nobody can lock the room out."""

    def __init__(self) -> None:
        self._failed: dict[str, tuple[int, int]] = {}

    def wait_ms(self, client: str, now_ms: int) -> int:
        _count, until = self._failed.get(client, (0, 0))
        return max(0, until - now_ms)

    def wrong(self, client: str, now_ms: int) -> None:
        count = self._failed.pop(client, (0, 0))[0] + 1
        wait = min(LONGEST_MS, FIRST_MS << (count - FREE - 1)) if count > FREE else 0
        self._failed[client] = count, now_ms + wait
        while len(self._failed) > _MOST_CLIENTS:
            del self._failed[next(iter(self._failed))]

    def right(self, client: str) -> None:
        self._failed.pop(client, None)
