"""Keeps `.venv` equal to `requirements.lock`, through interruptions, moves and changes of either."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from enum import Enum
from pathlib import Path

from bootstrapping.console import Console, Meter, Outcome, SetupError, watch
from bootstrapping.interpreter import Interpreter, is_suitable, probe
from bootstrapping.pip_settings import uv_environment

ROOT = Path(__file__).resolve().parents[2]
LOCK = ROOT / "installer" / "requirements.lock"
VENV = ROOT / ".venv"
STAMP = "yingzhi-stamp.json"
UNFINISHED = "yingzhi-unfinished"

_SMOKE = "import PySide6.QtWidgets, pygame, sqlcipher3, psycopg, cryptography, reportlab.pdfgen.canvas, sqlalchemy"

_INSTALL_TROUBLES = (
    (
        r"(?i)do not match the hashes|hash mismatch",
        "下载的文件与锁定的校验值不符，已拒绝安装；请检查所用的镜像 (a download does not match its locked hash)",
    ),
    (r"No space left|\[Errno 28\]", "磁盘空间不足，约需 1.5 GB (the disk is full)"),
    (
        r"CERTIFICATE_VERIFY|invalid peer certificate",
        "软件包源的证书未通过校验；请检查本机时间、代理的证书与 pip 的 cert 设置 (certificate not accepted)",
    ),
    (
        r"NewConnectionError|name resolution|ConnectTimeout|Connection refused|ReadTimeout"
        r"|dns error|client error \(Connect\)",
        "连不上软件包源，请检查网络、代理或 pip 设置 (the package index cannot be reached)",
    ),
    (
        r"\(from versions: none\)",
        "一个安装包也没有找到：软件包源连不上，或没有适合本机的安装包 (index not reached, or no fitting wheel)",
    ),
    (
        r"No matching distribution|has no wheels|no matching Python ABI",
        "没有适合本机的安装包：需要 64 位 Python 3.11–3.13 和较新的系统 (no wheel for this machine)",
    ),
)


class State(Enum):
    READY = "ready"
    ABSENT = "absent"
    BROKEN = "broken"  # half-made, or its Python is gone or another
    MOVED = "moved"  # the checkout lies elsewhere now: only paths inside scripts are wrong
    STALE = "stale"  # another lock, or made by other means


@dataclass(frozen=True)
class Stamp:
    """Written last, so that it stands for a finished environment."""

    lock: str
    interpreter: str
    root: str


def python_of(venv: Path) -> Path:
    return venv / "Scripts" / "python.exe" if os.name == "nt" else venv / "bin" / "python"


def lock_hash(lock: Path) -> str:
    return hashlib.sha256(lock.read_bytes()).hexdigest()


def read_stamp(venv: Path) -> Stamp | None:
    try:
        raw = json.loads((venv / STAMP).read_text(encoding="utf-8"))
        return Stamp(str(raw["lock"]), str(raw["interpreter"]), str(raw["root"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def write_stamp(venv: Path, lock: Path, root: Path) -> None:
    stamp = Stamp(lock_hash(lock), os.path.realpath(python_of(venv)), str(root))
    temporary = venv / f"{STAMP}.new"
    temporary.write_text(json.dumps(asdict(stamp)), encoding="utf-8")
    temporary.replace(venv / STAMP)


def state_of(venv: Path, lock: Path, root: Path) -> State:
    """Reads two small files and starts no process, so that a second run begins at once."""
    if not venv.exists() and not venv.is_symlink():
        return State.ABSENT
    stamp = read_stamp(venv)
    if (venv / UNFINISHED).exists() or not python_of(venv).is_file():
        return State.BROKEN
    if stamp is None:
        return State.STALE
    if stamp.interpreter != os.path.realpath(python_of(venv)) and os.name != "nt":
        return State.BROKEN
    if stamp.root != str(root):
        return State.MOVED
    return State.READY if stamp.lock == lock_hash(lock) else State.STALE


def ensure(state: State, interpreter: Interpreter, console: Console) -> Path:
    """The environment's Python, with the locked dependencies and nothing half-made."""
    if state is State.READY:
        return python_of(VENV)
    with _only_one():
        state = state_of(VENV, LOCK, ROOT)  # another run may have finished it while we waited
        if state is State.MOVED:
            state = _repair_moved(console)
        if state is not State.READY:
            _build(state, interpreter, console)
    return python_of(VENV)


def _build(state: State, interpreter: Interpreter, console: Console) -> None:
    uv = shutil.which("uv")
    if state is not State.STALE or not _usable(uv):
        _make(interpreter, uv, console)
    (VENV / UNFINISHED).touch()
    _install(uv, console)
    _smoke_test(console)
    write_stamp(VENV, LOCK, ROOT)
    (VENV / UNFINISHED).unlink()


def _usable(uv: str | None) -> bool:
    """Whether dependencies can be installed into the `.venv` that is there."""
    found = probe([str(python_of(VENV))])
    if found is None or not is_suitable(found.version):
        return False
    if uv:
        return True
    pip = subprocess.run([str(python_of(VENV)), "-m", "pip", "--version"], capture_output=True, check=False)
    return pip.returncode == 0


def _make(interpreter: Interpreter, uv: str | None, console: Console) -> None:
    with console.step(f"创建 Python 环境 .venv (creating the environment with {interpreter.path})"):
        _remove(VENV)
        VENV.mkdir()
        (VENV / UNFINISHED).touch()  # before anything else: an interruption from here on is seen
        command = [str(interpreter.path), "-m", "venv", str(VENV)]
        if uv:
            command = [uv, "venv", "--allow-existing", "--python", str(interpreter.path), str(VENV)]
        made = watch(command, console)
        if made.returncode != 0:
            raise SetupError(f"创建 .venv 失败 (could not create .venv):\n{_indented(made)}")


def _remove(venv: Path) -> None:
    try:
        if venv.is_symlink() or venv.is_file():
            venv.unlink()
        elif venv.exists():
            shutil.rmtree(venv)
    except OSError as error:
        raise SetupError(
            f"无法删除旧的 {venv}：{error.strerror}；请关闭正在运行的程序再试 (cannot remove the old .venv)。"
        ) from error


def _install(uv: str | None, console: Console) -> None:
    pins = pinned_names(LOCK)
    with console.step(f"安装 {len(pins)} 个依赖包，首次约需 1–3 分钟 (installing {len(pins)} locked packages)"):
        done = _install_with_uv(uv, console) if uv else _install_with_pip(len(pins), console)
        if done.returncode != 0:
            raise SetupError(explain_install(done.text))
        _drop_unlocked(uv, pins)


def _install_with_uv(uv: str, console: Console) -> Outcome:
    # uv leaves byte code to the first import; pip does not: without it every start compiles for half a second
    arguments = ["pip", "install", "--compile-bytecode", "--python", str(python_of(VENV)), *_strict_arguments()]
    return watch([uv, *arguments], console, environment={**os.environ, **uv_environment(os.environ)})


def _install_with_pip(count: int, console: Console) -> Outcome:
    arguments = ["--no-input", "--progress-bar", "off", "--disable-pip-version-check", *_strict_arguments()]
    meter = Meter(r"\s*Collecting ", total=count, skipped="Ignoring ", last_stage="Installing collected")
    return watch([str(python_of(VENV)), "-m", "pip", "install", *arguments], console, meter)


def _strict_arguments() -> list[str]:
    # The lock is whole, so nothing is left to resolve. Without --no-deps pip meets `coverage[toml]>=7` of a locked
    # package, takes the newest release for it and refuses that for its missing hash: it broke when 7.17.4 came out.
    return ["--no-deps", "--require-hashes", "--only-binary", ":all:", "-r", str(LOCK)]


def _drop_unlocked(uv: str | None, pins: set[str]) -> None:
    """After a change of the lock, takes out what is no longer in it."""
    extra = sorted(_installed() - pins - {"pip", "setuptools", "wheel"})
    if not extra:
        return
    python = str(python_of(VENV))
    command = [uv, "pip", "uninstall", "--python", python] if uv else [python, "-m", "pip", "uninstall", "-y"]
    subprocess.run([*command, *extra], capture_output=True, check=False)


def _installed() -> set[str]:
    code = "from importlib.metadata import distributions as d; print(*{x.metadata['Name'] or '' for x in d()})"
    listed = subprocess.run([str(python_of(VENV)), "-c", code], capture_output=True, encoding="utf-8", check=False)
    return {normal_name(name) for name in listed.stdout.split()}


def pinned_names(lock: Path) -> set[str]:
    text = lock.read_text(encoding="utf-8")
    return {normal_name(name) for name in re.findall(r"^([A-Za-z0-9][\w.-]*)==", text, flags=re.MULTILINE)}


def normal_name(name: str) -> str:
    """PEP 503: `PySide6_Essentials` and `pyside6-essentials` are one."""
    return re.sub(r"[-_.]+", "-", name).lower()


def explain_install(output: str) -> str:
    for pattern, sentence in _INSTALL_TROUBLES:
        if re.search(pattern, output):
            return f"依赖包没有装上：{sentence}。\n{_last_lines(output)}"
    return f"依赖包没有装上 (the packages could not be installed):\n{_last_lines(output)}"


def _smoke_test(console: Console) -> None:
    """Imports what needs the system's libraries, so that a gap is told now and not in a window."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYGAME_HIDE_SUPPORT_PROMPT": "1"}
    with console.step("检查已装的部件能否加载 (checking that the parts load)"):
        tried = watch([str(python_of(VENV)), "-c", _SMOKE], console, environment=environment)
        if tried.returncode != 0:
            raise SetupError(
                "部件无法加载，可能缺少系统库 (a part does not load; a system library may be missing):\n"
                + _indented(tried)
            )


def _repair_moved(console: Console) -> State:
    """Needs no network: rewrites the old path inside the scripts and takes the stamp along."""
    stamp = read_stamp(VENV)
    if stamp is None or probe([str(python_of(VENV))]) is None:
        return State.BROKEN
    console.say(f"▶ 程序文件夹已移动，更新 .venv 中的路径 (the checkout has moved from {stamp.root})")
    if os.name != "nt":  # Windows keeps paths inside .exe launchers; every call here goes through `python -m`
        retarget_scripts(VENV / "bin", Path(stamp.root) / VENV.name, VENV)
    (VENV / STAMP).write_text(json.dumps({**asdict(stamp), "root": str(ROOT)}), encoding="utf-8")
    return state_of(VENV, LOCK, ROOT)


def retarget_scripts(folder: Path, old: Path, new: Path) -> None:
    for script in folder.iterdir():
        if script.is_file() and not script.is_symlink():
            content = script.read_bytes()
            if b"\0" not in content and str(old).encode() in content:
                script.write_bytes(content.replace(str(old).encode(), str(new).encode()))


@contextmanager
def _only_one() -> Iterator[None]:
    """Two runs at once in one checkout wait for each other (not on Windows)."""
    if sys.platform == "win32":
        yield
        return
    import fcntl

    folder = os.open(LOCK.parent, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def _indented(outcome: Outcome) -> str:
    return _last_lines(outcome.text)


def _last_lines(output: str) -> str:
    return "\n".join(f"    {line}" for line in output.splitlines()[-8:])


def child_environment(extra: Mapping[str, str]) -> dict[str, str]:
    """For what runs inside `.venv`: UTF-8 everywhere, and tools of the environment found first."""
    path = f"{python_of(VENV).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    return {**os.environ, "PYTHONUTF8": "1", "PATH": path, "VIRTUAL_ENV": str(VENV), **extra}
