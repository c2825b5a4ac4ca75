"""The rig of a full disk, the store alone; the supervised kiosk is opened by its own command (see full_disk.py)."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.rigs.full_disk import FREE_KB, MORNINGS, may_mount, mornings


@pytest.mark.skipif(not may_mount(), reason="a real full disk needs root that may mount a tmpfs")
@pytest.mark.parametrize("free_kb", FREE_KB)
def test_a_disk_filled_every_night_opens_every_morning(tmp_path: Path, free_kb: int) -> None:
    seen = list(mornings(tmp_path, free_kb, kiosk=False))

    assert len(seen) == MORNINGS
    assert seen[0].visit == "", "the ballast lets what visitors do be written"
    assert all(one.ballast_kb >= 32 for one in seen)
    assert all("损坏" not in one.visit and "打不开" not in one.visit for one in seen)
