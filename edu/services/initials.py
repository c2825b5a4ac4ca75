"""Pinyin initials of a name (张伟杰 → zwj), for searching by two or three keys.

pypinyin reads a surname as the common word (曾 → ceng); the surnames that are read differently stand here. What is
still wrong for one person is corrected by hand and kept with the person's details.
"""

from __future__ import annotations

import os
from functools import cache

_SURNAMES = {
    "万俟": "mq", "尉迟": "yc", "单于": "cy", "澹台": "tt", "令狐": "lh", "长孙": "zs",
    "曾": "z", "单": "s", "解": "x", "仇": "q", "查": "z", "区": "o", "盖": "g", "朴": "p", "翟": "z", "缪": "m",
    "种": "c", "召": "s", "秘": "b", "隗": "w", "乐": "y", "尹": "y", "覃": "q", "宁": "n", "那": "n", "员": "y",
    "黑": "h", "逄": "p", "晁": "c", "繁": "p", "冼": "x", "洗": "x", "柏": "b", "纪": "j", "折": "s", "郗": "x",
}  # fmt: skip


def initials_of(name: str) -> str:
    """Lower-case letters, one a character; Latin letters stay; anything without a reading is left out."""
    if name.isascii():
        return name.lower()
    for length in (2, 1):
        known = _SURNAMES.get(name[:length])
        if known is not None and len(name) > length:
            return known + initials_of_given(name[length:])
    return initials_of_given(name)


def initials_of_given(name: str) -> str:
    return "".join(_initial(character) for character in name)


@cache
def _initial(character: str) -> str:
    """Kept a character: 10,000 names took 1.5 s of a roster's import through the library each time."""
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")  # 0.9 s and 40 MB less at import; a given name is no phrase
    from pypinyin import Style, lazy_pinyin

    if character.isascii():
        return character.lower() if character.isalpha() else ""
    read = lazy_pinyin(character, style=Style.FIRST_LETTER, errors="ignore")
    letter = read[0][:1].lower() if read else ""
    return letter if letter.isascii() else ""
