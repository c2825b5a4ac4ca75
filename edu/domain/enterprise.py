"""Unified social credit codes (GB 32100), names of firms in comparison, and telephone numbers."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from edu.domain.text import squeezed

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"  # without I O S V Z
_VALUES = {character: value for value, character in enumerate(_ALPHABET)}
_WEIGHTS = tuple(pow(3, place, 31) for place in range(17))
_USCC = re.compile(r"[0-9A-HJ-NPQRTUW-Y]{2}[0-9]{6}[0-9A-HJ-NPQRTUW-Y]{10}")
_MOBILE = re.compile(r"1[3-9][0-9]{9}")
_LANDLINE = re.compile(r"(?:0[0-9]{2,3}-?)?[2-9][0-9]{6,7}(?:-[0-9]{1,5})?")


_FIRM_NOISE = re.compile(r"[\s'’‘\"“”]")
_BRACKETS = str.maketrans("〔〕【】[]{}", "()()()()")
USCC_LENGTH = 18


@lru_cache(maxsize=16_384)  # a roster names a firm on the line of each of its people
def firm_key(name: str) -> str:
    """The same for every way to write one firm's name: width of letters and brackets, spaces, line breaks, case.

    For comparison only: a firm is shown as it was registered.
    """
    return _FIRM_NOISE.sub("", squeezed(name)).translate(_BRACKETS).upper()


def longest_name(names: Iterable[str]) -> str:
    """The spelling that says most; the same in whatever order they are written."""
    return max(names, key=lambda name: (len(name), name))


def spelt_alike(names: Collection[str]) -> bool:
    """Whether each is the longest with something left out: 木器厂 is short for 松阳县木器厂, 石材厂 is not."""
    whole = firm_key(longest_name(names))
    return all(_left_out(firm_key(name), whole) for name in names)


def _left_out(short: str, whole: str) -> bool:
    rest = iter(whole)
    return all(character in rest for character in short)


def normalise_uscc(text: str) -> str:
    return re.sub(r"[\s\-‐-―−_'’‘]", "", squeezed(text)).upper()


def uscc_check_character(body: str) -> str:
    """The 18th character for the first 17 (MOD 31 with powers of 3)."""
    total = sum(_VALUES[character] * weight for character, weight in zip(body, _WEIGHTS, strict=True))
    return _ALPHABET[-total % 31]


def is_uscc(code: str) -> bool:
    """For a normalised code: form and check character hold."""
    return _USCC.fullmatch(code) is not None and uscc_check_character(code[:17]) == code[17]


def normalise_phone(text: str) -> str:
    """Spaces and brackets away, +86 dropped; a mobile number loses its dashes, a landline keeps them."""
    number = re.sub(r"[\s()'’‘]", "", squeezed(text))
    number = re.sub(r"[‐-―−_]", "-", number)
    number = re.sub(r"^(?:\+|00)?86-?(?=1[3-9]|0)", "", number)
    bare = number.replace("-", "")
    return bare if is_mobile(bare) else number


def is_mobile(number: str) -> bool:
    return _MOBILE.fullmatch(number) is not None


def is_phone(number: str) -> bool:
    """A mobile number or a landline with or without its area code."""
    return is_mobile(number) or _LANDLINE.fullmatch(number) is not None
