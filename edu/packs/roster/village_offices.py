"""Offices that only the village beside them makes what they are: 书记 at 石坑村委会 is 石坑村书记, and not a firm's."""

from __future__ import annotations

import re

from edu.domain.person_classes import PersonClass
from edu.domain.village_names import is_grid

_OFFICE = re.compile(
    r"(?:党(?:总支|支部|委)|支部|村委会?|居委会?)?副?(?:书记|主任)|(?:支部|村委|居委|两委|党委)?委员|文书|支委"
)
_OPEN = re.compile(r".{0,4}(?:会计|出纳|报账员)|负责人")
"""Who a village's committee pays, or who stands for it: no word for one of our classes."""


def village_class(unit: str, title: str) -> PersonClass | None:
    """As of 村书记, 村委会主任 and 社区文书, which the words for a class have."""
    return "village-admin" if _OFFICE.fullmatch(title) and not is_grid(unit) else None


def leaves_open(title: str, known: PersonClass | None) -> bool:
    return known is None or _OPEN.fullmatch(title) is not None
