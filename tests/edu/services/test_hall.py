from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from edu.domain.errors import BadFile, InvalidInput, NotAllowed, NotFound
from edu.domain.hall.attract import HallPack, Teaser
from edu.domain.hall.plan import Campaign, Notice, Opening, Session, SpecialDays
from edu.packs.own_hall import OwnHall
from edu.services.hall import Hall
from edu.system.clock import FixedClock, ms_at
from edu.system.ids import SeededIds
from tests.edu.services.school import ADMIN, KIOSK, TRAINER, Face

DAY = date(2026, 11, 22)
FIRE = Campaign(id="fire-month", title="消防宣传月", sentence="家家会用灭火器", first="11-01", last="11-30")


class Shelf:
    hall = HallPack(
        campaigns=(FIRE,),
        teasers=(Teaser(course="c", picture="p.svg", question="会用吗？", campaigns=("fire-month",)),),
    )


class NoDragon:
    def missing(self, text: str) -> str:
        return "𠮷" if "𠮷" in text else ""


def make_hall(folder: Path, face: object = None) -> Hall:
    clock = FixedClock(ms_at(DAY, 9))
    return Hall(Shelf(), OwnHall(folder / "hall.json"), face or Face(), clock, SeededIds(clock, 1))  # type: ignore[arg-type]


def notice(text: str = "本周大风，收好花盆", **given: object) -> Notice:
    values = {"id": "", "level": "notice", "text": text, "first": DAY, "last": DAY} | given
    return Notice(**values)  # type: ignore[arg-type]


def test_what_the_manager_sets_is_what_the_next_start_shows(tmp_path: Path) -> None:
    hall = make_hall(tmp_path)
    hall.save_notice(ADMIN, notice())
    hall.save_openings(ADMIN, [Opening(weekday=7, opens="09:00", closes="16:00")])
    hall.save_session(ADMIN, Session(id="", title="灭火器讲解", at="10:00", weekday=7))
    hall.set_prints(ADMIN, on=False)

    again = make_hall(tmp_path)
    today = again.today(KIOSK)

    assert [one.text for one in today.notices] == ["本周大风，收好花盆"]
    assert (today.opening is not None, [one.title for one in today.sessions]) == (True, ["灭火器讲解"])
    assert today.lead == FIRE
    assert again.prints(KIOSK) is False
    assert [one.question for one in again.teasers(today)] == ["会用吗？"]


def test_things_are_changed_in_place_and_taken_away(tmp_path: Path) -> None:
    hall = make_hall(tmp_path)
    hall.save_notice(ADMIN, notice())
    hall.save_session(ADMIN, Session(id="", title="讲解", at="10:00", weekday=7))
    made, session = hall.plan(ADMIN).notices[0], hall.plan(ADMIN).sessions[0]

    hall.save_notice(ADMIN, notice("改成了另一句话", id=made.id))
    assert [one.text for one in hall.plan(ADMIN).notices] == ["改成了另一句话"]
    hall.remove_notice(ADMIN, made.id)
    hall.remove_session(ADMIN, session.id)
    assert (hall.plan(ADMIN).notices, hall.plan(ADMIN).sessions) == ((), ())
    with pytest.raises(NotFound):
        hall.remove_notice(ADMIN, made.id)


def test_a_shipped_campaign_can_be_changed_and_put_back_and_an_own_one_added(tmp_path: Path) -> None:
    hall = make_hall(tmp_path)
    off = replace(FIRE, last="11-09", on=False)
    own = Campaign(id="", title="赶集日", sentence="集上来学一招", first="11-20", last="11-25")
    hall.save_campaign(ADMIN, off)
    hall.save_campaign(ADMIN, own)

    shown = hall.preview(ADMIN, DAY)
    assert [one.title for one in shown.campaigns] == ["赶集日"]
    added = next(one for one in hall.plan(ADMIN).campaigns if one.title == "赶集日")
    assert (hall.shipped("fire-month"), hall.shipped(added.id)) == (True, False)
    hall.restore_campaign(ADMIN, "fire-month")
    hall.restore_campaign(ADMIN, added.id)
    assert hall.plan(ADMIN).campaigns == (FIRE,)


def test_what_does_not_hold_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    hall = make_hall(tmp_path, NoDragon())
    for wrong in (notice("短"), notice("里面有𠮷字的一句话"), notice(level="red")):
        with pytest.raises(InvalidInput):
            hall.save_notice(ADMIN, wrong)
    assert not (tmp_path / "hall.json").exists()


@pytest.mark.parametrize("content", [b"{", b"[]", b'{"notices": 3}', b"\xff\xfe", b'{"campaigns": [{"id": "x"}]}'])
def test_a_broken_file_costs_the_warnings_never_the_hall(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "hall.json").write_bytes(content)
    hall = make_hall(tmp_path)

    assert hall.today(KIOSK).lead == FIRE
    assert hall.prints(KIOSK) is True
    with pytest.raises(BadFile):
        hall.plan(ADMIN)
    hall.reset(ADMIN)
    assert hall.plan(ADMIN).notices == ()


def test_values_that_no_form_would_take_make_a_file_broken(tmp_path: Path) -> None:
    hall = make_hall(tmp_path)
    hall.save_notice(ADMIN, notice())
    file = tmp_path / "hall.json"
    file.write_text(file.read_text("utf-8").replace('"notice"', '"purple"'), "utf-8")

    with pytest.raises(BadFile):
        hall.plan(ADMIN)


def test_only_who_administers_changes_the_hall(tmp_path: Path) -> None:
    hall = make_hall(tmp_path)
    for actor in (KIOSK, TRAINER):
        with pytest.raises(NotAllowed):
            hall.save_notice(actor, notice())
    with pytest.raises(NotAllowed):
        hall.today(TRAINER)


@pytest.mark.parametrize("number", ["110101199003071234", "110101-19900307-1234"])
def test_nobodys_id_number_gets_onto_the_wall(tmp_path: Path, number: str) -> None:
    hall = make_hall(tmp_path)
    for save, words in (
        (lambda: hall.save_notice(ADMIN, notice(f"请王五{number}来领证")), "提醒里像是有身份证号"),
        (lambda: hall.save_notice(ADMIN, notice(issuer=f"王五{number}")), "提醒里像是有身份证号"),
        (lambda: hall.save_campaign(ADMIN, replace(FIRE, sentence=f"请王五{number}来")), "活动里像是有身份证号"),
        (
            lambda: hall.save_session(ADMIN, Session(id="", title="110101900307123", at="10:00", weekday=7)),
            "场次里像是有身份证号",
        ),
    ):
        with pytest.raises(InvalidInput, match=words) as said:
            save()
        assert said.value.remedy
    assert hall.plan(ADMIN).notices == hall.plan(ADMIN).sessions == ()
    assert hall.plan(ADMIN).campaigns == (FIRE,)


def test_days_and_telephones_may_stand_in_a_notice(tmp_path: Path) -> None:
    hall = make_hall(tmp_path)

    hall.save_notice(ADMIN, notice("2026-11-30、2026-12-01 停电，电话 0578-8062345 13905781234"))

    assert len(hall.plan(ADMIN).notices) == 1


def test_a_plan_that_held_a_number_already_can_still_be_worked_on(tmp_path: Path) -> None:
    hall = make_hall(tmp_path)
    OwnHall(tmp_path / "hall.json").write(replace(hall.plan(ADMIN), notices=(notice("110101199003071234", id="n"),)))

    hall.save_openings(ADMIN, [Opening(weekday=7, opens="09:00", closes="16:00")])

    assert len(hall.today(KIOSK).notices) == 1


def test_days_that_are_otherwise_are_kept_beside_the_hours_changed_and_taken_away(tmp_path: Path) -> None:
    hall = make_hall(tmp_path)
    hall.save_openings(ADMIN, [Opening(weekday=7, opens="09:00", closes="16:00")])
    hall.save_special_days(ADMIN, SpecialDays(id="", first=DAY, last=DAY, why="检修"))

    again = make_hall(tmp_path)
    assert again.today(KIOSK).closed
    made = again.plan(ADMIN).special_days[0]
    again.save_special_days(ADMIN, replace(made, opens="10:00", closes="11:00"))
    opening = again.today(KIOSK).opening
    assert opening is not None
    assert opening.opens == "10:00"
    again.remove_special_days(ADMIN, made.id)
    opening = again.today(KIOSK).opening
    assert opening is not None
    assert opening.opens == "09:00"
    with pytest.raises(NotFound):
        again.remove_special_days(ADMIN, made.id)


def test_special_days_that_do_not_hold_are_refused_with_all_that_is_wrong(tmp_path: Path) -> None:
    hall = make_hall(tmp_path, NoDragon())
    wrong = SpecialDays(id="", first=DAY, last=date(2026, 11, 1), opens="12:00", closes="09:00", why="𠮷")
    with pytest.raises(InvalidInput) as told:
        hall.save_special_days(ADMIN, wrong)
    assert [word in told.value.message for word in ("结束日期", "闭馆时间", "𠮷")] == [True, True, True]
    with pytest.raises(InvalidInput):
        hall.save_special_days(ADMIN, SpecialDays(id="", first=DAY, last=DAY, why="110101199003071234"))
    with pytest.raises(NotAllowed):
        hall.save_special_days(TRAINER, SpecialDays(id="", first=DAY, last=DAY))
    assert not (tmp_path / "hall.json").exists()


def test_a_plan_of_before_there_were_special_days_still_opens(tmp_path: Path) -> None:
    hall = make_hall(tmp_path)
    hall.save_openings(ADMIN, [Opening(weekday=7, opens="09:00", closes="16:00")])
    file = tmp_path / "hall.json"
    content = file.read_text("utf-8")
    assert '"special_days": []' in content
    file.write_text(content.replace(',\n "special_days": []', ""), "utf-8")

    plan = hall.plan(ADMIN)

    assert (plan.special_days, len(plan.openings)) == ((), 1)
