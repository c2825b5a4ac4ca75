"""Changes of files that can be undone byte for byte: what was there is kept, and synced, before it is changed."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

STATE = "var/lib/yingzhi-provisioning"
_JOURNAL = "journal.json"
_VERSION = 1


class ProvisioningError(Exception):
    """The text is a sentence for the person at the keyboard."""


class Wanted(NamedTuple):
    """A file (`content`) or a symbolic link (`link`) below the root; `why` is said when it is written."""

    path: str
    why: str
    content: bytes = b""
    mode: int = 0o644
    link: str = ""
    of_user: bool = False  # belongs to the kiosk's user

    def state(self) -> dict[str, Any]:
        return {"link": self.link} if self.link else {"content": _packed(self.content), "mode": self.mode}


def state_of(path: Path) -> dict[str, Any] | None:
    """What lies there, with all that is needed to lay it there again; None for nothing."""
    try:
        found = path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return None
    owner = {"uid": found.st_uid, "gid": found.st_gid}
    if stat.S_ISLNK(found.st_mode):
        return {"link": os.readlink(path), **owner}  # noqa: PTH115 - Path.readlink is younger than 3.8
    if not stat.S_ISREG(found.st_mode):
        raise ProvisioningError(f"{path} 不是普通文件，没有改动 (not a regular file; nothing was changed)。")
    times = {"mtime_ns": found.st_mtime_ns}
    return {"content": _packed(path.read_bytes()), "mode": stat.S_IMODE(found.st_mode), **times, **owner}


def same(one: dict[str, Any] | None, other: dict[str, Any] | None) -> bool:
    """In what they hold and who may read it; owner and time aside."""
    if one is None or other is None:
        return one is other
    return all(one.get(key) == other.get(key) for key in ("link", "content", "mode"))


class Changes:
    """`owner` gives uid and gid of the kiosk's user, asked when the first file of theirs is written."""

    def __init__(self, root: Path, owner: Callable[[], tuple[int, int]] = lambda: (0, 0)) -> None:
        self.root, self._owner = root, owner
        self._state = root / STATE
        self._book: dict[str, Any] = {"version": _VERSION, "folders": [], "files": {}, "notes": {}}
        journal = self._state / _JOURNAL
        if journal.exists():
            self._book = json.loads(journal.read_text("utf-8"))
            if self._book.get("version") != _VERSION:
                raise ProvisioningError("这台机器由另一版本设置，请用那个版本撤销 (set up by another version)。")

    @property
    def applied(self) -> bool:
        return bool(self._book["files"])

    @property
    def notes(self) -> dict[str, Any]:
        """What the steps remember for their own way back; kept by `remember`."""
        return self._book["notes"]

    def remember(self, **notes: Any) -> None:
        self._book["notes"].update(notes)
        self._save()

    def is_so(self, wanted: Wanted) -> bool:
        return same(state_of(self.root / wanted.path), wanted.state())

    def make(self, wanted: Wanted) -> bool:
        """False where it was so already."""
        if self.is_so(wanted):
            return False
        path = self.root / wanted.path
        self.keep([wanted.path])
        self._make_folders(path.parent)
        _lay(path, {**wanted.state(), **self._owned(wanted)})
        self.note_after([wanted.path])
        return True

    def keep(self, paths: list[str]) -> None:
        """Writes down what lies there, before it is changed by whomever; the first time counts."""
        files = self._book["files"]
        for name in paths:
            if name not in files:
                files[name] = {"before": state_of(self.root / name), "after": None}
        self._save()

    def note_after(self, paths: list[str]) -> None:
        for name in paths:
            self._book["files"][name]["after"] = _digest(state_of(self.root / name))
        self._save()

    def was_touched_since(self, name: str) -> bool:
        entry = self._book["files"].get(name)
        return bool(entry and entry["after"] and entry["after"] != _digest(state_of(self.root / name)))

    def undo(self, but: tuple[str, ...] = ()) -> list[str]:
        """Puts all back, the latest first; a second call after a power cut goes on. Says what others had changed."""
        told = []
        for name, entry in reversed(list(self._book["files"].items())):
            if name in but:
                continue
            path = self.root / name
            _forget(_beside(path))
            if self.was_touched_since(name) and not same(state_of(path), entry["before"]):
                told.append(self._put_aside(name))
            if entry["before"] is None:
                _forget(path)
            elif state_of(path) != entry["before"]:
                _lay(path, entry["before"])
        for name in reversed(self._book["folders"]):
            folder = self.root / name
            if folder.is_dir() and not any(folder.iterdir()):
                folder.rmdir()
        (self._state / _JOURNAL).unlink()
        self.sweep()
        return told

    def sweep(self) -> None:
        """What a cut in the middle of the journal's own first writing left."""
        _forget(_beside(self._state / _JOURNAL))
        if self._state.is_dir() and not any(self._state.iterdir()):
            self._state.rmdir()

    def kept(self) -> list[str]:
        """What `undo` would lay back."""
        return list(self._book["files"])

    def make_folder(self, name: str, mode: int) -> None:
        folder = self.root / name
        self._make_folders(folder)
        folder.chmod(mode)
        if os.geteuid() == 0:
            os.chown(folder, *self._owner())

    def strangers(self, name: str) -> list[Path]:
        """What lies below a folder of the kiosk's user and belongs to somebody else; of a link, the link itself."""
        uid = self._owner()[0]
        below = (Path(folder) / one for folder, folders, files in os.walk(self.root / name) for one in folders + files)
        return [path for path in below if _uid_of(path) not in (uid, None)]

    def hand_over(self, name: str) -> int:
        """Gives all of it to the user: one that was made anew has another number than the one that wrote it."""
        found = self.strangers(name) if os.geteuid() == 0 else []
        for path in found:
            os.chown(path, *self._owner(), follow_symlinks=False)
        return len(found)

    def _put_aside(self, name: str) -> str:
        kept = self._state / "changed-by-others" / name
        kept.parent.mkdir(parents=True, exist_ok=True)
        now = state_of(self.root / name)
        if now is not None and "content" in now:
            kept.write_bytes(_unpacked(now["content"]))
        return f"{name} 后来被别人改过，改过的那份留在 /{kept.relative_to(self.root)}"

    def _owned(self, wanted: Wanted) -> dict[str, int]:
        uid, gid = self._owner() if wanted.of_user else (0, 0)
        return {"uid": uid, "gid": gid}

    def _make_folders(self, folder: Path) -> None:
        missing = []
        while not folder.exists():
            missing.append(folder)
            folder = folder.parent
        for new in reversed(missing):
            self._book["folders"].append(str(new.relative_to(self.root)))
            self._save()
            new.mkdir(mode=0o755)

    def _save(self) -> None:
        self._state.mkdir(parents=True, exist_ok=True, mode=0o700)
        _write(self._state / _JOURNAL, json.dumps(self._book, indent=1).encode(), 0o600)


def _uid_of(path: Path) -> int | None:
    """None for what went away while the rest was looked at: the hall may be running."""
    try:
        return path.lstat().st_uid
    except FileNotFoundError:
        return None


def _beside(path: Path) -> Path:
    return path.with_name(f".{path.name}.yingzhi-new")


def _forget(path: Path) -> None:
    if path.is_symlink() or path.exists():
        path.unlink()


def _lay(path: Path, state: dict[str, Any]) -> None:
    if "link" in state:
        beside = _beside(path)
        _forget(beside)
        beside.symlink_to(state["link"])
        beside.replace(path)
    else:
        _write(path, _unpacked(state["content"]), state["mode"])
    if os.geteuid() == 0 and "uid" in state:
        os.chown(path, state["uid"], state["gid"], follow_symlinks=False)
    if "mtime_ns" in state:
        os.utime(path, ns=(state["mtime_ns"], state["mtime_ns"]))


def _write(path: Path, content: bytes, mode: int) -> None:
    """The old one or the new one, never a mix."""
    beside = _beside(path)
    descriptor = os.open(str(beside), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
    beside.chmod(mode)
    beside.replace(path)
    folder = os.open(str(path.parent), os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _packed(content: bytes) -> str:
    return base64.b64encode(content).decode("ascii")


def _unpacked(content: str) -> bytes:
    return base64.b64decode(content)


def _digest(state: dict[str, Any] | None) -> str:
    held = None if state is None else {key: state.get(key) for key in ("link", "content", "mode")}
    return hashlib.sha256(json.dumps(held, sort_keys=True).encode()).hexdigest()
