"""Text as offices type it: full-width letters, stray spaces, invisible characters.

Not NFKC: it would also replace compatibility ideographs, which are the right characters of some names.
"""

from __future__ import annotations

import re

_HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20, 0xA0: 0x20, 0x2007: 0x20}
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]"
)
_SPACES = re.compile(r"[ \t\r\n\u2000-\u200a\u202f\u205f]+")
_PLAIN = re.compile(r"[!-~\u4e00-\u9fff]*")
"""The common case: nothing to clean."""


def visible(text: str) -> str:
    """Without control, zero-width and text-direction characters; line breaks stay."""
    return _INVISIBLE.sub("", text)


def half_width(text: str) -> str:
    return text.translate(_HALF_WIDTH)


def squeezed(text: str) -> str:
    """Half-width, visible, every run of white space one space, none at the ends."""
    if _PLAIN.fullmatch(text):
        return text
    return _SPACES.sub(" ", half_width(visible(text))).strip()
