"""Steps that all services of a class share: is it there, is it open, may this actor touch it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edu.domain.actors import Actor
from edu.domain.errors import Conflict, NotAllowed, NotFound
from edu.domain.places import upward

if TYPE_CHECKING:
    from edu.domain.classes import ClassRecord, Meeting
    from edu.services.ports import Reading


def known_class(view: Reading, actor: Actor, training_class: str) -> ClassRecord:
    record = view.classes.training_class(training_class)
    if record is None:
        raise NotFound("没有找到这个培训班。", "请刷新列表。")
    if not in_scope(view, actor, record.org):
        raise NotAllowed("这个培训班不属于当前单位。", "请由所属单位的管理员操作。")
    return record


def open_class(view: Reading, actor: Actor, training_class: str) -> ClassRecord:
    record = known_class(view, actor, training_class)
    if record.is_closed:
        raise Conflict(f"“{record.title}”已经结业，不能再改动。", "确需更正，请先写明理由重新打开这个班。")
    return record


def known_meeting(view: Reading, training_class: str, meeting: str) -> Meeting:
    found = next((held for held in view.classes.meetings(training_class) if held.id == meeting), None)
    if found is None:
        raise NotFound("这个班里没有这个课次。", "请刷新课程安排。")
    return found


def held_meeting(view: Reading, training_class: str, meeting: str) -> Meeting:
    found = known_meeting(view, training_class, meeting)
    if found.cancelled:
        raise Conflict(f"课次“{found.topic}”已经取消。")
    return found


def in_scope(view: Reading, actor: Actor, org: str) -> bool:
    """The actor's unit itself or anything below it; an actor without a scope answers for all."""
    if not actor.scope:
        return True
    return org == actor.scope or any(unit.id == actor.scope for unit in upward(org, view.people.org_unit))
