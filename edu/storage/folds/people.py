"""Folds of org units, enterprises, people, posts and imports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edu.domain.events import Reason
from edu.domain.events import people as e
from edu.domain.identity import mask
from edu.storage import schema_people as t
from edu.storage.folds.registry import folds

if TYPE_CHECKING:
    from edu.domain.events import Stamp
    from edu.storage.rows import Rows

ERASED_NAME = "（已注销）"


@folds(e.OrgUnitDeclared)
def org_unit_declared(rows: Rows, stamp: Stamp, fact: e.OrgUnitDeclared, private: None) -> None:
    rows.put(
        t.org_units,
        id=stamp.subject,
        code=fact.code,
        name=fact.name,
        level=fact.level,
        parent=fact.parent,
        proposed=fact.proposed,
        joined_into="",
    )


@folds(e.OrgUnitConfirmed)
def org_unit_confirmed(rows: Rows, stamp: Stamp, fact: e.OrgUnitConfirmed, private: None) -> None:
    where = {"parent": fact.parent} if fact.parent else {}
    rows.change(t.org_units, (stamp.subject,), code=fact.code, name=fact.name, proposed=False, **where)


@folds(e.OrgUnitCodeAdded)
def org_unit_code_added(rows: Rows, stamp: Stamp, fact: e.OrgUnitCodeAdded, private: None) -> None:
    rows.change(t.org_units, (stamp.subject,), code=fact.code)


@folds(e.OrgUnitJoined)
def org_unit_joined(rows: Rows, stamp: Stamp, fact: e.OrgUnitJoined, private: None) -> None:
    """The code that the roster wrote goes with the name: it is not the code of the unit that was meant."""
    rows.change(t.org_units, (stamp.subject,), code="", proposed=False, joined_into=fact.into)


@folds(e.OrgUnitWithdrawn)
def org_unit_withdrawn(rows: Rows, stamp: Stamp, fact: e.OrgUnitWithdrawn, private: None) -> None:
    rows.remove(t.org_units, stamp.subject)


@folds(e.EnterpriseRegistered)
def enterprise_registered(rows: Rows, stamp: Stamp, fact: e.EnterpriseRegistered, private: None) -> None:
    rows.put(
        t.enterprises,
        id=stamp.subject,
        uscc=fact.uscc,
        name=fact.name,
        industry=fact.industry,
        high_risk=fact.high_risk,
        township=fact.township,
        village=fact.village,
        batch=fact.batch,
        key_place=fact.key_place,
    )


@folds(e.EnterpriseChanged)
def enterprise_changed(rows: Rows, stamp: Stamp, fact: e.EnterpriseChanged, private: None) -> None:
    rows.change(
        t.enterprises,
        (stamp.subject,),
        name=fact.name,
        industry=fact.industry,
        high_risk=fact.high_risk,
        township=fact.township,
        village=fact.village,
        key_place=fact.key_place,
    )


@folds(e.EnterpriseCodeAdded)
def enterprise_code_added(rows: Rows, stamp: Stamp, fact: e.EnterpriseCodeAdded, private: None) -> None:
    rows.change(t.enterprises, (stamp.subject,), uscc=fact.uscc)


@folds(e.EnterpriseCodeWithdrawn)
def enterprise_code_withdrawn(rows: Rows, stamp: Stamp, fact: e.EnterpriseCodeWithdrawn, private: None) -> None:
    rows.change(t.enterprises, (stamp.subject,), uscc="")


@folds(e.EnterpriseWithdrawn)
def enterprise_withdrawn(rows: Rows, stamp: Stamp, fact: e.EnterpriseWithdrawn, private: None) -> None:
    rows.remove(t.enterprises, stamp.subject)


@folds(e.PersonRegistered, e.PersonDetails)
def person_registered(rows: Rows, stamp: Stamp, fact: e.PersonRegistered, private: e.PersonDetails | None) -> None:
    rows.put(
        t.people,
        id=stamp.subject,
        **_details(private),
        lookup=bytes.fromhex(fact.lookup) if fact.lookup and private is not None else None,
        merged_into="",
        erased=private is None,
        batch=fact.batch,
    )


@folds(e.PersonDetailsChanged, e.PersonDetails)
def person_details_changed(
    rows: Rows, stamp: Stamp, fact: e.PersonDetailsChanged, private: e.PersonDetails | None
) -> None:
    lookup = bytes.fromhex(fact.lookup) if fact.lookup and private is not None else None
    rows.change(t.people, (stamp.subject,), **_details(private), lookup=lookup, erased=private is None)


def _details(private: e.PersonDetails | None) -> dict[str, object]:
    """Without its vault row a person is only an id; the row stays so that counts and files stay whole."""
    if private is None:
        empty = dict.fromkeys(("initials", "sex", "id_kind", "id_mask", "phone_mask", "education"), "")
        return {"name": ERASED_NAME, "birth_year": None, **empty}
    return {
        "name": private.name,
        "initials": private.initials,
        "sex": private.sex,
        "birth_year": private.birth_year or None,
        "id_kind": private.id_kind,
        "id_mask": mask(private.id_number) if private.id_number else "",
        "phone_mask": mask(private.phone) if private.phone else "",
        "education": private.education,
    }


@folds(e.DetailsUnmasked, Reason)
def details_unmasked(rows: Rows, stamp: Stamp, fact: e.DetailsUnmasked, private: Reason | None) -> None:
    """Nothing is projected: the ledger's lines of the person show it."""


@folds(e.PersonErased)
def person_erased(rows: Rows, stamp: Stamp, fact: e.PersonErased, private: None) -> None:
    rows.change(t.people, (stamp.subject,), **_details(None), lookup=None, erased=True)


@folds(e.PersonMerged)
def person_merged(rows: Rows, stamp: Stamp, fact: e.PersonMerged, private: None) -> None:
    rows.change(t.people, (stamp.subject,), merged_into=fact.into)


@folds(e.PersonWithdrawn)
def person_withdrawn(rows: Rows, stamp: Stamp, fact: e.PersonWithdrawn, private: None) -> None:
    rows.remove(t.people, stamp.subject)


@folds(e.PostAssigned)
def post_assigned(rows: Rows, stamp: Stamp, fact: e.PostAssigned, private: None) -> None:
    rows.put(
        t.posts,
        id=fact.post,
        person=stamp.subject,
        role=fact.role,
        person_class=fact.person_class,
        scheme=fact.scheme,
        org=fact.org,
        enterprise=fact.enterprise,
        work_type=fact.work_type,
        starts=fact.starts,
        ends=fact.ends,
        batch=fact.batch,
    )


@folds(e.PostEnded)
def post_ended(rows: Rows, stamp: Stamp, fact: e.PostEnded, private: None) -> None:
    rows.change(t.posts, (fact.post,), ends=fact.ends)


@folds(e.PostWithdrawn)
def post_withdrawn(rows: Rows, stamp: Stamp, fact: e.PostWithdrawn, private: None) -> None:
    rows.remove(t.posts, fact.post)


@folds(e.RosterImported, e.RosterFile)
def roster_imported(rows: Rows, stamp: Stamp, fact: e.RosterImported, private: e.RosterFile | None) -> None:
    rows.put(
        t.imports,
        id=stamp.subject,
        file_name=private.file_name if private else "",
        file_sha256=fact.file_sha256,
        at_ms=stamp.time_ms,
        actor=stamp.actor,
        rows=fact.rows,
        accepted=fact.accepted,
        skipped=fact.skipped,
        undone=False,
    )


@folds(e.RosterUndone, Reason)
def roster_undone(rows: Rows, stamp: Stamp, fact: e.RosterUndone, private: Reason | None) -> None:
    rows.change(t.imports, (stamp.subject,), undone=True)
