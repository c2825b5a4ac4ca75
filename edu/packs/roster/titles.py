"""One cell → the titles in it: what divides them for certain, and what divides them only where both sides are posts."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from edu.domain.person_classes import PersonClass
from edu.domain.roster_words import class_of, classes_of, scheme_of

_SEPARATORS = re.compile(r"[、/;,，；|+\n]|\s和\s|(?<!专)兼任?(?!职)")
"""总经理兼安全员 holds two posts; 兼职安全员 and 专兼职安全员 one."""
BRACKETS = re.compile(r"[((\[【]([^()()\[\]【】]*)[))\]】]")
_ALSO = re.compile(r"[(\[【](?:兼任?(?!职)|(?=兼职))([^()\[\]【】]+)[)\]】]$")
"""厂长(兼安全员), but not 安全员(兼)."""
_SPACES = re.compile(r" ")
_SPACES_AND_WORDS = re.compile(r" |和|及|暨")
_WHOLE = re.compile(r".+(?:人员?|[员者长工师主]|经理|主任|书记|支书|总监|干部|代表|文书|作业)")
"""What ends like a title; 应急救援 and 网格 are the first half of a title that goes on after the line break."""
_ENDINGS = frozenset(["负责人", "经理", "主任", "书记", "代表", "干部", "管理员", "作业人员", "人员"])
_IDLE: frozenset[PersonClass | None] = frozenset([None, "worker", "public"])
_NO_TRADE = re.compile(r"特种作业|特殊工种")
_ONE_POST = re.compile(r"副|分管|助理")


@lru_cache(maxsize=4096)
def split_posts(text: str, *, words: bool = True) -> tuple[str, ...]:
    """The posts named in one cell, also where only a space or a word stands between them.

    A space (a line break, once cleaned), a bracketed 兼 and, with `words`, 和, 及 and 暨 divide whole posts only: they
    also stand inside one.
    """
    return tuple(title for piece in divided(text) for title in _parts(piece, words=words))


@lru_cache(maxsize=4096)
def divided(text: str) -> tuple[str, ...]:
    """The cell at its separators; those inside brackets do not divide."""
    shielded = BRACKETS.sub(lambda match: match[0].translate(_SHIELD), text)
    return tuple(part for piece in _SEPARATORS.split(shielded) if (part := piece.translate(_UNSHIELD).strip()))


_SHIELD = {ord(mark): 0xE000 + place for place, mark in enumerate("、/;,，；|+\n兼")}
_UNSHIELD = {private: mark for mark, private in _SHIELD.items()}


def _parts(piece: str, *, words: bool) -> list[str]:
    if match := _ALSO.search(piece):
        parts = [piece[: match.start()], *split_posts(match[1])]
        return parts if _are_posts(parts, ()) else [piece]
    parts = [part.strip() for part in (_SPACES_AND_WORDS if words else _SPACES).split(piece)]
    return parts if len(parts) > 1 and all(map(_WHOLE.fullmatch, parts)) and _are_posts(parts, _ENDINGS) else [piece]


def _are_posts(parts: list[str], endings: Collection[str]) -> bool:
    """Each a post of its own class, or a trade of its own, under the rules of one department."""
    known = [class_of(part) for part in parts]
    schemes = {scheme_of(part) or "emergency" for part in parts}
    if _IDLE.intersection(known) or any(part in endings for part in parts) or len(schemes) > 1:
        return False
    operators = {part for part, name in zip(parts, known, strict=True) if name == "special-operator"}
    trades = len(operators) if not any(map(_NO_TRADE.match, operators)) else min(len(operators), 1)
    return len(parts) == trades + len(set(known) - {"special-operator"})


@lru_cache(maxsize=4096)
def holds_two(title: str) -> bool:
    """Whether an undivided title names a principal and a safety manager; 分管安全副总经理 is one."""
    return not is_deputy(title) and {"principal", "safety-manager"} <= classes_of(title)


def is_deputy(title: str) -> bool:
    return _ONE_POST.search(title) is not None
