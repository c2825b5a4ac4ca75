"""Org units as the command line names them: by statistical code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edu.commands.data_folder import OPERATOR
from edu.domain.errors import NotFound
from edu.domain.org_codes import normalise_code

if TYPE_CHECKING:
    from edu.bootstrap import Services


def org_of(services: Services, code: str) -> str:
    """The id of the unit with that code ('' for ''); a short code is filled up with zeros."""
    if not code:
        return ""
    wanted = normalise_code(code)
    for unit in services.organisations.org_units(OPERATOR):
        if unit.code == wanted:
            return unit.id
    raise NotFound(f"没有登记区划代码为 {code} 的单位。", "请先在程序里登记单位，或检查代码。")
