"""What the operating system must lend: Qt's libraries, the venv module, PostgreSQL and poppler for the tests."""

from __future__ import annotations

import ctypes
import glob
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from bootstrapping.console import Console, Meter, SetupError, watch
from bootstrapping.interpreter import Interpreter

# library -> packages that bring it, the older name first (Debian 13 and Ubuntu 24.04 renamed some to …t64)
OFFSCREEN_LIBRARIES: dict[str, tuple[str, ...]] = {
    "libGL.so.1": ("libgl1",),
    "libEGL.so.1": ("libegl1",),
    "libglib-2.0.so.0": ("libglib2.0-0", "libglib2.0-0t64"),
    "libgthread-2.0.so.0": ("libglib2.0-0", "libglib2.0-0t64"),
    "libfontconfig.so.1": ("libfontconfig1",),
    "libxkbcommon.so.0": ("libxkbcommon0",),
    "libdbus-1.so.3": ("libdbus-1-3",),
}
X11_LIBRARIES: dict[str, tuple[str, ...]] = {
    "libxcb-cursor.so.0": ("libxcb-cursor0",),
    "libxcb-icccm.so.4": ("libxcb-icccm4",),
    "libxcb-keysyms.so.1": ("libxcb-keysyms1",),
    "libxkbcommon-x11.so.0": ("libxkbcommon-x11-0",),
    "libxcb-shape.so.0": ("libxcb-shape0",),
}

# program -> the package that brings it
X_TOOLS = {"Xvfb": "xvfb", "xdotool": "xdotool", "xrandr": "x11-xserver-utils", "xsetroot": "x11-xserver-utils"}

# postgresql-common reads this folder before it makes a cluster; a file of ours there keeps it from starting a server
CLUSTER_SETTINGS = "/etc/postgresql-common/createcluster.d"
NO_CLUSTER_FILE = f"{CLUSTER_SETTINGS}/zz-yingzhi-no-cluster.conf"

_APT_TROUBLES = (
    (
        r"Could not resolve|Failed to fetch|Temporary failure|Unable to connect",
        "连不上软件源，请检查网络 (the package archive cannot be reached)",
    ),
    (
        r"Could not get lock|Unable to acquire the dpkg",
        "另一个安装程序正在运行，请等它结束 (another package tool is running)",
    ),
    (
        r"dpkg was interrupted",
        "上次安装被打断，请先运行 sudo dpkg --configure -a (an earlier installation was interrupted)",
    ),
    (r"No space left|enough free space", "磁盘空间不足 (the disk is full)"),
)


@dataclass(frozen=True)
class Wish:
    """One thing wanted from apt: its package's possible names, and whether the command can go on without it."""

    names: tuple[str, ...]
    essential: bool
    purpose: str


def loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def missing_libraries(libraries: Mapping[str, tuple[str, ...]], can_load: Callable[[str], bool] = loads) -> list[str]:
    """Asks the dynamic linker itself (25 ms for all), so that no list of paths can be wrong."""
    return [library for library in libraries if not can_load(library)]


def postgres_present() -> bool:
    """Debian keeps the server's programs out of PATH."""
    return bool(glob.glob("/usr/lib/postgresql/*/bin/initdb") or shutil.which("initdb"))  # noqa: PTH207


def venv_wish(interpreter: Interpreter) -> Wish | None:
    """What lets this Python make a virtual environment; None where it can already."""
    can = subprocess.run([str(interpreter.path), "-c", "import venv, ensurepip"], capture_output=True, check=False)
    if can.returncode == 0:
        return None
    if not interpreter.is_system_python:
        raise SetupError(
            f"{interpreter.path} 缺少 venv/ensurepip 模块，apt 也补不上；请换一个完整的 Python，或先装 uv "
            "(this Python lacks venv and ensurepip; use a complete one, or install uv)。"
        )
    exact = "python{}.{}-venv".format(*interpreter.version)
    return Wish(("python3-venv", exact), essential=True, purpose="Python 的 venv 模块 (the venv module)")


def qt_wishes(has_x11: bool, can_load: Callable[[str], bool] = loads) -> list[Wish]:
    """X11's libraries are asked for along with the others, and are essential only where there is an X11 display."""
    offscreen = missing_libraries(OFFSCREEN_LIBRARIES, can_load)
    x11 = missing_libraries(X11_LIBRARIES, can_load) if offscreen or has_x11 else []
    wishes = [Wish(OFFSCREEN_LIBRARIES[name], True, name) for name in offscreen]
    wishes += [Wish(X11_LIBRARIES[name], has_x11, name) for name in x11]
    return wishes


def x_server_present() -> bool:
    """What the escape rig of the kiosk runs under (tests/rigs/escape)."""
    return not missing_tools() and not missing_libraries(X11_LIBRARIES)


def missing_tools() -> list[str]:
    return [tool for tool in X_TOOLS if not shutil.which(tool)]


def test_wishes() -> list[Wish]:
    wishes = [Wish((X_TOOLS[tool],), False, "一体机防逃脱测试 (escape tests)") for tool in missing_tools()]
    wishes += [Wish(X11_LIBRARIES[name], False, name) for name in missing_libraries(X11_LIBRARIES)]
    if not postgres_present():
        wishes.append(Wish(("postgresql",), False, "PostgreSQL 测试 (tests on PostgreSQL)"))
    if not shutil.which("pdftoppm"):
        wishes.append(Wish(("poppler-utils",), False, "PDF 测试 (tests of PDF pages)"))
    return wishes


def choose_packages(wishes: Iterable[Wish], available: Callable[[str], bool]) -> list[str]:
    """For each wish the first name the archive has, else its first name (apt then says that it lacks it)."""
    chosen = [next((name for name in wish.names if available(name)), wish.names[0]) for wish in wishes]
    return list(dict.fromkeys(chosen))


def install_line(packages: Sequence[str]) -> str:
    """The exact line for a person to run."""
    return "sudo apt-get update && sudo apt-get install -y --no-install-recommends " + " ".join(packages)


def privilege() -> list[str] | None:
    """The words to put before apt-get: none for root, `sudo -n` where it asks nothing; None where neither."""
    if not shutil.which("apt-get"):
        return None
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        return []
    if (
        shutil.which("sudo")
        and subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False).returncode == 0
    ):
        return ["sudo", "-n"]
    return None


def provide(wishes: Sequence[Wish], console: Console, prefix: list[str] | None) -> None:
    """Installs what is wished where it may; raises when something essential stays missing."""
    if not wishes:
        return
    essential = [wish for wish in wishes if wish.essential]
    if prefix is None:
        _ask_person(wishes, essential, console)
        return
    trouble = _install(wishes, console, prefix)
    if trouble and essential and len(essential) < len(wishes):  # the optional ones must not stand in the way
        trouble = _install(essential, console, prefix)
    if trouble and essential:
        raise SetupError(
            f"{trouble}。请手动运行 (run by hand):\n    {install_line(choose_packages(essential, known_to_apt))}"
        )
    if trouble:
        console.failure(f"{trouble}；缺少 (without): {_purposes(wishes)}，继续 (going on)。")


def _ask_person(wishes: Sequence[Wish], essential: Sequence[Wish], console: Console) -> None:
    if sys.platform != "linux":
        return
    if not shutil.which("apt-get"):
        advice = "本机没有 apt，请用系统自己的软件管理器安装 (no apt here; use this system's package tool)"
    else:
        line = install_line(choose_packages(essential or wishes, known_to_apt))
        advice = f"当前用户不能安装软件，请运行 (this user may not install; run):\n    {line}"
    if essential:
        raise SetupError(f"缺少系统组件 (missing): {_purposes(essential)}。\n  {advice}")
    console.failure(f"缺少 (missing): {_purposes(wishes)}，继续 (going on)。{advice}")


def _purposes(wishes: Iterable[Wish]) -> str:
    return "、".join(dict.fromkeys(wish.purpose for wish in wishes))


def _install(wishes: Sequence[Wish], console: Console, prefix: list[str]) -> str:
    """An empty text when done, else what went wrong."""
    apt = [
        *prefix,
        "env",
        "DEBIAN_FRONTEND=noninteractive",
        "LC_ALL=C",
        "apt-get",
        "-q",
        "-o",
        "DPkg::Lock::Timeout=120",
    ]
    with console.step("更新软件列表 (apt-get update)"):
        update = watch([*apt, "update"], console)  # a broken third-party source alone must not stop us
    packages = choose_packages(wishes, known_to_apt)
    with_server = "postgresql" in packages
    with console.step(f"安装系统组件 (apt-get install): {' '.join(packages)}"):
        if with_server:
            _forbid_cluster(prefix)
        try:
            meter = Meter(r"(Get:\d|Unpacking |Setting up )", announced=r"(\d+) newly installed", factor=3)
            done = watch([*apt, "install", "-y", "--no-install-recommends", *packages], console, meter)
        finally:
            if with_server:
                _allow_cluster(prefix)
    return "" if done.returncode == 0 else _explain(f"{update.text}\n{done.text}")


def _forbid_cluster(prefix: list[str]) -> None:
    """Without this, the package would make a cluster and start a server on the person's machine."""
    subprocess.run([*prefix, "mkdir", "-p", CLUSTER_SETTINGS], check=True)
    subprocess.run(
        [*prefix, "tee", NO_CLUSTER_FILE], input=b"create_main_cluster = false\n", stdout=subprocess.DEVNULL, check=True
    )


def _allow_cluster(prefix: list[str]) -> None:
    subprocess.run([*prefix, "rm", "-f", NO_CLUSTER_FILE], check=False)


def _explain(output: str) -> str:
    for pattern, sentence in _APT_TROUBLES:
        if re.search(pattern, output):
            return f"系统组件没有装上：{sentence}"
    last = "\n".join(f"    {line}" for line in output.splitlines()[-6:])
    return f"系统组件没有装上 (apt failed):\n{last}\n  "


def known_to_apt(package: str) -> bool:
    """Whether the archive has a version of it; a name that others merely provide has none."""
    if not shutil.which("apt-cache"):
        return False
    policy = subprocess.run(
        ["apt-cache", "policy", package],
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        env={**os.environ, "LC_ALL": "C"},
        check=False,
    ).stdout
    return bool(re.search(r"Candidate: (?!\(none\))\S", policy))
