"""One place is registered once: which unit a name or a code stands for already, and what is said of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edu.domain import org_codes
from edu.domain.errors import Conflict
from edu.domain.village_names import settled_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from edu.domain.people import OrgUnit
    from edu.services.ports import Writing


def namesake(units: Iterable[OrgUnit], wanted: OrgUnit) -> OrgUnit | None:
    """The confirmed unit that `wanted` is already: of its level, its name and its place.

    A village is known by its settled name within its township, with the township's name before it or without. A
    township of one name may stand in two counties: the units above them, or the counties of their codes, tell them
    apart.
    """
    known = {unit.id: unit for unit in units}
    town = known[wanted.parent].name if wanted.parent in known else ""
    confirmed = [unit for unit in known.values() if not unit.proposed and not unit.joined_into and unit.id != wanted.id]
    found = [unit for unit in confirmed if _is(unit, wanted, town)]
    return min(found, key=lambda unit: not unit.code, default=None)  # ledgers of before may have two of them


def _is(unit: OrgUnit, wanted: OrgUnit, town: str) -> bool:
    if unit.level != wanted.level:
        return False
    if wanted.level == "village":
        return unit.parent == wanted.parent and _within(unit.name, town) == _within(wanted.name, town)
    within = unit.parent == wanted.parent or _county(unit) == _county(wanted) != ""
    return unit.name == wanted.name and (within or wanted.level == "county")


def _within(name: str, town: str) -> str:
    """Settled, without the township's name that some write before it."""
    return settled_name(name.removeprefix(town) or name)


def _county(unit: OrgUnit) -> str:
    return unit.code[:6] if unit.level == "township" and org_codes.is_code(unit.code) else ""


def check_code(work: Writing, code: str, name: str) -> None:
    """`code` is free for the unit that is to be called `name`; Conflict names the unit that has it."""
    holder = work.people.org_unit_by_code(code) if code else None
    if holder is None:
        return
    raise Conflict(
        f"区划代码 {code} 已经登记过，登记的是{_placed(work, holder)}“{holder.name}”，不能再给“{name}”。",
        f"“{name}”就是“{holder.name}”的，不用再登记；名册里等待确认的，请选择“并入已有的村”。"
        "不是同一个单位的，请对照区划代码表核对代码。",
    )


def taken(work: Writing, unit: OrgUnit, name: str) -> Conflict:
    """Why `name` cannot be registered beside `unit`, which has it."""
    coded = f"区划代码是 {unit.code}" if unit.code else "还没有区划代码"
    alike = f"；“{name}”与“{unit.name}”是同一个地方的两种写法" if unit.name != name else ""
    where = _placed(work, unit)
    if unit.level != "village":
        return Conflict(
            f"{where}已经登记过“{unit.name}”，{coded}，不能再登记一个同名的。",
            "是同一个单位的，不用再登记，直接用已登记的那一个；代码不一样的，请对照区划代码表核对。"
            "不在同一个县的乡镇，请先登记所在的县，再选好上级单位。",
        )
    return Conflict(
        f"{where}已经登记过“{unit.name}”，{coded}{alike}。",
        "是同一个村的，不用再登记；名册里等待确认的，请选择“并入已有的村”。"
        "确实是另一个村的，请换一个分得清的名称；代码不一样的，请对照区划代码表核对。",
    )


def _placed(work: Writing, unit: OrgUnit) -> str:
    above = work.people.org_unit(unit.parent) if unit.parent else None
    return above.name if above is not None else ""
