"""The experience hall that the gallery draws."""

from __future__ import annotations

from datetime import timedelta

from edu.bootstrap import Services
from edu.domain.actors import Actor, Role
from edu.domain.hall.plan import Notice, Opening, Session, SpecialDays
from edu.domain.people import PeopleQuery
from edu.system.clock import FixedClock, civil_date

KIOSK = Actor(role=Role.KIOSK)


def hall_of_today(services: Services, clock: FixedClock, actor: Actor) -> None:
    """A hall in the middle of its day: two warnings, hours, sessions, tickets, visitors."""
    today = civil_date(clock.now_ms())
    services.settings.change(hall="云溪镇应急安全体验馆")
    for level, text, days, issuer in (
        ("orange", "今晚到明早有大风，请收好阳台花盆，不要站在广告牌下", 1, "县气象台"),
        ("notice", "天冷了，用炭火、燃气取暖要开窗", 6, ""),
    ):
        last = today + timedelta(days=days)
        notice = Notice(id="", level=level, text=text, first=today, last=last, issuer=issuer)
        services.hall.save_notice(actor, notice)
    week_days = range(2, 8)  # closed on Mondays
    services.hall.save_openings(actor, [Opening(weekday=day, opens="09:00", closes="16:30") for day in week_days])
    for ahead, days, hours, why in ((-52, 7, ("", ""), "国庆节"), (40, 3, ("10:00", "15:00"), "元旦开放")):
        first = today + timedelta(days=ahead)
        last, (opens, closes) = first + timedelta(days=days - 1), hours
        special = SpecialDays(id="", first=first, last=last, opens=opens, closes=closes, why=why)
        services.hall.save_special_days(actor, special)
    for at, title in (("10:00", "灭火器讲解"), ("14:30", "学校专场")):
        services.hall.save_session(actor, Session(id="", title=title, at=at, weekday=today.isoweekday()))
    services.tickets.issue_group(actor, label="实验小学三（1）班", people=42, days=3)
    learners = services.people.search(actor, PeopleQuery(limit=3))
    services.tickets.issue_people(actor, [line.person.id for line in learners], days=30)
    for people in (42, 1, 2, 36):
        services.visits.finish(KIOSK, door="quiz", activity="quick", seconds=180, asked=5, correct=4, people=people)
