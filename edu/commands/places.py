"""Org units and enterprises as the command line names them: by statistical code, by credit code or name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edu.commands.data_folder import OPERATOR
from edu.domain.enterprise import normalise_uscc
from edu.domain.errors import Conflict, NotFound
from edu.domain.org_codes import normalise_code

if TYPE_CHECKING:
    from edu.bootstrap import Services


def org_of(services: Services, code: str) -> str:
    """The id of the unit with that code ('' for ''); a short code is filled up with zeros."""
    if not code:
        return ""
    wanted = normalise_code(code)
    for unit in services.organisations.org_units(OPERATOR):
        if unit.code == wanted and not unit.proposed:
            return unit.id
    raise NotFound(f"没有登记区划代码为 {code} 的单位。", "请先在程序里登记单位，或检查代码。")


def enterprise_of(services: Services, said: str) -> str:
    """The id of the enterprise with that credit code, id or whole name; a name that two firms bear is a Conflict."""
    code = normalise_uscc(said)
    firms = services.organisations.enterprises(OPERATOR)
    found = [firm.id for firm in firms if said in (firm.id, firm.name) or (firm.uscc and firm.uscc == code)]
    if not found:
        raise NotFound(f"没有登记企业“{said}”。", "请用统一社会信用代码或企业全称，写法与“村社与企业”里的一致。")
    if len(found) > 1:
        raise Conflict(f"有 {len(found)} 家企业叫“{said}”。", "请改用统一社会信用代码。")
    return found[0]
