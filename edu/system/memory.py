"""Memory that was freed goes back to the machine, where the C library would keep it for itself."""

from __future__ import annotations

import ctypes
import sys
from functools import cache
from typing import Any


def give_back() -> bool:
    """Whether anything went back. Takes some milliseconds: for a moment in which nobody waits.

    glibc hands back only what is free at the end of its heap: below one small block that lives, hundreds of freed
    megabytes of drawings stay with the process for ever, and each day a few more (`malloc_trim(3)`). Other C
    libraries do it by themselves.
    """
    trim = _trim()
    return trim is not None and bool(trim(0))


@cache
def _trim() -> Any | None:
    if not sys.platform.startswith("linux"):
        return None
    return getattr(ctypes.CDLL(None), "malloc_trim", None)
