"""What stands in a column of names and is no name: 同上, 待定, 务农."""

from __future__ import annotations

from edu.domain.roster import Field

_ABOVE = frozenset(["〃", "″", "同上", "同前", "同上行"])
_ABOVE_FIELDS: frozenset[Field] = frozenset(["name", "enterprise", "village", "town", "category", "role", "trade"])
_NO_FIRM = frozenset(["无单位", "无工作单位", "务农", "农民", "待业", "无业", "自由职业", "自由职业者"])
_UNTOLD = frozenset(["待定", "待补", "待补充", "待填", "待核实", "未知", "不明", "办理中"])
_OWN_ACCOUNT = frozenset(["个体", "个体户", "个体经营", "个体经营户", "个体工商户"])
"""A firm there may be, with a name on its licence."""


def refers_above(name: Field, text: str) -> bool:
    """Whether the cell only points at another one; which of the lines is meant, a sorted sheet no longer says."""
    return text in _ABOVE and name in _ABOVE_FIELDS


def names_none(name: Field, text: str) -> bool:
    """Whether the text says that there is no name or that it is not known."""
    return text in _UNTOLD or (name == "enterprise" and (text in _NO_FIRM or text in _OWN_ACCOUNT))


def may_have_one(text: str) -> bool:
    """Of what names none: whether there may be one all the same."""
    return text not in _NO_FIRM
