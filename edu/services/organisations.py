"""Org units and enterprises: look-ups, and what a manager declares, confirms or changes by hand."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from edu.domain.actors import Actor, Permission, require
from edu.domain.enterprise import is_uscc, normalise_uscc
from edu.domain.errors import Conflict, InvalidInput, NotFound
from edu.domain.events import people as e
from edu.domain.people import OrgUnit
from edu.domain.village_names import is_waiting_name
from edu.services.doubled_posts import fold_doubled
from edu.services.unit_names import check_code, namesake, taken
from edu.system.ids import derived_id

if TYPE_CHECKING:
    from collections.abc import Sequence

    from edu.domain.people import Enterprise
    from edu.services.ports import Store, Writing
    from edu.system.ids import Ids


class Organisations:
    def __init__(self, store: Store, ids: Ids) -> None:
        self._store = store
        self._ids = ids

    def org_units(self, actor: Actor) -> Sequence[OrgUnit]:
        require(actor, Permission.PEOPLE_READ)
        with self._store.reading() as view:
            return view.people.org_units()

    def enterprises(self, actor: Actor, township: str = "") -> Sequence[Enterprise]:
        require(actor, Permission.PEOPLE_READ)
        with self._store.reading() as view:
            return view.people.enterprises(township)

    def proposals(self, actor: Actor) -> Sequence[OrgUnit]:
        """Org units that rosters named and nobody confirmed yet."""
        return [unit for unit in self.org_units(actor) if unit.proposed]

    def declare_org_unit(self, actor: Actor, *, code: str, name: str, level: str, parent: str = "") -> str:
        """Its id. A proposal that waits under this name in this township is confirmed as the unit and keeps its id.

        Else whoever a roster put there would be at another place than the one that was just declared. A village that
        was confirmed without a code gets this one and keeps its name; Conflict where the code, or a unit of this name
        with a code, is registered.
        """
        require(actor, Permission.ORGS_WRITE)
        with self._store.writing(actor) as work:
            check_code(work, code, name)
            new = OrgUnit(id=derived_id("org", code), code=code, name=name, level=level, parent=parent)
            known = namesake(work.people.org_units(), new)
            unit = _register(work, new, self._ids) if known is None else _give_code(work, known, new)
            work.commit()
            return unit

    def confirm_org_unit(self, actor: Actor, unit: str, *, code: str = "", name: str = "", parent: str = "") -> None:
        """The proposal is a real unit: give it its name and, if known, its code.

        `parent` is the township of a proposal that has none; InvalidInput where it is no confirmed one. Conflict where
        the code or the name, in whatever spelling, is registered: such a proposal is to be joined.
        """
        require(actor, Permission.ORGS_WRITE)
        with self._store.writing(actor) as work:
            proposed = _proposal(work, unit)
            name = name or proposed.name
            check_code(work, code, name)
            if parent:
                _check_township(work, proposed, parent)
            meant = replace(proposed, name=name, parent=parent or proposed.parent)
            known = namesake(work.people.org_units(), meant) if meant.parent else None
            if known is not None:
                raise taken(work, known, name)
            work.append(e.OrgUnitConfirmed(code=code, name=name, parent=parent), unit)
            work.commit()

    def join_org_unit(self, actor: Actor, unit: str, into: str) -> None:
        """The proposal is another name of a known unit: its posts belong there from now on.

        Who has the same post at both has it once (`doubled_posts`).
        """
        require(actor, Permission.ORGS_WRITE)
        with self._store.writing(actor) as work:
            _proposal(work, unit)
            target = work.people.org_unit(into)
            if target is None or target.proposed or target.joined_into:
                raise InvalidInput("要并入的单位必须是已确认的单位。", "请在列表里另选一个。")
            _join(work, unit, into, self._ids)
            work.commit()

    def register_enterprise(self, actor: Actor, firm: Enterprise) -> str:
        """InvalidInput for a wrong credit code; Conflict where a firm has it, or the name without a code."""
        require(actor, Permission.ORGS_WRITE)
        if not firm.name.strip():
            raise InvalidInput("企业名称不能为空。")
        firm = replace(firm, uscc=normalise_uscc(firm.uscc))
        with self._store.writing(actor) as work:
            _check_code(work, firm)
            made = replace(firm, id=firm.id or enterprise_id(firm.uscc, firm.township, firm.name))
            if work.people.enterprise(made.id) is not None or _namesake(work, firm):
                raise Conflict(
                    f"企业“{firm.name}”已经登记过。",
                    "请在企业列表里选中它，点“修改企业”；还没有信用代码的，在那里补上。",
                )
            register_enterprise(work, made, batch="")
            work.commit()
            return made.id

    def change_enterprise(self, actor: Actor, firm: Enterprise) -> None:
        """A credit code is added where there was none; '' leaves the one that is there, another is a Conflict."""
        require(actor, Permission.ORGS_WRITE)
        firm = replace(firm, uscc=normalise_uscc(firm.uscc))
        with self._store.writing(actor) as work:
            known = work.people.enterprise(firm.id)
            if known is None:
                raise NotFound("没有找到这家企业。")
            if firm.uscc and firm.uscc != known.uscc:
                if known.uscc:
                    raise Conflict(
                        f"企业“{known.name}”登记的信用代码是 {known.uscc}，登记后不能改成另一个："
                        "代码不同就是另一家企业，已有的人员、培训和演练记录都归在原来的代码下。",
                        "换了代码的，请把新企业另外登记一家，再把在岗人员登记到新企业。",
                    )
                _check_code(work, firm)
                work.append(e.EnterpriseCodeAdded(uscc=firm.uscc), firm.id)
            work.append(
                e.EnterpriseChanged(
                    name=firm.name,
                    industry=firm.industry,
                    high_risk=firm.high_risk,
                    township=firm.township,
                    village=firm.village,
                    key_place=firm.key_place,
                ),
                firm.id,
            )
            work.commit()


def _check_code(work: Writing, firm: Enterprise) -> None:
    """`firm` is to get this code, if it has one."""
    if not firm.uscc:
        return
    if not is_uscc(firm.uscc):
        raise InvalidInput(f"统一社会信用代码 {firm.uscc} 不对（应为 18 位，末位是校验码）。", "请对照营业执照核对。")
    holder = next((one for one in work.people.enterprises_named("", firm.uscc) if one.uscc == firm.uscc), None)
    if holder is not None:
        raise Conflict(
            f"统一社会信用代码 {firm.uscc} 已经登记给企业“{holder.name}”，一个代码只能是一家企业。",
            "请对照营业执照核对代码；确实是同一家的，请用已登记的那一家。",
        )


def _namesake(work: Writing, firm: Enterprise) -> bool:
    """One of this name in this township that may be this one: unless both have a code."""
    return any(
        one.name == firm.name and one.township == firm.township and not (one.uscc and firm.uscc)
        for one in work.people.enterprises_named(firm.name, "")
    )


def _check_township(work: Writing, proposed: OrgUnit, parent: str) -> None:
    above = work.people.org_unit(parent)
    if above is None or above.proposed or above.joined_into or above.level != "township":
        raise InvalidInput("所属乡镇必须是已登记的乡镇（街道）。", "请在列表里另选一个；没有的，请先登记乡镇。")
    if proposed.parent and proposed.parent != parent:
        raise Conflict(f"“{proposed.name}”已经归到一个乡镇，不能改到另一个。", "请刷新列表。")


# -- the steps that the roster import shares --


def enterprise_id(uscc: str, township: str, name: str) -> str:
    """Equal on every machine: by the credit code, or by township and name where a roster gives none."""
    return derived_id("uscc", uscc) if uscc else derived_id("enterprise", f"{township}:{name}")


def register_enterprise(work: Writing, firm: Enterprise, batch: str) -> None:
    work.append(
        e.EnterpriseRegistered(
            uscc=firm.uscc,
            name=firm.name,
            industry=firm.industry,
            high_risk=firm.high_risk,
            township=firm.township,
            village=firm.village,
            batch=batch,
            key_place=firm.key_place,
        ),
        firm.id,
    )


def _register(work: Writing, new: OrgUnit, ids: Ids) -> str:
    """A new unit; a village that proposals wait for is one of them, and the others are joined to it."""
    waiting = _waiting(work, new.name, new.parent) if new.level == "village" else []
    if not waiting:
        work.append(e.OrgUnitDeclared(code=new.code, name=new.name, level=new.level, parent=new.parent), new.id)
        return new.id
    unit = waiting[0].id
    work.append(e.OrgUnitConfirmed(code=new.code, name=new.name, parent=new.parent), unit)
    for other in waiting[1:]:
        _join(work, other.id, unit, ids)
    return unit


def _give_code(work: Writing, known: OrgUnit, new: OrgUnit) -> str:
    if known.code or not new.code:
        raise taken(work, known, new.name)
    work.append(e.OrgUnitCodeAdded(code=new.code), known.id)
    return known.id


def _waiting(work: Writing, name: str, township: str) -> list[OrgUnit]:
    """Open proposals that are this village of this township, those that know their township first."""
    town = work.people.org_unit(township) if township else None
    if town is None:
        return []
    found = [unit for unit in work.people.org_units() if unit.proposed and is_waiting_name(unit, name, town)]
    return sorted(found, key=lambda unit: (not unit.parent, unit.id))


def _join(work: Writing, unit: str, into: str, ids: Ids) -> None:
    village = [into, *(one.id for one in work.people.org_units() if one.joined_into == into)]
    fold_doubled(work, unit, village, ids)
    work.append(e.OrgUnitJoined(into=into), unit)


def _proposal(work: Writing, unit: str) -> OrgUnit:
    proposed = work.people.org_unit(unit)
    if proposed is None or not proposed.proposed:
        raise Conflict("这个单位已经确认过了。", "请刷新列表。")
    return proposed
