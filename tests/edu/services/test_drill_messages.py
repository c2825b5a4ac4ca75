"""加注 in free words: kept with the run in drill time, heard by its seat, and of no weight to world and score."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import text

from edu.domain.drills.run_log import inject_records, log_lines
from edu.domain.errors import Conflict, InvalidInput, NotAllowed, NotFound
from edu.domain.event_words import EVENT_WORDS
from edu.services.drill_messages import DrillMessages
from edu.services.drill_run_access import evaluator_actor, seat_actor
from edu.services.drill_run_shown import shown
from edu.services.drill_seat_pages import Position
from edu.storage.integrity import digest, verify
from edu.storage.refolding import rebuild
from tests.edu.services.drill_hall import FLOOD, Hall, make_hall
from tests.edu.services.school import KIOSK, TRAINER, learner
from tests.stores import Bench

GOOD = {6: ("d0", "go"), 16: ("d1", "go"), 26: ("d2", "go"), 36: ("d3", "go")}


def begin(hall: Hall, village: str = "") -> str:
    return hall.runs.start(TRAINER, FLOOD, mode="group", org=village or hall.village(), seed=7)


def said(hall: Hall, run: str) -> list[tuple[int, str]]:
    return [(one.tick, one.text) for one in hall.runs.view(TRAINER, run).messages]


def heard(hall: Hall, run: str, role: str) -> list[str]:
    """What the phone at that seat shows, '' for one without a seat."""
    return [one.text for one in Position("", hall.runs.view(TRAINER, run)).page("seat", role).news]


def test_a_message_is_stamped_in_drill_time_and_heard_by_its_seat_alone(hall: Hall) -> None:
    run = begin(hall)
    hall.runs.advance(TRAINER, run, 4)
    before = hall.runs.position(TRAINER, run)
    ref = hall.messages.send(TRAINER, run, "桥上\n有人", role="duty", sender="县防指来电", public=True)
    assert hall.runs.position(TRAINER, run) != before, "phones that wait are not told"
    hall.messages.send(TRAINER, run, "各组报数")

    (first, second) = hall.runs.view(TRAINER, run).messages
    assert (first.tick, first.role, first.public, first.sender, first.text) == (
        4,
        "duty",
        True,
        "县防指来电",
        "桥上 有人",
    )
    assert (first.event, first.time_ms) == (ref.label, ref.time_ms)
    assert (second.number, second.role, second.public, second.sender) == (2, "", False, "")
    assert heard(hall, run, "duty")[-2:] == ["桥上 有人", "各组报数"]
    assert heard(hall, run, "secretary")[-1:] == ["各组报数"]
    assert "桥上 有人" not in heard(hall, run, "secretary")
    assert heard(hall, run, "") == ["各组报数"]


def test_messages_move_nothing_and_score_nothing(hall: Hall) -> None:
    """The hash of every tick, the kept blob, and the points are those of the run in which nobody said anything."""
    village = hall.village()
    kept, hashes, results = [], [], []
    for talks in (False, True):
        run = begin(hall, village)
        for tick in range(120):
            if tick in GOOD:
                hall.runs.choose(TRAINER, run, *GOOD[tick])
            if talks and tick % 7 == 0:
                hall.messages.send(TRAINER, run, f"第 {tick} 分钟", role="duty", public=bool(tick % 2))
            view = hall.runs.advance(TRAINER, run, 1)
            hashes.append((talks, view.picture.hash))
            if view.over:
                break
        results.append(hall.results.close(TRAINER, run))
        with hall.bench.store.reading() as reading:
            record = reading.drill_runs.run(run)
            assert record is not None
            kept.append(record.record)
    assert [one for talks, one in hashes if talks] == [one for talks, one in hashes if not talks]
    assert kept[0] == kept[1]
    assert results[0].result == results[1].result
    assert results[0].hash == results[1].hash
    assert (len(results[0].messages), len(results[1].messages)) == (0, 16)


def test_nothing_too_much_and_nobody_are_refused_and_leave_no_trace(hall: Hall) -> None:
    run = begin(hall)
    before = digest(hall.bench.store)
    for words, role, error in (
        ("  \n", "", InvalidInput), ("长" * 201, "", InvalidInput), ("好", "ghost", NotFound),
    ):  # fmt: skip
        with pytest.raises(error):
            hall.messages.send(TRAINER, run, words, role=role)
    with pytest.raises(InvalidInput):
        hall.messages.send(TRAINER, run, "好", sender="谁" * 21)
    assert said(hall, run) == []
    assert digest(hall.bench.store) == before


def test_seats_tablets_and_strangers_send_none(hall: Hall) -> None:
    run = begin(hall)
    for actor in (
        seat_actor(run, "duty"), evaluator_actor(run, "t1"), KIOSK, learner("0" * 32),
        replace(TRAINER, scope="0" * 31 + "9"),
    ):  # fmt: skip
        with pytest.raises(NotAllowed):
            hall.messages.send(actor, run, "我说了算")
    assert said(hall, run) == []


def test_a_second_press_sends_nothing_and_the_next_minute_may_say_it_again(hall: Hall) -> None:
    run = begin(hall)
    hall.messages.send(TRAINER, run, "再报一次", role="duty")
    with pytest.raises(Conflict, match="已经发出"):
        hall.messages.send(TRAINER, run, " 再报一次 ", role="duty")
    hall.messages.send(TRAINER, run, "再报一次", role="secretary")
    hall.runs.advance(TRAINER, run, 1)
    hall.messages.send(TRAINER, run, "再报一次", role="duty")
    assert said(hall, run) == [(0, "再报一次"), (0, "再报一次"), (1, "再报一次")]


def test_the_words_are_private_and_the_event_has_ids_and_codes_alone(hall: Hall) -> None:
    run = begin(hall)
    hall.messages.send(TRAINER, run, "张三丰还在家里", role="duty", sender="李四来电")
    with hall.bench.store.engines.reader.connect() as connection:
        payloads = [bytes(row[0]).decode() if isinstance(row[0], bytes | memoryview) else str(row[0])
                    for row in connection.execute(text("SELECT payload FROM events"))]  # fmt: skip
    assert any('"role":"duty"' in one and '"after"' in one for one in payloads)
    assert not any("张三丰" in one or "李四" in one for one in payloads)
    assert EVENT_WORDS["drill_message_added"]


def test_a_killed_program_comes_back_with_what_was_said(hall: Hall) -> None:
    run = begin(hall)
    hall.runs.advance(TRAINER, run, 6)
    hall.messages.send(TRAINER, run, "桥断了", role="secretary", sender="村民", public=True)
    hall.runs.choose(TRAINER, run, "d0", "go")
    before, page = hall.runs.view(TRAINER, run), heard(hall, run, "secretary")
    later = hall.again()
    view = later.runs.resume(TRAINER, run)
    assert view.messages == before.messages
    assert view.picture.hash == before.picture.hash
    assert heard(later, run, "secretary") == page
    later.messages.send(TRAINER, run, "桥通了")
    assert [one.number for one in later.runs.view(TRAINER, run).messages] == [1, 2]


def test_a_write_that_fails_says_nothing_to_anybody(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    run = begin(hall)
    with hall.bench.store.writing(TRAINER) as work:
        kind = type(work)
    with monkeypatch.context() as broken:
        broken.setattr(kind, "commit", lambda _self: (_ for _ in ()).throw(OSError("full")))
        with pytest.raises(OSError, match="full"):
            hall.messages.send(TRAINER, run, "听得到吗")
    assert said(hall, run) == []
    hall.messages.send(TRAINER, run, "听得到吗")
    assert said(hall, run) == [(0, "听得到吗")]
    assert said(_resumed(hall.again(), run), run) == [(0, "听得到吗")]


def _resumed(hall: Hall, run: str) -> Hall:
    hall.runs.resume(TRAINER, run)
    return hall


def test_another_machine_that_speaks_takes_the_run_over(hall: Hall) -> None:
    run = begin(hall)
    other = _resumed(hall.again(), run)
    hall.bench.clock.advance(1_000)
    other.messages.send(TRAINER, run, "那边说的")
    with pytest.raises(Conflict, match="另一台电脑"):
        hall.messages.send(TRAINER, run, "这边说的")
    assert not hall.runs.open_here(run)
    assert said(_resumed(hall, run), run) == [(0, "那边说的")]


def test_a_fork_knows_what_was_said_before_it_and_nothing_of_later(hall: Hall) -> None:
    run = begin(hall)
    for tick, words in ((2, "早"), (5, "同一刻"), (9, "晚")):
        hall.runs.advance(TRAINER, run, tick - hall.runs.view(TRAINER, run).tick)
        hall.messages.send(TRAINER, run, words)
    fork = hall.runs.back(TRAINER, run, 5)
    assert said(hall, fork) == [(2, "早")]
    hall.messages.send(TRAINER, fork, "另一条线")
    second = hall.runs.back(TRAINER, fork, 4)
    assert said(hall, fork) == [(2, "早"), (5, "另一条线")]
    assert said(hall, second) == [(2, "早")]
    assert said(hall, run) == [(2, "早"), (5, "同一刻"), (9, "晚")]
    assert said(_resumed(hall.again(), fork), fork) == [(2, "早"), (5, "另一条线")]
    hall.runs.advance(TRAINER, fork, 120)
    assert [one.text for one in hall.results.close(TRAINER, fork).messages] == ["早", "另一条线"]


def test_once_it_is_over_or_on_file_nothing_is_said_any_more(hall: Hall) -> None:
    run = begin(hall)
    hall.runs.advance(TRAINER, run, 120)
    with pytest.raises(Conflict, match="推演已经结束"):
        hall.messages.send(TRAINER, run, "还有人吗")
    here = hall.table.of(run)
    hall.results.close(TRAINER, run)
    hall.table.put(here)  # a window that did not hear of it
    with pytest.raises(Conflict, match="已经结束"):
        hall.messages.send(TRAINER, run, "还有人吗")
    assert shown(here).messages == ()


def test_the_record_the_list_of_messages_and_the_replay_have_it_in_its_place(hall: Hall) -> None:
    run = begin(hall)
    hall.runs.advance(TRAINER, run, 6)
    hall.messages.send(TRAINER, run, "先别走", role="duty", sender="县防指来电", public=True)
    hall.runs.choose(TRAINER, run, "d0", "go")
    hall.runs.advance(TRAINER, run, 120)
    result = hall.results.close(TRAINER, run)
    (message,) = result.messages

    lines = log_lines(result)
    (at,) = [number for number, line in enumerate(lines) if line.event == message.event]
    line = lines[at]
    assert (line.tick, line.kind, line.who, line.text, line.time_ms) == (
        6, "临时加注", "值班员（投影显示）", "县防指来电：先别走", message.time_ms,
    )  # fmt: skip
    assert [one.kind for one in lines[at + 1 : at + 3]] == ["作出决定", "决定"]
    assert lines[at - 1].kind == "决策出现"
    (record,) = [one for one in inject_records(result) if one.id == message.event]
    assert (record.plan, record.channel, record.text, record.how, record.clock) == (
        "临时加注", "县防指来电", "先别走", "培训员加注", line.clock,
    )  # fmt: skip
    replay = hall.results.replay(TRAINER, run)
    assert message not in replay.told_until(5)
    assert message in replay.told_until(6)


def test_tables_folded_again_say_the_same(hall: Hall) -> None:
    run = begin(hall)
    hall.messages.send(TRAINER, run, "桥断了", role="duty", sender="村民", public=True)
    before, found = digest(hall.bench.store), hall.results.result(TRAINER, run).messages
    rebuild(hall.bench.store)
    assert digest(hall.bench.store) == before
    assert hall.results.result(TRAINER, run).messages == found
    assert verify(hall.bench.store).ok


def test_a_run_that_is_not_open_here_is_not_spoken_to(sqlite_bench: Bench) -> None:
    hall = make_hall(sqlite_bench)
    run = begin(hall)
    with pytest.raises(Conflict, match="没有在本机打开"):
        DrillMessages(hall.again().table).send(TRAINER, run, "喂")
