"""Role cells → posts: several posts in one cell, categories beside titles, trades of special operators."""

from __future__ import annotations

import re
from dataclasses import replace

from edu.domain.person_classes import PERSON_CLASS_NAMES
from edu.domain.roster import RosterPost
from edu.domain.roster_words import class_of, scheme_of

_SEPARATORS = re.compile(r"[、/;,，；|+\n]|\s和\s|(?<!专)兼任?(?!职)")
"""总经理兼安全员 holds two posts; 兼职安全员 and 专兼职安全员 one."""
_BRACKETS = re.compile(r"[((\[【]([^()()\[\]【】]*)[))\]】]")
_TRADE_PREFIX = re.compile(r"^(?:特种作业|特殊工种)(?:人员|操作人员|操作证)?[-—:： ]*")


def split_posts(text: str) -> list[str]:
    """The posts named in one cell; separators inside brackets do not divide."""
    shielded = _BRACKETS.sub(lambda match: match[0].translate(_SHIELD), text)
    return [part for piece in _SEPARATORS.split(shielded) if (part := piece.translate(_UNSHIELD).strip())]


_SHIELD = {ord(mark): 0xE000 + place for place, mark in enumerate("、/;,，；|+\n兼")}
_UNSHIELD = {private: mark for mark, private in _SHIELD.items()}


def read_posts(
    category: str, role: str, trade: str, scheme: str, pattern: RosterPost
) -> tuple[list[RosterPost], list[str]]:
    """Posts of one line, and the words that belong to no class that we know.

    `pattern` carries dates and place, and the class of a post whose word says none.
    """
    categories, titles = split_posts(category), split_posts(role)
    if not categories:
        pairs = [(title, title) for title in titles]
    elif len(categories) == 1 and titles:
        pairs = [(categories[0], title) for title in titles]
    elif len(categories) == len(titles):
        pairs = list(zip(categories, titles, strict=True))
    else:
        pairs = [(word, word) for word in [*categories, *titles]]
    if not pairs and trade:
        pairs = [(trade, trade)]
    posts: list[RosterPost] = []
    unknown: list[str] = []
    for word, title in pairs:
        known = class_of(word) or class_of(title)
        if not categories and known in (None, "worker") and class_of(trade) == "special-operator":
            known = "special-operator"  # 维修工 whose trade is 低压电工
        if known is None:
            unknown.append(title)
        post = replace(
            pattern,
            title=title,
            person_class=known or pattern.person_class,
            scheme=scheme_of(scheme) or scheme_of(word) or scheme_of(title) or pattern.scheme,
        )
        posts.append(replace(post, trade=_trade(trade, title)) if known == "special-operator" else post)
    return list(dict.fromkeys(posts)), unknown


def _trade(trade: str, title: str) -> str:
    """The column 工种 first; else what stands in brackets or after 特种作业; else a title that is itself a trade."""
    if trade:
        return trade
    if match := _BRACKETS.search(title):
        return match[1].strip()
    rest = _TRADE_PREFIX.sub("", title).strip()
    return "" if rest in (PERSON_CLASS_NAMES["special-operator"], "人员") else rest
