"""Whether words that a whole hall will read hold a person's ID number."""

from __future__ import annotations

import re
import unicodedata

from edu.domain.identity import PROVINCES

_TOGETHER = re.compile(r"\d{15}")
"""Old numbers have 15 digits, present ones 17 and a digit or X: nothing else of that length belongs on a wall."""
_MARK = r"[\s\-‐‑–—−_./\\·•~]{1,3}"
"""What stands between the parts of one number. 、，：and words divide two things."""
_PARTED = re.compile(rf"\d+(?:{_MARK}\d+)+(?:{_MARK}[Xx])?")
_PART = re.compile(r"\d+|[Xx]")
_DAY = r"(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
_BODY = re.compile(rf"\d{{6}}(?:(?:19|20)\d\d{_DAY}\d{{3}}[\dXx]?|\d\d{_DAY}\d{{3}})")
"""GB 11643: area, birthday, three digits; the check character may be cut off. Of old ones the year has two digits."""
_LONGEST = 18


def names_an_id(words: str) -> bool:
    """15 digits in a row or more, of any width; or parts that marks divide and that together have the area and the
    birthday of such a number. Days, hours and telephone numbers in a row are none.
    """
    plain = unicodedata.normalize("NFKC", words)
    return _TOGETHER.search(plain) is not None or any(_holds_one(row) for row in _PARTED.findall(plain))


def _holds_one(row: str) -> bool:
    parts = _PART.findall(row)
    for at in range(len(parts)):
        number = ""
        for part in parts[at:]:
            number += part
            if len(number) > _LONGEST:
                break
            if _BODY.fullmatch(number) and (number[:2] in PROVINCES or number[0] == "9"):  # 9: a foreigner's
                return True
    return False
