"""Ids and salts, injected like the clock, so that a seed gives the same digest.

An id is the 32 hex characters of a UUIDv7 (RFC 9562): sortable by time, unique across machines.
What must coincide on two machines is derived from a public code instead (`derived_id`).
"""

from __future__ import annotations

import hashlib
import re
import secrets
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from edu.system.clock import Clock


class Ids(Protocol):
    def new(self) -> str: ...
    def salt(self) -> bytes: ...


def _uuid7(ms: int, random74: int) -> str:
    """12 random bits stand behind the version, 62 behind the variant."""
    high = (ms & (2**48 - 1)) << 16 | 0x7000 | random74 >> 62
    low = 0x8000_0000_0000_0000 | (random74 & (2**62 - 1))
    return f"{high:016x}{low:016x}"


class SystemIds:
    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def new(self) -> str:
        return _uuid7(self._clock.now_ms(), secrets.randbits(74))

    def salt(self) -> bytes:
        return secrets.token_bytes(16)


class SeededIds:
    """The same seed and the same calls give the same ids: the demo township and tests."""

    def __init__(self, clock: Clock, seed: int) -> None:
        self._clock = clock
        self._seed = seed
        self._count = 0

    def _draw(self) -> bytes:
        self._count += 1
        return hashlib.sha256(f"yingzhi-ids:{self._seed}:{self._count}".encode()).digest()

    def new(self) -> str:
        # the counter leads, so that ids made in one millisecond keep their order
        drawn = int.from_bytes(self._draw()[:6], "big")
        return _uuid7(self._clock.now_ms(), (self._count & 0x3FFFFFF) << 48 | drawn)

    def salt(self) -> bytes:
        return self._draw()[:16]


_ID = re.compile(r"[0-9a-f]{32}")


def is_id(value: object) -> bool:
    """Whether it has the form of an id; nothing else can be looked up."""
    return isinstance(value, str) and _ID.fullmatch(value) is not None


def derived_id(kind: str, code: str) -> str:
    """The id of a thing with a public code: equal on every machine (`org:331124101001`, `uscc:…`)."""
    return hashlib.sha256(f"{kind}:{code}".encode()).hexdigest()[:32]
