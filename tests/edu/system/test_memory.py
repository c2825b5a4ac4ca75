from __future__ import annotations

import ctypes
import re
import sys
from pathlib import Path

import pytest

from edu.system.memory import give_back

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems take it back themselves")
BLOCKS, SIZE = 400, 100_000  # each below the size from which a block is mapped, and goes back, by itself


def resident_mb() -> float:
    found = re.search(r"(?m)^VmRSS:\s+(\d+)", Path("/proc/self/status").read_text())
    assert found is not None
    return int(found[1]) / 1024


def test_what_was_freed_below_a_block_that_lives_goes_back() -> None:
    libc = ctypes.CDLL(None)
    if not hasattr(libc, "malloc_trim"):
        pytest.skip("not glibc")
    libc.malloc.restype = ctypes.c_void_p
    libc.free.argtypes = [ctypes.c_void_p]
    blocks = [libc.malloc(SIZE) for _ in range(BLOCKS)]
    for block in blocks:
        ctypes.memset(block, 1, SIZE)
    living = libc.malloc(SIZE)
    try:
        for block in blocks:
            libc.free(block)
        before = resident_mb()

        assert give_back()
        assert before - resident_mb() > BLOCKS * SIZE / 2**20 * 0.7
    finally:
        libc.free(living)
