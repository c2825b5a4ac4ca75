"""Org units and enterprises: look-ups, and what a manager declares, confirms or changes by hand."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from edu.domain.actors import Actor, Permission, require
from edu.domain.enterprise import firm_key, is_uscc, normalise_uscc
from edu.domain.errors import Conflict, InvalidInput, NotFound
from edu.domain.events import people as e
from edu.domain.firm_places import FirmPlaces, may_be_one, namesakes
from edu.domain.people import OrgUnit
from edu.domain.places import PlaceTree
from edu.domain.village_names import is_waiting_name
from edu.services.doubled_posts import fold_doubled
from edu.services.unit_names import check_code, namesake, taken
from edu.system.ids import derived_id, is_id

if TYPE_CHECKING:
    from collections.abc import Sequence

    from edu.domain.firm_places import Namesakes
    from edu.domain.people import Enterprise
    from edu.services.ports import Reading, Store, Writing
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
        """By name; of a township also those that are there by their village alone (`FirmPlaces`)."""
        require(actor, Permission.PEOPLE_READ)
        with self._store.reading() as view:
            known = view.people.enterprises()
            if not township:
                return known
            places = FirmPlaces(view.people.org_units())
        return [firm for firm in known if places.township(firm) == township]

    def namesakes(self, actor: Actor) -> Sequence[Namesakes]:
        """Firms of one name that stand in one township and may be one: a human has to say which it is."""
        require(actor, Permission.PEOPLE_READ)
        with self._store.reading() as view:
            return _namesakes(view)

    def proposals(self, actor: Actor) -> Sequence[OrgUnit]:
        """Org units that rosters named and nobody confirmed yet."""
        return [unit for unit in self.org_units(actor) if unit.proposed]

    def declare_org_unit(self, actor: Actor, *, code: str, name: str, level: str, parent: str = "") -> str:
        """Its id. A proposal that waits under this name in this township is confirmed as the unit and keeps its id.

        Else whoever a roster put there would be at another place than the one that was just declared. A village that
        was confirmed without a code gets this one and keeps its name; Conflict where the code, or a unit of this name
        with a code, is registered; InvalidInput for an unknown `parent`, a blank name, or no code (the id is
        derived from it).
        """
        require(actor, Permission.ORGS_WRITE)
        name, code = _named(name), code.strip()
        if not code:
            raise InvalidInput("登记单位必须写区划代码。", "请对照区划代码表填写 12 位代码。")
        with self._store.writing(actor) as work:
            if parent and _unit(work, parent) is None:
                raise InvalidInput("上级单位没有登记。", "请刷新列表，另选一个上级单位。")
            check_code(work, code, name)
            new = OrgUnit(id=derived_id("org", code), code=code, name=name, level=level, parent=parent)
            known = namesake(work.people.org_units(), new)
            unit = _register(work, new, self._ids) if known is None else _give_code(work, known, new)
            work.commit()
            return unit

    def confirm_org_unit(self, actor: Actor, unit: str, *, code: str = "", name: str = "", parent: str = "") -> None:
        """The proposal is a real unit: give it its name ('' leaves the one it has) and, if known, its code.

        Other proposals that are surely it (of the name it had or gets, in its township) are joined to it. `parent` is
        the township of a proposal that has none; InvalidInput where it is no confirmed one, where a village would be in
        none (its namesakes could not be known), or for a blank name. Conflict where the code or the name, in whatever
        spelling, is registered: such a proposal is to be joined.
        """
        require(actor, Permission.ORGS_WRITE)
        with self._store.writing(actor) as work:
            proposed = _proposal(work, unit)
            name = _named(name or proposed.name)
            check_code(work, code, name)
            if parent:
                _check_township(work, proposed, parent)
            elif proposed.level == "village" and not proposed.parent:
                raise InvalidInput(f"还不知道“{name}”在哪个乡镇。", "请选好所属乡镇；没有的，请先登记乡镇。")
            meant = replace(proposed, name=name, parent=parent or proposed.parent)
            known = namesake(work.people.org_units(), meant) if meant.parent else None
            if known is not None:
                raise taken(work, known, name)
            waiting = {one.id: one for called in (name, proposed.name) for one in _waiting(work, called, meant.parent)}
            work.append(e.OrgUnitConfirmed(code=code, name=name, parent=parent), unit)
            for other in waiting.values():
                if other.id != unit:
                    _join(work, other.id, unit, self._ids)
            work.commit()

    def join_org_unit(self, actor: Actor, unit: str, into: str) -> Sequence[Namesakes]:
        """The proposal is another name of a known unit: its posts belong there from now on.

        Who has the same post at both has it once (`doubled_posts`). Firms stay what they are: answered are those of one
        name that stand in one township since this join, which a human has to settle.
        """
        require(actor, Permission.ORGS_WRITE)
        with self._store.writing(actor) as work:
            _proposal(work, unit)
            target = _unit(work, into)
            if target is None or target.proposed or target.joined_into:
                raise InvalidInput("要并入的单位必须是已确认的单位。", "请在列表里另选一个。")
            known = _namesakes(work)
            _join(work, unit, into, self._ids)
            brought = [one for one in _namesakes(work) if one not in known]
            work.commit()
            return brought

    def register_enterprise(self, actor: Actor, firm: Enterprise) -> str:
        """InvalidInput for a blank name, a wrong credit code or place, an `id` ('' as a rule) that is none.

        Conflict where a firm has the code, or the name without a code.
        """
        require(actor, Permission.ORGS_WRITE)
        firm = _tidy(firm)
        if firm.id and not is_id(firm.id):
            raise InvalidInput("企业的编号不对。", "登记企业不用写编号，程序会自己编。")
        with self._store.writing(actor) as work:
            _check_place(work, firm)
            _check_code(work, firm)
            made = replace(firm, id=firm.id or enterprise_id(firm.uscc, firm.township, firm.name))
            _refuse_namesake(work, made)
            _refuse_former(work, made)
            register_enterprise(work, made, batch="")
            work.commit()
            return made.id

    def change_enterprise(self, actor: Actor, firm: Enterprise) -> None:
        """A credit code is added where there was none; '' leaves the one that is there, another is a Conflict.

        So is a name or a place that would put two firms of one name into one township, unless each has its own code.
        InvalidInput for a blank name.
        """
        require(actor, Permission.ORGS_WRITE)
        firm = _tidy(firm)
        with self._store.writing(actor) as work:
            known = work.people.enterprise(firm.id) if is_id(firm.id) else None
            if known is None:
                raise NotFound("没有找到这家企业。", "请刷新列表。")
            _check_place(work, firm)
            if firm.uscc and firm.uscc != known.uscc:
                if known.uscc:
                    raise Conflict(
                        f"企业“{known.name}”登记的信用代码是 {known.uscc}，登记后不能改成另一个："
                        "代码不同就是另一家企业，已有的人员、培训和演练记录都归在原来的代码下。",
                        "换了代码的，请把新企业另外登记一家，再把在岗人员登记到新企业。",
                    )
                _check_code(work, firm)
                work.append(e.EnterpriseCodeAdded(uscc=firm.uscc), firm.id)
            _refuse_namesake(work, replace(firm, uscc=firm.uscc or known.uscc), known)
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


def _named(name: str) -> str:
    """Without the space around it, which nobody sees."""
    if not name.strip():
        raise InvalidInput("单位名称不能为空。", "请填写乡镇（街道）或村（社区）的名称。")
    return name.strip()


def _tidy(firm: Enterprise) -> Enterprise:
    """Name and code as they are written down; InvalidInput where there is no name or something else than text."""
    texts: tuple[object, ...] = (firm.uscc, firm.name, firm.industry, firm.township, firm.village)
    if not all(isinstance(text, str) for text in texts):
        raise InvalidInput("企业的名称、信用代码、行业和所在地必须是文字。", "没有的，请留空。")
    if not firm.name.strip():
        raise InvalidInput("企业名称不能为空。", "请对照营业执照填写企业全称。")
    return replace(firm, name=firm.name.strip(), uscc=normalise_uscc(firm.uscc))


def _check_place(work: Writing, firm: Enterprise) -> None:
    if any(place and _unit(work, place) is None for place in (firm.township, firm.village)):
        raise InvalidInput("企业所在的乡镇或村没有登记。", "请刷新列表，另选一个。")


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


def _namesakes(view: Reading) -> Sequence[Namesakes]:
    return namesakes(view.people.enterprises(), FirmPlaces(view.people.org_units()))


def _refuse_namesake(work: Writing, firm: Enterprise, before: Enterprise | None = None) -> None:
    """Where a firm of this name that may be this one is in its township; `before`: what it is changed from.

    What stood together before the change is no fault of the change.
    """
    places = FirmPlaces(work.people.org_units())
    for other in work.people.enterprises():
        stood = before is not None and firm_key(before.name) == firm_key(firm.name) and places.together(before, other)
        if not stood and may_be_one(firm, other) and places.together(firm, other):
            raise Conflict(*_there_already(firm, other, places, changed=before is not None))


def _there_already(firm: Enterprise, other: Enterprise, places: FirmPlaces, *, changed: bool) -> tuple[str, str]:
    code = f"信用代码 {other.uscc}" if other.uscc else "还没有信用代码"
    there = f"企业“{other.name}”已经登记过一家（{_where(other, places)}，{code}）"
    if not changed:
        return (
            f"{there}，同一乡镇不能再登记一家同名的：分不清人员归哪一家。",
            "是同一家的，请在企业列表里选中已登记的那一家，点“修改企业”，没有信用代码的在那里补上；"
            "确实是两家的，两家都要写上各自的信用代码，或用不同的企业全称。",
        )
    return (
        f"{there}，这一家不能改成同一乡镇的同名企业：改了就分不清人员归哪一家。",
        "确实是两家的，请先给两家都补上各自的信用代码，或用不同的企业全称；"
        "是同一家重复登记的，这一家先不改，在人员页把在岗人员的岗位改登记到已有的那一家。",
    )


def _where(firm: Enterprise, places: FirmPlaces) -> str:
    town = places.name(places.township(firm))
    return town + places.name(places.village(firm)).removeprefix(town) or "没有写明乡镇"


def _refuse_former(work: Writing, made: Enterprise) -> None:
    """Where its id is that of a firm that was registered under this name here, whatever its name or place by now."""
    holder = work.people.enterprise(made.id)
    if holder is None:
        return
    places = FirmPlaces(work.people.org_units())
    if holder.name == made.name and places.together(holder, made):
        raise Conflict(*_there_already(made, holder, places, changed=False))
    where = _where(holder, places)
    raise Conflict(
        f"在这里登记过的企业“{made.name}”，现在是“{holder.name}”（{where}）；名册再写这个名字，指的是那一家。",
        "是同一家的，请用已登记的那一家；确实是另一家的，请填上它的信用代码再登记。",
    )


def _check_township(work: Writing, proposed: OrgUnit, parent: str) -> None:
    above = _unit(work, parent)
    if above is None or above.proposed or above.joined_into or above.level != "township":
        raise InvalidInput("所属乡镇必须是已登记的乡镇（街道）。", "请在列表里另选一个；没有的，请先登记乡镇。")
    if proposed.parent and proposed.parent != parent:
        raise Conflict(f"“{proposed.name}”已经归到一个乡镇，不能改到另一个。", "请刷新列表。")


# -- the steps that the roster import shares --


def enterprise_id(uscc: str, township: str, name: str) -> str:
    """Equal on every machine and for every spelling: by the credit code, else by township and name."""
    return derived_id("uscc", uscc) if uscc else derived_id("enterprise", f"{township}:{firm_key(name)}")


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
    if known.code:
        raise taken(work, known, new.name)
    work.append(e.OrgUnitCodeAdded(code=new.code), known.id)
    return known.id


def _waiting(work: Writing, name: str, township: str) -> list[OrgUnit]:
    """Open proposals that are this village of this township, those that know their township first."""
    town = work.people.org_unit(township) if township else None
    if town is None:
        return []
    bare = name.removeprefix(town.name) or name
    found = [unit for unit in work.people.org_units() if unit.proposed and is_waiting_name(unit, bare, town)]
    return sorted(found, key=lambda unit: (not unit.parent, unit.id))


def _join(work: Writing, unit: str, into: str, ids: Ids) -> None:
    fold_doubled(work, unit, PlaceTree(work.people.org_units()).same(into), ids)
    work.append(e.OrgUnitJoined(into=into), unit)


def _unit(work: Writing, id_: str) -> OrgUnit | None:
    return work.people.org_unit(id_) if is_id(id_) else None


def _proposal(work: Writing, unit: str) -> OrgUnit:
    proposed = _unit(work, unit)
    if proposed is None or not proposed.proposed:
        raise Conflict("这个单位已经确认过了。", "请刷新列表。")
    return proposed
