"""What a benchmark gives: ours, its goal, and the floor of the same run."""

from __future__ import annotations

import gc
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Measure:
    """`floor`: the same through the bare library, None where there is none. `holds` judges `goal`."""

    name: str
    value: float
    unit: str
    goal: str
    holds: bool
    floor: float | None = None

    @property
    def ratio(self) -> float | None:
        return round(self.value / self.floor, 2) if self.floor else None

    def as_json(self) -> dict[str, Any]:
        plain = {"name": self.name, "value": round(self.value, 4), "unit": self.unit, "goal": self.goal}
        floor = round(self.floor, 4) if self.floor is not None else None
        return {**plain, "holds": self.holds, "floor": floor, "ratio": self.ratio}

    def line(self) -> str:
        floor = f"  底线 {self.floor:.4g} {self.unit}，比 {self.ratio}" if self.floor else ""
        return f"{'✓' if self.holds else '✗'} {self.name}: {self.value:.4g} {self.unit}（目标 {self.goal}）{floor}"


class Stopwatch:
    seconds = 0.0


@contextmanager
def timed() -> Iterator[Stopwatch]:
    """What came before leaves neither rubbish nor unwritten pages to be charged to what is timed."""
    watch = Stopwatch()
    gc.collect()
    if hasattr(os, "sync"):  # not on Windows
        os.sync()
    begun = time.perf_counter()
    yield watch
    watch.seconds = time.perf_counter() - begun


def sizes(scale: float, full: int) -> tuple[int, int]:
    """A tenth and the whole: what does not grow in proportion shows itself."""
    return max(1, int(full * scale / 10)), max(1, int(full * scale))


def bare_sqlcipher(path: Path) -> Any:
    """The library alone, set as the store sets it."""
    from sqlcipher3 import dbapi2

    connection = dbapi2.connect(str(path), isolation_level=None)
    connection.execute(f"PRAGMA key = \"x'{'64' * 32}'\"")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA cache_size = -65536")
    return connection


BARE_EVENTS = """CREATE TABLE events (position INTEGER PRIMARY KEY, device, epoch, seq, hlc, time_ms, boot,
    monotonic_ms, actor, kind, v, subject, person, payload, commitment, hash)"""
BARE_INSERT = f"INSERT INTO events VALUES ({', '.join('?' * 16)})"


def bare_row(position: int, payload: bytes = b'{"options":["b-call-119"],"slot":12}') -> tuple[Any, ...]:
    """As many bytes as an answer's event has."""
    at = 1_795_000_000_000 + position
    head = (position, 1, 1, position, at << 16, at, 2, position, 3, 4, 1)
    return (*head, b"s" * 16, b"p" * 16, payload, None, b"h" * 32)
