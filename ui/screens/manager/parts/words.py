"""Words and chips that several screens use. No Qt."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from edu.domain.obligations.sentences import STATE_NAMES
from edu.domain.obligations.words import INDUSTRIES, SCHEMES
from edu.domain.people import OrgUnit, Post
from edu.domain.person_classes import PERSON_CLASS_NAMES
from ui.widgets.chip import Status

CLASS_NAMES: dict[str, str] = {str(key): name for key, name in PERSON_CLASS_NAMES.items()}
SEX_WORDS = {"male": "男", "female": "女"}
_CHIPS: dict[str, Status] = {
    "met": "met", "due_soon": "due", "due": "running", "overdue": "overdue", "not_applicable": "none",
    "unverified": "info",
}  # fmt: skip
_NAMES: dict[str, str] = {str(key): name for key, name in STATE_NAMES.items()}


def state_chip(state: str) -> tuple[Status, str]:
    """The chip of an obligation's state."""
    return _CHIPS.get(state, "none"), _NAMES.get(state, state)


def class_word(key: str) -> str:
    return CLASS_NAMES.get(key, "其他")


def class_pairs() -> Sequence[tuple[str, str]]:
    return tuple(CLASS_NAMES.items())


def scheme_pairs() -> Sequence[tuple[str, str]]:
    return tuple(SCHEMES.items())


def industry_pairs() -> Sequence[tuple[str, str]]:
    return (("", "未填写"), *((word, word) for word in INDUSTRIES.values()))


def unit_pairs(units: Iterable[OrgUnit]) -> Sequence[tuple[str, str]]:
    """Townships with their villages indented below; proposals and joined ones are left out."""
    held = [unit for unit in units if not unit.joined_into and not unit.proposed]
    above = {unit.id for unit in held}
    pairs: list[tuple[str, str]] = []
    for top in (unit for unit in held if unit.parent not in above):
        pairs.append((top.id, top.name))
        below = [unit for unit in held if unit.parent == top.id]
        for unit in below:
            pairs.append((unit.id, f"　{unit.name}"))
            pairs.extend((leaf.id, f"　　{leaf.name}") for leaf in held if leaf.parent == unit.id)
    return pairs


def span(first: str, last: str) -> str:
    """2026-03-01 至今; two empty days are 未填写."""
    if not first and not last:
        return "未填写起止"
    return f"{first or '起始未填'} 至 {last}" if last else f"{first} 至今"


def hours_text(minutes: int, unit_minutes: int) -> str:
    """学时 to one decimal."""
    tenths = minutes * 10 // max(1, unit_minutes)
    return f"{tenths // 10}" if tenths % 10 == 0 else f"{tenths // 10}.{tenths % 10}"


def marks_text(hundredths: int | None) -> str:
    if hundredths is None or hundredths < 0:
        return "—"
    whole, rest = divmod(hundredths, 100)
    return f"{whole}" if rest == 0 else f"{whole}.{rest:02d}".rstrip("0")


def until_words(expires: str, today: date) -> str:
    """长期有效, 还有 12 天, 今天到期, 已过期 3 天."""
    if not expires:
        return "长期有效"
    left = (date.fromisoformat(expires) - today).days
    if left < 0:
        return f"已过期 {-left} 天"
    return "今天到期" if left == 0 else f"还有 {left} 天"


def expiry_chip(expires: str, today: date, soon_days: int = 90) -> tuple[Status, str]:
    if not expires:
        return "met", "长期有效"
    left = (date.fromisoformat(expires) - today).days
    if left < 0:
        return "overdue", "已过期"
    return ("due", f"{left} 天后到期") if left <= soon_days else ("met", "有效")


def post_words(post: Post) -> str:
    """The office's own word with the class behind it where they differ, and the trade."""
    name = class_word(post.person_class)
    told = name in post.role or name == f"村级{post.role}"  # 应急管理员 is 村级应急管理员 to whoever reads it
    words = post.role if told else f"{post.role}（{name}）"
    return f"{words} · {post.work_type}" if post.work_type else words
