"""Reads `content/hall/calendar.yaml` into a HallPack: shipped campaigns, and the questions of the attract loop."""

from __future__ import annotations

from pathlib import Path

from edu.domain.hall.attract import HallPack, Teaser
from edu.domain.hall.days import SEASONS
from edu.domain.hall.plan import DOORS, Campaign, campaign_faults
from edu.packs.form import Form
from edu.packs.named_file import read_named
from edu.packs.reading import Reading


def read_hall(path: Path, label: str) -> Reading[HallPack]:
    return read_named(path, label, "hall", "体验馆日历", _hall)


def _hall(form: Form) -> HallPack:
    form.integer("schema", 1, 1)
    name = form.slug("id")
    campaigns = tuple(_campaign(one) for one in form.forms("campaigns", "个活动"))
    teasers = tuple(_teaser(one) for one in form.forms("teasers", "个问题"))
    names = [campaign.id for campaign in campaigns]
    for twice in sorted({one for one in names if names.count(one) > 1}):
        form.wrong("campaigns", f"活动“{twice}”写了两次。", "请删去一个。")
    for unknown in sorted({one for teaser in teasers for one in teaser.campaigns} - set(names)):
        form.wrong("teasers", f"没有活动“{unknown}”。", f"可以用：{'、'.join(names)}。")
    return HallPack(id=name, teasers=teasers, campaigns=campaigns)


def _campaign(form: Form) -> Campaign:
    made = Campaign(
        id=form.slug("id"),
        title=form.text("title"),
        sentence=form.text("sentence"),
        first=form.text("first"),
        last=form.text("last"),
        door=form.one_of("door", tuple(DOORS)),
        front=form.texts("front"),
        basis=form.text("basis"),
    )
    for fault in campaign_faults(made) if form.sound else ():
        form.wrong(fault.field, fault.words)
    form.close()
    return made


def _teaser(form: Form) -> Teaser:
    course, _, picture = form.text("picture").partition("/")
    made = Teaser(
        course=course,
        picture=picture,
        question=form.text("question"),
        seasons=form.many_of("seasons", SEASONS) if form.get("seasons") is not None else (),
        campaigns=form.texts("campaigns"),
    )
    form.close()
    return made
