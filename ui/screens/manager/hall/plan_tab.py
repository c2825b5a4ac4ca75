"""Warnings of the week and campaigns: what the wall shows and what stands in front."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from edu.domain.hall.days import HallDay
from edu.domain.hall.plan import Campaign, HallPlan, Notice
from edu.services.hall import Hall
from ui.navigation import Confirmation
from ui.screens.manager.hall.presenter import (
    Front,
    campaign_chip,
    campaign_note,
    notice_chip,
    notice_note,
    preview_words,
)
from ui.screens.manager.hall.sheets import CampaignSheet, NoticeSheet
from ui.screens.manager.parts.desk import Desk
from ui.screens.manager.parts.lines import Line, LineList
from ui.screens.manager.parts.two_columns import TwoColumns
from ui.widgets import Button, Card, FormSheet, PlainLabel, column, scroll


class PlanTab(QWidget):
    """`changed` loads the page anew."""

    def __init__(self, hall: Hall, desk: Desk, changed: Callable[[str], None]) -> None:
        super().__init__()
        self._hall, self._desk, self._changed = hall, desk, changed
        self._fronts: Sequence[Front] = ()
        inside = QWidget()
        page = column(inside, gap="l")
        self.preview = PlainLabel("", "strong")
        page.addWidget(self.preview)
        self.notices = LineList("没有提醒。有大风大雨、停电检修、天冷取暖，写一条给来的人看。")
        self.add_notice = Button("添加提醒", "accent", icon="add", on_click=lambda: self._edit_notice(None))
        left = Card("本周提醒", hint="显示在大屏开头").add(self.notices).add_action(self.add_notice)
        self.campaigns = LineList("没有活动。")
        self.add_campaign = Button("添加活动", icon="add", on_click=lambda: self._edit_campaign(None))
        right = Card("宣传活动", hint="到日子自动换图、换顺序").add(self.campaigns).add_action(self.add_campaign)
        page.addWidget(TwoColumns((left,), (right,)))
        page.addStretch(1)
        box = column(self)
        box.setContentsMargins(0, page.spacing(), 0, 0)
        box.addWidget(scroll(inside))

    def show_plan(self, plan: HallPlan, today: HallDay, fronts: Sequence[Front]) -> None:
        self._fronts = fronts
        self.preview.setText(preview_words(today))
        self.notices.set_lines([self._notice(notice, today) for notice in plan.notices])
        now = [*today.campaigns, *(one for one in plan.campaigns if one not in today.campaigns)]
        self.campaigns.set_lines([self._campaign(campaign, today) for campaign in now])

    def _notice(self, notice: Notice, today: HallDay) -> QWidget:
        edit = Button("修改", "ghost", on_click=lambda: self._edit_notice(notice))
        drop = Button("删去", "ghost", on_click=lambda: self._drop_notice(notice))
        by = (f"{notice.issuer}发布",) if notice.issuer else ()
        return Line(
            notice.text, notice_note(notice, today.day), chip=notice_chip(notice), actions=(edit, drop), soft=by
        )

    def _campaign(self, campaign: Campaign, today: HallDay) -> QWidget:
        edit = Button("修改", "ghost", on_click=lambda: self._edit_campaign(campaign))
        word = "恢复" if self._hall.shipped(campaign.id) else "删去"
        back = Button(word, "ghost", on_click=lambda: self._restore(campaign, word))
        changed = word == "删去" or self._hall.changed(campaign)
        return Line(
            campaign.title,
            campaign_note(campaign, self._fronts),
            chip=campaign_chip(campaign, today),
            actions=(edit, back) if changed else (edit,),
        )

    def _edit_notice(self, notice: Notice | None) -> None:
        NoticeSheet(self, notice, self._desk.today, self._save_notice)

    def _save_notice(self, sheet: FormSheet, notice: Notice) -> None:
        actor = self._desk.actor
        sheet.submit(
            self._desk.tasks, lambda: self._hall.save_notice(actor, notice), lambda _: self._changed("提醒已保存")
        )

    def _drop_notice(self, notice: Notice) -> None:
        question = Confirmation(title="删去这条提醒？", items=(notice.text,), yes="删去", danger=True)
        self._sure(question, lambda: self._hall.remove_notice(self._desk.actor, notice.id), "提醒已删去")

    def _edit_campaign(self, campaign: Campaign | None) -> None:
        CampaignSheet(self, campaign, self._fronts, self._save_campaign)

    def _save_campaign(self, sheet: FormSheet, campaign: Campaign) -> None:
        actor = self._desk.actor
        sheet.submit(
            self._desk.tasks, lambda: self._hall.save_campaign(actor, campaign), lambda _: self._changed("活动已保存")
        )

    def _restore(self, campaign: Campaign, word: str) -> None:
        text = "改回随程序带的日期、说法和顺序。" if word == "恢复" else ""
        question = Confirmation(title=f"{word}这个活动？", text=text, items=(campaign.title,), yes=word, danger=True)
        self._sure(question, lambda: self._hall.restore_campaign(self._desk.actor, campaign.id), f"已{word}")

    def _sure(self, question: Confirmation, work: Callable[[], None], words: str) -> None:
        def act() -> None:
            self._desk.load(self, work, lambda _: self._changed(words))

        self._desk.navigator.ask(question, act)
