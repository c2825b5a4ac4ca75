"""The hall's plan: shipped campaigns and what the manager made of them, warnings, hours and sessions.

The plan is the machine's own, as its settings are: a file, because a kiosk has no part in what a township decides.
"""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol, TypeVar

from edu.domain.actors import Actor, Permission, require
from edu.domain.errors import EduError, InvalidInput, NotFound
from edu.domain.hall.attract import Teaser, teasers_on
from edu.domain.hall.days import HallDay, day_of
from edu.domain.hall.id_numbers import names_an_id
from edu.domain.hall.plan import Fault, HallPlan, merged, plan_faults
from edu.system.clock import civil_date

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from edu.domain.hall.plan import Campaign, Notice, Opening, Session, SpecialDays
    from edu.services.ports.hall_machine import HallShelf, PlanFile
    from edu.services.ports.printing import PrintFace
    from edu.system.clock import Clock
    from edu.system.ids import Ids

log = logging.getLogger(__name__)


class _Named(Protocol):
    @property
    def id(self) -> str: ...


Kept = TypeVar("Kept", bound=_Named)


class Hall:
    def __init__(self, shelf: HallShelf, file: PlanFile, face: PrintFace, clock: Clock, ids: Ids) -> None:
        self._shelf, self._file, self._face = shelf, file, face
        self._clock, self._ids = clock, ids

    # -- what a kiosk shows --

    def today(self, actor: Actor) -> HallDay:
        """A plan that cannot be read costs its warnings, never the hall: the shipped calendar holds then."""
        require(actor, Permission.KIOSK_VISIT)
        try:
            own = self._file.read()
        except EduError:
            log.exception("the hall's own plan cannot be read")
            own = HallPlan()
        return day_of(self._whole(own), civil_date(self._clock.now_ms()))

    def prints(self, actor: Actor) -> bool:
        """Whether visitors may print their souvenir."""
        require(actor, Permission.KIOSK_VISIT)
        try:
            return self._file.read().print_souvenirs
        except EduError:
            return True

    def teasers(self, day: HallDay) -> tuple[Teaser, ...]:
        return teasers_on(self._shelf.hall.teasers, day)

    # -- what the manager sets --

    def plan(self, actor: Actor) -> HallPlan:
        """Shipped campaigns included. BadFile where the own part is broken: saving then begins anew."""
        require(actor, Permission.ADMINISTER)
        return self._whole(self._file.read())

    def reset(self, actor: Actor) -> None:
        """The own part is dropped: what is shipped holds."""
        require(actor, Permission.ADMINISTER)
        self._file.write(HallPlan())

    def save_notice(self, actor: Actor, notice: Notice) -> None:
        """An empty id makes a new one."""
        plan = self._own(actor)
        _public("提醒", notice.text, notice.issuer)
        made = notice if notice.id else replace(notice, id=self._ids.new())
        self._write(replace(plan, notices=_with(plan.notices, made)))

    def remove_notice(self, actor: Actor, notice: str) -> None:
        plan = self._own(actor)
        self._write(replace(plan, notices=_without(plan.notices, notice)))

    def save_campaign(self, actor: Actor, campaign: Campaign) -> None:
        """A shipped one is kept as changed here; an empty id makes an own one."""
        plan = self._own(actor)
        _public("活动", campaign.title, campaign.sentence)
        made = campaign if campaign.id else replace(campaign, id=self._ids.new())
        self._write(replace(plan, campaigns=_with(plan.campaigns, made)))

    def restore_campaign(self, actor: Actor, campaign: str) -> None:
        """A shipped one as it was shipped; an own one is gone."""
        plan = self._own(actor)
        self._write(replace(plan, campaigns=_without(plan.campaigns, campaign)))

    def shipped(self, campaign: str) -> bool:
        return any(one.id == campaign for one in self._shelf.hall.campaigns)

    def changed(self, campaign: Campaign) -> bool:
        """Whether a shipped one is no longer as it was shipped."""
        return campaign not in self._shelf.hall.campaigns

    def save_openings(self, actor: Actor, openings: Sequence[Opening]) -> None:
        self._write(replace(self._own(actor), openings=tuple(sorted(openings, key=lambda one: one.weekday))))

    def save_special_days(self, actor: Actor, special: SpecialDays) -> None:
        """Days that are otherwise than the week; an empty id makes new ones. InvalidInput lists all that is wrong."""
        plan = self._own(actor)
        _public("说明", special.why)
        made = special if special.id else replace(special, id=self._ids.new())
        days = sorted(_with(plan.special_days, made), key=lambda one: (one.first, one.last))
        self._write(replace(plan, special_days=tuple(days)))

    def remove_special_days(self, actor: Actor, special: str) -> None:
        plan = self._own(actor)
        self._write(replace(plan, special_days=_without(plan.special_days, special)))

    def save_session(self, actor: Actor, session: Session) -> None:
        plan = self._own(actor)
        _public("场次", session.title)
        made = session if session.id else replace(session, id=self._ids.new())
        self._write(replace(plan, sessions=_with(plan.sessions, made)))

    def remove_session(self, actor: Actor, session: str) -> None:
        plan = self._own(actor)
        self._write(replace(plan, sessions=_without(plan.sessions, session)))

    def set_prints(self, actor: Actor, *, on: bool) -> None:
        self._write(replace(self._own(actor), print_souvenirs=on))

    def preview(self, actor: Actor, day: date) -> HallDay:
        """What the hall would show on that day."""
        return day_of(self.plan(actor), day)

    def _whole(self, own: HallPlan) -> HallPlan:
        return replace(own, campaigns=merged(self._shelf.hall.campaigns, own.campaigns))

    def _own(self, actor: Actor) -> HallPlan:
        require(actor, Permission.ADMINISTER)
        return self._file.read()

    def _write(self, plan: HallPlan) -> None:
        faults = [*plan_faults(plan), *self._undrawable(plan)]
        if faults:
            raise InvalidInput("；".join(dict.fromkeys(fault.words.rstrip("。") for fault in faults)) + "。")
        self._file.write(plan)

    def _undrawable(self, plan: HallPlan) -> list[Fault]:
        said = "".join(
            (
                *(notice.text + notice.issuer for notice in plan.notices),
                *(campaign.title + campaign.sentence for campaign in plan.campaigns),
                *(session.title for session in plan.sessions),
                *(special.why for special in plan.special_days),
            )
        )
        missing = self._face.missing(said)
        return [Fault("text", f"大屏的字体里没有这些字：{missing}，请换一种写法。")] if missing else []


def _with(items: tuple[Kept, ...], made: Kept) -> tuple[Kept, ...]:
    """In its place, or at the end."""
    if any(one.id == made.id for one in items):
        return tuple(made if one.id == made.id else one for one in items)
    return (*items, made)


def _without(items: tuple[Kept, ...], id_: str) -> tuple[Kept, ...]:
    left = tuple(one for one in items if one.id != id_)
    if len(left) == len(items):
        raise NotFound("这一项已经不在了。", "请刷新页面。")
    return left


def _public(what: str, *words: str) -> None:
    """Only of what is being saved: a plan that held a number already must not keep its manager from all else."""
    if any(map(names_an_id, words)):
        raise InvalidInput(f"{what}里像是有身份证号；大屏会把{what}显示给所有人看。", "请删去号码再保存。")
