"""Whose certificates this machine can check: its own key, and `trust/*.json` in the data folder.

A trust file is one issuer: name, public key, revoked numbers with their days, and the day of that list. It is no
secret; another office makes it with `certificate trust --out` and hands it over. Putting it there is the act of trust,
so it is not signed itself.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import msgspec

from edu.domain.errors import BadFile
from edu.signing.certificates import Issuer, key_id
from edu.system.files import replace_file

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_MAX_BYTES = 16 * 1024 * 1024
_FORM = 1
_REMEDY = "请向签发单位重新索取信任文件。"
_UNSAFE = re.compile(r"[^0-9a-f]")


class _TrustFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    form: int
    name: str
    public_key: str
    revoked: dict[str, str]
    list_day: str


def load_trust(folder: Path) -> dict[str, Issuer]:
    """Key id → issuer. A broken file raises BadFile, so that nobody takes its silence for an empty list."""
    found: dict[str, Issuer] = {}
    for path in sorted(folder.glob("*.json")) if folder.is_dir() else []:
        issuer = read_trust_file(path)
        held = found.get(key_id(issuer.key))
        if held is None or held.list_day < issuer.list_day:
            found[key_id(issuer.key)] = issuer
    return found


def read_trust_file(path: Path) -> Issuer:
    try:
        if path.stat().st_size > _MAX_BYTES:
            raise BadFile(f"信任文件 {path.name} 太大。", _REMEDY)
        raw = msgspec.json.decode(path.read_bytes(), type=_TrustFile)
        key = bytes.fromhex(raw.public_key)
        days = [date.fromisoformat(day) for day in (raw.list_day, *raw.revoked.values())]
    except OSError as exc:
        raise BadFile(f"信任文件 {path.name} 读不出来。", "请检查文件是否存在、有没有权限。") from exc
    except (ValueError, msgspec.DecodeError) as exc:
        raise BadFile(f"信任文件 {path.name} 的内容不对。", _REMEDY) from exc
    if raw.form != _FORM or len(key) != 32 or not days:
        raise BadFile(f"信任文件 {path.name} 的内容不对，或来自较新的程序。", _REMEDY)
    return Issuer(key=key, revoked=raw.revoked, list_day=raw.list_day, name=raw.name)


def write_trust_file(path: Path, *, name: str, key: bytes, revoked: Mapping[str, str], list_day: str) -> None:
    file = _TrustFile(_FORM, name, key.hex(), dict(sorted(revoked.items())), list_day)
    replace_file(path, msgspec.json.format(msgspec.json.encode(file), indent=1))


def add_trust_file(source: Path, folder: Path) -> Issuer:
    """Take a trust file over; a newer list of the same issuer replaces the older one, an older one is refused."""
    issuer = read_trust_file(source)
    target = folder / f"{_UNSAFE.sub('', key_id(issuer.key))}.json"
    if target.exists() and read_trust_file(target).list_day > issuer.list_day:
        raise BadFile("已经有这个单位更新的撤销名单，没有替换。", "请向签发单位索取最新的信任文件。")
    write_trust_file(target, name=issuer.name, key=issuer.key, revoked=issuer.revoked, list_day=issuer.list_day)
    return issuer
