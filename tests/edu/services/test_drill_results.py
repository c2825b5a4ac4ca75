"""What a run is worth and what is kept of it: points with their sources, evidence, replay, two teams, improvements."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from edu.domain.drill_records import DrillQuery
from edu.domain.drills.comparing import choice_rows, differences
from edu.domain.drills.run_views import ONLY_PICTURES, Evidence
from edu.domain.drills.state import News
from edu.domain.drills.version import ENGINE
from edu.domain.errors import Conflict, InvalidInput, NotAllowed, NotFound, StorageError
from edu.domain.people import Enterprise
from edu.storage.integrity import digest, verify
from edu.storage.refolding import rebuild
from tests.edu.services.drill_hall import FLOOD, Hall, make_scenario
from tests.edu.services.school import ADMIN, KIOSK, MINUTE, TRAINER


def begin(hall: Hall, org: str, **options: object) -> str:
    return hall.runs.start(TRAINER, FLOOD, **{"mode": "group", "org": org, "seed": 7, **options})  # type: ignore[arg-type]


def play(hall: Hall, run: str, answers: dict[int, tuple[str, str]], until: int = 120) -> None:
    """Tick → decision and option."""
    for tick, (decision, option) in sorted(answers.items()):
        hall.runs.advance(TRAINER, run, tick - hall.runs.view(TRAINER, run).tick)
        hall.runs.choose(TRAINER, run, decision, option)
    hall.runs.advance(TRAINER, run, until)


GOOD = {6: ("d0", "go"), 16: ("d1", "go"), 26: ("d2", "go"), 36: ("d3", "go")}


# -- points --


def test_every_point_leads_to_an_event_and_to_its_sources(hall: Hall) -> None:
    run = begin(hall, hall.village())
    hall.runs.advance(TRAINER, run, 6)
    chosen = hall.runs.choose(TRAINER, run, "d0", "go", rationale="快")
    opened = hall.runs.act(TRAINER, run, "open-hall")
    hall.runs.advance(TRAINER, run, 10)
    reported = hall.runs.report(TRAINER, run, "first", {"time": "一点", "place": "上村"})
    rated = hall.judging.rate(TRAINER, run, "look", "S", note="清楚")
    hall.runs.advance(TRAINER, run, 120)
    result = hall.results.close(TRAINER, run)

    lines = {line.criterion.id: line for line in result.lines}
    assert (lines["cd0"].event, lines["cd0"].earned) == (chosen.label, 1000)
    assert lines["cd0"].cites == ("book#2", "law#1")
    assert (lines["open"].event, lines["open"].cites) == (opened.label, ("law#9",))
    assert (lines["told"].event, lines["told"].earned) == (reported.label, 500)
    assert (lines["look"].event, lines["look"].earned) == (rated.label, 375)
    assert lines["cd1"].event == lines["people"].event == result.started_event
    labels = {line.label for line in _labels(hall)}
    assert {line.event for line in result.lines} | {result.started_event, result.closed_event} <= labels
    decisions = {line.decision: line for line in result.decisions}
    assert (decisions["d0"].how, decisions["d0"].rationale, decisions["d0"].better) == ("answered", "快", ())
    assert (decisions["d1"].how, decisions["d1"].better) == ("expired", ("go", "chat"))
    assert result.only_pictures == ""


def _labels(hall: Hall) -> list:
    from edu.storage.refolding import words_of
    from edu.storage.schema import events

    class Line:
        def __init__(self, label: str) -> None:
            self.label = label

    with hall.bench.store.engines.reader.connect() as connection:
        words = words_of(connection)
        return [
            Line(f"{words[row.device][-6:]}-{row.epoch}-{row.seq:06d}") for row in connection.execute(events.select())
        ]


def test_a_red_line_caps_and_leads_to_the_act(hall: Hall) -> None:
    run = begin(hall, hall.village())
    hall.runs.advance(TRAINER, run, 6)
    crossed = hall.runs.choose(TRAINER, run, "d0", "river")
    play(hall, run, {tick: what for tick, what in GOOD.items() if tick > 6})

    result = hall.results.close(TRAINER, run)

    assert result.result.total <= 5900
    assert result.redline_events == {"river-road": crossed.label}
    assert hall.runs.runs(TRAINER)[0].total == result.result.total


def test_points_of_an_evaluator_stand_beside_the_automatic_ones(hall: Hall) -> None:
    run = begin(hall, hall.village())
    play(hall, run, {6: ("d0", "wait")})
    for points, reason in ((1001, "太多"), (-1, "太少"), (500, " ")):
        with pytest.raises(InvalidInput):
            hall.judging.override(TRAINER, run, "cd0", points, reason)
    hall.judging.override(TRAINER, run, "cd0", 300, "口头说过要转移")
    before = hall.results.close(TRAINER, run).result.total

    event = hall.judging.override(TRAINER, run, "cd0", 1000, "录像证明")

    result = hall.results.result(TRAINER, run)
    line = next(line for line in result.lines if line.criterion.id == "cd0")
    assert (line.automatic, line.earned, line.overridden, line.reason) == (0, 1000, True, "录像证明")
    assert line.override_event == event.label
    assert result.run.total == result.result.total > before


def test_an_override_that_is_taken_back_gives_the_automatic_points_again(hall: Hall) -> None:
    run = begin(hall, hall.village())
    play(hall, run, {6: ("d0", "wait")})
    plain = hall.results.result(TRAINER, run).result.total
    with pytest.raises(Conflict, match="没有改过分"):
        hall.judging.restore(TRAINER, run, "cd0")
    hall.judging.override(TRAINER, run, "cd0", 300, "口头说过要转移")
    hall.judging.restore(TRAINER, run, "cd0")
    assert hall.results.result(TRAINER, run).result.total == plain
    hall.judging.override(TRAINER, run, "cd0", 1000, "录像证明")
    hall.results.close(TRAINER, run)

    hall.judging.restore(TRAINER, run, "cd0")

    result = hall.results.result(TRAINER, run)
    line = next(line for line in result.lines if line.criterion.id == "cd0")
    assert (line.earned, line.overridden, line.reason, line.override_event) == (0, False, "", "")
    assert result.run.total == result.result.total == plain
    with pytest.raises(Conflict, match="没有改过分"):
        hall.judging.restore(TRAINER, run, "cd0")
    with pytest.raises(NotAllowed):
        hall.judging.restore(KIOSK, run, "cd0")
    before = digest(hall.bench.store)
    rebuild(hall.bench.store)
    assert digest(hall.bench.store) == before


def test_of_one_evaluator_the_last_rating_counts_and_of_several_the_mean(hall: Hall) -> None:
    run = begin(hall, hall.village())
    hall.runs.advance(TRAINER, run, 3)
    for rating, evaluator in (("U", "e1"), ("P", "e1"), ("M", "e2")):
        hall.judging.rate(TRAINER, run, "look", rating, evaluator=evaluator)
    hall.judging.rate(TRAINER, run, "", "", note="大家很投入")
    hall.judging.note(TRAINER, run, "duty", "先打电话")
    for wrong in (("look", "X", ""), ("look", "", " "), ("ghost", "P", "")):
        with pytest.raises((InvalidInput, NotFound)):
            hall.judging.rate(TRAINER, run, wrong[0], wrong[1], note=wrong[2])
    with pytest.raises(InvalidInput):
        hall.judging.note(TRAINER, run, "duty", "字" * 4001)

    result = hall.results.result(TRAINER, run)

    assert next(line.earned for line in result.lines if line.criterion.id == "look") == 500 * 700 // 1000
    assert [(one.tick, one.role, one.note) for one in result.observations[3:]] == [
        (3, "", "大家很投入"),
        (3, "duty", "先打电话"),
    ]
    assert hall.runs.view(TRAINER, run).observations == result.observations


# -- the end --


def test_closing_books_the_drill_for_everybody_who_took_part(hall: Hall) -> None:
    one, two = hall.school.person(1), hall.school.person(2)
    village = hall.village()
    run = begin(hall, village, seats={"secretary": one, "duty": two})
    play(hall, run, GOOD)
    hall.bench.clock.advance(50 * MINUTE)
    result = hall.results.close(TRAINER, run, Evidence(participants=12, place="村委会", commander="老王"))

    file = hall.drills.view(TRAINER, result.drill)
    record = file.record
    assert (record.level, record.form, record.hazard, record.content) == ("village", "tabletop", "flood", "special")
    assert (record.minutes, record.participants, record.evaluated, record.place) == (50, 12, True, "村委会")
    assert {(line.person, line.part) for line in file.people} == {(one, "书记"), (two, "值班员")}
    assert "时间到" in record.summary
    with hall.bench.store.reading() as view:
        assert [drill.id for drill in view.drills.drills_of(one)] == [result.drill]
    for call in (
        lambda: hall.results.close(TRAINER, run),
        lambda: hall.runs.advance(TRAINER, run, 1),
        lambda: hall.runs.abandon(TRAINER, run, "不演了"),
    ):
        with pytest.raises(Conflict):
            call()
    assert verify(hall.bench.store).ok


def test_of_a_family_of_forks_one_counts(hall: Hall) -> None:
    run = begin(hall, hall.village())
    play(hall, run, {})
    assert hall.results.close(TRAINER, run).drill
    fork = hall.runs.back(TRAINER, run, 5)
    play(hall, fork, GOOD)
    result = hall.results.close(TRAINER, fork)
    assert result.drill == ""
    assert result.result.total > hall.results.result(TRAINER, run).result.total
    assert len(hall.drills.list(TRAINER, DrillQuery())) == 1


def test_what_nobody_played_is_no_evidence(hall: Hall) -> None:
    village = hall.village()
    empty = begin(hall, village, seats={"secretary": "npc", "duty": "npc"})
    play(hall, empty, {})
    unplayed = begin(hall, village)
    rehearsal = begin(hall, village)
    play(hall, rehearsal, {})
    assert hall.results.close(TRAINER, empty).drill == ""
    assert hall.results.close(TRAINER, unplayed).drill == ""
    assert hall.results.close(TRAINER, rehearsal, Evidence(counts=False)).drill == ""
    assert list(hall.drills.list(TRAINER, DrillQuery())) == []


def test_a_firm_drills_for_itself(hall: Hall) -> None:
    firm = Enterprise(
        id="", uscc="", name="宏达木业", industry="", high_risk=False, township=hall.school.town(), village=""
    )
    made = hall.school.organisations.register_enterprise(ADMIN, firm)
    run = begin(hall, "", enterprise=made)
    play(hall, run, {})
    drill = hall.results.close(TRAINER, run).drill
    assert hall.drills.view(TRAINER, drill).record.level == "enterprise"


def test_a_closing_that_cannot_be_booked_closes_nothing(hall: Hall) -> None:
    run = begin(hall, hall.village())
    play(hall, run, {})
    with pytest.raises(InvalidInput):
        hall.results.close(TRAINER, run, Evidence(content="nonsense"))
    assert hall.runs.view(TRAINER, run).state == "running"
    assert hall.results.close(TRAINER, run).drill


# -- looking again --


def test_a_replay_shows_every_tick_with_its_news(hall: Hall) -> None:
    run = begin(hall, hall.village())
    hall.runs.advance(TRAINER, run, 6)
    hall.runs.choose(TRAINER, run, "d0", "go")
    live = hall.runs.view(TRAINER, run).picture
    play(hall, run, {})
    hall.results.close(TRAINER, run)

    replay = hall.results.replay(TRAINER, run)

    assert [picture.tick for picture in replay.pictures] == list(range(111))
    assert replay.pictures[6] == live
    assert {news.what for news in replay.told_until(6) if isinstance(news, News)} == {"rain", "d0"}
    assert len(replay.curve(0)) == 111
    assert replay.curve(0)[-1] > replay.curve(0)[0]


def test_a_run_of_another_engine_is_looked_at_by_its_pictures(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    run = begin(hall, hall.village())
    play(hall, run, GOOD)
    closed = hall.results.close(TRAINER, run)
    replay = hall.results.replay(TRAINER, run)

    monkeypatch.setattr("edu.services.drill_run_table.ENGINE", ENGINE + 1)
    monkeypatch.setattr("edu.services.drill_run_forks.ENGINE", ENGINE + 1)
    later = hall.again()
    again = later.results.replay(TRAINER, run)
    result = later.results.result(TRAINER, run)

    assert again.only_pictures == result.only_pictures == ONLY_PICTURES == "内容已更新，仅可按快照回看"
    assert again.pictures == replay.pictures
    assert (result.result, result.lines, result.decisions) == (closed.result, closed.lines, closed.decisions)
    with pytest.raises(Conflict, match="仅可按快照回看"):
        later.runs.back(TRAINER, run, 3)
    with pytest.raises(Conflict, match="不能再改"):
        later.judging.override(TRAINER, run, "cd0", 0, "改分")


def test_two_teams_on_one_seed_stand_side_by_side(hall: Hall) -> None:
    village = hall.village()
    left, right = begin(hall, village), begin(hall, village)
    play(hall, left, GOOD)
    play(hall, right, {6: ("d0", "wait"), 16: ("d1", "go")})
    hall.results.close(TRAINER, left)

    found = hall.comparing.compare(TRAINER, left, right)

    assert found.left.result.total > found.right.result.total
    assert found.apart == ("d0", "d2", "d3")
    ((name, ours, theirs),) = found.objectives
    assert (name, ours > theirs) == ("o1", True)
    assert len(found.left_pictures) == len(found.right_pictures) == 111
    assert differences(found) == ()


def test_another_seed_or_version_is_compared_and_said(hall: Hall) -> None:
    village = hall.village()
    left, other_seed = begin(hall, village), begin(hall, village, seed=8)
    hall.shelf.drills[FLOOD] = make_scenario(2, title="改过的小山洪")
    newer = begin(hall, village)
    play(hall, left, GOOD)
    hall.runs.advance(TRAINER, other_seed, 20)

    (seeds,) = differences(hall.comparing.compare(TRAINER, left, other_seed))
    (versions,) = differences(hall.comparing.compare(TRAINER, left, newer))

    assert "局次不同（第一场 7，第二场 8）" in seeds
    assert "脚本内容不同（第一场是第 1 版，第二场是第 2 版" in versions


def test_what_was_never_asked_of_one_team_is_not_nothing_earned(hall: Hall) -> None:
    """A run of no time has no shares to draw, and its questions were not put."""
    village = hall.village()
    left, fresh = begin(hall, village), begin(hall, village)
    play(hall, left, GOOD)
    rows = {row.title: row for row in choice_rows(hall.comparing.compare(TRAINER, left, fresh))}
    assert rows["问题0"].right == "没有遇到"
    assert rows["问题0"].apart


def test_runs_of_two_scenarios_and_a_run_with_itself_are_not_compared(hall: Hall) -> None:
    village = hall.village()
    left = begin(hall, village)
    hall.shelf.drills["other"] = replace(make_scenario(), id="other")
    other = hall.runs.start(TRAINER, "other", mode="group", org=village, seed=7, seats={})
    for run, match in ((other, "脚本不同"), (left, "同一场")):
        with pytest.raises(Conflict, match=match):
            hall.comparing.compare(TRAINER, left, run)


def test_others_to_compare_with_are_closed_runs_of_the_scenario_the_same_seed_first(hall: Hall) -> None:
    village = hall.village()
    mine = begin(hall, village)
    closed = {}
    for seed in (8, 7, 9):
        closed[seed] = begin(hall, village, seed=seed)
        hall.runs.advance(TRAINER, closed[seed], 5)
        hall.results.close(TRAINER, closed[seed])
    begin(hall, village)  # goes on: nothing to compare with yet
    assert [line.id for line in hall.comparing.others(TRAINER, mine)] == [closed[7], closed[9], closed[8]]


# -- improvements --


def test_what_was_found_wanting_is_followed_until_it_is_closed(hall: Hall) -> None:
    village = hall.village()
    run = begin(hall, village)
    play(hall, run, {})
    hall.results.close(TRAINER, run)
    made = hall.improvements.open(TRAINER, run, "多备手电", owner="老王", due="2026-11-01", objective="o1")
    hall.improvements.assign(TRAINER, made, owner="小李", due="2026-11-30")

    following = begin(hall, village)
    (carried,) = hall.runs.view(TRAINER, following).improvements
    assert (carried.text, carried.owner, carried.due, carried.runs) == ("多备手电", "小李", "2026-11-30", (following,))
    assert carried.late(date(2026, 12, 1))
    hall.improvements.close(TRAINER, made, "买了二十个")

    assert hall.improvements.list(TRAINER, village) == ()
    (done,) = hall.improvements.list(TRAINER, village, closed=True)
    assert (done.closed, done.how, done.late(date(2026, 12, 1))) == (True, "买了二十个", False)
    assert [one.id for one in hall.results.result(TRAINER, following).improvements] == [made]
    assert hall.runs.view(TRAINER, begin(hall, village)).improvements == ()
    for call in (
        lambda: hall.improvements.close(TRAINER, made, "再办"),
        lambda: hall.improvements.assign(TRAINER, "0" * 31 + "1", owner="", due=""),
        lambda: hall.improvements.open(TRAINER, run, "多备手电", objective="ghost"),
        lambda: hall.improvements.open(TRAINER, run, "多备手电", due="明天"),
        lambda: hall.improvements.open(TRAINER, run, ""),
    ):
        with pytest.raises((Conflict, NotFound, InvalidInput)):
            call()


def test_a_stranger_closes_no_improvement(hall: Hall) -> None:
    from dataclasses import replace

    village = hall.village()
    made = hall.improvements.open(TRAINER, begin(hall, village), "多备手电")
    stranger = replace(TRAINER, scope="0" * 31 + "9")
    with pytest.raises(NotAllowed):
        hall.improvements.close(stranger, made, "办了")
    assert hall.improvements.list(stranger) == ()


def test_a_kept_run_that_is_lost_is_said_to_be(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    run = begin(hall, hall.village())
    play(hall, run, {})
    hall.results.close(TRAINER, run)
    monkeypatch.setattr("edu.services.drill_run_table.ENGINE", ENGINE + 1)
    monkeypatch.setattr("edu.services.drill_results.kept", _broken)
    with pytest.raises(StorageError):
        hall.results.replay(TRAINER, run)


def _broken(data: bytes) -> None:
    raise StorageError("坏了")
