"""The manager sets what the hall shows, and prints tickets: with real clicks over a real store."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pypdfium2
from PySide6.QtWidgets import QApplication, QLabel

from edu.domain.actors import Actor, Role
from edu.domain.hall.days import hours_words
from edu.domain.hall.plan import Campaign, Notice, SpecialDays
from tests.ui.screens.manager.office import ADMIN, Office, add_person, question, screen, sheet
from ui import theme
from ui.screens.manager.hall.presenter import (
    Front,
    campaign_chip,
    campaign_note,
    coming_first,
    front_order,
    fronts_of,
    notice_note,
    preview_words,
    special_note,
    special_title,
)
from ui.screens.manager.hall.screen import HallScreen
from ui.screens.manager.hall.sheets import CampaignSheet, NoticeSheet, SessionSheet, SpecialDaysSheet
from ui.screens.manager.hall.tickets_tab import GroupSheet, PersonSheet
from ui.widgets import Banner, Button

KIOSK = Actor(role=Role.KIOSK)
DAY = date(2026, 11, 22)


def page(office: Office, tab: str = "") -> HallScreen:
    return screen(office.open("manager.hall", tab=tab), HallScreen)


def button(over: object, word: str, at: int = 0) -> Button:
    return [one for one in over.findChildren(Button) if one.text() == word][at]  # type: ignore[attr-defined]


def test_a_warning_is_written_shown_changed_and_taken_away(office: Office) -> None:
    shown = page(office)
    office.press(shown.plan.add_notice)
    form = sheet(office.windows[-1], NoticeSheet)
    office.press_and_wait(form.yes)
    assert form.isVisible()  # nothing was written in it
    form.level.set_value("red")
    office.type(form.text, "今晚台风登陆，别出门")
    office.press_and_wait(form.yes)
    assert form.isVisible()  # a colour needs its publisher
    office.type(form.issuer, "县气象台")
    office.press_and_wait(form.yes)

    today = office.services.hall.today(KIOSK)
    assert [(one.level, one.text, one.issuer) for one in today.notices] == [("red", "今晚台风登陆，别出门", "县气象台")]
    assert shown.plan.preview.text() == "今天大屏上：消防宣传月，1 条提醒"
    assert "县气象台发布" in [label.text() for label in shown.plan.notices.findChildren(QLabel)]
    office.press(button(shown.plan.notices, "修改"))
    form = sheet(office.windows[-1], NoticeSheet)
    form.text.clear()
    office.type(form.text, "台风过去了，小心倒树")
    office.press_and_wait(form.yes)
    assert [one.text for one in office.services.hall.today(KIOSK).notices] == ["台风过去了，小心倒树"]
    office.press(button(shown.plan.notices, "删去"))
    office.press_and_wait(question(office.windows[-1]).yes)
    assert office.services.hall.today(KIOSK).notices == ()


def test_a_warning_is_proposed_for_two_days_and_advice_for_a_week(office: Office) -> None:
    shown = page(office)
    office.press(shown.plan.add_notice)
    form = sheet(office.windows[-1], NoticeSheet)
    advice = form.last.day - form.first.day
    form.first.set_day(DAY)
    form.level.set_value("orange")
    form.level.picked.emit("orange")

    assert advice.days == 6
    assert (form.last.day - DAY).days == 1


def test_a_campaign_is_moved_and_put_back_as_it_was_shipped(office: Office) -> None:
    shown = page(office)
    office.press(button(shown.plan.campaigns, "修改"))
    form = sheet(office.windows[-1], CampaignSheet)
    assert form.title.text() == "消防宣传月"  # what runs today stands first
    form.last.clear()
    office.type(form.last, "11-32")
    office.press_and_wait(form.yes)
    assert form.isVisible()
    form.last.clear()
    office.type(form.last, "11-15")
    form.fronts["game:gas"].setChecked(True)
    office.press_and_wait(form.yes)

    plan = {one.id: one for one in office.services.hall.plan(ADMIN).campaigns}
    assert plan["fire-month"].last == "11-15"
    assert plan["fire-month"].front[-1] == "game:gas"
    assert office.services.hall.today(KIOSK).lead is None
    office.press(button(shown.plan.campaigns, "恢复"))
    office.press_and_wait(question(office.windows[-1]).yes)
    assert office.services.hall.today(KIOSK).lead is not None


def test_an_own_campaign_is_added_with_its_door(office: Office) -> None:
    shown = page(office)
    office.press(shown.plan.add_campaign)
    form = sheet(office.windows[-1], CampaignSheet)
    for field_, text in ((form.title, "赶集宣传日"), (form.sentence, "集上来学一招"), (form.first, "11-20"),
                         (form.last, "11-25")):  # fmt: skip
        office.type(field_, text)
    form.door.set_value("quiz")
    office.press_and_wait(form.yes)

    lead = office.services.hall.today(KIOSK).lead
    assert lead is not None
    assert (lead.title, lead.door) == ("赶集宣传日", "quiz")


def test_hours_sessions_name_and_printing_are_saved(office: Office) -> None:
    shown = page(office, "times")
    for weekday in (6, 7):
        shown.times.days[weekday][0].setChecked(True)
    office.press_and_wait(shown.times.save_hours)
    office.press(shown.times.add_session)
    form = sheet(office.windows[-1], SessionSheet)
    office.type(form.title, "灭火器讲解")
    form.weekday.set_value("7")
    office.press_and_wait(form.yes)
    office.type(shown.times.name, "古市镇应急安全体验馆")
    shown.times.prints.setChecked(False)
    office.press_and_wait(shown.times.save_name)

    today = office.services.hall.today(KIOSK)
    assert (today.opening is not None, [one.title for one in today.sessions]) == (True, ["灭火器讲解"])
    assert office.services.settings.value.hall == "古市镇应急安全体验馆"
    assert office.services.hall.prints(KIOSK) is False
    office.press_and_wait(button(shown.times.sessions, "删去"))
    assert office.services.hall.today(KIOSK).sessions == ()


def test_hours_that_wait_to_be_saved_outlast_the_saving_of_something_else(office: Office) -> None:
    shown = page(office, "times")
    tick, opens, _closes = shown.times.days[6]
    tick.setChecked(True)
    opens.setTime(opens.time().addSecs(-3600))
    shown.times.prints.setChecked(False)
    office.press(shown.times.add_session)
    form = sheet(office.windows[-1], SessionSheet)
    office.type(form.title, "灭火器讲解")
    office.press_and_wait(form.yes)
    office.press_and_wait(button(shown.times.sessions, "删去"))

    assert (tick.isChecked(), opens.value, shown.times.prints.isChecked()) == (True, (8, 0), False)
    office.press_and_wait(shown.times.save_hours)
    assert not shown.times.prints.isChecked()
    assert [(one.weekday, one.opens) for one in office.services.hall.plan(ADMIN).openings] == [(6, "08:00")]


def test_hours_that_were_saved_are_shown_again_after_a_new_beginning(office: Office) -> None:
    shown = page(office, "times")
    shown.times.days[6][0].setChecked(True)
    office.press_and_wait(shown.times.save_hours)
    office.services.hall.reset(ADMIN)
    shown.on_enter()
    office.settle()

    assert not shown.times.days[6][0].isChecked()


def test_a_holiday_is_written_corrected_and_taken_away_where_the_hours_are(office: Office) -> None:
    shown = page(office, "times")
    office.press(shown.times.add_special)
    form = sheet(office.windows[-1], SpecialDaysSheet)
    form.first.set_day(DAY)
    assert form.last.day == DAY  # the end follows
    assert not form.opens.isEnabled()
    form.what.set_value("open")
    form.what.picked.emit("open")
    form.last.set_day(DAY - timedelta(days=1))
    form.opens.setTime(form.closes.time())
    office.type(form.why, "春节")
    office.press_and_wait(form.yes)
    faults = [label.text() for label in form.findChildren(QLabel) if label.isVisible()]
    assert "结束日期在开始日期之前。" in faults  # both at once
    assert "闭馆时间要晚于开馆时间。" in faults
    form.last.set_day(DAY + timedelta(days=6))
    form.what.set_value("closed")
    form.what.picked.emit("closed")
    office.press_and_wait(form.yes)
    assert office.services.hall.today(KIOSK).closed

    office.press(shown.times.add_special)
    form = sheet(office.windows[-1], SpecialDaysSheet)
    form.first.set_day(DAY + timedelta(days=1))
    form.last.set_day(DAY + timedelta(days=7))
    office.press_and_wait(form.yes)
    assert form.isVisible()  # as long as the first, and over it
    form.last.set_day(DAY + timedelta(days=1))
    form.what.set_value("open")
    form.what.picked.emit("open")
    office.press_and_wait(form.yes)
    assert hours_words(office.services.hall.today(KIOSK)) == "今天闭馆（春节），明天 09:00 开放"
    assert [one.text() for one in shown.times.special.findChildren(QLabel)].count("春节　闭馆") == 1
    for _ in range(2):
        office.press_and_wait(button(shown.times.special, "删去"))
    assert office.services.hall.plan(ADMIN).special_days == ()


def test_special_days_that_are_over_stand_last_and_may_go() -> None:
    days = [SpecialDays(id=str(at), first=DAY + timedelta(days=at), last=DAY + timedelta(days=at)) for at in (-1, 0, 1)]

    assert [one.id for one in coming_first(days, DAY)] == ["0", "1", "-1"]
    assert [special_note(one, DAY).split("　")[0] for one in days] == ["过去了，可以删去", "正在执行", "还没到"]
    assert special_title(replace(days[0], opens="10:00", closes="12:00")) == "10:00–12:00 开放"


def test_hours_can_be_saved_without_scrolling_on_a_laptop_with_large_text(office: Office, qapp: QApplication) -> None:
    theme.apply(qapp, large_text=True, reduced_motion=True)
    shown = page(office, "times")

    assert shown.times.save_hours.visibleRegion().boundingRect() == shown.times.save_hours.rect()


def test_a_hall_that_closes_before_it_opens_is_not_saved(office: Office) -> None:
    shown = page(office, "times")
    tick, opens, _closes = shown.times.days[1]
    tick.setChecked(True)
    opens.setTime(opens.time().addSecs(10 * 3600))
    office.press_and_wait(shown.times.save_hours)
    assert office.services.hall.plan(ADMIN).openings == ()


def test_a_group_ticket_is_issued_printed_and_made_void(office: Office, tmp_path: Path) -> None:
    shown = page(office, "tickets")
    office.press(shown.tickets.group)
    form = sheet(office.windows[-1], GroupSheet)
    office.press_and_wait(form.yes)
    assert form.isVisible()
    office.type(form.label, "实验小学三（1）班")
    form.people.setValue(42)
    office.press_and_wait(form.yes)
    path = tmp_path / "tickets.pdf"
    office.files.ready = [path]
    shown.tickets.table.select(0)
    office.press_and_wait(shown.tickets.print)

    ticket = office.services.tickets.listed(ADMIN)[0]
    document = pypdfium2.PdfDocument(path)
    words = document[0].get_textpage().get_text_bounded()
    document.close()
    assert "团队票，42 人" in words
    assert str(ticket.code)[:4] in words
    assert office.files.folders == [path]
    shown.tickets.table.select(0)
    office.press(shown.tickets.void)
    office.press_and_wait(question(office.windows[-1]).yes)
    assert office.services.tickets.listed(ADMIN)[0].withdrawn
    shown.tickets.table.select(0)
    assert not shown.tickets.print.isEnabled()


def test_persons_are_found_ticked_and_given_tickets(office: Office) -> None:
    person = add_person(office)
    name = "张伟杰"
    shown = page(office, "tickets")
    office.press(shown.tickets.person)
    form = sheet(office.windows[-1], PersonSheet)
    office.press_and_wait(form.yes)
    assert form.isVisible()
    office.type(form.search, name)
    office.qtbot.keyClick(form.search, "\r")
    office.settle()
    form.boxes[person].setChecked(True)
    form.search.clear()
    office.type(form.search, "没有这个人")
    office.settle()
    office.press_and_wait(form.yes)

    assert [(one.person, one.label) for one in office.services.tickets.listed(ADMIN)] == [(person, name)]


def test_a_broken_plan_is_said_and_can_be_begun_anew(office: Office) -> None:
    file = office.services.paths.hall
    file.write_bytes(b"{broken")
    shown = page(office)
    banner = next(one for one in shown.findChildren(Banner))
    office.press(button(banner, "重新开始"))
    office.press_and_wait(question(office.windows[-1]).yes)

    assert shown.plan.preview.text().startswith("今天大屏上：消防宣传月")
    assert not [one for one in shown.findChildren(Banner) if one.isVisible()]


def test_words_of_the_pages(office: Office) -> None:
    hall = office.services.hall
    fronts = fronts_of(office.services.library)
    today = hall.preview(ADMIN, DAY)
    fire = next(one for one in hall.plan(ADMIN).campaigns if one.id == "fire-month")
    flood = next(one for one in hall.plan(ADMIN).campaigns if one.id == "flood-season")
    off = Campaign(id="x", title="停的", sentence="停了的活动", first="11-01", last="11-30", on=False)

    assert {"game:extinguisher", "course:yingzhi.fire-escape", "bank:gas-co", "drill:typhoon"} <= {
        f.name for f in fronts
    }
    assert Front("game:smoke", "烟层逃生").words == "玩一玩·烟层逃生"
    assert [campaign_chip(one, today)[1] for one in (fire, flood, off)] == ["排在最前", "没到日子", "停用"]
    assert campaign_note(fire, fronts).startswith("11-01 至 11-30　先开“玩一玩”：")
    assert campaign_note(fire, fronts).count("、") == 4
    assert campaign_note(fire, fronts).endswith(" 项")
    doubled = replace(off, front=("course:yingzhi.fire-escape", "bank:fire-escape", "drill:typhoon"))
    assert campaign_note(doubled, fronts).count("火灾逃生与报警") == 1
    assert preview_words(hall.preview(ADMIN, date(2026, 10, 20))) == "今天大屏上：平常的图，没有提醒"
    assert front_order(["b", "c"], ["gone", "a", "b"], ["a", "b", "c"]) == ("gone", "b", "c")
    notice = Notice(id="1", level="notice", text="天冷开窗", first=DAY, last=DAY)
    days = (DAY - timedelta(days=1), DAY, DAY + timedelta(days=1))
    assert [notice_note(notice, day).split("　")[0] for day in days] == ["还没到", "正在显示", "过期了，可以删去"]
