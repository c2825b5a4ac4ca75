"""The hall's figures against a count in plain Python over the payloads of the ledger, on both databases."""

from __future__ import annotations

import tracemalloc
from collections import Counter
from datetime import date, timedelta

import pytest

from edu.domain.actors import Actor, Role
from edu.domain.errors import Conflict, InvalidInput, NotAllowed, NotFound
from edu.domain.figure_definitions import FIGURES
from edu.domain.hall.book import HallBook, door_word
from edu.domain.hall.columns import HALL_SHEETS
from edu.domain.hall.groups import GroupBooking, clock_text
from edu.domain.hall.tally import HallTally, RatingLine, VisitLine
from edu.domain.visits import GameVisit, VisitAct
from edu.storage.integrity import digest
from edu.storage.refolding import rebuild
from edu.system.clock import ms_at
from tests.edu.services.school import ADMIN, KIOSK, TRAINER, learner
from tests.recount import Life, lived
from tests.stores import Bench
from tests.township import Builder

DAY = date(2026, 11, 22)
YEAR = date(2026, 1, 1), date(2026, 12, 31)


def of_year(bench: Bench) -> HallBook:
    return bench.services().hall_statistics.book(TRAINER, *YEAR)


def done_in(visit: dict) -> list[dict]:
    """All that the event says was done; of an event of before that was kept, the last."""
    if visit.get("done"):
        return [{"ended": "finished" if one.get("finished") else "left", **one} for one in visit["done"]]
    return [visit]


def hour_of(visit: dict) -> int:
    return (visit["time_ms"] // 3_600_000 + 8) % 24


def test_uses_by_day_hour_door_and_game_are_the_ledgers(bench: Bench) -> None:
    Builder(bench, 2, people=30).build()
    visits = lived(bench.store).visits

    book = of_year(bench)

    def heads(key) -> Counter:
        found: Counter = Counter()
        for visit in visits:
            found[key(visit)] += visit.get("people", 1)
        return found

    assert (book.visits, book.people) == (len(visits), sum(v.get("people", 1) for v in visits))
    assert {row.key: row.people for row in book.days} == heads(lambda v: v["day"])
    assert {row.key: row.people for row in book.hours} == heads(lambda v: f"{hour_of(v):02d}")
    at_door, by_activity, ended, seconds = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    for visit in visits:
        for door in {one["door"] for one in done_in(visit)}:  # once at each door, however much was done behind it
            at_door[door] += visit.get("people", 1)
        for one in done_in(visit):
            by_activity[one["activity"]] += visit.get("people", 1)
            ended[one["activity"]] += one.get("ended") == "finished"
            seconds[one["activity"]] += one.get("seconds", 0)
    assert {row.key: row.people for row in book.doors if row.people} == at_door
    assert sum(at_door.values()) > book.people
    for door in at_door:
        assert sum(row.by_door.get(door, 0) for row in book.days) == at_door[door]
        assert sum(row.by_door.get(door, 0) for row in book.hours) == at_door[door]
    assert {(row.title, row.people, row.finished, row.minutes) for row in book.activities} == {
        (title, by_activity[slug], ended[slug], seconds[slug] // 60)
        for title, slug in (("灭火器大师", "extinguisher"), ("烟层逃生", "smoke"), ("快问快答", "a"))
    }


def test_gains_and_missed_rules_are_the_ledgers(bench: Bench) -> None:
    Builder(bench, 2, people=30).build()
    games = [one for visit in lived(bench.store).visits for one in done_in(visit) if one.get("game")]

    book = of_year(bench)

    assert {row.title for row in book.learned} == {"灭火器大师", "烟层逃生"}
    for learned in book.learned:
        game = {"灭火器大师": "extinguisher", "烟层逃生": "smoke"}[learned.title]
        both = [one for one in games if one["game"] == game and one["before_asked"] and one.get("after_asked", 0)]
        right = [sum(one.get(f"{side}_correct", 0) for one in both) for side in ("before", "after")]
        assert learned.visits == len(both)
        assert (learned.before, learned.after) == ((3 * len(both), right[0]), (3 * len(both), right[1]))
        assert learned.second_first == sum(one.get("first") == "b" for one in both)
        assert learned.gain.value == pytest.approx((right[1] - right[0]) / (3 * len(both)))
        assert learned.gain.interval is not None
        assert learned.gain.interval.low < learned.gain.value < learned.gain.interval.high
    assert {row.second_first > 0 for row in book.learned} == {True, False}
    expected = Counter[tuple[int, int]]()
    for game in ("extinguisher", "smoke"):
        played = [one for one in games if one["game"] == game and one.get("score", -1) >= 0]
        missed = Counter(rule for one in played for rule in one.get("missed", ()))
        expected.update((count, len(played)) for count in missed.values())
    assert Counter((row.missed, row.played) for row in book.missed) == expected
    shares = [row.missed / row.played for row in book.missed]
    assert shares == sorted(shares, reverse=True)


def said(life: Life, topic: str) -> Counter:
    return Counter(one[topic] for one in life.feedback if one.get(topic, 0))


def test_what_visitors_said_is_the_ledgers(bench: Bench) -> None:
    Builder(bench, 2, people=30).build()
    life = lived(bench.store)

    book = of_year(bench)

    for topic, levels, good in (("known", 4, 3), ("pleased", 5, 4)):
        whole, counted = book.rating(topic), said(life, topic)
        assert whole.counts == tuple(counted[level] for level in range(1, levels + 1))
        assert whole.good == sum(count for level, count in counted.items() if level >= good)
        for slices in ({r.month for r in book.ratings if r.month}, {r.door for r in book.ratings if r.door}):
            rows = [r for r in book.ratings if r.topic == topic and (r.month in slices or r.door in slices)]
            assert sum(row.answered for row in rows) == whole.answered


def test_a_visit_is_one_use_and_counts_once_at_each_door_and_each_thing_done(bench: Bench) -> None:
    """Four people, two games behind one door, a quiz; nobody comes in afterwards."""
    gas = GameVisit(game="gas", level=1, score=80, missed=("x",), before=(3, 1), after=(3, 3), first="b")
    smoke = GameVisit(game="smoke", level=2, score=40, missed=("y",))
    done = (
        VisitAct(door="play", activity="gas", seconds=100, asked=6, correct=4, finished=True, game=gas),
        VisitAct(door="play", activity="smoke", seconds=80, finished=True, game=smoke),
        VisitAct(door="quiz", activity="quick", seconds=61, asked=5, correct=2),
    )
    bench.services().visits.finish(
        KIOSK, door="quiz", activity="quick", seconds=250, asked=11, correct=6, people=4, game=gas, done=done
    )

    book = of_year(bench)

    assert (book.visits, book.people) == (1, 4)
    assert [(row.visits, row.people, row.by_door) for row in (*book.days, *book.hours)] == [
        (1, 4, {"play": 4, "quiz": 4})
    ] * 2
    assert [(row.key, row.visits, row.people) for row in book.doors if row.visits] == [("play", 1, 4), ("quiz", 1, 4)]
    assert {(row.door, row.visits, row.people, row.minutes, row.finished) for row in book.activities} == {
        ("play", 1, 4, 1, 1), ("quiz", 1, 4, 1, 0),
    }  # fmt: skip
    assert len(book.activities) == 3
    assert [(row.door, row.asked, row.correct) for row in book.answers] == [("play", 6, 4), ("quiz", 5, 2)]
    assert [(row.visits, row.before, row.after, row.second_first) for row in book.learned] == [(1, (3, 1), (3, 3), 1)]
    assert {(row.rule, row.missed, row.played) for row in book.missed} == {("x", 1, 1), ("y", 1, 1)}


def test_a_hall_of_before_counts_what_was_done_last(bench: Bench) -> None:
    """The event has no `done`: the time and the answers of the whole visit are the last thing's, as they were."""
    game = GameVisit(game="gas", level=1, score=80, missed=("x",), before=(3, 1), after=(3, 3))
    bench.services().visits.finish(
        KIOSK, door="quiz", activity="quick", seconds=250, asked=11, correct=6, ended="finished", game=game
    )

    book = of_year(bench)

    assert [(row.door, row.visits, row.minutes, row.finished) for row in book.activities] == [("quiz", 1, 4, 1)]
    assert [(row.door, row.asked) for row in book.answers] == [("quiz", 11)]
    assert [(row.visits, row.second_first) for row in book.learned] == [(1, 0)]
    assert [(row.rule, row.played) for row in book.missed] == [("x", 1)]


def test_the_projections_are_folded_anew_to_the_same(bench: Bench) -> None:
    Builder(bench, 2, people=12).build()
    before, book = digest(bench.store), of_year(bench)

    rebuild(bench.store)

    assert digest(bench.store) == before
    assert of_year(bench) == book


def test_memory_does_not_grow_with_visitors() -> None:
    """45,000 more visitors of the same days: less than half a byte for each, for the digits of the sums."""

    def held(visits: int) -> int:
        tracemalloc.start()
        lines = (
            VisitLine("", f"2026-03-{1 + n % 28:02d}", n * 7 % 1440, 1, (
                VisitAct(door="play", activity=f"g{n % 5}", seconds=60, asked=6, correct=n % 7, finished=True,
                         game=GameVisit(game=f"g{n % 5}", score=50, missed=("a", "b")[: n % 3], before=(3, n % 4),
                                        after=(3, n * 3 % 4), first="b" if n % 2 else "a")),
            ))
            for n in range(visits)
        )  # fmt: skip
        tally = HallTally().take(lines, (RatingLine("", "2026-03-01", "play", n % 5, n % 6) for n in range(visits)))
        size = tracemalloc.get_traced_memory()[0]
        tracemalloc.stop()
        assert tally.whole.visits == visits
        return size

    assert held(50_000) - held(5_000) < 22_500


# -- what a visitor says --


def rate(bench: Bench, **said: object) -> str | None:
    return bench.services().visits.rate(KIOSK, **({"door": "quiz", "activity": "quick"} | said))  # type: ignore[arg-type]


def test_an_answer_half_given_counts_for_its_half(bench: Bench) -> None:
    assert rate(bench, known=4, pleased=0) is not None
    assert rate(bench, known=1, pleased=5) is not None
    assert rate(bench, known=0, pleased=0) is None

    book = bench.services().hall_statistics.book(TRAINER, DAY, DAY)

    assert book.rating("known").counts == (1, 0, 0, 1)
    assert (book.rating("pleased").answered, book.rating("pleased").good) == (1, 1)
    assert book.rating("known").rate.interval is None


@pytest.mark.parametrize("wrong", [{"known": 5}, {"known": -1}, {"pleased": 6}, {"door": "张三"}, {"activity": "a b"}])
def test_an_answer_carries_no_text_and_no_other_level(sqlite_bench: Bench, wrong: dict) -> None:
    with pytest.raises(InvalidInput):
        rate(sqlite_bench, **({"known": 1, "pleased": 1} | wrong))


def test_a_place_is_a_unit_and_never_a_name(sqlite_bench: Bench) -> None:
    visits = sqlite_bench.services().visits

    for hall in ("古市镇安全体验馆", "a" * 31, "A" * 32):
        with pytest.raises(InvalidInput, match="地点"):
            visits.finish(KIOSK, door="quiz", activity="quick", seconds=5, hall=hall)
        with pytest.raises(InvalidInput, match="地点"):
            visits.rate(KIOSK, known=1, pleased=1, hall=hall)
    assert lived(sqlite_bench.store).visits == []


def test_an_answer_is_tied_to_no_visit_and_the_kiosk_reads_none(sqlite_bench: Bench) -> None:
    services = sqlite_bench.services()
    visit = services.visits.finish(KIOSK, door="quiz", activity="quick", seconds=5)

    answer = rate(sqlite_bench, known=1, pleased=1)

    assert answer not in ("", None, visit)
    assert lived(sqlite_bench.store).feedback == [
        {"door": "quiz", "activity": "quick", "known": 1, "pleased": 1, "day": "2026-11-22"}
    ]
    with pytest.raises(NotAllowed):
        services.hall_statistics.book(KIOSK, DAY, DAY)
    with pytest.raises(NotAllowed):
        services.visits.rate(learner("1" * 32), known=1, pleased=1)


# -- parties --


def booking(**changed: object) -> GroupBooking:
    whole = {
        "name": "古市小学三（2）班",
        "sort": "school",
        "day": "2026-11-22",
        "begins": 540,
        "minutes": 60,
        "people": 42,
    }
    return GroupBooking(**(whole | changed))  # type: ignore[arg-type]


def test_a_party_is_booked_changed_and_cancelled(bench: Bench) -> None:
    services = bench.services()
    kept, gone = (services.hall_groups.book(TRAINER, booking(name=name)) for name in ("一班", " 二班 "))
    services.hall_groups.change(TRAINER, kept, booking(name="一班", people=38, begins=600))
    services.hall_groups.cancel(TRAINER, gone, "下雨没来")
    for minute in (0, 5, 61):
        bench.clock.jump_to(ms_at(DAY, 10, minute % 60) + minute // 60 * 3_600_000)
        services.visits.finish(KIOSK, door="quiz", activity="quick", seconds=5)

    book = services.hall_statistics.book(TRAINER, DAY, DAY)

    assert [(row.group.name, row.group.people, row.during) for row in book.received] == [("一班", 38, 2)]
    assert [group.name for group in services.hall_groups.list(TRAINER, DAY, DAY)] == ["二班", "一班"]
    assert [row.group.state("2026-11-22", 630) for row in book.groups] == ["已取消", "接待中"]
    (kept_row,) = book.received
    assert [kept_row.group.state(day, 700) for day in ("2026-11-21", "2026-11-22")] == ["已预约", "已接待"]
    assert clock_text(kept_row.group.begins) == "10:00"
    with pytest.raises(Conflict):
        services.hall_groups.change(TRAINER, gone, booking())
    with pytest.raises(NotFound):
        services.hall_groups.cancel(TRAINER, "0" * 32, "")


def test_a_party_and_a_groups_ticket_stand_side_by_side_and_are_not_added_up(bench: Bench) -> None:
    """Forty-two are registered; forty hold one ticket and play three times on one day, once on the next."""
    services = bench.services()
    services.hall_groups.book(TRAINER, booking(people=42))
    ticket = services.tickets.issue_group(ADMIN, label="古市小学三（2）班", people=40, days=2)
    for hour, day in ((9, DAY), (10, DAY), (11, DAY), (9, DAY + timedelta(days=1))):
        bench.clock.jump_to(ms_at(day, hour, 30))
        services.visits.finish(KIOSK, door="quiz", activity="quick", seconds=60, ticket=ticket.id)

    book = services.hall_statistics.book(TRAINER, DAY, DAY + timedelta(days=1))
    figures = services.statistics.book(TRAINER, 2026).total.figures

    assert (book.visits, book.people) == (4, 80)
    assert [(row.key, row.visits, row.people) for row in book.days] == [("2026-11-22", 3, 40), ("2026-11-23", 1, 40)]
    assert [(row.group.people, row.during) for row in book.received] == [(42, 1)]
    assert (figures["visits"], figures["visitors"]) == (4, 80)
    assert (figures["hall_groups"], figures["hall_group_people"]) == (1, 42)


def test_the_workbook_says_that_the_two_are_not_added_up() -> None:
    said = {(figure.group, figure.title): figure.definition for figure in FIGURES}
    party = next(column for column in HALL_SHEETS["体验馆（团体）"] if column.title == "人数").definition
    heads = [column.definition for sheet in HALL_SHEETS.values() for column in sheet if column.title == "终端人次"]

    assert all("不能相加" in text and "团队票" in text for text in (said["体验馆", "团体人数"], party))
    assert all("团队票一天只在第一次使用时计" in text for text in (said["体验馆", "终端人次"], *heads))


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": "  "}, {"name": "长" * 61}, {"sort": "zoo"}, {"day": "2026-13-01"}, {"day": "2029-01-01"},
        {"begins": 1440}, {"minutes": 0}, {"people": 0}, {"people": 2001},
    ],
)  # fmt: skip
def test_an_impossible_party_is_refused_with_its_fault(sqlite_bench: Bench, wrong: dict) -> None:
    with pytest.raises(InvalidInput):
        sqlite_bench.services().hall_groups.book(TRAINER, booking(**wrong))


def test_who_may_not_receive_parties(sqlite_bench: Bench) -> None:
    for actor in (KIOSK, learner("1" * 32), Actor(role=Role.SEAT, id="a/b")):
        with pytest.raises(NotAllowed):
            sqlite_bench.services().hall_groups.book(actor, booking())


def test_the_name_of_a_party_stands_in_the_vault_alone(sqlite_bench: Bench) -> None:
    sqlite_bench.services().hall_groups.book(TRAINER, booking())
    (fact,) = lived(sqlite_bench.store).groups.values()

    assert "古市小学" not in str(fact)


def test_time_turned_round_is_refused_and_nothing_is_an_empty_book(sqlite_bench: Bench) -> None:
    services = sqlite_bench.services()
    with pytest.raises(InvalidInput):
        services.hall_statistics.book(TRAINER, date(2026, 2, 1), date(2026, 1, 1))

    book = services.hall_statistics.book(TRAINER, DAY, DAY)

    assert book.empty
    assert [row.key for row in book.doors] == ["play", "learn", "quiz", "drill"]
    assert book.rating("pleased").rate.value is None


def test_what_is_no_longer_installed_keeps_its_slug(sqlite_bench: Bench) -> None:
    services = sqlite_bench.services()
    shown = (
        ("play", "gone"), ("learn", "gone/gone"), ("drill", "gone"), ("other", "x"),
        ("learn", "yingzhi.fire-escape/gone"), ("learn", "yingzhi.fire-escape/stay-or-go"),
    )  # fmt: skip
    for door, activity in shown:
        game = GameVisit(game="gone", score=10, missed=("rule",)) if door == "play" else None
        services.visits.finish(KIOSK, door=door, activity=activity, seconds=5, game=game)
    services.visits.finish(
        KIOSK, door="play", activity="extinguisher", seconds=5,
        game=GameVisit(game="extinguisher", score=10, missed=("rule",)),
    )  # fmt: skip

    book = services.hall_statistics.book(TRAINER, DAY, DAY)

    titles = {row.title for row in book.activities}
    assert {"gone", "gone/gone", "x", "yingzhi.fire-escape/gone", "灭火器大师"} < titles
    assert not any("stay-or-go" in title for title in titles)
    assert {row.rule for row in book.missed} == {"rule"}
    assert book.doors[-1].key == "other"
    assert [door_word(row.key) for row in book.doors][3:] == ["闯一闯", "other"]
