"""Whether .venv can be used as it is, is to be completed, or made anew."""

import pytest
from bootstrapping import environment
from bootstrapping.environment import State

from tests.installer.set_up import LOCK


@pytest.fixture
def finished(tmp_path):
    """A checkout folder with a lock and a finished environment, `(venv, lock, root)`."""
    root = tmp_path / "checkout"
    venv = root / ".venv"
    python = environment.python_of(venv)
    python.parent.mkdir(parents=True)
    (tmp_path / "python3.11").touch()
    python.symlink_to(tmp_path / "python3.11")
    lock = root / "requirements.lock"
    lock.write_text("six==1.0\n", encoding="utf-8")
    environment.write_stamp(venv, lock, root)
    return venv, lock, root


def test_finished_environment_is_ready(finished):
    assert environment.state_of(*finished) is State.READY


def test_no_environment_is_absent(tmp_path):
    assert environment.state_of(tmp_path / ".venv", LOCK, tmp_path) is State.ABSENT


def test_interrupted_installation_is_seen(finished):
    (finished[0] / environment.UNFINISHED).touch()

    assert environment.state_of(*finished) is State.BROKEN


def test_environment_whose_python_was_replaced_is_broken(finished):
    venv, lock, root = finished
    newer = root.parent / "python3.13"
    newer.touch()
    environment.python_of(venv).unlink()
    environment.python_of(venv).symlink_to(newer)

    assert environment.state_of(venv, lock, root) is State.BROKEN


def test_environment_whose_python_is_gone_is_broken(finished):
    (finished[2].parent / "python3.11").unlink()

    assert environment.state_of(*finished) is State.BROKEN


def test_changed_lock_makes_it_stale(finished):
    finished[1].write_text("six==1.1\n", encoding="utf-8")

    assert environment.state_of(*finished) is State.STALE


@pytest.mark.parametrize("stamp", [None, "{", "[]", '{"lock": "x"}'])
def test_environment_without_a_readable_stamp_is_completed_not_trusted(finished, stamp):
    path = finished[0] / environment.STAMP
    path.unlink() if stamp is None else path.write_text(stamp, encoding="utf-8")

    assert environment.state_of(*finished) is State.STALE


def test_moved_checkout_is_seen_and_its_scripts_are_mended(finished):
    venv, lock, root = finished
    moved = root.rename(root.parent / "elsewhere")
    script = moved / ".venv" / "bin" / "tool"
    script.write_bytes(f"#!{venv}/bin/python\nprint(1)\n".encode())
    (moved / ".venv" / "bin" / "binary").write_bytes(b"\0" + str(venv).encode())

    assert environment.state_of(moved / ".venv", moved / lock.name, moved) is State.MOVED
    environment.retarget_scripts(moved / ".venv" / "bin", venv, moved / ".venv")

    assert script.read_text(encoding="utf-8").startswith(f"#!{moved}/.venv/bin/python\n")
    assert str(venv).encode() in (moved / ".venv" / "bin" / "binary").read_bytes()


@pytest.mark.parametrize(
    ("output", "word"),
    [
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.", "校验值"),
        ("OSError: [Errno 28] No space left on device", "磁盘"),
        ("Failed to establish a new connection: [Errno -3] Temporary failure in name resolution", "网络"),
        ("ERROR: No matching distribution found for sqlcipher3==0.6.4", "适合本机"),
        ("ERROR: Could not find a version that satisfies alembic (from versions: none)", "连不上，或没有"),
    ],
)
def test_failed_installation_is_explained(output, word):
    assert word in environment.explain_install(output)
