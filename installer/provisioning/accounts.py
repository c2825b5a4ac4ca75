"""The kiosk's own user: no password, no groups, nothing but its home. Made and taken away by the system's own tools."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from provisioning.changes import Changes, ProvisioningError

FILES = tuple(f"etc/{name}{old}" for name in ("passwd", "shadow", "group", "gshadow", "subuid", "subgid")
              for old in ("", "-"))  # fmt: skip
_LIVING = FILES[::2]
if TYPE_CHECKING:  # an older Python (3.8) cannot make this alias
    from collections.abc import Callable

    Run = Callable[[list[str]], None]


def ids_of(root: Path, user: str) -> tuple[int, int] | None:
    """Uid and gid, from the root's own list of users; None for nobody."""
    try:
        lines = (root / "etc/passwd").read_text("utf-8", errors="replace").splitlines()
    except FileNotFoundError:
        return None
    for line in lines:
        parts = line.split(":")
        if len(parts) > 3 and parts[0] == user:
            return int(parts[2]), int(parts[3])
    return None


def system_tool(words: list[str]) -> None:
    if shutil.which(words[0]) is None:
        raise ProvisioningError(f"找不到系统命令 {words[0]} (not found)。")
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    if done.returncode:
        raise ProvisioningError(f"{' '.join(words)} 没有成功：{done.stderr.strip()} (failed)。")


def add_user(changes: Changes, user: str, home: str, run: Run = system_tool) -> bool:
    """False where the user is there already."""
    if ids_of(changes.root, user) is not None:
        return False
    changes.keep(list(FILES))
    changes.remember(user=user)
    where = [] if changes.root == Path("/") else ["--root", str(changes.root)]
    named = ["--comment", "Yingzhi kiosk", "--home-dir", f"/{home}", "--no-create-home", "--shell", "/bin/sh"]
    run(["useradd", *where, "--system", "--user-group", *named, user])
    changes.note_after(list(FILES))
    return True


def remove_user(changes: Changes, run: Run = system_tool) -> tuple[str, ...]:
    """The files that must not be laid back whole, because somebody else was added or a password changed meanwhile."""
    user = changes.notes.get("user", "")
    if not user or not any(changes.was_touched_since(name) for name in _LIVING):
        return ()
    if ids_of(changes.root, user) is not None:
        where = [] if changes.root == Path("/") else ["--root", str(changes.root)]
        run(["userdel", *where, user])
    return FILES
