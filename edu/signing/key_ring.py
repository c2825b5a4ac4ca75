"""The organisation's key ring: one file in the data folder, wrapped by a key that lies outside of it.

The wrapping key is kept in the system's keyring (Windows: DPAPI behind it) or, where there is none, in a file that only
its owner reads (0600). A recovery code, printed once at first run, wraps the ring a second time: a dead machine can be
restored, a stolen data folder stays closed.
"""

from __future__ import annotations

import base64
import json
import secrets
import unicodedata
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from edu.domain.errors import REPLACE_KEY_RING, StorageError, WrongKey
from edu.system.files import replace_file

if TYPE_CHECKING:
    from pathlib import Path

_FORM = 1
_ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # no 0/O, 1/I: read aloud over a telephone
_CODE_GROUPS, _GROUP = 6, 5  # 30 characters of 5 bits: 150 bits


class WrappingKeyPlace(Protocol):
    """Where the 32-byte wrapping key of a ring lies; `load` gives None where there is none."""

    def load(self, ring_id: str) -> bytes | None: ...
    def save(self, ring_id: str, key: bytes) -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyRing:
    """Raw keys, 32 bytes each. `device` is this installation's id (32 hex), `epoch` the number of its chain."""

    ring_id: str
    device: str
    epoch: int
    database: bytes
    column: bytes
    lookup: bytes
    signing: bytes  # Ed25519 private key

    @property
    def mark(self) -> str:
        """The device's mark in certificate numbers: four characters that a person can copy."""
        number = int(self.device[-8:], 16)
        return "".join(_ALPHABET[number >> 5 * place & 31] for place in range(4))


def create(path: Path, place: WrappingKeyPlace, *, device: str) -> tuple[KeyRing, str]:
    """Make and keep a new ring; gives it with the recovery code, which is shown once and stored nowhere."""
    ring = KeyRing(
        ring_id=secrets.token_hex(8),
        device=device,
        epoch=1,
        database=secrets.token_bytes(32),
        column=secrets.token_bytes(32),
        lookup=secrets.token_bytes(32),
        signing=secrets.token_bytes(32),
    )
    wrapping = secrets.token_bytes(32)
    code = _fresh_code()
    place.save(ring.ring_id, wrapping)
    _write(path, ring, wrapping, _key_of_code(code, ring.ring_id))
    return ring, code


def reissue(path: Path, place: WrappingKeyPlace) -> str:
    """A fresh recovery code for the same keys; the code before opens nothing any more."""
    ring = load(path, place)
    wrapping = place.load(ring.ring_id)
    assert wrapping is not None  # it just opened the ring
    code = _fresh_code()
    _write(path, ring, wrapping, _key_of_code(code, ring.ring_id))
    return code


def load(path: Path, place: WrappingKeyPlace) -> KeyRing:
    stored = _read(path)
    wrapping = place.load(stored["ring_id"])
    if wrapping is None:
        raise WrongKey(
            "本机没有这个数据文件夹的密钥，打不开数据。",
            "请打开程序窗口或运行 main.py recover，输入首次启动时抄下的恢复码；或换回原来的电脑。",
        )
    return _unwrapped(stored, "by_place", wrapping)


def recover(path: Path, place: WrappingKeyPlace, code: str) -> KeyRing:
    """Open the ring with the printed recovery code and let this machine open it from now on.

    The old machine may still run: this one writes a new epoch of the chain, so that the two never claim one place.
    """
    stored = _read(path)
    opened = _unwrapped(stored, "by_code", _key_of_code(code, stored["ring_id"]))
    ring = replace(opened, epoch=opened.epoch + 1)
    wrapping = secrets.token_bytes(32)
    place.save(ring.ring_id, wrapping)
    _write(path, ring, wrapping, _key_of_code(code, ring.ring_id))
    return ring


def _fresh_code() -> str:
    return "-".join("".join(secrets.choice(_ALPHABET) for _ in range(_GROUP)) for _ in range(_CODE_GROUPS))


def _key_of_code(code: str, ring_id: str) -> bytes:
    """The code has 150 random bits, so that no slow derivation is needed."""
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    typed = unicodedata.normalize("NFKC", code).upper()  # a Chinese input method may give full-width letters
    letters = "".join(c for c in typed if c in _ALPHABET)
    return HKDF(hashes.SHA256(), 32, ring_id.encode(), b"yingzhi recovery code").derive(letters.encode())


def _write(path: Path, ring: KeyRing, by_place: bytes, by_code: bytes) -> None:
    secret = json.dumps(
        {name: getattr(ring, name).hex() for name in ("database", "column", "lookup", "signing")}
    ).encode()
    stored = {
        "form": _FORM,
        "ring_id": ring.ring_id,
        "device": ring.device,
        "epoch": ring.epoch,
        "by_place": _wrap(secret, by_place, ring.ring_id),
        "by_code": _wrap(secret, by_code, ring.ring_id),
    }
    replace_file(path, json.dumps(stored, indent=1).encode(), private=True)


def _wrap(secret: bytes, key: bytes, ring_id: str) -> str:
    nonce = secrets.token_bytes(12)
    return base64.b64encode(nonce + AESGCM(key).encrypt(nonce, secret, ring_id.encode())).decode()


def _read(path: Path) -> dict[str, str]:
    try:
        stored = json.loads(path.read_bytes())
        if stored["form"] != _FORM:
            raise StorageError("密钥文件来自较新的程序。", "请升级程序后再打开。")
        int(stored["epoch"])
        return {name: stored[name] for name in ("ring_id", "device", "epoch", "by_place", "by_code")}
    except (OSError, ValueError, KeyError, TypeError) as exc:
        raise WrongKey("密钥文件缺失或损坏，打不开数据。", REPLACE_KEY_RING) from exc


def _unwrapped(stored: dict[str, str], slot: str, key: bytes) -> KeyRing:
    try:
        box = base64.b64decode(stored[slot])
        secret = json.loads(AESGCM(key).decrypt(box[:12], box[12:], stored["ring_id"].encode()))
    except (InvalidTag, ValueError, KeyError) as exc:
        raise WrongKey("密钥或恢复码不对，打不开数据。", "请核对后重试；恢复码不分大小写。") from exc
    return KeyRing(
        ring_id=stored["ring_id"],
        device=stored["device"],
        epoch=int(stored["epoch"]),
        **{name: bytes.fromhex(value) for name, value in secret.items()},
    )
