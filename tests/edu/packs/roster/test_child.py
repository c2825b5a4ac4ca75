import subprocess
import sys
import time
from pathlib import Path

import msgspec
import pytest

from edu.domain.errors import BadFile
from edu.packs.roster import child
from edu.packs.roster.child import Limits, run

HERE = "tests.edu.packs.roster.test_child"
ROOT = str(Path(__file__).parents[4])


def echo(body: bytes) -> bytes:
    print("noise on standard output")
    return body[::-1]


def refuse(body: bytes) -> bytes:
    raise BadFile("坏", "改")


def fail(body: bytes) -> bytes:
    raise ZeroDivisionError(body)


def sleep(body: bytes) -> bytes:
    time.sleep(30)
    return body


def devour(body: bytes) -> bytes:
    return b"x" * (4 << 30)


def die(body: bytes) -> bytes:
    import os

    os.abort()


def write(body: bytes) -> bytes:
    Path(body.decode()).write_text("x" * 10_000)
    return b""


@pytest.fixture(autouse=True)
def _tests_are_importable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(ROOT)


def test_bytes_go_there_and_back() -> None:
    body = bytes(range(256)) * 1000
    assert run(f"{HERE}:echo", body) == body[::-1]


def test_a_sentence_of_the_child_arrives() -> None:
    with pytest.raises(BadFile) as caught:
        run(f"{HERE}:refuse", b"")
    assert (caught.value.message, caught.value.remedy) == ("坏", "改")


def test_an_unforeseen_exception_is_a_bad_file_and_its_text_stays_inside(caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(BadFile, match="无法读取"):
        run(f"{HERE}:fail", b"110105")
    assert "ZeroDivisionError" in caplog.text
    assert "110105" not in caplog.text


def test_time_is_limited() -> None:
    start = time.monotonic()
    with pytest.raises(BadFile, match="1 秒"):
        run(f"{HERE}:sleep", b"", Limits(seconds=1.0))
    assert time.monotonic() - start < 5


@pytest.mark.skipif(sys.platform != "linux", reason="memory is limited through resource")
def test_memory_is_limited() -> None:
    with pytest.raises(BadFile, match="内存"):
        run(f"{HERE}:devour", b"")


def test_an_abort_kills_the_child_only() -> None:
    with pytest.raises(BadFile, match="内存"):
        run(f"{HERE}:die", b"")


@pytest.mark.skipif(sys.platform == "win32", reason="no resource module")
def test_a_reading_child_cannot_write_files(tmp_path: Path) -> None:
    target = tmp_path / "x"
    with pytest.raises(BadFile):
        run(f"{HERE}:write", str(target).encode())
    assert not target.exists() or target.stat().st_size == 0
    run(f"{HERE}:write", str(target).encode(), Limits(may_write=True))
    assert target.stat().st_size == 10_000


def test_a_frozen_program_starts_itself_with_the_switch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert child._command() == [sys.executable, child.CHILD_SWITCH]
    assert not child.serve_if_child(["main.py", "--mode", "kiosk"])


def test_the_switch_serves(monkeypatch: pytest.MonkeyPatch) -> None:
    code = f"import sys; sys.path[:] = {[ROOT, *sys.path]!r}; sys.argv = ['x', {child.CHILD_SWITCH!r}]; "
    code += "from edu.packs.roster.child import serve_if_child; assert serve_if_child(sys.argv)"
    request = msgspec.msgpack.encode(child._Request(f"{HERE}:echo", b"abc", Limits()))
    answer = subprocess.run([sys.executable, "-c", code], input=request, capture_output=True, check=True)
    assert msgspec.msgpack.decode(answer.stdout, type=child._Answer).body == b"cba"


def test_a_script_elsewhere_can_start_the_child(tmp_path: Path) -> None:
    script = tmp_path / "start.py"
    script.write_text(
        f"import sys; sys.path.insert(0, {ROOT!r})\n"
        "from edu.packs.roster.child import run\n"
        f"assert run('{HERE}:echo', b'ab') == b'ba'\n"
    )
    subprocess.run([sys.executable, str(script)], check=True, cwd=tmp_path)


def test_a_child_works_while_its_caller_does_something_else() -> None:
    with child.Child(f"{HERE}:echo", b"abc", Limits()) as one, child.Child(f"{HERE}:echo", b"xyz", Limits()) as other:
        assert (other.result(), one.result()) == (b"zyx", b"cba")


def test_a_child_that_nobody_awaits_is_ended() -> None:
    start = time.monotonic()
    with child.Child(f"{HERE}:sleep", b"", Limits()) as idle:
        pass
    assert idle._process.returncode is not None
    assert time.monotonic() - start < 5
