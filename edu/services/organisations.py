"""Org units and enterprises: look-ups, and what a manager declares, confirms or changes by hand."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from edu.domain.actors import Actor, Permission, require
from edu.domain.errors import Conflict, InvalidInput, NotFound
from edu.domain.events import people as e
from edu.system.ids import derived_id

if TYPE_CHECKING:
    from collections.abc import Sequence

    from edu.domain.people import Enterprise, OrgUnit
    from edu.services.ports import Store, Writing


class Organisations:
    def __init__(self, store: Store) -> None:
        self._store = store

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
        require(actor, Permission.ORGS_WRITE)
        with self._store.writing(actor) as work:
            if work.people.org_unit_by_code(code) is not None:
                raise Conflict(f"区划代码 {code} 已经登记过。")
            unit = derived_id("org", code)
            work.append(e.OrgUnitDeclared(code=code, name=name, level=level, parent=parent), unit)
            work.commit()
            return unit

    def confirm_org_unit(self, actor: Actor, unit: str, *, code: str = "", name: str = "") -> None:
        """The proposal is a real unit: give it its name and, if known, its code."""
        require(actor, Permission.ORGS_WRITE)
        with self._store.writing(actor) as work:
            proposed = _proposal(work, unit)
            if code and work.people.org_unit_by_code(code) is not None:
                raise Conflict(f"区划代码 {code} 已经登记过。", "如果是同一个单位，请选择“并入”。")
            work.append(e.OrgUnitConfirmed(code=code, name=name or proposed.name), unit)
            work.commit()

    def join_org_unit(self, actor: Actor, unit: str, into: str) -> None:
        """The proposal is another name of a known unit: its posts belong there from now on."""
        require(actor, Permission.ORGS_WRITE)
        with self._store.writing(actor) as work:
            _proposal(work, unit)
            target = work.people.org_unit(into)
            if target is None or target.proposed or into == unit:
                raise InvalidInput("要并入的单位必须是已确认的单位。", "请在列表里另选一个。")
            work.append(e.OrgUnitJoined(into=into), unit)
            work.commit()

    def register_enterprise(self, actor: Actor, firm: Enterprise) -> str:
        require(actor, Permission.ORGS_WRITE)
        if not firm.name.strip():
            raise InvalidInput("企业名称不能为空。")
        with self._store.writing(actor) as work:
            made = replace(firm, id=firm.id or enterprise_id(firm.uscc, firm.township, firm.name))
            if work.people.enterprise(made.id) is not None:
                raise Conflict(f"企业“{firm.name}”已经登记过。")
            register_enterprise(work, made, batch="")
            work.commit()
            return made.id

    def change_enterprise(self, actor: Actor, firm: Enterprise) -> None:
        require(actor, Permission.ORGS_WRITE)
        with self._store.writing(actor) as work:
            if work.people.enterprise(firm.id) is None:
                raise NotFound("没有找到这家企业。")
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


def _proposal(work: Writing, unit: str) -> OrgUnit:
    proposed = work.people.org_unit(unit)
    if proposed is None or not proposed.proposed:
        raise Conflict("这个单位已经确认过了。", "请刷新列表。")
    return proposed
