from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from edu.domain.errors import AlreadyRunning
from edu.system.instance import InstanceLock

HOLDER = """
import sys
from pathlib import Path
from edu.system.instance import InstanceLock
lock = InstanceLock(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


def test_a_second_instance_is_told(tmp_path: Path) -> None:
    first = InstanceLock(tmp_path / "deep" / "lock")

    with pytest.raises(AlreadyRunning, match="已经被另一个"):
        InstanceLock(tmp_path / "deep" / "lock")
    first.release()
    InstanceLock(tmp_path / "deep" / "lock").release()


def test_the_lock_goes_with_a_killed_process(tmp_path: Path) -> None:
    child = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(tmp_path / "lock")],
        cwd=Path(__file__).parents[3],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    with child:
        assert child.stdout is not None
        assert child.stdout.readline() == b"held\n"
        with pytest.raises(AlreadyRunning):
            InstanceLock(tmp_path / "lock")
        child.kill()
        child.wait()

    InstanceLock(tmp_path / "lock").release()
