"""Offices that only the village or township beside them makes what they are: 书记 of 石坑村委会 is no firm's worker."""

from __future__ import annotations

import re

from edu.domain.person_classes import PersonClass
from edu.domain.township_names import is_part_of_office, is_township
from edu.domain.village_names import is_committee, is_grid, is_village_body

_OFFICE = re.compile(
    r"(?:党(?:总支|支部|委)|支部|村委会?|居委会?)?副?(?:书记|主任)|(?:支部|村委|居委|两委|党委)?委员|文书|支委"
)
_HEAD = re.compile(r"(?:党(?:总支|支部|委)|支部|村委会?|居委会?)?副?(?:书记|主任)")
_OF_TOWNSHIP = re.compile(
    r".{0,8}(?:干部|工作人员|办事员|委员|部长|主席|(?:办|办公室|中心)副?主任)|副?[中大]?队长|队员"
)
_OPEN = re.compile(r".{0,4}(?:会计|出纳|报账员)|工作人员|负责人|法定代表人|法人(?:代表)?")
"""Who a village's committee pays, or who stands for it: no word for one of our classes."""


def body_of(firm: str | None, village: str) -> str:
    """The village's or township's body that a line writes: 石坑村委会; '' for a firm, or where somebody only is."""
    if firm is not None:
        return firm if is_village_body(firm) or _is_office(firm) else ""
    return village if is_committee(village) else ""


def home_of(firm: str | None, village: str) -> str:
    """The village of who writes no firm: 书记 of 石坑村 is its official, though others there only live in it."""
    return "" if firm is not None or _is_office(village) else village


def heads(title: str) -> bool:
    """委员 who lives in a village may be anything else."""
    return _HEAD.fullmatch(title) is not None


def class_at(body: str, title: str) -> PersonClass | None:
    """As of 村书记, 社区文书 and 镇干部, which the words for a class have."""
    if _is_office(body):
        return "official" if _OFFICE.fullmatch(title) or _OF_TOWNSHIP.fullmatch(title) else None
    return "village-admin" if _OFFICE.fullmatch(title) and not is_grid(body) else None


def leaves_open(body: str, title: str, known: PersonClass | None) -> bool:
    """Whether nothing says what somebody of the village's body is; of a township's nobody asks."""
    return not _is_office(body) and (known is None or _OPEN.fullmatch(title) is not None)


def _is_office(name: str) -> bool:
    return is_township(name) or is_part_of_office(name)
