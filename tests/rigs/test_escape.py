"""The escape rig, short: under a real X server, with the supervisor. The whole list runs by its own command."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.rigs.escape.attempts import everything
from tests.rigs.escape.running import OUT, Rig
from tests.rigs.escape.xserver import lacking

PATIENCE_S = 90  # a busy machine is no way out
SILENCE_MS = 6_000

pytestmark = [
    pytest.mark.timeout(900),
    pytest.mark.skipif(sys.platform != "linux", reason="the X server and the signals of Linux"),
    pytest.mark.skipif(bool(lacking()), reason=f"no X server can be had here, missing: {', '.join(lacking())}"),
]


@pytest.fixture
def rig(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Rig]:
    monkeypatch.setenv("YINGZHI_SECRETS", os.environ["YINGZHI_SECRETS"])  # the hall sets its own
    made = Rig(tmp_path / "rig", "session", PATIENCE_S, SILENCE_MS)
    yield made
    made.close()


def test_no_attempt_of_the_short_list_gets_out_and_the_staff_do(rig: Rig) -> None:
    rig.open()

    outcomes = rig.run([attempt for attempt in everything() if attempt.short])

    assert [f"{o.attempt.name}: {o.why}" for o in outcomes if o.verdict == OUT] == []
    assert len(outcomes) >= 20
    assert rig.control_staff_way()


def test_the_rig_sees_a_desktop_where_nobody_watches(rig: Rig) -> None:
    assert rig.control_without_supervisor()


def test_the_whole_list_is_long_and_names_no_attempt_twice() -> None:
    names = [(attempt.family, attempt.name) for attempt in everything()]

    assert len(names) >= 120
    assert len(set(names)) == len(names)
    assert {family for family, _name in names} == {f"K{number}" for number in range(1, 7)}
