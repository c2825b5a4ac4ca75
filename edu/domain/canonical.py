"""One text per value: JSON with sorted keys, no spaces, no floats, so that its hash can be kept and compared."""

from __future__ import annotations

import hashlib
import json
from typing import Any

import msgspec

_CODEC = msgspec.json.Encoder(order="sorted")


def canonical(value: msgspec.Struct) -> bytes:
    """The bytes of an event that are hashed, stored and sent; equal values give equal bytes."""
    return _CODEC.encode(value)


def canonical_json(value: Any) -> str:
    """Canonical text of strings, integers, booleans, None, lists and string-keyed mappings; else TypeError."""
    _refuse_inexact(value)
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def sha256_hex(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _refuse_inexact(value: Any) -> None:
    if isinstance(value, dict):
        for key, inner in value.items():
            if not isinstance(key, str):
                raise TypeError(f"key is not text: {key!r}")
            _refuse_inexact(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            _refuse_inexact(inner)
    elif value is not None and not isinstance(value, str | int):
        raise TypeError(f"no exact form in JSON: {value!r}")
