"""Base45 (RFC 9285): bytes in the characters of a QR code's alphanumeric mode; strict on the way back."""

from __future__ import annotations

_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
_VALUE = {character: index for index, character in enumerate(_ALPHABET)}


def encode(data: bytes) -> str:
    out = []
    for start in range(0, len(data) - 1, 2):
        number = data[start] << 8 | data[start + 1]
        out.append(_ALPHABET[number % 45] + _ALPHABET[number // 45 % 45] + _ALPHABET[number // 2025])
    if len(data) % 2:
        out.append(_ALPHABET[data[-1] % 45] + _ALPHABET[data[-1] // 45])
    return "".join(out)


def decode(text: str) -> bytes:
    """ValueError for anything that `encode` would not have written."""
    out = bytearray()
    for start in range(0, len(text), 3):
        group = text[start : start + 3]
        try:
            values = [_VALUE[character] for character in group]
        except KeyError as exc:
            raise ValueError("character outside base45") from exc
        number = sum(value * 45**place for place, value in enumerate(values))
        size = {3: 2, 2: 1}.get(len(group), 0)
        if not size or number >= 1 << 8 * size:
            raise ValueError("not base45")
        out += number.to_bytes(size, "big")
    return bytes(out)
