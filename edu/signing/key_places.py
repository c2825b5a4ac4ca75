"""Where the wrapping key lies: the system's keyring, or a 0600 file outside the data folder (headless machines)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edu.domain.errors import WrongKey
from edu.system.files import replace_file

if TYPE_CHECKING:
    from pathlib import Path

_SERVICE = "yingzhi-key-ring"


class FilePlace:
    """One file a ring, readable by its owner alone."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def load(self, ring_id: str) -> bytes | None:
        try:
            return bytes.fromhex((self._folder / f"{ring_id}.key").read_text().strip())
        except FileNotFoundError:
            return None
        except (OSError, ValueError) as exc:
            raise WrongKey("本机的密钥文件读不出来。", f"请检查 {self._folder} 的权限，或用恢复码恢复。") from exc

    def save(self, ring_id: str, key: bytes) -> None:
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        replace_file(self._folder / f"{ring_id}.key", key.hex().encode(), private=True)


class SystemPlace:
    """The desktop's keyring (DPAPI-backed on Windows); falls back to the file where none answers."""

    def __init__(self, fallback: FilePlace) -> None:
        self._fallback = fallback

    def load(self, ring_id: str) -> bytes | None:
        """The file first: it exists only where no keyring answered, and asking the keyring costs 0.1 s."""
        in_file = self._fallback.load(ring_id)
        if in_file is not None:
            return in_file
        import keyring
        from keyring.errors import KeyringError

        try:
            found = keyring.get_password(_SERVICE, ring_id)
        except (KeyringError, RuntimeError):
            return None
        return bytes.fromhex(found) if found else None

    def save(self, ring_id: str, key: bytes) -> None:
        import keyring
        from keyring.errors import KeyringError

        try:
            keyring.set_password(_SERVICE, ring_id, key.hex())
        except (KeyringError, RuntimeError):
            self._fallback.save(ring_id, key)


def for_this_machine(folder: Path, *, has_desktop: bool) -> FilePlace | SystemPlace:
    files = FilePlace(folder)
    return SystemPlace(files) if has_desktop else files
