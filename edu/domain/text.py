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
_HAN_GAP = re.compile(r"(?<=[^\x00-\x7f]) | (?=[^\x00-\x7f])")
_NOTHING = frozenset(["0", "无", "暂无", "没有", "空", "未填", "不详", "无此项", "NA", "NONE", "NULL", "NIL", "NAN"])
_MARKS = re.compile(r"[\s/\\|\-‐-―−_~.…·*×,，、。;；:：#'’‘\"“”()]+")
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


def unspaced(text: str) -> str:
    """Squeezed, and without the spaces beside a Chinese character: 白 石 村 is 白石村, Ford Motor stays."""
    return _HAN_GAP.sub("", squeezed(text))


def says_nothing(text: str) -> bool:
    """Whether a cell only shows that there is nothing to fill in: /, —, 无, N/A, the 0 of an empty look-up."""
    return _MARKS.sub("", squeezed(text)).upper() in _NOTHING or _MARKS.fullmatch(squeezed(text)) is not None
