"""The hall's page: its figures are the ledger's; parties are registered, changed and cancelled with real clicks."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QLabel, QWidget

from edu.domain.actors import Actor, Role
from edu.domain.hall.book import HallBook
from edu.domain.visits import GameVisit
from edu.system.clock import ms_at
from tests.recount import lived
from tests.ui.screens.manager.office import ADMIN, Office, screen, sheet
from ui.screens.manager.hall.screen import HallScreen
from ui.screens.manager.hall_figures import presenter
from ui.screens.manager.hall_figures.screen import HallFiguresScreen
from ui.screens.manager.hall_figures.sheets import GroupSheet
from ui.widgets import Bar, Button, ColumnChart, EmptyState, IntervalChart, StatTile, TextField, Whisker
from ui.widgets.column_chart import labelled

KIOSK = Actor(role=Role.KIOSK, id="k1")
DAY = date(2026, 11, 22)


def fill(office: Office) -> None:
    """Twelve games that taught, one quiz, thirteen answers."""
    visits = office.services.visits
    for number in range(12):
        office.clock.jump_to(ms_at(DAY - timedelta(days=number), 9 + number % 3, 30))
        game = GameVisit(
            game="extinguisher", level=1, score=60, missed=("root",) if number % 2 else (), before=(3, 1), after=(3, 3)
        )
        visits.finish(KIOSK, door="play", activity="extinguisher", seconds=90, asked=6, correct=4, people=2, game=game)
        visits.rate(KIOSK, known=4 if number % 3 else 1, pleased=5, door="play", activity="extinguisher")
    office.clock.jump_to(ms_at(DAY, 10))
    visits.finish(KIOSK, door="quiz", activity="quick", seconds=60, asked=5, correct=3)
    visits.rate(KIOSK, known=2, pleased=0, door="quiz", activity="quick")


def page(office: Office) -> HallFiguresScreen:
    return screen(office.open("manager.hall_figures"), HallFiguresScreen)


def words(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def tiles(shown: HallFiguresScreen) -> list[str]:
    return [tile.accessibleName() for tile in shown.findChildren(StatTile)]


def test_the_page_says_what_the_ledger_counts(office: Office) -> None:
    fill(office)
    life = lived(office.bench.store)

    shown = page(office)

    heads = sum(visit.get("people", 1) for visit in life.visits)
    clear = sum(one["known"] >= 3 for one in life.feedback)
    assert tiles(shown)[0] == f"终端 {heads}人次 {len(life.visits)} 次使用"
    assert tiles(shown)[2].startswith(
        f"知晓率 {round(clear * 100 / len(life.feedback))}% {len(life.feedback)} 人作答，95% 区间"
    )
    assert tiles(shown)[3].startswith("满意度 100% 12 人作答，95% 区间 76%–100%")
    assert "12 次里 6 次没做到（50%，95% 区间 25%–75%）" in words(shown)
    charts = [chart.accessibleName() for chart in shown.findChildren(IntervalChart)]
    assert any("答对 33% → 100%，+67 个百分点（95% 区间 +" in said for said in charts)
    assert any(
        "12 次（0 次先答第二套题）" in said for said in charts
    )  # as in a hall of before: the gain may be the sets'


def test_the_hall_and_its_figures_are_two_pages_of_the_rail(office: Office) -> None:
    window = office.open("manager.dashboard")

    office.press_and_wait(window.rail.button("manager.hall_figures"))
    assert screen(window, HallFiguresScreen).title == "体验馆统计"
    office.press_and_wait(window.rail.button("manager.hall"))
    assert screen(window, HallScreen).title == "体验馆"


def test_few_are_said_to_be_few(office: Office) -> None:
    office.services.visits.rate(KIOSK, known=4, pleased=1)

    assert tiles(page(office))[2] == "知晓率 100% 1 人作答，太少，不下结论"


def test_another_time_is_another_count(office: Office) -> None:
    fill(office)
    shown = page(office)

    shown.period.set_value("1")
    shown.period.picked.emit("1")
    office.settle()

    assert tiles(shown)[0] == "终端 3人次 2 次使用"
    shown.period.set_value("last")
    shown.period.picked.emit("last")
    office.settle()
    assert tiles(shown)[0] == "终端 0人次 0 次使用"
    assert [empty.isVisible() for empty in shown.findChildren(EmptyState)] == [True]


def type_group(office: Office, name: str) -> GroupSheet:
    form = sheet(office.windows[-1], GroupSheet)
    form.name.clear()
    office.type(form.name, name)
    return form


def test_a_party_is_registered_changed_and_cancelled(office: Office) -> None:
    shown = page(office)
    office.press(next(b for b in office.windows[-1].findChildren(Button) if b.text() == "登记团体"))
    form = type_group(office, "")
    office.press(form.yes)
    assert "请填写团体名称。" in words(form)
    type_group(office, "古市小学三（2）班")
    form.people.setValue(42)
    office.press_and_wait(form.yes)

    assert [(line.text, line.chip[1]) for line in shown.groups] == [("古市小学三（2）班", "接待中")]
    assert tiles(shown)[1] == "团体 1批次 登记 42 人，与终端人次不相加"

    office.press(next(b for b in shown.group_list.findChildren(Button) if b.text() == "修改"))
    form = sheet(office.windows[-1], GroupSheet)
    assert (form.name.value, form.people.value()) == ("古市小学三（2）班", 42)
    form.people.setValue(38)
    form.day.set_day(DAY + timedelta(days=3))
    office.press_and_wait(form.yes)
    assert [(line.group.people, line.chip[1]) for line in shown.groups] == [(38, "已预约")]
    assert tiles(shown)[1].startswith("团体 0批次")

    office.press(next(b for b in shown.group_list.findChildren(Button) if b.text() == "取消"))
    asked = sheet(office.windows[-1])
    office.type(asked.findChildren(TextField)[0], "下雨没有来")
    office.press_and_wait(asked.yes)
    assert list(shown.groups) == []
    (group,) = office.services.hall_groups.list(ADMIN, DAY, DAY + timedelta(days=9))
    assert group.cancelled


def test_what_the_service_refuses_is_said_in_the_sheet(office: Office) -> None:
    page(office)
    office.press(next(b for b in office.windows[-1].findChildren(Button) if b.text() == "登记团体"))
    form = type_group(office, "实验小学")
    form.day.set_day(date(2029, 1, 1))

    office.press_and_wait(form.yes)

    assert form.isVisible()
    assert "超过一年" in words(form)


# -- presenter --


def book(office: Office, first: date, last: date) -> HallBook:
    return office.services.hall_statistics.book(ADMIN, first, last)


def test_days_without_anybody_are_shown_and_long_times_by_month(office: Office) -> None:
    fill(office)

    title, days = presenter.by_time(book(office, DAY - timedelta(days=29), DAY))
    word, months = presenter.by_time(book(office, date(2026, 1, 1), DAY))

    assert (title, len(days), days[0].value, days[-1].label) == ("每天来多少人", 30, 0, "11/22")
    assert (word, [m.label for m in months], months[-1].value) == (
        "每月来多少人", [f"{month}月" for month in range(1, 12)], 25,
    )  # fmt: skip
    assert sum(day.value for day in days) == 25


def test_periods_are_whole_days() -> None:
    assert presenter.span_of("1", DAY) == (DAY, DAY)
    assert presenter.span_of("7", DAY) == (date(2026, 11, 16), DAY)
    assert presenter.span_of("year", DAY) == (date(2026, 1, 1), DAY)
    assert presenter.span_of("last", DAY) == (date(2025, 1, 1), date(2025, 12, 31))


def test_hours_of_opening_are_shown_even_when_nobody_came(office: Office) -> None:
    office.clock.jump_to(ms_at(DAY, 20, 59))
    office.services.visits.finish(KIOSK, door="quiz", activity="quick", seconds=5)

    hours = presenter.by_hour(book(office, DAY, DAY))

    assert [hour.label for hour in hours] == [f"{hour}点" for hour in range(8, 21)]
    assert [hour.value for hour in hours if hour.value] == [1]


def test_a_column_that_is_pointed_at_says_its_figure(qapp: object) -> None:
    chart = ColumnChart([Bar(f"11/{day}", day) for day in range(1, 31)], unit=" 人次")
    chart.resize(600, 200)

    assert chart.word_at(QPointF(1, 50)) == "11/1  1 人次"
    assert chart.word_at(QPointF(599, 50)) == "11/30  30 人次"
    assert chart.word_at(QPointF(601, 50)) == ""
    assert ColumnChart([]).word_at(QPointF(1, 1)) == ""


def test_charts_of_nothing_and_of_no_value_are_drawn(qapp: object) -> None:
    for chart in (ColumnChart([]), ColumnChart([Bar("a", 0)]), IntervalChart([]),
                  IntervalChart([Whisker("a", None, None, None, "没有数据")], span=(-1, 1))):  # fmt: skip
        chart.resize(300, 200)
        assert not chart.grab().isNull()


def test_days_are_named_at_equal_distances_and_the_last_always_is() -> None:
    assert list(labelled(30, 10.0, 33.0, 8.0)) == [5, 11, 17, 23, 29]
    assert list(labelled(12, 50.0, 33.0, 8.0)) == list(range(12))
    assert list(labelled(1, 10.0, 33.0, 8.0)) == [0]
