"""Role cells → posts: categories beside titles, trades of special operators."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from edu.domain.person_classes import PERSON_CLASS_NAMES, PersonClass
from edu.domain.roster import RosterPost
from edu.domain.roster_words import class_of, classes_of, heading_key, scheme_of
from edu.packs.roster.titles import BRACKETS, divided, holds_two, is_deputy, split_posts
from edu.packs.roster.village_offices import body_of, class_at, heads, home_of, leaves_open

_TRADE_PREFIX = re.compile(r"^(?:特种作业|特殊工种)(?:人员|操作人员|操作证)?[-—:： ]*")
_VILLAGE_OFFICE = re.compile(r"(?:党(?:总)?支部|党委)?副?(?:书记|主任)|文书|支委")
"""Whose it is only the post beside it says: 村书记兼主任."""
_VILLAGE_POST = re.compile(r"网格[员长]|应急(?:管理|专管)员|灾害信息员")
_APART: frozenset[PersonClass | None] = frozenset(["grid-member", "volunteer", "rescuer"])
_OF_FIRM: frozenset[PersonClass | None] = frozenset(["principal", "safety-manager", "special-operator"])
_IDLE: frozenset[PersonClass | None] = frozenset([None, "worker", "public"])
_ANY_OF_THREE = re.compile(r"(?:企业|单位|安全生产)?(?:三类|三项岗位|三岗)(?:人员)?")
_VAGUE = re.compile(_ANY_OF_THREE.pattern + r"|(?:企业|单位)?(?:参训|培训|管理)?人员|学员")
"""As a category: the title says which class it is. 从业人员 and 其他人员 are words for one."""
_HEAD = r"(?:总经理|总裁|经理|[董理]事长|[厂矿场站校园院店]长|(?:主要|项目)?负责人|项目经理|法人|法定代表人)"
_DEPUTY = re.compile(
    rf"副(?:{_HEAD}|总(?!工|会计))|{_HEAD}[副原]职?$|(?:(?<!草)原|前|[原前离]任|退休){_HEAD}$"
    r"|(?:总经理|总裁|董事长|[厂矿场站]长|项目经理)助理"
)
"""其他负责人, whom 安全生产法 §5 sets beside the 主要负责人; who answers for safety has the words for it."""
_Pairs = list[tuple[str, str]]


class Said(NamedTuple):
    """What the words of a line say: the word, the title, the class and the trade of each post.

    `unknown`: words of no class that we know; `doubled`: words that say two classes, of which one was taken.
    `any_of`: words for three classes, 三类人员, beside which no title says which, with the class taken.
    `beside`: titles that name another post of the village than the class taken.
    `of_village`: titles at a village's committee, of which nothing says what they are there, with the class taken.
    `deputies`: titles of a firm's deputy or former heads, of which nothing says whether they answer for safety, so too.
    """

    posts: tuple[tuple[str, str, PersonClass, str], ...]
    unknown: tuple[str, ...]
    doubled: tuple[tuple[str, PersonClass], ...]
    any_of: tuple[tuple[str, PersonClass], ...]
    beside: tuple[tuple[str, PersonClass], ...]
    of_village: tuple[tuple[str, PersonClass], ...]
    deputies: tuple[tuple[str, PersonClass], ...]


def read_posts(
    category: str, role: str, trade: str, scheme: str, pattern: RosterPost
) -> tuple[tuple[RosterPost, ...], Said]:
    """Posts of one line; `pattern` carries dates and place, and the class of a post whose word says none."""
    firm = pattern.enterprise.name if pattern.enterprise else None
    body, home = body_of(firm, pattern.village), home_of(firm, pattern.village)
    said = _said(category, role, trade, body, home, pattern.person_class)
    posts = (
        replace(
            pattern,
            title=title,
            person_class=known,
            scheme=scheme_of(scheme) or scheme_of(word) or scheme_of(title) or pattern.scheme,
            trade=its_trade,
            by_department=scheme_of(scheme) is not None,
        )
        for word, title, known, its_trade in said.posts
    )
    return tuple(dict.fromkeys(posts)), said


@lru_cache(maxsize=4096)  # a roster of ten thousand lines has some dozens of words
def _said(category: str, role: str, trade: str, body: str, home: str, default: PersonClass) -> Said:
    """`body`: the village's or township's that the line writes, or ''; `home`: the village, or ''.

    `default`: the class where a word says none.
    """
    pairs = _pairs(category, role) or ([(trade, trade)] if trade else [])
    classes = _classes(pairs, trade, categories=bool(category))
    asked = body != "" and not category
    if body or home:
        classes = [
            ((asked or known is None) and (body or heads(title)) and class_at(body or home, title)) or known
            for known, (_, title) in zip(classes, pairs, strict=True)
        ]
    trades = iter(_trades(trade, classes.count("special-operator")))
    read = [(word, title, known) for (word, title), known in zip(pairs, classes, strict=True)]
    key = {"principal", "safety-manager"}.intersection(filter(None, classes))  # 副厂长兼安全员 says it
    of_village = {title: known or default for _, title, known in read if asked and leaves_open(body, title, known)}
    return Said(
        tuple(
            (word, title, known or default, _trade(next(trades), title) if known == "special-operator" else "")
            for word, title, known in read
        ),
        tuple(title for _, title, known in read if known is None),
        _each((word, known) for word, _, known in read if known and holds_two(word)),
        _each((word, known or default) for word, _, known in read if known in _IDLE and _ANY_OF_THREE.fullmatch(word)),
        _each((title, known or default) for _, title, known in read if _names_another(title, known)),
        tuple(of_village.items()),
        _each((title, default) for title in _deputies(read) if not key and title not in of_village),
    )


def _deputies(read: list[tuple[str, str, PersonClass | None]]) -> Iterator[str]:
    """Titles of a deputy or former head, of which no word says the class; a vague category says none."""
    for word, title, known in read:
        vague = _VAGUE.fullmatch(word) and not _ANY_OF_THREE.fullmatch(word)
        if (known is None or (vague and known in _IDLE)) and _is_deputy(title):
            yield title


def _is_deputy(title: str) -> bool:
    return _DEPUTY.search(heading_key(title)) is not None


def _each(found: Iterable[tuple[str, PersonClass]]) -> tuple[tuple[str, PersonClass], ...]:
    return tuple(dict(found).items())


def _names_another(title: str, taken: PersonClass | None) -> bool:
    """Of 书记 网格员 beside 村级应急管理员 the post of the grid is not taken."""
    return any(class_of(name) != taken for name in _VILLAGE_POST.findall(title))


def _pairs(category: str, role: str) -> _Pairs:
    """The word that says the class, with the title.

    主要负责人和安全管理人员 is also what a training is called: as a category it is not divided at 和.
    """
    categories, titles = split_posts(category, words=False), split_posts(role)
    if not categories:
        return [(title, title) for title in titles]
    if len(categories) == 1 and titles:
        words = _words(categories[0], titles)
        trades = {class_of(word) for word in [*categories, *titles]} == {"special-operator"}
        if set(words) == {categories[0]} and not trades:  # one class: a space parts no posts
            return [(categories[0], title) for title in divided(role)]
        return [*zip(words, titles, strict=True), *_left_over(categories[0], words)]
    if len(categories) == len(titles):
        return list(zip(categories, titles, strict=True))
    return [(word, word) for word in [*categories, *titles]]


def _left_over(category: str, words: list[str]) -> _Pairs:
    """The category's own post where every title has another class: 村级应急管理员 beside 网格员、志愿者."""
    named = len(words) < 2 or holds_two(category) or class_of(category) in {None, *map(class_of, words)}
    return [] if named else [(category, category)]


def _words(category: str, titles: tuple[str, ...]) -> list[str]:
    """Of 主要负责人 with 总经理兼安全员 the category is one post's: the other goes by its title.

    A category that names two classes leaves it to a title that says which of them. Beside a deputy's title, which says
    no class, the category is his and the others go by their titles: 主要负责人 with 副厂长、安全员.
    """
    wanted, own = class_of(category), [class_of(title) for title in titles]
    if holds_two(category) and classes_of(category).issuperset(own) and not any(map(is_deputy, titles)):
        return [*titles]
    if wanted in _IDLE or wanted not in own:
        several = len(titles) > 1
        deputy = any(known in _IDLE and _is_deputy(title) for known, title in zip(own, titles, strict=True))
        others = _OF_FIRM - {wanted} if wanted in _OF_FIRM and deputy else frozenset()
        return [
            title if several and (known in others or _is_apart(title, known)) else category
            for known, title in zip(own, titles, strict=True)
        ]
    return [category if known in {wanted, *_IDLE} else title for known, title in zip(own, titles, strict=True)]


def _is_apart(title: str, known: PersonClass | None) -> bool:
    """A post that no category of another class is a word for: 网格员 beside 书记, where both are 村级应急管理员."""
    return known in _APART or _VILLAGE_POST.search(title) is not None


def _classes(pairs: _Pairs, trade: str, *, categories: bool) -> list[PersonClass | None]:
    known = [
        (not _VAGUE.fullmatch(word) and class_of(word)) or class_of(title) or class_of(word) for word, title in pairs
    ]
    if not categories and class_of(trade) == "special-operator":  # 维修工 whose trade is 低压电工
        known = ["special-operator" if name in (None, "worker") else name for name in known]
    if "village-admin" in known:
        known = [
            "village-admin" if name is None and _VILLAGE_OFFICE.fullmatch(title) else name
            for name, (_, title) in zip(known, pairs, strict=True)
        ]
    return known


def _trades(trade: str, operators: int) -> list[str]:
    """The trade of each special operator's post: one each where as many are named as there are posts."""
    named = split_posts(trade)
    return [*named] if operators > 1 and len(named) == operators else [trade] * operators


def _trade(trade: str, title: str) -> str:
    """The column 工种 first; else what stands in brackets or after 特种作业; else a title that is itself a trade."""
    if trade:
        return trade
    if match := BRACKETS.search(title):
        return match[1].strip()
    rest = _TRADE_PREFIX.sub("", title).strip()
    return "" if rest in (PERSON_CLASS_NAMES["special-operator"], "人员") else rest
