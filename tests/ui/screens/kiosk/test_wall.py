"""The wall between visits."""

from __future__ import annotations

from datetime import timedelta

from edu.domain.actors import Actor, Role
from edu.domain.hall.plan import Notice, Opening, SpecialDays
from tests.ui.screens.kiosk.reception_world import ADMIN, DAY, Machine, machine
from ui.navigation import Route
from ui.screens.kiosk.attract import RENEW_TURNS, AttractScreen
from ui.screens.kiosk.doors import DoorsScreen

__all__ = ["machine"]  # the fixture


# -- the wall --


def test_the_wall_tells_warnings_campaign_hours_and_the_days_visitors(machine: Machine) -> None:
    services = machine.kiosk._services
    services.hall.save_notice(
        ADMIN, Notice(id="", level="red", text="今晚台风登陆，别出门", first=DAY, last=DAY, issuer="县气象台")
    )
    services.hall.save_openings(ADMIN, [Opening(weekday=7, opens="09:00", closes="16:30")])
    for _ in range(12):
        services.visits.finish(Actor(role=Role.KIOSK), door="quiz", activity="quick", seconds=9)
    machine.window.host.restart()
    machine.settle()

    wall = machine.showing(AttractScreen)
    assert isinstance(wall, AttractScreen)
    assert [notice.text for notice in wall.notices.shown] == ["今晚台风登陆，别出门"]
    assert wall.campaign.isVisible()
    assert wall.campaign_title.text().startswith("消防宣传月")
    assert (wall.hours.text(), wall.count.text()) == ("今天 09:00–16:30 开放", "今天已有 12 人次来过")
    assert wall.question.text().replace("\n", "") == "半夜有烟味，门能不能开？"


def test_the_wall_of_a_closed_day_says_why_and_when_the_hall_opens_again(machine: Machine) -> None:
    hall = machine.kiosk._services.hall
    hall.save_openings(ADMIN, [Opening(weekday=day, opens="09:00", closes="16:30") for day in range(1, 8)])
    tomorrow = DAY + timedelta(days=1)
    hall.save_special_days(ADMIN, SpecialDays(id="", first=tomorrow, last=tomorrow + timedelta(days=1), why="检修"))
    machine.window.host.restart()
    machine.settle()
    wall = machine.showing(AttractScreen)
    assert isinstance(wall, AttractScreen)
    assert wall.hours.text() == "今天 09:00–16:30 开放"

    machine.bench.clock.advance(86_400_000)  # over midnight, with nobody there
    for _ in range(RENEW_TURNS):
        wall.next_teaser()
    machine.settle()

    assert wall.hours.text() == "今天闭馆（检修），11月25日（周三） 09:00 开放"


def test_a_wall_that_runs_over_midnight_shows_the_new_day(machine: Machine) -> None:
    wall = machine.showing(AttractScreen)
    assert isinstance(wall, AttractScreen)
    before = [teaser.question for teaser in wall.content.teasers]
    machine.bench.clock.advance(10 * 86_400_000)  # into December
    for _ in range(RENEW_TURNS):
        wall.next_teaser()
    machine.settle()

    assert wall.campaign_title.text().startswith("冬季取暖安全")
    assert [teaser.question for teaser in wall.content.teasers] != before


def test_a_broken_plan_file_leaves_the_wall_its_pictures(machine: Machine) -> None:
    (machine.bench.folder / "hall.json").write_bytes(b"{broken")
    machine.window.host.restart()
    wall = machine.showing(AttractScreen)
    assert isinstance(wall, AttractScreen)
    assert wall.content.teasers
    assert wall.content.campaign is not None


def test_the_campaigns_door_stands_first_and_says_why(machine: Machine) -> None:
    machine.bench.clock.jump_to(machine.bench.clock.now_ms() - 195 * 86_400_000)  # 11 May
    machine.window.host.restart()
    machine.window.host.go(Route("kiosk.doors"))
    doors = machine.showing(DoorsScreen)
    assert isinstance(doors, DoorsScreen)
    assert next(iter(doors.doors)) == "drill"
    assert machine.kiosk.reception.day.lead is not None
    assert machine.kiosk.reception.day.lead.id == "disaster-day"
